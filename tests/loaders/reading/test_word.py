"""Word files: what is printed, though much of it is nowhere in the text."""

import io
import zipfile

import pytest

from kg.errors import ReadingError
from kg.report import Paragraph
from loaders.paragraphs import address_blocks
from loaders.reading.blocks import File
from loaders.reading.read import read_file
from loaders.reading.word.read import read_word
from tests.loaders.reading.documents import (
    DECIMAL,
    docx,
    heading_styles,
    listed,
    numbering,
    p,
    r,
    style,
    table,
)

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def pars(data: bytes) -> tuple[Paragraph, ...]:
    return address_blocks(read_word(File("plan.docx", data)).blocks)


def addressed(data: bytes) -> list[tuple[str, str]]:
    return [(par.address, par.text) for par in pars(data)]


def texts(data: bytes) -> list[str]:
    return [par.text for par in pars(data)]


def test_automatic_numbers_are_the_addresses() -> None:
    body = "".join(p(f"Point {n}.", listed(1)) for n in "abc")

    found = addressed(docx(body, numbering=numbering([DECIMAL])))

    assert found == [("1", "Point a."), ("2", "Point b."), ("3", "Point c.")]


def test_a_list_of_many_levels_prints_its_numbers_in_parts() -> None:
    levels = [DECIMAL, ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "%4.")]
    depths = (0, 1, 1, 2, 2, 3, 0, 1)
    body = "".join(p(f"Point {n}.", listed(1, d)) for n, d in enumerate(depths))

    found = pars(docx(body, numbering=numbering(levels)))

    assert [par.address for par in found] == ["1", "1.1", "1.2", "2", "2.1"]
    assert found[2].text == "Point 2.\nPoint 3.\nPoint 4.\nPoint 5."
    assert [item.level for item in found[2].items] == [1, 1, 2]


def test_a_list_inside_a_paragraph_does_not_count_paragraphs() -> None:
    body = p("One:", listed(1)) + p("a", listed(2)) + p("b", listed(2))
    body += p("Two.", listed(1)) + p("Three.", listed(1))

    found = addressed(docx(body, numbering=numbering([DECIMAL], [DECIMAL])))

    assert found == [("1", "One:\na\nb"), ("2", "Two."), ("3", "Three.")]


def test_an_override_starts_a_list_anew_and_lists_of_one_definition_count_on() -> None:
    anew = (
        '<w:num w:numId="8"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="9"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="20"/></w:lvlOverride></w:num>'
    )
    lists = (1, 1, 8, 8)
    body = "".join(p("Text.", listed(n)) for n in lists) + p("H", style("Heading1"))
    body += p("Text.", listed(9)) + p("Text.", listed(9))

    found = pars(docx(body, numbering=numbering([DECIMAL], extra=anew), styles=heading_styles()))

    assert [par.address for par in found[:4]] == ["1", "2", "3", "4"]


def test_a_style_carries_its_list_and_a_paragraph_may_take_itself_out() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Para">'
        '<w:basedOn w:val="Base"/></w:style>'
    )
    body = "".join(p(f"{n}", style("Para")) for n in "abc") + p("Out.", style("Para") + listed(0))

    found = addressed(docx(body, numbering=numbering([DECIMAL]), styles=styles))

    assert found == [("1", "a"), ("2", "b"), ("3", "c"), ("Out.", "Out.")]


def test_a_list_may_name_its_numbers() -> None:
    body = "".join(p(f"Do {n}.", listed(1)) for n in "abc")

    found = addressed(docx(body, numbering=numbering([("decimal", "Recommendation %1:")])))

    assert found[2] == ("Recommendation 3", "Do c.")


def test_headings_come_from_styles_outline_levels_and_looks() -> None:
    body = p("Plan", style("Heading1")) + p("Why", '<w:outlineLvl w:val="1"/>')
    body += p("Our partners", bold=True) + p("The Harbour Unit works alone.")

    found = pars(docx(body, styles=heading_styles()))

    assert [par.kind for par in found] == ["heading", "heading", "heading", "text"]
    assert found[-1].headings == ("Plan", "Why", "Our partners")


def test_each_row_of_a_table_is_addressed() -> None:
    body = p("Leads:") + table(["Unit", "Lead"], ["Harbour Unit", "Inspector Ann Other"])
    body += table(["A", "B"])

    found = addressed(docx(body))

    assert found[2] == ("table 1 row 2", "Harbour Unit\nInspector Ann Other")
    assert found[3] == ("table 2 row 1", "A\nB")


def test_a_report_that_is_set_as_a_table_has_its_numbers() -> None:
    rows = "".join(
        f"<w:tr><w:tc>{p('', listed(1))}</w:tc><w:tc>{p(f'Point {n}.')}</w:tc></w:tr>"
        for n in range(3)
    )
    body = f"<w:tbl>{rows}</w:tbl>" + table(["1", "Risk"], ["2", "Other"])

    found = addressed(docx(body, numbering=numbering([DECIMAL])))

    assert [address for address, _ in found] == ["1", "2", "3", "table 2 row 1", "table 2 row 2"]
    assert found[0][1] == "Point 0."


def test_a_table_of_one_column_is_a_frame() -> None:
    assert texts(docx(table(["First."], ["Second."]))) == ["First.", "Second."]


def test_footnotes_and_endnotes_are_tied_to_their_markers() -> None:
    note = '<w:r><w:footnoteReference w:id="4"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="7"/></w:r>'
    body = "".join(p(f"Text {n}.", listed(1)) for n in "ab")
    body += f"<w:p><w:pPr>{listed(1)}</w:pPr>{r('The plan')}{note}{r(' of the SRB')}{end}</w:p>"
    notes = f'<w:footnote w:id="4">{p("See page 3.")}</w:footnote>'
    ends = f'<w:endnote w:id="7">{p("Of May.")}</w:endnote>'

    found = pars(docx(body, numbering=numbering([DECIMAL]), footnotes=notes, endnotes=ends))

    assert found[2].text == "The plan1 of the SRB[i]"
    assert [(par.address, par.text, par.parent) for par in found[3:]] == [
        ("footnote 1", "See page 3.", "3"),
        ("endnote i", "Of May.", "3"),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    body = (
        f'<w:p>{r("The ")}<w:ins w:id="1">{r("new ")}</w:ins><w:del w:id="2"><w:r>'
        f"<w:delText>old </w:delText></w:r></w:del><w:moveFrom w:id='3'>{r('gone ')}</w:moveFrom>"
        f"<w:moveTo w:id='4'>{r('here ')}</w:moveTo>{r('plan.')}</w:p>"
    )

    assert texts(docx(body)) == ["The new here plan."]


def test_a_deleted_paragraph_end_joins_the_next() -> None:
    mark = '<w:rPr><w:del w:id="1"/></w:rPr>'

    assert texts(docx(p("The plan ", mark) + p("goes on."))) == ["The plan goes on."]
    assert texts(docx(p("The end stays.", mark))) == ["The end stays."]


def test_a_field_shows_its_result_and_a_link_its_text() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("page 4")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink r:id="x">{r("the plan")}</w:hyperlink>'

    assert texts(docx(f"<w:p>{r('See ')}{field}{r(' of ')}{link}{r('.')}</w:p>")) == [
        "See page 4 of the plan."
    ]


def test_a_text_box_is_read_once_though_it_is_stored_twice() -> None:
    box = f"<w:txbxContent>{p('In the box.')}</w:txbxContent>"
    both = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = f"<w:p>{r('Text.')}<w:r>{both}</mc:AlternateContent></w:r></w:p>"

    assert texts(docx(body)) == ["Text.", "In the box."]


def test_hidden_text_and_contents_are_left_out_and_the_ledger_says_so() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    body = p("Background ... 3", style("T")) + f"<w:p>{r('Open.')}{hidden}</w:p>"

    content = read_word(File("a.docx", docx(body, styles=styles)))

    assert [block.text for block in content.blocks] == ["Open."]
    assert content.notes == (
        "6 letters of hidden text were left out",
        "1 line of a table of contents was left out",
    )


def test_headers_and_footers_of_pages_are_left_out_and_the_ledger_says_so() -> None:
    page = "<w:r><w:t>2</w:t></w:r>"
    parts = {
        "header1": p("OFFICIAL"),
        "header2": p("OFFICIAL"),
        "footer1": f"{p('Harbour plan')}<w:p>{page}</w:p>",
    }

    content = read_word(File("a.docx", docx(p("Open."), **parts)))

    assert [block.text for block in content.blocks] == ["Open."]
    assert content.notes == ("2 different lines of page headers and footers were left out",)


def test_title_and_date_come_from_the_properties_where_the_text_has_none() -> None:
    core = (
        '<c xmlns:dc="urn:dc" xmlns:t="urn:t"><dc:title>Harbour plan</dc:title>'
        "<t:created>2021-05-04T09:00:00Z</t:created></c>"
    )
    data = docx("".join(p(f"{n}. Text.") for n in (1, 2, 3)), core=core)

    report, _ = read_file(File("harbour.docx", data))

    assert (report.title, report.date) == ("Harbour plan", "2021-05-04")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b"hello", "this is no Word file", id="text"),
        pytest.param(b"PK\x03\x04rubbish", "the zip is damaged", id="cut"),
        pytest.param(OLE + b"\0" * 600, r"\.doc\).*save it as", id="old"),
        pytest.param(
            OLE + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
            id="encrypted",
        ),
    ],
)
def test_what_is_no_word_file_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        read_word(File("plan.docx", data))

    assert "\n" not in str(caught.value)


def test_a_zip_without_a_document_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("other.txt", "x")

    with pytest.raises(ReadingError, match="a zip without a Word document"):
        read_word(File("plan.docx", buffer.getvalue()))


def boxed(*inside: str) -> str:
    box = f"<w:txbxContent>{''.join(inside)}</w:txbxContent>"
    shape = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    return f"<w:p>{r('It met.')}<w:r>{shape}</w:r></w:p>"


def test_a_heading_in_a_text_box_heads_nothing_behind_it() -> None:
    body = p("Plan", style("Heading1")) + boxed(p("Case study", bold=True), p("It worked."))

    found = pars(docx(body + p("It met again."), styles=heading_styles()))

    assert [(par.text, par.headings) for par in found][2:] == [
        ("Case study", ("Plan",)),
        ("It worked.", ("Plan", "Case study")),
        ("It met again.", ("Plan",)),
    ]


def test_the_paragraphs_of_a_cell_keep_apart() -> None:
    cell = f"<w:tc>{p('Boats')}{p('The Unit finds them.')}</w:tc>"
    rows = f"<w:tbl><w:tr>{cell}<w:tc>{p('May')}</w:tc></w:tr></w:tbl>"

    assert texts(docx(rows)) == ["Boats\nThe Unit finds them.\nMay"]


def test_letters_and_roman_numbers_that_were_typed_are_levels() -> None:
    body = "".join(
        p(text) for text in ("It has aims:", "(a) boats:", "(i) small", "(ii) large", "(b) men")
    )

    (par,) = pars(docx(body))

    assert [item.level for item in par.items] == [1, 2, 2, 1]


def test_the_paragraph_styled_as_title_is_the_title() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'

    report, _ = read_file(
        File("x.docx", docx(p("River plan", style("T")) + p("A."), styles=styles))
    )

    assert report.title == "River plan"
