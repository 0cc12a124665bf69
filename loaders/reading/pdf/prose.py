"""Whether a side of a gutter is running text; and rows whose parts no gutter parts, as lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from loaders.reading.pdf.page import Line

Row = list[Line]
SPACE = 1.3
"""In heights of the type: the widest space seen in justified lines."""


def plain(row: Row) -> list[Line]:
    """Join the parts of a row that is in no band; far parts stay on their own."""
    joined = row[0]
    for part in row[1:]:
        text = (
            f"{joined.text} {part.label} {part.text}"
            if part.label
            else f"{joined.text} {part.text}"
        )
        joined = Line(
            text,
            joined.x0,
            part.x1,
            joined.y,
            joined.size,
            joined.page,
            joined.label,
            joined.label_x,
        )
    return [joined]


def is_prose(rows: Sequence[Row]) -> bool:
    """Tell whether a side is running text: long lines that mostly fill its width."""
    parts = [part for row in rows for part in _without_wide_spaces(row)]
    if len(parts) < 4 or median(len(part.text) for part in parts) < 18:
        return False
    across = median(sorted(part.x1 - part.left for part in parts)[-3:])
    return sum(1 for part in parts if part.x1 - part.left > 0.7 * across) >= len(parts) / 2


def _without_wide_spaces(row: Row) -> Iterator[Line]:
    """Join the parts that a justified line's wide spaces have torn apart."""
    joined = row[0]
    for part in row[1:]:
        if part.left - joined.x1 < SPACE * part.size:
            joined = plain([joined, part])[0]
        else:
            yield joined
            joined = part
    yield joined


def rows_align(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Tell whether the wide gaps of the two sides fall together, as in a table."""
    gaps = [_gaps(side) for side in (left, right)]
    starts = [{round(below / 3) for _, below in side} for side in gaps]
    shared = starts[0] & starts[1]
    return len(shared) >= 2 and len(shared) >= 0.8 * min(len(starts[0]), len(starts[1]))


def _gaps(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """List where lines stand further apart than most: the heights above and below."""
    heights = [row[0].y for row in rows]
    steps = list(pairwise(heights))
    usual = median(above - below for above, below in steps) if steps else 0.0
    return [(above, below) for above, below in steps if above - below > 1.3 * usual]
