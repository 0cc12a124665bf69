"""Rows of an answer as a table for people, as JSON or as CSV."""

import json
from collections.abc import Iterator
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.sheet import to_csv
from kg.stores import Rows, Value
from kg.view.text import visible

Row = dict[str, Value]

SOURCE = ("quote", "report", "date", "page", "paragraph")
"""Columns that are set beneath a row, as its citation."""
HIDDEN = ("id", "from_id", "to_id", "other_id")
"""Columns that are left out where a quote is shown: a name stands for them."""


def print_rows(rows: Rows, console: Console, group: str = "") -> None:
    """Print rows for people: quotes in italics, with their citation beneath.

    Nothing in a cell is obeyed, neither as markup nor by the terminal.

    Args:
        rows: What to print.
        console: Where.
        group: A column whose equal values stand together; each gets a heading with its count.
    """
    records = rows.records()
    if group not in rows.columns:
        console.print(_block(records, list(rows.columns)))
        return
    columns = [name for name in rows.columns if name != group]
    for value, members in groupby(records, key=lambda record: record[group]):
        block = list(members)
        heading = f"{group} {value}" if isinstance(value, int) else _cell(value)
        console.print(Text(f"{heading} ({len(block)})", style="bold"))
        console.print(_block(block, columns))


def to_json(rows: Rows) -> str:
    """Write rows as a JSON list of objects."""
    records = rows.records()
    return json.dumps(records, ensure_ascii=False, indent=1) + "\n"


def rows_csv(rows: Rows) -> bytes:
    """Write rows as CSV, cells verbatim."""
    return to_csv(rows.columns, rows.rows)


def _block(records: list[Row], columns: list[str]) -> RenderableType:
    if "quote" in columns:
        named = [name for name in columns if name not in (*SOURCE, *HIDDEN)]
        return Group(*(_entry(record, named) for record in records))
    return _table(records, columns)


def _entry(record: Row, named: list[str]) -> RenderableType:
    """Set a row that cites: what it says in one line, the quote and where it stands beneath."""
    first, *others = [text for name in named if (text := _cell(record[name]))] or [""]
    head = Text.assemble((first, "bold"), *(f" · {other}" for other in others))
    if record["quote"] is None:
        return Padding(head, (0, 2))
    quote = Text(f"“{_cell(record['quote'])}”", style="italic")
    source = Text(", ".join(_citation(record)), style="dim")
    return Group(Padding(head, (0, 2)), Padding(Group(quote, source), (0, 2, 0, 6)))


def _table(records: list[Row], columns: list[str]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="dim")
    for name in columns:
        numbers = all(isinstance(record[name], int | float | None) for record in records)
        table.add_column(
            Text(visible(name)), justify="right" if numbers else "left", overflow="fold"
        )
    for record in records:
        table.add_row(*(Text(_cell(record[name])) for name in columns))
    return table


def _citation(record: Row) -> Iterator[str]:
    for name in ("report", "date"):
        if record.get(name) is not None:
            yield _cell(record[name])
    for name in ("paragraph", "page"):
        if record.get(name) is not None:
            yield f"{name} {_cell(record[name])}"


def _cell(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else visible(str(value))
