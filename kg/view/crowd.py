"""The things of one region drawn together: linked ones near, no two names over each other.

Springs and gravity against boxes that push each other out of the way, from a fixed start.
No randomness and no numerical library: the same graph gives the same whole numbers anywhere.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from kg.view.boxes import Point, neighbours, settle

GOLDEN = pi * (3 - sqrt(5))
"""Turn between one thing and the next of a sunflower's head, which fills a disc evenly."""
FULL = 0.62
"""Share of a region that boxes fill at the start."""
REST = 70.0
"""Length of a spring at rest."""
GRAVITY = (0.03, 0.055)
"""Towards the middle, across and down: boxes are wide, so without the difference they would pile."""
SPRING, PULL = 0.03, 2.0
STEP = 14.0
"""The farthest a thing moves at once."""
PAD = 5.0
"""Between boxes."""


@dataclass(frozen=True, slots=True)
class Member:
    """A thing to be placed; the first are placed in the middle."""

    width: float
    height: float
    pull: Point = (0.0, 0.0)
    """Where its partners outside are: a direction, no longer than 1."""


def rounds(things: int) -> int:
    """Say how often things are moved: less often where there are very many.

    >>> rounds(300), rounds(50_000)
    (200, 24)
    """
    return max(24, min(200, 200_000 // max(1, things)))


def gather(
    members: Sequence[Member], springs: Sequence[tuple[int, int]], moves: int
) -> list[Point]:
    """Give each box its centre, around (0, 0). Cost is moves x (members + springs).

    Args:
        members: The boxes.
        springs: Which of them are linked, by their places.
        moves: How often they are moved, see :func:`rounds`.
    """
    xs, ys = _start(members)
    for move in range(moves):
        heat = 1 - move / moves
        _draw(members, springs, xs, ys, heat)
        _push(members, xs, ys)
    for _ in range(moves):
        if not _push(members, xs, ys):
            break
    sizes = [(it.width + PAD, it.height + PAD) for it in members]
    return settle([(round(x), round(y)) for x, y in zip(xs, ys, strict=True)], sizes)


def _start(members: Sequence[Member]) -> tuple[list[float], list[float]]:
    xs, ys, area = [], [], 0.0
    whole = sqrt(sum(it.width * it.height for it in members) / (pi * FULL))
    for number, it in enumerate(members):
        away = sqrt((area + it.width * it.height / 2) / (pi * FULL))
        area += it.width * it.height
        xs.append(away * cos(number * GOLDEN) + 0.35 * whole * it.pull[0])
        ys.append(away * sin(number * GOLDEN) + 0.35 * whole * it.pull[1])
    return xs, ys


def _draw(
    members: Sequence[Member],
    springs: Sequence[tuple[int, int]],
    xs: list[float],
    ys: list[float],
    heat: float,
) -> None:
    """Move along springs, pulls and gravity."""
    across = [PULL * it.pull[0] - GRAVITY[0] * x for it, x in zip(members, xs, strict=True)]
    down = [PULL * it.pull[1] - GRAVITY[1] * y for it, y in zip(members, ys, strict=True)]
    for one, two in springs:
        x, y = xs[two] - xs[one], ys[two] - ys[one]
        length = hypot(x, y) or 1.0
        force = SPRING * (length - REST) / length
        across[one] += force * x
        down[one] += force * y
        across[two] -= force * x
        down[two] -= force * y
    for number in range(len(members)):
        xs[number] += max(-STEP, min(STEP, across[number] * (0.2 + heat)))
        ys[number] += max(-STEP, min(STEP, down[number] * (0.2 + heat)))


def _push(members: Sequence[Member], xs: list[float], ys: list[float]) -> bool:
    """Push boxes that overlap apart, each half the way; tell whether any did."""
    pushed = False
    for one, two in neighbours(list(zip(xs, ys, strict=True))):
        x, y = xs[two] - xs[one], ys[two] - ys[one]
        across = (members[one].width + members[two].width) / 2 + PAD - abs(x)
        if across <= 0:
            continue
        down = (members[one].height + members[two].height) / 2 + PAD - abs(y)
        if down <= 0:
            continue
        pushed = True
        if across * 0.8 < down:
            shift = across * (0.45 if x >= 0 else -0.45)
            xs[one] -= shift
            xs[two] += shift
        else:
            shift = down * (0.45 if y >= 0 else -0.45)
            ys[one] -= shift
            ys[two] += shift
    return pushed
