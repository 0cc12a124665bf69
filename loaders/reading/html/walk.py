"""A page's tree to entries: headings, paragraphs, lists with their numbers, tables, footnotes.

The tree is passed from its first tag to its last without recursion; what is open is on a stack.
"""

import re
from collections.abc import Iterator

from lxml import etree

from loaders.reading.entry import Entry
from loaders.reading.html.boxes import Boxes
from loaders.reading.html.notes import Notes, without_number
from loaders.reading.html.opened import OpenItem, OpenTable, is_data
from loaders.reading.html.ordered import Ordered, open_list
from loaders.reading.html.tree import Element, clean
from loaders.reading.settle import footnote_mark
from loaders.reading.table import join_cells

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del"),
        *("dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "img"),
        *("ruby", "rb", "rt", "rp"),
    )
)
"""Elements that do not break a line; any other, known or not, does."""
_GONE = frozenset(("del", "s", "strike", "rt", "rp"))
"""What the page itself strikes out, or writes above the line."""
_PARTED = re.compile(r"\n\s*\n")


class Walk:
    """A pass over a tree, holding the text being gathered."""

    def __init__(self, notes: Notes) -> None:
        self.notes = notes
        self.found: list[Entry] = []
        self.text: list[str] = []
        self.lists: list[Ordered] = []
        self.items: list[OpenItem] = []
        self.tables: list[OpenTable] = []
        self.heading = 0
        self.boxes = Boxes()
        self.note = ""
        self.gone = 0
        self.counts = {"list": 0, "table": 0}

    def read(self, root: Element) -> list[Entry]:
        """Read a tree into entries, in reading order."""
        for event, item in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "start":
                self.start(item)
            else:
                if event == "end":
                    self.end(item)
                self.add(item.tail if item is not root else "")
        self.flush()
        return self.found

    def start(self, item: Element) -> None:
        """Open an element."""
        tag = str(item.tag)
        if tag in _GONE or item in self.notes.markers or item in self.notes.back:
            self.mark(item)
            self.gone += 1
            return
        if tag == "br":
            self.text.append("\n")
        elif tag not in _INLINE:
            self.flush()
            self.open(tag, item)
        self.add(item.text)

    def open(self, tag: str, item: Element) -> None:
        """Open an element that breaks the line."""
        if item in self.notes.texts:
            self.note = self.notes.texts[item]
        self.boxes.open(item)
        if tag in ("ol", "ul", "menu"):
            self.counts["list"] += 1
            self.lists.append(open_list(item, str(self.counts["list"])))
        elif tag == "li" or tag == "dd":
            self.open_item(item if tag == "li" else None)
        elif tag in _HEADINGS:
            self.heading = _HEADINGS[tag]
        elif tag == "table" and is_data(item):
            self.counts["table"] += 1
            self.tables.append(OpenTable(self.counts["table"]))
        elif tag in ("td", "th") and self.tables:
            self.tables[-1].cell = []

    def open_item(self, item: Element | None) -> None:
        """Open a list's item; one that stands in no list is a bullet."""
        holder = self.lists[-1] if self.lists else Ordered("loose", "")
        label = holder.next(item) if item is not None else ""
        level, nested = max(len(self.lists), 1), len(self.items) > 0
        self.items.append(OpenItem(holder.name, label, level, nested))

    def end(self, item: Element) -> None:
        """Close an element."""
        tag = str(item.tag)
        if tag in _GONE or item in self.notes.markers or item in self.notes.back:
            self.gone -= 1
        elif tag not in _INLINE:
            self.flush()
            self.close(tag, item)

    def close(self, tag: str, item: Element) -> None:
        """Close an element that breaks the line."""
        if item in self.notes.texts:
            self.note = ""
        if level := self.boxes.close(item):
            self.found.append(Entry("heading", "", level=level))
        if tag in ("ol", "ul", "menu") and self.lists:
            self.lists.pop()
        elif tag in ("li", "dd") and self.items:
            self.items.pop()
        elif tag in _HEADINGS:
            self.heading = 0
        elif tag == "table" and self.tables and is_data(item):
            self.found += self.tables.pop().notes
        elif tag in ("td", "th") and self.tables:
            self.close_cell(self.tables[-1])
        elif tag == "tr" and self.tables:
            self.close_row(self.tables[-1])

    def close_cell(self, table: OpenTable) -> None:
        """Keep a cell's text."""
        text = "\n".join(table.cell or ())
        if text:
            table.cells.append(text)
        table.cell = None

    def close_row(self, table: OpenTable) -> None:
        """Make an entry of a row that has text; the notes of its cells follow it."""
        if table.cells:
            table.row += 1
            text, place = join_cells(table.cells), f"{table.place}.{table.row}"
            self.found.append(Entry("row", text, place, cells=len(table.cells)))
        table.cells = []

    def mark(self, item: Element) -> None:
        """Write a footnote's marker."""
        number = self.notes.markers.get(item)
        if number and not self.gone:
            self.text.append(footnote_mark("".join(self.text[-2:]).rstrip(), number))

    def add(self, text: str | None) -> None:
        """Gather text."""
        if text and not self.gone:
            self.text.append(clean(text).replace("\n", " ").replace("\xad", ""))

    def flush(self) -> None:
        """Make entries of the gathered text; an empty line in it parts paragraphs."""
        gathered = "".join(self.text)
        self.text = []
        for part in _PARTED.split(gathered):
            text = " ".join(part.split())
            if text:
                self.emit(text)

    def emit(self, text: str) -> None:
        """Make an entry of a text by what is open around it."""
        if self.note:
            self.emit_note(text)
        elif self.tables and self.tables[-1].cell is not None:
            self.tables[-1].cell.append(self.in_cell(text))
        elif self.heading:
            self.found.append(Entry("heading", text, level=self.boxes.level(self.heading)))
        elif self.items:
            item = self.items[-1]
            self.found.append(
                Entry("more", text)
                if item.begun
                else Entry("list", text, item.label, item.list, item.level, item.nested)
            )
            item.begun = True
        else:
            self.found.append(Entry("text", text))

    def in_cell(self, text: str) -> str:
        """Put a list's number before an item that stands in a cell."""
        item = self.items[-1] if self.items else None
        if item is None or item.begun or not item.label:
            return text
        item.begun = True
        return f"{item.label}. {text}"

    def emit_note(self, text: str) -> None:
        """Make a footnote, or add to the one that is open."""
        last = self.found[-1] if self.found else None
        if last and last.kind == "footnote" and last.label == self.note:
            self.found[-1] = Entry("footnote", f"{last.text} {text}", self.note)
        else:
            self.found.append(Entry("footnote", without_number(text, self.note), self.note))


def walk(root: Element, notes: Notes) -> Iterator[Entry]:
    """Yield a tree's entries in reading order."""
    yield from Walk(notes).read(root)
