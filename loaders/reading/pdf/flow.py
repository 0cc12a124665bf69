"""Stretches and table rows to blocks: paragraphs, headings, items, notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.reading.blocks import Block
from loaders.reading.hyphen import heal_lines, known_words
from loaders.reading.pdf.headings import Headings, body_size, is_prose
from loaders.reading.pdf.notes import Item, Note, lift_notes, mark
from loaders.reading.pdf.page import Line
from loaders.reading.pdf.stretch import LABEL, Stretch, leading, numbered_lines, to_stretches
from loaders.reading.pdf.tables import TableRow
from loaders.reading.table import join_cells


def to_blocks(items: Sequence[Item]) -> list[Block]:
    """Turn a document's lines and table rows, in reading order, into blocks."""
    lines = [item for item in items if isinstance(item, Line)]
    kept, notes = lift_notes(items, body_size(lines))
    return list(_Flow(kept, notes).blocks())


class _Flow:
    """A pass over a document's stretches and rows."""

    def __init__(self, items: Sequence[Item], notes: list[Note]) -> None:
        self.items = items
        self.notes = sorted(notes, key=lambda note: note.after)
        self.numbers = frozenset(note.number for note in notes)
        lines = [item for item in items if isinstance(item, Line)]
        self.known = known_words(line.text for line in lines)
        self.usual = leading(lines)
        self.body = body_size(lines)
        self.starts = numbered_lines(lines)
        self.numbered = bool(self.starts)
        self.headings = Headings(self.body, numbered=self.numbered)
        self.last_number = list(self.starts.values())[-1] if self.starts else ""
        self.table, self.row = 0, 0
        self.columns = 0
        self.head: tuple[tuple[str, ...], ...] = ()
        self.seen_number = False
        self.in_header = self.numbered
        self.number_line = ""  # the text of the numbered paragraph that is open, if one line
        self.indent = 0.0  # where the text of the open numbered paragraph stands
        self.bullets: list[float] = []  # where the bullets of the open list stand
        self.open_list = False
        self.pending: Block | None = None

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks; notes follow the block they stand in or under."""
        groups = self.groups()
        for place, (count, group) in enumerate(groups):
            if isinstance(group, TableRow):
                yield from self.flush(count)
                yield from self.table_row(group)
                continue
            following = groups[place + 1 : place + 5]
            yield from self.stretch(group, [g for _, g in following], count)
        yield from self.flush(len(self.items) + 1)

    def groups(self) -> list[tuple[int, Stretch | TableRow]]:
        """Part the items into stretches and rows; with each, how many items come before it."""
        found: list[tuple[int, Stretch | TableRow]] = []
        run: list[Line] = []
        lines_before = 0
        for index, item in enumerate([*self.items, None]):
            if isinstance(item, Line):
                run.append(item)
                continue
            starts = {
                at - lines_before: number
                for at, number in self.starts.items()
                if lines_before <= at < lines_before + len(run)
            }
            at = index - len(run)
            for stretch in to_stretches(run, starts, self.usual):
                found.append((at, stretch))
                at += len(stretch.lines)
            lines_before += len(run)
            run = []
            if item is not None:
                found.append((index, item))
        return found

    @property
    def text_at(self) -> float:
        """Say where items begin, which are no headings: right of the paragraph's own text."""
        return self.indent + 8 if self.seen_number else float("inf")

    def flush(self, count: int) -> Iterator[Block]:
        """Yield the pending block, then the notes that stand before a place."""
        if self.pending:
            yield self.pending
            self.pending = None
        while self.notes and self.notes[0].after <= count:
            note = self.notes.pop(0)
            text = mark(heal_lines(note.lines, self.known), self.numbers)
            if text:
                yield Block("footnote", text, note.number, page=note.page)

    def heal(self, stretch: Stretch) -> str:
        """Join a stretch's lines."""
        return mark(heal_lines(stretch.texts, self.known), self.numbers)

    def stretch(
        self, stretch: Stretch, following: Sequence[Stretch | TableRow], count: int
    ) -> Iterator[Block]:
        """Yield what a stretch closes, and keep it, or add it to what is open."""
        text, page = self.heal(stretch), stretch.first.page
        if stretch.number:
            yield from self.flush(count)
            if not stretch.first.label:  # the number stands alone on its line
                text = text[len(stretch.number) :].lstrip(".)").strip()
            self.pending = Block("numbered", text, stretch.number, page=page)
            self.seen_number, self.indent = True, stretch.first.x0
            self.in_header = False
            self.number_line = text if len(stretch.lines) == 1 and len(text) <= 100 else ""
            self.bullets, self.open_list = [], text.endswith(":")
        elif self.headings.is_heading(stretch, text, following, self.text_at):
            yield from self.flush(count)
            self.pending = Block(
                "heading", text, level=self.headings.level(stretch.first.size, text), page=page
            )
            self.bullets, self.open_list = [], False
        elif self.is_item(stretch):
            yield from self.flush(count)
            self.pending = Block("item", text, level=self.level(stretch), page=page)
        elif self.in_header and not is_prose(text):
            yield from self.flush(count)
            self.pending = Block("header", text, page=page)
        elif self.pending and self.belongs(self.pending, stretch, text):
            whole = f"{self.pending.text} {text}".strip()
            self.pending = replace(self.pending, text=whole)
            self.open_list = text.endswith(":")
        else:
            yield from self.flush(count)
            self.pending = Block("text", text, page=page)
            self.in_header = False
            self.bullets, self.open_list = [], text.endswith(":")

    def belongs(self, above: Block, stretch: Stretch, text: str) -> bool:
        """Tell whether unnumbered text goes on the numbered paragraph above it, by its indent."""
        if not self.numbered or above.kind not in ("numbered", "item"):
            return False
        if LABEL.match(text) or self.signs_off(stretch) or self.headed(above, stretch):
            return False
        return stretch.first.left > self.indent - stretch.first.size

    def headed(self, above: Block, stretch: Stretch) -> bool:
        """Tell whether the number above is that of a heading: a short line, and no sentence."""
        alone = above.kind == "numbered" and above.text == self.number_line
        return alone and not is_prose(above.text) and stretch.first.text[:1].isupper()

    def signs_off(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is the signatures: short, no sentence, behind the last number."""
        last = self.pending is not None and self.pending.number == self.last_number
        short = len(stretch.first.text) <= 80 and stretch.first.text[:1].isupper()
        return last and short and not stretch.ended and not stretch.bullet

    def is_item(self, stretch: Stretch) -> bool:
        """Tell whether a stretch is a list item: by its bullet, or its indent under a lead-in."""
        counted = not self.numbered and re.fullmatch(r"\d{1,2}[.)]", stretch.first.label)
        if stretch.bullet or counted:
            return self.numbered or self.pending is not None
        deeper = stretch.first.left > self.indent + 0.8 * stretch.first.size
        under = self.pending is not None and (self.open_list or self.pending.kind == "item")
        return self.numbered and self.seen_number and under and deeper

    def level(self, stretch: Stretch) -> int:
        """Find how deep an item is nested, by where its bullet stands."""
        at = stretch.first.left
        self.bullets = [place for place in self.bullets if place < at - 4] + [at]
        return len(self.bullets)

    def table_row(self, row: TableRow) -> Iterator[Block]:
        """Yield a table's row; a table that goes on over a page keeps its number."""
        if row.first:
            goes_on = self.row and len(row.cells) == self.columns and self.pending is None
            if not goes_on:
                self.table, self.row = self.table + 1, 0
                self.columns, self.head = len(row.cells), row.cells
            elif row.cells == self.head:
                return  # the heading is printed again on each page
        self.row += 1
        cells = [text for cell in row.cells if (text := self.cell(cell))]
        yield Block("row", join_cells(cells), f"{self.table}.{self.row}", page=row.page)

    def cell(self, lines: Sequence[str]) -> str:
        """Join a cell's lines, each of its paragraphs on a line of its own."""
        parts = [list[str]()]
        for line in lines:
            if line.startswith("\n"):
                parts.append([])
            parts[-1].append(line.strip())
        texts = (mark(heal_lines(part, self.known), self.numbers) for part in parts if part)
        return "\n".join(texts)
