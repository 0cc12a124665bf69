"""Rows to lines in reading order: columns one after the other, tables as rows.

A gutter is a place that many rows leave free. Rows that no word crosses it in are a band; its two
sides are columns of prose, or cells of a table, or a label and what it says.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from loaders.reading.pdf.page import Line, Shape
from loaders.reading.pdf.prose import Row, is_prose, plain, rows_align
from loaders.reading.pdf.tables import TableRow, read_table, separators

DEPTH = 6
"""No page has more columns in columns."""
TALL = 300
"""Rows of a band; a full page of small print has 100."""


@dataclass(frozen=True, slots=True)
class Band:
    """Rows, from one to before another, that a gutter parts."""

    first: int
    last: int
    gutter: float


def in_order(rows: Sequence[Row], shapes: Sequence[Shape], depth: int = 0) -> list[Line | TableRow]:
    """Put rows into reading order.

    Cost: the number of wide gaps, squared at worst, for each level of columns.
    """
    found: list[Line | TableRow] = []
    start = 0
    for band in _bands(rows) if depth < DEPTH else ():
        for row in rows[start : band.first]:
            found += plain(row)
        found += _read_band(rows[band.first : band.last], band.gutter, shapes, depth)
        start = band.last
    for row in rows[start:]:
        found += plain(row)
    return found


def _bands(rows: Sequence[Row]) -> Iterator[Band]:
    """Find the bands, top down; a gutter needs three rows that have parts on both its sides."""
    level = _level(rows)
    start = done = 0
    while start < len(rows):
        if len(level[start]) < 2:
            start += 1
            continue
        gutter = _gutter(level, start)
        last = _extent(rows, start, gutter)
        if sum(1 for row in level[start:last] if _has_both(row, gutter)) < 3:
            start += 1
            continue
        first = start
        while first > done and _joins(rows[first - 1], rows[first], gutter):
            first -= 1
        yield Band(first, last, gutter)
        start = done = last


def _joins(row: Row, below: Row, gutter: float) -> bool:
    """Tell whether a row belongs to the band that begins below it."""
    near = row[0].y - below[0].y < 1.4 * below[0].size
    return near and not _crosses(row, gutter)


def _crosses(row: Row, gutter: float) -> bool:
    return any(part.left < gutter < part.x1 for part in row)


def _level(rows: Sequence[Row]) -> list[Row]:
    """Add to each row the next where it stands beside it: columns need not share their lines."""
    found = [sorted(row, key=lambda part: part.left) for row in rows]
    for index, (row, below) in enumerate(pairwise(rows)):
        if row[0].y - below[0].y < 0.8 * min(row[0].size, below[0].size):
            found[index] = sorted([*row, *below], key=lambda part: part.left)
    return found


def _gutter(rows: Sequence[Row], start: int) -> float:
    """Find the place in the first row's gaps that most rows next below leave free."""
    gaps = list(pairwise(rows[start]))
    nearby = rows[start : start + 12]
    places = [
        place
        for left, right in gaps
        for place in (right.left - 1, (left.x1 + right.left) / 2, left.x1 + 1)
    ]
    return max(places, key=lambda place: _run(nearby, place))


def _run(rows: Sequence[Row], place: float) -> int:
    """Count the rows with parts on both sides of a place, until one crosses it."""
    count = 0
    for row in rows:
        if _crosses(row, place):
            break
        count += _has_both(row, place)
    return count


def _has_both(row: Row, gutter: float) -> bool:
    return row[0].x1 <= gutter <= row[-1].left


def _extent(rows: Sequence[Row], start: int, gutter: float) -> int:
    """Find where the rows end that nothing crosses the gutter in, and no heading parts."""
    for last in range(start, min(len(rows), start + TALL)):
        row = rows[last]
        apart = last > start and rows[last - 1][0].y - row[0].y > 2.2 * rows[last - 1][0].size
        if _crosses(row, gutter) or (apart and len(row) == 1 and row[0].left < gutter):
            return last
    return min(len(rows), start + TALL)


def _read_band(
    rows: Sequence[Row], gutter: float, shapes: Sequence[Shape], depth: int
) -> list[Line | TableRow]:
    left = [side for row in rows if (side := [part for part in row if part.x1 <= gutter])]
    right = [side for row in rows if (side := [part for part in row if part.left >= gutter])]
    if _is_form(rows, gutter):
        return [line for row in rows for line in plain(row)]
    rules = _shared(separators(rows, shapes), left, right, shapes)
    if len(rules) < 2 and is_prose(left) and is_prose(right) and not rows_align(left, right):
        return in_order(left, shapes, depth + 1) + in_order(right, shapes, depth + 1)
    both = [index for index, row in enumerate(_level(rows)) if _has_both(row, gutter)]
    begin, end = both[0], both[-1] + 1
    while end < len(rows) and _goes_on(rows[begin:end], rows[end], rules):
        end += 1
    table: list[Line | TableRow] = list(read_table(rows[begin:end], rules))
    above = [line for row in rows[:begin] for line in plain(row)]
    return above + table + in_order(rows[end:], shapes, depth + 1)


def _shared(
    rules: Sequence[float], left: Sequence[Row], right: Sequence[Row], shapes: Sequence[Shape]
) -> list[float]:
    """Keep the rules on both sides; those on one side belong to a box in a column."""
    if not rules:
        return []
    sides = [separators(side, shapes, reach=1e4) for side in (left, right)]
    return [rule for rule in rules if all(any(abs(it - rule) < 5 for it in side) for side in sides)]


def _goes_on(rows: Sequence[Row], row: Row, rules: Sequence[float]) -> bool:
    """Tell whether a row is the end of a cell of the table above it."""
    first, above = row[0], rows[-1][0]
    if (
        first.label
        or above.y - first.y > 1.4 * first.size
        or any(first.y < rule < above.y and rule == rules[-1] for rule in rules)
    ):
        return False
    return any(abs(part.left - first.left) < 2 for other in rows for part in other)


def _is_form(rows: Sequence[Row], gutter: float) -> bool:
    """Tell whether the left side asks and the right side answers: "Date of meeting: 3 June"."""
    asked = [row for row in rows if _has_both(row, gutter)]
    return sum(1 for row in asked if row[0].text.endswith(":")) > len(asked) / 2
