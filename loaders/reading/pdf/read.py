"""A PDF to blocks: taken apart, furniture dropped, put into reading order, read as paragraphs."""

from kg.errors import ReadingError
from loaders.reading.blocks import Content, File
from loaders.reading.contents import say_contents, without_contents
from loaders.reading.pdf.extract import extract
from loaders.reading.pdf.flow import to_blocks
from loaders.reading.pdf.furniture import Rows, without_furniture
from loaders.reading.pdf.notes import Item
from loaders.reading.pdf.ocr import read_pictures
from loaders.reading.pdf.order import page_items
from loaders.reading.pdf.page import Page
from loaders.reading.pdf.rows import to_rows
from loaders.reading.pdf.tables import TableRow


def read_pdf(file: File) -> Content:
    """Read a PDF.

    Raises:
        ReadingError: it cannot be opened, or none of its pages has text.
    """
    taken = extract(file.data, file.name)
    pages, rows, notes = taken.pages, taken.rows, list(taken.notes)
    scans = [page.number for page in pages if not page.words and page.pictured]
    if scans and file.ocr:
        pages = read_pictures(file, pages, scans)
        rows = [to_rows(page) for page in pages]
        still = [page.number for page in pages if page.number in scans and not page.words]
        notes += [
            f"page {n} was read by OCR, which makes mistakes" for n in scans if n not in still
        ]
        notes += [f"page {n} is a picture in which OCR found no text" for n in still]
    elif scans:
        notes += [f"page {n} is a picture without text; --ocr reads it" for n in scans]
    if not any(page.words for page in pages):
        raise ReadingError(f"{file.name}: {_why_empty(len(pages), scans, ocr=file.ocr)}")
    items, dropped = to_items(pages, rows)
    return Content(to_blocks(items), (*notes, *dropped), taken.title, taken.date)


def to_items(pages: list[Page], rows: list[Rows]) -> tuple[list[Item], list[str]]:
    """Put what the pages say into reading order, without their furniture, which is noted."""
    rows, dropped = without_furniture(pages, rows)
    items: list[Item] = []
    for page, page_rows in zip(pages, rows, strict=True):
        items += page_items(page_rows, page.shapes, page.height)
    kept, left = without_contents(items, _text)
    return kept, [*dropped, *say_contents(left)]


def _text(item: Item) -> str:
    """Give an item's text on one line."""
    if isinstance(item, TableRow):
        return " ".join(line for cell in item.cells for line in cell)
    return f"{item.label} {item.text}".strip()


def _why_empty(pages: int, scans: list[int], *, ocr: bool) -> str:
    if not scans:
        return f"none of the PDF's {pages} pages has any text"
    if ocr:
        return f"OCR found no text in the PDF's {pages} pages"
    return f"the PDF's {pages} pages are pictures without text; --ocr reads them"
