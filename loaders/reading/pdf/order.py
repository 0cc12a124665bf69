"""A page's rows in reading order: drawn tables cell by cell, what stands around them by columns."""

from collections.abc import Sequence

from loaders.reading.pdf.columns import in_order
from loaders.reading.pdf.grid import Grid, Row, find_grids
from loaders.reading.pdf.page import Line, Shape
from loaders.reading.pdf.prose import plain
from loaders.reading.pdf.tables import TableRow


def page_items(
    rows: Sequence[Row], shapes: Sequence[Shape], height: float
) -> list[Line | TableRow]:
    """Put a page's rows into reading order."""
    found: list[Line | TableRow] = []
    start = 0
    for grid in find_grids(shapes, height):
        inside = [at for at, row in enumerate(rows) if any(map(grid.holds, row))]
        if not inside or inside[0] < start:
            continue
        first, last = inside[0], inside[-1] + 1
        if all(grid.holds(part) for row in rows[first:last] for part in row):
            found += in_order(rows[start:first], shapes)
            found += _table(grid, rows[first:last], shapes)
            start = last
    return found + in_order(rows[start:], shapes)


def _table(grid: Grid, rows: Sequence[Row], shapes: Sequence[Shape]) -> list[Line | TableRow]:
    """Read what stands in a grid: a table, a form, or text with a frame around it."""
    table = grid.rows([part for row in rows for part in row])
    if len(table[0].cells) < 2:
        return in_order(rows, shapes)
    asks = sum(1 for row in table if row.cells[0] and row.cells[0][-1].endswith(":"))
    if len(table[0].cells) == 2 and asks > len(table) / 2:
        return [line for row in rows for line in plain(row)]
    return list(table)
