"""Tables that a spreadsheet saved, XLSX or CSV, as rows of text.

A file may have been saved by any program, and by anybody: it is opened within bounds.
"""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from kg.errors import DecisionError, ReadingError
from kg.sheet import FORMULA
from loaders.reading.zip_file import DAMAGED, open_zip, unpack

MAX_BYTES = 50 << 20
"""Of a file, and of each part of a workbook when it is unpacked."""
MAX_ROWS = 200_000


def read_tables(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield each table of a workbook, CSV file or folder of CSV files: where it is, and its rows.

    Raises:
        DecisionError: a file cannot be read, or is no table.
    """
    if path.is_dir():
        for part in sorted(path.glob("*.csv")):
            yield str(part), _csv(part)
    elif path.suffix.lower() == ".csv":
        yield str(path), _csv(path)
    else:
        yield from _workbook(path)


def _bytes(path: Path) -> bytes:
    """Read a file that is not too large.

    Raises:
        DecisionError: it is, or cannot be read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DecisionError(f"{path}: at most {MAX_BYTES >> 20} MB is read")
        return path.read_bytes()
    except OSError as err:
        raise DecisionError(f"{path}: cannot be read: {err.strerror}") from err


def _csv(path: Path) -> list[list[str]]:
    """Read a CSV file as a spreadsheet saved it: with a comma or a semicolon, guarded or not.

    Raises:
        DecisionError: it is no CSV in UTF-8.
    """
    try:
        text = _bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as err:
        raise DecisionError(f"{path}: is not UTF-8; save it as 'CSV UTF-8'") from err
    heading = text.partition("\n")[0]
    comma = ";" if heading.count(";") > heading.count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=comma))
    except csv.Error as err:
        raise DecisionError(f"{path}: is no CSV: {err}") from err
    return [[_unguarded(cell) for cell in row] for row in rows[:MAX_ROWS]]


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith(tuple(f"'{char}" for char in FORMULA)) else cell


def _workbook(path: Path) -> Iterator[tuple[str, list[list[str]]]]:
    """Read the sheets of a workbook.

    Raises:
        DecisionError: it is no workbook, damaged, or too large when unpacked.
    """
    import openpyxl  # slow to import, and only needed here

    data = _bytes(path)
    if not data.startswith(b"PK"):  # how a zip begins, and so a workbook
        raise DecisionError(
            f"{path}: is no workbook (.xlsx); give the one of `kg review export`, or CSV (.csv)"
        )
    try:
        with open_zip(io.BytesIO(data), str(path)) as archive:
            for member in archive.infolist():
                unpack(archive, member, MAX_BYTES, f"{path}: {member.filename}")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except ReadingError as err:
        raise DecisionError(str(err)) from err
    except Exception as err:  # openpyxl lets out what its parsers raise
        raise DecisionError(f"{path}: is no workbook: {' '.join(str(err).split())}") from err
    for sheet in book.worksheets:
        try:
            rows = [
                [_text(cell) for cell in row]
                for row in sheet.iter_rows(max_row=MAX_ROWS, max_col=50, values_only=True)
            ]
        except (*DAMAGED, TypeError, KeyError, SyntaxError) as err:
            raise DecisionError(f"{path} sheet {sheet.title!r}: cannot be read: {err}") from err
        yield f"{path} sheet {sheet.title!r}", rows


def _text(cell: object) -> str:
    """Write a cell as text; a date as ISO 8601 has it."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
