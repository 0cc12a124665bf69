"""Entry: a stretch of text as a Word file or a page marks it."""

from dataclasses import dataclass
from typing import Literal

EntryKind = Literal["heading", "text", "list", "row", "footnote", "more"]

BOXED = 9
"""Levels that a heading in a text box stands deeper than one outside."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A stretch of text as the file marks it, before it is known what its number means."""

    kind: EntryKind
    text: str
    label: str = ""
    """A list item's number as printed, without its final dot; a footnote's or row's number."""
    list: str = ""
    """Which list an item belongs to."""
    level: int = 1
    """Of a heading or an item."""
    nested: bool = False
    """The item's list stands inside another list's item."""
    cells: int = 0
    """Of a row; each paragraph of a cell has a line."""
