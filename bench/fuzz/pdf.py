"""Fuzz the PDF reader: ``make fuzz`` (seconds: ``FUZZ=600``).

Two ways in: bytes as a PDF file, in this process, so that a crash of PDFium shows; and the same
bytes as words on pages, for what is ours. Anything but a ReadingError is a finding.
"""

import sys
from itertools import count
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

with atheris.instrument_imports(include=["loaders"]):
    from loaders.paragraphs import address_blocks
    from loaders.reading.pdf import sheet, worker
    from loaders.reading.pdf.flow import to_blocks
    from loaders.reading.pdf.page import Page, Shape, Word, page_from_json
    from loaders.reading.pdf.process import library
    from loaders.reading.pdf.read import to_items
    from loaders.reading.pdf.rows import to_rows

from tests.loaders.reading.pdf.likely import LIKELY

TEXTS = [*LIKELY, "UNIT", "Title:", "http://a.b/c-", ","]
PDFIUM = sheet.Library(library())
LEFTS = (50.0, 68.0, 72.0, 90.0, 104.0, 300.0, 318.0, 450.0)


def pages_from(data: bytes) -> list[Page]:
    """Make pages of likely words at likely places."""
    take = atheris.FuzzedDataProvider(data)
    pages = []
    for number in range(1, take.ConsumeIntInRange(1, 4) + 1):
        words, shapes, y = [], [], 800.0
        for _ in range(take.ConsumeIntInRange(0, 60)):
            y -= take.PickValueInList([0.0, 0.0, 13.75, 13.75, 27.0, -600.0])
            x = take.PickValueInList(list(LEFTS)) + take.ConsumeIntInRange(0, 40)
            text = take.PickValueInList(TEXTS)
            size = take.PickValueInList([12.0, 12.0, 9.0, 14.0])
            words.append(Word(text, x, x + take.ConsumeIntInRange(1, 200), y, size))
        for _ in range(take.ConsumeIntInRange(0, 6)):
            x, y0 = take.ConsumeIntInRange(0, 500), take.ConsumeIntInRange(0, 800)
            shapes.append(Shape(x, y0, x + take.ConsumeIntInRange(0, 300), y0 + 1))
        pages.append(Page(number, 595.0, 842.0, tuple(words), tuple(shapes)))
    return pages


def test_one(data: bytes) -> None:
    """Read one input."""
    if data[:5] == b"%PDF-":
        records = list(worker.read(PDFIUM, data, count()))
        pages = [page_from_json(item) for item in records[1:] if "fault" not in item]
    else:
        pages = pages_from(data)
    items, _ = to_items(pages, [to_rows(page) for page in pages])
    address_blocks(to_blocks(items))


if __name__ == "__main__":
    atheris.Setup(sys.argv, test_one)
    atheris.Fuzz()
