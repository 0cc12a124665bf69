"""A Word file to blocks: paragraphs, lists, headings, tables and notes in reading order."""

from collections.abc import Iterator
from dataclasses import replace

from loaders.reading.blocks import Content, File
from loaders.reading.contents import without_contents
from loaders.reading.entry import BOXED, Entry
from loaders.reading.settle import settle
from loaders.reading.table import join_cells
from loaders.reading.word.left_out import LeftOut, count_lines
from loaders.reading.word.lists import Lists
from loaders.reading.word.package import Element, Package, child, local, val
from loaders.reading.word.properties import read_date, read_title
from loaders.reading.word.styles import BODY, Style, read_styles
from loaders.reading.word.tables import WRAPPERS, cells_of, rows_of
from loaders.reading.word.text import Line, Note, Reader, deleted_row, ends_deleted, paragraphs_in

_SENTENCE_END = (".", "!", "?", ":", ";", ",")


def read_word(file: File) -> Content:
    """Read a Word file.

    Raises:
        ReadingError: it is an older Word file, encrypted, damaged, or no Word file.
    """
    package = Package.open(file)
    body = package.document()
    document = _Document(package)
    found = [*document.entries(body), *document.rest()]
    entries, left = without_contents(found, lambda entry: entry.text)
    document.left.contents += left
    core = package.part("docProps/core.xml")
    return Content(
        settle(entries), document.left.say(), document.title or read_title(core), read_date(core)
    )


class _Document:
    """A pass over a document's body."""

    def __init__(self, package: Package) -> None:
        styles = package.beside("styles.xml")
        self.styles, self.default = read_styles(styles)
        self.lists = Lists(package.beside("numbering.xml"), styles)
        self.notes = {
            False: _notes(package.beside("footnotes.xml")),
            True: _notes(package.beside("endnotes.xml")),
        }
        self.reader = Reader()
        self.joined: Line | None = None
        self.tables = 0
        self.left = LeftOut(furniture=count_lines(package.furniture()))
        self.outlined = False
        """Headings are styled as such, so that bold lines are lesser ones."""
        self.headed = False
        """A heading came, in the box that is open or before."""
        self.title = ""
        """The first paragraph that is styled as the document's title."""

    def entries(self, body: Element) -> Iterator[Entry]:
        """Yield what stands in a body, a cell or a text box."""
        for item in body:
            name = local(item)
            if name == "p":
                yield from self._paragraph(item)
            elif name == "tbl":
                yield from self._table(item)
            elif name == "AlternateContent":
                yield from self.entries(item[0] if len(item) else item)
            elif name in WRAPPERS:
                yield from self.entries(item)

    def rest(self) -> Iterator[Entry]:
        """Yield what waits for a paragraph to join that never came."""
        if self.joined and self.joined.text:
            yield Entry("text", self.joined.text)

    def _paragraph(self, item: Element) -> Iterator[Entry]:
        """Yield a paragraph, then the notes and text boxes that hang on it."""
        line = self.reader.read(item, self.joined)
        self.joined = None
        if ends_deleted(item):
            self.joined = line
            return
        self.left.hidden += line.hidden
        style = self._style(item)
        if style.name.startswith("toc "):
            self.left.contents += bool(line.text)
            return
        if line.text and not style.hidden:
            self.title = self.title or (line.text if style.name == "title" else "")
            yield self._entry(item, style, line)
        yield from self._hanging(line)

    def _hanging(self, line: Line) -> Iterator[Entry]:
        yield from (entry for note in line.notes if (entry := self._note(note)))
        for box in line.boxes:
            yield from self._boxed(box)

    def _boxed(self, box: Element) -> Iterator[Entry]:
        """Yield what stands in a box or a frame; its headings head nothing behind it."""
        outer, self.headed = self.headed, False
        for entry in self.entries(box):
            deeper = BOXED if outer and entry.kind == "heading" else 0
            yield replace(entry, level=entry.level + deeper)
        if outer and self.headed:
            yield Entry("heading", "", level=BOXED + 1)
        self.headed = outer or self.headed

    def _entry(self, item: Element, style: Style, line: Line) -> Entry:
        level = self._outline(item, style)
        placed = self.lists.place(item, style)
        if level is not None:
            self.outlined = self.headed = True
            self.lists.leave()
            label = placed.printed + " " if placed and placed.printed else ""
            return Entry("heading", label + line.text, level=level + 1)
        if placed:
            return Entry("list", line.text, placed.label, placed.list, placed.level)
        self.lists.leave()
        if _like_heading(line, style):
            self.headed = True
            return Entry(
                "heading", line.text, level=8 if self.outlined else 2 - line.text.isupper()
            )
        return Entry("text", line.text)

    def _style(self, item: Element) -> Style:
        name = val(child(item, "pPr", "pStyle")) or self.default
        return self.styles.get(name, Style())

    def _outline(self, item: Element, style: Style) -> int | None:
        own = val(child(item, "pPr", "outlineLvl"))
        level = int(own) if own and own.isdigit() and len(own) == 1 else style.outline
        return level if level is not None and level < BODY else None

    def _note(self, note: Note) -> Entry | None:
        element = self.notes[note.end].get(note.id)
        if element is None:
            return None
        text = " ".join(Reader().read(par).text for par in paragraphs_in(element)).strip()
        number = f"endnote {note.number}" if note.end else note.number
        return Entry("footnote", text, number) if text else None

    def _table(self, table: Element) -> Iterator[Entry]:
        """Yield a table's rows; a table of one column is a frame around text."""
        rows = [row for row in rows_of(table) if not deleted_row(row)]
        if all(len(list(cells_of(row))) <= 1 for row in rows):
            for row in rows:
                for cell in cells_of(row):
                    yield from self._boxed(cell)
            return
        self.tables += 1
        number, count = self.tables, 0
        for row in rows:
            lines = [self._cell(cell) for cell in cells_of(row)]
            texts = [text for text, _ in lines if text]
            if texts:
                count += 1
                yield Entry("row", join_cells(texts), f"{number}.{count}", cells=len(texts))
            yield from (entry for _, hanging in lines for entry in hanging)

    def _cell(self, cell: Element) -> tuple[str, list[Entry]]:
        """Read a cell, each paragraph a line behind its automatic number; and its notes."""
        texts, hanging = [], list[Entry]()
        for par in paragraphs_in(cell):
            line = self.reader.read(par)
            placed = self.lists.place(par, self._style(par))
            printed = placed.printed if placed else ""
            texts.append(f"{printed} {line.text}".strip())
            hanging += self._hanging(line)
        return "\n".join(text for text in texts if text), hanging


def _like_heading(line: Line, style: Style) -> bool:
    """Tell whether an ordinary paragraph looks like a heading: a short line in bold or capitals."""
    text = line.text
    if len(text) > 100 or not text[:1].isupper() or text.endswith(_SENTENCE_END) or ": " in text:
        return False
    return line.bold or style.bold or (text.isupper() and len(text) > 5)


def _notes(root: Element | None) -> dict[str, Element]:
    """Find the notes of a part by identifier; separators have a type and are none."""
    if root is None:
        return {}
    return {str(val(item, "id")): item for item in root if val(item, "type") in (None, "normal")}
