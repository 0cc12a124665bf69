"""Doubt: whether the words around a cue state a fact, deny it, wish for it or speak of the past.

Before a cue its own clause is read; inside it a "no"; behind it what sets an object apart ("but
not with B") or a condition on the whole. Cost: a window of the clause, so linear in the cues.
"""

import re
from functools import lru_cache

from loaders.relate.chars import ANY, WORD

DENIED = "denied in the text"
POSSIBLE = "only possible or wanted in the text"
PAST = "said of the past in the text"

_NAME = re.compile(ANY)
_WINDOW = 120
_NO = (
    r"no(?! (?:fewer|less|later|more|doubt|matter|small)\b)|not(?! (?:only|just|merely|simply"
    r"|least)\b)"
    r"|none of|neither|nor|never|cannot|can't|hardly|without|unable"
)
_NEGATION = re.compile(
    rf"\b(?:{_NO}|fail(?:s|ed|ing)? to|lack\w*|no longer|rather than|instead of|yet to"
    r"|(?:refus|declin|ceas)\w+ to|(?:decided|voted|advised) against|far from)\b"
    r"(?:\s+[\w’'-]+){0,5}\s*$",
    re.IGNORECASE,
)
_STOPPED = re.compile(
    r"\b(?:stop(?:s|ped)?|ceas(?:e|es|ed)|halt(?:s|ed)?)\s+\w+ing\b", re.IGNORECASE
)
"""With the cue behind it: "has stopped working with", not "were stopped in"."""
_HYPOTHETICAL = re.compile(
    r"\b(?:should|could|(?-i:may)|might|would|if|whether|unless|must|needs? to|ought"
    r"|propos\w+ (?:to|that)|(?:recommend|suggest|request)\w* that|(?:a|the) (?:proposal|bid"
    r"|request) (?:to|for)"
    r"|options? (?:to|for)|explor\w+|consider(?:s|ed|ing|ation)?|hop(?:es?|ed|ing) to|keen to"
    r"|asked to)\b"
    r"(?:\s+[\w’'-]+){0,5}\s*$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",\s+(?:as|however|therefore|yet|at present|of course)\b[^,]{0,30},")
_IF = re.compile(r"[\s“‘(]*(?:if|unless|provided that|assuming)\b(?! not\b)", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:used to|formerly|previously|historically|at one time)\s*$", re.IGNORECASE
)
_CHANGES = {"renamed_to", "merged_into", "establishes"}
"""Relations that speak of what was before."""
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:and|but|so|which|who)\s|\sbut(?! (?:not|no|never)\b)\s")
_JOINED = re.compile(r"\s(?:and|or)\s((?:(?:is|are|was|were|has|have|also|now|then)\s)*)$")
_FINITE = re.compile(r"(?:is|are|was|were|has|have|does)\b|\w+[^s\W]s\b")
_CONCEDED = re.compile(
    r"^\W*(?:although|though|while|whilst|where|when|as|since|because|despite|after|before)\b"
    r"[^,]*,\s+(?=.)",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"\b(?:{_NO}|little|few)\b", re.IGNORECASE)
_DENIED_AFTER = re.compile(r"\s*(?:no|neither|nobody from|none of|nothing)\b(?! (?:fewer|less)\b)")
_APART = re.compile(
    r"\b(?:not|rather than|instead of|except(?: for)?|apart from|other than|excluding|save for"
    r"|with the exception of|nor)(?: (?:with|by|for|of|to|on|in|at|from|the|a|an|its|any))*\s*$",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"^[^.;:]{0,200}?\b(?:(?<!as )if (?!not\b)|unless |subject to (?:the )?(?:approval|agreement"
    r"|funding|consultation|a )"
    r"|in the event (?:of|that)\b)"
)
_ENDED = re.compile(
    r"^[^.;:]{0,60}?\b(?:until (?:\w+ ){0,2}(?:19|20)\d\d|until (?:recently|last|its|it was"
    r"|\w+ was)"
    r"|(?:between|from) (?:19|20)\d\d (?:and|to|until) (?:19|20)\d\d)"
)
_HEADS = re.compile(
    r"(?:no|not|none|neither|nor|never|cannot|can|hardly|without|unable|fail|fails|failed|failing"
    r"|lack\w*|rather|instead|yet|(?:refus|declin|ceas|propos|explor)\w+|decided|voted|advised|far"
    r"|should|could|may|might|would|if|whether|unless|must|needs?|ought|bid"
    r"|(?:recommend|suggest|request|consider)\w*|options?|hop(?:es?|ed|ing)|keen|asked|stop\w*"
    r"|halt\w*|used|formerly|previously|historically|time|little|few|nobody|nothing"
    r"|assuming|subject|event|until)"
)
_PHRASES = re.compile(r"rovided that|(?:between|from) (?:19|20)")
"""Without one of these words or phrases no pattern of doubt can match; most clauses have none."""
_WAS = re.compile(r"\b(?:was|were|had|been)\b|\b\w+ed$")


def doubt(text: str, cue: tuple[int, int], relation: str, end: int) -> str:
    """Say why a cue's words do not state a fact, or nothing.

    Args:
        text: a clause's text, its names one character each.
        cue: the place of the cue.
        relation: what it would say; a change of name speaks of the past without doubt.
        end: the end of all that is read, names too.
    """
    if not _may_be_doubted(text):
        return ""
    start, stop = cue
    before = _own_clause(_NAME.sub("X", text[max(0, start - _WINDOW) : start]), text[start:stop])
    if _NEGATION.search(before) or _INSIDE.search(text[start:stop]):
        return DENIED
    if _STOPPED.search(before[-12:] + text[start:stop]) or _DENIED_AFTER.match(text, stop):
        return DENIED
    if (
        _HYPOTHETICAL.search(before)
        or _IF.match(text)
        or _CONDITION.match(text[end : end + 2 * _WINDOW])
    ):
        return POSSIBLE
    if relation not in _CHANGES and (_FORMER.search(before) or _ended(before, text, cue, end)):
        return PAST
    return ""


@lru_cache(maxsize=1)
def _may_be_doubted(text: str) -> bool:
    """Ask once a clause for the words that doubt begins with: most have none of them."""
    words = WORD.findall(text.lower())
    return any(map(_begins_doubt, words)) or bool(_PHRASES.search(text))


@lru_cache(maxsize=4096)
def _begins_doubt(word: str) -> bool:
    return bool(_HEADS.fullmatch(word))


def set_apart(text: str, start: int, end: int) -> bool:
    """Tell whether a name is excepted by the words between a cue and it: "but not with B".

    >>> set_apart("with A, but not with B", 4, 21)
    True
    """
    return bool(_APART.search(text, max(start, end - 60), end))


def _own_clause(before: str, cue: str) -> str:
    """Cut off what stands before a cue and is of another clause.

    A verb that begins anew behind "and" ("is not new and tackles ...") is not denied with the
    one before it; one that does not ("does not fund and support") is.
    """
    before = _ASIDE.sub("", before)
    joined = _JOINED.search(before)
    if joined and _FINITE.match(joined[1] + cue):
        return ""
    return _CONCEDED.sub("", _CLAUSE_END.split(before)[-1])


def _ended(before: str, text: str, cue: tuple[int, int], end: int) -> bool:
    """Tell whether the text says that what was so has ended: "was a member until 2015"."""
    said = before[-20:] + text[cue[0] : cue[1]]
    return bool(_ENDED.match(text[end : end + _WINDOW]) and _WAS.search(said))
