"""Sectors: the partners that reports name by their field alone, in a list: "health, education".

One such word means the field; two or more in one list mean the bodies that work in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.recognise.lexicon import Entry, fold, load_entries
from loaders.recognise.mention import Mention
from loaders.yaml_file import read_yaml

_NOT_BODIES = r"(?! (?:and safety|safety|inequalit\w+|crime|and wellbeing))"


@dataclass(frozen=True)
class Sectors:
    """The words of ``sectors.yaml``, made ready for look-up."""

    names: dict[str, str]
    """Word, in small letters -> the name of the body or kind it means."""
    one: re.Pattern[str]
    run: re.Pattern[str]
    """A list of two or more."""


@cache
def load_sectors() -> Sectors:
    """Read the words once."""
    names = read_yaml(files("loaders.recognise").joinpath("sectors.yaml"))
    word = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    joiner = r"(?:,? and |, | or | & |/| ?, as well as )"
    other = "police|local authority|local authorities"
    return Sectors(
        names,
        re.compile(rf"\b(?:{word})\b"),
        re.compile(rf"\b(?:(?:{other}|{word}){joiner}(?:the )?)+(?:police|{word})\b{_NOT_BODIES}"),
    )


def find_sectors(folded: str, text: str) -> Iterator[Mention]:
    """Yield the sectors that stand together in a list of at least two bodies or sectors.

    Args:
        folded: the text in small letters, of the same length.
        text: as the report has it.
    """
    sectors = load_sectors()
    if not any(word in folded for word in sectors.names):
        return
    for run in sectors.run.finditer(folded):
        for match in sectors.one.finditer(run[0]):
            start = run.start() + match.start()
            end = start + len(match[0])
            yield _mention(sectors.names[match[0]], text, start, end)


def _mention(name: str, text: str, start: int, end: int) -> Mention:
    entry = _kinds().get(fold(name))
    if entry is None:
        return Mention(start, end, text[start:end], "Organisation", "sector", name=name)
    return Mention(
        start, end, text[start:end], entry.type, "sector",
        name=entry.name, ref=entry.id, kind=entry.kind,
    )  # fmt: skip


@cache
def _kinds() -> dict[str, Entry]:
    """The kinds of organisation by each of their names."""
    return {
        fold(name): entry
        for entry in load_entries()
        if entry.type == "Organisation" and entry.source == "kind"
        for name in entry.names
    }
