"""A briefing as PDF, set by ReportLab; equal briefings give equal bytes."""

import io
import unicodedata
from collections.abc import Iterator
from html import escape

from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BalancedColumns,
    CondPageBreak,
    Flowable,
    KeepTogether,
    Paragraph,
    SimpleDocTemplate,
)

from kg.brief import content
from kg.brief.picture import BOX, Picture
from kg.brief.text import printable

BLUE, GREY, INK = "#12306b", "#46506a", "#1a2233"
EDGE = 2
"""Room for the outer boxes' lines."""
LACKS = "Letters that this file's font lacks stand as ?; the Word and HTML files have them."
_PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=9, leading=10.6, textColor=INK)
STYLES = {
    "title": ParagraphStyle("title", _PLAIN, fontSize=19, leading=23, textColor=BLUE),
    "small": ParagraphStyle("small", _PLAIN, fontSize=8, leading=9.6, spaceAfter=3, textColor=GREY),
    "section": ParagraphStyle(
        "section", _PLAIN, fontName="Helvetica-Bold", fontSize=11.5, leading=14,
        spaceBefore=6, spaceAfter=2, textColor=BLUE, keepWithNext=1,
    ),
    "group": ParagraphStyle(
        "group", _PLAIN, fontName="Helvetica-Bold", fontSize=8.5, spaceBefore=2, textColor=GREY,
        keepWithNext=1,
    ),
    "line": ParagraphStyle("line", _PLAIN, leftIndent=10, bulletIndent=1),
    "note": ParagraphStyle(
        "note", _PLAIN, fontSize=6.8, leading=8, leftIndent=13, spaceAfter=1.5, bulletFontSize=6.8
    ),
}  # fmt: skip
STYLES["sources"] = ParagraphStyle("sources", STYLES["section"], keepWithNext=0)
"""By what is set."""


def to_pdf(brief: content.Brief) -> bytes:
    """Write a briefing as PDF, on A4; numbers lead to the sources."""
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=16 * mm,
        rightMargin=16 * mm,
        topMargin=11 * mm,
        bottomMargin=10 * mm,
        title=_latin(brief.title),
        author="policing-kg",
        invariant=1,  # no time and no random identifier in the file
    )
    document.build(list(_flow(brief, document.width)))
    return buffer.getvalue()


def _flow(brief: content.Brief, width: float) -> Iterator[Flowable]:
    yield Paragraph(_text(brief.title), STYLES["title"])
    yield Paragraph(_text(brief.scope), STYLES["small"])
    yield Paragraph(_text(brief.caution), STYLES["small"])
    for section in brief.sections:
        yield from _section(section)
    if brief.picture.boxes:
        parts = [
            Paragraph("Map", STYLES["section"]),
            to_drawing(brief.picture, width),
            Paragraph(_text(brief.picture.caption), STYLES["small"]),
        ]
        yield KeepTogether(parts)
    yield CondPageBreak(80)  # the heading stands with its first sources
    yield Paragraph("Sources", STYLES["sources"])
    yield BalancedColumns([_note(note) for note in brief.notes] or [_nothing()], nCols=2)
    if any(_latin(text) != printable(text) for text in _texts(brief)):
        yield Paragraph(LACKS, STYLES["small"])


def _nothing() -> Flowable:
    return Paragraph("None.", STYLES["note"])


def _section(section: content.Section) -> Iterator[Flowable]:
    yield Paragraph(_text(section.title), STYLES["section"])
    if not section.shown:
        yield Paragraph(_text(section.empty), STYLES["small"])
    for group in section.shown:
        if group.heading:
            yield Paragraph(_text(group.heading), STYLES["group"])
        for line in group.lines:
            yield Paragraph(_line(line), STYLES["line"], bulletText="•")
        if group.more:
            yield Paragraph(f"and {group.more} more", STYLES["line"], bulletText="•")


def _line(line: content.Line) -> str:
    text = f"<i>{_text(line.text)}</i>" if line.inherited else _text(line.text)
    links = ", ".join(f'<a href="#n{number}" color="#2563c9">{number}</a>' for number in line.notes)
    return f'{text}<super size="6">{links}</super>' if links else text


def _note(note: content.Note) -> Flowable:
    text = f'<a name="n{note.number}"/><i>“{_text(note.quote)}”</i> {_text(note.place)}'
    return Paragraph(text, STYLES["note"], bulletText=f"{note.number}.")


def _texts(brief: content.Brief) -> Iterator[str]:
    yield from (brief.title, brief.scope)
    for section in brief.sections:
        yield from (line.text for group in section.groups for line in group.lines)
    yield from (f"{note.quote} {note.place}" for note in brief.notes)


def _text(text: str) -> str:
    """Make a text fit for ReportLab, which reads markup."""
    return escape(_latin(text))


def _latin(text: str) -> str:
    """Write a text in the letters that a PDF's standard fonts have (ISO 32000-1, annex D).

    >>> _latin("Łódź – café")
    '?ódz – café'
    """
    return "".join(map(_letter, printable(text)))


def _letter(char: str) -> str:
    for known in (char, unicodedata.normalize("NFKD", char)[:1]):
        if known.encode("cp1252", "ignore"):
            return known
    return "?"


def to_drawing(picture: Picture, width: float) -> Drawing:
    """Draw a briefing's map, so many points wide."""
    scale = width / (picture.width + 2 * EDGE)
    drawing = Drawing(width, picture.height * scale)
    drawing.scale(scale, scale)
    drawing.translate(EDGE, 0)
    for x, name in picture.headings:
        middle = x + BOX[0] / 2
        drawing.add(_words(middle, picture.height - 11, name, GREY, textAnchor="middle"))
    for stroke in picture.strokes:
        ends = (stroke.x1, picture.height - stroke.y1, stroke.x2, picture.height - stroke.y2)
        line = Line(*ends, strokeColor=HexColor("#8391ad"), strokeWidth=2 if stroke.heavy else 0.8)
        line.strokeDashArray = [4, 3] if stroke.dashed else None
        drawing.add(line)
    for box in picture.boxes:
        colour, foot = HexColor(box.colour), picture.height - box.y - BOX[1]
        drawing.add(
            Rect(box.x, foot, *BOX, rx=2, fillColor=HexColor("#ffffff"), strokeColor=colour)
        )
        drawing.add(Rect(box.x, foot, 4, BOX[1], fillColor=colour, strokeColor=None))
        top = foot + BOX[1] / 2 - 2.7 + 4.2 * (len(box.lines) - 1)
        for at, text in enumerate(box.lines):
            drawing.add(_words(box.x + 8, top - 8.4 * at, text, INK))
    return drawing


def _words(x: float, y: float, text: str, colour: str, **more: str) -> String:
    return String(
        x, y, _latin(text), fontName="Helvetica", fontSize=8, fillColor=HexColor(colour), **more
    )
