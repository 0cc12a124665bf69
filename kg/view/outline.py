"""The outline of a region: a closed smooth curve around boxes, as a polygon."""

from collections.abc import Iterable, Sequence
from math import atan2, cos, hypot, pi, sin

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, around the region's centre."""

CORNERS = 56
"""Points of an outline."""
PAD = 9.0
"""Between the boxes and the outline."""
LEAST = 40.0
SMOOTH = 5
"""How often each distance is drawn to those beside it."""
WAYS = tuple((cos(2 * pi * it / CORNERS), sin(2 * pi * it / CORNERS)) for it in range(CORNERS))
"""Directions of the corners: to the right, then clockwise."""
_FINE = 4 * CORNERS


def radii(rects: Iterable[Rect]) -> list[float]:
    """Give the outline's distance from (0, 0) in CORNERS directions, from the right, clockwise.

    It stands out where boxes do, and its bumps are smoothed. Cost is linear in the boxes.

    >>> [round(it) for it in radii([(-50, -20, 50, 20)])[::14]]
    [59, 40, 59, 40]
    """
    found = _reach(_far_points(rects))
    for _ in range(SMOOTH):
        turned = zip([found[-1], *found[:-1]], found, [*found[1:], found[0]], strict=True)
        found = [max((a + 2 * b + c) / 4, 0.94 * b) for a, b, c in turned]
    return found


def polygon(x: float, y: float, away: Sequence[float]) -> list[int]:
    """Give an outline as x, y, x, y, ... in map units.

    >>> polygon(10, 10, [100.0] * CORNERS)[:2]
    [110, 10]
    """
    points = ((x + r * way[0], y + r * way[1]) for r, way in zip(away, WAYS, strict=True))
    return [round(value) for point in points for value in point]


def _far_points(rects: Iterable[Rect]) -> list[tuple[float, float]]:
    """Keep the farthest point in each of many directions."""
    far: dict[int, tuple[float, float]] = {}
    for left, top, right, bottom in rects:
        for x in (left + share * (right - left) for share in (0, 0.25, 0.5, 0.75, 1)):
            for y in (top, (top + bottom) / 2, bottom):
                way = round(atan2(y, x) / (2 * pi) * _FINE) % _FINE
                if hypot(x, y) > hypot(*far.get(way, (0, 0))):
                    far[way] = (x, y)
    return [far[way] for way in sorted(far)]


def _reach(points: Sequence[tuple[float, float]]) -> list[float]:
    """Find how far points reach in each direction; those a little aside count a little less."""
    found = [LEAST] * CORNERS
    for x, y in points:
        length = hypot(x, y) or 1.0
        for number, (right, down) in enumerate(WAYS):
            along = x * right + y * down
            near = along / length
            if near > 0.93:
                found[number] = max(found[number], along * (1 - (1 - near) * 2.2) + PAD)
    return found
