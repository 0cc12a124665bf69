"""Sectors: the partners that reports name by their field alone, in a list: "health, education".

One such word means the field; two or more in one list mean the bodies that work in it.
"""

import re
from collections.abc import Iterator
from functools import cache

from loaders.recognise.lexicon import Entry, fold, load_entries
from loaders.recognise.mention import Mention

_SECTORS = {
    "health": "health services",
    "education": "education services",
    "fire": "fire and rescue service",
    "ambulance": "ambulance service",
    "housing": "housing providers",
    "probation": "probation service",
    "social care": "social services",
    "adult social care": "social services",
    "children's social care": "children's services",
    "children services": "children's services",
    "youth services": "youth services",
    "youth justice": "youth justice service",
    "magistrates": "magistrates",
    "prisons": "prison service",
    "courts": "courts",
    "social services": "social services",
    "children's services": "children's services",
    "adult services": "social services",
    "schools": "schools",
}
_WORD = "|".join(sorted(map(re.escape, _SECTORS), key=len, reverse=True))
_RUN = re.compile(
    rf"\b(?:(?:police|local authority|local authorities|{_WORD})(?:,? and |, | or | & |/| ?, as well as )"
    rf"(?:the )?)+(?:police|{_WORD})\b(?! (?:and safety|safety|inequalit\w+|crime|and wellbeing))",
    re.IGNORECASE,
)
_CLUES = ("health", "education", "fire", "ambulance", "hous", "probation", "care", "services", "youth",
          "magistrates", "prisons", "courts", "schools")  # fmt: skip
_ONE = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)


def find_sectors(folded: str, text: str) -> Iterator[Mention]:
    """Yield the sectors that stand together in a list of at least two bodies or sectors."""
    if not any(word in folded for word in _CLUES):
        return
    for run in _RUN.finditer(folded):
        for match in _ONE.finditer(run[0]):
            start = run.start() + match.start()
            end = start + len(match[0])
            name = _SECTORS[match[0].lower()]
            entry = _kinds().get(fold(name))
            yield Mention(
                start, end, text[start:end], "Organisation", "sector",
                name=entry.name if entry else name, ref=entry.id if entry else "",
                kind=entry.kind if entry else None,
            )  # fmt: skip


@cache
def _kinds() -> dict[str, Entry]:
    return {
        fold(name): entry
        for entry in load_entries()
        if entry.type == "Organisation" and entry.source == "kind"
        for name in entry.names
    }
