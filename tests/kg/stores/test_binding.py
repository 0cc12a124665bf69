"""A parameter bound by VALUES gives the rows that the engine's own substitution gives."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QuestionError
from kg.graph import Graph
from kg.query import Question, load_questions
from kg.stores import Parameter, Ref
from kg.stores.binding import bind, declare, to_sparql
from kg.stores.oxigraph import OxigraphStore
from kg.stores.sparql_store import bound_terms
from tests.hostile import NAMES
from tests.small_graph import COUNCIL, GANGS, TASK_FORCE

PLAIN = "SELECT ?who ?x { ?who ?p ?x }"
QUERIES = {
    "plain": PLAIN,
    "string": "SELECT ?who ?x { ?who ?p ?x FILTER(STR(?x) != '}{ ?who') }",
    "long string": 'SELECT ?who ?x { ?who ?p ?x FILTER(STR(?x) != """}"{ ?who""") }',
    "comment": "SELECT ?who ?x { # } { ?who\n ?who ?p ?x }",
    "iri": "SELECT ?who ?x { ?who ?p ?x FILTER(?p != <http://x/#?who>) }",
    "union": "SELECT ?who ?x { { ?x ?p ?y FILTER(?y = ?who) } UNION { ?who kg:memberOf ?x } }",
    "optional": "SELECT ?who ?x { ?x ?p ?y OPTIONAL { ?y ?q ?z FILTER(?z = ?who) } }",
    "exists": "SELECT ?who ?x { ?x ?p ?y FILTER NOT EXISTS { ?x ?q ?who } }",
    "minus": "SELECT ?who ?x { ?x ?p ?y MINUS { ?x ?q ?who } }",
    "values": "SELECT ?who ?x { VALUES ?x { id:a id:b } VALUES (?y ?z) { (1 2) } ?who ?p ?o }",
    "sub-select": """SELECT ?who ?n {
        { SELECT ?who (COUNT(?o) AS ?n) { ?who ?p ?o } GROUP BY ?who } }""",
    "other scope": "SELECT ?who ?n { ?who ?p ?o { SELECT (COUNT(*) AS ?n) { ?who ?q ?o } } }",
    "star": "SELECT * { ?who ?p ?x { SELECT * { ?who ?q ?y } } }",
    "graph": "SELECT ?who ?x { GRAPH ?g { ?e rdf:subject ?who ; oa:exact ?x } }",
    "where": "SELECT DISTINCT ?who WHERE { ?who ?p ?x } ORDER BY ?who LIMIT 3",
    "dollar": "SELECT $who ?x { $who ?p ?x FILTER($who != 1) }",
    "less": "SELECT ?who ?x { ?who ?p ?x FILTER(1<2 && 3>2) }",
    "path": "SELECT ?who ?x { ?who (kg:memberOf|^kg:leads)* ?x }",
}


@pytest.fixture(scope="module")
def store(small_graph: Graph) -> OxigraphStore:
    store = OxigraphStore()
    store.write(small_graph)
    return store


def parse(written: str) -> object:
    """Read a term as Oxigraph does."""
    found = ox.Store().query(f"SELECT ({written} AS ?x) {{}}")
    assert isinstance(found, ox.QuerySolutions)
    return next(found)[0]


def check_same(store: OxigraphStore, text: str, values: dict[str, Parameter]) -> None:
    given = store.query(text, values)
    bound = store.query(bind(text, bound_terms(values)))

    shown = [place for place, name in enumerate(bound.columns) if name not in values]
    rows = [tuple(row[place] for place in shown) for row in bound.rows]
    assert sorted(map(repr, rows)) == sorted(map(repr, given.rows))


@pytest.mark.parametrize("who", [COUNCIL, GANGS])
@pytest.mark.parametrize("text", QUERIES.values(), ids=QUERIES)
def test_values_bind_as_the_engine_does(store: OxigraphStore, text: str, who: str) -> None:
    check_same(store, text, {"who": Ref(who)})


@pytest.mark.parametrize("question", load_questions(), ids=lambda question: question.name)
def test_every_question_can_be_bound(store: OxigraphStore, question: Question) -> None:
    plain: dict[str, Parameter] = {"integer": 2, "text": "x", "threat": Ref(GANGS)}
    plain["report"] = Ref("report/westshire-2014")
    things = iter((Ref(TASK_FORCE), Ref(COUNCIL)))

    values: dict[str, Parameter] = {
        slot.name: plain.get(slot.type) or next(things) for slot in question.slots
    }

    check_same(store, question.text, values)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_value_is_only_a_value(store: OxigraphStore, name: str) -> None:
    text = "SELECT ?who ?x { BIND(STRLEN(?who) AS ?x) }"

    assert store.query(bind(text, bound_terms({"who": name}))).rows[0][1] == len(name)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_term_is_written_so_that_it_reads_back(value: str) -> None:
    written = to_sparql(ox.Literal(value))

    assert parse(written) == ox.Literal(value)


@given(st.text('\\uU0027"{}', max_size=12))
def test_a_term_survives_a_server_that_unescapes_before_it_parses(value: str) -> None:
    """An escape is a backslash after an even number of backslashes (as in Java's own source)."""
    written, place = "", 0
    text = to_sparql(ox.Literal(value))
    while place < len(text):
        step = 2 if text[place] == "\\" else 1
        if text[place : place + 2] in ("\\u", "\\U"):
            step = 6
            written += chr(int(text[place + 2 : place + 6], 16))
        else:
            written += text[place : place + step]
        place += step

    assert parse(written) == ox.Literal(value)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?x { ?x ?p ?who }",
        "SELECT (COUNT(?who) AS ?x) { ?who ?p ?y }",
        "CONSTRUCT WHERE { ?who ?p ?x }",
        "SELECT ?x { ?x ?p 'who' }",
    ],
)
def test_a_parameter_that_is_no_column_is_refused(text: str) -> None:
    with pytest.raises(QuestionError, match=r"\?who: a parameter must be one of the columns"):
        bind(text, bound_terms({"who": Ref(COUNCIL)}))


def test_an_ask_and_a_construct_are_bound_in_their_pattern(store: OxigraphStore) -> None:
    bound = bound_terms({"who": Ref(TASK_FORCE)})
    built = "CONSTRUCT { ?who kg:note ?x } WHERE { ?who kg:tackles ?x }"

    assert store.query(bind("ASK { ?who kg:tackles ?x }", bound)).rows == ((True,),)
    assert len(store.query(bind(built, bound)).rows) == 1


def test_only_the_prefixes_that_a_query_uses_are_declared_in_its_first_line() -> None:
    assert declare("SELECT *\n{ ?s skos:prefLabel 1 }").startswith("PREFIX skos: <http://www.w3")
    assert declare("ASK {}") == "ASK {}"
