"""The kinds of files that police bodies publish: each is read as a person would part it.

Beside each file in tests/data/variety is its outline: a line a paragraph, with its address, the
headings above it, its text and its list items. Each was held against the file as it is seen; what
is still read otherwise than a person would, its lines that begin with # tell.
"""

from pathlib import Path

import pytest

from kg.report import Paragraph
from loaders.reading.read import read_report

FOLDER = Path(__file__).resolve().parents[2] / "data" / "variety"
OUTLINES = sorted(path.stem for path in FOLDER.glob("*.outline"))


def outline(par: Paragraph) -> str:
    """Write a paragraph on one line; list items are indented by signs, lines parted by bars."""
    levels = {item.start: item.level for item in par.items}
    at, lines = 0, list[str]()
    for line in par.text.split("\n"):
        shown = line if len(line) <= 90 else f"{line[:60]} … {line[-25:]}"
        lines.append("*" * levels.get(at, 0) + " " + shown if at in levels else shown)
        at += len(line) + 1
    above = " > ".join(heading[:40] for heading in par.headings)
    return f"{par.kind} [{par.address[:40]}] ({above}) {' | '.join(lines)}"


def outline_of(name: str) -> str:
    """Outline a file: title, date, paragraphs, and what its ledger says."""
    report, ledger = read_report(FOLDER / name)
    date = report.date or "none"
    said = [f"left out: {entry.reason}" for entry in ledger]
    # the day a program made the file on is no fact of the text
    head = f"{report.title} ({'of the file' if date.startswith('2026') else date})"
    return "\n".join([head, *map(outline, report.paragraphs), *said]) + "\n"


@pytest.mark.parametrize("name", OUTLINES)
def test_a_file_is_read_as_its_outline_says(name: str) -> None:
    lines = (FOLDER / f"{name}.outline").read_text(encoding="utf-8").splitlines(keepends=True)

    assert outline_of(name) == "".join(line for line in lines if not line.startswith("#"))


def test_a_page_on_its_side_is_read_as_the_upright_one() -> None:
    assert outline_of("minutes-sideways.pdf") == outline_of("minutes.pdf")
