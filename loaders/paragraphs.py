"""Blocks to addressed paragraphs under their headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.identifiers import slug
from kg.report import ListItem, Paragraph, ParagraphKind
from loaders.reading.blocks import Block


@dataclass
class _Open:
    """The paragraph being gathered: its first block, and the items under it."""

    kind: ParagraphKind
    address: str
    page: int | None
    headings: tuple[str, ...] = ()
    lines: list[str] = field(default_factory=list)
    items: list[ListItem] = field(default_factory=list)
    parent: "_Open | None" = None

    def add(self, text: str, level: int | None = None) -> None:
        """Add a line; with a level it is a list item."""
        start = sum(len(line) + 1 for line in self.lines)
        if level is not None:
            self.items.append(ListItem(start, level))
        self.lines.append(text)


def address_blocks(blocks: Iterable[Block]) -> tuple[Paragraph, ...]:
    """Give each block its printed address and heading path, and join items to their lead-in.

    Numbered paragraphs are addressed by their number, footnotes by theirs, headings and
    unnumbered text by the heading, rows by their table. In a report without numbers paragraphs
    are counted from 1, the title included.
    """
    items = list(blocks)
    numbered = any(block.kind == "numbered" for block in items)
    gathered = _gather(items, numbered)
    return tuple(_finish(gathered))


def _gather(blocks: list[Block], numbered: bool) -> list[_Open]:
    found: list[_Open] = []
    headings: list[tuple[int, str]] = []
    host: _Open | None = None  # what items are added to
    for block in blocks:
        path = tuple(text for _, text in headings)
        if block.kind == "item" and host is not None:
            host.add(block.text, block.level)
            continue
        if block.kind == "more" and host is not None:
            host.add(block.text)
            continue
        if block.kind == "header" and found and found[-1].kind == "header":
            found[-1].add(block.text)
            continue
        if block.kind == "heading" and not block.text:
            headings = [pair for pair in headings if pair[0] < block.level]
            host = None
            continue
        if block.kind == "heading":
            headings = [pair for pair in headings if pair[0] < block.level]
            headings.append((block.level, block.text))
        address = _address(block, path, len(found) + 1, numbered)
        opened = _Open(_kind(block), address, block.page, path)
        opened.add(block.text, block.level if block.kind == "item" else None)
        if block.kind == "footnote":
            opened.parent = _marked_by(block.number, found)
        elif block.kind in ("row", "heading"):
            host = None  # what follows is no item of a table's last row or another section
        else:
            host = opened
        found.append(opened)
    return found


def _kind(block: Block) -> ParagraphKind:
    """Tell what a block is that begins a paragraph: an item without a host is text."""
    if block.kind == "item" or block.kind == "row" or block.kind == "more":
        return "text"
    return block.kind


def _address(block: Block, path: tuple[str, ...], position: int, numbered: bool) -> str:
    if block.kind == "footnote":
        endnote = block.number.startswith("endnote ")
        return block.number if endnote else f"footnote {block.number}"
    if block.kind == "numbered":
        return block.number
    if block.kind == "row":
        table, _, row = block.number.partition(".")
        return f"table {table} row {row}"
    if not numbered:
        return str(position)
    if block.kind == "heading":
        return block.text
    label = re.match(r"[A-Z][\w()/ ]{2,30}(?=:)", block.text)
    if block.kind == "text" and label:
        return label[0]
    return path[-1] if path else ""


def _marked_by(number: str, found: list[_Open]) -> _Open | None:
    """Find the latest paragraph that carries a footnote's marker; None when none does."""
    printed = re.escape(number.removeprefix("endnote "))
    glued = rf"(?<=[a-z’'.,)\]%]){printed}(?!\d)|" if printed.isdigit() else ""
    marker = re.compile(rf"{glued}\[{printed}\]")
    for opened in reversed(found[-12:]):
        if opened.kind in ("numbered", "text") and any(
            marker.search(line) for line in opened.lines
        ):
            return opened
    return None


def _finish(gathered: list[_Open]) -> list[Paragraph]:
    keys: dict[str, int] = {}
    taken: set[str] = set()
    key_of: dict[int, str] = {}
    found = []
    for opened in gathered:
        address = opened.address or _header_address(opened.lines)
        base = slug(address)
        keys[base] = keys.get(base, 0) + 1
        key = base if keys[base] == 1 else f"{base}-{keys[base]}"
        while key in taken:  # "2-2" may be an address too
            key += "-x"
        taken.add(key)
        key_of[id(opened)] = key
        found.append(
            Paragraph(
                key=key,
                address=address,
                text="\n".join(opened.lines),
                kind=opened.kind,
                headings=opened.headings,
                page=opened.page,
                items=tuple(opened.items),
                parent=key_of.get(id(opened.parent), ""),
            )
        )
    return found


def _header_address(lines: list[str]) -> str:
    """Name the block above the first heading by its first line: "AGENDA ITEM 11b".

    A code that stands alone on the second line belongs to it.
    """
    first = lines[0]
    if len(lines) > 1 and re.fullmatch(r"[\w.]{1,6}", lines[1]):
        first += " " + lines[1]
    return first.partition(":")[0] if ":" in first else first
