"""Markdown: read as the page that it makes."""

import pytest

from loaders.paragraphs import address_blocks
from loaders.reading.blocks import File
from loaders.reading.markdown import read_markdown
from loaders.reading.read import read_file

TEXT = """---
title: Harbour plan
date: 2021-05-04
---
# Harbour plan

## Why

1. The Harbour Unit
   works with the board:
   - on theft
   - on fraud
2. See the plan.[^a]
3. The last.

| Unit | Lead |
|---|---|
| Harbour Unit | Ann Other |

[^a]: Of May.
"""


def test_paragraphs_lists_tables_and_footnotes_are_read() -> None:
    found = address_blocks(read_markdown(File("plan.md", TEXT.encode())).blocks)

    assert [(par.address, par.text) for par in found][2:] == [
        ("1", "The Harbour Unit works with the board:\non theft\non fraud"),
        ("2", "See the plan.1"),
        ("3", "The last."),
        ("table 1 row 1", "Unit\nLead"),
        ("table 1 row 2", "Harbour Unit\nAnn Other"),
        ("footnote 1", "Of May."),
    ]
    assert found[-1].parent == "2"
    assert found[2].headings == ("Harbour plan", "Why")


def test_front_matter_gives_title_and_date() -> None:
    report, _ = read_file(File("plan.md", TEXT.encode()))

    assert (report.title, report.date) == ("Harbour plan", "2021-05-04")


@pytest.mark.parametrize(
    "front", ["a: &x [*x, *x]", "- 1", ": :", "{", "date: 2021-99-99", "title: R&D\ndate: [1"]
)
def test_front_matter_that_is_none_does_no_harm(front: str) -> None:
    report, _ = read_file(File("plan.md", f"---\n{front}\n---\n\nThe text.\n".encode()))

    assert report.paragraphs[-1].text == "The text."


def test_markup_nested_beyond_reason_ends_in_bounded_time() -> None:
    data = (b"> " * 20_000) + b"text\n" + b"[" * 20_000 + b"\n\n" + b"*a_" * 20_000

    assert read_markdown(File("plan.md", data)).blocks
