"""The kglite store keeps its limits and its borders."""

from pathlib import Path

import pytest

from kg.errors import QuestionError, StoreError
from kg.graph import Graph
from kg.query import Question, load_questions
from kg.stores.kglite import OPEN, KgliteStore
from kg.stores.limit import Limits
from tests.small_graph import FORCE, GANGS, TASK_FORCE


@pytest.fixture(scope="module")
def store(small_graph: Graph) -> KgliteStore:
    store = KgliteStore()
    store.write(small_graph)
    return store


def test_a_node_is_its_identifier_and_a_link_its_evidence(
    store: KgliteStore, small_graph: Graph
) -> None:
    text = "MATCH (a:Unit)-[r:TACKLES]->(b) RETURN a, r, b, [a.name, 1] AS list, null AS none"

    stmt = next(stmt for stmt in small_graph.statements if stmt.triple[::2] == (TASK_FORCE, GANGS))
    evidence = stmt.evidence_id(stmt.evidence[0])

    assert store.query(text).rows == (
        (TASK_FORCE, evidence, GANGS, '["Gangs Task Force", 1]', None),
    )


def test_derived_evidence_is_told_by_its_tier(store: KgliteStore) -> None:
    rows = store.query("MATCH (a)-[r:TACKLES]->() WHERE r.tier = 'derived' RETURN a.id AS id").rows

    assert rows == ((FORCE,),)


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
        "load csv with headers from 'x' AS row RETURN row",
        "LOAD // to there\n CSV FROM 'x' AS row RETURN row",
        "LOAD/* so */CSV/**/FROM 'x' AS row RETURN row",
        "MATCH (n) LOAD\tCSV\nFROM n.name AS row RETURN row",
        "\\u004cOAD CSV FROM 'x' AS row RETURN row",
    ],
)
def test_load_csv_is_refused(store: KgliteStore, text: str) -> None:
    with pytest.raises(QuestionError, match="LOAD CSV clause; questions read only the graph"):
        store.query(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("MATCH (n:Unit) SET n.name = 'x' RETURN n", "would write; questions only read"),
        ("MATCH (n) RETURN n.id FORMAT CSV", "asks for a format"),
        ("RETURN $x", r"query: .*\$x"),
        ("RETURN " + "(" * 200, "nests brackets deeper than 100"),
        ("RETURN '" + "x" * 30_000 + "'", "at most 20000 are read"),
        ("RETURN '\ud800'", "surrogate"),
        ("", "query: .*[Ee]mpty"),
    ],
    ids=["set", "format", "parameter", "deep", "long", "surrogate", "empty"],
)
def test_a_query_that_cannot_be_asked_says_why_in_one_line(
    store: KgliteStore, text: str, message: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        store.query(text)

    assert "\n" not in str(caught.value)


def test_the_row_limit_says_when_it_cuts(store: KgliteStore) -> None:
    store.limits = Limits(rows=3)

    assert len(store.query("MATCH (n) RETURN n.id").rows) == 3
    assert store.query("MATCH (n) RETURN n.id").cut.startswith("only the first 3 rows are here")
    assert store.query("MATCH (n) RETURN n.id LIMIT 3").cut == ""
    store.limits = Limits()


def test_the_time_limit_says_when_it_cuts(small_graph: Graph) -> None:
    store = KgliteStore(limits=Limits(seconds=0.2))
    store.write(small_graph)

    rows = store.query("MATCH (a), (b), (c), (d), (e), (f), (g), (h) RETURN count(*) AS n")

    assert rows.cut == "stopped after 0.2 seconds: the time limit"


def test_a_saved_store_opens_again(tmp_path: Path, store: KgliteStore, small_graph: Graph) -> None:
    store.save(tmp_path / "graph.kgl")

    assert KgliteStore(tmp_path / "graph.kgl").read() == small_graph


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "graph.kgl").write_bytes(b"nonsense")

    with pytest.raises(StoreError, match="cannot be opened"):
        KgliteStore(tmp_path / "graph.kgl")


@pytest.mark.parametrize("path", ["*", "*0..", "*1..", ":BROADER*2.. {tier: 'stated'}"])
def test_an_open_path_is_said_to_end_after_ten_steps(store: KgliteStore, path: str) -> None:
    cut = store.query(f"MATCH (a:Threat)-[{path}]->(b) RETURN b.id AS id").cut

    assert cut.startswith("a path without an upper length is followed for ten steps only")


@pytest.mark.parametrize("path", ["*0..30", "*..5", "*2", ":BROADER"])
def test_a_path_with_an_upper_length_is_whole(store: KgliteStore, path: str) -> None:
    text = f"MATCH (a:Threat)-[{path}]->(b) RETURN b.id AS id, [2 * 3] AS list"

    assert not store.query(text).cut


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_no_question_has_an_open_path(question: Question) -> None:
    assert not OPEN.search(question.cypher)
