"""Paragraphs to sentences, each tied to the lead-in it hangs on."""

import re
from dataclasses import dataclass

from kg.report import Paragraph

_END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(]?[A-Z0-9])")
"""From the last mark of a sentence to the next; begun by the mark, to which the search skips."""
_NOT_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Sgt|Supt|Insp|Det|No|Nos|para|paras|e\.g|i\.e|etc|cf|vs|approx|Rev|Hon|Cllr|[A-Z])\.)$"
)
_ABBREVIATION = 8
"""The longest abbreviation with its full stop, and the character before it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a paragraph by its place, and what it hangs on."""

    start: int
    end: int
    lead: tuple[int, int] | None = None
    """For a list item's first sentence: the place of the lead-in sentence."""
    line: int = 0
    """Which line of the paragraph it stands in: 0 for the text, then one an item."""


def split_sentences(par: Paragraph) -> list[Sentence]:
    """Split a paragraph into sentences; a list item is never joined to its neighbour.

    The first sentence of an item hangs on the latest sentence above it, of a lesser level, that
    ends in a colon or, failing that, on the last sentence of the paragraph's own text.
    """
    found: list[Sentence] = []
    levels = {item.start: item.level for item in par.items}
    leads: dict[int, tuple[int, int]] = {}
    position = 0
    for number, line in enumerate(par.text.split("\n")):
        level = levels.get(position, 0)
        spans = _spans(line, position)
        lead = None
        if level:
            above = [leads[depth] for depth in sorted(leads) if depth < level]
            lead = above[-1] if above else None
        for index, (start, end) in enumerate(spans):
            found.append(Sentence(start, end, lead if index == 0 else None, number))
        if spans:
            leads[level] = spans[-1]
            for depth in [depth for depth in leads if depth > level]:
                del leads[depth]
        position += len(line) + 1
    return found


def _spans(line: str, offset: int) -> list[tuple[int, int]]:
    """Find the sentences of one line."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(line):
        end = match.start() + 1
        if _NOT_END.search(line, max(start, end - _ABBREVIATION), end):
            continue
        spans.append((offset + start, offset + end))
        start = match.end()
    if line[start:].strip():
        spans.append((offset + start, offset + len(line)))
    return spans
