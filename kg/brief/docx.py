"""A briefing as a Word file, made by python-docx; equal briefings give equal bytes."""

import io
from typing import TYPE_CHECKING

import docx
import pypdfium2
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from reportlab.graphics import renderPDF

from kg.brief import content
from kg.brief.pdf import to_drawing
from kg.brief.picture import Picture
from kg.brief.text import printable
from kg.clock import epoch, without_clock

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

BLUE, GREY = RGBColor(0x12, 0x30, 0x6B), RGBColor(0x46, 0x50, 0x6A)
WIDTH = 178
"""Of the text, in millimetres."""
SHARP = 3
"""Dots of the map for each point."""


def to_docx(brief: content.Brief) -> bytes:
    """Write a briefing as a Word file, on A4; numbers lead to the sources."""
    document = docx.Document()
    _set_page(document, brief)
    document.add_heading(printable(brief.title), 0)
    _small(document, brief.scope)
    _small(document, brief.caution)
    for section in brief.sections:
        _section(document, section)
    if brief.picture.boxes:
        document.add_heading("Map", 1)
        document.add_picture(io.BytesIO(to_png(brief.picture)), width=Mm(WIDTH))
        document.paragraphs[-1].paragraph_format.keep_with_next = True
        _small(document, brief.picture.caption)
    document.add_heading("Sources", 1)
    _sources(document, brief.notes)
    buffer = io.BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue())


def to_png(picture: Picture) -> bytes:
    """Draw a briefing's map as PNG: the PDF's own drawing, rendered."""
    drawing = to_drawing(picture, picture.width)
    page = pypdfium2.PdfDocument(renderPDF.drawToString(drawing))[0]
    buffer = io.BytesIO()
    page.render(scale=SHARP).to_pil().save(buffer, "PNG")
    return buffer.getvalue()


def _set_page(document: "Document", brief: content.Brief) -> None:
    known = document.core_properties
    known.author, known.title, known.comments = "policing-kg", printable(brief.title), ""
    known.created = known.modified = epoch()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(16)
    page.top_margin = page.bottom_margin = Mm(12)
    for name, size, before in (("Normal", 9, 0), ("Title", 19, 0), ("Heading 1", 11.5, 6)):
        style = document.styles[name]
        style.font.name, style.font.size = "Arial", Pt(size)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(1)
        style.paragraph_format.line_spacing = 1.0
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)  # a theme's font would win
        if name != "Normal":
            style.font.color.rgb = BLUE


def _small(document: "Document", text: str) -> None:
    run = document.add_paragraph().add_run(printable(text))
    run.font.size, run.font.color.rgb = Pt(8), GREY


def _section(document: "Document", section: content.Section) -> None:
    document.add_heading(printable(section.title), 1)
    if not section.shown:
        _small(document, section.empty)
    for group in section.shown:
        if group.heading:
            heading = document.add_paragraph()
            heading.paragraph_format.keep_with_next = True
            run = heading.add_run(printable(group.heading))
            run.bold, run.font.size, run.font.color.rgb = True, Pt(8.5), GREY
        for line in group.lines:
            par = document.add_paragraph(style="List Bullet")
            par.add_run(printable(line.text)).italic = line.inherited
            for at, number in enumerate(line.notes):
                _link(par, ", " * bool(at), number)
        if group.more:
            document.add_paragraph(f"and {group.more} more", style="List Bullet")


def _link(par: "Paragraph", before: str, number: int) -> None:
    """Set a raised number that leads to a source."""
    par.add_run(before).font.superscript = True
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), f"n{number}")
    run = par.add_run(str(number))
    run.font.superscript = True
    link.append(run._r)  # python-docx has no internal links of its own
    par._p.append(link)


def _sources(document: "Document", notes: tuple[content.Note, ...]) -> None:
    """Set the sources in two columns, each with a bookmark."""
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section._sectPr.xpath("./w:cols")[0].set(qn("w:num"), "2")
    for note in notes:
        par = document.add_paragraph()
        par.paragraph_format.left_indent, par.paragraph_format.first_line_indent = Mm(5), Mm(-5)
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), str(note.number))
        start.set(qn("w:name"), f"n{note.number}")
        par._p.extend([start, end])
        par.add_run(f"{note.number}. ").font.size = Pt(6.8)
        quote = par.add_run(f"“{printable(note.quote)}” ")
        quote.italic, quote.font.size = True, Pt(6.8)
        par.add_run(printable(note.place)).font.size = Pt(6.8)
    last = document.add_section(WD_SECTION.CONTINUOUS)  # what ends a section balances its columns
    last._sectPr.xpath("./w:cols")[0].set(qn("w:num"), "1")
