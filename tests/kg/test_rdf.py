"""A graph written as RDF and read back is the same graph."""

from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from kg.errors import OntologyError, StatementError
from kg.graph import Graph, make_graph
from kg.identifiers import ID
from kg.ledger import LedgerEntry
from kg.rdf import DERIVED, date_literal, expand, join_headings, to_nquads, to_quads
from kg.rdf_reading import from_quads, split_headings
from kg.schema import load_schema
from kg.statement import Statement
from tests.small_graph import ENTITIES, FORCE, GANGS, REPORT, TACKLES, TASK_FORCE, cite
from tests.strategies import graphs


def parse(data: bytes) -> list[ox.Quad]:
    return list(ox.parse(data, format=ox.RdfFormat.N_QUADS))


def ask(graph: Graph, pattern: str) -> bool:
    store = ox.Store()
    store.extend(to_quads(graph))
    prefixes = {"kg": expand("kg:"), "skos": expand("skos:")}
    base = "https://w3id.org/policing-kg/id/"
    return bool(store.query(f"ASK {{ {pattern} }}", prefixes=prefixes, base_iri=base))


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_any_graph_is_read_back_the_same(graph: Graph) -> None:
    assert from_quads(to_quads(graph)) == graph
    assert from_quads(parse(to_nquads(graph))) == graph


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_nquads_are_canonical(graph: Graph) -> None:
    data = to_nquads(graph)

    lines = data.splitlines(keepends=True)

    assert lines == sorted(set(lines))
    assert data.endswith(b"\n")
    assert b"\r" not in data
    assert to_nquads(from_quads(parse(data))) == data


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib 7.6 warns of itself
@given(graphs())
@settings(max_examples=20, deadline=None)
def test_rdflib_reads_as_many_quads(graph: Graph) -> None:
    data = to_nquads(graph)

    dataset = rdflib.Dataset()
    dataset.parse(data=data.decode(), format="nquads")

    assert len(list(dataset.quads())) == data.count(b"\n")


def test_the_small_graph_is_read_back_the_same(small_graph: Graph) -> None:
    assert from_quads(to_quads(small_graph)) == small_graph


def test_the_order_of_quads_does_not_matter(small_graph: Graph) -> None:
    quads = list(to_quads(small_graph))

    assert from_quads(reversed(quads)) == small_graph


def test_what_a_report_says_is_in_the_default_graph(small_graph: Graph) -> None:
    assert ask(small_graph, f"<{TASK_FORCE}> kg:tackles <{GANGS}>")
    assert ask(small_graph, f"<{FORCE}> kg:memberOf ?board")


def test_what_only_a_rule_says_is_in_the_derived_graph(small_graph: Graph) -> None:
    assert not ask(small_graph, f"<{FORCE}> kg:tackles <{GANGS}>")
    assert ask(small_graph, f"GRAPH <{DERIVED}> {{ <{FORCE}> kg:tackles <{GANGS}> }}")


def test_symmetric_relation_is_written_once_as_given(small_graph: Graph) -> None:
    works_with = load_schema().relation("works_with").iri

    asserted = [
        quad
        for quad in to_quads(small_graph)
        if quad.predicate.value == works_with and isinstance(quad.graph_name, ox.DefaultGraph)
    ]

    assert [str(quad.subject) for quad in asserted] == [f"<{ID}{TASK_FORCE}>"]


def test_the_scheme_of_threats_is_written(small_graph: Graph) -> None:
    assert ask(small_graph, f"<{GANGS}> skos:broader <threat/violence>")


def test_two_rules_at_one_place_are_one_piece_of_evidence() -> None:
    first, second = cite("1", "GTF", "inherited", "a"), cite("1", "GTF", "stated", "b")

    graph = make_graph(
        [REPORT],
        ENTITIES,
        [replace(TACKLES, evidence=(first,)), replace(TACKLES, evidence=(second,))],
    )

    assert graph.statements[0].evidence == (second,)


@pytest.mark.parametrize(
    ("value", "datatype"),
    [
        ("2014", "gYear"),
        ("2014-03", "gYearMonth"),
        ("2019-03-19", "date"),
        ("2019-02-30", "string"),
        ("spring 2014", "string"),
    ],
)
def test_a_date_is_typed_as_exactly_as_it_is_known(value: str, datatype: str) -> None:
    literal = date_literal(value)

    assert (literal.value, literal.datatype.value) == (value, expand("xsd:") + datatype)


@pytest.mark.parametrize(
    "headings", [("a", "b"), ("a > b",), ("a >", "b"), ("a\\", "> b"), ("",), ("", "\\>")]
)
def test_headings_are_joined_without_loss(headings: tuple[str, ...]) -> None:
    assert split_headings(join_headings(headings)) == headings


def test_half_a_surrogate_pair_names_its_place(small_graph: Graph) -> None:
    entry = LedgerEntry(REPORT.id, "2", "reading", "bad", "ab\ud800")
    graph = replace(small_graph, ledger=(entry,))

    with pytest.raises(
        StatementError, match=r"'westshire-2014' paragraph '2', ledger: character 2"
    ):
        to_nquads(graph)


def test_an_identifier_that_is_no_iri_is_refused(small_graph: Graph) -> None:
    graph = replace(small_graph, entities=(replace(ENTITIES[0], id="police force/x"),))

    with pytest.raises(StatementError, match="police force/x' is not an IRI"):
        to_nquads(graph)


def test_a_statement_without_evidence_is_refused(small_graph: Graph) -> None:
    graph = replace(small_graph, statements=(Statement(FORCE, "tackles", GANGS, ()),))

    with pytest.raises(StatementError, match="has no evidence"):
        to_nquads(graph)


def test_an_unknown_relation_is_refused(small_graph: Graph) -> None:
    graph = replace(small_graph, statements=(replace(TACKLES, relation="tackle"),))

    with pytest.raises(OntologyError, match="did you mean 'tackles'"):
        to_nquads(graph)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"ontology#stated>", b"ontology#guessed>", "kg:inTier is .*guessed', not one of"),
        (b'"numbered"', b'"prose"', "kg:paragraphKind is 'prose', not one of"),
        (b'#order> "1"', b'#order> "x"', "kg:order is 'x', not an integer"),
        (b'"43:1 69:2"', b'"43"', "kg:listItems has '43', not 'offset:level'"),
        (b"ns/oa#exact", b"ns/oa#other", "has no oa:exact; it must have one"),
    ],
    ids=["tier", "kind", "order", "items", "quote"],
)
def test_damaged_quads_are_refused_with_their_place(
    small_graph: Graph, old: bytes, new: bytes, message: str
) -> None:
    quads = parse(to_nquads(small_graph).replace(old, new))

    with pytest.raises(StatementError, match=message):
        from_quads(quads)
