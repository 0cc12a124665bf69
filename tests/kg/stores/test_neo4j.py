"""A real Neo4j server: what is written, what is left alone, and what is said when it says no."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.errors import QuestionError, StoreError
from kg.graph import Graph, make_graph
from kg.stores.changes import Changes
from kg.stores.credentials import Credentials
from kg.stores.limit import Limits
from kg.stores.neo4j import Neo4jStore
from tests.servers.neo4j_server import PASSWORD, USER
from tests.servers.process import free_port
from tests.small_graph import COUNCIL, FORCE, GANGS, REPORT, TASK_FORCE, copies

pytestmark = pytest.mark.server
CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def store(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """Give the database with nothing in it."""
    with Neo4jStore(neo4j_uri) as store:
        run(store, "MATCH (n) DETACH DELETE n")
        yield store
        run(store, "MATCH (n) DETACH DELETE n")


def run(store: Neo4jStore, text: str, **parameters: object) -> list[Any]:
    """Run what another program would."""
    return store._driver.execute_query(text, parameters).records


# ------------------------------------------------------------------ what is written


def test_what_is_there_is_not_written_again(store: Neo4jStore, small_graph: Graph) -> None:
    graph = copies(small_graph, "second", "third")

    first, again = store.push(graph, "note"), store.push(graph, "note")

    assert first == Changes(len(graph.entities), 3, 0, 0)
    assert again.nothing


def test_pushes_at_once_take_turns(neo4j_uri: str, store: Neo4jStore, small_graph: Graph) -> None:
    graphs = [copies(small_graph, "second"), copies(small_graph, "third", "fourth")] * 2

    def push(graph: Graph) -> None:
        with Neo4jStore(neo4j_uri) as own:
            own.push(graph, str(len(graph.reports)))

    with ThreadPoolExecutor(len(graphs)) as pool:
        list(pool.map(push, graphs))

    last = next(graph for graph in graphs if str(len(graph.reports)) == store.note())
    assert store.read() == last


def test_only_the_report_that_differs_is_written(store: Neo4jStore, small_graph: Graph) -> None:
    graph = copies(small_graph, "second", "third")
    store.push(graph)
    kept = "MATCH (n {id: 'report/third'}) RETURN elementId(n) AS id"
    node = run(store, kept)[0]["id"]
    changed = replace(graph, reports=(replace(graph.reports[0], title="X"), *graph.reports[1:]))

    changes = store.push(changed)

    assert changes == Changes(0, 1, 0, 0)
    assert store.read() == changed
    assert run(store, kept)[0]["id"] == node


def test_a_report_that_is_gone_leaves_nothing(store: Neo4jStore, small_graph: Graph) -> None:
    store.push(copies(small_graph, "second", "third"))

    changes = store.push(copies(small_graph, "second"))

    assert changes == Changes(0, 0, 0, 1)
    assert run(store, "MATCH ()-[r {report: 'third'}]->() RETURN r") == []
    assert store.read() == copies(small_graph, "second")


def test_an_entity_that_changes_its_type_keeps_its_node(
    store: Neo4jStore, small_graph: Graph
) -> None:
    store.push(small_graph)
    node = "MATCH (n {id: $id}) RETURN elementId(n) AS node, labels(n) AS labels"
    before = run(store, node, id=COUNCIL)[0]["node"]
    entities = [
        replace(item, type="Partnership") if item.id == COUNCIL else item
        for item in small_graph.entities
    ]

    changes = store.push(replace(small_graph, entities=tuple(entities)))

    assert changes == Changes(1, 0, 0, 0)
    found = run(store, node, id=COUNCIL)[0]
    assert found["node"] == before
    assert set(found["labels"]) == {"Partnership", "Body", "Entity", "Resource"}


def test_a_push_that_broke_off_is_made_whole_by_the_next(
    store: Neo4jStore, small_graph: Graph
) -> None:
    store.push(small_graph, "note")
    run(store, "MATCH (n:Entity) SET n.kg_digest = '' WITH n MATCH (n)-[r:BROADER]->() DELETE r")
    run(store, "MATCH (n:KgGraph) SET n.note = ''")

    store.push(small_graph, "note")

    assert store.read() == small_graph
    assert run(store, "MATCH (:Entity)-[r:BROADER]->() RETURN r")
    assert store.note() == "note"


def test_questions_find_what_they_look_up_by_an_index(
    store: Neo4jStore, small_graph: Graph
) -> None:
    store.push(small_graph)

    found = store._driver.execute_query("EXPLAIN MATCH (n:Threat {id: 'x'}) RETURN n").summary

    assert "NodeIndexSeek" in str(found.plan)


# ------------------------------------------------------------------ what is left alone


def test_nodes_and_links_of_others_stay(store: Neo4jStore, small_graph: Graph) -> None:
    run(store, "CREATE (:Unit {id: 'mine'})-[:TACKLES {report: $id}]->(:Resource)", id=REPORT.id)
    store.push(small_graph)
    run(
        store,
        "MATCH (n {id: $id}) CREATE (:Person {name: 'x'})-[:KNOWS {quote: 'q'}]->(n), "
        "(n)-[:TACKLES]->(n)",
        id=COUNCIL,
    )

    assert store.read() == small_graph
    store.push(make_graph((), small_graph.entities, ()))

    assert len(run(store, "MATCH (:Unit {id: 'mine'})-[r:TACKLES]->(:Resource) RETURN r")) == 1
    assert len(run(store, "MATCH (:Person)-[r:KNOWS]->({id: $id}) RETURN r", id=COUNCIL)) == 1
    assert len(run(store, "MATCH (n {id: $id})-[r:TACKLES]->(n) RETURN r", id=COUNCIL)) == 1


def test_a_node_of_another_program_is_not_taken_over(store: Neo4jStore, small_graph: Graph) -> None:
    run(store, "CREATE (:Resource {id: $id, secret: 1})", id=COUNCIL)

    with pytest.raises(StoreError, match=f"another program has a Resource node .*{COUNCIL}"):
        store.push(small_graph)

    assert len(run(store, "MATCH (n {secret: 1}) RETURN n")) == 1


# ------------------------------------------------------------------ questions


def test_a_node_is_its_identifier_and_a_link_its_evidence(
    store: Neo4jStore, small_graph: Graph
) -> None:
    store.push(small_graph)
    stmt = next(stmt for stmt in small_graph.statements if stmt.triple[::2] == (TASK_FORCE, GANGS))
    evidence = stmt.evidence_id(stmt.evidence[0])

    rows = store.query("MATCH p = (a:Unit)-[r:TACKLES]->(b) RETURN a, r, b, [a.name, 1], null, p")

    assert rows.rows[0][:5] == (TASK_FORCE, evidence, GANGS, '["Gangs Task Force", 1]', None)
    assert rows.rows[0][5] == f'["{TASK_FORCE}", "{GANGS}", "{evidence}"]'


def test_derived_evidence_is_told_by_its_tier(store: Neo4jStore, small_graph: Graph) -> None:
    store.push(small_graph)

    rows = store.query("MATCH (a)-[r:TACKLES]->() WHERE r.tier = 'derived' RETURN a.id AS id").rows

    assert rows == ((FORCE,),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("CREATE INDEX x FOR (n:X) ON (n.y)", "would write; questions only read"),
        ("MATCH (n) SET n.x = 1", "would write; questions only read"),
        ("RETURN $x", "query: Expected parameter"),
        ("MATCH (n RETURN n", "query: Invalid input"),
        ("", "query: "),
        ("\\u004cOAD CSV FROM 'file:///x' AS row RETURN row", "LOAD CSV"),
    ],
    ids=["schema", "set", "parameter", "syntax", "empty", "load"],
)
def test_a_query_that_cannot_be_asked_says_why_in_one_line(
    store: Neo4jStore, text: str, message: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        store.query(text)

    assert "\n" not in str(caught.value)


def test_limits_say_when_they_cut(neo4j_uri: str) -> None:
    with Neo4jStore(neo4j_uri, limits=Limits(rows=3, seconds=2)) as store:
        few = store.query("UNWIND range(1, 1000000) AS n RETURN n")
        slow = store.query("UNWIND range(1, 1000000000) AS n RETURN count(n * n) AS n")

    assert (len(few.rows), few.cut) == (3, "only the first 3 rows are here: the row limit")
    assert slow.cut == "stopped after 2 seconds: the time limit"


# ------------------------------------------------------------------ the connection


def test_user_and_password_open_a_locked_server(locked_neo4j_uri: str, small_graph: Graph) -> None:
    with Neo4jStore(locked_neo4j_uri, Credentials(USER, PASSWORD)) as store:
        store.write(small_graph)

        assert store.read() == small_graph


@pytest.mark.parametrize("credentials", [None, Credentials(USER, "wrong")], ids=["none", "wrong"])
def test_a_locked_server_stays_locked(
    locked_neo4j_uri: str, credentials: Credentials | None
) -> None:
    with pytest.raises(StoreError, match=r"does not accept .*set NEO4J_USERNAME"):
        Neo4jStore(locked_neo4j_uri, credentials)


def test_no_password_is_in_a_log_or_a_message(
    locked_neo4j_uri: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    credentials = Credentials(USER, "s3cr3t-horse")

    with pytest.raises(StoreError) as caught:
        Neo4jStore(locked_neo4j_uri, credentials)

    assert "s3cr3t" not in caplog.text + repr(credentials) + repr(caught.value.__cause__)
    assert caplog.records


def test_a_database_that_is_not_there_is_one_line(neo4j_uri: str) -> None:
    with pytest.raises(StoreError, match="there is no database 'none'; NEO4J_DATABASE"):
        Neo4jStore(neo4j_uri, database="none")


@pytest.mark.parametrize(
    ("uri", "message"),
    [
        ("bolt://neo4j:secret@127.0.0.1", "holds a user name; set NEO4J_USERNAME"),
        ("127.0.0.1:7687", "is not a server's address; it would begin bolt://"),
        ("bolt://", "is not a server's address"),
        ("bolt://x:port", "is not an address"),
    ],
    ids=["password", "bare", "empty", "port"],
)
def test_an_address_is_checked_and_a_password_in_it_not_repeated(uri: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        Neo4jStore(uri)

    assert "secret" not in str(caught.value)


def in_a_process(program: str, *words: str) -> str:
    """Run the command line where no test's log handler hides what a driver logs."""
    done = subprocess.run(
        [sys.executable, "-c", f"{program}; import kg.__main__ as m; m.main()", *words],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    return done.stderr


def test_a_missing_driver_names_the_extra() -> None:
    words = ("pull", "neo4j", "--uri", "bolt://127.0.0.1", "-o", "x")

    told = in_a_process("import sys; sys.modules['neo4j'] = None", *words)

    assert told == "Error: Neo4j needs its driver: pip install 'policing-kg[neo4j]'\n"


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_is_not_there_is_one_line(scheme: str) -> None:
    uri = f"{scheme}://127.0.0.1:{free_port()}"

    told = in_a_process("pass", "pull", "neo4j", "--uri", uri, "-o", "x")

    assert told.startswith(f"Error: {uri}: nobody answers there")
    assert len(told.splitlines()) == 1
