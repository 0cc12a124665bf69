"""Footnotes: small print that begins with a number which the text carries as a marker."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.reading.hyphen import heal_lines
from loaders.reading.pdf.page import Line
from loaders.reading.pdf.tables import TableRow
from loaders.reading.settle import footnote_mark

SMALL = 0.93
"""Of the body's size; reports set notes at 8 or 9 points under 10 to 12."""

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_DIGIT = re.compile(r"[\d⁰¹²³⁴⁵⁶⁷⁸⁹]")
_MARKER = re.compile(r"(?<=[a-z’'.,)\]%])(\d{1,3})(?![\d\w])|\[(\d{1,3})\]|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_NUMBER = re.compile(r"\[?([\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})\]?$")
_SET_APART = re.compile(r"[\[⁰¹²³⁴⁵⁶⁷⁸⁹]")

Item = Line | TableRow


@dataclass
class Note:
    """A footnote while it is gathered."""

    number: str
    page: int
    lines: list[str] = field(default_factory=list)
    after: int = 0
    """How many lines of the text came before it."""


def plain(digits: str) -> str:
    """Write superscript digits as plain ones."""
    return digits.translate(_SUPERSCRIPTS)


def markers(lines: Iterable[str]) -> set[str]:
    """Find the numbers that a text carries as footnote markers.

    >>> sorted(markers(["the inspection2 of 2018¹ and [3]"]))
    ['1', '2', '3']
    """
    counted = (line for line in lines if _DIGIT.search(line))
    return {plain("".join(found)) for line in counted for found in _MARKER.findall(line)}


def mark(text: str, numbers: frozenset[str]) -> str:
    """Write raised digits that are footnotes' numbers as markers; the rest stay raised.

    >>> mark("in 2018¹, the plan² over 3 km⁴", frozenset({"1", "2"}))
    'in 2018[1], the plan2 over 3 km⁴'
    """

    def marker(match: re.Match[str]) -> str:
        number = plain(match[0])
        return footnote_mark(text[: match.start()], number) if number in numbers else match[0]

    return _RAISED.sub(marker, text)


def lift_notes(items: Sequence[Item], body: float) -> tuple[list[Item], list[Note]]:
    """Part the footnotes from the text.

    A note begins with its number, raised, in small print or in brackets; it goes on, over pages
    too, as long as small print follows. Small print that no number begins stays in the text.
    """
    found = markers(
        item.text for item in items if isinstance(item, Line) and item.size >= SMALL * body
    )
    kept: list[Item] = []
    notes: list[Note] = []
    for item in items:
        small = isinstance(item, Line) and item.size < SMALL * body
        number = _number(item) if isinstance(item, Line) else ""
        marked = isinstance(item, Line) and bool(_SET_APART.match(item.label))
        if isinstance(item, Line) and number in found and (small or marked):
            notes.append(Note(number, item.page, [_text(item, number)], len(kept)))
        elif isinstance(item, Line) and small and notes and _goes_on(notes[-1], item, len(kept)):
            notes[-1].lines.append(f"{item.label} {item.text}".strip())
        else:
            kept.append(item)
    return kept, [part for note in notes for part in _parts(note, found)]


def _number(line: Line) -> str:
    match = _NUMBER.match(line.label or line.text.split()[0])
    return plain(match[1]) if match else ""


def _text(line: Line, number: str) -> str:
    return line.text if line.label else line.text[len(line.text.split()[0]) :].strip()


def _goes_on(note: Note, line: Line, kept: int) -> bool:
    """Tell whether small print belongs to the note above it, or to the one on the page before."""
    return note.after == kept or (line.page == note.page + 1 and not note.lines[-1].endswith("."))


def _parts(note: Note, found: set[str]) -> Iterable[Note]:
    """Part notes that were set one behind the other: "1 See annex A. 2 See annex B."."""
    words = heal_lines(note.lines).split()
    current = Note(note.number, note.page, [], note.after)
    last = int(note.number)
    for word in words:
        if word.isdecimal() and word in found and last < int(word) <= last + 2:
            last = int(word)
            yield current
            current = Note(word, note.page, [], note.after)
        else:
            current.lines.append(word)
    yield current
