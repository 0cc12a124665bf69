"""What numbers do in a whole paper: contents pages, sections, annexes; the same in each format."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from loaders.reading.blocks import File
from loaders.reading.read import read_file, read_report
from tests import pdf_files
from tests.loaders.reading.documents import docx, p

PAPER = (
    *("River plan", "Contents", "1. Aims 2", "2. Partners and those who", "lead them 3"),
    *("Annex A: Terms 4", "1. Aims", "1.1 To find boats.", "1.2 To tell the Board."),
    *("2. Partners", "2.1 The Harbour Board leads.", "2.2 The coast guard helps."),
    *("Annex A: Terms", "1. It meets in May.", "2. It reports.", "3. It is small."),
)


def as_docx(lines: tuple[str, ...]) -> File:
    return File("plan.docx", docx("".join(p(line) for line in lines)))


def as_html(lines: tuple[str, ...]) -> File:
    return File("plan.html", "".join(f"<p>{line}</p>" for line in lines).encode())


def as_text(lines: tuple[str, ...]) -> File:
    return File("plan.txt", "\n\n".join(lines).encode())


def as_pdf(lines: tuple[str, ...]) -> File:
    paged = "Contents" in lines
    dots = "." * 40
    texts = [f"{it[:-2]}{dots}{it[-2:]}" if paged and it[-1].isdigit() else it for it in lines]
    return File("plan.pdf", pdf_files.flowed(*texts))


Make = Callable[[tuple[str, ...]], File]
EACH_FORMAT = pytest.mark.parametrize("make", [as_docx, as_html, as_text, as_pdf])


def numbered(pars: tuple[Paragraph, ...]) -> list[tuple[str, str, str]]:
    return [
        (par.address, par.headings[-1] if par.headings else "", par.text)
        for par in pars
        if par.kind == "numbered"
    ]


@EACH_FORMAT
def test_contents_are_left_out_sections_are_headings_and_an_annex_counts_anew(make: Make) -> None:
    report, ledger = read_file(make(PAPER))

    assert numbered(report.paragraphs) == [
        ("1.1", "1. Aims", "To find boats."),
        ("1.2", "1. Aims", "To tell the Board."),
        ("2.1", "2. Partners", "The Harbour Board leads."),
        ("2.2", "2. Partners", "The coast guard helps."),
        ("1", "Annex A: Terms", "It meets in May."),
        ("2", "Annex A: Terms", "It reports."),
        ("3", "Annex A: Terms", "It is small."),
    ]
    assert "5 lines of a table of contents were left out" in {entry.reason for entry in ledger}


@EACH_FORMAT
def test_sections_that_alone_are_numbered_head_their_text(make: Make) -> None:
    lines = (
        "1. Aims",
        "To find boats.",
        "2. Partners",
        "The Harbour Board leads.",
        "3. End",
        "So.",
    )

    report, _ = read_file(make(lines))

    found = [(par.text, par.headings) for par in report.paragraphs if par.kind == "text"]
    assert found == [
        ("To find boats.", ("1. Aims",)),
        ("The Harbour Board leads.", ("2. Partners",)),
        ("So.", ("3. End",)),
    ]


@EACH_FORMAT
def test_a_short_numbered_paragraph_is_no_section(make: Make) -> None:
    lines = ("1. The Board is asked", "2. To note the plan.", "3. To agree it.", "4. To meet.")

    report, _ = read_file(make(lines))

    assert [par.address for par in report.paragraphs] == ["1", "2", "3", "4"]


@EACH_FORMAT
def test_figures_at_the_ends_of_lines_are_no_contents(make: Make) -> None:
    lines = ("Boats found each year.", "Boats stolen 20", "Boats found 12", "Boats sold 3", "End.")

    report, ledger = read_file(make(lines))

    assert "Boats stolen 20" in " ".join(par.text for par in report.paragraphs)
    assert not ledger


def front_sheet(folder: Path, *, ruled: bool) -> tuple[Report, list[LedgerEntry]]:
    rows = [("Title", "River crime"), ("Date", "Tuesday 7 March 2023"), ("Author", "A. Other")]
    path = folder / "paper.pdf"
    path.write_bytes(
        pdf_files.flowed(pdf_files.table(rows, ruled=ruled), "1. A.", "2. B.", "3. C.")
    )
    return read_report(path)


def test_a_front_sheet_s_labels_need_no_colon(tmp_path: Path) -> None:
    report, _ = front_sheet(tmp_path, ruled=True)

    assert (report.title, report.date) == ("River crime", "2023-03-07")


@pytest.mark.parametrize(
    ("heading", "date"),
    [
        ("Minutes of the meeting held on Tuesday 7 March 2023 at Quay House", "2023-03-07"),
        ("Police and Crime Panel - Monday, 6th February, 2023 2.00 pm", "2023-02-06"),
        ("Date of next meeting: the Board will meet on 6 June 2023", None),
        ("River crime from 2020 to March 2023", None),
    ],
)
def test_a_meeting_s_day_is_read_from_its_heading(heading: str, date: str | None) -> None:
    report, _ = read_file(File("paper.html", f"<h1>{heading}</h1><p>It met.</p>".encode()))

    assert report.date == date
