"""Write a Graph as nodes and links with properties; :mod:`kg.property_reading` reads them back.

::

    (:Unit:Body:Entity)        an entity: id, name, aliases, node_type (as the first label is)
    (:Report), (:Paragraph)    what was read; a paragraph is IN_REPORT, and MENTIONS entities
    (:LedgerEntry)             what was not kept; IN_REPORT
    -[:TACKLES {quote, ...}]-> a piece of evidence: a statement shown twice is two of them
    (:Threat)-[:BROADER]->     the scheme of threats

Every node is a ``Resource`` too, and its ``id`` is unique: an entity's identifier, or
``report/X``, ``report/X/paragraph/17``. A link of evidence says its report (``report``,
``report_title``, ``date``), paragraph (``paragraph`` as printed, ``key``, ``order``, ``page``),
``quote``, ``start``, ``end``, ``tier``, ``rule``, ``context``, ``premises``, its own identifier
(``evidence``) and its relation's IRI (``relation``). What is empty or unknown is not there.
Derived evidence stands beside the rest: leave it out with ``r.tier <> 'derived'``.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.entity import Entity
from kg.graph import Graph
from kg.identifiers import ID, digest, paragraph_iri, report_iri
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from kg.schema import load_schema
from kg.statement import Evidence, Statement

Property = str | int | list[str]
Properties = dict[str, Property]
"""The one dict that travels: it is what the engines take."""
Row = dict[str, str | Properties]

RESOURCE = "Resource"
MISSING = "Missing"
"""The label of a node that is linked but not in the graph."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node; its labels stand from the narrowest to Resource, which all have."""

    labels: tuple[str, ...]
    properties: Properties

    @property
    def id(self) -> str:
        """What names it in the whole graph."""
        return str(self.properties["id"])


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a type from one node to another, by identifier."""

    type: str
    source: str
    target: str
    properties: Properties


@dataclass(frozen=True, slots=True)
class PropertyGraph:
    """Nodes and links; every link's ends are among the nodes."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def to_property_graph(graph: Graph) -> PropertyGraph:
    """Turn a graph into nodes and links, in the order of its parts."""
    nodes = [*map(_entity, graph.entities), *_report_nodes(graph)]
    links = list(_links(graph))
    known = {node.id for node in nodes}
    ends = {end for link in links for end in (link.source, link.target)}
    lost = (Node((MISSING, RESOURCE), {"id": end}) for end in sorted(ends - known))
    return PropertyGraph((*nodes, *lost), tuple(links))


def group_nodes(graph: PropertyGraph) -> list[tuple[tuple[str, ...], list[Properties]]]:
    """List the properties of nodes by their labels, to be written in bulk."""
    groups: dict[tuple[str, ...], list[Properties]] = defaultdict(list)
    for node in graph.nodes:
        groups[node.labels].append(node.properties)
    return list(groups.items())


def group_links(graph: PropertyGraph) -> list[tuple[tuple[str, str, str], list[Row]]]:
    """List links by their source's first label, type and target's, to be written in bulk.

    Returns:
        For each group its rows, with ``source``, ``target`` and ``properties``.
    """
    labels = {node.id: node.labels[0] for node in graph.nodes}
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for link in graph.links:
        kind = (labels[link.source], link.type, labels[link.target])
        row: Row = {"source": link.source, "target": link.target, "properties": link.properties}
        groups[kind].append(row)
    return list(groups.items())


def report_node_id(report: str) -> str:
    """Name the node of a report.

    >>> report_node_id("board-2014")
    'report/board-2014'
    """
    return report_iri(report).removeprefix(ID)


def paragraph_node_id(report: str, key: str) -> str:
    """Name the node of a paragraph.

    >>> paragraph_node_id("board-2014", "17")
    'report/board-2014/paragraph/17'
    """
    return paragraph_iri(report, key).removeprefix(ID)


def entity_labels(node_type: str) -> tuple[str, ...]:
    """List the labels of an entity.

    >>> entity_labels("Unit"), entity_labels("Threat")
    (('Unit', 'Body', 'Entity', 'Resource'), ('Threat', 'Entity', 'Resource'))
    """
    body = ("Body",) if node_type in load_schema().bodies else ()
    return (node_type, *body, "Entity", RESOURCE)


def _report_nodes(graph: Graph) -> Iterator[Node]:
    for report in graph.reports:
        yield _report(report)
        for order, par in enumerate(report.paragraphs):
            yield _paragraph(report, par, order)
    yield from map(_ledger_entry, graph.ledger)


def _links(graph: Graph) -> Iterator[Link]:
    orders = {
        (report.id, par.key): order
        for report in graph.reports
        for order, par in enumerate(report.paragraphs)
    }
    for stmt, item in graph.rows():
        yield _evidence(graph, stmt, item, orders.get((item.report, item.paragraph)))
    for name, key, named in graph.mentions:
        yield Link("MENTIONS", paragraph_node_id(name, key), named, {"report": name, "key": key})
    for report in graph.reports:
        sources = [paragraph_node_id(report.id, par.key) for par in report.paragraphs]
        yield from _in_report(report.id, sources)
    for entry in graph.ledger:
        if entry.report in graph.report:
            yield from _in_report(entry.report, [_ledger_id(entry)])
    for entity in graph.entities:
        for broader in entity.broader:
            if broader in graph.entity:
                yield Link("BROADER", entity.id, broader, {})


def _in_report(report: str, sources: Iterable[str]) -> Iterator[Link]:
    for source in sources:
        yield Link("IN_REPORT", source, report_node_id(report), {"report": report})


def _entity(entity: Entity) -> Node:
    properties = _present(
        id=entity.id,
        node_type=entity.type,
        name=entity.name,
        aliases=list(entity.aliases),
        kind=entity.kind,
        same_as=list(entity.same_as),
        broader=list(entity.broader),
    )
    return Node(entity_labels(entity.type), properties)


def _report(report: Report) -> Node:
    properties = _present(
        id=report_node_id(report.id),
        report=report.id,
        name=report.title,
        date=report.date,
        body=report.body,
        source=report.source,
        sha256=report.sha256,
    )
    return Node(("Report", RESOURCE), properties)


def _paragraph(report: Report, par: Paragraph, order: int) -> Node:
    properties = _present(
        id=paragraph_node_id(report.id, par.key),
        report=report.id,
        key=par.key,
        name=par.address,
        order=order,
        kind=par.kind,
        text=par.text,
        headings=list(par.headings),
        page=par.page,
        items=[f"{item.start}:{item.level}" for item in par.items],
        parent=par.parent or None,
    )
    return Node(("Paragraph", RESOURCE), properties)


def _ledger_id(entry: LedgerEntry) -> str:
    words = (entry.report, entry.paragraph, entry.stage, entry.reason, entry.text)
    return f"ledger/{digest(*words)[:24]}"


def _ledger_entry(entry: LedgerEntry) -> Node:
    properties = _present(
        id=_ledger_id(entry),
        report=entry.report,
        key=entry.paragraph or None,
        stage=entry.stage,
        reason=entry.reason,
        text=entry.text,
    )
    return Node(("LedgerEntry", RESOURCE), properties)


def _evidence(graph: Graph, stmt: Statement, item: Evidence, order: int | None) -> Link:
    report, par = graph.report.get(item.report), graph.paragraph(item)
    relation = load_schema().relation(stmt.relation)
    properties = _present(
        evidence=stmt.evidence_id(item),
        relation=relation.iri,
        report=item.report,
        report_title=report.title if report else None,
        date=report.date if report else None,
        paragraph=par.address if par else None,
        key=item.paragraph,
        order=order,
        page=par.page if par else None,
        quote=item.quote,
        start=item.start,
        end=item.end,
        tier=item.tier,
        rule=item.rule,
        context=item.context or None,
        premises=list(item.premises),
    )
    return Link(relation.cypher_name, stmt.subject, stmt.object, properties)


def _present(**facts: Property | None) -> Properties:
    return {name: value for name, value in facts.items() if value is not None and value != []}
