"""What every store must do: open, write in bulk, read, remove a report, be asked.

A store is one more entry of STORES; one that needs a server is skipped, with the reason, where
that cannot be started, and must run in CI.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from kg.errors import QuestionError
from kg.graph import Graph, make_graph, remove_report, take_report
from kg.statement import Statement
from kg.stores import Ref, Store
from tests.hostile import NAMES, rename_council
from tests.kg.stores.stores import PARAMETERS, open_store
from tests.small_graph import BOARD, COUNCIL, GANGS, REPORT, TASK_FORCE, VIOLENCE
from tests.strategies import graphs

NAMED = {
    "sparql": "SELECT ?name ?id { ?id skos:prefLabel ?n FILTER(STR(?n) = STR(?name)) }",
    "cypher": "MATCH (n:Entity {name: $name}) RETURN n.id AS id",
}
LINKED = {
    "sparql": "SELECT ?who ?id { ?who kg:memberOf ?id }",
    "cypher": "MATCH (:Entity {id: $who})-[r:MEMBER_OF]->(b) RETURN DISTINCT b.id AS id",
}
EVERYTHING = {"sparql": "SELECT ?s { ?s ?p ?o }", "cypher": "MATCH (n) RETURN n.id AS s"}
UPDATE = {"sparql": "DROP ALL", "cypher": "MATCH (n) DETACH DELETE n"}
KEPT = {"sparql": "DROP GRAPH id:x", "cypher": "CREATE (n:X)"}
BROKEN = {"sparql": "SELECT * { ?s ?p }", "cypher": "MATCH (n RETURN n"}


@pytest.fixture(params=PARAMETERS, scope="module")
def store(request: pytest.FixtureRequest) -> Store:
    """Give one of the stores; each test writes what it needs."""
    return open_store(request)


@pytest.fixture
def filled(store: Store, small_graph: Graph) -> Store:
    store.write(small_graph)
    return store


def with_a_second_report(graph: Graph) -> Graph:
    """Add a report that shows one statement again and another for the first time."""
    name = "westshire-2019"
    stmts = [
        replace(stmt, evidence=tuple(replace(item, report=name) for item in stmt.evidence))
        for stmt in graph.statements[:2]
    ]
    fresh = Statement(VIOLENCE, "works_with", GANGS, (replace(stmts[0].evidence[0], rule="x"),))
    return make_graph(
        [*graph.reports, replace(REPORT, id=name, date="2019")],
        graph.entities,
        [*graph.statements, *stmts, fresh],
        [*graph.mentions, (name, "1", GANGS)],
        graph.ledger,
    )


def test_a_graph_is_read_back_the_same(filled: Store, small_graph: Graph) -> None:
    assert filled.read() == small_graph


@given(graph=graphs())
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_graph_is_read_back_the_same(store: Store, graph: Graph) -> None:
    store.write(graph)

    assert store.read() == graph


def test_writing_replaces_what_was_there(filled: Store, small_graph: Graph) -> None:
    fewer = make_graph(small_graph.reports, small_graph.entities, small_graph.statements[:1])

    filled.write(fewer)

    assert filled.read() == fewer


def test_writing_twice_changes_nothing(filled: Store, small_graph: Graph) -> None:
    filled.write(small_graph)

    assert filled.read() == small_graph


def test_one_report_is_read_alone(store: Store, small_graph: Graph) -> None:
    graph = with_a_second_report(small_graph)
    store.write(graph)

    assert store.read("westshire-2019") == take_report(graph, "westshire-2019")
    assert store.read("none") == make_graph((), (), ())


def test_names_are_read_alone(filled: Store, small_graph: Graph) -> None:
    names = filled.read_names()

    assert names.entities == small_graph.entities
    assert [report.id for report in names.reports] == [REPORT.id]
    assert not names.statements


@pytest.mark.parametrize("report", ["westshire-2019", REPORT.id])
def test_a_report_is_removed_and_the_rest_stays(
    store: Store, small_graph: Graph, report: str
) -> None:
    graph = with_a_second_report(small_graph)
    store.write(graph)

    store.remove_report(report)

    assert store.read() == remove_report(graph, report)


def test_a_reference_is_bound(filled: Store) -> None:
    rows = filled.query(LINKED[filled.language], {"who": Ref(COUNCIL)})

    assert (rows.columns, rows.rows, rows.cut) == (("id",), ((BOARD,),), "")


def test_a_text_is_bound(filled: Store) -> None:
    assert filled.query(NAMED[filled.language], {"name": "Gangs Task Force"}).rows == (
        (TASK_FORCE,),
    )


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_is_kept_bound_and_found(store: Store, name: str) -> None:
    graph = rename_council(name)
    store.write(graph)

    assert store.query(NAMED[store.language], {"name": name}).rows == ((COUNCIL,),)
    assert store.read() == graph


@pytest.mark.parametrize("value", NAMES.values(), ids=NAMES)
def test_a_hostile_value_finds_nothing_and_does_nothing(
    filled: Store, small_graph: Graph, value: str
) -> None:
    assert filled.query(NAMED[filled.language], {"name": value}).rows == ()
    assert filled.read() == small_graph


@pytest.mark.parametrize("texts", [UPDATE, KEPT], ids=["remove", "add"])
def test_a_question_cannot_write(filled: Store, small_graph: Graph, texts: dict[str, str]) -> None:
    with pytest.raises(QuestionError):
        filled.query(texts[filled.language])

    assert filled.read() == small_graph


def test_a_query_that_does_not_parse_says_so_in_one_line(filled: Store) -> None:
    with pytest.raises(QuestionError, match="query") as caught:
        filled.query(BROKEN[filled.language])

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["a b", "", "x;y"])
def test_a_parameter_name_must_be_one(filled: Store, name: str) -> None:
    with pytest.raises(QuestionError, match="is not a parameter name"):
        filled.query(EVERYTHING[filled.language], {name: 1})


def test_half_a_surrogate_pair_is_refused(filled: Store) -> None:
    with pytest.raises(QuestionError, match="cannot be"):
        filled.query(NAMED[filled.language], {"name": "\ud800"})
