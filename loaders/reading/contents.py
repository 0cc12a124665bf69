"""A report's table of contents: it says nothing, and its numbers pass for those of the text."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

_TITLE = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)
_LEADER = re.compile(r"(?:[.…_·]\s?){4,}\s*(\d{1,4}|[ivxl]{1,6})$")
_ROMAN = "ivxl"
_PAGED = re.compile(r"[^\W_].*[^\d.,:;/–-]\s+(\d{1,3})$")
_LONGEST = 120
"""Letters of a line between two entries."""
_FEWEST = 3
"""Lines; a total at the end of a row of dots is none."""


def contents_lines(texts: Sequence[str]) -> frozenset[int]:
    """Find the lines of tables of contents, their titles included, by place.

    They end in the numbers of pages, which do not fall: behind dots, or under the word
    "Contents". A line between two of them is the beginning of an entry that runs over its end.

    >>> lines = ["Contents", "1. Foreword 2", "2. Our", "partners ..... 3", "Annex 9", "It is."]
    >>> sorted(contents_lines(lines))
    [0, 1, 2, 3, 4]
    >>> contents_lines(["Boats stolen 20", "Boats found 12", "Boats sold 3"])
    frozenset()
    """
    found: set[int] = set()
    at = 0
    while at < len(texts):
        titled = bool(_TITLE.fullmatch(texts[at].strip()))
        run = _run(texts, at + titled, titled=titled)
        if len(run) >= _FEWEST:
            found.update(range(at, run[-1] + 1))
            at = run[-1]
        at += 1
    return frozenset(found)


def say_contents(count: int) -> tuple[str, ...]:
    """Say for the ledger how many lines were left out; nothing where none were."""
    if not count:
        return ()
    return (f"{count} lines of a table of contents were left out",)


def without_contents(items: Sequence[T], say: Callable[[T], str]) -> tuple[list[T], int]:
    """Leave tables of contents out of what a reader found; and say how many lines they had.

    Args:
        items: In reading order.
        say: Gives the text of one.
    """
    gone = contents_lines([" ".join(say(item).split()) for item in items])
    return [item for at, item in enumerate(items) if at not in gone], len(gone)


def _run(texts: Sequence[str], start: int, *, titled: bool) -> list[int]:
    """List the entries that follow each other from a place, over one line's gaps at most."""
    run: list[int] = []
    page = -1
    for at in range(start, len(texts)):
        number = _page(texts[at], titled=titled)
        if number is None:
            last = run[-1] if run else start - 1
            if at - last > 1 or len(texts[at]) > _LONGEST or not (run or titled):
                break
        elif number < page:
            break
        else:
            run.append(at)
            page = number
    return run


def _page(text: str, *, titled: bool) -> int | None:
    """Find the page that a line ends in; 0 for one in Roman numbers, None where there is none."""
    if not text[-1:].isdecimal() and text[-1:] not in _ROMAN:
        return None  # as nearly all lines do
    match = _LEADER.search(text) or (_PAGED.fullmatch(text.strip()) if titled else None)
    if match is None:
        return None
    return int(match[1]) if match[1].isdecimal() else 0


def blank_contents(text: str) -> tuple[str, int]:
    r"""Blank the lines of tables of contents in a plain text; how many they were.

    >>> blank_contents("Contents\n\n1. A ....... 2\n2. B ....... 3\n3. C ....... 4\n\n1. A")
    ('\n\n\n\n\n\n1. A', 4)
    """
    lines = text.split("\n")
    places = [at for at, line in enumerate(lines) if line.strip()]
    gone = {places[at] for at in contents_lines([lines[at].strip() for at in places])}
    feeds = ["\f" * line.count("\f") if at in gone else line for at, line in enumerate(lines)]
    return "\n".join(feeds), len(gone)
