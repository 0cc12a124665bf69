"""PDF files to paragraphs: order, furniture, notes, tables, lists, pictures."""

import shutil
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from kg.errors import ReadingError
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from loaders.reading.read import read_report
from tests import pdf_files

DATA = Path(__file__).resolve().parents[3] / "data" / "pdf"
LONG = (
    "The Harbour Crime Unit works with the port authority and the coast guard to find stolen boats"
    " along the river, and shares what it learns with neighbouring forces in every month"
)


def read(folder: Path, data: bytes, *, ocr: bool = False) -> tuple[Report, list[LedgerEntry]]:
    path = folder / "paper.pdf"
    path.write_bytes(data)
    return read_report(path, ocr=ocr)


def paragraphs(folder: Path, data: bytes) -> dict[str, Paragraph]:
    report, _ = read(folder, data)
    return {par.address: par for par in report.paragraphs}


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    texts = [f"{n}. {LONG}, and again {LONG}. That was text {n}." for n in range(1, 13)]

    found = paragraphs(tmp_path, pdf_files.flowed(*texts, columns=2))

    assert [f"{key}. {par.text}" for key, par in found.items()] == texts


def test_a_paragraph_in_numbers_goes_on_over_the_page(tmp_path: Path) -> None:
    texts = [f"{n}. {LONG}, and again {LONG}. That was text {n}." for n in range(1, 20)]

    found = paragraphs(tmp_path, pdf_files.flowed(*texts))

    assert [f"{key}. {par.text}" for key, par in found.items()] == texts
    assert {par.page for par in found.values()} == {1, 2, 3}


def test_running_headers_footers_and_page_numbers_are_dropped_and_counted(tmp_path: Path) -> None:
    def page(number: int) -> pdf_files.Draw:
        return pdf_files.together(
            pdf_files.lines(["HARBOUR BOARD"], y=810, size=8),
            pdf_files.lines([f"{number}. Text {number} goes", "on."]),
            pdf_files.lines([f"Page {number} of 4"], y=30, size=8),
        )

    report, ledger = read(tmp_path, pdf_files.on_pages(*(page(n) for n in range(1, 5))))

    assert [par.text for par in report.paragraphs] == [f"Text {n} goes on." for n in range(1, 5)]
    assert [par.page for par in report.paragraphs] == [1, 2, 3, 4]
    assert [entry.reason for entry in ledger] == [
        "left out as a running header or footer, on 4 pages: 'HARBOUR BOARD'",
        "left out as a running header or footer, on 4 pages: 'Page # of #'",
    ]


def test_a_sentence_goes_on_behind_footer_and_header(tmp_path: Path) -> None:
    page = (
        pdf_files.together(
            pdf_files.lines(["1. One.", "2. Two."]),
            pdf_files.lines(["3. The Harbour Crime Unit works with the"], y=110),
            pdf_files.lines(["Page 1 of 2"], y=30, size=8),
        ),
        pdf_files.together(
            pdf_files.lines(["port authority."], y=770),
            pdf_files.lines(["Page 2 of 2"], y=30, size=8),
        ),
    )

    found = paragraphs(tmp_path, pdf_files.on_pages(*page))

    assert found["3"].text == "The Harbour Crime Unit works with the port authority."
    assert found["3"].page == 1


def test_words_broken_by_a_hyphen_are_healed(tmp_path: Path) -> None:
    texts = ["1. The depart-", "ment does multi-", "agency work.", "2. Multi-agency.", "3. End."]

    found = paragraphs(tmp_path, pdf_files.on_pages(pdf_files.lines(texts)))

    assert found["1"].text == "The department does multi-agency work."


def test_raised_numbers_are_tied_to_their_footnotes(tmp_path: Path) -> None:
    data = pdf_files.flowed(
        "1. It met in June<super size=6>1</super> and on 3 km<super size=6>7</super> of river.",
        "2. It met in 2018<super size=6>2</super>, too.",
        f"3. It met. {LONG}. {LONG}.",
        pdf_files.space(300),
        pdf_files.note("<super>1</super> See the paper of May."),
        pdf_files.note(
            "2 See the annex, which is long enough for two lines of small print: " + LONG
        ),
    )

    found = paragraphs(tmp_path, data)

    assert found["1"].text == "It met in June1 and on 3 km⁷ of river."
    assert found["2"].text == "It met in 2018[2], too."
    assert (found["footnote 1"].text, found["footnote 1"].parent) == ("See the paper of May.", "1")
    assert found["footnote 2"].text.endswith("neighbouring forces in every month")
    assert found["footnote 2"].parent == "2"


@pytest.mark.parametrize("ruled", [True, False], ids=["ruled", "without rules"])
def test_a_table_is_read_by_rows_and_kept_from_the_prose(tmp_path: Path, ruled: bool) -> None:
    rows = [
        ("Board", "Chair", "Meets"),
        ("Harbour Safety Board", "Chief Inspector Ann Other", "monthly"),
        ("River Crime\nPartnership", "Superintendent B. Else", "each quarter"),
        ("Boat Watch", "Councillor C. Third", "weekly"),
    ]
    data = pdf_files.flowed(
        "1. One.", "2. These are the boards.", pdf_files.table(rows, ruled=ruled), "3. They met."
    )

    found = paragraphs(tmp_path, data)

    assert [(key, par.text) for key, par in found.items()] == [
        ("1", "One."),
        ("2", "These are the boards."),
        ("table 1 row 1", "Board\nChair\nMeets"),
        ("table 1 row 2", "Harbour Safety Board\nChief Inspector Ann Other\nmonthly"),
        ("table 1 row 3", "River Crime Partnership\nSuperintendent B. Else\neach quarter"),
        ("table 1 row 4", "Boat Watch\nCouncillor C. Third\nweekly"),
        ("3", "They met."),
    ]


def with_list(glyph: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        pdf_files.lines(["1. One.", "2. The Unit has aims:"])(canvas)
        for index, text in enumerate(
            ("to find boats and", "owners;", "to tell the Board", "of it.")
        ):
            y = 660 - index * 13.75
            canvas.drawString(104, y, text)
            if index in (0, 2) and glyph == "drawn":
                canvas.circle(93, y + 4, 2.2, fill=1)
            elif index in (0, 2) and glyph:
                canvas.drawString(86, y, glyph)
        pdf_files.lines(["3. Three."], y=590)(canvas)

    return pdf_files.on_pages(draw)


@pytest.mark.parametrize("glyph", ["•", "-", "(a)", "drawn", ""], ids=repr)
def test_items_hang_on_their_lead_in_whatever_the_bullet(tmp_path: Path, glyph: str) -> None:
    par = paragraphs(tmp_path, with_list(glyph))["2"]

    assert par.text.split("\n") == [
        "The Unit has aims:",
        "to find boats and owners;",
        "to tell the Board of it.",
    ]
    assert len(par.items) == 2


def test_a_form_of_labels_and_answers_is_no_table(tmp_path: Path) -> None:
    asked = pdf_files.lines(["Title:", "Date of meeting:", "Presented by:"], y=780)
    answered = pdf_files.lines(["Harbour crime", "3 June 2021", "The Chief"], x=260, y=780)
    text = pdf_files.lines(["1. One.", "2. Two.", "3. Three."])

    report, _ = read(tmp_path, pdf_files.on_pages(pdf_files.together(asked, answered, text)))

    assert (report.title, report.date) == ("Harbour crime", "2021-06-03")


def test_the_pdf_s_own_title_serves_where_none_is_printed(tmp_path: Path) -> None:
    text = pdf_files.lines(["1. One.", "2. Two.", "3. Three."])

    report, _ = read(tmp_path, pdf_files.on_pages(text, title="Harbour\ncrime \x07"))

    assert (report.title, report.date) == ("Harbour crime", "2000-01-01")


def test_a_page_turned_on_its_side_is_read_as_it_is_seen(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        pdf_files.lines(["1. One goes", "on.", "2. Two.", "3. Three."], y=-300)(canvas)

    found = paragraphs(tmp_path, pdf_files.on_pages(draw))

    assert [par.text for par in found.values()] == ["One goes on.", "Two.", "Three."]


def test_aslant_words_are_left_out_and_counted(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        pdf_files.lines(["1. One.", "2. Two.", "3. Three."])(canvas)
        canvas.rotate(45)
        canvas.drawString(500, 300, "DRAFT")

    report, ledger = read(tmp_path, pdf_files.on_pages(draw))

    assert [par.text for par in report.paragraphs] == ["One.", "Two.", "Three."]
    assert [entry.reason for entry in ledger] == [
        "1 words that stand upright or aslant were not read"
    ]


def test_a_page_without_a_text_layer_is_counted(tmp_path: Path) -> None:
    from pypdfium2 import PdfDocument

    whole = PdfDocument(pdf_files.on_pages(pdf_files.lines(["1. One.", "2. Two.", "3. Three."])))
    whole.import_pages(PdfDocument(pdf_files.picture_of(["4. Four."])))
    path = tmp_path / "paper.pdf"
    whole.save(str(path))

    _, ledger = read_report(path)

    assert [entry.reason for entry in ledger] == [
        "page 2 is a picture without text; --ocr reads it"
    ]


def test_a_scan_is_refused_with_the_way_to_read_it(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="1 pages are pictures without text; --ocr reads them"):
        read(tmp_path, pdf_files.picture_of(["1. One."]))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="needs the program tesseract")
def test_a_scan_is_read_by_ocr(tmp_path: Path) -> None:
    texts = ["1. The Harbour Crime Unit works", "with the port authority.", "2. Two.", "3. Three."]

    report, ledger = read(tmp_path, pdf_files.picture_of(texts), ocr=True)

    assert report.paragraphs[0].text == "The Harbour Crime Unit works with the port authority."
    assert [par.address for par in report.paragraphs] == ["1", "2", "3"]
    assert [entry.reason for entry in ledger] == ["page 1 was read by OCR, which makes mistakes"]


def test_ocr_without_tesseract_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ReadingError, match=r"--ocr needs the program tesseract"):
        read(tmp_path, pdf_files.picture_of(["1. One."]), ocr=True)


def test_a_printed_web_page_with_columns_tables_and_lists_is_read_in_order() -> None:
    """Its columns' lines do not share their heights; its third table's cells nearly touch."""
    report, _ = read_report(DATA / "harbour-plan.pdf")

    found = [par.text for par in report.paragraphs]

    assert found[2] == "Partners"
    assert found[3].startswith(
        "The River Police works with the Harbour Board, the coast guard and "
    )
    assert found[3].endswith(
        " shares what it learns with neighbouring forces every month of the year."
    )
    assert found[4].startswith(
        "The multi-agency Boat Crime Partnership is chaired by Chief Inspector "
    )
    assert found[4].endswith(" twice a year on investigations, disruption and prevention.")
    assert found[5].startswith("A third paragraph speaks of organisational responsibilities and ")
    assert found[5].endswith(" at considerable length, so that the column breaks.")
    assert found[6] == "Boards"
    assert [row.split("\n")[:2] for row in found[7:11]] == [
        ["Board", "Chair"],
        ["Harbour Board", "Cllr B. Else"],
        ["Boat Crime Partnership", "CI Ann Other"],
        ["River Watch", "C. Third"],
    ]
    assert found[10].endswith("Volunteers who keep an eye on moorings at night and tell the police")
    assert [item.level for item in report.paragraphs[12].items] == [1, 2, 2, 1, 1, 1]


def test_a_raised_number_before_a_text_is_no_paragraph_number(tmp_path: Path) -> None:
    """Found by fuzzing: ``¹`` is a digit to Python, but no number."""
    data = pdf_files.flowed("<super size=6>1</super> a", "1. One.", "2. Two.", "3. Three.")

    assert [par.address for par in read(tmp_path, data)[0].paragraphs][1:] == ["1", "2", "3"]
