"""Write a Graph as RDF quads; :mod:`kg.rdf_reading` reads them back, nothing lost.

::

    default graph     the entities, and a triple for each statement that a report says
    .../id/derived    a triple for each statement that only a rule over others gives
    .../id/quality    in an export: the quality card, see kg/view/quality_quads.py
    .../id/report/X   report X, its paragraphs with their mentions, its evidence, its ledger

The default graph therefore answers with stated and inherited statements only. Evidence is an
``rdf:Statement`` with an IRI of its own (RDF 1.1: every tool reads it), in the graph of its
report, so that a report can be read again or removed by dropping one graph.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

import pyoxigraph as ox

from kg.entity import Entity
from kg.errors import StatementError
from kg.graph import Graph
from kg.identifiers import (
    BASE,
    ID,
    ONTOLOGY,
    digest,
    entity_iri,
    evidence_iri,
    paragraph_iri,
    report_iri,
)
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from kg.schema import load_schema
from kg.statement import Evidence, Statement

PREFIXES = {
    "kg": ONTOLOGY,
    "id": ID,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "dqv": "http://www.w3.org/ns/dqv#",
    "void": "http://rdfs.org/ns/void#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes that every query may use without declaring them."""

DERIVED = BASE + "id/derived"
"""The named graph of the triples that no report says: each follows by a rule."""

QUALITY = BASE + "id/quality"
"""The named graph of the quality card; reading a graph back leaves it out."""

Term = ox.NamedNode | ox.Literal
Facts = Iterable[tuple[str, Term | None]]
"""Prefixed property and value; None is a value that is not there."""


def to_quads(graph: Graph) -> Iterator[ox.Quad]:
    """Yield every quad of a graph, in the order of its parts.

    Raises:
        StatementError: a text or an identifier cannot be written, or a statement has no
            evidence; the message names the place.
        OntologyError: a relation is not in the ontology.
    """
    for entity in graph.entities:
        yield from _entity_quads(entity)
    for report in graph.reports:
        yield from _report_quads(report)
    for stmt in graph.statements:
        yield from _statement_quads(stmt)
    for report_id, key, entity_id in graph.mentions:
        mention: Facts = [("kg:mentions", iri(entity_iri(entity_id)))]
        yield from _quads(paragraph_iri(report_id, key), report_iri(report_id), mention)
    for entry in graph.ledger:
        yield from _ledger_quads(entry)


def to_nquads(graph: Graph) -> bytes:
    """Write a graph as N-Quads: one line a quad, no line twice, sorted by bytes, LF."""
    data = ox.serialize(to_quads(graph), format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(set(data.splitlines(keepends=True))))


@cache  # a few dozen names, and each quad asks
def expand(name: str) -> str:
    """Turn a prefixed name into its IRI.

    >>> expand("skos:broader")
    'http://www.w3.org/2004/02/skos/core#broader'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def iri(value: str) -> ox.NamedNode:
    """Make an IRI term.

    Raises:
        StatementError: the value is not an IRI.
    """
    try:
        return ox.NamedNode(value)
    except ValueError as err:  # UnicodeEncodeError, for a lone surrogate, is one
        raise StatementError(f"{value!r} is not an IRI: {err}") from err


def join_headings(headings: tuple[str, ...]) -> str:
    r"""Join headings by ' > ', with a backslash before each '>' and backslash of their own.

    >>> join_headings(("Crime", "Gangs > guns"))
    'Crime > Gangs \\> guns'
    """
    return " > ".join(re.sub(r"([\\>])", r"\\\1", heading) for heading in headings)


def date_literal(value: str) -> ox.Literal:
    """Type a date by how exact it is; one that is no calendar date stays a plain string."""
    datatype = "xsd:string"
    if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) and _is_date((value + "-01-01")[:10]):
        datatype = {4: "xsd:gYear", 7: "xsd:gYearMonth", 10: "xsd:date"}[len(value)]
    return ox.Literal(value, datatype=ox.NamedNode(expand(datatype)))


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _entity_quads(entity: Entity) -> Iterator[ox.Quad]:
    place = f"entity {entity.id!r}"
    facts: Facts = [
        ("rdf:type", iri(ONTOLOGY + entity.type)),
        ("skos:prefLabel", _text(entity.name, place)),
        *(("skos:altLabel", _text(alias, place)) for alias in entity.aliases),
        ("kg:kind", None if entity.kind is None else _text(entity.kind, place)),
        *(("skos:exactMatch", iri(same)) for same in entity.same_as),
        *(("skos:broader", iri(entity_iri(broader))) for broader in entity.broader),
    ]
    return _quads(entity_iri(entity.id), None, facts)


def _report_quads(report: Report) -> Iterator[ox.Quad]:
    place, graph = f"report {report.id!r}", report_iri(report.id)
    facts: Facts = [
        ("rdf:type", iri(expand("kg:Report"))),
        ("dcterms:title", _text(report.title, place)),
        ("dcterms:date", None if report.date is None else date_literal(report.date)),
        ("kg:reportingBody", None if report.body is None else iri(entity_iri(report.body))),
        ("dcterms:source", _text(report.source, place)),
        ("kg:sha256", _text(report.sha256, place)),
    ]
    yield from _quads(graph, graph, facts)
    for order, par in enumerate(report.paragraphs):
        yield from _paragraph_quads(report, par, order)


def _paragraph_quads(report: Report, par: Paragraph, order: int) -> Iterator[ox.Quad]:
    place, graph = f"report {report.id!r} paragraph {par.key!r}", report_iri(report.id)
    items = " ".join(f"{item.start}:{item.level}" for item in par.items)
    facts: Facts = [
        ("rdf:type", iri(expand("kg:Paragraph"))),
        ("dcterms:isPartOf", iri(graph)),
        ("kg:address", _text(par.address, place)),
        ("kg:order", ox.Literal(order)),
        ("kg:paragraphKind", _text(par.kind, place)),
        ("kg:text", _text(par.text, place)),
        ("kg:heading", _text(join_headings(par.headings), place) if par.headings else None),
        ("kg:page", None if par.page is None else ox.Literal(par.page)),
        ("kg:listItems", _text(items, place) if items else None),
        (
            "dcterms:isReferencedBy",
            iri(paragraph_iri(report.id, par.parent)) if par.parent else None,
        ),
    ]
    return _quads(paragraph_iri(report.id, par.key), graph, facts)


def _statement_quads(stmt: Statement) -> Iterator[ox.Quad]:
    if not stmt.evidence:
        raise StatementError(f"statement {stmt.triple} has no evidence; it needs at least one")
    relation = load_schema().relation(stmt.relation).iri
    graph = DERIVED if stmt.tier == "derived" else None
    fact: Facts = [(relation, iri(entity_iri(stmt.object)))]
    yield from _quads(entity_iri(stmt.subject), graph, fact)
    for item in stmt.evidence:
        yield from _evidence_quads(stmt, relation, item)


def _evidence_quads(stmt: Statement, relation: str, item: Evidence) -> Iterator[ox.Quad]:
    place = f"report {item.report!r} paragraph {item.paragraph!r}, evidence of {stmt.triple}"
    facts: Facts = [
        ("rdf:type", iri(expand("kg:Evidence"))),
        ("rdf:type", iri(expand("rdf:Statement"))),
        ("rdf:subject", iri(entity_iri(stmt.subject))),
        ("rdf:predicate", iri(relation)),
        ("rdf:object", iri(entity_iri(stmt.object))),
        ("prov:wasDerivedFrom", iri(paragraph_iri(item.report, item.paragraph))),
        ("oa:exact", _text(item.quote, place)),
        ("oa:start", ox.Literal(item.start)),
        ("oa:end", ox.Literal(item.end)),
        ("kg:inTier", iri(ONTOLOGY + item.tier)),
        ("kg:rule", _text(item.rule, place)),
        ("kg:context", _text(item.context, place) if item.context else None),
        *(("kg:premise", iri(evidence_iri(premise))) for premise in item.premises),
    ]
    return _quads(evidence_iri(stmt.evidence_id(item)), report_iri(item.report), facts)


def _ledger_quads(entry: LedgerEntry) -> Iterator[ox.Quad]:
    place = f"report {entry.report!r} paragraph {entry.paragraph!r}, ledger"
    name = digest(entry.report, entry.paragraph, entry.stage, entry.reason, entry.text)[:24]
    source = paragraph_iri(entry.report, entry.paragraph) if entry.paragraph else None
    facts: Facts = [
        ("rdf:type", iri(expand("kg:LedgerEntry"))),
        ("kg:stage", _text(entry.stage, place)),
        ("kg:reason", _text(entry.reason, place)),
        ("kg:text", _text(entry.text, place)),
        ("prov:wasDerivedFrom", iri(source) if source else None),
    ]
    return _quads(f"{ID}ledger/{name}", report_iri(entry.report), facts)


def _text(value: str, place: str) -> ox.Literal:
    """Make a plain string term.

    Raises:
        StatementError: the text has half of a surrogate pair, which UTF-8 cannot hold.
    """
    lone = re.search("[\ud800-\udfff]", value)
    if lone:
        where = f"character {lone.start()} is half of a surrogate pair, {lone.group()!a}"
        raise StatementError(f"{place}: {where}; text must be whole Unicode characters")
    return ox.Literal(value)


def _quads(subject: str, graph: str | None, facts: Facts) -> Iterator[ox.Quad]:
    node, name = iri(subject), ox.DefaultGraph() if graph is None else iri(graph)
    for prop, value in facts:
        if value is not None:
            predicate = iri(prop if "://" in prop else expand(prop))
            yield ox.Quad(node, predicate, value, name)
