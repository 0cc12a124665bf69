"""A PDF's bytes to Pages, by a process that may crash, hang or grow without harm to this one."""

import json
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import ReadingError
from loaders.reading.pdf import worker
from loaders.reading.pdf.page import Page, page_from_json

PATIENCE = 300
"""Seconds on the clock; the limit of processor time strikes first unless the machine is busy."""

SHARES = 2
"""Processes that share the pages of a file; more gain little, each opens the whole file."""
SMALL = 100_000
"""Bytes; a smaller file is read before a second process has started."""

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
    head, *pages = _records(data, name)
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
    good = [page_from_json(record) for record in pages if "fault" not in record]
    return Extract(good, tidy_title(head["title"]), iso_date(head["date"]), tuple(_faults(pages)))


def _records(data: bytes, name: str) -> list[dict[str, Any]]:
    """Run the processes; what they say of the document, then its pages in order."""
    shares = SHARES if len(data) > SMALL else 1
    with ThreadPoolExecutor(shares) as pool:
        found = list(pool.map(lambda share: _run(data, name, share, shares), range(shares)))
    pages = [record for records in found for record in records[1:]]
    return [found[0][0], *sorted(pages, key=lambda record: int(record["number"]))]


def _run(data: bytes, name: str, share: int, shares: int) -> list[dict[str, Any]]:
    """Run one process; its records, of which there is at least one.

    Raises:
        ReadingError: it took too long, too much, or crashed.
    """
    command = [sys.executable, "-P", str(Path(worker.__file__)), str(share), str(shares)]
    try:
        done = subprocess.run(  # noqa: S603  # our own file
            command, input=data, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as err:
        raise ReadingError(f"{name}: reading the PDF took more than {PATIENCE} s") from err
    if done.returncode != 0 or not done.stdout:
        raise ReadingError(
            f"{name}: reading the PDF broke off ({_reason(done.returncode, done.stderr)});"
            " open it in a viewer and print it to a new PDF"
        )
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def _reason(code: int, said: bytes) -> str:
    """Say why the process ended."""
    if code in (-24, -9):  # SIGXCPU, or SIGKILL after it
        return f"more than {worker.SECONDS} s of processor time"
    if b"MemoryError" in said or code in (-5, -4, -6):  # PDFium stops itself when memory ends
        return f"more than {worker.MEMORY >> 30} GB of memory, or a fault in the file"
    last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
    return last[0] if last else f"signal {-code}"


def _faults(records: list[dict[str, Any]]) -> list[str]:
    broken = [record["number"] for record in records if "fault" in record]
    long = [record["number"] for record in records if record.get("too_long")]
    turned = sum(record.get("rotated", 0) for record in records)
    found = [f"page {number} is damaged and was not read" for number in broken]
    found += [
        f"page {number} has more than {worker.MAX_CHARS} characters and was not read"
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
