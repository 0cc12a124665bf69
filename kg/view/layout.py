"""Places on a map: every thing in a slot of its region, so that no two names share a place.

No randomness and no numerical library: the same graph gives the same whole numbers anywhere.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import ceil, hypot, sqrt

from kg.graph import Graph
from kg.view.packing import Block, Point, Ties, pack
from kg.view.region import ACROSS, find_homes

SLOT = (164, 96)
"""Width and height of the room for a thing and its name."""
MARGIN, TITLE = 46, 70
"""Around a region's slots, and above them for its name."""
SWEEPS = 6
"""How often the slots of a region are looked over for a better exchange."""
SETTLED = 300
"""Things in a region of which every two may exchange slots; with more it would take minutes."""

Links = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Region:
    """A named area of the map; ``x`` and ``y`` are its centre."""

    threat: str
    """The threat's identifier, or empty for what belongs to no one threat."""
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything is: whole numbers, y downwards."""

    regions: tuple[Region, ...]
    places: dict[str, tuple[int, int]]
    homes: dict[str, int]
    """The place in ``regions`` of the region that each thing stands in."""


def place(graph: Graph, minor: Collection[str] = ()) -> Layout:
    """Give every entity a place.

    Args:
        graph: What to place.
        minor: Node types that are seldom shown; they stand between the others' slots.
    """
    homes, links = find_homes(graph), _links(graph)
    types = {entity.id: entity.type for entity in graph.entities}
    members: dict[str, list[str]] = defaultdict(list)
    for thing in sorted(homes, key=lambda item: (-len(links[item]), item)):
        if homes[thing] != thing:  # a region's own threat is its title
            members[homes[thing]].append(thing)
    blocks = sorted(
        (_block(name, found, types, minor) for name, found in members.items()),
        key=lambda block: (block.name != ACROSS, -block.width * block.height, block.name),
    )
    centres = pack(blocks, _ties(homes, links))
    for _ in range(SWEEPS):
        blocks = [_settle(block, blocks, centres, links) for block in blocks]
    return _layout(blocks, centres, homes)


def _links(graph: Graph) -> Links:
    links: Links = defaultdict(list)
    for stmt in graph.statements:
        links[stmt.subject].append(stmt.object)
        links[stmt.object].append(stmt.subject)
    return links


def _block(
    threat: str, things: Sequence[str], types: dict[str, str], minor: Collection[str]
) -> Block:
    """Lay out rows of slots, every second row half a slot aside, most linked in the middle."""
    main = [thing for thing in things if types[thing] not in minor]
    other = [thing for thing in things if types[thing] in minor]
    size = max(len(main), ceil(len(other) / 2), 1)
    columns = max(1, round(sqrt(size * SLOT[1] * 1.25 / SLOT[0])))
    rows = ceil(size / columns)
    grid = _grid(rows, columns)
    between = [(x + SLOT[0] / 2, y) for x, y in grid] + [(x, y + SLOT[1] / 2) for x, y in grid]
    slots = dict(zip(main, grid, strict=False)) | dict(zip(other, between, strict=False))
    width = (columns + (0.5 if rows > 1 else 0)) * SLOT[0] + 2 * MARGIN
    height = rows * SLOT[1] + 2 * MARGIN + TITLE
    return Block(threat, width, height, slots, tuple(main))


def _grid(rows: int, columns: int) -> list[Point]:
    """List slots, the nearest to the centre first; the title's room is above."""
    points = [
        (
            (column - (columns - 1) / 2 + (0.25 if row % 2 else -0.25) * (rows > 1)) * SLOT[0],
            (row - (rows - 1) / 2) * SLOT[1] + TITLE / 2,
        )
        for row in range(rows)
        for column in range(columns)
    ]
    return sorted(points, key=lambda point: (round(hypot(*point)), point))


def _ties(homes: dict[str, str], links: Links) -> Ties:
    ties: Ties = defaultdict(int)
    for thing, others in links.items():
        for other in others:
            ties[homes[thing], homes[other]] += 1
    return ties


def _settle(
    block: Block, blocks: Sequence[Block], centres: dict[str, Point], links: Links
) -> Block:
    """Exchange the slots of two things wherever that makes links shorter; cost is things^2."""
    if len(block.main) > SETTLED:
        return block
    spots = {
        thing: (centres[other.name][0] + x, centres[other.name][1] + y)
        for other in blocks
        for thing, (x, y) in other.slots.items()
    }
    for one, two in combinations(block.main, 2):
        before = _length(one, spots, links) + _length(two, spots, links)
        spots[one], spots[two] = spots[two], spots[one]
        if _length(one, spots, links) + _length(two, spots, links) > before - 1:
            spots[one], spots[two] = spots[two], spots[one]
    x, y = centres[block.name]
    slots = {thing: (spots[thing][0] - x, spots[thing][1] - y) for thing in block.slots}
    return replace(block, slots=slots)


def _length(thing: str, spots: dict[str, Point], links: Links) -> float:
    x, y = spots[thing]
    ends = (spots[other] for other in links.get(thing, ()) if other in spots)
    return sum(hypot(x - end_x, y - end_y) for end_x, end_y in ends)


def _layout(blocks: Sequence[Block], centres: dict[str, Point], homes: dict[str, str]) -> Layout:
    regions = []
    places: dict[str, tuple[int, int]] = {}
    for block in blocks:
        x, y = (round(value) for value in centres[block.name])
        regions.append(Region(block.name, x, y, round(block.width), round(block.height)))
        for thing, (dx, dy) in block.slots.items():
            places[thing] = (x + round(dx), y + round(dy))
        if block.name:
            places[block.name] = (x, y - round(block.height / 2) + TITLE // 2 + 12)
    numbers = {region.threat: number for number, region in enumerate(regions)}
    stand = {thing: numbers[home] for thing, home in homes.items()}
    return Layout(tuple(regions), dict(sorted(places.items())), stand)
