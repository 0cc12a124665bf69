"""A file to a Report: the table of readers, and what the header says of title and date."""

import calendar
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from kg.errors import ReadingError
from kg.identifiers import report_id
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from loaders.paragraphs import address_blocks
from loaders.reading.blocks import Content, File
from loaders.reading.decode import MAX_BYTES, decode
from loaders.reading.pdf.read import read_pdf
from loaders.reading.text import read_blocks


def read_text(file: File) -> Content:
    """Read a plain text."""
    text, note = decode(file.data, file.name)
    return Content(read_blocks(text), (note,) if note else ())


READERS: dict[str, Callable[[File], Content]] = {
    ".pdf": read_pdf,
    ".text": read_text,
    ".txt": read_text,
}
"""Readers by suffix; a new format is one module and one line here."""

_MAX_BYTES = {".pdf": 200 << 20}
"""Pictures make a file large whose text is not; all other files have the text's limit."""

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_DATE_LABEL = re.compile(
    r"^(?:date(?: of (?:meeting|report|publication))?|meeting date|published)\s*:?\s*"
    r"(?P<date>.*\d{4}.*)$",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(r"^(?:title|subject|report title)\s*:\s*(?P<title>\S.*)$", re.IGNORECASE)
_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Z][a-z]+)\s+(?P<year>(?:19|20)\d\d)"
)
_ISO = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")


def read_report(path: Path, *, ocr: bool = False) -> tuple[Report, list[LedgerEntry]]:
    """Read a file as a report, and list what could not be read of it.

    Args:
        path: the file.
        ocr: read pages that are only pictures by optical character recognition.

    Raises:
        ReadingError: there is no such file, it cannot be opened, has no reader or no text.
    """
    data = read_bytes(path)
    suffix = path.suffix.lower()
    if suffix not in READERS:
        known = ", ".join(sorted(READERS))
        raise ReadingError(
            f"{path.name}: no reader for {suffix or 'a file without suffix'!r}; known are {known}"
        )
    content = READERS[suffix](File(path.name, data, ocr))
    paragraphs = address_blocks(content.blocks)
    if not any(par.text.strip() for par in paragraphs):
        raise ReadingError(f"{path.name}: no paragraph of text was found")
    name = report_id(path.stem)
    report = Report(
        id=name,
        title=find_title(paragraphs) or content.title or _from_stem(path.stem),
        date=find_date(paragraphs) or _unless_contradicted(content.date, _year_of(path.stem)),
        body=None,
        source=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        paragraphs=paragraphs,
    )
    return report, [LedgerEntry(name, "", "reading", note, path.name) for note in content.notes]


def read_bytes(path: Path) -> bytes:
    """Read a file's bytes.

    Raises:
        ReadingError: there is no such file, it is a folder, too large, or cannot be opened.
    """
    if not path.exists():
        raise ReadingError(f"{path}: there is no such file")
    if path.is_dir():
        raise ReadingError(f"{path}: this is a folder; name the files in it")
    try:
        size, most = path.stat().st_size, _MAX_BYTES.get(path.suffix.lower(), MAX_BYTES)
        if size > most:
            raise ReadingError(f"{path.name}: {size >> 20} MB; at most {most >> 20} MB is read")
        return path.read_bytes()
    except OSError as err:
        raise ReadingError(f"{path}: cannot be read: {err.strerror}") from err


def find_title(paragraphs: tuple[Paragraph, ...]) -> str:
    """Find the report's title: its "Title:" line, or the first line of a report without numbers."""
    for line in _header_lines(paragraphs):
        match = _TITLE_LABEL.match(line)
        if match:
            return match["title"].strip()
    numbered = any(par.kind == "numbered" for par in paragraphs)
    return "" if numbered or not paragraphs else paragraphs[0].text.split("\n")[0][:200]


def find_date(paragraphs: tuple[Paragraph, ...]) -> str | None:
    """Find the report's date in its header, as exactly as it is given; None when there is none."""
    for line in _header_lines(paragraphs):
        match = _DATE_LABEL.match(line)
        found = match and parse_date(match["date"])
        if found:
            return found
    return None


def parse_date(text: str) -> str | None:
    """Turn a written date into ISO form; None when there is none.

    >>> parse_date("19 March 2019"), parse_date("March 2014"), parse_date("soon")
    ('2019-03-19', '2014-03', None)
    """
    iso = _ISO.search(text)
    if iso:
        return iso[0]
    match = _DATE.search(text)
    if not match or match["month"].lower() not in _MONTHS:
        return None
    month = f"{match['year']}-{_MONTHS[match['month'].lower()]:02d}"
    return f"{month}-{int(match['day']):02d}" if match["day"] else month


def _header_lines(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [
        line
        for par in paragraphs[:12]
        if par.kind in ("header", "heading", "text")
        for line in par.text.split("\n")
    ]


def _from_stem(stem: str) -> str:
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]


def _year_of(stem: str) -> str | None:
    match = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", stem)
    return match[0] if match else None


def _unless_contradicted(date: str | None, year: str | None) -> str | None:
    """Take the file's own date, which may be the day it was converted, if its name agrees."""
    return date if date and (year is None or date.startswith(year)) else year
