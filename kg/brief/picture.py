"""The small map of a briefing: bodies, threats, boards and operations in three columns.

No randomness and no measuring of fonts: the same graph gives the same whole numbers anywhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from statistics import mean
from textwrap import wrap

from kg.graph import Graph
from kg.statement import Statement
from kg.view.style import colour_of
from kg.view.text import visible

BOX, ROW, TOP = (150, 22), 27, 20
"""Width and height of a box, the step from one to the next, the room for a column's heading."""
COLUMNS = (("who acts", 0), ("threats", 190), ("boards, operations, plans", 380))
"""Headings of the columns, and where they begin."""
MOST = 9
"""Boxes in a column; the most linked are drawn."""
LETTERS = 36
"""In a line of a box, at the size the printers set."""


@dataclass(frozen=True, slots=True)
class Box:
    """A thing on the map, by its upper left corner."""

    x: int
    y: int
    lines: tuple[str, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A link on the map."""

    x1: int
    y1: int
    x2: int
    y2: int
    heavy: bool
    """Who leads, told from who acts."""
    dashed: bool
    """Inherited, told from stated."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A map; y runs downwards."""

    width: int
    height: int
    headings: tuple[tuple[int, str], ...]
    boxes: tuple[Box, ...]
    strokes: tuple[Stroke, ...]
    left_out: int
    """Things that the map has no room for."""

    @property
    def caption(self) -> str:
        """Say how to read it."""
        more = f" {self.left_out} more things are left out." if self.left_out else ""
        return f"Heavy: leads. Broken: inherited.{more}"


def draw(graph: Graph, stmts: Iterable[Statement], threats: Collection[str]) -> Picture:
    """Draw links: the threats in the middle, what acts on the left, boards and plans on the right.

    Things stand at the mean height of what they are linked to (Sugiyama, Tagawa and Toda, IEEE
    Trans. SMC 11, 1981, the barycentre of a layer), which keeps links from crossing.
    """
    links = sorted({stmt.triple: stmt for stmt in stmts}.values(), key=lambda stmt: stmt.triple)
    counts: dict[str, int] = {}
    for stmt in links:
        for end in (stmt.subject, stmt.object):
            counts[end] = counts.get(end, 0) + 1
    columns: list[list[str]] = [[], [], []]
    for thing in sorted(counts, key=lambda it: (-counts[it], it)):
        columns[_column(graph, thing, threats)].append(thing)
    kept = [things[:MOST] for things in columns]
    tall = max(map(len, kept))
    places = _places(kept, links, tall)
    height = TOP + max(tall, 1) * ROW
    return Picture(
        width=COLUMNS[-1][1] + BOX[0],
        height=height,
        headings=tuple(
            (x, name) for (name, x), things in zip(COLUMNS, kept, strict=True) if things
        ),
        boxes=tuple(_box(graph, thing, *place) for thing, place in sorted(places.items())),
        strokes=tuple(_strokes(links, places)),
        left_out=len(counts) - len(places),
    )


def _column(graph: Graph, thing: str, threats: Collection[str]) -> int:
    if thing in threats:
        return 1
    left = ("PoliceForce", "Unit", "Organisation", "Post", "Person")
    return 0 if graph.entity[thing].type in left else 2


def _places(
    columns: Sequence[Sequence[str]], links: Sequence[Statement], tall: int
) -> dict[str, tuple[int, int]]:
    near: dict[str, list[str]] = {}
    for stmt in links:
        near.setdefault(stmt.subject, []).append(stmt.object)
        near.setdefault(stmt.object, []).append(stmt.subject)
    order = [list(things) for things in columns]
    rows = [_rows(things, tall) for things in order]
    for at in (0, 2, 1, 0, 2):
        known = {thing: row for column in rows for thing, row in column.items()}
        means = {thing: _mean(near[thing], known) for thing in order[at]}
        order[at] = sorted(order[at], key=partial(_by_mean, means))
        rows[at] = _rows(order[at], tall)
    return {
        thing: (x, TOP + round(row * ROW))
        for column, (_, x) in zip(rows, COLUMNS, strict=True)
        for thing, row in column.items()
    }


def _rows(things: Sequence[str], tall: int) -> dict[str, float]:
    """Give each thing of a column its row, the column centred."""
    return {thing: at + (tall - len(things)) / 2 for at, thing in enumerate(things)}


def _mean(near: Iterable[str], rows: Mapping[str, float]) -> float:
    return mean([rows[thing] for thing in near if thing in rows] or [0.0])


def _by_mean(means: Mapping[str, float], thing: str) -> tuple[float, str]:
    return means[thing], thing


def _box(graph: Graph, thing: str, x: int, y: int) -> Box:
    entity = graph.entity[thing]
    lines = wrap(visible(entity.name), LETTERS, max_lines=2, placeholder=" …")
    return Box(x, y, tuple(lines), colour_of(entity.type))


def _strokes(links: Iterable[Statement], places: Mapping[str, tuple[int, int]]) -> Iterator[Stroke]:
    for stmt in links:
        if stmt.subject in places and stmt.object in places:
            (x1, y1), (x2, y2) = sorted((places[stmt.subject], places[stmt.object]))
            if x1 != x2:  # within a column a line would run behind the boxes
                ends = (x1 + BOX[0], y1 + BOX[1] // 2, x2, y2 + BOX[1] // 2)
                yield Stroke(*ends, stmt.relation == "leads", stmt.tier == "inherited")
