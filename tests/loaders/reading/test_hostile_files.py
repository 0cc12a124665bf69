"""No file ends in a traceback, takes long, or reads what it should not."""

import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import ReadingError
from loaders.paragraphs import address_blocks
from loaders.reading.blocks import File
from loaders.reading.entry import Entry
from loaders.reading.html.tree import decode_page
from loaders.reading.numerals import format_number
from loaders.reading.read import read_file, read_report
from loaders.reading.settle import settle
from loaders.reading.web import name_of
from loaders.reading.word.numbering import Counting, Level, Numbering
from tests.loaders.reading.documents import docx, listed, p
from tests.loaders.reading.seeds import SEEDS, parts, repack
from tests.shared import REPORTS, needs_shared, report_file

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(97 + n)} "{("&" + chr(96 + n) + ";") * 10}">' for n in range(1, 12))
    + "]>"
)
STRANGER = '<!DOCTYPE x [<!ENTITY l SYSTEM "file:///etc/passwd">]>'


def check(name: str, data: bytes) -> None:
    """Read a file; it is refused in one line, or read into paragraphs that hold together."""
    refused = ""
    try:
        report, ledger = read_file(File(name, data))
    except ReadingError as err:
        refused = str(err)
    if refused:
        assert len(refused.splitlines()) == 1
        return
    keys = [par.key for par in report.paragraphs]
    assert len(keys) == len(set(keys))
    for par in report.paragraphs:
        starts = {0, *(at + 1 for at, char in enumerate(par.text) if char == "\n")}
        assert {item.start for item in par.items} <= starts
    assert all(entry.reason for entry in ledger)


@st.composite
def mutated(draw: st.DrawFn, data: bytes) -> bytes:
    """Cut, double, flip or replace some bytes of a file."""
    found = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(found)))
        length = draw(st.integers(0, 40))
        piece = bytes(found[at : at + length])
        found[at : at + length] = draw(
            st.sampled_from([b"", piece * 3, b"\0", b"<", b"&#x0;", b"-1", b"99999999999", b">"])
            | st.binary(max_size=6)
        )
    return bytes(found)


@pytest.mark.parametrize("suffix", sorted(SEEDS))
@given(data=st.data())
def test_a_mutated_file_ends_in_no_traceback(suffix: str, data: st.DataObject) -> None:
    check(f"plan.{suffix}", data.draw(mutated(SEEDS[suffix])))


@given(data=st.data())
def test_a_mutated_part_of_a_word_file_ends_in_no_traceback(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(parts())))

    check("plan.docx", repack(data.draw(mutated(parts()[name])), name))


@needs_shared
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_mutated_whole_report_ends_in_no_traceback(suffix: str, data: st.DataObject) -> None:
    path = report_file(REPORTS[0]).with_suffix("." + suffix)

    check(path.name, data.draw(mutated(path.read_bytes())))


@pytest.mark.parametrize("suffix", [*sorted(SEEDS), "doc"])
@given(data=st.binary(max_size=200))
def test_any_bytes_end_in_no_traceback(suffix: str, data: bytes) -> None:
    check(f"plan.{suffix}", data)


@pytest.mark.parametrize("doctype", [LAUGHS, STRANGER], ids=["laughs", "stranger"])
def test_entities_of_a_word_file_are_refused(doctype: str) -> None:
    body = parts()["word/document.xml"].decode().replace("Point", "&l;")

    with pytest.raises(ReadingError, match=r"has a document type|amplification"):
        read_file(File("plan.docx", repack((doctype + body).encode(), "word/document.xml")))


@pytest.mark.parametrize("doctype", [LAUGHS, STRANGER], ids=["laughs", "stranger"])
def test_entities_of_a_page_are_no_entities(doctype: str) -> None:
    report, _ = read_file(File("plan.html", f"{doctype}<p>Text &l; end.</p>".encode()))

    assert "root:" not in report.paragraphs[-1].text
    assert len(report.paragraphs[-1].text) < 100


def test_a_word_file_nested_beyond_reason_is_refused() -> None:
    deep = docx("<w:sdt><w:sdtContent>" * 50_000 + p("x") + "</w:sdtContent></w:sdt>" * 50_000)
    nested = docx("<w:tbl><w:tr><w:tc>" * 80 + p("x") + "</w:tc></w:tr></w:tbl>" * 80)

    with pytest.raises(ReadingError, match="not well-formed"):
        read_file(File("plan.docx", deep))
    check("plan.docx", nested)


def test_numbers_out_of_all_bounds_do_no_harm() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="S"/><w:lvl w:ilvl="99999">'
        '<w:start w:val="2147483647"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1%9%99"/>'
        '</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    ring = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{two}"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for one, two in (("S", "T"), ("T", "S"))
    )
    body = "".join(p("x", listed(1, level)) for level in (0, 99999, -1))

    check("plan.docx", docx(body, numbering=lists, styles=ring))


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "txt", "doc"])
def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"big.{suffix}"
    with path.open("wb") as file:
        file.truncate(1 << 30)

    with pytest.raises(ReadingError, match="1024 MB; at most"):
        read_report(path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        pytest.param("html", b"<div class=menu>" * 200 + b"<p>a b</p>" * 90_000, id="menus"),
        pytest.param("html", b"<ul><li>" * 100 + b"<a href=x>a</a>" * 60_000, id="links"),
        pytest.param("html", b"<p id=a>" * 60_000, id="paragraphs"),
        pytest.param("html", b"<table><tr><td>" * 80 + b"<td>x" * 60_000, id="tables"),
        pytest.param("html", b"<meta charset=" * 60_000, id="metas"),
        pytest.param("html", b"<p>" + b"1 " * 400_000, id="one long paragraph"),
        pytest.param("html", b"<sup><a href=#a>1</a></sup>" * 30_000 + b"<p id=a>x", id="notes"),
        pytest.param("md", b"* " * 100_000, id="bullets"),
        pytest.param("md", b"[a](" * 100_000, id="brackets"),
        pytest.param("md", b"`" * 1000 + b"a`" * 50_000, id="ticks"),
        pytest.param("md", b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n|x", id="columns"),
        pytest.param("md", b"[^1]: " * 20_000, id="footnotes"),
        pytest.param("md", b"---\n" + b"a: [" * 10_000 + b"\n---\nx", id="front matter"),
        pytest.param("txt", b"1. " * 100_000, id="numbers"),
    ],
)
def test_what_is_made_to_be_slow_is_not(suffix: str, data: bytes) -> None:
    begun = time.process_time()
    check(f"plan.{suffix}", data)

    assert time.process_time() - begun < 20


@given(st.binary(max_size=60), st.text(max_size=12))
def test_any_bytes_are_decoded_as_a_page(data: bytes, served: str) -> None:
    decode_page(data, served)


@given(st.text(max_size=30))
def test_any_address_gives_a_name(path: str) -> None:
    from email.message import Message

    assert name_of("https://example.org/" + path, Message())


@given(st.integers(1, 3999))
def test_a_roman_number_reads_back(count: int) -> None:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [values[char] for char in format_number(count, "lowerRoman")]

    total = sum(-one if one < max(digits[at:]) else one for at, one in enumerate(digits))

    assert total == count


@given(st.integers(1, 600))
def test_letters_count_as_word_does(count: int) -> None:
    letters = format_number(count, "lowerLetter")

    assert len(set(letters)) == 1
    assert (len(letters) - 1) * 26 + ord(letters[0]) - 96 == count


@given(st.lists(st.integers(0, 3), max_size=30))
def test_numbers_of_a_list_only_rise(depths: list[int]) -> None:
    levels = {n: Level(text=".".join(f"%{k + 1}" for k in range(n + 1))) for n in range(4)}
    count = Counting({"1": Numbering("0", levels)})

    printed = [count.next("1", depth) or "" for depth in depths]

    values = [tuple(int(part) for part in text.split(".")) for text in printed]
    assert [len(value) - 1 for value in values] == depths
    assert all(one <= two or len(one) != len(two) for one, two in pairwise(values))
    tops = [value for value in values if len(value) == 1]
    assert tops == [(n + 1,) for n in range(len(tops))] or depths[:1] != [0]


entries = st.builds(
    Entry,
    st.sampled_from(["heading", "text", "list", "row", "footnote", "more"]),
    st.text("ab .1•-", min_size=1, max_size=8),
    st.sampled_from(["", "1", "2", "3", "1.1", "a", "R1", "999"]),
    st.sampled_from(["x", "y"]),
    st.integers(1, 3),
    st.booleans(),
)


@given(st.lists(entries, max_size=20))
def test_settling_keeps_every_entry_in_its_place(found: list[Entry]) -> None:
    blocks = settle(found)

    assert len(blocks) == len(found)
    for block, entry in zip(blocks, found, strict=True):
        assert block.text in entry.text
        assert (block.kind == entry.kind) or entry.kind in ("text", "list")
    address_blocks(blocks)


@pytest.mark.parametrize("suffix", ["html", "md", "docx"])
def test_what_would_fill_the_memory_is_refused(suffix: str) -> None:
    data = {
        "html": lambda: b"<p>" * 300_001,
        "md": lambda: b"*a* " * 80_000,
        "docx": lambda: docx("<w:p/>" * 3_000_000),
    }[suffix]()

    with pytest.raises(ReadingError, match=r"more than \d+ tags"):
        read_file(File(f"plan.{suffix}", data if suffix != "md" else data * 2))
