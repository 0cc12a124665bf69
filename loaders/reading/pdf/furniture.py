"""Running headers, footers and page numbers: what stands at one height on many pages."""

import re
from collections import defaultdict
from collections.abc import Sequence

from loaders.reading.pdf.page import Line, Page

ZONE = 0.12
"""Of the page's height, at the top and at the bottom: where furniture stands."""

_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"(?:^(?:page )?|\bpage )(\d+) (?:of|/) (\d+)$|(?:^|\s)(\d+) ?\| ?page$|\bpage (\d+)$|^(\d+)$",
    re.IGNORECASE,
)
_MARKING = re.compile(
    r"(?:(?i:official|not protectively marked)|UNCLASSIFIED|RESTRICTED|CONFIDENTIAL|PROTECT(?=\W))"
    r"(?:\W+(?i:sensitive|public|part (?:one|1)|when complete))*\W*"
)
"""What the Government Security Classifications, and the scheme before them, print on a page.
"Protect" alone may be a heading: it is a strand of CONTEST."""
EDGE = 0.07
"""Of the page's height: beyond the margins, where a text that two pages share is no heading."""

Rows = list[list[Line]]
Key = tuple[str, int]
"""A row's text, numbers apart, and its height."""


def without_furniture(pages: Sequence[Page], rows: Sequence[Rows]) -> tuple[list[Rows], list[str]]:
    """Drop furniture from each page's rows.

    A row goes when its text, numbers apart, stands at the same height, near an edge, on three
    pages or more, or on two of them at the very edge; when it ends in its page's own number, as
    "Page 2 of 9"; and when it is a protective marking.

    Returns:
        The rows that stay, and for each text that went a note.
    """
    keys = [
        [_key(row, page) if _in_zone(row, page) else None for row in page_rows]
        for page, page_rows in zip(pages, rows, strict=True)
    ]
    places: dict[Key, set[int]] = defaultdict(set)
    for index, page_keys in enumerate(keys):
        for found in filter(None, page_keys):
            places[found].add(index)
    gone: dict[str, list[int]] = defaultdict(list)
    kept: list[Rows] = []
    for page, page_rows, page_keys in zip(pages, rows, keys, strict=True):
        stay: Rows = []
        for row, key in zip(page_rows, page_keys, strict=True):
            if key and _is_furniture(row, page, len(pages), key, places):
                gone[key[0]].append(page.number)
            else:
                stay.append(row)
        kept.append(stay)
    return kept, [_note(text, numbers) for text, numbers in gone.items()]


def _is_furniture(
    row: list[Line], page: Page, count: int, key: Key, places: dict[Key, set[int]]
) -> bool:
    if _says_page(_text(row), page.number, count) or _MARKING.fullmatch(_text(row)):
        return True
    text, place = key
    near = (places.get((text, place + step), set()) for step in (-1, 0, 1))
    found = set[int]().union(*near)
    return len(found) >= 3 or (len(found) == 2 and (count == 2 or _in_zone(row, page, EDGE)))


def _says_page(text: str, number: int, count: int) -> bool:
    """Tell whether a row ends in its page's own number."""
    said = _PAGE_NUMBER.search(text)
    if not said or len(text) > 100:
        return False
    here, of, *alone = said.groups()
    return (here, of) == (str(number), str(count)) or str(number) in alone


def _in_zone(row: list[Line], page: Page, zone: float = ZONE) -> bool:
    middle = row[0].y + row[0].size / 2
    return not zone * page.height < middle < (1 - zone) * page.height


def _key(row: list[Line], page: Page) -> Key:
    """Say what a row is, and where, in steps of 3 points from the nearer edge."""
    high = row[0].y > page.height / 2
    masked = _DIGITS.sub("#", _text(row))
    return masked, round((page.height - row[0].y if high else -row[0].y) / 3)


def _text(row: list[Line]) -> str:
    return " ".join(f"{part.label} {part.text}" if part.label else part.text for part in row)


def _note(text: str, numbers: list[int]) -> str:
    pages = f"{len(numbers)} pages" if len(numbers) > 1 else f"page {numbers[0]}"
    return f"left out as a running header or footer, on {pages}: {text[:100]!r}"
