"""The outline of a region: a closed smooth curve around its slots, as a polygon."""

from math import cos, pi, sin

from kg.view.layout import Region

CORNERS = 56
"""Points of an outline."""
ROUND = 0.42
"""1 gives an ellipse, 0 a rectangle: a superellipse between the two (Lame)."""
SLACK = 1.045
"""How far the outline stands out from the slots' rectangle, so that corner slots stay inside."""


def outline(region: Region) -> list[int]:
    """Give a region's outline as x, y, x, y, ... in map units.

    >>> outline(Region("", 0, 0, 100, 40))[:2]
    [52, 0]
    """
    points: list[int] = []
    for corner in range(CORNERS):
        angle = 2 * pi * corner / CORNERS
        points.append(round(region.x + SLACK * region.width / 2 * _bent(cos(angle))))
        points.append(round(region.y + SLACK * region.height / 2 * _bent(sin(angle))))
    return points


def _bent(value: float) -> float:
    size = float(abs(value) ** ROUND)
    return size if value > 0 else -size
