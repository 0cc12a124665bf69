"""One report in four formats: the same paragraphs at the same addresses, the same statements.

The text is the standard. Where a converter made the files differ, DIFFERENCES names the paragraph
by its key and says why; what is not named there must be equal.
"""

import re
from functools import cache

import pytest

from kg.report import Paragraph, Report
from loaders.build import extract
from loaders.reading.read import read_report
from tests.shared import REPORTS, needs_shared, report_file

pytestmark = needs_shared

OLD, NEW = REPORTS
FORMATS = (".pdf", ".docx", ".html")

SIGNED = {
    "65": "the signatures are glued to its end, without a break",
    "recommendations-2": "the signatures, which are glued to 65",
}
MISPLACED = {
    "61": "the marker of footnote 4 stands at its end, not in its sentence",
    "68": "the text of footnote 12 is glued to its end",
    "88": "the text of footnote 15 stands in it",
    "footnote-12": "it stands in 68",
    "footnote-15": "it stands in 88",
}
CONVERTED = {
    **MISPLACED,
    "agenda-item-11b": "the header, whose first line the converter made a heading",
    "agenda-item": "that heading",
    "agenda-item-2": "the header without it",
    "114": "the authors are glued to its end",
    "author-s": "the authors, which are glued to 114",
    **dict.fromkeys(
        (f"footnote-{n}" for n in (3, 5, 6, 7, 8, 9, 11, 16, 17)),
        "one paragraph holds several notes",
    ),
}
REPEATED = "capacity-contribution-capability-consistency-and-connectivity"
CAPTIONS = dict.fromkeys(
    [
        *(f"footnote-{n}" for n in (1, 2, 13, 14)),
        *(f"{REPEATED}-{n}" for n in (3, 5, 6, 7, 8, 9)),
        *("civil-emergencies-2", "child-sexual-exploitation-and-abuse-cse-a-2"),
    ],
    "footnotes became captions in running text, which counts up the headings' keys",
)
DIFFERENCES = {
    (OLD, ".pdf"): SIGNED,
    (OLD, ".docx"): SIGNED,
    (OLD, ".html"): SIGNED,
    (NEW, ".pdf"): MISPLACED,
    (NEW, ".docx"): CONVERTED | CAPTIONS,
    (NEW, ".html"): CONVERTED,
}
OTHER_LEVELS = ((NEW, ".docx"), (NEW, ".html"))
"""The converter put all headings of these on one level, so that none stands under another."""

CASES = [pytest.param(name, suffix, id=f"{name}{suffix}") for name in REPORTS for suffix in FORMATS]


@cache
def read(name: str, suffix: str) -> Report:
    return read_report(report_file(name).with_suffix(suffix))[0]


def fold(text: str) -> str:
    """Fold white space, hyphens (one may have ended a line) and quotes."""
    text = re.sub("[‘’]", "'", re.sub("[“”]", '"', text))
    return re.sub(r"[\s\-‐]+", "", text)


def say(par: Paragraph, *, headings: bool) -> tuple[str, ...]:
    items = [str(len(fold(par.text[: item.start]))) for item in par.items]
    above = [fold(text) for text in par.headings] if headings else []
    return (par.address, par.kind, par.parent, fold(par.text), *items, *above)


def said(name: str, suffix: str, left_out: set[str], *, headings: bool) -> dict[str, object]:
    pars = read(name, suffix).paragraphs
    return {par.key: say(par, headings=headings) for par in pars if par.key not in left_out}


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_the_paragraphs_are_those_of_the_text(name: str, suffix: str) -> None:
    left_out, headings = {*DIFFERENCES[name, suffix]}, (name, suffix) not in OTHER_LEVELS

    found = said(name, suffix, left_out, headings=headings)

    assert found == said(name, ".txt", left_out, headings=headings)
    assert len(found) >= (80 if name == OLD else 115)


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_the_paragraphs_stand_in_the_order_of_the_text(name: str, suffix: str) -> None:
    """All but the notes, which stand by their page, and the headings, whose keys are counted."""

    def order(suffix_read: str) -> list[str]:
        pars = read(name, suffix_read).paragraphs
        kept = (par for par in pars if par.kind not in ("footnote", "heading"))
        return [par.address for par in kept if par.key not in DIFFERENCES[name, suffix]]

    assert order(suffix) == order(".txt")


@cache
def statements(name: str, suffix: str) -> frozenset[tuple[str, ...]]:
    """All that is said but where: the span and the page, which may differ, are left out."""
    return frozenset(
        (item.paragraph, *stmt.triple, item.tier, item.rule, item.context, fold(item.quote))
        for stmt in extract(read(name, suffix)).statements
        for item in stmt.evidence
    )


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_the_statements_are_those_of_the_text(name: str, suffix: str) -> None:
    here, there = statements(name, suffix), statements(name, ".txt")

    assert {row for row in here ^ there if row[0] not in DIFFERENCES[name, suffix]} == set()
    assert len(here & there) >= 0.97 * len(there)


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_listed_differences_are_still_there(name: str, suffix: str) -> None:
    text, other = (said(name, each, set(), headings=False) for each in (".txt", suffix))

    assert {key for key in DIFFERENCES[name, suffix] if text.get(key) == other.get(key)} == set()


@pytest.mark.parametrize("suffix", FORMATS)
def test_title_and_date_are_read_where_the_format_carries_them(suffix: str) -> None:
    old, new = read(OLD, suffix), read(NEW, suffix)

    assert (new.title, new.date) == ("Strategic Policing Requirement", "2019-03-19")
    assert old.title == "ACC Crime Portfolio: overview for the Strategic Policing and Crime Board"
    # Word stores a full day, the converter made "March 2014" its first; the PDF tells the year
    assert old.date == {".pdf": "2014", ".docx": "2014-03-01", ".html": "2014-03"}[suffix]


@pytest.mark.parametrize("name", REPORTS)
def test_only_the_pdf_has_pages(name: str) -> None:
    assert {bool(par.page) for par in read(name, ".pdf").paragraphs} == {True}
    assert {par.page for suffix in (".docx", ".html") for par in read(name, suffix).paragraphs} == {
        None
    }
