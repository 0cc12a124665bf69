"""Why a link is there: the rule, the words it read, what was inherited, who decided."""

from pathlib import Path

import pytest

from kg.errors import QuestionError
from kg.graph import Graph
from kg.review.decision import Decision
from loaders.build import build
from loaders.why import COLUMNS, link_of, links_between, why
from tests.command import kg

TEXT = """Westshire Police
Crime report

1. The Gangs Task Force (GTF) of Westshire Police works closely with the Home Office.

2. The GTF tackles:

   - cannabis;
   - fraud.
"""
GTF = "unit/westshire-police/gangs-task-force"
OFFICE = "organisation/home-office"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    path = tmp_path_factory.mktemp("why") / "crime-2020.txt"
    path.write_text(TEXT, encoding="utf-8")
    return build([path]).graph


def find(graph: Graph, name: str) -> str:
    return next(entity.id for entity in graph.entities if name in entity.names)


def cells(graph: Graph, one: str, other: str, *decisions: Decision) -> dict[str, object]:
    links = links_between(graph, find(graph, one), find(graph, other))
    row = why(graph, links, decisions).rows[0]
    return dict(zip(COLUMNS, row, strict=True))


def test_the_cue_is_the_words_that_say_the_relation(graph: Graph) -> None:
    found = cells(graph, "GTF", "Home Office")

    assert found["cue"] == "cue “works closely with”"
    assert str(found["rule"]).startswith("rule with.")
    assert "«Gangs Task Force (GTF) of Westshire Police works closely with the Home Office»" in str(
        found["quote"]
    )
    assert found["decided"] == ""


def test_what_comes_from_a_lead_in_and_what_a_short_name_means_is_told(graph: Graph) -> None:
    found = cells(graph, "GTF", "fraud")

    assert found["inherited from"] == "from “GTF tackles”"
    assert found["named as"] == "“GTF” is Gangs Task Force"


def test_who_accepted_a_link_is_told(graph: Graph) -> None:
    link = links_between(graph, find(graph, "GTF"), find(graph, "Home Office"))[0]
    decision = Decision("accept", link=link.triple, reviewer="A. Person", date="2024-05-01")

    assert cells(graph, "GTF", "Home Office", decision)["decided"] == (
        "accepted by A. Person, 2024-05-01"
    )


def test_evidence_is_found_by_its_identifier(graph: Graph) -> None:
    stmt, item = next(iter(graph.rows()))

    assert link_of(graph, stmt.evidence_id(item)).evidence == (item,)
    with pytest.raises(QuestionError, match="no evidence has the identifier 'x'"):
        link_of(graph, "x")


def test_two_that_are_not_linked_are_told_so(graph: Graph) -> None:
    with pytest.raises(QuestionError, match="no link between Home Office and fraud; `kg path`"):
        links_between(graph, find(graph, "Home Office"), find(graph, "fraud"))


def test_the_command_takes_aliases(tmp_path: Path) -> None:
    report = tmp_path / "crime-2020.txt"
    report.write_text(TEXT, encoding="utf-8")
    kg("build", report, "-o", tmp_path / "g")

    shown = kg("why", "gtf", "Home Office", "--graph", tmp_path / "g")

    assert "Home Office works with Gangs Task Force (1)" in shown.stdout
    assert "cue “works closely with”" in shown.stdout
