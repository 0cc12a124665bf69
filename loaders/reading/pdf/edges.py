"""The edges of a page's shapes: of lines, of thin boxes, of frames around cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.pdf.page import Shape
from loaders.reading.pdf.tables import THIN

NEAR = 3.0
"""Points between edges that meet."""
SHORT = 6.0
"""Points; a shorter edge is a bullet's or a letter's."""
MOST = 1_000
"""Edges of a page, those in one line joined; a drawing has more, and is no table."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A drawn edge: where it is, and from where to where it goes along."""

    at: float
    start: float
    end: float

    def covers(self, place: float) -> bool:
        """Tell whether it passes a place."""
        return self.start - NEAR <= place <= self.end + NEAR


def walls(shapes: Sequence[Shape]) -> list[Edge]:
    """Find the upright lines that part words which stand close."""
    thin = [it for it in shapes if it.x1 - it.x0 <= THIN and it.y1 - it.y0 > SHORT]
    if len(thin) > MOST:
        return []
    return [Edge((it.x0 + it.x1) / 2, it.y0, it.y1) for it in thin]


def edges_of(shapes: Sequence[Shape], height: float) -> tuple[list[Edge], list[Edge]]:
    """List the level and the upright edges of a page of some height."""
    level, upright = list[Edge](), list[Edge]()
    for x0, y0, x1, y1 in shapes:
        across, up = x1 - x0, y1 - y0
        if up > 0.8 * height and across > THIN:  # the page's background
            continue
        if across > SHORT:
            level += [Edge(y, x0, x1) for y in {y0, y1 if up > THIN else y0}]
        if up > SHORT:
            upright += [Edge(x, y0, y1) for x in {x0, x1 if across > THIN else x0}]
    return level, upright


def joined(edges: Sequence[Edge]) -> list[Edge]:
    """Join the edges that lie in one line and touch."""
    found: list[Edge] = []
    lines: dict[int, list[Edge]] = {}
    for edge in edges:
        lines.setdefault(round(edge.at / 1.5), []).append(edge)
    for _, line in sorted(lines.items()):
        for edge in sorted(line, key=lambda item: item.start):
            last = found[-1] if found else None
            if (
                last
                and abs(last.at - edge.at) < NEAR
                and last.start <= edge.start <= last.end + NEAR
            ):
                found[-1] = Edge(last.at, last.start, max(last.end, edge.end))
            else:
                found.append(edge)
    return found
