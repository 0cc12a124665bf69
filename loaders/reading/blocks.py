"""Block: what every reader makes of a file, before it has addresses; and what a reader is given."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["header", "heading", "numbered", "text", "item", "footnote", "row", "more"]


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of text with its role on the page, lines healed.

    A ``heading`` without text ends those of its level and below: a text box ends.
    ``more`` goes on the paragraph before it on a line of its own: the second paragraph of a list
    item. A ``row`` has each cell on its own line, so that no sentence runs across cells.
    """

    kind: BlockKind
    text: str
    number: str = ""
    """Of a numbered paragraph or a footnote, as printed, without its final dot; of a table's row
    the table's place in the report and the row's in the table: ``2.3``. An endnote's is
    ``endnote i``."""
    level: int = 1
    """Of a heading or a list item; 1 is the outermost."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class File:
    """What a reader is given."""

    name: str
    """For messages, without its folder."""
    data: bytes
    encoding: str = ""
    """As the web server named it, for a page that was fetched."""
    ocr: bool = False
    """Read pages that are only pictures by optical character recognition."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader gives back."""

    blocks: list[Block]
    """In reading order."""
    notes: tuple[str, ...] = ()
    """What was not read, or read with doubt, a line each: for the ledger."""
    title: str = ""
    """As the file's own properties give it; the title that the text prints goes before it."""
    date: str | None = None
    """As the file's own properties give it, in ISO form; the date that the text prints goes before
    it."""
