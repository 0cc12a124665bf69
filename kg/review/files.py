"""The review as files: an XLSX workbook, or CSV files in a folder.

Equal graphs give equal bytes.
"""

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kg.clock import epoch, without_clock
from kg.file import write_file
from kg.review.sheet import Sheet
from kg.sheet import Cell, to_csv

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {"link": 45, "quote in its place": 90, "name": 40, "other name": 40, "reason": 30}
_IDS = ("subject id", "relation", "object id", "report id", "quote", "id", "other id")
"""For the program: shown narrow and grey."""
HOW_TO = (
    "Mark a row in its column 'decision', and put your name and the date beside it.",
    "Links: accept; reject; or correct, and write what is right in the columns 'right ...'.",
    "Names: 'same as' makes two things one; 'not the same' keeps two names apart.",
    "Leave the rest as it is, above all the grey columns: they tell which link a row is.",
    "Then: kg review import FILE. Rows without a mark change nothing.",
)


def to_csv_files(folder: Path, sheets: Iterable[Sheet]) -> dict[Path, bytes]:
    """Write each sheet as CSV; cells that a spreadsheet would run are guarded."""
    return {
        folder / f"{sheet.name.lower()}.csv": to_csv(sheet.columns, sheet.rows, safe=True)
        for sheet in sheets
    }


def to_xlsx(sheets: Iterable[Sheet]) -> bytes:
    """Write the sheets as a workbook, with a page on how to mark them."""
    import openpyxl  # slow to import, and only needed here

    book = openpyxl.Workbook()
    book.properties.creator, book.properties.title = "policing-kg", "Review of a graph"
    book.properties.created = book.properties.modified = epoch()
    book.remove(book.worksheets[0])
    help_page = book.create_sheet("How to")
    help_page.column_dimensions["A"].width = 100
    for line in HOW_TO:
        help_page.append([line])
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet)
    book.active = 1
    buffer = io.BytesIO()
    book.save(buffer)
    return without_clock(buffer.getvalue())


def _fill(page: "Worksheet", sheet: Sheet) -> None:
    """Write a sheet's cells as texts: what begins with = is no formula."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    page.append(sheet.columns)
    for number, row in enumerate(sheet.rows, 2):
        for column, value in enumerate(row, 1):
            cell = page.cell(number, column)
            cell.value = _printable(value) if isinstance(value, str) else value
            if isinstance(value, str) and value:
                cell.data_type = "s"
            cell.alignment = Alignment(
                wrap_text=sheet.columns[column - 1] not in _IDS, vertical="top"
            )
        page.row_dimensions[number].height = 15 * _lines(sheet.columns, row)
    for column, name in enumerate(sheet.columns, 1):
        letter = get_column_letter(column)
        page.column_dimensions[letter].width = _WIDTHS.get(name, 8 if name in _IDS else 16)
        head = page.cell(1, column)
        head.font = Font(bold=name not in _IDS, color="808080" if name in _IDS else "000000")
        if name == "decision":
            choice = DataValidation(type="list", formula1=f'"{",".join(sheet.verdicts)}"')
            page.add_data_validation(choice)
            choice.add(f"{letter}2:{letter}{max(len(sheet.rows) + 1, 2)}")
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions


def _lines(columns: tuple[str, ...], row: tuple[Cell, ...]) -> int:
    """Estimate how many lines a row needs: not every program finds out by itself."""
    shown = [(name, str(cell or "")) for name, cell in zip(columns, row, strict=True)]
    return max(1 + len(text) // _WIDTHS.get(name, 16) for name, text in shown if name not in _IDS)


def _printable(text: str) -> str:
    """Replace what XML 1.0 cannot hold; a cell holds 32,767 characters."""
    return "".join(char if char >= " " or char in "\n\t" else "�" for char in text)[:32_767]


def write_review(target: Path, sheets: tuple[Sheet, ...]) -> tuple[Path, ...]:
    """Write the review: a workbook where the name ends in .xlsx, else a folder of CSV files.

    Raises:
        StoreError: it cannot be written.
    """
    book = target.suffix.lower() == ".xlsx"
    files = {target: to_xlsx(sheets)} if book else to_csv_files(target, sheets)
    for path, data in files.items():
        write_file(path, data)
    return tuple(files)
