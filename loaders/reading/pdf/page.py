"""Word, Shape, Page: what is taken out of a PDF; Line: words that stand side by side.

Lengths are in points, counted from the page's lower left corner as it is seen.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

_AFTER_MARKER = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]) (?=[,.;:)])")
"""PDFium takes the change of height behind a raised number for a space."""


class Word(NamedTuple):
    """Characters without a space between them; small raised digits are superscripts (``¹²``)."""

    text: str
    x0: float
    x1: float
    y: float
    """The lower edge of its font's box, which words of one line share."""
    size: float
    """The height of its font's box."""


class Shape(NamedTuple):
    """A drawn path by its outer edges: a rule, a cell's frame, a bullet."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as taken out of the file."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    shapes: tuple[Shape, ...] = ()
    pictured: bool = False
    """It has a picture; without words it is a scan."""
    rotated: int = 0
    """Words left out because they stand aslant or upright."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words side by side, left to right, that no wide gap parts."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    label: str = ""
    """The number or bullet that hangs before it, set apart by a gap."""
    label_x: float | None = None
    """Where the label starts."""

    @property
    def left(self) -> float:
        """Where the line starts, its label included."""
        return self.x0 if self.label_x is None else self.label_x


def page_from_json(record: dict[str, Any]) -> Page:
    """Make a page from what the process that reads the file wrote."""
    return Page(
        number=record["number"],
        width=record["width"],
        height=record["height"],
        words=tuple(Word(*word) for word in record["words"]),
        shapes=tuple(Shape(*shape) for shape in record["shapes"]),
        pictured=record["pictured"],
        rotated=record["rotated"],
    )


def to_line(words: Iterable[Word], page: int) -> Line:
    """Join words of one line, given left to right."""
    items = list(words)
    size = max(items, key=lambda word: len(word.text)).size
    return Line(
        _AFTER_MARKER.sub(r"\1", " ".join(word.text for word in items)),
        items[0].x0,
        max(word.x1 for word in items),
        items[0].y,
        size,
        page,
    )
