"""Grids: tables whose cells are drawn; a cell's words belong together however they stand.

Shapes are taken for their edges: it does not matter whether a program draws lines, thin boxes or
frames. A grid with other text beside it is left to the columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Self

from loaders.reading.pdf.edges import MOST, NEAR, Edge, edges_of, joined
from loaders.reading.pdf.page import Line, Shape
from loaders.reading.pdf.tables import TableRow, cell_line

LONG = 40
"""Letters of a line that is running text."""

Row = list[Line]


@dataclass(frozen=True, slots=True)
class Grid:
    """Edges that meet: those that part rows, top down, and those that part columns."""

    level: tuple[Edge, ...]
    upright: tuple[Edge, ...]
    ys: tuple[float, ...]
    """The heights that part rows, top down."""
    xs: tuple[float, ...]
    """The places that part columns."""

    @classmethod
    def of(cls, level: Iterable[Edge], upright: Iterable[Edge]) -> Self:
        """Make a grid of its edges."""
        rules, walls = tuple(level), tuple(upright)
        ys = _places((edge.at for edge in rules), down=True)
        return cls(rules, walls, ys, _places((edge.at for edge in walls), down=False))

    def holds(self, line: Line) -> bool:
        """Tell whether a line stands in it."""
        x, y = _middle(line)
        return self.xs[0] - NEAR < x < self.xs[-1] + NEAR and self.ys[-1] < y < self.ys[0]

    def rows(self, lines: Sequence[Line]) -> list[TableRow]:
        """Put lines, top down, into cells; of cells that are joined the first has the text."""
        table: list[list[list[str]]] = [[[] for _ in self.xs[1:]] for _ in self.ys[1:]]
        above: dict[tuple[int, int], Line] = {}
        for line in lines:
            row, column = self.cell_of(line)
            last = above.get((row, column))
            fresh = last is not None and _had_room(last, line, self._right_of(last))
            table[row][column].append(cell_line(line, fresh=fresh))
            above[row, column] = line
        full = [(y, cells) for y, cells in zip(self.ys, table, strict=False) if any(cells)]
        used = [at for at in range(len(self.xs) - 1) if any(cells[at] for _, cells in full)]
        return [
            TableRow(tuple(tuple(cells[at]) for at in used), y, lines[0].page, index == 0)
            for index, (y, cells) in enumerate(full)
        ]

    def cell_of(self, line: Line) -> tuple[int, int]:
        """Find the row and column a line stands in: up and left as far as no edge parts cells."""
        (x, y), xs, ys = _middle(line), self.xs, self.ys
        row = max(sum(1 for place in ys if place > y) - 1, 0)
        column = min(max(sum(1 for place in xs if place < x) - 1, 0), len(xs) - 2)
        across = (xs[column] + xs[column + 1]) / 2
        while row and not any(_parts(edge, ys[row], across) for edge in self.level):
            row -= 1
        while column and not any(_parts(edge, xs[column], y) for edge in self.upright):
            column -= 1
        return row, column

    def _right_of(self, line: Line) -> float:
        """Find where the cell of a line ends on the right."""
        x, y = _middle(line)
        beyond = (at for at in self.xs if at > x and any(_parts(it, at, y) for it in self.upright))
        return next(beyond, self.xs[-1])


def _had_room(last: Line, line: Line, right: float) -> bool:
    """Tell whether a line begins a paragraph of its cell: its first word had room above.

    A name may be broken by hand; what stands behind a sentence, or is long itself, is no name.
    """
    word = len(line.text.split()[0]) * (line.x1 - line.x0) / max(len(line.text), 1)
    free = last.x1 + word + 2 * last.size < right and line.text[:1].isupper()
    return free and (last.text.endswith((".", ":", ";")) or len(line.text) > LONG)


def find_grids(shapes: Sequence[Shape], height: float) -> list[Grid]:
    """Find a page's grids of two columns or more, top down.

    Cost: the number of edges, after those in one line are joined, squared.
    """
    level, upright = map(joined, edges_of(shapes, height))
    if len(level) + len(upright) > MOST:
        return []
    found: list[Grid] = []
    left = set(range(len(upright)))
    while left:
        group, rules = {left.pop()}, set[int]()
        grown = True
        while grown:
            fresh = {
                at
                for at, edge in enumerate(level)
                if at not in rules and any(_meet(edge, upright[wall]) for wall in group)
            }
            rules |= fresh
            walls = {at for at in left if any(_meet(level[rule], upright[at]) for rule in fresh)}
            group |= walls
            left -= walls
            grown = bool(fresh or walls)
        grid = Grid.of((level[at] for at in rules), (upright[at] for at in group))
        if len(grid.xs) > 2 and len(grid.ys) > 2:
            found.append(grid)
    return sorted(found, key=lambda grid: -grid.ys[0])


def _meet(level: Edge, upright: Edge) -> bool:
    return level.covers(upright.at) and upright.covers(level.at)


def _parts(edge: Edge, at: float, along: float) -> bool:
    return abs(edge.at - at) < NEAR + 1 and edge.covers(along)


def _places(places: Iterable[float], *, down: bool) -> tuple[float, ...]:
    """Sort places and leave out those that nearly fall on the one before."""
    items = sorted(places, reverse=down)
    apart = (here for before, here in pairwise(items) if abs(here - before) > NEAR + 1)
    return (*items[:1], *apart)


def _middle(line: Line) -> tuple[float, float]:
    return (line.left + line.x1) / 2, line.y + line.size / 2
