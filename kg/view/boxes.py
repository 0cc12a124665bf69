"""Boxes that must not overlap: the room of a thing's glyph and name; a grid finds neighbours."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from textwrap import wrap

LETTER, LINE = 6.4, 14.5
"""Width of a letter and height of a line of a name set in 12 pixels."""
LETTERS, LINES = 20, 3
"""A name is broken into lines of about so many letters, at most so many lines."""
WIDEST = 176
"""No box is wider; it is also the width of a cell of the grid, so neighbours are one cell away."""
CELL = (WIDEST + 8, 84)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a thing needs around its glyph's centre."""

    width: float
    above: float
    below: float

    @property
    def height(self) -> float:
        """From the glyph's top to the name's last line."""
        return self.above + self.below


def radius(links: int) -> float:
    """Give the radius of a thing's glyph, by its links."""
    return min(15.0, 4.4 + 1.35 * sqrt(links))


def named_box(name: str, links: int) -> Box:
    """Make the box of a thing with its name under it.

    >>> named_box("West Midlands Regional Organised Crime Unit", 0).below
    52.9
    """
    lines = wrap(name[:200], LETTERS, break_long_words=False)[:LINES] or [""]
    around = radius(links)
    width = min(WIDEST, max(2 * around, max(map(len, lines)) * LETTER) + 12)
    return Box(width, around + 3, round(around + 5 + LINE * len(lines), 1))


def bare_box(links: int) -> Box:
    """Make the box of a thing that is seldom shown: its glyph alone."""
    around = radius(links) + 3
    return Box(2 * around, around, around)


def neighbours(points: Sequence[Point]) -> Iterator[tuple[int, int]]:
    """Yield pairs of points in the same cell of the grid or in cells that touch; each once.

    Cost is linear where the points are as far apart as boxes are.
    """
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, (x, y) in enumerate(points):
        cells[int(x // CELL[0]), int(y // CELL[1])].append(number)
    for (column, row), here in cells.items():
        others = [
            cells.get((column + right, row + down), ())
            for right, down in ((1, 0), (-1, 1), (0, 1), (1, 1))
        ]
        for place, one in enumerate(here):
            for two in here[place + 1 :]:
                yield one, two
            for found in others:
                for two in found:
                    yield one, two


def settle(points: Sequence[Point], sizes: Sequence[Point]) -> list[Point]:
    """Move each box that still overlaps one nearer the middle to the nearest free place.

    Args:
        points: Centres of the boxes, around (0, 0).
        sizes: Their widths and heights.
    """
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    placed = list(points)
    for number in sorted(
        range(len(points)), key=lambda it: (hypot(points[it][0], 1.3 * points[it][1]), it)
    ):
        placed[number] = next(
            spot
            for spot in _spiral(points[number])
            if not _hits(spot, sizes[number], cells, placed, sizes)
        )
        x, y = placed[number]
        cells[int(x // CELL[0]), int(y // CELL[1])].append(number)
    return placed


def _spiral(centre: Point) -> Iterator[Point]:
    yield centre
    for step in range(1, 1_000_000):
        away, angle = 6 * sqrt(step), step * pi * (3 - sqrt(5))
        yield (centre[0] + 1.3 * away * cos(angle), centre[1] + away * sin(angle))


def _hits(
    spot: Point,
    size: Point,
    cells: dict[tuple[int, int], list[int]],
    placed: Sequence[Point],
    sizes: Sequence[Point],
) -> bool:
    column, row = int(spot[0] // CELL[0]), int(spot[1] // CELL[1])
    return any(
        abs(spot[0] - placed[other][0]) * 2 < size[0] + sizes[other][0]
        and abs(spot[1] - placed[other][1]) * 2 < size[1] + sizes[other][1]
        for right in (-1, 0, 1)
        for down in (-1, 0, 1)
        for other in cells.get((column + right, row + down), ())
    )
