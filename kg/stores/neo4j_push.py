"""Write nodes and links to Neo4j: only what differs, and what is gone is removed.

Every node that this package writes has the property ``kg_digest``; nodes without it are another
program's and stay as they are. An entity's digest is of its properties and broader links, a
report's of all that comes from it: its paragraphs, evidence, mentions and ledger. A report that
differs is removed and written again in one transaction, so it is never there in part.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.identifiers import digest
from kg.property_graph import (
    MISSING,
    RESOURCE,
    Link,
    Node,
    PropertyGraph,
    group_nodes,
)
from kg.schema import load_schema

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

OWN = "kg_digest"
BATCH = 2000
"""Nodes or links written by one query."""
JOINTS = ("MENTIONS", "IN_REPORT")
KINDS = ("Entity", "Report", "Paragraph", "LedgerEntry")


@dataclass(frozen=True, slots=True)
class Changes:
    """What a push wrote and removed."""

    entities: int
    reports: int
    removed_entities: int
    removed_reports: int

    @property
    def nothing(self) -> bool:
        """Tell whether all was there already."""
        return not (self.entities or self.reports or self.removed_entities or self.removed_reports)


def push(session: "Session", graph: PropertyGraph, stamp: dict[str, str]) -> Changes:
    """Make a database hold a graph, with few writes where it holds most of it already."""
    _declare(session)
    parts = _by_report(graph)
    common = parts.pop("", PropertyGraph((), ()))
    entities, reports = _entity_digests(common), {name: _digest(parts[name]) for name in parts}
    there = _digests(session, "n.id", "n.report IS NULL")
    read = _digests(session, "n.report", "n:Report")
    changed = [node for node in common.nodes if there.get(node.id) != entities[node.id]]
    _write_entities(session, changed, common.links, entities)
    fresh = [name for name in reports if read.get(name) != reports[name]]
    gone = sorted(set(read) - set(reports))
    for name in gone:
        session.execute_write(remove, name)
    for name in fresh:
        session.execute_write(_replace, name, parts[name], reports[name], name in read)
    lost = sorted(set(there) - set(entities))
    _in_batches(session, f"MATCH (n:{RESOURCE} {{id: row}}) DETACH DELETE n", lost)
    if stamp["digest"]:
        _run(session, "MERGE (g:KgGraph {id: 'graph'}) SET g += $stamp", stamp=stamp)
    return Changes(len(changed), len(fresh), len(lost), len(gone))


def remove(tx: "ManagedTransaction", report: str) -> None:
    """Remove all that one report says; entities stay."""
    for kind in (*_relations(), *JOINTS):
        _run(tx, f"MATCH ()-[r:{kind} {{report: $report}}]->() DELETE r", report=report)
    own = f"MATCH (n:{RESOURCE} {{report: $report}}) WHERE n.{OWN} IS NOT NULL DETACH DELETE n"
    _run(tx, own, report=report)


def _replace(
    tx: "ManagedTransaction", report: str, part: PropertyGraph, mark: str, there: bool
) -> None:
    if there:
        remove(tx, report)
    for labels, rows in group_nodes(part):
        marked = [row | {OWN: mark} for row in rows]
        _in_batches(tx, f"CREATE (n:{':'.join(labels)}) SET n = row", marked)
    _write_links(tx, part.links)


def _write_entities(
    session: "Session", nodes: list[Node], links: Iterable[Link], marks: dict[str, str]
) -> None:
    every = ":".join((*load_schema().types, "Body", "Entity", MISSING))
    for labels, rows in group_nodes(PropertyGraph(tuple(nodes), ())):
        text = (
            f"MERGE (n:{RESOURCE} {{id: row.id}}) REMOVE n:{every} "
            f"SET n:{':'.join(labels)} SET n = row"
        )
        _in_batches(session, text, [row | {OWN: marks[str(row["id"])]} for row in rows])
    changed = {node.id for node in nodes}
    text = f"MATCH (:{RESOURCE} {{id: row}})-[r:BROADER]->() DELETE r"
    _in_batches(session, text, sorted(changed))
    _write_links(session, [link for link in links if link.source in changed])


def _write_links(where: "Session | ManagedTransaction", links: Iterable[Link]) -> None:
    groups: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for link in links:
        row = {"source": link.source, "target": link.target, "properties": link.properties}
        groups[link.type].append(row)
    for kind, rows in groups.items():
        text = (
            f"MATCH (a:{RESOURCE} {{id: row.source}}) MATCH (b:{RESOURCE} {{id: row.target}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        _in_batches(where, text, rows)


def _by_report(graph: PropertyGraph) -> dict[str, PropertyGraph]:
    """Part a graph by report; what is of none is under the empty name."""
    nodes: dict[str, list[Node]] = defaultdict(list)
    links: dict[str, list[Link]] = defaultdict(list)
    for node in graph.nodes:
        nodes[str(node.properties.get("report", ""))].append(node)
    for link in graph.links:
        links[str(link.properties.get("report", ""))].append(link)
    names = nodes.keys() | links.keys()
    return {name: PropertyGraph(tuple(nodes[name]), tuple(links[name])) for name in sorted(names)}


def _digest(part: PropertyGraph) -> str:
    return digest(*(_text(node.labels, node.properties) for node in part.nodes), *_links(part))


def _links(part: PropertyGraph) -> Iterator[str]:
    for link in part.links:
        yield _text(link.type, link.source, link.target, link.properties)


def _entity_digests(common: PropertyGraph) -> dict[str, str]:
    above: dict[str, list[str]] = defaultdict(list)
    for link in common.links:
        above[link.source].append(link.target)
    return {
        node.id: digest(_text(node.labels, node.properties, above.get(node.id)))
        for node in common.nodes
    }


def _text(*parts: object) -> str:
    return json.dumps(parts, sort_keys=True)


def _digests(session: "Session", name: str, where: str) -> dict[str, str]:
    text = f"MATCH (n:{RESOURCE}) WHERE {where} AND n.{OWN} IS NOT NULL RETURN {name}, n.{OWN}"
    return {row[0]: row[1] for row in session.run(text)}


def _declare(session: "Session") -> None:
    """Make the constraint and the indexes that pushes and questions need."""
    _run(
        session,
        f"CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:{RESOURCE}) REQUIRE n.id IS UNIQUE",
    )
    for label, name in (
        *((label, "id") for label in (*KINDS, *load_schema().types)),
        ("Entity", "name"),
        (RESOURCE, "report"),
    ):
        _run(
            session,
            f"CREATE INDEX kg_{label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name})",
        )
    for kind in (*_relations(), *JOINTS):
        _run(
            session,
            f"CREATE INDEX kg_{kind.lower()}_report IF NOT EXISTS FOR ()-[r:{kind}]-() "
            "ON (r.report)",
        )
    _run(session, "CALL db.awaitIndexes(120)")


def _relations() -> list[str]:
    return sorted(relation.cypher_name for relation in load_schema().relations.values())


def _in_batches(where: "Session | ManagedTransaction", text: str, rows: list[Any]) -> None:
    for start in range(0, len(rows), BATCH):
        _run(where, f"UNWIND $rows AS row {text}", rows=rows[start : start + BATCH])


def _run(where: "Session | ManagedTransaction", text: str, **parameters: Any) -> None:
    """Run a statement; its names come from the ontology, its values are bound."""
    where.run(text, parameters).consume()
