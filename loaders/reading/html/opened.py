"""Tables and list items that are open while a page is walked."""

from dataclasses import dataclass, field

from loaders.reading.entry import Entry
from loaders.reading.html.tree import Element


@dataclass(slots=True)
class OpenTable:
    """A table that is open."""

    place: int
    row: int = 0
    cells: list[str] = field(default_factory=list)
    cell: list[str] | None = None
    notes: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class OpenItem:
    """A list item that is open: its place, and whether its first words came."""

    list: str
    label: str
    level: int
    nested: bool
    begun: bool = False


def is_data(table: Element) -> bool:
    """Tell whether a table has rows of two cells or more, and is not only there for its looks."""
    if table.get("role") in ("presentation", "none") or table.find(".//table") is not None:
        return False
    return any(_width(row) > 1 for row in table.iter("tr"))


def _width(row: Element) -> int:
    return sum(1 for cell in row if cell.tag in ("td", "th"))
