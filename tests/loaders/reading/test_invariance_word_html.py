"""The two whole reports give the same paragraphs and statements from text, Word and HTML.

The files of Word and HTML were made from the text by a converter. Where they differ by its fault,
the difference is listed here with its reason, by address; nothing else may differ.
"""

import re
from functools import cache

import pytest

from kg.report import Report
from loaders.build import extract
from loaders.reading.read import read_report
from tests.shared import REPORTS, needs_shared, report_file

OLD, NEW = REPORTS

GLUED = {
    OLD: {
        "65": "the signatures are glued to its end",
        "RECOMMENDATIONS": "the signatures, which are glued to 65",
    },
    NEW: {
        "AGENDA ITEM": "the first line of the header became a heading",
        "AGENDA ITEM 11b": "the header, without its first line",
        "114": "the authors are glued to its end",
        "Author(s)": "the authors, which are glued to 114",
        "61": "the marker of footnote 4 stands at its end",
        "68": "the text of footnote 12 is glued to its end",
        "88": "the text of footnote 15 stands in it",
        **{f"footnote {n}": "one paragraph holds several notes" for n in (3, 5, 6, 7, 8, 9)},
        **{f"footnote {n}": "one paragraph holds several notes" for n in (11, 12, 16, 17)},
        "footnote 15": "it stands inside 88",
    },
}
"""Addresses whose text differs, in Word and HTML alike."""
CAPTIONS = {
    **{f"footnote {n}": "a paragraph in the style of captions, no note" for n in (1, 2, 13, 14)},
    "Capacity, Contribution, Capability, Consistency & Connectivity": "holds the captions",
    "CIVIL EMERGENCIES": "holds the caption of footnote 14",
    "CHILD SEXUAL EXPLOITATION & ABUSE (CSE/A)": "holds the caption of footnotes 16 and 17",
}
"""More of them, only in Word: its footnotes became captions."""
FORMATS = ("docx", "html")


def allowed(name: str, suffix: str) -> set[str]:
    return {*GLUED[name], *(CAPTIONS if (name, suffix) == (NEW, "docx") else ())}


@cache
def read(name: str, suffix: str) -> Report:
    return read_report(report_file(name).with_suffix(f".{suffix}"))[0]


def fold(text: str) -> str:
    """Fold white space, quotes, and a hyphen that stood at a line's end."""
    text = re.sub(r"[“”]", '"', re.sub(r"[‘’]", "'", re.sub(r"\s+", " ", text)))
    return re.sub(r"(?<=\w)- (?=\w)", "-", text)


def paragraphs(report: Report, without: set[str]) -> list[tuple[str, str, str, int]]:
    return [
        (par.address, par.kind, fold(par.text), len(par.items))
        for par in report.paragraphs
        if par.address not in without
    ]


@cache
def statements(name: str, suffix: str) -> frozenset[tuple[str, ...]]:
    report = read(name, suffix)
    return frozenset(
        (*stmt.triple, report.by_key[item.paragraph].address, item.tier, item.rule)
        for stmt in extract(report).statements
        for item in stmt.evidence
    )


@needs_shared
@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_the_paragraphs_are_the_same(name: str, suffix: str) -> None:
    without = allowed(name, suffix)

    found = paragraphs(read(name, suffix), without)

    assert found == paragraphs(read(name, "txt"), without)
    assert len(found) >= (80 if name == OLD else 120)


@needs_shared
@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_the_statements_are_the_same(name: str, suffix: str) -> None:
    without = allowed(name, suffix)

    here, there = statements(name, "txt"), statements(name, suffix)

    assert {row for row in here ^ there if row[3] not in without} == set()
    assert {row[:3] for row in here} <= {row[:3] for row in there}


@needs_shared
@pytest.mark.parametrize("suffix", FORMATS)
def test_title_and_date_are_read_where_the_format_carries_them(suffix: str) -> None:
    old, new = read(OLD, suffix), read(NEW, suffix)

    assert (new.title, new.date) == ("Strategic Policing Requirement", "2019-03-19")
    assert old.title == "ACC Crime Portfolio: overview for the Strategic Policing and Crime Board"
    # Word stores a full day; the converter made "March 2014" its first
    assert old.date == {"docx": "2014-03-01", "html": "2014-03"}[suffix]
