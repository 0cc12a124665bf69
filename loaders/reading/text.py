"""Plain text to blocks: paragraph numbers, headings, list items and footnotes told apart.

The text may have come out of a PDF: lines break anywhere, justified lines are parted by blank
ones, footnotes stand in the middle of a paragraph, bullets have lost their glyph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.reading.blocks import Block
from loaders.reading.numbering import Counter, begins_annex, printed_number

_GLYPH = re.compile(
    r"^\s*(?:[•●▪◦‣⁃∙·*\uf0a7\uf0b7\uf0d8§➢–-]|o|\(?[a-z]\)|\(?[ivx]{1,4}\))\s+(?=\S)"
)
_FOOTNOTE_ALONE = re.compile(r"^(\d{1,3})$")
_FOOTNOTE_MARKED = re.compile(r"^\s*\[(\d{1,3})\]\s+(?=\S)")
_LABEL = re.compile(
    r"^(Author|Report author|Contact|Background paper|Report of|Appendi|Lead officer|Signed)"
    r"[\w() ]*:",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, with what stood around it."""

    text: str
    indent: int
    gap: int
    """Blank lines before it."""
    page: int | None


def read_lines(text: str) -> list[Line]:
    """Split a text into its lines that are not blank, counting the blank ones.

    Pages are counted only where the text has form feeds.
    """
    lines: list[Line] = []
    gap, page = 0, 1 if "\f" in text else None
    for raw in text.split("\n"):
        feeds = raw.count("\f")
        page = page + feeds if page is not None else None
        clean = raw.replace("\f", " ") if feeds else raw
        if clean.strip():
            indent = len(clean) - len(clean.lstrip())
            lines.append(Line(_squeeze(clean), indent, gap, page))
            gap = 0
        else:
            gap += 1
    return lines


def read_blocks(text: str) -> list[Block]:
    """Turn a text into blocks in reading order.

    A text is numbered when at least three lines carry the next number of one running count;
    otherwise blank lines part its paragraphs.
    """
    lines = read_lines(text)
    starts = _numbered_starts(lines)
    if len(starts) >= 3:
        return list(_NumberedText(lines, starts).blocks())
    return list(_plain_blocks(lines))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _numbered_starts(lines: list[Line]) -> dict[int, str]:
    """Find the lines that carry the next paragraph number."""
    counter = Counter()
    starts: dict[int, str] = {}
    for index, line in enumerate(lines):
        if begins_annex(line.text):
            counter.restart()
        number = printed_number(line.text)
        if number and counter.accepts(number):
            counter.take(number)
            starts[index] = number
    return starts


class _NumberedText:
    """A pass over the lines of a numbered report, holding the block being gathered."""

    def __init__(self, lines: list[Line], starts: dict[int, str]) -> None:
        self.lines = lines
        self.starts = starts
        self.parts: list[str] = []
        self.open: Block | None = None
        self.in_list = False
        self.note_expected = 1
        self.notes: list[Block] = []

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks in reading order; footnotes follow the paragraph they stand in."""
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if index in self.starts:
                yield from self.close()
                self.begin_numbered(line, self.starts[index])
            elif (end := self.footnote_end(index)) > index:
                self.notes += self.footnotes(index, end)
                index = end
                continue
            elif (end := self.heading_end(index)) > index:
                yield from self.close()
                text = " ".join(item.text for item in self.lines[index:end])
                yield Block("heading", text, level=1 if _is_caps(text) else 2, page=line.page)
                index = end
                continue
            else:
                yield from self.text_line(index)
            index += 1
        yield from self.close()

    def begin_numbered(self, line: Line, number: str) -> None:
        """Open a numbered paragraph; its text may begin on this line or on the next."""
        rest = line.text[len(number) :].lstrip(".)").strip()
        self.open = Block("numbered", "", number, page=line.page)
        self.parts = [rest] if rest else []
        self.in_list = rest.endswith(":")

    def text_line(self, index: int) -> Iterator[Block]:
        """Add a line to the open block, or open an item or an unnumbered paragraph with it."""
        line = self.lines[index]
        glyph = _GLYPH.match(line.text)
        if self.open is None or self.ends_numbered(line) or self.signs_off(index):
            yield from self.close()
            self.open = Block(
                "header" if not self.seen_number(index) else "text", "", page=line.page
            )
            self.parts = [line.text]
        elif self.open.kind == "header":
            yield from self.close()
            self.open = Block("header", "", page=line.page)
            self.parts = [line.text]
        elif (glyph and self.begins_item(line)) or self.begins_bare_item(line):
            yield from self.close()
            text = line.text[glyph.end() :] if glyph else line.text
            self.open = Block("item", "", level=1, page=line.page)
            self.parts = [text]
        else:
            self.parts.append(line.text)
        self.in_list = self.in_list or line.text.endswith(":")

    def seen_number(self, index: int) -> bool:
        """Tell whether a numbered paragraph came before a line."""
        return bool(self.starts) and index > min(self.starts)

    def begins_item(self, line: Line) -> bool:
        """Tell whether a line with a bullet glyph begins an item, not a dash in a sentence."""
        dash = line.text[0] in "–-"
        return not dash or self.in_list or line.gap > 0 or line.indent > 0

    def begins_bare_item(self, line: Line) -> bool:
        """Tell whether a line begins a list item whose glyph the PDF did not give.

        What remains of such a bullet is its indent after a blank line, or a wider gap.
        """
        if not self.in_list or _continues(self.parts, line.text):
            return False
        return line.gap >= 2 or (line.indent > 0 and line.gap > 0) or line.indent == 2

    def ends_numbered(self, line: Line) -> bool:
        """Tell whether a line begins unnumbered text after a numbered paragraph."""
        if self.open is None or self.open.kind in ("header", "heading"):
            return False
        if _LABEL.match(line.text) and line.gap:
            return True
        if self.open.kind == "text":
            return False
        if line.gap and line.text[:1].isupper() and self.is_section():
            return True
        return line.gap >= 4 and bool(_SENTENCE_END.search(self.parts[-1] if self.parts else ""))

    def is_section(self) -> bool:
        """Tell whether the open number is that of a heading: one short line, and no sentence."""
        if self.open is None or self.open.kind != "numbered" or len(self.parts) != 1:
            return False
        return len(self.parts[0]) <= 60 and not _SENTENCE_END.search(self.parts[0])

    def signs_off(self, index: int) -> bool:
        """Tell whether a line begins the signatures: short lines behind the last paragraph."""
        line = self.lines[index]
        if index < max(self.starts) or not line.gap or len(line.text) > 80:
            return False
        ended = bool(self.parts) and bool(_SENTENCE_END.search(self.parts[-1]))
        return ended and line.text[:1].isupper() and not _SENTENCE_END.search(line.text)

    def heading_end(self, index: int) -> int:
        """Find where a heading that begins at a line ends; the line itself when there is none.

        A heading stands before a numbered paragraph, alone or under other headings.
        """
        end = index
        while end < len(self.lines) and end - index < 4 and self.is_heading_line(index, end):
            end += 1
        if end == index or end not in self.starts:
            return index
        first = index + 1
        while first < end and self.lines[first].gap == 0 and _is_caps(self.lines[first].text):
            first += 1  # a heading in capitals that runs over two lines
        return first

    def is_heading_line(self, index: int, at: int) -> bool:
        """Tell whether a line may be (part of) a heading."""
        line = self.lines[at]
        if line.gap and begins_annex(line.text):
            return True
        if at in self.starts or len(line.text) > 100 or not line.text[:1].isupper():
            return False
        if _SENTENCE_END.search(line.text) and not line.text.endswith(")"):
            return False
        if _is_caps(line.text):
            return True
        adjoins = at + 1 in self.starts and self.lines[at + 1].gap == 0
        if self.in_list and not (adjoins and line.gap):
            return False
        in_header = self.open is not None and self.open.kind == "header"
        ended = at > index or in_header or bool(_SENTENCE_END.search((self.parts or ["."])[-1]))
        return ended and (line.gap > 0 or at > index) and ":" not in line.text

    def footnote_end(self, index: int) -> int:
        """Find where the footnotes that begin at a line end; the line itself when none do.

        They begin with their number alone on a line, or with ``[3]``. They end where the page
        does (text taken from a PDF indents the next page's first line) or a paragraph begins.
        """
        line = self.lines[index]
        if _FOOTNOTE_MARKED.match(line.text):
            end = index + 1
            while end < len(self.lines) and not self.lines[end].gap and end not in self.starts:
                end += 1
            return end
        alone = _FOOTNOTE_ALONE.match(line.text)
        if not alone or int(alone[1]) != self.note_expected or not self.seen_number(index):
            return index
        end = index + 1
        while end < len(self.lines) and end not in self.starts and not self.lines[end].indent:
            end += 1
        return end

    def footnotes(self, index: int, end: int) -> Iterator[Block]:
        """Yield the footnotes among some lines; each keeps the number printed before it."""
        number, parts = "", list[str]()
        for line in self.lines[index:end]:
            alone, marked = _FOOTNOTE_ALONE.match(line.text), _FOOTNOTE_MARKED.match(line.text)
            if alone or marked:
                if number and parts:
                    yield Block("footnote", " ".join(parts), number, page=line.page)
                number, parts = (alone or marked)[1], []  # type: ignore[index]  # one of them matched
                self.note_expected = max(self.note_expected, int(number) + 1)
            text = "" if alone else line.text[marked.end() :] if marked else line.text
            parts += [text] if text else []
        if number and parts:
            yield Block("footnote", " ".join(parts), number, page=self.lines[index].page)

    def close(self) -> Iterator[Block]:
        """Yield the open block, if it has text."""
        if self.open and (self.parts or self.open.kind == "numbered"):
            block = self.open
            text = heal(self.parts)
            yield Block(block.kind, text, block.number, block.level, block.page)
            if block.kind != "item" and not text.endswith(":"):
                self.in_list = False
        yield from self.notes
        self.open, self.parts, self.notes = None, [], []


def heal(parts: list[str]) -> str:
    """Join the lines of one paragraph with spaces.

    A hyphen at a line's end is kept: whether it belongs to the word cannot be known.

    >>> heal(["The FCID and", "the PPD"])
    'The FCID and the PPD'
    """
    return " ".join(part for part in parts if part)


def _continues(parts: list[str], text: str) -> bool:
    """Tell whether a text goes on the sentence before it."""
    before = parts[-1] if parts else ""
    return (
        text[:1].islower()
        and not _SENTENCE_END.search(before)
        and not before.endswith((",", "and"))
    )


def _is_caps(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)


def _plain_blocks(lines: list[Line]) -> Iterator[Block]:
    """Split a text without numbers at its blank lines."""
    groups: list[list[Line]] = []
    for line in lines:
        glyph = _GLYPH.match(line.text)
        fresh = line.gap > 0 or glyph is not None
        if groups and (not fresh or (line.text[:1].islower() and not glyph)):
            groups[-1].append(line)
        else:
            groups.append([line])
    for position, group in enumerate(groups):
        text = heal([line.text for line in group])
        glyph = _GLYPH.match(text)
        if glyph and position:
            yield Block("item", text[glyph.end() :], page=group[0].page)
        else:
            short = len(text) <= 100 and not _SENTENCE_END.search(text)
            yield Block("heading" if short else "text", text, page=group[0].page)
