"""Regions side by side: tied ones near each other, their outlines close but never over another."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import atan2, cos, hypot, pi, sin, sqrt

from kg.view.boxes import Point
from kg.view.outline import CORNERS, WAYS

ASPECT = 1.1
"""Width by height of the page that the map should fill."""
PULLS, TURNS, BEST = (0.3, 1.2, 2.5), 100, 3
"""How much nearness to tied regions weighs against a small page, as tried; in how many orders of
the regions, shared out by their number; and how many of these beginnings are gone on with."""
GAP = 10.0
"""Between outlines."""
DRIFT = 0.04
"""How much of its way to the middle a region goes at once while the map is drawn together."""
MOVES, CALM = 260, 160
"""How often outlines are moved, at most; and at which move they are no longer drawn together."""

Ties = Mapping[tuple[int, int], int]
"""How many links run between two regions, by their places, the smaller first."""


@dataclass(frozen=True, slots=True)
class Area:
    """A region before it has a place: how far its outline reaches, around its own centre."""

    radii: tuple[float, ...]

    @property
    def reach(self) -> float:
        """The radius of a circle that the outline about fills."""
        return sqrt(sum(radius**2 for radius in self.radii) / len(self.radii))

    def at(self, angle: float) -> float:
        """Give the outline's distance in a direction."""
        place = (angle / (2 * pi) % 1) * CORNERS
        left = int(place) % CORNERS
        share = place - int(place)
        return self.radii[left] * (1 - share) + self.radii[(left + 1) % CORNERS] * share


def spread(areas: Sequence[Area], ties: Ties) -> list[Point]:
    """Give each region its centre, the first near the middle; outlines do not overlap.

    The best of several beginnings. Cost is regions^4 for each, which is for tens of regions, and
    moves x regions^2 for those gone on with.
    """
    tried = (_pack(areas, ties, order, pull) for order in _orders(len(areas)) for pull in PULLS)
    best = sorted((round(_badness(areas, it, ties)), it) for it in tried)[:BEST]
    ends = (_separate(areas, centres) for _, centres in best)
    return min(ends, key=lambda it: (round(_badness(areas, it, ties)), it))


def sketch(areas: Sequence[Area], ties: Ties) -> list[Point]:
    """Give each region about the place that :func:`spread` would, in less time."""
    return _pack(areas, ties, list(range(len(areas))), PULLS[1])


def _orders(count: int) -> Iterator[list[int]]:
    """Yield orders in which regions may be set: the first stays, of the others each begins once."""
    others = list(range(1, count))
    for turn in range(max(1, min(TURNS // (count or 1), len(others)))):
        yield [*range(min(1, count)), *others[turn:], *others[:turn]]


def _badness(areas: Sequence[Area], centres: Sequence[Point], ties: Ties) -> float:
    """Weigh an arrangement: the page it needs, the first off its middle, how long ties are."""
    if not areas:
        return 0.0
    right, left, down, up = (
        max(sign * centre[axis] + area.reach for area, centre in zip(areas, centres, strict=True))
        for axis in (0, 1)
        for sign in (1, -1)
    )
    lengths = sum(
        count * hypot(centres[one][0] - centres[two][0], centres[one][1] - centres[two][1])
        for (one, two), count in ties.items()
    )
    aside = hypot((right - left) / 2 - centres[0][0], (down - up) / 2 - centres[0][1])
    page = max((right + left) / ASPECT, down + up) + aside / 2
    return page + (lengths / sum(ties.values()) if ties else 0.0)


def _pack(areas: Sequence[Area], ties: Ties, order: Sequence[int], pull: float) -> list[Point]:
    """Set circles one by one against those that stand, where page and ties suffer least.

    The front of a circle packing (Wang, Wang, Dai, Wang, CHI 2006), with ties.
    """
    reaches = [area.reach + GAP / 2 for area in areas]
    centres: dict[int, Point] = {}
    for number in order:
        standing = [(centres[it], reaches[it]) for it in centres]
        costs = {
            spot: round(_cost(number, spot, reaches[number], centres, ties, pull), 3)
            for spot in _spots(reaches[number], standing)
            if all(
                hypot(spot[0] - x, spot[1] - y) > reaches[number] + other - 0.5
                for (x, y), other in standing
            )
        }
        centres[number] = min(costs, key=lambda spot: (costs[spot], spot), default=(0.0, 0.0))
    return [centres[number] for number in range(len(areas))]


def _spots(reach: float, standing: Sequence[tuple[Point, float]]) -> Iterator[Point]:
    """Yield places of a circle that touch one standing circle on its sides, or two."""
    around = [(centre, reach + other) for centre, other in standing]
    for (x, y), away in around:
        for step in range(12):
            yield (
                round(x + away * cos(step * pi / 6), 3),
                round(y + away * sin(step * pi / 6), 3),
            )
    for (one, from_one), (two, from_two) in combinations(around, 2):
        apart = hypot(two[0] - one[0], two[1] - one[1])
        if not abs(from_one - from_two) < apart < from_one + from_two:
            continue
        along = (from_one**2 - from_two**2 + apart**2) / (2 * apart)
        aside = sqrt(max(0.0, from_one**2 - along**2))
        right, down = (two[0] - one[0]) / apart, (two[1] - one[1]) / apart
        for side in (-aside, aside):
            x = one[0] + along * right - side * down
            yield (round(x, 3), round(one[1] + along * down + side * right, 3))


def _cost(
    number: int, spot: Point, reach: float, centres: Mapping[int, Point], ties: Ties, pull: float
) -> float:
    """Weigh a spot: how far it widens the page, and how far it is from tied regions."""
    page = max((abs(spot[0]) + reach) / ASPECT, abs(spot[1]) + reach)
    counts = {it: ties.get((min(it, number), max(it, number)), 0) for it in centres}
    away = sum(
        count * hypot(spot[0] - centres[it][0], spot[1] - centres[it][1])
        for it, count in counts.items()
        if count
    )
    total = sum(counts.values())
    middle = hypot(spot[0] / ASPECT, spot[1]) / 2
    return page + middle + (pull * away / total if total else 0.0)


def _separate(areas: Sequence[Area], centres: Sequence[Point]) -> list[Point]:
    """Draw the regions together, then push overlapping outlines apart until none are left."""
    xs, ys = [x for x, _ in centres], [y for _, y in centres]
    for move in range(MOVES):
        worst = _part(areas, xs, ys)
        if move < CALM:
            drift = DRIFT * (1 - move / CALM)
            middle_x, middle_y = sum(xs) / len(xs), sum(ys) / len(ys)
            for it in range(len(xs)):
                xs[it] -= drift * (xs[it] - middle_x)
                ys[it] -= drift * ASPECT * (ys[it] - middle_y)
        elif worst < 1:
            break
    return list(zip(xs, ys, strict=True))


def _part(areas: Sequence[Area], xs: list[float], ys: list[float]) -> float:
    """Push each two outlines that overlap apart; give the deepest overlap."""
    worst = 0.0
    for one, two in combinations(range(len(areas)), 2):
        x, y = xs[two] - xs[one], ys[two] - ys[one]
        apart = hypot(x, y) or 1.0
        towards = atan2(y, x)
        if 0.65 * apart > areas[one].at(towards) + areas[two].at(towards + pi) + GAP:
            continue
        deep = max(_depth(areas[one], areas[two], x, y), _depth(areas[two], areas[one], -x, -y))
        if deep > 0:
            worst = max(worst, deep)
            push = 0.3 * deep / apart
            xs[one] -= push * x
            ys[one] -= push * y
            xs[two] += push * x
            ys[two] += push * y
    return worst


def _depth(area: Area, other: Area, x: float, y: float) -> float:
    """Find how deep an outline is in another, whose centre is (x, y) from its own."""
    deepest = 0.0
    facing = 0.3 * hypot(x, y)
    for radius, (right, down) in zip(area.radii, WAYS, strict=True):
        if right * x + down * y > facing:
            across, along = (radius + GAP) * right - x, (radius + GAP) * down - y
            deepest = max(deepest, other.at(atan2(along, across)) - hypot(across, along))
    return deepest
