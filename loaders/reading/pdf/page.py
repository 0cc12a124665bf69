"""Word, Shape, Page: what is taken out of a PDF; Line: words that stand side by side.

Lengths are in points, counted from the page's lower left corner as it is seen.
"""

import re
from binascii import a2b_base64
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import repeat
from struct import iter_unpack, unpack_from
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
    """Make a page from what the process that reads the file wrote.

    Its numbers are packed: the page's width and height; all words' left edges, right, lower, their
    heights; then each shape's left, top, right and lower edge.
    """
    count = len(record["words"])
    places = a2b_base64(record["places"])
    width, height = unpack_from("2d", places)
    columns = [unpack_from(f"{count}d", places, 16 + 8 * count * side) for side in range(4)]
    return Page(
        number=record["number"],
        width=width,
        height=height,
        words=tuple(map(tuple.__new__, repeat(Word), zip(record["words"], *columns, strict=True))),
        shapes=tuple(
            Shape(x0, y0, x1, y1) for x0, y1, x1, y0 in iter_unpack("4d", places[16 + 32 * count :])
        ),
        pictured=record["pictured"],
        rotated=record["rotated"],
    )


def to_line(words: Iterable[Word], page: int) -> Line:
    """Join words of one line, given left to right."""
    texts, lefts, rights, lows, sizes = zip(*words, strict=True)
    lengths = [*map(len, texts)]
    text = " ".join(texts)
    return Line(
        text if text.isascii() else _AFTER_MARKER.sub(r"\1", text),
        lefts[0],
        max(rights),
        lows[0],
        sizes[lengths.index(max(lengths))],
        page,
    )
