"""Plain text to blocks and addressed paragraphs."""

import pytest

from kg.report import Paragraph
from loaders.paragraphs import address_blocks
from loaders.reading.text import read_blocks
from tests.shared import REPORTS, needs_shared, report_file

TEXT = """AGENDA ITEM

7a

Harbour Police and Crime Board
Date of meeting: 3 June 2021

PURPOSE OF PAPER
1. This paper tells the Board about the Harbour Crime Unit. It is

the first of its kind.

2. The Unit has three aims:

 to find boats;

 to find the people who

own them; and

 to tell the Board1
 3. Nothing else
changed.

1

See the paper of May 2021
 4. The work goes on.
CONCLUSION
5. The Board is asked to note the paper.




Superintendent Ann Other
Harbour Crime Unit
"""


def paragraphs(text: str) -> dict[str, Paragraph]:
    return {par.address: par for par in address_blocks(read_blocks(text))}


def test_numbered_paragraphs_keep_their_printed_numbers() -> None:
    found = [p.address for p in address_blocks(read_blocks(TEXT)) if p.kind == "numbered"]

    assert found == ["1", "2", "3", "4", "5"]


def test_lines_broken_by_blank_lines_are_healed() -> None:
    assert paragraphs(TEXT)["1"].text == (
        "This paper tells the Board about the Harbour Crime Unit. It is the first of its kind."
    )


def test_bullets_without_a_glyph_become_items_of_their_lead_in() -> None:
    par = paragraphs(TEXT)["2"]

    lines = par.text.split("\n")

    assert lines[0] == "The Unit has three aims:"
    assert lines[1:] == [
        "to find boats;",
        "to find the people who own them; and",
        "to tell the Board1",
    ]
    assert [par.text[item.start :].split()[1] for item in par.items] == ["find", "find", "tell"]


def test_a_footnote_inside_a_paragraph_is_lifted_out_and_tied_to_its_marker() -> None:
    found = paragraphs(TEXT)

    assert found["3"].text == "Nothing else changed."
    assert found["footnote 1"].text == "See the paper of May 2021"
    assert found["footnote 1"].parent == found["2"].key


def test_headings_give_the_path_and_the_address_of_unnumbered_text() -> None:
    pars = address_blocks(read_blocks(TEXT))

    signature = pars[-1]

    assert paragraphs(TEXT)["5"].headings == ("CONCLUSION",)
    assert signature.address == "CONCLUSION"
    assert signature.text == "Superintendent Ann Other Harbour Crime Unit"


def test_the_block_above_the_first_heading_is_named_by_its_first_line() -> None:
    par = address_blocks(read_blocks(TEXT))[0]

    assert (par.address, par.kind) == ("AGENDA ITEM 7a", "header")


def test_keys_are_unique_when_headings_repeat() -> None:
    text = "\n\n".join(f"RISKS\n{n}. Paragraph number {n}." for n in range(1, 6))

    keys = [par.key for par in address_blocks(read_blocks(text))]

    assert len(keys) == len(set(keys))


def test_a_text_without_numbers_is_counted_from_its_title() -> None:
    pars = address_blocks(read_blocks("Harbour: who we are\n\nFirst text.\n\nSecond\ntext.\n"))

    assert [(p.address, p.text) for p in pars] == [
        ("1", "Harbour: who we are"),
        ("2", "First text."),
        ("3", "Second text."),
    ]


def test_numbers_in_parts_are_followed() -> None:
    text = "\n\n".join(f"{n} Text of {n}." for n in ("1.1", "1.2", "2.1", "2.2"))

    assert [p.address for p in address_blocks(read_blocks(text))] == ["1.1", "1.2", "2.1", "2.2"]


def test_a_form_feed_counts_pages() -> None:
    pars = address_blocks(read_blocks("1. One.\n\n2. Two.\n\f3. Three.\n"))

    assert [par.page for par in pars] == [1, 1, 2]


@needs_shared
@pytest.mark.parametrize(("name", "count"), list(zip(REPORTS, (65, 114), strict=True)))
def test_the_whole_reports_have_all_their_numbered_paragraphs(name: str, count: int) -> None:
    pars = address_blocks(read_blocks(report_file(name).read_text(encoding="utf-8")))

    assert [p.address for p in pars if p.kind == "numbered"] == [str(n + 1) for n in range(count)]


@needs_shared
def test_each_footnote_of_the_whole_report_hangs_on_a_paragraph_that_prints_its_number() -> None:
    pars = address_blocks(read_blocks(report_file(REPORTS[1]).read_text(encoding="utf-8")))
    notes = [par for par in pars if par.kind == "footnote"]
    by_key = {par.key: par for par in pars}

    assert len(notes) >= 13
    for note in notes:
        assert note.address.split()[1] in by_key[note.parent].text
