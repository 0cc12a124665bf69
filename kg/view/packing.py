"""Blocks of a map set side by side: each against those that stand, near those it is tied to."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

GAP = 44
"""Between blocks."""
ASPECT = 1.02
"""Width by height of the page that the map should fill."""
PULL = 0.25
"""How much nearness to tied blocks weighs against a small page."""

Point = tuple[float, float]
Ties = dict[tuple[str, str], int]
"""How many links run between two blocks."""


@dataclass(frozen=True, slots=True)
class Block:
    """A region before it has a place: slots by thing, around its own centre."""

    name: str
    width: float
    height: float
    slots: dict[str, Point]
    main: tuple[str, ...]
    """The things that are shown from the start."""


def pack(blocks: Sequence[Block], ties: Ties) -> dict[str, Point]:
    """Give each block a centre, the first of them (0, 0); none overlap.

    Cost is blocks^3: each tries twelve spots at each that stands. The bottom-left family of
    heuristics for rectangle packing (Baker, Coffman, Rivest, SIAM J. Comput. 9, 1980), with
    another measure of what is best.
    """
    centres: dict[str, Point] = {}
    placed: list[Block] = []
    for block in blocks:
        spots = [spot for other in placed for spot in _spots(block, other, centres[other.name])]
        free = [spot for spot in spots if not _hits(block, spot, placed, centres)]
        costs = {spot: round(_cost(block, spot, placed, centres, ties)) for spot in free}
        centres[block.name] = min(costs, key=lambda spot: (costs[spot], spot), default=(0.0, 0.0))
        placed.append(block)
    return centres


def _spots(block: Block, other: Block, centre: Point) -> list[Point]:
    across = (other.width + block.width) / 2 + GAP
    down = (other.height + block.height) / 2 + GAP
    shift_x, shift_y = (other.width - block.width) / 2, (other.height - block.height) / 2
    sides = [(sign * across, step * shift_y) for sign in (-1, 1) for step in (-1, 0, 1)]
    sides += [(step * shift_x, sign * down) for sign in (-1, 1) for step in (-1, 0, 1)]
    return [(centre[0] + x, centre[1] + y) for x, y in sides]


def _hits(block: Block, spot: Point, placed: Sequence[Block], centres: dict[str, Point]) -> bool:
    return any(
        abs(spot[0] - centres[other.name][0]) < (block.width + other.width) / 2 + GAP - 1
        and abs(spot[1] - centres[other.name][1]) < (block.height + other.height) / 2 + GAP - 1
        for other in placed
    )


def _cost(
    block: Block,
    spot: Point,
    placed: Sequence[Block],
    centres: dict[str, Point],
    ties: Ties,
) -> float:
    """Weigh a spot: how far it widens the page, and how far it is from linked regions."""
    reach = max((abs(spot[0]) + block.width / 2) / ASPECT, abs(spot[1]) + block.height / 2)
    total = sum(ties[block.name, other.name] for other in placed)
    pull = sum(
        ties[block.name, other.name] * hypot(*_apart(spot, centres[other.name])) for other in placed
    )
    return reach + (PULL * pull / total if total else 0.0)


def _apart(one: Point, two: Point) -> Point:
    return (one[0] - two[0], one[1] - two[1])
