"""Rows are printed for people, as JSON and as CSV; nothing in a cell is obeyed."""

import csv
import io
import json

import pytest
from rich.console import Console

from kg.stores import Rows
from kg.view.table import print_rows, rows_csv, to_json
from kg.view.text import visible
from tests.hostile import NAMES

CITED = Rows(
    ("relation", "name", "quote", "report", "date", "paragraph", "page", "id"),
    (
        ("tackles", "gangs", "tackles gangs", "Crime portfolio", "2014", "17", 3, "threat/gangs"),
        (
            "tackles",
            "drugs",
            "tackles\ndrugs",
            "Crime portfolio",
            None,
            "4.2",
            None,
            "threat/drugs",
        ),
        ("works with", "Home Office", "with the Home Office", "Plan", "2019", "1", 1, "x"),
    ),
)


def printed(rows: Rows, width: int = 80, group: str = "", *, colour: bool = False) -> str:
    stream = io.StringIO()
    print_rows(
        rows,
        Console(
            file=stream,
            width=width,
            force_terminal=colour,
            color_system="truecolor" if colour else None,
            highlight=False,
        ),
        group,
    )
    return stream.getvalue()


def test_a_quote_stands_with_its_citation() -> None:
    text = printed(CITED)

    assert "“tackles gangs”" in text
    assert "Crime portfolio, 2014, paragraph 17, page 3" in text
    assert "Crime portfolio, paragraph 4.2 " in text


def test_groups_have_a_heading_with_their_count() -> None:
    lines = printed(CITED, group="relation").splitlines()

    assert [line.strip() for line in lines if line.rstrip().endswith(")")] == [
        "tackles (2)",
        "works with (1)",
    ]


def test_a_numbered_group_says_what_is_numbered() -> None:
    rows = Rows(("chain", "quote", "paragraph"), ((1, "q", "2"),))

    assert "chain 1 (1)" in printed(rows, group="chain")


def test_a_quote_is_in_italics_on_a_terminal() -> None:
    assert "\x1b[3m“tackles gangs”\x1b[0m" in printed(CITED, colour=True)


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    plain = Rows(("name", "value"), (("a" * 50, 1), ("b c d " * 20, 2.5)))

    lines = (printed(CITED, width, "relation") + printed(plain, width)).splitlines()

    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("columns", [("name", "n"), ("name", "quote")], ids=["table", "cited"])
def test_a_hostile_cell_is_shown_and_not_obeyed(columns: tuple[str, str], name: str) -> None:
    text = printed(Rows(columns, ((name, 1),)), width=200, colour=True)

    assert visible(name) in text
    assert "\x07" not in text
    assert "\x1b[31m" not in text
    assert "\u202e" not in text


def test_json_is_a_list_of_objects() -> None:
    record = json.loads(to_json(CITED))[1]

    assert record["quote"] == "tackles\ndrugs"
    assert record["date"] is None
    assert list(record) == list(CITED.columns)


def test_csv_reads_back_as_it_was() -> None:
    rows = list(csv.reader(io.StringIO(rows_csv(CITED).decode("utf-8"), newline="")))

    assert rows[0] == list(CITED.columns)
    assert rows[2][2] == "tackles\ndrugs"


def test_truth_and_absence_have_words() -> None:
    assert "yes" in printed(Rows(("answer", "x"), ((True, None),)))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x00\x1f\x7f", "␀␟␡"),
        ("a\tb\nc", "a b\nc"),
        ("\x9b31m", "<U+009B>31m"),
        ("\u2066x\u2069", "<U+2066>x<U+2069>"),
        ("“Crime – 2014”", "“Crime – 2014”"),
    ],
)
def test_what_acts_on_a_terminal_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
