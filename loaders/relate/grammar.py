"""The notation of cues: ``<lead>`` is a verb in all its forms, the rest is a pattern.

``<lead>`` any form, ``<lead:pp>`` past participle, ``<lead:ing>``, ``<lead:fin>`` all but -ing.
Spaces stand for any white space; ``( )``, ``|`` and ``?`` mean what they mean in patterns.
"""

import re
from functools import cache

_IRREGULAR = {
    "be": ("is are was were be am", "being", "been"),
    "bring": ("bring brings brought", "bringing", "brought"),
    "build": ("build builds built", "building", "built"),
    "come": ("come comes came", "coming", "come"),
    "do": ("do does did", "doing", "done"),
    "draw": ("draw draws drew", "drawing", "drawn"),
    "embed": ("embed embeds embedded", "embedding", "embedded"),
    "fall": ("fall falls fell", "falling", "fallen"),
    "fight": ("fight fights fought", "fighting", "fought"),
    "give": ("give gives gave", "giving", "given"),
    "go": ("go goes went", "going", "gone"),
    "have": ("have has had", "having", "had"),
    "hold": ("hold holds held", "holding", "held"),
    "know": ("know knows knew", "knowing", "known"),
    "lead": ("lead leads led", "leading", "led"),
    "lend": ("lend lends lent", "lending", "lent"),
    "make": ("make makes made", "making", "made"),
    "meet": ("meet meets met", "meeting", "met"),
    "oversee": ("oversee oversees oversaw", "overseeing", "overseen"),
    "pay": ("pay pays paid", "paying", "paid"),
    "put": ("put puts", "putting", "put"),
    "run": ("run runs ran", "running", "run"),
    "say": ("say says said", "saying", "said"),
    "see": ("see sees saw", "seeing", "seen"),
    "send": ("send sends sent", "sending", "sent"),
    "set": ("set sets", "setting", "set"),
    "sit": ("sit sits sat", "sitting", "sat"),
    "stand": ("stand stands stood", "standing", "stood"),
    "step": ("step steps stepped", "stepping", "stepped"),
    "take": ("take takes took", "taking", "taken"),
    "transfer": ("transfer transfers transferred", "transferring", "transferred"),
    "undergo": ("undergo undergoes underwent", "undergoing", "undergone"),
    "undertake": ("undertake undertakes undertook", "undertaking", "undertaken"),
    "underpin": ("underpin underpins underpinned", "underpinning", "underpinned"),
    "write": ("write writes wrote", "writing", "written"),
    "begin": ("begin begins began", "beginning", "begun"),
    "become": ("become becomes became", "becoming", "become"),
    "spend": ("spend spends spent", "spending", "spent"),
    "split": ("split splits", "splitting", "split"),
    "find": ("find finds found", "finding", "found"),
    "combat": ("combat combats combated combatted", "combating", "combated"),
    "commit": ("commit commits committed", "committing", "committed"),
    "plan": ("plan plans planned", "planning", "planned"),
    "shut": ("shut shuts", "shutting", "shut"),
    "feed": ("feed feeds fed", "feeding", "fed"),
    "stem": ("stem stems stemmed", "stemming", "stemmed"),
    "bear": ("bear bears bore", "bearing", "borne"),
    "break": ("break breaks broke", "breaking", "broken"),
    "buy": ("buy buys bought", "buying", "bought"),
    "cut": ("cut cuts", "cutting", "cut"),
    "drive": ("drive drives drove", "driving", "driven"),
    "get": ("get gets got", "getting", "got"),
    "grow": ("grow grows grew", "growing", "grown"),
    "keep": ("keep keeps kept", "keeping", "kept"),
    "leave": ("leave leaves left", "leaving", "left"),
    "root": ("root roots rooted", "rooting", "rooted"),
    "seek": ("seek seeks sought", "seeking", "sought"),
    "stamp": ("stamp stamps stamped", "stamping", "stamped"),
    "tell": ("tell tells told", "telling", "told"),
    "win": ("win wins won", "winning", "won"),
    "bid": ("bid bids", "bidding", "bid"),
    "deal": ("deal deals dealt", "dealing", "dealt"),
    "equip": ("equip equips equipped", "equipping", "equipped"),
    "fulfil": ("fulfil fulfils fulfilled", "fulfilling", "fulfilled"),
    "patrol": ("patrol patrols patrolled", "patrolling", "patrolled"),
    "refer": ("refer refers referred", "referring", "referred"),
    "chair": ("chair chairs chaired", "chairing", "chaired"),
}
_SPACES = re.compile(r"\[[^\]]*\]| \?| +")
_BEFORE_PREPOSITION = re.compile(
    r"(>\)?) (?=\(?(?:to|on|with|in|into|for|by|from|under|within|across|against|at|of|through)\b)"
)
_VERB = re.compile(r"<([\w-]+)(?::(\w+))?>")


@cache
def inflect(verb: str) -> tuple[tuple[str, ...], str, str]:
    """Give a verb's finite forms, its -ing form and its past participle.

    >>> inflect("tackle")
    (('tackle', 'tackles', 'tackled'), 'tackling', 'tackled')
    """
    if verb in _IRREGULAR:
        finite, ing, past = _IRREGULAR[verb]
        return tuple(finite.split()), ing, past
    if verb.endswith("e"):
        return (verb, verb + "s", verb + "d"), verb[:-1] + "ing", verb + "d"
    if re.search(r"[^aeiou]y$", verb):
        return (verb, verb[:-1] + "ies", verb[:-1] + "ied"), verb + "ing", verb[:-1] + "ied"
    third = verb + ("es" if re.search(r"(?:s|x|z|ch|sh)$", verb) else "s")
    return (verb, third, verb + "ed"), verb + "ing", verb + "ed"


def forms(verb: str, which: str = "") -> tuple[str, ...]:
    """Give the forms of a verb that a cue asks for.

    Raises:
        ValueError: there is no such choice of forms.
    """
    finite, ing, past = inflect(verb)
    choices = {"": (*finite, ing, past), "fin": (*finite, past), "ing": (ing,), "pp": (past,)}
    if which not in choices:
        raise ValueError(f"cue <{verb}:{which}>: the forms are {', '.join(filter(None, choices))}")
    return tuple(dict.fromkeys(choices[which]))


def expand(cue: str) -> str:
    r"""Turn a cue into a pattern; an adverb may stand between a verb and its preposition.

    >>> expand("<chair:pp> by")
    '(?:chaired)(\\s+[a-z]+ly)?\\s+by'
    """
    cue = _BEFORE_PREPOSITION.sub(r"\1( [a-z]+ly)? ", cue)
    pattern = _VERB.sub(lambda m: "(?:" + "|".join(forms(m[1], m[2] or "")) + ")", cue)
    return re.sub(r" +", r"\\s+", pattern)


def first_words(cue: str) -> tuple[str, ...]:
    """List the words a cue may begin with, for its look-up; of "co-ordinate" it is "co".

    >>> first_words("(the )?driving force")
    ('the', 'driving')

    Raises:
        ValueError: the cue begins with something other than a verb, a word or a choice of words.
    """
    verb = _VERB.match(cue)
    choice = re.match(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)(\??)", cue)
    word = re.match(r"([A-Za-z0-9]+)(\??)", cue)
    if verb:
        found = list(forms(verb[1], verb[2] or ""))
    elif choice:
        found = [
            item for option in re.split(r"\|(?![^(]*\))", choice[1]) for item in first_words(option)
        ]
        found += first_words(cue[choice.end() :].strip()) if choice[2] else []
    elif word:
        found = [word[1], word[1][:-1]] if word[2] else [word[1]]
    else:
        raise ValueError(f"cue {cue!r} must begin with a word, <verb> or (one|or|other)")
    return tuple(dict.fromkeys(item.split("-")[0] for item in found))
