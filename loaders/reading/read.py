"""A file to a Report: the table of readers, and what the header says of title and date."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from kg.errors import ReadingError
from kg.identifiers import report_id
from kg.ledger import LedgerEntry
from kg.report import Report
from loaders.paragraphs import address_blocks
from loaders.reading.blocks import Content, File
from loaders.reading.contents import blank_contents, say_contents
from loaders.reading.decode import MAX_BYTES, decode
from loaders.reading.html.read import read_html
from loaders.reading.markdown import read_markdown
from loaders.reading.pdf.read import read_pdf
from loaders.reading.plugins import plugged_readers
from loaders.reading.sections import with_sections
from loaders.reading.text import read_blocks
from loaders.reading.titles import find_date, find_title, first_line
from loaders.reading.word.old import read_old_word
from loaders.reading.word.read import read_word


def read_text(file: File) -> Content:
    """Read a plain text."""
    text, note = decode(file.data, file.name)
    text, left = blank_contents(text)
    return Content(read_blocks(text), (*((note,) if note else ()), *say_contents(left)))


Reader = Callable[[File], Content]

READERS: dict[str, Reader] = {
    ".doc": read_old_word,
    ".docm": read_word,
    ".docx": read_word,
    ".dotx": read_word,
    ".htm": read_html,
    ".html": read_html,
    ".markdown": read_markdown,
    ".md": read_markdown,
    ".pdf": read_pdf,
    ".text": read_text,
    ".txt": read_text,
    ".xhtml": read_html,
}
"""Readers by suffix; a new format is one module and one line here."""

_MAX_BYTES = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".pdf"), 200 << 20),
    **dict.fromkeys((".md", ".markdown"), 2 << 20),
}
"""Pictures make a file large whose text is not; Markdown takes 150 times its size in memory.
All other files have the text's limit."""


def read_report(path: Path, *, ocr: bool = False) -> tuple[Report, list[LedgerEntry]]:
    """Read a file as a report, and list what could not be read of it.

    Args:
        path: the file.
        ocr: read pages that are only pictures by optical character recognition.

    Raises:
        ReadingError: there is no such file, it cannot be opened, has no reader or no text.
    """
    return read_file(File(path.name, read_bytes(path), ocr=ocr))


def read_file(file: File, id: str = "", source: str = "") -> tuple[Report, list[LedgerEntry]]:
    """Read a file's content as a report, and list what could not be read of it.

    Args:
        file: The file.
        id: The report's identifier; by default the file's name without suffix.
        source: Where it is, for the report; by default the file's name.

    Raises:
        ReadingError: it has no reader, no text, or its reader refuses it.
    """
    stem = Path(file.name).stem
    content = find_reader(file.name)(file)
    paragraphs = address_blocks(with_sections(content.blocks))
    if not any(par.text.strip() for par in paragraphs):
        raise ReadingError(f"{file.name}: no paragraph of text was found")
    name = id or report_id(stem)
    report = Report(
        id=name,
        title=(
            find_title(paragraphs) or content.title or first_line(paragraphs) or _from_stem(stem)
        ),
        date=find_date(paragraphs) or _unless_contradicted(content.date, _year_of(stem)),
        body=None,
        source=source or file.name,
        sha256=hashlib.sha256(file.data).hexdigest(),
        paragraphs=paragraphs,
    )
    return report, [
        LedgerEntry(name, "", "reading", note, source or file.name) for note in content.notes
    ]


def find_reader(name: str) -> Reader:
    """Find the reader for a file by its suffix.

    Raises:
        ReadingError: there is none.
    """
    suffix = Path(name).suffix.lower()
    found = READERS.get(suffix) or plugged_readers().get(suffix)
    if found is None:
        known = ", ".join(sorted({*READERS, *plugged_readers()}))
        raise ReadingError(
            f"{name}: no reader for {suffix or 'a file without suffix'!r}; known are {known}"
        )
    return found


def can_read(name: str) -> bool:
    """Tell whether there is a reader for a file, by its suffix."""
    suffix = Path(name).suffix.lower()
    return suffix in READERS or suffix in plugged_readers()


def most_bytes(name: str) -> int:
    """Tell how large a file may be, by its suffix."""
    return _MAX_BYTES.get(Path(name).suffix.lower(), MAX_BYTES)


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes.

    Raises:
        ReadingError: there is no such file, it is a folder, too large, or cannot be opened.
    """
    if not path.exists():
        raise ReadingError(f"{path}: there is no such file")
    if path.is_dir():
        raise ReadingError(f"{path}: this is a folder; name the files in it")
    if not path.is_file():
        raise ReadingError(f"{path}: this is a device or a pipe, no file")
    try:
        size, most = path.stat().st_size, most_bytes(path.name)
        if size > most:
            raise ReadingError(f"{path.name}: {size >> 20} MB; at most {most >> 20} MB is read")
        return path.read_bytes()
    except OSError as err:
        raise ReadingError(f"{path}: cannot be read: {err.strerror}") from err


def _from_stem(stem: str) -> str:
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def _year_of(stem: str) -> str | None:
    match = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", stem)
    return match[0] if match else None


def _unless_contradicted(date: str | None, year: str | None) -> str | None:
    """Take the file's own date, which may be the day it was converted, if its name agrees."""
    return date if date and (year is None or date.startswith(year)) else year
