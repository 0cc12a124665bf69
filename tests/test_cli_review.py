"""The review on the command line: out to a spreadsheet, back as decisions, into each build."""

import csv
from pathlib import Path

import pytest

from kg.folder import open_folder, write_folder
from kg.graph import Graph
from kg.quality import card_json
from tests.command import TEXT, failed, kg


def test_a_review_is_marked_once_and_every_later_build_applies_it(tmp_path: Path) -> None:
    report, graph, sheet = tmp_path / "a.txt", tmp_path / "g", tmp_path / "csv"
    report.write_text(TEXT, encoding="utf-8")
    kg("build", report, "-o", graph)
    kg("review", "export", "--graph", graph, "-o", sheet)
    links = sheet / "links.csv"
    rows = list(csv.DictReader(links.read_text("utf-8").splitlines()))
    wrong = next(row for row in rows if "works with" in row["link"])
    wrong |= {"decision": "reject", "reviewer": "A. Person", "reason": "They only met"}
    with links.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(wrong))
        writer.writeheader()
        writer.writerows(rows)
    decisions = tmp_path / "decisions.yaml"

    taken = kg("review", "import", sheet, "--graph", graph, "-o", decisions)
    built = kg("build", report, "--decisions", decisions, "-o", graph)

    assert "1 marks, 1 new" in taken.stderr
    assert built.exit_code == 0
    assert "works_with" not in links_of(graph)
    assert "rejected by A. Person: They only met" in (graph / "ledger.csv").read_text("utf-8")
    assert kg("verify", "--graph", graph).exit_code == 0
    card = open_folder(graph).card
    assert (card.part("marked"), card.part("right")) == ({wrong["rule"]: 1}, {wrong["rule"]: 0.0})
    assert card_json(card) == (graph / "quality.json").read_bytes()

    decisions.write_text("", encoding="utf-8")
    kg("build", report, "--decisions", decisions, "-o", graph)
    assert "works_with" in links_of(graph)


def links_of(graph: Path) -> set[str]:
    folder = open_folder(graph)
    return {stmt.relation for stmt in folder.graph.statements}


def test_decisions_that_contradict_each_other_stop_a_build(tmp_path: Path) -> None:
    report, decisions = tmp_path / "a.txt", tmp_path / "d.yaml"
    report.write_text(TEXT, encoding="utf-8")
    decisions.write_text(
        "- {decision: same, names: [A, B]}\n- {decision: not same, names: [B, A]}\n",
        encoding="utf-8",
    )

    stopped = kg("build", report, "--decisions", decisions, "-o", tmp_path / "g")

    assert stopped.exit_code == 2
    assert "same A = B (line 1) contradicts not same B = A (line 2)" in stopped.stdout
    assert not (tmp_path / "g").exists()


@pytest.mark.parametrize("name", ["notes.xlsx", "notes.txt", "notes.ods"])
def test_what_is_no_workbook_is_told_with_what_would_be_right(
    small_graph: Graph, tmp_path: Path, name: str
) -> None:
    write_folder(tmp_path / "g", small_graph, rules="test")
    (tmp_path / name).write_text("Minutes of a meeting", encoding="utf-8")

    error = failed(kg("review", "import", tmp_path / name, "--graph", tmp_path / "g"))

    assert f"{name}: is no workbook (.xlsx); give the one of `kg review export`" in error
