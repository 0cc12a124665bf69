"""Each fault that a graph can have is found and named; a good graph has none."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import rdflib
from hypothesis import given, settings
from rdflib import RDF, SH
from rdflib.collection import Collection

from kg.check import check_graph, check_shapes, check_sources
from kg.graph import Graph
from kg.identifiers import ONTOLOGY
from kg.report import Paragraph, ParagraphKind
from kg.resources import resource_text
from kg.schema import load_schema
from kg.statement import Statement
from tests.small_graph import (
    COUNCIL,
    ENTITIES,
    FORCE,
    GANGS,
    REPORT,
    STATEMENTS,
    TACKLES,
    TASK_FORCE,
    WORKS_WITH,
    cite,
)
from tests.strategies import graphs

Change = Callable[[Graph], Graph]


def with_statement(stmt: Statement) -> Change:
    return lambda graph: replace(graph, statements=(*STATEMENTS, stmt))


def with_evidence(**values: object) -> Change:
    item = replace(TACKLES.evidence[0], **values)  # type: ignore[arg-type]  # one field at a time
    return lambda graph: replace(graph, statements=(replace(TACKLES, evidence=(item,)),))


def with_entity(**values: object) -> Change:
    entity = replace(ENTITIES[4], **values)  # type: ignore[arg-type]  # one field at a time
    others = tuple(item for item in ENTITIES if item.id != GANGS)
    return lambda graph: replace(graph, entities=(*others, entity), statements=STATEMENTS[2:])


def with_report(**values: object) -> Change:
    report = replace(REPORT, **values)  # type: ignore[arg-type]  # one field at a time
    return lambda graph: replace(graph, reports=(report,))


FAULTS: dict[str, tuple[Change, str]] = {
    "quote": (with_evidence(quote="tackles gun violence"), "quotes 'tackles gun violence', but"),
    "place": (with_evidence(start=5, end=5), "characters 5-5 are not in its [0-9]+ characters"),
    "end": (with_evidence(end=999), "characters .*-999 are not in"),
    "paragraph": (
        with_evidence(paragraph="9"),
        "paragraph 9, .* the paragraph is not in the graph",
    ),
    "report": (with_evidence(report="other"), "report other .* the paragraph is not in the graph"),
    "premise": (with_evidence(premises=("ab",)), "rests on evidence 'ab', which is not"),
    "no premise": (with_evidence(tier="derived"), "is derived, but cites no evidence"),
    "no evidence": (with_statement(replace(TACKLES, evidence=())), "has no evidence"),
    "relation": (
        with_statement(replace(TACKLES, relation="tackle")),
        "relation 'tackle' is not in",
    ),
    "subject": (with_statement(replace(TACKLES, subject="unit/x")), "'unit/x' is not in the graph"),
    "object": (with_statement(replace(TACKLES, object="threat/x")), "'threat/x' is not in"),
    "ends": (with_statement(replace(TACKLES, object=COUNCIL)), "runs from Unit to Organisation;"),
    "loop": (
        with_statement(replace(WORKS_WITH, object=TASK_FORCE)),
        "works_with unit.*: links a thing to itself",
    ),
    "both ways": (
        with_statement(replace(WORKS_WITH, subject=COUNCIL, object=TASK_FORCE)),
        "is written both ways; works_with is symmetric: write it once",
    ),
    "twice": (with_statement(TACKLES), "statement .* tackles .*: is there 2 times, not once"),
    "two rules": (
        lambda graph: replace(
            graph,
            statements=(replace(TACKLES, evidence=(cite("1", "GTF"), cite("1", "GTF", rule="b"))),),
        ),
        "evidence [0-9a-f]{24}: is there 2 times",
    ),
    "type": (with_entity(type="Danger"), "type 'Danger' is not in the ontology"),
    "name": (with_entity(name=" "), "has no name"),
    "broader": (with_entity(broader=("threat/x",)), "is under 'threat/x', which is not"),
    "same entity": (
        lambda graph: replace(graph, entities=(*graph.entities, ENTITIES[0])),
        f"entity {FORCE}: is there 2 times",
    ),
    "same paragraph": (
        with_report(paragraphs=(*REPORT.paragraphs, REPORT.paragraphs[0])),
        "report westshire-2014 paragraph title: is there 2 times",
    ),
    "mention": (
        lambda graph: replace(graph, mentions=((REPORT.id, "1", "unit/x"),)),
        "paragraph 1: mentions 'unit/x', which is not in the graph",
    ),
    "mention in nothing": (
        lambda graph: replace(graph, mentions=((REPORT.id, "9", GANGS),)),
        f"paragraph 9: mentions '{GANGS}', but is not in the graph",
    ),
}


def test_a_good_graph_has_no_fault(small_graph: Graph) -> None:
    assert check_graph(small_graph) == ()


@pytest.mark.parametrize(("change", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_found_and_named(small_graph: Graph, change: Change, message: str) -> None:
    faults = [str(fault) for fault in check_graph(change(small_graph))]

    assert [fault for fault in faults if re.search(message, fault)], faults
    assert not [fault for fault in faults if "\n" in fault]


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_any_graph_can_be_checked(graph: Graph) -> None:
    assert all(fault.place and fault.message for fault in check_graph(graph))


def test_a_file_that_changed_is_found(tmp_path: Path, small_graph: Graph) -> None:
    data = b"The file as it was read."
    graph = with_report(sha256=hashlib.sha256(data).hexdigest())(small_graph)
    path = tmp_path / REPORT.source

    assert "not compared" in str(check_sources(graph, tmp_path)[0])
    path.write_bytes(data)
    assert check_sources(graph, tmp_path) == ()
    path.write_bytes(data + b" ")
    assert [fault.place for fault in check_sources(graph, tmp_path)] == [
        "report westshire-2014 (Westshire 2014.txt)"
    ]


SHAPES: dict[str, tuple[Change, str]] = {
    "two tiers": (
        lambda graph: replace(
            graph,
            statements=(
                replace(TACKLES, evidence=(cite("1", "GTF"), cite("1", "GTF", "inherited"))),
            ),
        ),
        "Evidence is stated, inherited or derived",
    ),
    "span": (with_evidence(start=-1), "Evidence begins at one character, from 0"),
    "empty span": (with_evidence(start=9, end=9), "before its end"),
    "no quote": (with_evidence(quote=""), "Evidence has one quote"),
    "paragraph": (with_evidence(paragraph="9"), "Evidence is in one paragraph"),
    "premise": (with_evidence(premises=("ab",)), "A premise is evidence of the graph"),
    "digest": (with_report(sha256="abc"), "64 hexadecimal digits"),
    "body": (with_report(body=GANGS), "A report is of at most one body"),
    "name": (with_entity(name=""), "A node has one name"),
    "broader": (with_entity(broader=(FORCE,)), "Only threats and strands have others above"),
    "kind of paragraph": (
        with_report(paragraphs=(Paragraph("1", "1", "Text.", cast(ParagraphKind, "prose")),)),
        "A paragraph is numbered, text",
    ),
    "subject": (
        with_statement(replace(TACKLES, subject="threat/violence")),
        "cannot be the subject of tackles",
    ),
    "object": (with_statement(replace(TACKLES, object=COUNCIL)), "cannot be the object of tackles"),
    "unknown end": (
        with_statement(replace(TACKLES, subject="unit/x")),
        "cannot be the subject of tackles",
    ),
    "mention": (
        lambda graph: replace(graph, mentions=((REPORT.id, "1", "unit/x"),)),
        "A paragraph mentions nodes",
    ),
}


def test_the_shapes_accept_a_good_graph(small_graph: Graph) -> None:
    assert check_shapes(small_graph) == ()


@pytest.mark.parametrize(("change", "message"), SHAPES.values(), ids=SHAPES)
def test_the_shapes_refuse_a_bad_graph(small_graph: Graph, change: Change, message: str) -> None:
    faults = [str(fault) for fault in check_shapes(change(small_graph))]

    assert [fault for fault in faults if message in fault], faults


@pytest.fixture(scope="module")
def shapes() -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=resource_text("ontology", "shapes.ttl"), format="turtle")
    return graph


@pytest.mark.parametrize("name", load_schema().relations)
def test_the_shapes_of_a_relation_agree_with_the_ontology(shapes: rdflib.Graph, name: str) -> None:
    relation = load_schema().relation(name)

    for target, types in (
        (SH.targetSubjectsOf, relation.subjects),
        (SH.targetObjectsOf, relation.objects),
    ):
        shape = shapes.value(None, target, rdflib.URIRef(relation.iri), any=False)
        assert shape is not None
        prop = shapes.value(shape, SH.property, any=False)
        assert shapes.value(prop, SH.path) == RDF.type
        head = shapes.value(prop, SH["in"])
        assert head is not None
        allowed = Collection(shapes, head)
        assert {str(term) for term in allowed} == {ONTOLOGY + each for each in types}


def test_every_node_type_has_a_shape(shapes: rdflib.Graph) -> None:
    kinds = (*load_schema().types, "Report", "Paragraph", "Evidence", "LedgerEntry")

    assert {str(term) for term in shapes.objects(None, SH.targetClass)} == {
        ONTOLOGY + kind for kind in kinds
    }
