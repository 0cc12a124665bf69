"""How designers and office programs lay out pages: grids, boxes, lettering, markings."""

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph as Flowing
from reportlab.platypus import Table

from kg.ledger import LedgerEntry
from kg.report import Report
from loaders.reading.read import read_report
from tests import pdf_files

GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
CELL = ParagraphStyle("cell", fontSize=9, leading=11)


def read(folder: Path, data: bytes) -> tuple[Report, list[LedgerEntry]]:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return read_report(path)


def texts(folder: Path, data: bytes) -> list[str]:
    return [par.text for par in read(folder, data)[0].paragraphs]


def test_a_drawn_table_of_two_rows_is_a_table(tmp_path: Path) -> None:
    rows = [("Board", "Chair"), ("Harbour Board", "B. Else")]

    found = texts(tmp_path, pdf_files.flowed("It met.", Table(rows, style=[GRID]), "So."))

    assert found == ["It met.", "Board\nChair", "Harbour Board\nB. Else", "So."]


def test_joined_cells_are_said_once_where_they_begin(tmp_path: Path) -> None:
    rows = [("Body", "Lead"), ("Joint Board", "Ann Other"), ("", "B. Else"), ("By invitation", "")]
    joined = [GRID, ("SPAN", (0, 1), (0, 2)), ("SPAN", (0, 3), (1, 3))]

    found = texts(tmp_path, pdf_files.flowed("It met.", Table(rows, style=joined)))

    assert found[1:] == ["Body\nLead", "Joint Board\nAnn Other", "B. Else", "By invitation"]


def test_cells_that_nearly_touch_are_parted_by_the_line_between(tmp_path: Path) -> None:
    rows = [("Harbour Board", "1. Welcome"), ("River Watch", "2. Report")]
    tight = [GRID, ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 1)]

    found = texts(tmp_path, pdf_files.flowed("It met.", Table(rows, style=tight)))

    assert found[1:] == ["Harbour Board\n1. Welcome", "River Watch\n2. Report"]


def test_the_paragraphs_of_a_cell_keep_apart(tmp_path: Path) -> None:
    said = "The Marine Unit works with the coast guard. It met the Harbour Board in May and June."
    rows = [("Item", "Discussion"), ("1", [Flowing("Boats", CELL), Flowing(said, CELL)])]
    table = Table(rows, style=[GRID], colWidths=[40, 250])

    found = texts(tmp_path, pdf_files.flowed("It met.", table))

    assert found[2] == f"1\nBoats\n{said}"


def test_a_drop_capital_and_spaced_capitals_are_words(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        x = 72.0
        for letter in "PRIORITY ONE":
            canvas.drawString(x, 760, letter)
            x += canvas.stringWidth(letter) + 4
        canvas.setFont("Helvetica", 30)
        canvas.drawString(72, 686, "T")
        pdf_files.lines(["his plan was written by the", "Board in the month of May."], x=92)(canvas)
        pdf_files.lines(["It was read by all."], y=672)(canvas)

    found = texts(tmp_path, pdf_files.on_pages(draw))

    assert found[0] == "PRIORITY ONE"
    assert found[1].startswith("This plan was written by the Board in the month of May.")


def test_a_pull_quote_between_rules_leaves_its_column_a_column(tmp_path: Path) -> None:
    side = [f"Line {n} of the left says what the unit does" for n in range(12)]
    other = [f"Line {n} of the right says who the unit meets" for n in range(12)]

    def draw(canvas: Canvas) -> None:
        pdf_files.lines(side, x=50)(canvas)
        pdf_files.lines(other, x=320)(canvas)
        for y in (654, 640):
            canvas.line(320, y, 545, y)

    found = " ".join(texts(tmp_path, pdf_files.on_pages(draw)))

    assert found.index("Line 11 of the left") < found.index("Line 0 of the right")


def test_a_marking_and_a_page_s_own_number_are_furniture_even_on_one_page(tmp_path: Path) -> None:
    page = pdf_files.together(
        pdf_files.lines(["OFFICIAL – SENSITIVE"], y=815, size=8),
        pdf_files.lines(["It met."]),
        pdf_files.lines(["Harbour Board", "1 | Page"], y=35, size=8),
    )

    report, ledger = read(tmp_path, pdf_files.on_pages(page))

    assert [par.text for par in report.paragraphs] == ["It met.", "Harbour Board"]
    assert [entry.reason for entry in ledger] == [
        "left out as a running header or footer, on page 1: 'OFFICIAL – SENSITIVE'",
        "left out as a running header or footer, on page 1: '# | Page'",
    ]


def test_large_type_heads_text_in_a_report_that_numbers_only_its_annex(tmp_path: Path) -> None:
    large = ParagraphStyle("large", fontSize=16, leading=20, spaceAfter=8)
    said = "The Harbour Board leads the work on boats, and the coast guard helps it each night."
    data = pdf_files.flowed(
        *(Flowing("1 Aims", large), said, Flowing("2 Partners", large), said),
        *("Annex A", "1. It meets.", "2. It reports.", "3. It is small."),
    )

    report, _ = read(tmp_path, data)

    assert [par.headings for par in report.paragraphs if par.text == said] == [
        ("1 Aims",),
        ("2 Partners",),
    ]
    assert report.paragraphs[-1].headings == ("Annex A",)


@pytest.mark.parametrize("heading", ["PROTECT", "Protect", "Restricted"])
def test_a_strand_of_contest_at_the_top_of_a_page_is_no_marking(
    tmp_path: Path, heading: str
) -> None:
    page = pdf_files.together(
        pdf_files.lines([heading], y=775), pdf_files.lines(["The Board met in May."], y=740)
    )

    assert texts(tmp_path, pdf_files.on_pages(page)) == [heading, "The Board met in May."]
