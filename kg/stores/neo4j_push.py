"""Write nodes and links to Neo4j: only what differs, and what is gone is removed.

Every node that this package writes has a digest (:mod:`kg.stores.neo4j_marks`); nodes without
are another program's and stay as they are, with the links between them. A report that differs is
removed and written again in one transaction, so it is never there in part. A push that breaks off
leaves no note; the next one goes on from there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.property_graph import (
    MISSING,
    RESOURCE,
    Link,
    Node,
    PropertyGraph,
    group_nodes,
)
from kg.schema import load_schema
from kg.stores.changes import Changes
from kg.stores.neo4j_marks import OWN, by_report, entity_marks, report_mark

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session, Transaction

BATCH = 2000
"""Nodes or links written by one query."""
NOTE = "KgGraph"
"""The label of the one node that says what was pushed."""
TURN = "KgTurn"
"""The label of the one node that a push holds, so that another waits until it has ended."""
JOINTS = ("MENTIONS", "IN_REPORT")


def push(session: "Session", graph: PropertyGraph, note: str) -> Changes:
    """Make a database hold a graph, with few writes where it holds most of it already.

    Raises:
        StoreError: another program has a node with an identifier of this graph.
    """
    _check_free(session, graph)
    _declare(session, graph)
    parts = by_report(graph)
    common = parts.pop("", PropertyGraph((), ()))
    entities, reports = entity_marks(common), {name: report_mark(parts[name]) for name in parts}
    there = _digests(session, "n.id", "n.report IS NULL")
    read = _digests(session, "n.report", "n:Report")
    changed = [node for node in common.nodes if there.get(node.id) != entities[node.id]]
    fresh = [name for name in reports if read.get(name) != reports[name]]
    gone, lost = sorted(set(read) - set(reports)), sorted(set(there) - set(entities))
    changes = Changes(len(changed), len(fresh), len(lost), len(gone))
    if changes.nothing and read_note(session) == note:
        return changes
    _write_note(session, "")
    _write_entities(session, changed, common.links, entities)
    for name in gone:
        session.execute_write(remove, name)
    for name in fresh:
        session.execute_write(_replace, name, parts[name], reports[name])
    _in_batches(session, f"MATCH (n:{RESOURCE} {{id: row}}) DETACH DELETE n", lost)
    _write_note(session, note)
    return changes


@contextmanager
def turn(session: "Session") -> Iterator[None]:
    """Hold the database against another push, which waits; the server ends it with the process.

    Args:
        session: One of its own: its transaction is open meanwhile.
    """
    _run(session, f"CREATE CONSTRAINT kg_turn IF NOT EXISTS FOR (n:{TURN}) REQUIRE n.id IS UNIQUE")
    _run(session, f"MERGE (:{TURN} {{id: 'push'}})")
    with session.begin_transaction() as tx:
        _run(tx, f"MATCH (n:{TURN} {{id: 'push'}}) SET n.held = true")
        yield
        tx.rollback()


def read_note(session: "Session") -> str | None:
    """Find what the last whole push noted: empty where one broke off, None where none was."""
    found = session.run(f"MATCH (n:{NOTE} {{id: 'graph'}}) RETURN n.note").single()
    return None if found is None else str(found[0])


def remove(tx: "ManagedTransaction", report: str) -> None:
    """Remove all that one report says; entities stay."""
    for kind in (*_relations(), *JOINTS):
        links = f"MATCH (n)-[r:{kind} {{report: $report}}]->() WHERE n.{OWN} IS NOT NULL DELETE r"
        _run(tx, links, report=report)
    own = f"MATCH (n:{RESOURCE} {{report: $report}}) WHERE n.{OWN} IS NOT NULL DETACH DELETE n"
    _run(tx, own, report=report)


def _replace(tx: "ManagedTransaction", report: str, part: PropertyGraph, mark: str) -> None:
    remove(tx, report)
    for labels, rows in group_nodes(part):
        marked = [row | {OWN: mark} for row in rows]
        _in_batches(tx, f"CREATE (n:{':'.join(labels)}) SET n = row", marked)
    _write_links(tx, part.links)


def _write_entities(
    session: "Session", nodes: list[Node], links: Iterable[Link], marks: dict[str, str]
) -> None:
    """Write entities; the digest comes last, so that one written in part is written again."""
    every = ":".join((*load_schema().types, "Body", "Entity", MISSING))
    for labels, rows in group_nodes(PropertyGraph(tuple(nodes), ())):
        text = (
            f"MERGE (n:{RESOURCE} {{id: row.id}}) REMOVE n:{every} "
            f"SET n:{':'.join(labels)} SET n = row"
        )
        _in_batches(session, text, [row | {OWN: ""} for row in rows])
    changed = {node.id for node in nodes}
    text = f"MATCH (:{RESOURCE} {{id: row}})-[r:BROADER]->(n) WHERE n.{OWN} IS NOT NULL DELETE r"
    _in_batches(session, text, sorted(changed))
    _write_links(session, [link for link in links if link.source in changed])
    marked = [{"id": name, "mark": marks[name]} for name in sorted(changed)]
    text = f"MATCH (n:{RESOURCE} {{id: row.id}}) SET n.{OWN} = row.mark"
    _in_batches(session, text, marked)


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


def _digests(session: "Session", name: str, where: str) -> dict[str, str]:
    text = f"MATCH (n:{RESOURCE}) WHERE {where} AND n.{OWN} IS NOT NULL RETURN {name}, n.{OWN}"
    return {row[0]: row[1] for row in session.run(text)}


def _check_free(session: "Session", graph: PropertyGraph) -> None:
    text = f"MATCH (n:{RESOURCE}) WHERE n.{OWN} IS NULL AND n.id IS NOT NULL RETURN n.id"
    taken = sorted({row[0] for row in session.run(text)} & {node.id for node in graph.nodes})
    if taken:
        raise StoreError(
            f"another program has a {RESOURCE} node with the id {taken[0]!r} in this database; "
            "give the graph a database of its own (NEO4J_DATABASE)"
        )


def _write_note(session: "Session", note: str) -> None:
    _run(session, f"MERGE (n:{NOTE} {{id: 'graph'}}) SET n.note = $note", note=note)


def _declare(session: "Session", graph: PropertyGraph) -> None:
    """Make the constraint, and the indexes that pushes and questions of this graph need."""
    unique = f"CREATE CONSTRAINT kg_id IF NOT EXISTS FOR (n:{RESOURCE}) REQUIRE n.id IS UNIQUE"
    _run(session, unique)
    labels = {node.labels[0] for node in graph.nodes} | {"Entity"}
    indexes = [f"kg_{label.lower()}_id IF NOT EXISTS FOR (n:{label}) ON (n.id)" for label in labels]
    indexes += ["kg_name IF NOT EXISTS FOR (n:Entity) ON (n.name)"]
    indexes += [f"kg_report IF NOT EXISTS FOR (n:{RESOURCE}) ON (n.report)"]
    for kind in {link.type for link in graph.links if "report" in link.properties}:
        name = f"kg_{kind.lower()}_report"
        indexes.append(f"{name} IF NOT EXISTS FOR ()-[r:{kind}]-() ON (r.report)")
    session.execute_write(_make_indexes, sorted(indexes))
    _run(session, "CALL db.awaitIndexes(300)")


def _make_indexes(tx: "ManagedTransaction", indexes: list[str]) -> None:
    for index in indexes:
        _run(tx, f"CREATE INDEX {index}")


def _relations() -> list[str]:
    return sorted(relation.cypher_name for relation in load_schema().relations.values())


def _in_batches(where: "Session | ManagedTransaction", text: str, rows: list[Any]) -> None:
    for start in range(0, len(rows), BATCH):
        _run(where, f"UNWIND $rows AS row {text}", rows=rows[start : start + BATCH])


def _run(where: "Session | Transaction | ManagedTransaction", text: str, **parameters: Any) -> None:
    """Run a statement; its names come from the ontology, its values are bound."""
    where.run(text, parameters).consume()
