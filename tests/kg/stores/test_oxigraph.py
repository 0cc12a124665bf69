"""The Oxigraph store keeps the Store protocol, its limits and its borders."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import QuestionError, StoreError
from kg.graph import Graph
from kg.identifiers import ID
from kg.rdf import to_nquads
from kg.stores import Ref, Store
from kg.stores.limit import Limits
from kg.stores.oxigraph import OxigraphStore
from kg.stores.sparql_store import Triples
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, TASK_FORCE

CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o }"


@pytest.fixture(scope="module")
def store(small_graph: Graph) -> OxigraphStore:
    store = OxigraphStore()
    store.write(small_graph)
    return store


def test_an_entity_comes_back_as_its_identifier(store: OxigraphStore) -> None:
    rows = store.query("SELECT ?body { ?body kg:memberOf ?board } ORDER BY ?body")

    assert rows.columns == ("body",)
    assert rows.rows == ((COUNCIL,), (FORCE,))
    assert rows.cut == ""


def test_a_reference_is_bound_and_its_column_left_out(store: OxigraphStore) -> None:
    rows = store.query("SELECT ?threat ?body { ?body kg:tackles ?threat }", {"threat": Ref(GANGS)})

    assert rows.columns == ("body",)
    assert rows.rows == ((TASK_FORCE,),)


def test_a_text_is_bound_as_text(store: OxigraphStore) -> None:
    text = "SELECT ?name ?body { ?body skos:prefLabel ?label FILTER(?label = ?name) }"

    assert store.query(text, {"name": "Safer Westshire Board"}).rows == ((BOARD,),)
    assert store.query(text, {"name": '" || true || "'}).rows == ()


def test_a_parameter_without_value_stays_open(store: OxigraphStore) -> None:
    text = "SELECT ?threat ?body { ?body kg:tackles ?threat }"

    assert store.query(text, {"threat": None}).rows == ((TASK_FORCE,),)


def test_a_parameter_that_is_no_column_is_refused(store: OxigraphStore) -> None:
    with pytest.raises(QuestionError, match="must be one of the columns"):
        store.query("SELECT ?s { ?s ?p ?o FILTER(?o = ?x) }", {"x": 1})


@pytest.mark.parametrize("name", ["a b", "", "x;y"])
def test_a_parameter_name_that_is_no_variable_is_refused(store: OxigraphStore, name: str) -> None:
    with pytest.raises(QuestionError, match="is not a parameter name"):
        store.query("SELECT ?s { ?s ?p ?o }", {name: 1})


@pytest.mark.parametrize("value", ["\ud800", Ref("a b")], ids=["surrogate", "no identifier"])
def test_a_parameter_value_that_is_no_term_is_refused(
    store: OxigraphStore, value: str | Ref
) -> None:
    with pytest.raises(QuestionError, match="parameter 's' cannot be"):
        store.query("SELECT ?s { ?s ?p ?o }", {"s": value})


def test_values_are_plain(store: OxigraphStore) -> None:
    rows = store.query(
        'SELECT (7 AS ?a) (0.5 AS ?b) (true AS ?c) ("x"@en AS ?d) (1/0 AS ?e) (kg:Unit AS ?f) {}'
    )

    unit = "https://w3id.org/policing-kg/ontology#Unit"
    assert rows.rows == ((7, 0.5, True, "x", None, unit),)
    assert [type(value) for value in rows.rows[0][:3]] == [int, float, bool]


def test_ask_answers_in_one_cell(store: OxigraphStore) -> None:
    rows = store.query("ASK { ?body kg:tackles ?threat }")

    assert (rows.columns, rows.rows) == (("answer",), ((True,),))


@pytest.mark.parametrize(
    "text",
    ["CONSTRUCT { ?t kg:tackledBy ?b } WHERE { ?b kg:tackles ?t }", f"DESCRIBE <{ID}{GANGS}>"],
    ids=["construct", "describe"],
)
def test_a_graph_comes_as_triples_and_as_rows(store: OxigraphStore, text: str) -> None:
    found = store.find(text)

    assert isinstance(found, Triples)
    assert {str(triple.subject) for triple in found.triples} == {f"<{ID}{GANGS}>"}
    assert store.query(text) == found.rows
    assert found.rows.columns == ("subject", "predicate", "object")


def test_a_graph_is_cut_too(small_graph: Graph) -> None:
    store = OxigraphStore(limits=Limits(rows=2))
    store.write(small_graph)

    found = store.find("CONSTRUCT WHERE { ?s ?p ?o }")

    assert isinstance(found, Triples)
    assert (len(found.triples), found.cut[:21]) == (2, "only the first 2 rows")


def test_evidence_is_found_in_its_reports_graph(store: OxigraphStore) -> None:
    rows = store.query(
        "SELECT ?quote ?address { GRAPH ?report { ?item rdf:predicate kg:worksWith ;"
        " oa:exact ?quote ; prov:wasDerivedFrom/kg:address ?address } }"
    )

    assert rows.rows == (("with Westshire County Council", "1"),)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n ?s ?p }", "^query line 2, column 9: expected"),
        ("SELECT ?x { ?s x:y ?x }", "^query line 1, column"),
        ("", "^query line 1, column 1"),
        ("INSERT DATA { kg:a kg:b kg:c }", "^query line 1, column 10"),
        ("DROP ALL", "^query line 1"),
        ("LOAD <file:///etc/hostname>", "^query line 1"),
        ("SELECT (<x:f>(1) AS ?x) {}", "custom function <x:f> is not supported"),
        ("SELECT ('\ud800' AS ?x) {}", "surrogate"),
        ("SELECT * {" + "(" * 5000, "nests brackets deeper than 100"),
        ("SELECT * { FILTER(" + "!" * 50_000 + "true) }", "at most 20000 are read"),
    ],
)
def test_a_query_that_cannot_be_asked_says_why_in_one_line(
    store: OxigraphStore, text: str, message: str
) -> None:
    with pytest.raises(QuestionError, match=message) as caught:
        store.query(text)

    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) <= 200


def test_the_longest_and_deepest_query_does_not_overflow_the_stack(store: OxigraphStore) -> None:
    assert store.query("SELECT * { FILTER(" + "!" * 19_900 + "true) }").rows == ((),)
    assert store.query("SELECT * {" + "{" * 99 + "}" * 99 + "}").rows == ((),)


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o }",
        "service silent <http://127.0.0.1:9/x>{ ?s ?p ?o }",
        "SERVICE # to\n # there\n <http://127.0.0.1:9/x> # now {\n { ?s ?p ?o }",
        "VALUES ?x { <http://127.0.0.1:9/x> } SERVICE ?x { ?s ?p ?o }",
        "?s ?p trueSERVICE<http://127.0.0.1:9/x>{ ?s ?p ?o }",
        "SERVICESILENT id:x { ?s ?p ?o }",
        "FILTER(?a<'b>') SERVICE <http://127.0.0.1:9/x> { ?s ?p 'x' }",
        "?s ?p id:a\\' . SERVICE <http://127.0.0.1:9/x> { ?s ?p 'c' }",
    ],
)
def test_a_service_clause_is_refused(store: OxigraphStore, clause: str) -> None:
    with pytest.raises(QuestionError, match="SERVICE clause; questions stay on this computer"):
        store.query(f"SELECT * {{ {clause} }}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?service { ?service kg:tackles ?x }",
        'SELECT * { ?s skos:prefLabel ?n FILTER(CONTAINS(?n, "Fire and Rescue Service")) }',
        "SELECT * { ?s ?p ?o } # at your service",
    ],
)
def test_the_word_service_alone_is_no_clause(store: OxigraphStore, text: str) -> None:
    assert store.query(text).columns


def test_the_row_limit_says_when_it_cuts(small_graph: Graph) -> None:
    store = OxigraphStore(limits=Limits(rows=3))
    store.write(small_graph)

    assert (
        store.query("SELECT ?s { ?s ?p ?o }").cut == "only the first 3 rows are here: the row limit"
    )
    assert len(store.query("SELECT ?s { ?s ?p ?o }").rows) == 3
    assert store.query("SELECT ?s { ?s ?p ?o } LIMIT 3").cut == ""


def test_the_time_limit_says_when_it_cuts_and_the_process_ends(tmp_path: Path) -> None:
    program = f"""
from kg.stores.limit import Limits
from kg.stores.oxigraph import OxigraphStore
from kg.stores.sparql_store import Triples
from tests.small_graph import make_small_graph
store = OxigraphStore(limits=Limits(seconds=0.2))
store.write(make_small_graph())
print(store.query({CROSS!r}).cut)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=20, check=False
    )

    assert done.stdout == "stopped after 0.2 seconds: the time limit\n"
    assert (done.returncode, done.stderr) == (0, "")


def test_writing_replaces_what_was_there(small_graph: Graph) -> None:
    store = OxigraphStore()
    store.load(b"<x:a> <x:b> <x:c> .\n")

    store.write(small_graph)

    assert store.query("ASK { <x:a> ?p ?o }").rows == ((False,),)


def test_loading_what_is_not_nquads_says_where() -> None:
    with pytest.raises(StoreError, match=r"not N-Quads: .* line 2"):
        OxigraphStore().load(b"<x:a> <x:b> <x:c> .\nnonsense\n")


def test_a_store_on_disk_is_read_by_several_at_once(tmp_path: Path, small_graph: Graph) -> None:
    writer = OxigraphStore(tmp_path / "store")
    writer.load(to_nquads(small_graph))
    del writer

    readers = [OxigraphStore(tmp_path / "store", read_only=True) for _ in range(3)]

    assert {reader.query("ASK { ?s kg:tackles ?o }").rows for reader in readers} == {((True,),)}
    with pytest.raises(StoreError, match="cannot be written"):
        readers[0].write(small_graph)


def test_a_store_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        OxigraphStore(tmp_path / "none", read_only=True)


def test_a_second_writer_is_refused(tmp_path: Path) -> None:
    first: Store = OxigraphStore(tmp_path / "store")

    with pytest.raises(StoreError, match="cannot be opened"):
        OxigraphStore(tmp_path / "store")
    del first
