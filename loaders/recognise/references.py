"""References: words that mean something named elsewhere ("the Force", "this team", "it")."""

import re
from collections.abc import Iterator

from loaders.recognise.mention import Mention

_HEADS = {
    "force": "PoliceForce",
    "constabulary": "PoliceForce",
    "unit": "Unit",
    "team": "Unit",
    "department": "Unit",
    "hub": "Unit",
    "command": "Unit",
    "board": "Partnership",
    "forum": "Partnership",
    "group": "Partnership",
    "partnership": "Partnership",
    "network": "Partnership",
    "panel": "Partnership",
    "commission": "Partnership",
    "committee": "Partnership",
    "executive": "Partnership",
    "alliance": "Partnership",
    "subgroup": "Partnership",
    "sub-group": "Partnership",
    "consortium": "Partnership",
    "collaboration": "Partnership",
    "directorate": "Unit",
    "division": "Unit",
    "squad": "Unit",
    "taskforce": "Unit",
    "task force": "Unit",
    "centre": "Unit",
    "desk": "Unit",
    "strategy": "Strategy",
    "plan": "Strategy",
    "framework": "Strategy",
    "programme": "Programme",
    "project": "Programme",
    "scheme": "Programme",
    "initiative": "Programme",
    "pilot": "Programme",
    "fund": "Programme",
    "operation": "Operation",
    "campaign": "Operation",
    "exercise": "Operation",
    "agency": "Organisation",
    "council": "Organisation",
    "service": "Organisation",
    "charity": "Organisation",
    "inspectorate": "Organisation",
    "association": "Organisation",
}
"""Head noun -> the type it is first looked for among."""
_PLURALS = {
    head[:-1] + "ies" if re.search("[^aeiou]y$", head) else head + "s": head
    for head in (*_HEADS, "organisation", "body", "partner", "authority", "member")
}
_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b", re.IGNORECASE)


def _either(words: list[str]) -> str:
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_MORE = (
    r"(?:(?:steering|working|task(?! force)|tasking|governance|oversight|project(?= (?:board"
    r"|team|group))|joint|new|newly formed|whole"
    r"|same|multi-agency|enlarged|combined|dedicated)\s+)?"
)
_DEFINITE = re.compile(
    r"\b(?=[TtEeIiOo])(?P<det>[Tt]he|[Tt]his|[Tt]hat|[Ee]ach|[Ii]ts|[Oo]ur)\s+"
    rf"(?={_MORE}(?P<head>[A-Za-z][a-z]+(?:-group| force)?)\b(?!-?\w|[’'](?!s?\b)))"
)
_OTHER_FORCE = re.compile(r" (?:CID|area|wide|strateg|response|control|specialist)")
_PLURAL = re.compile(
    rf"\b(?:(?:[Tt]he|[Tt]hese|[Aa]ll)\s+(?:{'|'.join(_COUNTS)})|[Bb]oth(?: the| of the(?:se)?)?"
    rf"|[Tt]hese)"
    rf"\s+(?:new\s+|joint\s+"
    rf"|partner\s+)?(?P<head>{_either(sorted(_PLURALS, key=len, reverse=True))})\b(?!-?\w|[’'])"
)
"""Several at once: "the two forces", "both teams", "these departments"."""
_THEY = re.compile(
    r"(?:(?<=^)|(?<=[.;:] )|(?<=\n))(?:They|Both|All (?:of them|two|three|four|five|six)"
    r"|Each of them"
    r"|Both of them)(?=\s+(?:also\s+|now\s+|jointly\s+|then\s+|both\s+)?"
    r"(?!are (?:encouraged|expected|invited|likely|able)\b)[a-z]+\b)(?!\s+(?:the|of|a|an|in|on"
    r"|for)\b)"
)
_PRONOUN = re.compile(
    r"(?:(?<=^)|(?<=[.;:] )|(?<=\n)|(?<=, ))(?:It|We|it|we)\b"
    r"(?! is (?:essential|important|agreed|projected|prudent|recognised|considered))"
)
_OBJECT = re.compile(r"\bit(?=[.,;)\n]|$|\s+(?:are|is|sit|sits|and|which|through|on|in|from)\b)")
_GOVERNS = re.compile(
    r"\b(?i:within|on|of|from|behind|to|with|by|under|alongside|chairs|attends?|leads|supports?"
    r"|funds?|hosts?|runs|oversees|joined|manages) $"
)
"""What the sentence before was about, as this one's object: "Kent Police chairs it"."""
_POSSESSIVE = re.compile(
    r"(?<=; )its(?=\s+(?:[a-z]+ )?(?:members|membership|chair|head|director|partners) (?:are|is"
    r"|include|includes)\b)"
    r"|(?:(?<=^)|(?<=[.;:] )|(?<=\n))(?:Its(?=\s+[a-z])|Other(?=\s+(?:members|signatories"
    r"|participants)\b))"
)
_PERSON = re.compile(
    r"(?:(?<=^)|(?<=[.;:] )|(?<=\n)|(?<=, )|(?<=and ))(?:She|He|she|he)(?=\s+[a-z])"
)
_OF_TWO = re.compile(
    r"\b[Tt]he (?P<which>former|latter)(?=[.,;]|\s+(?:is|was|has|also|will|[a-z]+s)\b)"
)


def find_references(text: str) -> Iterator[Mention]:
    """Yield references; ``name`` holds the head noun, in small letters, or the pronoun.

    The recogniser is ``plural`` for what means several things at once, ``pronoun`` for a pronoun
    and ``anaphor`` for the rest.
    """
    for match in _DEFINITE.finditer(text):
        head = match["head"].lower()
        known = head in _HEADS and match["head"][1:].islower()
        start, end = match.start(), match.end("head")
        if known and not (head == "force" and _OTHER_FORCE.match(text, end)):
            yield Mention(start, end, text[start:end], _HEADS[head], "anaphor", name=head)
    for match in _PRONOUN.finditer(text):
        yield _refer(match, "Unit", "pronoun", match[0].lower())
    for match in _OBJECT.finditer(text) if "it" in text else ():
        if _GOVERNS.search(text, max(0, match.start() - 12), match.start()):
            yield _refer(match, "Unit", "pronoun", "it (object)")
    yield from _find_rare(text)


def _find_rare(text: str) -> Iterator[Mention]:
    """Yield the references that few texts have; each is looked for where a word of it stands."""
    if _has(text, "These", "these", "oth", "the t", "The t", "all t", "All t", "the f", "The f"):
        for match in _PLURAL.finditer(text):
            head = _PLURALS[match["head"].lower()]
            yield _refer(match, _HEADS.get(head, "Organisation"), "plural", head)
    if _has(text, "They", "Both", "All ", "Each of"):
        for match in _THEY.finditer(text):
            yield _refer(match, "Unit", "plural", "they" if match[0] == "They" else "both")
    if _has(text, "Its ", "; its", "Other "):
        for match in _POSSESSIVE.finditer(text):
            yield _refer(match, "Unit", "pronoun", "its")
    if _has(text, " he ", " she ", "He ", "She "):
        for match in _PERSON.finditer(text):
            yield _refer(match, "Person", "pronoun", "she")
    if _has(text, "former", "latter"):
        for match in _OF_TWO.finditer(text):
            yield _refer(match, "Unit", "anaphor", match["which"])


def _has(text: str, *words: str) -> bool:
    return any(word in text for word in words)


def count(text: str) -> int:
    """Give how many things a reference counts, or 0 where it does not say.

    >>> count("the two forces"), count("Both"), count("these teams")
    (2, 2, 0)
    """
    found = COUNT.search(text)
    return _COUNTS[found[0].lower()] if found else 0


def _refer(match: re.Match[str], node_type: str, recogniser: str, name: str) -> Mention:
    return Mention(match.start(), match.end(), match[0], node_type, recogniser, name=name)
