"""One report in several formats: the same paragraphs at the same addresses, the same statements.

The text is the standard. A format plugs in with its suffix in FORMATS. Where a converter made the
files differ, DIFFERENCES names the paragraph and says why; what is not named there must be equal.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from kg.report import Paragraph, Report
from loaders.build import extract
from loaders.reading.read import read_report
from tests.shared import REPORTS, SHARED, needs_shared

pytestmark = needs_shared

FORMATS = (".pdf",)

MISPLACED = "the file prints this footnote's number, or its text, inside the paragraph's own text"
DIFFERENCES: dict[tuple[str, str], dict[str, str]] = {
    ("acc-crime-portfolio-2014", ".pdf"): {
        "65": "the file sets the signatures in the last paragraph, without a break",
        "recommendations-2": "the same signatures, which the text sets apart",
    },
    ("strategic-policing-requirement-2019", ".pdf"): {
        "61": MISPLACED,
        "68": MISPLACED,
        "88": MISPLACED,
        "footnote-12": "its text stands in paragraph 68, not behind its number",
        "footnote-15": "its text stands in paragraph 88, not behind its number",
    },
}

CASES = [pytest.param(name, suffix, id=f"{name}{suffix}") for name in REPORTS for suffix in FORMATS]


@cache
def read(name: str, suffix: str) -> Report:
    path: Path = SHARED / "reports" / f"{name}{suffix}"
    report, _ = read_report(path)
    return report


def fold(text: str) -> str:
    """Fold white space, hyphens at line ends and quotes, where formats may differ."""
    text = re.sub("[‘’]", "'", re.sub("[“”]", '"', text))
    return re.sub(r"[\s\-‐]+", "", text)


def compared(report: Report, left_out: dict[str, str]) -> Iterator[Paragraph]:
    return (par for par in report.paragraphs if par.key not in left_out)


def say(par: Paragraph) -> tuple[str, ...]:
    starts = [str(len(fold(par.text[: item.start]))) for item in par.items]
    headings = [fold(text) for text in par.headings]
    return (par.key, par.address, par.kind, par.parent, fold(par.text), *headings, *starts)


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_paragraphs_are_those_of_the_text(name: str, suffix: str) -> None:
    left_out = DIFFERENCES.get((name, suffix), {})

    found = {par.key: say(par) for par in compared(read(name, suffix), left_out)}

    assert found == {par.key: say(par) for par in compared(read(name, ".txt"), left_out)}


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_paragraphs_stand_in_the_order_of_the_text(name: str, suffix: str) -> None:
    left_out = DIFFERENCES.get((name, suffix), {})

    def order(report: Report) -> list[str]:
        pars = compared(report, left_out)
        return [par.key for par in pars if par.kind != "footnote"]  # notes stand by their page

    assert order(read(name, suffix)) == order(read(name, ".txt"))


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_statements_are_those_of_the_text(name: str, suffix: str) -> None:
    left_out = DIFFERENCES.get((name, suffix), {})

    def stated(report: Report) -> set[tuple[str, ...]]:
        return {
            (*stmt.triple, item.paragraph, item.tier, item.rule)
            for stmt in extract(report).statements
            for item in stmt.evidence
            if item.paragraph not in left_out
        }

    assert stated(read(name, suffix)) == stated(read(name, ".txt"))


@pytest.mark.parametrize(("name", "suffix"), CASES)
def test_listed_differences_are_still_there(name: str, suffix: str) -> None:
    text, other = read(name, ".txt").by_key, read(name, suffix).by_key

    for key in DIFFERENCES.get((name, suffix), {}):
        assert key not in other or key not in text or say(text[key]) != say(other[key])
