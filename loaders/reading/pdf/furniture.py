"""Running headers, footers and page numbers: what stands at one height on many pages."""

import re
from collections import defaultdict
from collections.abc import Sequence

from loaders.reading.pdf.page import Line, Page

ZONE = 0.12
"""Of the page's height, at the top and at the bottom: where furniture stands."""

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(r"^(?:page )?(\d+) (?:of|/) (\d+)$", re.IGNORECASE)

Rows = list[list[Line]]


def without_furniture(pages: Sequence[Page], rows: Sequence[Rows]) -> tuple[list[Rows], list[str]]:
    """Drop furniture from each page's rows.

    A row goes when its text, numbers apart, stands at the same height, near an edge, on three
    pages or more, or on both of two; or when it says "Page 2 of 9" of the second of nine pages.

    Returns:
        The rows that stay, and for each text that went a note.
    """
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, (page, page_rows) in enumerate(zip(pages, rows, strict=True)):
        for row in page_rows:
            if _in_zone(row, page):
                places[_key(row, page, 0)].append(index)
    gone: dict[str, list[int]] = defaultdict(list)
    kept: list[Rows] = []
    for page, page_rows in zip(pages, rows, strict=True):
        stay: Rows = []
        for row in page_rows:
            if _in_zone(row, page) and _is_furniture(row, page, len(pages), places):
                gone[_masked(row)].append(page.number)
            else:
                stay.append(row)
        kept.append(stay)
    return kept, [_note(text, numbers) for text, numbers in gone.items()]


def _is_furniture(
    row: list[Line], page: Page, count: int, places: dict[tuple[str, int], list[int]]
) -> bool:
    said = _PAGE_NUMBER.match(_text(row))
    if said and (int(said[1]), int(said[2])) == (page.number, count):
        return True
    found = {index for step in (-1, 0, 1) for index in places.get(_key(row, page, step), ())}
    return len(found) >= 3 or (len(found) == count == 2)


def _in_zone(row: list[Line], page: Page) -> bool:
    middle = row[0].y + row[0].size / 2
    return not ZONE * page.height < middle < (1 - ZONE) * page.height


def _key(row: list[Line], page: Page, step: int) -> tuple[str, int]:
    """Say what a row is, and where, in steps of 3 points from the nearer edge."""
    high = row[0].y > page.height / 2
    return _masked(row), round((page.height - row[0].y if high else -row[0].y) / 3) + step


def _text(row: list[Line]) -> str:
    return " ".join(f"{part.label} {part.text}" if part.label else part.text for part in row)


def _masked(row: list[Line]) -> str:
    return _DIGITS.sub("#", _text(row))


def _note(text: str, numbers: list[int]) -> str:
    pages = f"{len(numbers)} pages" if len(numbers) > 1 else f"page {numbers[0]}"
    return f"left out as a running header or footer, on {pages}: {text[:100]!r}"
