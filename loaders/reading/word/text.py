"""A Word paragraph's text as a reader sees it: changes accepted, fields shown, notes marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.reading.numerals import format_number
from loaders.reading.settle import footnote_mark
from loaders.reading.word.package import Element, child, local, switched_on, val

_DROPPED = frozenset(
    (
        *("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "rt"),
        *("tblPr", "sdtPr", "sdtEndPr", "fldData", "Fallback", "object", "trPr", "tcPr"),
        *("commentReference",),
    )
)
"""Properties; what a tracked change took away; Fallback is the older form of what Choice holds."""
_SPACES = frozenset(("tab", "br", "cr", "ptab"))
_SYMBOL_BULLETS = frozenset(("F0B7", "F0A7", "F0D8", "F076", "F0FC"))


@dataclass(slots=True)
class Note:
    """A footnote or endnote that a paragraph refers to."""

    id: str
    number: str
    end: bool
    """It is an endnote."""


@dataclass(slots=True)
class Line:
    """A paragraph's text, what it refers to, and what hangs on it."""

    parts: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """The contents of text boxes that are anchored in it."""
    bold: bool = True
    """All of its text is bold."""
    hidden: int = 0
    """Letters that are formatted as hidden, and left out."""

    @property
    def text(self) -> str:
        """The text, its white space folded."""
        return " ".join("".join(self.parts).split())


class Reader:
    """Reads paragraphs in order; fields and the count of notes go on from one to the next."""

    def __init__(self) -> None:
        self.fields: list[bool] = []
        """The open fields, each with whether its result has begun."""
        self.footnotes = 0
        self.endnotes = 0

    def read(self, paragraph: Element, line: Line | None = None) -> Line:
        """Read a paragraph, as a line of its own or behind one whose end was deleted."""
        line = line or Line()
        self._walk(paragraph, line, visible=True)
        return line

    def _walk(self, element: Element, line: Line, *, visible: bool) -> None:
        for item in element:
            name = local(item)
            if name in _DROPPED or not name:
                continue
            if name == "r":
                self._run(item, line, visible=visible)
            elif name in ("t", "noBreakHyphen", "sym") or name in _SPACES:
                self._add(item, name, line)
            elif name == "txbxContent":
                line.boxes.append(item)
            elif name == "fldChar":
                self._field(val(item, "fldCharType"))
            elif name in ("footnoteReference", "endnoteReference"):
                self._note(item, line, end=name == "endnoteReference")
            elif name == "AlternateContent":
                self._walk(_choice(item), line, visible=visible)
            else:
                self._walk(item, line, visible=visible)

    def _run(self, run: Element, line: Line, *, visible: bool) -> None:
        if switched_on(child(run, "rPr", "vanish")):
            line.hidden += sum(len(item.text or "") for item in run if local(item) == "t")
            return
        before = len(line.parts)
        self._walk(run, line, visible=visible)
        if any(part.strip() for part in line.parts[before:]):
            line.bold = line.bold and switched_on(child(run, "rPr", "b"))

    def _add(self, item: Element, name: str, line: Line) -> None:
        if not all(self.fields):
            return  # a field's instruction, not its result
        if name == "t":
            line.parts.append(item.text or "")
        elif name == "noBreakHyphen":
            line.parts.append("-")
        elif name == "sym":
            code = (val(item, "char") or "").upper()
            line.parts.append("• " if code in _SYMBOL_BULLETS else " ")
        else:
            line.parts.append(" ")

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self.fields.append(False)
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _note(self, item: Element, line: Line, *, end: bool) -> None:
        """Count a note and put its marker in the text; a note may print a sign of its own."""
        if val(item, "customMarkFollows") in ("1", "true"):
            return
        if end:
            self.endnotes += 1
        else:
            self.footnotes += 1
        # endnotes are counted i, ii, iii unless a document sets otherwise
        printed = format_number(self.endnotes, "lowerRoman") if end else str(self.footnotes)
        line.parts.append(footnote_mark("".join(line.parts[-2:]), printed))
        line.notes.append(Note(val(item, "id") or "", printed, end))


def _choice(item: Element) -> Element:
    """Take the newer form of content that is stored twice, or the older where it is alone."""
    choices = [part for part in item if local(part) == "Choice"]
    return choices[0] if choices else item[0] if len(item) else item


def ends_deleted(paragraph: Element) -> bool:
    """Tell whether a tracked change took away a paragraph's end, so that the next joins it."""
    mark = child(paragraph, "pPr", "rPr")
    return child(mark, "del") is not None or child(mark, "moveFrom") is not None


def deleted_row(row: Element) -> bool:
    """Tell whether a tracked change took away a table's row."""
    return child(row, "trPr", "del") is not None


def paragraphs_in(element: Element) -> Iterator[Element]:
    """Yield the paragraphs inside an element in order, those of nested tables too.

    Text boxes stand inside a paragraph, whose line has them.
    """
    for item in element:
        if local(item) == "p":
            yield item
        elif local(item) not in _DROPPED:
            yield from paragraphs_in(item)
