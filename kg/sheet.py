"""Rows as CSV (RFC 4180: CRLF, quoted where needed), and the ledger as one such sheet."""

import csv
import io
from collections.abc import Iterable, Sequence

from kg.graph import Graph

Cell = str | int | float | bool | None

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula (OWASP, CSV Injection)."""

LEDGER_COLUMNS = ("report", "paragraph", "stage", "reason", "text")


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, safe: bool = False) -> bytes:
    """Write rows as UTF-8 CSV.

    Args:
        columns: The header.
        rows: The cells; None is an empty cell.
        safe: Put an apostrophe before a text that a spreadsheet would run as a formula. Such
            a cell is no longer verbatim, so it is off unless asked for.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guard(cell) if safe else cell for cell in row])
    return buffer.getvalue().encode("utf-8")


def guard(cell: Cell) -> Cell:
    """Put an apostrophe before a text that a spreadsheet would run.

    >>> guard("=HYPERLINK(A1)"), guard("Gangs Task Force"), guard(-3)
    ("'=HYPERLINK(A1)", 'Gangs Task Force', -3)
    """
    return "'" + cell if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def join_names(names: tuple[str, ...]) -> str:
    """Join names by ``|``; one that holds a ``|`` is shown with a broken bar.

    >>> join_names(("FCID", "Force CID"))
    'FCID|Force CID'
    """
    return "|".join(name.replace("|", "¦") for name in names)


def ledger_csv(graph: Graph, *, safe: bool = False) -> bytes:
    """Write the ledger; a paragraph is shown by its printed address."""
    rows = []
    for entry in graph.ledger:
        address = _address(graph, entry.report, entry.paragraph)
        rows.append((entry.report, address, entry.stage, entry.reason, entry.text))
    return to_csv(LEDGER_COLUMNS, rows, safe=safe)


def _address(graph: Graph, report: str, key: str) -> str:
    par = graph.report[report].by_key.get(key) if report in graph.report else None
    return par.address if par else key
