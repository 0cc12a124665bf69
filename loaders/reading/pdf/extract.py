"""A PDF's bytes to Pages, by processes that may crash, hang or grow without harm to this one."""

import re
from contextlib import closing
from dataclasses import dataclass

from kg.errors import ReadingError
from loaders.reading.pdf import sheet, worker
from loaders.reading.pdf.page import Line, Page, page_from_json
from loaders.reading.pdf.process import Record, read_records
from loaders.reading.pdf.rows import to_rows

_NO_TITLE = re.compile(
    r"^(?:microsoft \w+ - |untitled|\(?(?:anonymous|unspecified)\)?$"
    r"|.*\.(?:docx?|pdf|rtf|indd|pptx?|xlsx?)$)",
    re.IGNORECASE,
)
_DATE = re.compile(r"^D?:?((?:19|20)\d\d)(0[1-9]|1[0-2])?(0[1-9]|[12]\d|3[01])?")


@dataclass(frozen=True, slots=True)
class Extract:
    """A PDF taken apart."""

    pages: list[Page]
    rows: list[list[list[Line]]]
    """Each page's words, gathered while the next pages were still read."""
    title: str
    date: str | None
    notes: tuple[str, ...]
    """What could not be taken out, a line each."""


def extract(data: bytes, name: str) -> Extract:
    """Take a PDF apart.

    Raises:
        ReadingError: it is no PDF, damaged, encrypted, without pages, too long, or reading it
            took too much time or memory.
    """
    if b"%PDF-" not in data[:1024]:  # ISO 32000-1, 7.5.2, and Annex H: within the first 1,024 bytes
        raise ReadingError(f"{name}: this is not a PDF file; it does not start with %PDF-")
    pages, rows, seen = [], [], []
    with closing(read_records(data, name)) as records:
        head = next(records)
        _check(head, name)
        for record in records:
            seen.append(record)
            if "fault" not in record:
                pages.append(page_from_json(record))
                rows.append(to_rows(pages[-1]))
    title, date = tidy_title(head["title"]), iso_date(head["date"])
    return Extract(pages, rows, title, date, tuple(_faults(seen)))


def _check(head: Record, name: str) -> None:
    """Refuse a document for what the process that opened it says of it.

    Raises:
        ReadingError: it is damaged, encrypted, without pages or too long.
    """
    if head.get("fault") == "encrypted":
        raise ReadingError(f"{name}: the PDF is encrypted; save a copy without a password")
    if head.get("fault"):
        raise ReadingError(
            f"{name}: the PDF is damaged; open it in a viewer and print it to a new PDF"
        )
    if head["pages"] == 0:
        raise ReadingError(f"{name}: the PDF has no pages")
    if head["pages"] > worker.MAX_PAGES:
        raise ReadingError(
            f"{name}: the PDF has {head['pages']} pages;"
            f" at most {worker.MAX_PAGES} are read, split it"
        )


def _faults(records: list[Record]) -> list[str]:
    broken = [record["number"] for record in records if "fault" in record]
    long = [record["number"] for record in records if record.get("too_long")]
    turned = sum(record.get("rotated", 0) for record in records)
    found = [f"page {number} is damaged and was not read" for number in broken]
    found += [
        f"page {number} has more than {sheet.MAX_CHARS} characters and was not read"
        for number in long
    ]
    if turned:
        found.append(f"{turned} words that stand upright or aslant were not read")
    return found


def tidy_title(title: str) -> str:
    r"""Clean the title a PDF gives itself; empty when it is only a file's name.

    >>> tidy_title(" Harbour\ncrime\x07 "), tidy_title("Microsoft Word - paper.docx")
    ('Harbour crime', '')
    """
    text = "".join(char if char.isprintable() else " " for char in title[:2000])
    text = " ".join(text.split())[:200]
    return "" if _NO_TITLE.match(text) else text


def iso_date(date: str) -> str | None:
    """Turn a PDF's date (ISO 32000-1, 7.9.4) into ISO form; None when it is none.

    >>> iso_date("D:20190319103000Z"), iso_date("yesterday")
    ('2019-03-19', None)
    """
    match = _DATE.match(date)
    return "-".join(part for part in match.groups() if part) if match else None
