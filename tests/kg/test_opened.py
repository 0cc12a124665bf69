"""A Python program opens a graph and asks it as a person does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.errors import QuestionError, StoreError
from kg.folder import write_folder
from kg.graph import Graph
from kg.opened import Opened
from kg.stores import Rows
from tests.hostile import NAMES
from tests.small_graph import COUNCIL, TASK_FORCE

CHECKOUT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="module")
def opened(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    folder = tmp_path_factory.mktemp("opened") / "graph"
    write_folder(folder, small_graph, rules="test")
    return kg.open(folder)


def test_it_says_what_is_open(opened: Opened) -> None:
    assert repr(opened) == "<graph graph: 1 reports, 6 entities, 6 statements>"


def test_names_are_taken_in_any_alias(opened: Opened) -> None:
    found = opened.who("gtf").records()

    assert {row["name"] for row in found} >= {"Westshire County Council", "gang violence"}
    assert all(row["quote"] for row in found)
    with pytest.raises(QuestionError, match="did you mean"):
        opened.who("Gangs Task Farce")


def test_every_answer_is_rows(opened: Opened) -> None:
    for answer in (
        opened.path("GTF", "Safer Westshire Board"),
        opened.gaps(),
        opened.gaps(matrix=True),
        opened.names(),
        opened.ask("who-connects-to", "GTF"),
        opened.sparql("SELECT ?name { ?id skos:prefLabel ?name }"),
        opened.cypher("MATCH (n:Unit) RETURN n.name AS name"),
    ):
        assert answer.rows
    assert opened.conflicts().rows == opened.diff(opened).rows == ()


def test_networkx_gets_an_edge_for_each_piece_of_evidence(opened: Opened) -> None:
    network = opened.network()

    assert network.number_of_nodes() == 6
    assert [data["relation"] for _, _, data in network.edges(TASK_FORCE, data=True)]
    assert network.nodes[COUNCIL]["name"] == "Westshire County Council"


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_notebook_shows_text_as_text(name: str) -> None:
    shown = Rows(("name",), ((name,), (None,)))._repr_html_()

    assert shown.count("<td>") == 2
    assert "<script" not in shown.replace("<table>", "")
    assert "<img" not in shown


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph; make one with `kg build`"):
        kg.open(tmp_path / "none")


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import kg, sys; print(sorted({'rdflib', 'networkx', 'pyoxigraph'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "[]"
