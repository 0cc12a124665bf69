"""Pages that are only pictures to words, by tesseract, where it is installed."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.errors import ReadingError
from loaders.reading.blocks import File
from loaders.reading.pdf import picture
from loaders.reading.pdf.page import Page, Word

DPI = 300
"""What tesseract's own documentation asks for."""
PATIENCE = 120
"""Seconds a page."""
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
    """
    scale = 72 / DPI
    lines: dict[tuple[str, ...], tuple[float, float]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12:
            continue
        left, top, across, up = (int(cell) * scale for cell in cells[6:10])
        if cells[0] == "4":
            lines[tuple(cells[1:5])] = (height - top - up, up)
        elif cells[0] == "5" and cells[11].strip() and float(cells[10]) >= CONFIDENCE:
            y, size = lines.get(tuple(cells[1:5]), (height - top - up, up))
            yield Word(cells[11].strip(), left, left + across, y, size)
