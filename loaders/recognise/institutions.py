"""Institutions named by their place or saint: "HMP Fordham", "Fordham Crown Court".

One of a kind that every area has; the kind's own name alone is listed in the ontology. Cost:
linear in the text; a text without a clue is left at once.
"""

import re
from collections.abc import Iterator

from loaders.recognise.clues import find_clues
from loaders.recognise.heads import load_shapes
from loaders.recognise.mention import Mention

_WORD = r"[A-Z][a-z][\w’'-]*"
_NAME = rf"{_WORD}(?: (?:and |on |upon )?{_WORD}){{0,3}}"
_PRISON = re.compile(
    r"\b(?:HMP(?:/YOI| & YOI| and YOI)?|HMYOI|YOI|H(?:is|er) Majesty[’']s Prison|HM Prison)"
    rf" (?!(?:Service|Inspect|Governor|Staff|Order)){_WORD}(?: (?!and ){_WORD}){{0,2}}"
)
_COURT = re.compile(
    rf"{_NAME} (?:Crown|Magistrates[’']?|County|Sheriff|Combined|Youth|Family) Court"
    rf"|{_NAME} Sheriff Court"
)
_LEVEL = (
    r"(?:Primary|Secondary|High|Grammar|Junior|Infants?|Middle|Comprehensive|Catholic"
    r"|Community|Church of England|CE|RC|Special|Girls[’']|Boys[’'])"
)
_SCHOOL = re.compile(
    rf"(?:St\.? )?{_NAME}(?: {_LEVEL}){{1,3}} (?:School|Academy)"
    rf"|{_WORD}(?: {_WORD}){{0,2}}"
    r" (?:Sixth Form College|Further Education College|Pupil Referral Unit)"
)
_HOSPITAL = re.compile(
    rf"(?:St\.? )?{_NAME} (?:Hospitals?|Infirmary|Hospice|Medical Centre)(?! (?:NHS|Trust|[A-Z]))"
    rf"|(?:University )?Hospitals? of {_NAME}(?! (?:NHS|Trust))"
)
_INSTITUTIONS = {
    "prison": (_PRISON, "justice"),
    "court": (_COURT, "justice"),
    "school": (_SCHOOL, "academic"),
    "hospital": (_HOSPITAL, "health"),
}
"""Each pattern by its clue, and the kind of organisation that it finds."""
_JOINS = {"and", "of", "the", "on", "upon"}


def find_institutions(text: str) -> Iterator[Mention]:
    """Yield the prisons, courts, schools and hospitals that a paragraph names in full."""
    clues = find_clues(text)
    for pattern, kind in (found for clue, found in _INSTITUTIONS.items() if clue in clues):
        for match in pattern.finditer(text):
            start = _begin(match)
            name = text[start : match.end()]
            if " " in name and name.split()[0] not in ("Crown", "Magistrates’", "Primary"):
                yield Mention(start, match.end(), name, "Organisation", "branch", kind=kind)


def _begin(match: re.Match[str]) -> int:
    """Step over the words that only open a sentence, and what is joined before a name."""
    if match.re is _PRISON:  # "His Majesty’s Prison"
        return match.start()
    words = match[0].split(" ")
    while len(words) > 1 and (words[0] in load_shapes().openers or words[0] in _JOINS):
        words = words[1:]
    return match.end() - len(" ".join(words))
