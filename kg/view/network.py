"""A graph as a networkx MultiDiGraph: one edge for each piece of evidence."""

from typing import TYPE_CHECKING

import networkx as nx

from kg.entity import Entity
from kg.graph import Graph
from kg.sheet import join_names
from kg.statement import Evidence, Statement

if TYPE_CHECKING:
    Network = nx.MultiDiGraph[str]


def to_networkx(graph: Graph, *, derived: bool = False) -> "Network":
    """Turn a graph into a network; its node and edge attributes are all texts or numbers.

    Nodes are identifiers, with ``name``, ``type``, ``aliases`` (joined by ``|``) and ``kind``.
    Edges are keyed by evidence, with ``relation``, ``quote``, ``paragraph`` (as printed),
    ``report``, ``date``, ``page``, ``tier`` and ``rule``. What is not known is not there.

    Args:
        graph: The graph.
        derived: Take derived evidence too, not only what reports say.
    """
    network: Network = nx.MultiDiGraph()
    for entity in graph.entities:
        network.add_node(entity.id, **_node(entity))
    for stmt, item in graph.rows():
        if derived or item.tier != "derived":
            attributes = _edge(graph, stmt, item)
            network.add_edge(stmt.subject, stmt.object, stmt.evidence_id(item), **attributes)
    return network


def _node(entity: Entity) -> dict[str, str]:
    found = {"name": entity.name, "type": entity.type, "aliases": join_names(entity.aliases)}
    return found if entity.kind is None else found | {"kind": entity.kind}


def _edge(graph: Graph, stmt: Statement, item: Evidence) -> dict[str, str | int]:
    found: dict[str, str | int] = {
        "relation": stmt.relation,
        "quote": item.quote,
        "report": item.report,
        "tier": item.tier,
        "rule": item.rule,
    }
    report, par = graph.report.get(item.report), graph.paragraph(item)
    found["paragraph"] = par.address if par else item.paragraph
    if par and par.page is not None:
        found["page"] = par.page
    if report and report.date is not None:
        found["date"] = report.date
    return found
