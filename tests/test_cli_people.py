"""The commands that answer in words, as a person calls them."""

import json
from pathlib import Path

import pytest

from kg.folder import write_folder
from kg.graph import Graph
from tests.command import failed, kg
from tests.hostile import NAMES, rename_council
from tests.shared import REPORTS, needs_shared, report_file


@pytest.fixture(scope="module")
def graph(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("people") / "graph"
    write_folder(folder, small_graph, rules="test")
    return folder


def test_who_takes_any_alias_and_prints_the_quote(graph: Path) -> None:
    shown = kg("who", "gtf", "--graph", graph)

    assert "works with (1)\n  Westshire County Council · organisation · stated" in shown.stdout
    assert "“with Westshire County Council”" in shown.stdout
    assert "paragraph 1" in shown.stdout


def test_path_prints_each_hop(graph: Path) -> None:
    shown = kg("path", "GTF", "Safer Westshire Board", "--graph", graph)

    assert "chain 1 (2)" in shown.stdout
    assert "Westshire County Council · sits on · Safer Westshire Board" in shown.stdout


@pytest.mark.parametrize("command", [["who"], ["path", "GTF"]])
def test_an_unknown_name_is_told_with_the_nearest(graph: Path, command: list[str]) -> None:
    error = failed(kg(*command, "Gangs Task Farce", "--graph", graph))

    assert "did you mean 'Gangs Task Force'?" in error


@pytest.mark.parametrize(
    ("words", "column"),
    [
        (["names"], "means"),
        (["gaps"], "finding"),
        (["gaps", "--matrix"], "threat"),
        (["who", "GTF"], "quote"),
    ],
)
def test_programs_get_the_same_rows(graph: Path, words: list[str], column: str) -> None:
    shown = kg(*words, "--graph", graph, "--format", "json")

    assert all(column in row for row in json.loads(shown.stdout))


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_is_only_text(tmp_path: Path, name: str) -> None:
    write_folder(tmp_path / "g", rename_council(name), rules="test")

    shown = kg("who", "GTF", "--graph", tmp_path / "g")

    assert shown.exit_code == 0
    assert "\x1b[31m" not in shown.stdout
    assert "\u202e" not in shown.stdout


@pytest.mark.parametrize("command", ["why", "path"])
def test_that_nothing_links_two_is_an_answer(graph: Path, command: str) -> None:
    told = kg(command, "GTF", "violence", "--graph", graph)

    assert (told.exit_code, told.stdout) == (1, "")
    assert told.stderr.startswith("no")
    assert len(told.stderr.splitlines()) == 1


def test_diff_of_a_graph_and_a_report_is_a_wrong_call(graph: Path) -> None:
    assert kg("diff", graph, "westshire-2014", "--graph", graph).exit_code == 2


def test_graphs_of_different_rules_are_told_apart(graph: Path, tmp_path: Path) -> None:
    write_folder(tmp_path / "g", rename_council("Council"), rules="older")

    shown = kg("diff", tmp_path / "g", graph)

    assert "read by different rules (older, test): build both again" in shown.stderr
    assert "new name (1)\n  Westshire County Council" in shown.stdout


@needs_shared
def test_the_two_whole_reports_are_told_apart(tmp_path: Path) -> None:
    kg("build", *(report_file(name) for name in REPORTS), "-o", tmp_path / "g")

    shown = kg("diff", *REPORTS, "--graph", tmp_path / "g", "--format", "json")
    rows = json.loads(shown.stdout)

    merged = [row["link"] for row in rows if row["change"] == "merged"]
    assert "Emergency Planning Team was merged into Operations Resilience Unit" in merged
    assert all(row["quote"] or row["old quote"] for row in rows if row["change"] != "new name")


def test_gaps_tell_whom_a_profile_expects(graph: Path, tmp_path: Path) -> None:
    profile = tmp_path / "own.yaml"
    profile.write_text(
        "{board: Board, law: An Act, boards: [safer westshire board], expected: "
        "[{who: council, law: s. 1, kinds: [local_authority]}, {who: x, law: s. 2, words: [x]}]}",
        encoding="utf-8",
    )

    shown = kg("gaps", "--profile", profile, "--graph", graph)

    assert "Board: An Act" in shown.stderr
    assert "named as member (1)\n  council · s. 1 · Westshire County Council" in shown.stdout
    assert "no evidence in these reports (1)\n  x · s. 2  " in shown.stdout
    assert kg("gaps", "--profile", "mappa", "--graph", graph).exit_code == 1
    assert "no profile is called" in failed(kg("gaps", "--profile", "x", "--graph", graph))
