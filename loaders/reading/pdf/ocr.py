"""Pages that are only pictures to words, by tesseract, where it is installed."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median

from kg.errors import ReadingError
from loaders.reading.blocks import File
from loaders.reading.pdf import picture
from loaders.reading.pdf.page import Page, Word

DPI = 300
"""What tesseract's own documentation asks for."""
PATIENCE = 120
"""Seconds a page."""
INK = 0.75
"""Of the height of a font's box, from the top of its capitals to below its p."""
CONFIDENCE = 30.0
"""Of 100; words below are mostly specks and frames."""


def read_pictures(file: File, pages: list[Page], scans: list[int]) -> list[Page]:
    """Give the pages that are pictures the words that OCR finds in them.

    Raises:
        ReadingError: tesseract is not installed, or takes too long.
    """
    if shutil.which("tesseract") is None:
        raise ReadingError(
            f"{file.name}: --ocr needs the program tesseract (Debian: apt install tesseract-ocr)"
        )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source.pdf"
        source.write_bytes(file.data)
        return [
            replace(page, words=tuple(_read(source, page, file.name)))
            if page.number in scans
            else page
            for page in pages
        ]


def _read(source: Path, page: Page, name: str) -> Iterator[Word]:
    """Draw a page in a process of its own, then let tesseract read it.

    Raises:
        ReadingError: it takes too long.
    """
    image = source.with_suffix(".pgm")
    draw = [sys.executable, "-P", str(picture.__file__), str(source), str(page.number), str(image)]
    read = ["tesseract", str(image), "stdout", "--dpi", str(DPI), "tsv"]
    for command in (draw, read):
        try:
            done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603  # fixed programs
        except subprocess.TimeoutExpired as err:
            raise ReadingError(f"{name}: OCR of page {page.number} took over {PATIENCE} s") from err
        if done.returncode:
            return
    yield from words_from_tsv(done.stdout.decode("utf-8", "replace"), page.height)


def words_from_tsv(table: str, height: float) -> Iterator[Word]:
    """Yield the words of tesseract's table; those of one line stand at one height.

    Columns: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
    All words get the page's usual height: a picture does not tell small print from low letters.
    """
    scale = 72 / DPI
    rows = [cells for row in table.splitlines()[1:] if len(cells := row.split("\t")) == 12]
    lines = {tuple(cells[1:5]): cells for cells in rows if cells[0] == "4"}
    size = scale / INK * median([int(cells[9]) for cells in lines.values()] or [0])
    for cells in rows:
        text = cells[11].strip()
        if cells[0] == "5" and text and float(cells[10]) >= CONFIDENCE:
            line = lines.get(tuple(cells[1:5]), cells)
            left, across = int(cells[6]) * scale, int(cells[8]) * scale
            low = height - (int(line[7]) + int(line[9])) * scale
            yield Word(text, left, left + across, low, size)
