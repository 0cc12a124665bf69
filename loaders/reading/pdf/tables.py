"""Tables: cells by the place of their words, rows by rules, gaps, or the first column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.reading.pdf.label import is_bullet
from loaders.reading.pdf.page import Line, Shape

THIN = 2.5


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, each cell's lines healed."""

    cells: tuple[tuple[str, ...], ...]
    """The lines of each cell; an empty cell has none. A line break before one parts paragraphs."""
    y: float
    page: int
    first: bool = False
    """It begins a table."""


def separators(
    rows: Sequence[Sequence[Line]], shapes: Sequence[Shape], reach: float = 0.0
) -> list[float]:
    """Find the heights of the rules drawn across some rows, top down.

    Args:
        rows: The rows.
        shapes: What is drawn on the page.
        reach: How far above and below the rows rules are looked for, beyond the next line.
    """
    x0 = min(part.left for row in rows for part in row)
    x1 = max(part.x1 for row in rows for part in row)
    top = rows[0][0].y + 2 * rows[0][0].size + reach
    bottom = rows[-1][0].y - rows[-1][0].size - reach
    drawn: dict[int, float] = {}
    for shape in shapes:
        across = min(shape.x1, x1) - max(shape.x0, x0)
        edges = {shape.y0, shape.y1} if shape.y1 - shape.y0 > THIN else {shape.y0}
        for edge in edges:
            if across > 12 and bottom < edge < top:
                place = round(edge / 2)
                drawn[place] = drawn.get(place, 0.0) + across
    places = sorted(
        (place * 2.0 for place, long in drawn.items() if long > 0.4 * (x1 - x0)), reverse=True
    )
    return [
        place for index, place in enumerate(places) if not index or places[index - 1] - place > 4
    ]


def read_table(rows: Sequence[Sequence[Line]], rules: Sequence[float]) -> Iterator[TableRow]:
    """Yield a table's rows, top down."""
    columns = _columns(rows)
    for index, group in enumerate(_groups(rows, rules, columns)):
        cells: list[list[str]] = [[] for _ in columns]
        for row in group:
            for part in row:
                cells[_column_of(part, columns)].append(cell_line(part))
        yield TableRow(
            tuple(tuple(cell) for cell in cells), group[0][0].y, group[0][0].page, index == 0
        )


def cell_line(part: Line, *, fresh: bool = False) -> str:
    """Write a line of a cell; one with a bullet begins a paragraph, whose bullet goes."""
    bullet = bool(part.label) and is_bullet(part.label)
    kept = part.label and not (bullet and not part.label.strip("().").isalnum())
    text = f"{part.label} {part.text}" if kept else part.text
    return f"\n{text}" if bullet or fresh else text


def _columns(rows: Sequence[Sequence[Line]]) -> list[tuple[float, float]]:
    """Find the columns: what the parts of the rows cover, side by side.

    A part that covers two columns of the fullest rows is a heading over both and says nothing.
    """
    most = max(len(row) for row in rows)
    full = [row for row in rows if len(row) == most]
    spans = sorted((part.left, part.x1) for row in full for part in row)
    merged = [spans[0]]
    for x0, x1 in spans[1:]:
        if x0 <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _column_of(part: Line, columns: Sequence[tuple[float, float]]) -> int:
    """Find the column a part stands in: the one it shares most with, or the nearest."""

    def shared(index: int) -> float:
        return min(part.x1, columns[index][1]) - max(part.left, columns[index][0])

    return max(range(len(columns)), key=shared)


def _groups(
    rows: Sequence[Sequence[Line]], rules: Sequence[float], columns: Sequence[tuple[float, float]]
) -> list[list[Sequence[Line]]]:
    """Part the lines of a table into its rows."""
    groups: list[list[Sequence[Line]]] = [[rows[0]]]
    steps = [above[0].y - below[0].y for above, below in pairwise(rows)]
    size = median(row[0].size for row in rows)
    tight = min(steps, default=0.0)
    wide = 1.3 * max(tight, size)
    for step, above, row in zip(steps, rows, rows[1:], strict=False):
        y = row[0].y
        ruled = any(y < rule < y + step for rule in rules)
        if ruled or len(rules) > 3:  # three may be above, under the heading, and below
            fresh = ruled
        elif tight < 1.35 * size:  # some cells have several lines
            whole = len(above) == len(row) == len(columns)
            fresh = (
                step > wide or (whole and step > 0.9 * size) or _resumes(groups[-1], row, columns)
            )
        else:
            fresh = _column_of(row[0], columns) == 0
        if fresh:
            groups.append([row])
        else:
            groups[-1].append(row)
    return groups


def _resumes(
    group: Sequence[Sequence[Line]], row: Sequence[Line], columns: Sequence[tuple[float, float]]
) -> bool:
    """Tell whether a line has text in a column whose cell ended above; a heading may begin low."""
    here, above = ({_column_of(part, columns) for part in line} for line in (row, group[-1]))
    return len(group) > 1 and not here <= above
