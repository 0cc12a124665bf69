"""The digests by which a push to Neo4j tells what differs.

Every node that this package writes has one, in the property ``kg_digest``: an entity that of its
properties and broader links, and what is of a report that of all that comes from it (its
paragraphs, evidence, mentions and ledger).
"""

import json
from collections import defaultdict
from collections.abc import Iterator

from kg.identifiers import digest
from kg.property_graph import Link, Node, PropertyGraph

OWN = "kg_digest"


def node_marks(graph: PropertyGraph) -> dict[str, str]:
    """Make the digest of every node, by its identifier."""
    parts = by_report(graph)
    marks = entity_marks(parts.pop("", PropertyGraph((), ())))
    for part in parts.values():
        marks |= dict.fromkeys((node.id for node in part.nodes), report_mark(part))
    return marks


def by_report(graph: PropertyGraph) -> dict[str, PropertyGraph]:
    """Part a graph by report; what is of none is under the empty name."""
    nodes: dict[str, list[Node]] = defaultdict(list)
    links: dict[str, list[Link]] = defaultdict(list)
    for node in graph.nodes:
        nodes[str(node.properties.get("report", ""))].append(node)
    for link in graph.links:
        links[str(link.properties.get("report", ""))].append(link)
    names = nodes.keys() | links.keys()
    return {name: PropertyGraph(tuple(nodes[name]), tuple(links[name])) for name in sorted(names)}


def report_mark(part: PropertyGraph) -> str:
    """Make the digest of all that is of one report."""
    return digest(*(_text(node.labels, node.properties) for node in part.nodes), *_links(part))


def _links(part: PropertyGraph) -> Iterator[str]:
    for link in part.links:
        yield _text(link.type, link.source, link.target, link.properties)


def entity_marks(common: PropertyGraph) -> dict[str, str]:
    """Make the digest of each node that is of no report, by its identifier."""
    above: dict[str, list[str]] = defaultdict(list)
    for link in common.links:
        above[link.source].append(link.target)
    return {
        node.id: digest(_text(node.labels, node.properties, above.get(node.id)))
        for node in common.nodes
    }


def _text(*parts: object) -> str:
    return json.dumps(parts, sort_keys=True)
