"""The things of one region drawn together: linked ones near, no two names over each other.

Springs and gravity against boxes that push each other out of the way, from a fixed start.
No randomness and no numerical library: the same graph gives the same whole numbers anywhere.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt

from kg.view.boxes import Point, neighbours, settle
from kg.view.shelves import shelve

GOLDEN = pi * (3 - sqrt(5))
"""Turn between one thing and the next of a sunflower's head, which fills a disc evenly."""
FULL = 0.62
"""Share of a region that boxes fill at the start."""
REST = 70.0
"""Length of a spring at rest."""
GRAVITY = (0.03, 0.09)
"""Towards the middle, across and down: boxes are wide, without that they would pile."""
SPRING, PULL = 0.06, 2.0
STEP = 14.0
"""The farthest a thing moves at once."""
PAD = 5.0
"""Between boxes."""
FRESH = 5
"""After so many moves it is looked anew which boxes are near each other."""
MANY = 220
"""Things of a region beyond which it is not springs that place them, but rows."""

Near = tuple[int, int, float, float]
"""Two boxes by their places, and how far apart their centres must be, across or down."""


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
    (140, 24)
    """
    return max(24, min(140, 100_000 // max(1, things)))


def gather(
    members: Sequence[Member], springs: Sequence[tuple[int, int]], moves: int
) -> list[Point]:
    """Give each box its centre, around (0, 0). Cost is moves x (members + springs).

    Args:
        members: The boxes.
        springs: Which of them are linked, by their places.
        moves: How often they are moved, see :func:`rounds`.
    """
    sizes = [(it.width + PAD, it.height + PAD) for it in members]
    if len(members) > MANY:
        return shelve(sizes)
    xs, ys = _start(members)
    counts = Counter(end for spring in springs for end in spring)
    shares = [SPRING / max(1, counts[number]) ** 0.8 for number in range(len(members))]
    for move in range(moves):
        if move % FRESH == 0:
            near = _near(members, xs, ys)
        _draw(members, springs, shares, xs, ys, 1 - move / moves)
        _push(near, xs, ys)
    for move in range(moves):
        if move % FRESH == 0:
            near = _near(members, xs, ys)
        if not _push(near, xs, ys) and move % FRESH == 0:
            break
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
    shares: Sequence[float],
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
        force = (length - REST) / length
        across[one] += shares[one] * force * x
        down[one] += shares[one] * force * y
        across[two] -= shares[two] * force * x
        down[two] -= shares[two] * force * y
    for number in range(len(members)):
        xs[number] += max(-STEP, min(STEP, across[number] * (0.2 + heat)))
        ys[number] += max(-STEP, min(STEP, down[number] * (0.2 + heat)))


def _near(members: Sequence[Member], xs: list[float], ys: list[float]) -> list[Near]:
    """List the pairs of boxes that may touch before the list is made anew."""
    found = []
    for one, two in neighbours(list(zip(xs, ys, strict=True))):
        across = (members[one].width + members[two].width) / 2 + PAD
        down = (members[one].height + members[two].height) / 2 + PAD
        if abs(xs[two] - xs[one]) < across + STEP and abs(ys[two] - ys[one]) < down + STEP:
            found.append((one, two, across, down))
    return found


def _push(near: Sequence[Near], xs: list[float], ys: list[float]) -> bool:
    """Push boxes that overlap apart, each almost half the way; tell whether any did."""
    pushed = False
    for one, two, wide, high in near:
        x = xs[two] - xs[one]
        across = wide - abs(x)
        if across <= 0:
            continue
        y = ys[two] - ys[one]
        down = high - abs(y)
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
