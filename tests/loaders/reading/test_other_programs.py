"""One paper as other programs write it: pandoc, LibreOffice and Chromium, in Word, HTML and PDF.

The page that pandoc made is the standard. DIFFERENCES names what another file has otherwise, by
address, and says why.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from kg.report import Report
from loaders.reading.read import read_report

PAPER = Path(__file__).resolve().parents[2] / "data" / "river-paper"

LINES = "the converter put title and date in one block, or styled the title as no heading"
TITLED = {"River crime: partnership update": LINES, "River crime": LINES}
DIFFERENCES: dict[str, dict[str, str]] = {
    "source.md": {
        "River crime: partnership update": "title and date are not in the text",
        "3": "Markdown has no lists by letters: its items are lines of the paragraph",
    },
    "pandoc.docx": {},
    "libreoffice.docx": {},
    "libreoffice.html": TITLED
    | {
        "3": "4 is glued to it as an item",
        "4": "the file numbers this paragraph 2 again, and a browser shows that",
    },
    "libreoffice.pdf": TITLED,
    "chromium.pdf": TITLED
    | {
        "2": "its marker stays raised, as the notes are not known as such",
        "5": "its marker, the same",
        "footnote 1": "the notes are a numbered list behind the text",
        "footnote 2": "the notes are a numbered list behind the text",
        "Finance": "the notes stand here",
    },
}
FILES = pytest.mark.parametrize("name", DIFFERENCES)


@cache
def read(name: str) -> Report:
    return read_report(PAPER / name)[0]


def said(name: str) -> dict[str, list[tuple[object, ...]]]:
    """Everything a paragraph holds by address; the headings above it without the title."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for par in read(name).paragraphs:
        text = re.sub("[‘’]", "'", re.sub("[“”]", '"', par.text))
        # a footnote stands by its marker, by its page, or behind all: not under one heading
        above = () if par.kind == "footnote" else [it for it in par.headings if "River" not in it]
        items = [(item.start, item.level) for item in par.items]
        found.setdefault(par.address, []).append((par.kind, text, items, *above))
    return found


@FILES
def test_the_paragraphs_are_the_same_whatever_program_wrote_them(name: str) -> None:
    found, wanted = said(name), said("pandoc.html")
    left_out = DIFFERENCES[name]

    assert {key: value for key, value in found.items() if key not in left_out} == {
        key: value for key, value in wanted.items() if key not in left_out
    }
    assert all(found.get(key) != wanted.get(key) for key in left_out)


@FILES
def test_title_and_date_are_those_of_the_paper_not_of_the_conversion(name: str) -> None:
    report = read(name)

    assert (report.title, report.date) == ("River crime: partnership update", "2024-05-21")
