"""Web pages: the report without the site around it, its lists numbered as a browser does."""

import pytest

from kg.errors import ReadingError
from kg.report import Paragraph
from loaders.paragraphs import address_blocks
from loaders.reading.blocks import Content, File
from loaders.reading.html.read import read_html
from loaders.reading.html.tree import decode_page
from loaders.reading.read import read_file


def read(page: str | bytes, encoding: str = "") -> Content:
    data = page if isinstance(page, bytes) else page.encode()
    return read_html(File("plan.html", data, encoding))


def pars(page: str) -> tuple[Paragraph, ...]:
    return address_blocks(read(page).blocks)


def addressed(page: str) -> list[tuple[str, str]]:
    return [(par.address, par.text) for par in pars(page)]


SITE = """
<html><head><title>Harbour plan | Harbour Council</title><meta property="og:site_name"
content="Harbour Council"><script>var x = "<p>no</p>";</script></head><body>
<div class="cookie-banner"><p>We use cookies.</p><button>Accept</button></div>
<header><a href="/">Harbour Council</a></header>
<nav><ul><li><a href="/a">News</a></li><li><a href="/b">Jobs</a></li></ul></nav>
<div class="breadcrumbs">Home / Plans</div>
<div class="page"><h1>Harbour plan</h1>
<p>The Harbour Unit works with <a href="/x">the <b>Port</b> Authority</a>.</p>
<p hidden>Hidden.</p><p style="display: none">None.</p>
<ul class="links"><li><a href="/1">One page</a></li><li><a href="/2">Two page</a></li>
<li><a href="/3">Three page</a></li><li><a href="/4">Four page</a></li></ul></div>
<aside>Related</aside><footer><p>Contact us</p></footer></body></html>
"""


def test_the_site_around_the_text_is_left_out_and_the_ledger_counts_it() -> None:
    content = read(SITE)

    assert [block.text for block in content.blocks] == [
        "Harbour plan",
        "The Harbour Unit works with the Port Authority.",
    ]
    assert content.title == "Harbour plan"
    assert "words outside the main content were left out" in content.notes[0]


def test_what_holds_most_of_the_page_is_kept_whatever_it_is_called() -> None:
    page = f"<body><div class='menu'><p>{'The plan is long. ' * 20}</p></div></body>"

    assert read(page).blocks


def test_a_page_that_marks_its_main_content_is_believed() -> None:
    page = "<body><div><p>Around.</p></div><main><p>The text.</p></main></body>"

    assert [block.text for block in read(page).blocks] == ["The text."]


def test_lists_that_start_anywhere_number_paragraphs_across_headings() -> None:
    page = (
        "<h2>One</h2><ol><li>a<li>b</ol><h2>Two</h2><ol start=3><li><p>c:</p><ul><li>x<li>y</ul>"
        "<p>rest</p></ol><ol start='4'><li value=5>d</ol>"
    )

    found = addressed(page)

    assert [pair for pair in found if pair[0].isdigit()] == [
        ("1", "a"),
        ("2", "b"),
        ("3", "c:\nx\ny\nrest"),
        ("5", "d"),
    ]


def test_the_rest_of_an_item_is_no_item_of_its_list() -> None:
    page = "<ol><li><p>a:</p><ul><li>x</ul><p>rest</p><li>b<li>c</ol>"

    assert [item.start for item in pars(page)[0].items] == [3]


@pytest.mark.parametrize(
    ("attributes", "labels"),
    [
        ("", ["1", "2", "3"]),
        ("reversed", ["3", "2", "1"]),
        ("type=a start=3", ["c", "d", "e"]),
        ("type=I", ["I", "II", "III"]),
        ("start=x", ["1", "2", "3"]),
    ],
)
def test_items_are_counted_as_a_browser_does(attributes: str, labels: list[str]) -> None:
    page = f"<p>Before:</p><ul><li>q<ol {attributes}><li>a<li>b<li>c</ol></ul>"

    assert [block.number for block in read(page).blocks if block.level == 2] == labels


def test_numbers_typed_into_the_text_are_addresses_too() -> None:
    page = "<h1>Plan</h1><h2>1. Why</h2>" + "".join(f"<p>1.{n} Text.</p>" for n in (1, 2, 3))

    assert addressed(page)[2:] == [("1.1", "Text."), ("1.2", "Text."), ("1.3", "Text.")]


def test_each_row_of_a_table_is_addressed_and_a_frame_is_none() -> None:
    rows = "<tr><th>Unit<th>Lead</tr><tr><td>Harbour <i>Unit</i><td>Ann Other</tr>"
    page = f"<table><tr><td><p>Framed.</p></td></tr></table><table>{rows}</table>"

    found = addressed(page)

    assert found == [
        ("1", "Framed."),
        ("table 1 row 1", "Unit\nLead"),
        ("table 1 row 2", "Harbour Unit\nAnn Other"),
    ]


def test_a_definition_is_an_item_of_its_term() -> None:
    assert addressed("<dl><dt>SRB<dd>The Stone River Board.<dt>HU<dd>The Harbour Unit.</dl>") == [
        ("1", "SRB\nThe Stone River Board."),
        ("2", "HU\nThe Harbour Unit."),
    ]


@pytest.mark.parametrize("base", ["", "<base href='https://example.org/'>"])
def test_footnotes_are_tied_to_their_markers(base: str) -> None:
    page = (
        f"<head>{base}</head><ol><li>The plan<sup id=r1><a href='#n1'>[1]</a></sup> stands.<li>b"
        "<li>c</ol><div class=footnotes><ol><li id=n1>See <i>page</i> 3. <a href='#r1'>↩</a></ol>"
        "</div>"
    )

    found = pars(page)

    assert found[0].text == "The plan1 stands."
    assert (found[-1].address, found[-1].text, found[-1].parent) == (
        "footnote 1",
        "See page 3.",
        "1",
    )


def test_a_footnote_of_unnumbered_text_hangs_on_the_paragraph_not_on_its_heading() -> None:
    page = "<h2>Why</h2><p>The plan<sup><a href=#n>1</a></sup>.</p><p id=n>See page 3.</p>"
    page += "".join(f"<p>{n}. Text.</p>" for n in (1, 2, 3))

    found = {par.address: par for par in pars(page)}

    assert found["footnote 1"].parent == "why-2"


def test_two_line_breaks_part_paragraphs() -> None:
    assert [par.text for par in pars("<p>One<br>line.<br><br>Two.</p>")] == ["One line.", "Two."]


def test_struck_out_text_is_left_out() -> None:
    assert [par.text for par in pars("<p>The <del>old</del><ins>new</ins> plan.</p>")] == [
        "The new plan."
    ]


@pytest.mark.parametrize(
    ("page", "date"),
    [
        ("<meta name='DCTERMS.date' content='May 2021'>", "2021-05"),
        ("<meta property='article:published_time' content='2021-05-04T08:00Z'>", "2021-05-04"),
        ("<p>On <time datetime='2021-05-04'>4 May</time>.</p>", "2021-05-04"),
        (
            '<script type="application/ld+json">{"datePublished": "2021-05-04"}</script>',
            "2021-05-04",
        ),
        ('<script type="application/ld+json">{"datePublished": [</script>', None),
        ("<p>No date.</p>", None),
    ],
)
def test_the_date_is_what_the_page_says_of_itself(page: str, date: str | None) -> None:
    assert read(page + "<p>x</p>").date == date


@pytest.mark.parametrize(
    ("data", "served"),
    [
        pytest.param("café".encode(), "", id="nothing said"),
        pytest.param("\ufeffcafé".encode(), "latin-1", id="byte order mark before the server"),
        pytest.param("\ufeffcafé".encode("utf-16-le"), "", id="UTF-16"),
        pytest.param("café".encode("latin-1"), "iso-8859-1", id="the server"),
        pytest.param("<meta charset=windows-1252>café".encode("cp1252"), "", id="meta"),
        pytest.param("<meta charset=utf-16>café".encode(), "", id="a meta that cannot be"),
        pytest.param("<meta charset=hex>café".encode(), "rot13", id="no encoding of text"),
        pytest.param("café".encode("cp1252"), "", id="Windows by guess"),
    ],
)
def test_the_encoding_is_found(data: bytes, served: str) -> None:
    assert decode_page(data, served)[0].endswith("café")


def test_a_page_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(ReadingError, match="nested more than 256 deep"):
        read("<div>" * 100_000 + "<p>text</p>")


@pytest.mark.parametrize("page", [b"", b"  ", b"\0" * 900, b"<html></html>", b"<!-- only -->"])
def test_what_is_no_page_is_refused_in_one_line(page: bytes) -> None:
    with pytest.raises(ReadingError, match=r"plan\.html: ") as caught:
        read_file(File("plan.html", page))

    assert "\n" not in str(caught.value)


def test_a_page_that_ends_twice_is_read_to_its_end() -> None:
    page = "<!--a--><p>One.</p></body></html>\0<main><p>Two.</p></main><html><body><p>Three."

    assert "Two." in [block.text for block in read(page).blocks]
    assert [block.text for block in read(page.replace("main", "div")).blocks][-1] == "Three."


def test_a_call_out_s_heading_heads_nothing_behind_it() -> None:
    page = (
        "<h1>Plan</h1><h2>Boats</h2><div class='call-out'><h3>Area for improvement</h3>"
        "<p>Share data.</p></div><p>It met.</p><h4>Findings</h4><p>None.</p>"
    )

    assert [(par.text, par.headings[1:]) for par in pars(page)][3:] == [
        ("Share data.", ("Boats", "Area for improvement")),
        ("It met.", ("Boats",)),
        ("Findings", ("Boats",)),
        ("None.", ("Boats", "Findings")),
    ]


def test_a_section_s_heading_ends_with_it() -> None:
    page = "<h1>Plan</h1><section><h2>Boats</h2><p>Many.</p></section><p>It met.</p>"

    assert [par.headings for par in pars(page)][-1] == ("Plan",)


@pytest.mark.parametrize(
    "fold",
    [
        "<h2><button aria-controls='x'>Partners</button></h2><div id='x' hidden>{}</div>",
        "<h2><button>Partners</button></h2><div hidden='until-found'>{}</div>",
        "<h2>Partners</h2><div class='accordion-content' style='display:none'>{}</div>",
    ],
    ids=["controlled", "until found", "by its class"],
)
def test_what_the_reader_may_unfold_is_read(fold: str) -> None:
    page = f"<h1>Plan</h1>{fold.format('<p>The Harbour Board leads.</p>')}"

    assert [par.text for par in pars(page)] == ["Plan", "Partners", "The Harbour Board leads."]


def test_the_paragraphs_and_items_of_a_cell_keep_apart() -> None:
    row = "<td>2.</td><td><p>Boats</p><p>The Unit spoke.</p><ol><li>Noted.</li></ol></td>"

    assert [par.text for par in pars(f"<table><tr>{row}</tr></table>")] == [
        "2.\nBoats\nThe Unit spoke.\n1. Noted."
    ]


def test_links_to_the_top_and_libreoffice_s_page_headers_are_left_out_and_counted() -> None:
    page = (
        "<div title='header'><p>OFFICIAL</p></div><h1>Plan</h1><p>It met.</p>"
        "<p><a href='#top'>Back to top</a></p>"
    )

    content = read(page)

    assert [block.text for block in content.blocks] == ["Plan", "It met."]
    assert content.notes[0].startswith("4 words outside the main content were left out")


def test_a_line_all_in_bold_is_a_heading_under_those_marked_as_such() -> None:
    page = (
        "<h1>Plan</h1><h2>Boats</h2><p><strong>Who leads</strong></p><p>The Board.</p>"
        "<p><b>It met</b> in May</p><p><b>It was held twice.</b></p><h2>End</h2><p>So.</p>"
    )

    found = [(par.text, par.headings[1:]) for par in pars(page) if par.kind == "text"]

    assert found == [
        ("The Board.", ("Boats", "Who leads")),
        ("It met in May", ("Boats", "Who leads")),
        ("It was held twice.", ("Boats", "Who leads")),
        ("So.", ("End",)),
    ]


def test_a_comment_behind_a_bold_line_is_no_text() -> None:
    """Found by mutation: a comment has no text to ask for."""
    page = "<p><b>Partners</b></p><!-- c --><p>The Harbour Unit works with the port.</p>"

    assert [block.kind for block in read(page).blocks] == ["heading", "text"]
