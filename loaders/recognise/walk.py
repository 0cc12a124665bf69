"""Where a name begins: the walk to the left from its head noun, over what belongs to it.

Cost: a walk stops after ten tokens.
"""

import re
from typing import NamedTuple

from loaders.recognise.heads import Shapes, Token, Tokens, bare

_LONGEST = 10
_OWNED = {"Post", "Strategy", "Programme"}
"""Types whose name ends before "of": what follows is the body they belong to."""
_NOUNS_TOO = {
    "Training", "Development", "Planning", "Delivery", "Support", "Governance", "Leadership",
    "Review", "Funding", "Staff",
}  # fmt: skip
"""Openers that are nouns as well: "Training and Exercising Group"."""
_PARTS_OF_PLANS = {"Annual", "Action", "Delivery", "Implementation"}
"""After "Strategy and" these go on with its name: "Harbour Strategy and Action Plan"."""
_INNER = {"Unit", "Team", "Hub", "Squad", "Command", "Branch", "Desk", "Cell", "Inspectorate"}
"""Heads before "of" that end their own name: "the Food Crime Unit of X"."""
_BEGUN = {"University", "Bishop", "Mayor", "Borough", "City"}
"""What begins a name that ends in its one place: "University of Hull"."""
_OWNERS = {"Government", "Commissioner", "Minister", "Secretary", "Mayor", "Committee"}
_CHILDREN = re.compile(
    r"(?:Children|Women|Men|People|Prince|Princes|King|Queen|Majesty|Victims|Survivors|Girls"
    r"|Boys|Carers|Farmers|Veterans|Offenders|Families|Witnesses|Workers|Travellers|Drivers)"
)
_ACRONYM = re.compile(r"[A-Z][A-Z0-9/&]+")
_ACRONYMS = re.compile(r"[A-Z]{2,6}s?")
_NUMBERED = re.compile(r"\d+[A-Z]")


class Joined(NamedTuple):
    """Where "and" means something else than two parts of a name."""

    topics: dict[int, int]
    """End of a place or threat of several words -> its start: "Blackburn with Darwen"."""
    places: frozenset[int]
    """Ends of places."""
    bodies: frozenset[int]
    """Ends of listed bodies: "Victim Support and Dorset Council"."""

    def closes(self, toks: Tokens, index: int) -> bool:
        """Tell whether a listed body ends at a token and another name follows "and"."""
        following = toks.words[index + 2] if index + 2 < len(toks) else ""
        inside = toks.words[index] == "Police" and following in ("Crime", "Fire")
        return toks[index].end in self.bodies and not inside

    def owner(self, token: Token) -> bool:
        """Tell the possessive of a listed body: "the Home Office’s Protect Team"."""
        return token.end - len(token.text) + len(bare(token.text)) in self.bodies and (
            bare(token.text) != token.text
        )


def walk_left(text: str, toks: Tokens, index: int, shapes: Shapes, joined: Joined) -> int:
    """Find the first token of a capitalised phrase whose last modifier is at ``index``."""
    first = index + 1
    position = index
    if index > 0 and _of_people(text, toks, index):
        position = index - 1  # "the Victims’ Board"
    elif index >= 0 and _possessive(toks.words[index]):
        return first  # "the Government’s strategy" is no name
    while position >= 0 and index - position < _LONGEST:
        token = toks[position]
        skipped = _skip_bracket(toks, position)
        if skipped is not None:
            if (
                skipped < 0
                or not _is_capital(toks.words[skipped])
                or (toks.words[skipped] in shapes.heads and position == index)
            ):
                break
            position = skipped
            continue
        if position > 0 and _of_people(text, toks, position):
            position -= 1
        elif token.end in joined.topics:
            while position > 0 and toks.starts[position] > joined.topics[token.end]:
                position -= 1
            first = position
            position -= 1
        elif token.text == "The" and position < index:
            break  # "Julian House and The Nelson Trust"
        elif _is_capital(token.text):
            owns = _owns(toks, position, shapes) or joined.owner(token)
            if owns or "\n" in text[token.end : toks.starts[position + 1]]:
                break
            first = position
            position -= 1
        elif _is_count(toks, position):
            first = position
            position -= 1
        elif token.text in shapes.joiners and position > 0:
            before = toks.words[position - 1]
            if token.text == "the" and before not in ("of", "for", "on"):
                break  # "X and the Y", "Under Operation X the Y": two names
            left = position - 1 if before not in shapes.joiners else position - 2
            closes = left >= 0 and (
                _closes_name(text, toks, left, shapes) or joined.closes(toks, left)
            )
            if left < 0 or not _is_capital(toks.words[left]) or closes:
                break
            position = left
        else:
            break
    first = _over_commas(text, toks, first, index, shapes, joined)
    named = first > 0 and toks.words[first - 1] in (
        "the",
        "The",
    )  # "the Stronger Communities Board"
    while first <= index and toks.words[first] in shapes.openers and not named:
        if toks.words[first + 1] in ("and", "&") and _opens(text, toks, first):
            break  # "Training and Exercising Group"
        named = toks.words[first] in ("The", "This")
        first += 1
    while first <= index and toks.words[first] in shapes.joiners:
        first += 1
    return first


def _over_commas(
    text: str, toks: Tokens, first: int, index: int, shapes: Shapes, joined: Joined
) -> int:
    """Widen a name over "the Leicester, Leicestershire and Rutland Board"; else leave it.

    Only from an article, and only over single words that end no name of their own.
    """
    joins = not {"and", "&"}.isdisjoint(toks.words[first : min(first + 4, index + 1)])
    position = first
    while joins and position > 1 and toks.words[position - 1] == ",":
        word = toks[position - 2]
        plain = _is_capital(word.text) and not _closes_name(text, toks, position - 2, shapes)
        if not plain or word.text.isupper() or word.end in joined.bodies:
            return first
        position -= 2
    told = position > 0 and toks.words[position - 1] in ("the", "The", "its", "our", "a")
    trust = "NHS" in toks.words[first : index + 1]  # one body, whatever stands before it
    return position if told or trust else first


def walk_lower(
    text: str,
    toks: Tokens,
    index: int,
    shapes: Shapes,
    topic_ends: dict[int, int],
    joined: Joined,
) -> int | None:
    """Find the first token of a phrase with a small-letter head: "economic crime team".

    Before the head stand capitalised words, listed threats and modifiers; at least one of them
    must be a capitalised word or a threat, or no one could tell the name from a description.
    """
    first: int | None = None
    naming = False
    position = index
    if index >= 0 and _possessive(toks.words[index]):
        return None
    while position >= 0 and index - position < _LONGEST:
        token = toks[position]
        if "\n" in text[token.end : toks.starts[position + 1]]:
            break
        skipped = _skip_bracket(toks, position)
        if skipped is not None:
            if skipped < 0 or toks.words[skipped] in shapes.heads:
                break  # "Council (NPCC) strategy": the body before the bracket is the owner
            position = skipped
            continue
        if token.end in topic_ends:
            while position > 0 and toks.starts[position] > topic_ends[token.end]:
                position -= 1
            first, naming = position, True
        elif _is_capital(token.text) and token.text not in shapes.openers:
            opens = _opens(text, toks, position) and naming is False
            if opens or _owns(toks, position, shapes) or joined.owner(token):
                break
            first, naming = position, True
        elif token.text.lower() in shapes.modifiers:
            first = position
        elif _links_title(toks, position) and first is not None:
            first = position = position - 1
        elif token.text in ("of", "and", "&") and position > 0 and first is not None:
            before = toks[position - 1]
            if (
                not _is_capital(before.text)
                or _closes_name(text, toks, position - 1, shapes)
                or before.text in shapes.openers
            ):
                break
        else:
            break
        position -= 1
    while first is not None and first <= index and toks.words[first] in shapes.joiners:
        first += 1
    return first if naming else None


def _links_title(toks: Tokens, index: int) -> bool:
    """Tell the small word of a title: "the Gateway to Recovery service"."""
    return (
        toks.words[index] in ("for", "to")
        and index > 1
        and _is_capital(toks.words[index - 1])
        and toks.words[index - 2] in ("the", "The", "a", "its", "our")
    )


def _opens(text: str, toks: Tokens, index: int) -> bool:
    """Tell whether a token opens a sentence, where any word is capitalised."""
    if toks.words[index].isupper():
        return False
    return (
        index == 0
        or toks.words[index - 1] in (".", ":", ";")
        or text[toks.starts[index] - 1] == "\n"
    )


def _possessive(word: str) -> bool:
    """Tell a possessive from a word; "Children’s Board" is a name all the same."""
    return bare(word) != word and not _CHILDREN.match(word)


def _of_people(text: str, toks: Tokens, index: int) -> bool:
    """Tell the mark behind a plural that owns nothing itself: "Victims’ Strategy"."""
    if toks.words[index] not in ("’", "'"):
        return False
    people = toks[index - 1]
    return people.end == toks.starts[index] and bool(_CHILDREN.fullmatch(people.text))


def _owns(toks: Tokens, index: int, shapes: Shapes) -> bool:
    """Tell an owner ("PCC’s", "Mr Rimmer’s", "the Unit’s") from a name's own possessive."""
    if toks.words[index].endswith(("Children’s", "Children's")):
        return False
    owner = bare(toks.words[index])
    if owner in ("", toks.words[index]):
        return False
    titled = index > 0 and toks.words[index - 1] in ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Cllr")
    acronym = bool(_ACRONYM.fullmatch(owner))
    of_place = index > 1 and toks.words[index - 1] == "of" and _is_capital(toks.words[index - 2])
    office = index + 1 < len(toks) and toks.words[index + 1] == "Office"  # "Commissioner’s Office"
    owns = owner in shapes.heads or owner in _OWNERS
    return titled or acronym or of_place or (owns and not office)


def _skip_bracket(toks: Tokens, position: int) -> int | None:
    """Step left over "(SAC)" inside a name; None when there is no such bracket."""
    if toks.words[position] != ")" or position < 2 or toks.words[position - 2] != "(":
        return None
    return position - 3 if re.fullmatch(r"[A-Z][A-Za-z/&]{1,7}", toks.words[position - 1]) else None


def _closes_name(text: str, toks: Tokens, index: int, shapes: Shapes) -> bool:
    """Tell whether a token ends a name of its own: a head noun or an acronym before "and"."""
    joiner = toks.words[index + 1] if index + 1 < len(toks) else ""
    word = bare(toks.words[index])
    if joiner not in ("and", "&"):  # "Chair of the X": a post beside the body, a body's plan
        owned = any(kind in _OWNED for _, kind in shapes.heads.get(word, ()))
        return word in shapes.openers or owned or word in _INNER
    if index > 1 and toks.words[index - 1] == "of" and toks.words[index - 2] in _BEGUN:
        return True  # "the University of Hull and Harbour College"
    following = toks.words[index + 2] if index + 2 < len(toks) else ""
    if word == "Police" and following in ("Crime", "Fire"):
        return False  # "Police and Crime Plan", "Police and Crime Commissioner"
    alone = (
        index == 0 or not _is_capital(toks.words[index - 1]) or text[toks.starts[index] - 1] == "\n"
    )
    if alone and word in _NOUNS_TOO:
        return False
    opens = alone and word in shapes.openers
    if word in ("Strategy", "Plan", "Framework") and following in _PARTS_OF_PLANS:
        return False
    return opens or word in shapes.heads or bool(_ACRONYMS.fullmatch(word))


def _is_count(toks: Tokens, index: int) -> bool:
    """Tell the figure of "4 P Plans" from a number of things."""
    return toks.words[index].isdigit() and bool(re.fullmatch(r"Ps?", toks.words[index + 1]))


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or (word[:1].isdigit() and bool(_NUMBERED.match(word)))
