"""Read a Graph back from the RDF quads that :mod:`kg.rdf` writes.

Statements come from their evidence; the plain triples beside them say nothing more, and the
quality card is counted anew from the graph.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import cast, get_args

import pyoxigraph as ox

from kg.entity import Entity
from kg.errors import StatementError
from kg.graph import Graph, make_graph
from kg.identifiers import ID, ONTOLOGY, evidence_iri, paragraph_iri, report_iri
from kg.ledger import LedgerEntry, Stage
from kg.rdf import DERIVED, QUALITY, expand
from kg.report import ListItem, Paragraph, ParagraphKind, Report
from kg.schema import load_schema, term_text
from kg.statement import TIERS, Evidence, Statement, Tier

REPORT = report_iri("")


class Node:
    """One subject in one graph, and what is said of it."""

    def __init__(self, iri: str, graph: str) -> None:
        self.iri = iri
        self.report = graph.removeprefix(REPORT)
        self.facts: dict[str, list[str]] = defaultdict(list)

    def all(self, prop: str) -> tuple[str, ...]:
        """List the values of a property, sorted; empty when there is none."""
        return tuple(sorted(set(self.facts.get(expand(prop), ()))))

    def get(self, prop: str) -> str | None:
        """Find the value of a property; None when there is none.

        Raises:
            StatementError: there are several.
        """
        found = self.all(prop)
        if len(found) > 1:
            raise StatementError(f"<{self.iri}> has {len(found)} of {prop}, not one")
        return found[0] if found else None

    def one(self, prop: str) -> str:
        """Find the one value of a property.

        Raises:
            StatementError: there is none, or several.
        """
        found = self.get(prop)
        if found is None:
            raise StatementError(f"<{self.iri}> has no {prop}; it must have one")
        return found

    def number(self, prop: str) -> int:
        """Find the one value of a property, an integer.

        Raises:
            StatementError: there is none, or several, or it is not an integer.
        """
        found = self.one(prop)
        if not re.fullmatch("-?[0-9]+", found):
            raise StatementError(f"<{self.iri}> {prop} is {found!r}, not an integer")
        return int(found)


def from_quads(quads: Iterable[ox.Quad]) -> Graph:
    """Build the graph that :func:`kg.rdf.to_quads` wrote; order does not matter.

    Raises:
        StatementError: a node lacks a value, has too many, or says something unknown.
    """
    nodes = _nodes(quads)
    paragraphs = defaultdict(list)
    for par in _typed(nodes, "kg:Paragraph"):
        paragraphs[par.report].append(par)
    return make_graph(
        reports=[_report(node, paragraphs[node.report]) for node in _typed(nodes, "kg:Report")],
        entities=[_entity(node) for node in nodes if not node.report and node.all("rdf:type")],
        statements=[_statement(node) for node in _typed(nodes, "kg:Evidence")],
        mentions=[
            (node.report, _key(node.iri, node), _cut(entity, ID))
            for node in nodes
            for entity in node.all("kg:mentions")
        ],
        ledger=[_ledger_entry(node) for node in _typed(nodes, "kg:LedgerEntry")],
    )


def split_headings(joined: str) -> tuple[str, ...]:
    r"""Undo :func:`kg.rdf.join_headings`.

    >>> split_headings("Crime > Gangs \\> guns")
    ('Crime', 'Gangs > guns')
    """
    # A heading's own '>' follows a backslash, so ' > ' is always a joint.
    return tuple(re.sub(r"\\([\\>])", r"\1", part) for part in joined.split(" > "))


def _nodes(quads: Iterable[ox.Quad]) -> list[Node]:
    nodes: dict[tuple[str, str], Node] = {}
    for quad in quads:
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else term_text(quad.graph_name)
        if graph in (DERIVED, QUALITY):
            continue
        iri = term_text(quad.subject)
        if (node := nodes.get((graph, iri))) is None:
            node = nodes[graph, iri] = Node(iri, graph)
        node.facts[quad.predicate.value].append(term_text(quad.object))
    return list(nodes.values())


def _typed(nodes: list[Node], kind: str) -> list[Node]:
    return [node for node in nodes if expand(kind) in node.all("rdf:type")]


def _entity(node: Node) -> Entity:
    return Entity(
        id=_cut(node.iri, ID),
        type=_cut(node.one("rdf:type"), ONTOLOGY),
        name=node.one("skos:prefLabel"),
        aliases=node.all("skos:altLabel"),
        kind=node.get("kg:kind"),
        same_as=node.all("skos:exactMatch"),
        broader=tuple(_cut(iri, ID) for iri in node.all("skos:broader")),
    )


def _report(node: Node, paragraphs: list[Node]) -> Report:
    body = node.get("kg:reportingBody")
    return Report(
        id=node.report,
        title=node.one("dcterms:title"),
        date=node.get("dcterms:date"),
        body=None if body is None else _cut(body, ID),
        source=node.one("dcterms:source"),
        sha256=node.one("kg:sha256"),
        paragraphs=tuple(
            _paragraph(par) for par in sorted(paragraphs, key=lambda par: par.number("kg:order"))
        ),
    )


def _paragraph(node: Node) -> Paragraph:
    headings, parent = node.get("kg:heading"), node.get("dcterms:isReferencedBy")
    return Paragraph(
        key=_key(node.iri, node),
        address=node.one("kg:address"),
        text=node.one("kg:text"),
        kind=cast(ParagraphKind, _known(node, "kg:paragraphKind", get_args(ParagraphKind))),
        headings=() if headings is None else split_headings(headings),
        page=None if node.get("kg:page") is None else node.number("kg:page"),
        items=_items(node),
        parent="" if parent is None else _key(parent, node),
    )


def _items(node: Node) -> tuple[ListItem, ...]:
    pairs = (node.get("kg:listItems") or "").split()
    for pair in pairs:
        if not re.fullmatch("[0-9]+:[0-9]+", pair):
            raise StatementError(f"<{node.iri}> kg:listItems has {pair!r}, not 'offset:level'")
    return tuple(ListItem(*map(int, pair.split(":"))) for pair in pairs)


def _statement(node: Node) -> Statement:
    names = {relation.iri: name for name, relation in load_schema().relations.items()}
    relation = _known(node, "rdf:predicate", tuple(names))
    ends = (_cut(node.one(prop), ID) for prop in ("rdf:subject", "rdf:object"))
    return Statement(next(ends), names[relation], next(ends), (_evidence(node),))


def _evidence(node: Node) -> Evidence:
    tiers = {ONTOLOGY + tier: tier for tier in TIERS}
    tier: Tier = tiers[_known(node, "kg:inTier", tuple(tiers))]
    return Evidence(
        report=node.report,
        paragraph=_key(node.one("prov:wasDerivedFrom"), node),
        start=node.number("oa:start"),
        end=node.number("oa:end"),
        quote=node.one("oa:exact"),
        tier=tier,
        rule=node.one("kg:rule"),
        context=node.get("kg:context") or "",
        premises=tuple(_cut(iri, evidence_iri("")) for iri in node.all("kg:premise")),
    )


def _ledger_entry(node: Node) -> LedgerEntry:
    source = node.get("prov:wasDerivedFrom")
    return LedgerEntry(
        report=node.report,
        paragraph="" if source is None else _key(source, node),
        stage=cast(Stage, _known(node, "kg:stage", get_args(Stage))),
        reason=node.one("kg:reason"),
        text=node.one("kg:text"),
    )


def _known(node: Node, prop: str, allowed: tuple[str, ...]) -> str:
    found = node.one(prop)
    if found not in allowed:
        raise StatementError(f"<{node.iri}> {prop} is {found!r}, not one of {', '.join(allowed)}")
    return found


def _key(iri: str, node: Node) -> str:
    """Find a paragraph's key from its IRI; it is of the same report as the node."""
    return _cut(iri, paragraph_iri(node.report, ""))


def _cut(iri: str, start: str) -> str:
    if not iri.startswith(start):
        raise StatementError(f"<{iri}> does not begin <{start}>, as it must in this graph")
    return iri.removeprefix(start)
