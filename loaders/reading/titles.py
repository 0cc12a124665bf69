"""What a report's header says of its title and its date."""

import re
from collections.abc import Iterator

from kg.report import Paragraph
from loaders.reading.dates import is_date, parse_date

_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+(?:the\s+)?)?"
_DATE_LABEL = re.compile(
    r"(?:date(?: of (?:meeting|report|publication|decision))?|meeting date|published)\s*:?\s*"
    rf"(?P<date>{_DAY}(?:\d|[a-z]{{3,9}},? \d).*)",
    re.IGNORECASE,
)
_TITLE_LABEL = re.compile(
    r"(?:title|subject|report title|title of report)\s*:\s*(?P<title>\S.*)", re.IGNORECASE
)
_HELD = re.compile(r"(?:\b(?:held on|meeting (?:of|on))|\s[-–—])\s+(?P<date>.+)", re.IGNORECASE)
_LABELS = re.compile(
    r"(?:title|subject|report title|title of report|date(?: of (?:meeting|report|publication"
    r"|decision))?|meeting date)",
    re.IGNORECASE,
)


def find_title(paragraphs: tuple[Paragraph, ...]) -> str:
    """Find the report's title in its "Title:" line or row; empty when it has none."""
    for line in _header_lines(paragraphs):
        match = _TITLE_LABEL.fullmatch(line)
        if match:
            return match["title"].strip()
    return ""


def first_line(paragraphs: tuple[Paragraph, ...]) -> str:
    """Give the first line of a report without numbers, which is its title; else nothing."""
    numbered = any(par.kind == "numbered" for par in paragraphs)
    return "" if numbered or not paragraphs else paragraphs[0].text.split("\n")[0][:200]


def find_date(paragraphs: tuple[Paragraph, ...]) -> str | None:
    """Find the report's date in its header, as exactly as it is given; None when there is none.

    A label tells it ("Date of meeting: ..."), or else the first line that is a date alone, or the
    heading that ends in one: "Minutes of the meeting held on 7 March 2023".
    """
    lines = list(_header_lines(paragraphs))
    for line in lines:
        match = _DATE_LABEL.fullmatch(line)
        found = match and parse_date(match["date"])
        if found:
            return found
    return next((parse_date(line) for line in lines if is_date(line)), None) or _held(lines)


def _held(lines: list[str]) -> str | None:
    """Find the day of a meeting in the header's headings."""
    for line in lines:
        match = _HELD.search(line) if len(line) <= 120 and not line.endswith(".") else None
        found = parse_date(match["date"]) if match else None
        if found and len(found) == len("2023-03-07"):
            return found
    return None


def _header_lines(paragraphs: tuple[Paragraph, ...]) -> Iterator[str]:
    """Yield the lines above the first number; in a table's row a label has its colon put behind.

    A front sheet may be a table in which "Title" and what it is have a cell each.
    """
    for par in paragraphs[:12]:
        if par.kind not in ("header", "heading", "text"):
            continue
        lines = par.text.split("\n")
        if par.address.startswith("table ") and len(lines) > 1 and _LABELS.fullmatch(lines[0]):
            yield f"{lines[0]}: {lines[1]}"
            lines = lines[2:]
        yield from lines
