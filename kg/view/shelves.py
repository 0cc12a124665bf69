"""Boxes in rows that fill a disc: for a region of more things than springs can sort in time."""

from collections.abc import Sequence
from math import pi, sqrt

from kg.view.boxes import WIDEST, Point

FULL = 0.85
"""Share of the disc that boxes fill."""


def shelve(sizes: Sequence[Point]) -> list[Point]:
    """Give each box its centre: the first in the middle row, then rows below and above in turn.

    No two overlap. Cost is linear.

    >>> shelve([(100, 40), (100, 40), (100, 40)])
    [(0.0, 0.0), (0.0, 40.0), (0.0, -40.0)]
    """
    reach = sqrt(sum(width * height for width, height in sizes) / (pi * FULL))
    placed: list[Point] = []
    above = below = 0.0
    while len(placed) < len(sizes):
        edge = min(above, below)
        row = _row(sizes, len(placed), max(WIDEST, 2 * sqrt(max(0.0, reach**2 - edge**2))))
        height = max(size[1] for size in row)
        if not placed:
            above = below = height / 2
            y = 0.0
        elif below <= above:
            y, below = below + height / 2, below + height
        else:
            y, above = -above - height / 2, above + height
        placed += [(x, y) for x in _across([size[0] for size in row])]
    return placed


def _row(sizes: Sequence[Point], start: int, room: float) -> Sequence[Point]:
    """Take as many boxes as a row has room for, and at least one."""
    end, width = start + 1, sizes[start][0]
    while end < len(sizes) and width + sizes[end][0] <= room:
        width += sizes[end][0]
        end += 1
    return sizes[start:end]


def _across(widths: Sequence[float]) -> list[float]:
    """Give the centres of a row's boxes, the first in the middle, then right and left in turn."""
    order = [*range(len(widths) - 1 - len(widths) % 2, 0, -2), *range(0, len(widths), 2)]
    left = -sum(widths) / 2
    found = [0.0] * len(widths)
    for number in order:
        found[number] = left + widths[number] / 2
        left += widths[number]
    return found
