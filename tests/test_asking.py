"""What docs/asking.md shows is run: on the examples' graph, and against real servers."""

import re
import shlex
from pathlib import Path

import pytest

from tests.command import kg
from tests.servers.sparql_servers import Addresses

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "asking.md").read_text(encoding="utf-8")


def blocks(heading: str, language: str) -> list[str]:
    """Take the code of one section."""
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def run_commands(text: str) -> None:
    for line in text.splitlines():
        result = kg(*shlex.split(line)[1:])
        assert result.exit_code == 0, f"{line}: {result.stderr}"
        assert result.stdout or result.stderr, line


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("asking")
    done = kg("build", *(ROOT / "examples").glob("*.txt"), "-o", folder / "graph")
    assert done.exit_code == 0
    return folder


@pytest.fixture(autouse=True)
def _beside_the_graph(examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(examples)


@pytest.mark.parametrize("language", ["SPARQL", "Cypher"])
def test_commands_without_a_server_answer(language: str) -> None:
    (commands,) = blocks(f"{language}, without a server", "sh")

    run_commands(commands)


@pytest.mark.server
def test_commands_of_neo4j_run(neo4j_uri: str) -> None:
    (commands,) = blocks("Neo4j", "sh")

    run_commands(commands.replace("bolt://127.0.0.1:7687", neo4j_uri))


@pytest.mark.server
def test_commands_of_a_sparql_server_run(oxigraph_server: Addresses) -> None:
    (commands,) = blocks("Any SPARQL 1.1 server", "sh")
    base = oxigraph_server.graphs.removesuffix("/store")

    run_commands(commands.replace("http://127.0.0.1:7878", base))


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib 7.6 warns of itself
def test_programs_print_what_the_graph_holds(capsys: pytest.CaptureFixture[str]) -> None:
    by_rdflib, by_this_package = blocks("A program with rdflib", "python")

    exec(by_rdflib, {})  # noqa: S102  # code of our own page
    rows = capsys.readouterr().out.splitlines()
    exec(by_this_package, {})  # noqa: S102
    bodies = capsys.readouterr().out.splitlines()

    query = "SELECT ?q { GRAPH ?g { ?e rdf:predicate kg:leads ; oa:exact ?q } }"
    assert len(rows) == len(kg("sparql", query, "--format", "csv").stdout.splitlines()) - 1 > 0
    assert all(" | " in row for row in rows)
    assert "partnership/npcc-child-abuse-board" in bodies
