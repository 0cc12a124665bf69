"""A graph folder goes to a real server and comes back the same, byte for byte."""

from pathlib import Path

import pytest

from kg.folder import open_folder, write_folder
from kg.graph import Graph, make_graph
from kg.server import open_server
from tests.command import failed, kg
from tests.servers.neo4j_server import PASSWORD, USER
from tests.servers.sparql_servers import Addresses
from tests.shared import REPORTS, needs_shared, report_file

pytestmark = pytest.mark.server
EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.txt"))
FILES = ("graph.nq", "ledger.csv", "quality.json", "manifest.json")


@pytest.fixture
def folder(tmp_path: Path, small_graph: Graph) -> Path:
    write_folder(tmp_path / "graph", small_graph, rules="7", recognisers={"shape": 2})
    return tmp_path / "graph"


def same(one: Path, other: Path) -> bool:
    return all((one / name).read_bytes() == (other / name).read_bytes() for name in FILES)


def test_a_graph_comes_back_from_neo4j_byte_for_byte(neo4j_uri: str, tmp_path: Path) -> None:
    assert kg("build", *EXAMPLES, "-o", tmp_path / "graph").exit_code == 0

    pushed = kg("push", "neo4j", "--uri", neo4j_uri, "--graph", tmp_path / "graph")
    pulled = kg("pull", "neo4j", "--uri", neo4j_uri, "-o", tmp_path / "back")

    assert (pushed.exit_code, pulled.exit_code) == (0, 0)
    assert "2 reports written" in pushed.stderr
    assert "2 reports" in pulled.stderr
    assert same(tmp_path / "graph", tmp_path / "back")


@pytest.mark.shared
@needs_shared
@pytest.mark.slow
def test_the_whole_reports_come_back_from_neo4j_byte_for_byte(
    neo4j_uri: str, tmp_path: Path
) -> None:
    kg("build", *map(report_file, REPORTS), "-o", tmp_path / "graph")

    kg("push", "neo4j", "--uri", neo4j_uri, "--graph", tmp_path / "graph")
    kg("pull", "neo4j", "--uri", neo4j_uri, "-o", tmp_path / "back")

    assert same(tmp_path / "graph", tmp_path / "back")


@pytest.mark.parametrize("fixture", ["oxigraph_server", "fuseki_server"])
def test_a_graph_comes_back_from_a_sparql_server_byte_for_byte(
    request: pytest.FixtureRequest, fixture: str, tmp_path: Path
) -> None:
    addresses = request.getfixturevalue(fixture)
    kg("build", *EXAMPLES, "-o", tmp_path / "graph")

    words = ("push", "sparql", "--endpoint", addresses.graphs, "--graph", tmp_path / "graph")
    pushed, again = kg(*words), kg(*words)
    pulled = kg("pull", "sparql", "--endpoint", addresses.queries, "-o", tmp_path / "back")

    assert (pushed.exit_code, pulled.exit_code) == (0, 0)
    assert "2 reports written" in pushed.stderr
    assert again.stderr == "nothing to write\n"
    assert same(tmp_path / "graph", tmp_path / "back")


@pytest.mark.parametrize("fixture", ["oxigraph_server", "fuseki_server", "neo4j_uri"])
def test_a_server_is_asked_as_a_folder_is(
    request: pytest.FixtureRequest, fixture: str, folder: Path
) -> None:
    server = request.getfixturevalue(fixture)
    graphs, queries = (server,) * 2 if fixture == "neo4j_uri" else (server.graphs, server.queries)
    kg("push", "neo4j" if fixture == "neo4j_uri" else "sparql", "--uri", graphs, "--graph", folder)
    words = ("ask", "who-connects-to", "GTF", "--format", "json")

    local, asked = kg(*words, "--graph", folder), kg(*words, "--uri", queries)

    assert (asked.exit_code, asked.stdout) == (0, local.stdout)
    assert "is asked in" in failed(
        kg("cypher" if fixture != "neo4j_uri" else "sparql", "ASK {}", "--uri", queries)
    )


def test_a_server_is_asked_in_its_language(
    neo4j_uri: str, oxigraph_server: Addresses, folder: Path
) -> None:
    kg("push", "neo4j", "--uri", neo4j_uri, "--graph", folder)
    kg("push", "sparql", "--endpoint", oxigraph_server.graphs, "--graph", folder)
    text = "MATCH (u:Unit {name: $name})-[r:TACKLES]->(t) RETURN t.name AS t"

    cypher = kg("cypher", text, "-p", "name=Gangs Task Force", "--uri", neo4j_uri)
    turtle = kg(
        "sparql",
        "CONSTRUCT { ?t a kg:T } WHERE { ?u kg:tackles ?t }",
        "--endpoint",
        oxigraph_server.queries,
    )

    assert "gang violence" in cypher.stdout
    assert "gang-violence a kg:T" in turtle.stdout


def test_a_second_push_writes_nothing(neo4j_uri: str, folder: Path) -> None:
    kg("push", "neo4j", "--uri", neo4j_uri, "--graph", folder)

    assert kg("push", "neo4j", "--uri", neo4j_uri, "--graph", folder).stderr == "nothing to write\n"


def test_only_what_was_pushed_whole_is_pulled(
    neo4j_uri: str, folder: Path, tmp_path: Path, small_graph: Graph
) -> None:
    kg("push", "neo4j", "--uri", neo4j_uri, "--graph", folder)
    with open_server(neo4j_uri) as server:
        fewer = make_graph(small_graph.reports, small_graph.entities, ())
        server.push(fewer, server.note() or "")
    changed = kg("pull", "neo4j", "--uri", neo4j_uri, "-o", tmp_path / "back")
    with open_server(neo4j_uri) as server:
        server.write(small_graph)
    broken = kg("pull", "neo4j", "--uri", neo4j_uri, "-o", tmp_path / "back")

    assert "not what was pushed: it was changed since; push it again" in failed(changed)
    assert "the last push broke off; run `kg push`" in failed(broken)
    assert not (tmp_path / "back").exists()


def test_credentials_come_from_the_environment(
    locked_neo4j_uri: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("neo4j", "--uri", locked_neo4j_uri)
    assert "does not accept" in failed(kg("push", *words, "--graph", folder))
    monkeypatch.setenv("NEO4J_USERNAME", USER)
    assert "NEO4J_PASSWORD is not; set both" in failed(kg("push", *words, "--graph", folder))
    monkeypatch.setenv("NEO4J_PASSWORD", PASSWORD)

    kg("push", *words, "--graph", folder)
    kg("pull", *words, "-o", tmp_path / "back")

    assert open_folder(tmp_path / "back").graph == open_folder(folder).graph


def test_a_database_that_is_not_there_is_one_line(
    neo4j_uri: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "none")

    assert "there is no database 'none'" in failed(
        kg("push", "neo4j", "--uri", neo4j_uri, "--graph", folder)
    )


@pytest.mark.parametrize(
    "words",
    [["push", "neo4j"], ["pull", "neo4j", "-o", "x"], ["push", "sparql", "--uri", "bolt://x"]],
)
def test_a_push_needs_a_kind_and_an_address(words: list[str]) -> None:
    result = kg(*words)

    assert result.exit_code == 2
    assert "Usage:" in result.stderr
