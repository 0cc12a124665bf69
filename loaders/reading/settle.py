"""Entries to blocks: which list numbers count a report's paragraphs, and which only a list's items.

A Word file or a web page says what is a list, and its numbers are certain; but not whether a list
numbers the report's paragraphs (17, 18, 19) or three points inside paragraph 17. One running count
over the whole report tells.
"""

import re
from collections.abc import Sequence

from loaders.reading.blocks import Block
from loaders.reading.entry import Entry
from loaders.reading.numbering import Counter, begins_annex, printed_number
from loaders.reading.typed import type_items

_DECIMAL = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,3}")
_NAMED = re.compile(r"[A-Z][A-Za-z ]*\d{1,3}(?:\.\d{1,3}){0,3}")
_SENTENCE_END = re.compile(r"[.!?;][\"'”’)\]]*(?:\[\d+\]|\d{1,2})?$")
_JUMP = 5
"""A new list may go on this far beyond the number before it: paragraphs may have been cut out."""


def settle(entries: Sequence[Entry]) -> list[Block]:
    """Turn entries into blocks, in the same order.

    Items whose number continues the report's running count become numbered paragraphs, if there
    are three or more; the others stay items of the paragraph above them. In a numbered report,
    short lines above the first number are its header.

    >>> [block.kind for block in settle([Entry("list", "A", str(n), "x") for n in (1, 2, 3)])]
    ['numbered', 'numbered', 'numbered']
    """
    entries = list(type_items(entries))
    numbers = _count(entries)
    if len(numbers) < 3:
        numbers = {}
    named = {at: item.label for at, item in enumerate(entries) if _is_named(item)}
    numbers |= named
    first = min(numbers, default=-1)
    blocks, outer = list[Block](), 0
    for index, entry in enumerate(entries):
        number = numbers.get(index)
        block = _block(entry, number, outer, in_header=index < first)
        if block.kind not in ("item", "more", "footnote"):
            outer = entry.level if number is not None and entry.kind == "list" else 0
        blocks.append(block)
    return blocks


def footnote_mark(before: str, number: str) -> str:
    """Write a footnote's marker behind a text as a PDF's text has it: glued to the word.

    Behind a digit or a capital it is put in brackets, so that 2018 and 3 do not become 20183.

    >>> footnote_mark("the inspection", "2"), footnote_mark("in 2018", "3")
    ('2', '[3]')
    """
    safe = number.isdigit() and re.search(r"[a-z’'.,)\]%]$", before)
    return number if safe else f"[{number}]"


def _is_named(entry: Entry) -> bool:
    """Tell whether a list numbers by a word and a number: "Recommendation 3"."""
    return entry.kind == "list" and bool(_NAMED.fullmatch(entry.label))


def _count(entries: Sequence[Entry]) -> dict[int, str]:
    """Run the count over the entries; the places of those that it takes, with their numbers."""
    count = _Count()
    for index, entry in enumerate(entries):
        if (entry.kind == "heading" and entry.text) or _is_annex(entry):
            count.section(entry)
        elif entry.kind == "text" and (number := printed_number(entry.text)):
            count.typed(index, number)
        elif entry.kind == "row" and (number := _row_number(entry)):
            count.row(index, number)
        elif entry.kind == "list" and _DECIMAL.fullmatch(entry.label):
            count.listed(index, entry)
    return count.taken


class _Count:
    """The running count, which lists belong to it, and which are lists inside a paragraph."""

    def __init__(self) -> None:
        self.counter = Counter()
        self.taken: dict[int, str] = {}
        self.main: set[str] = set()
        self.inner: set[str] = set()
        self.fresh = True
        """No number was taken since the last heading."""

    def section(self, heading: Entry) -> None:
        """Pass a heading; its own number is counted, so that 2.1 may follow heading 2."""
        number = printed_number(heading.text)
        if number and self.counter.accepts(number):
            self.counter.take(number)
        if begins_annex(heading.text):
            self.counter.restart()
        self.fresh = True

    def typed(self, index: int, number: str) -> None:
        """Take a number that is part of the text, if it is the next."""
        if self.counter.accepts(number) or (self.fresh and number == "1"):
            self.take(index, number)

    def row(self, index: int, number: str) -> None:
        """Take the number of a row, if it is the next: some reports are set as a table."""
        if self.counter.accepts(number):
            self.take(index, number)

    def listed(self, index: int, entry: Entry) -> None:
        """Take an item's number, or find that its list is one inside a paragraph."""
        number = entry.label
        if entry.list in self.inner or (entry.nested and "." not in number):
            return
        if self.continues(entry):
            self.main.add(entry.list)
            self.take(index, number)
        elif entry.list not in self.main:
            self.inner.add(entry.list)

    def continues(self, entry: Entry) -> bool:
        """Tell whether a list's number may come next."""
        number, last = entry.label, self.counter.last
        if not last or self.counter.accepts(number):
            return True
        value = tuple(int(part) for part in number.split("."))
        if entry.list in self.main:
            return value > last or self.fresh
        if self.fresh and number in ("1", "1.1"):
            return True
        return len(value) == len(last) == 1 and 0 < value[0] - last[0] <= _JUMP and value[0] > 1

    def take(self, index: int, number: str) -> None:
        self.counter.take(number)
        self.taken[index] = number
        self.fresh = False


def _block(entry: Entry, number: str | None, outer: int, *, in_header: bool) -> Block:
    """Make an entry's block; an item's level counts from the numbered paragraph's, ``outer``."""
    if number is not None and entry.kind == "row":
        return Block("numbered", entry.text.partition("\n")[2], number)
    if number is not None:
        text = entry.text if entry.kind == "list" else _without_number(entry.text, number)
        return Block("numbered", text, number)
    if entry.kind == "list":
        return Block("item", entry.text, entry.label, max(entry.level - outer, 1))
    if _is_annex(entry):
        return Block("heading", entry.text)
    if entry.kind == "text":
        short = len(entry.text) <= 200 and not _SENTENCE_END.search(entry.text)
        return Block("header" if in_header and short else "text", entry.text)
    level = entry.level if entry.kind == "heading" else 1
    return Block(entry.kind, entry.text, entry.label, level)


def _is_annex(entry: Entry) -> bool:
    return entry.kind == "text" and begins_annex(entry.text)


def _row_number(entry: Entry) -> str | None:
    """Find the number that is the first of a row's two cells; None when there is none."""
    number = entry.text.partition("\n")[0].rstrip(".)")
    return number if entry.cells == 2 and _DECIMAL.fullmatch(number) else None


def _without_number(text: str, number: str) -> str:
    return text[len(number) :].lstrip(".)").strip()
