"""``kg score``: a report or a graph measured against annotation, faults in it told."""

import json
from pathlib import Path

import pytest

from tests.command import TEXT, failed, kg

SCORED = """1. The Gangs Task Force works with the Home Office.

2. The Gangs Task Force tackles cyber crime.
"""


def write_gold(folder: Path, relation: str = "works_with") -> Path:
    (folder / "gold.nodes.tsv").write_text(
        "id\ttype\tkind\tcanonical\taliases\tparagraphs\n"
        "gtf\tUnit\t\tGangs Task Force\t\t1\nho\tOrganisation\t\tHome Office\t\t1\n",
        encoding="utf-8",
    )
    (folder / "gold.edges.tsv").write_text(
        "subject_id\trelation\tobject_id\tparagraph\tquote\texplicitness\n"
        f"gtf\t{relation}\tho\t1\tworks with the Home Office\texplicit\n",
        encoding="utf-8",
    )
    return folder / "gold"


@pytest.mark.parametrize("built", [False, True], ids=["report", "graph folder"])
def test_a_report_is_scored_from_its_file_or_its_graph(tmp_path: Path, built: bool) -> None:
    file, folder = tmp_path / "westshire-2014.txt", tmp_path / "graph"
    file.write_text(SCORED, encoding="utf-8")
    if built:
        kg("build", file, "-o", folder)
    words = ("score", write_gold(tmp_path), folder if built else file)

    rows = {row["name"]: row for row in json.loads(kg(*words, "--format", "json").stdout)}
    missed = kg(*words, "--show", "missed")
    extra = kg(*words, "--show", "extra", "--format", "csv")

    assert (rows["edges"]["found"], rows["edges"]["wanted"], rows["quotes"]["P"]) == (1, 1, 1)
    assert (missed.exit_code, missed.stdout, missed.stderr) == (0, "", "none\n")
    assert "Gangs Task Force,tackles,cyber crime?,stated,tackles." in extra.stdout


def test_faults_in_gold_are_listed_and_nothing_is_scored(tmp_path: Path) -> None:
    result = kg("score", write_gold(tmp_path, "works_wiht"), tmp_path / "none.txt")

    assert result.exit_code == 2
    assert result.stdout == (
        "gold.edges.tsv line 2: relation 'works_wiht' is not in the ontology;"
        " did you mean 'works_with'?\n"
    )


def test_of_several_reports_one_must_be_named_to_be_scored(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    kg("build", tmp_path / "one.txt", tmp_path / "two.txt", "-o", tmp_path / "graph")
    words = ("score", write_gold(tmp_path), tmp_path / "graph")

    assert "has several reports; name one by --report: one, two" in failed(kg(*words))
    assert "has no report 'three'; it has one, two" in failed(kg(*words, "--report", "three"))
    assert kg(*words, "--report", "two").exit_code == 0
