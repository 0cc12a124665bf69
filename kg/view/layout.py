"""Places on a map: every thing in the region that reports mention it most with.

Three steps: each thing finds its region, the things of a region gather so that their names do not
cover each other, and the regions are set side by side.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import hypot

from kg.entity import Entity
from kg.graph import Graph
from kg.view.boxes import Box, Point, bare_box, named_box
from kg.view.crowd import Member, gather, rounds
from kg.view.outline import CORNERS, Rect, polygon, radii
from kg.view.region import ACROSS, find_homes
from kg.view.territory import Area, sketch, spread

TITLE = (13.0, 27.0, 24)
"""Width of a letter and height of a line of a region's title, and the letters of a line."""


@dataclass(frozen=True, slots=True)
class Region:
    """A named area of the map; ``x`` and ``y`` are its centre."""

    about: str
    """The threat, or the body that a community is known by; empty for what is of no one threat."""
    x: int
    y: int
    outline: tuple[int, ...]
    """A closed polygon: x, y, x, y, ..."""

    @property
    def extent(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of the outline."""
        across, down = self.outline[::2], self.outline[1::2]
        return min(across), min(down), max(across), max(down)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is: whole numbers, y downwards."""

    regions: tuple[Region, ...]
    places: dict[str, tuple[int, int]]
    homes: dict[str, int]
    """The place in ``regions`` of the region that each thing stands in."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A region with its things in place, around its own centre."""

    about: str
    places: dict[str, Point]
    title: Point
    area: Area


def place(graph: Graph, minor: Collection[str] = ()) -> Layout:
    """Give every entity a place.

    Args:
        graph: What to place.
        minor: Node types that are seldom shown; room is kept for their glyphs, not their names.
    """
    homes = find_homes(graph)
    degrees = Counter(end for stmt in graph.statements for end in (stmt.subject, stmt.object))
    order = _order(homes, degrees)
    boxes = {entity.id: _box(entity, degrees[entity.id], minor) for entity in graph.entities}
    members: dict[str, list[str]] = {about: [] for about in order}
    for entity in sorted(graph.entities, key=lambda it: (-degrees[it.id], it.id)):
        if not _is_title(graph, entity.id, homes):
            members[homes[entity.id]].append(entity.id)
    ties = _ties(graph, homes, order)
    guess = sketch([_guess(members[it], boxes) for it in order], ties)
    around = _compass(graph, homes, dict(zip(order, guess, strict=True)))
    links = _springs(graph, homes)
    blocks = [_block(graph, it, members[it], boxes, links[it], around) for it in order]
    return _layout(blocks, spread([block.area for block in blocks], ties))


def _order(homes: dict[str, str], degrees: Counter[str]) -> list[str]:
    """List the regions: what is of no one threat first, then the largest."""
    sizes = Counter(homes.values())
    return sorted(sizes, key=lambda it: (it != ACROSS, -sizes[it], -degrees[it], it))


def _is_title(graph: Graph, thing: str, homes: dict[str, str]) -> bool:
    return homes[thing] == thing and graph.entity[thing].type == "Threat"


def _box(entity: Entity, links: int, minor: Collection[str]) -> Box:
    return bare_box(links) if entity.type in minor else named_box(entity.name, links)


def _ties(graph: Graph, homes: dict[str, str], order: list[str]) -> Counter[tuple[int, int]]:
    numbers = {about: number for number, about in enumerate(order)}
    ends = ((numbers[homes[it.subject]], numbers[homes[it.object]]) for it in graph.statements)
    return Counter((min(pair), max(pair)) for pair in ends if pair[0] != pair[1])


def _guess(things: Iterable[str], boxes: dict[str, Box]) -> Area:
    """Take a region for a circle, until its things have places."""
    room = sum(boxes[it].width * boxes[it].height for it in things)
    return Area(tuple([(room / 0.55 / 3.1416) ** 0.5 + 30] * CORNERS))


def _compass(graph: Graph, homes: dict[str, str], at: dict[str, Point]) -> dict[str, Point]:
    """Find the direction in which each thing's partners outside its region are, by their share."""
    found: dict[str, list[Point]] = defaultdict(list)
    for stmt in graph.statements:
        for one, two in ((stmt.subject, stmt.object), (stmt.object, stmt.subject)):
            found[one].append(_way(at[homes[one]], at[homes[two]]))
    return {
        thing: (sum(x for x, _ in ways) / len(ways), sum(y for _, y in ways) / len(ways))
        for thing, ways in found.items()
    }


def _way(start: Point, end: Point) -> Point:
    across, down = end[0] - start[0], end[1] - start[1]
    away = hypot(across, down) or 1.0
    return (across / away, down / away)


def _springs(graph: Graph, homes: dict[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Collect the links inside each region."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for stmt in graph.statements:
        if homes[stmt.subject] == homes[stmt.object]:
            found[homes[stmt.subject]].append((stmt.subject, stmt.object))
    return found


def _block(
    graph: Graph,
    about: str,
    things: Sequence[str],
    boxes: dict[str, Box],
    links: Iterable[tuple[str, str]],
    around: dict[str, Point],
) -> _Block:
    numbers = {thing: number for number, thing in enumerate(things)}
    springs = [(numbers[a], numbers[b]) for a, b in links if a in numbers and b in numbers]
    crowd = [Member(boxes[it].width, boxes[it].height, around.get(it, (0.0, 0.0))) for it in things]
    centres = gather(crowd, springs, rounds(len(boxes)))
    rects = [
        (x - it.width / 2, y - it.height / 2, x + it.width / 2, y + it.height / 2)
        for (x, y), it in zip(centres, crowd, strict=True)
    ]
    title = _title(title_of(graph, about), rects)
    x, y = (title[0] + title[2]) / 2, _middle([*rects, title])
    places = {
        thing: (centre[0] - x, centre[1] - y + (boxes[thing].above - boxes[thing].below) / 2)
        for thing, centre in zip(things, centres, strict=True)
    }
    around_it = radii((r[0] - x, r[1] - y, r[2] - x, r[3] - y) for r in (*rects, title))
    return _Block(about, places, (0.0, title[1] - y + TITLE[1]), Area(tuple(around_it)))


def title_of(graph: Graph, about: str) -> str:
    """Name a region."""
    if not about:
        return "Across threats"
    entity = graph.entity[about]
    name = entity.name if entity.type == "Threat" else f"Around {entity.name}"
    return name[:1].upper() + name[1:]


def _title(text: str, rects: Sequence[Rect]) -> Rect:
    """Set a title on top of a region, over its middle."""
    lines = -(-len(text) // TITLE[2])
    wide = min(len(text), TITLE[2]) * TITLE[0]
    bottom = min((rect[1] for rect in rects), default=0.0)
    middle = sum(rect[0] + rect[2] for rect in rects) / (2 * len(rects) or 1)
    return (middle - wide / 2, bottom - lines * TITLE[1], middle + wide / 2, bottom)


def _middle(rects: Sequence[Rect]) -> float:
    return (min(rect[1] for rect in rects) + max(rect[3] for rect in rects)) / 2


def _layout(blocks: Sequence[_Block], centres: Sequence[Point]) -> Layout:
    regions = []
    places: dict[str, tuple[int, int]] = {}
    homes: dict[str, int] = {}
    for number, (block, centre) in enumerate(zip(blocks, centres, strict=True)):
        x, y = round(centre[0]), round(centre[1])
        regions.append(Region(block.about, x, y, tuple(polygon(x, y, block.area.radii))))
        found = dict(block.places)
        if block.about and block.about not in found:
            found[block.about] = block.title
        for thing, (right, down) in found.items():
            places[thing] = (x + round(right), y + round(down))
            homes[thing] = number
    return Layout(tuple(regions), dict(sorted(places.items())), homes)
