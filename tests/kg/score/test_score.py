"""The figures are those of the gold's own scorer; a faulty gold file is said line by line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.errors import ReadingError
from kg.graph import Graph
from kg.score.compare import Comparison, compare
from kg.score.gold import read_gold
from kg.score.rows import extra, figures, missed, nodes
from kg.view.export import export
from loaders.judged import load_judged
from tests.shared import REPORTS, SHARED, needs_shared, report_file

NODES = """id\ttype\tkind\tcanonical\taliases\tparagraphs
force\tPoliceForce\t\tWestshire Police\tthe Force\t1
gtf\tUnit\t\tThe Gangs Task Force\tGTF\t1
council\tPartnership\t\tWestshire County Council\t\t1,2
board\tPartnership\t\tSafer Westshire Boards\t\t2
gangs\tThreat\t\tgang violence\t\t1
forum\tPartnership\t\tYouth Forum\t\t1
"""
EDGES = """subject_id\trelation\tobject_id\tparagraph\tquote\texplicitness
gtf\ttackles\tgangs\t2\ttackles gang violence\texplicit
council\tworks_with\tgtf\t1\twith Westshire County Council\timplied
council\tmember_of\tboard\t2\tWestshire County Council\texplicit
council\tmember_of\tboard\t1\tWestshire County Council\timplied
force\tmember_of\tforum\t1\tthe Youth Forum\texplicit
"""
PASSAGES = [f"passages/{path.stem}" for path in sorted((SHARED / "gold/passages").glob("*.txt"))]
PARTS = {"nodes": "nodes", "nodes typed": "nodes_typed", "edges": "edges"}


def write_gold(folder: Path, nodes: str = NODES, edges: str = EDGES) -> Path:
    (folder / "board.nodes.tsv").write_text(nodes, encoding="utf-8")
    (folder / "board.edges.tsv").write_text(edges, encoding="utf-8")
    return folder / "board"


@pytest.fixture
def comparison(tmp_path: Path, small_graph: Graph) -> Comparison:
    gold, faults = read_gold(write_gold(tmp_path))
    assert faults == ()
    return compare(small_graph, gold)


def table(comparison: Comparison, source: str | None = None) -> dict[tuple[str, str], list[Any]]:
    return {(str(row[0]), str(row[1])): list(row[2:]) for row in figures(comparison, source).rows}


def judge(gold: str, text: Path, folder: Path) -> dict[str, Any]:
    """Ask the gold's own scorer, which reads the CSV export."""
    paths = [SHARED / "gold/score.py", SHARED / "gold" / gold, folder, "--source", text]
    command = [sys.executable, *map(str, paths), "--json"]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


# ------------------------------------------------------------------ the figures


@needs_shared
@pytest.mark.parametrize("name", [*REPORTS, *PASSAGES])
def test_the_figures_are_those_of_the_golds_own_scorer(name: str, tmp_path: Path) -> None:
    text = SHARED / "gold" / f"{name}.txt" if name in PASSAGES else report_file(name)
    judged = load_judged(text)
    gold, faults = read_gold(SHARED / "gold" / name)
    export(judged.graph, "csv", tmp_path)

    theirs = judge(name, text, tmp_path)
    compared = compare(judged.graph, gold)
    ours = table(compared, judged.source)

    def rates(row: list[Any]) -> dict[str, Any]:
        keys = ("precision", "recall", "f1", "right", "predicted", "found", "wanted")
        return {key: row[place] for place, key in enumerate(keys) if key != "found"}

    assert faults == ()
    for mine, other in PARTS.items():
        assert rates(ours["figures", mine]) == theirs[other]
    assert ours["figures", "cited"][0] == theirs["cited"]
    assert ours["figures", "quotes"][0] == theirs["quotes"]
    relations = {key: rates(row) for (part, key), row in ours.items() if part == "relation"}
    assert relations == theirs["relations"]
    wrong = {tuple(row[:3]) for row in extra(compared).rows}
    assert len(wrong) == len({item.rpartition(" | ")[0] for item in theirs["extra_edges"]})
    by_kind = [row[0] for row in nodes(compared).rows]
    assert by_kind.count("missed") == len(theirs["missed_nodes"])
    assert by_kind.count("extra") == len(theirs["extra_nodes"])


def test_what_is_derived_is_not_scored(comparison: Comparison) -> None:
    assert {item.tier for _, item in comparison.rows} == {"stated", "inherited"}


def test_a_symmetric_link_is_right_in_either_direction(comparison: Comparison) -> None:
    assert ("council", "works_with", "gtf") in comparison.right


def test_recall_asks_for_explicit_links_only(comparison: Comparison) -> None:
    assert table(comparison)["figures", "edges"] == [0.6, 0.667, 0.632, 3, 5, 2, 3, None]


def test_a_link_is_cited_when_one_of_its_paragraphs_is_golds(comparison: Comparison) -> None:
    assert comparison.cited == 2


def test_a_node_of_another_type_is_found_by_name_only(comparison: Comparison) -> None:
    assert table(comparison)["figures", "nodes"][3] == 5
    assert table(comparison)["figures", "nodes typed"][3] == 4
    assert ("other type", "Westshire County Council", "Organisation", "Partnership") in nodes(
        comparison
    ).rows


def test_a_rule_that_is_often_wrong_is_marked(comparison: Comparison) -> None:
    assert table(comparison)["rule", "hand"] == [0.667, None, None, 4, 6, None, None, "low"]


def test_what_was_missed_comes_with_its_quote(comparison: Comparison) -> None:
    assert missed(comparison).rows == (
        ("Westshire Police", "member_of", "Youth Forum", "1", "the Youth Forum"),
    )


def test_what_was_too_much_comes_with_its_rule(comparison: Comparison) -> None:
    assert extra(comparison).rows == (
        (
            *("The Gangs Task Force", "part_of", "Westshire Police"),
            *("stated", "hand", "1", "Gangs Task Force (GTF) of Westshire"),
        ),
        (
            *("Westshire Police", "member_of", "Safer Westshire Boards"),
            *("inherited", "hand", "2", "the Force"),
        ),
    )


def test_quotes_are_counted_when_they_stand_in_the_source(comparison: Comparison) -> None:
    assert comparison.quoted("tackles\n gang   violence") == 1


def test_scoring_nothing_gives_nothing(tmp_path: Path, small_graph: Graph) -> None:
    stem = write_gold(tmp_path, NODES.split("\n")[0] + "\n", EDGES.split("\n")[0] + "\n")

    found = table(compare(small_graph, read_gold(stem)[0]))

    assert found["figures", "edges"][:3] == [0.0, 0.0, 0.0]
    assert found["figures", "cited"][0] == 0.0


# ------------------------------------------------------------------ faulty gold


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("gtf\ttackles", "gtf\ttackels", "line 2: relation 'tackels' is not in the ontology; did"),
        ("gtf\ttackles", "gft\ttackles", "line 2: 'gft' is no id of the nodes file; did you mean"),
        ("tackles\tgangs", "tackles\tgtf", "line 2: links 'gtf' to itself"),
        ("tackles\tgangs", "chairs\tgangs", "line 2: runs from Unit to Threat; chairs is from"),
        (
            "violence\texplicit",
            "violence\tyes",
            "line 2: explicitness 'yes' is not one of explicit",
        ),
        ("gangs\t2\t", "gangs\t\t", "line 2: has no paragraph"),
        ("2\ttackles gang violence", "2\t", "line 2: has no quote"),
        ("board\t1\tW", "board\t2\tW", "line 5: says what line 4 says of paragraph 2; keep one"),
        ("\texplicit\n", "\n", "line 2: has 5 cells; the header has 6, a tab between each"),
        ("relation\t", "verb\t", "line 1: has no column 'relation'; it needs subject_id"),
    ],
)
def test_a_faulty_link_is_one_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in EDGES
    stem = write_gold(tmp_path, edges=EDGES.replace(old, new, 1))

    faults = [str(item) for item in read_gold(stem)[1]]

    assert faults[0].startswith(f"board.edges.tsv {fault}")
    assert len(faults) == 1
    assert "\n" not in faults[0]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "gtf\tUnit",
            "gtf\tunit",
            "line 3: type 'unit' is not in the ontology; did you mean 'Unit'",
        ),
        ("board\tPart", "forum\tPart", "line 7: id 'forum' is that of line 5 too; make it unique"),
        ("forum\tPart", "\tPart", "line 7: has no id"),
        ("Youth Forum", "—", "line 7: has no name"),
    ],
)
def test_a_faulty_node_is_one_line(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in NODES
    stem = write_gold(tmp_path, NODES.replace(old, new, 1), EDGES.split("\n")[0])

    faults = [str(item) for item in read_gold(stem)[1]]

    assert faults[0].startswith(f"board.nodes.tsv {fault}")


@pytest.mark.parametrize("write", [lambda path: None, lambda path: path.write_bytes(b"\xff")])
def test_a_missing_or_unreadable_gold_file_is_named(tmp_path: Path, write: Any) -> None:
    write(tmp_path / "board.nodes.tsv")

    with pytest.raises(ReadingError, match=r"board\.nodes\.tsv: (there is no such|cannot be read)"):
        read_gold(tmp_path / "board")
