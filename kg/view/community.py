"""Regions where no threat gives any: things that are linked among themselves more than outside."""

from collections import Counter

from kg.graph import Graph
from kg.schema import load_schema

FEWEST = 4
"""Things that a community needs to be a region."""


def find_communities(graph: Graph) -> dict[str, str]:
    """Give each entity the body that its community is known by, or "" for none.

    Louvain's method (Blondel et al., J. Stat. Mech. 2008, P10008), with a fixed seed.
    """
    import networkx as nx  # heavy, and seldom needed

    numbers = {entity.id: number for number, entity in enumerate(graph.entities)}
    network: nx.Graph[int] = nx.Graph()
    network.add_nodes_from(numbers.values())
    network.add_edges_from((numbers[it.subject], numbers[it.object]) for it in graph.statements)
    degrees = Counter(end for stmt in graph.statements for end in (stmt.subject, stmt.object))
    homes = dict.fromkeys(numbers, "")
    for found in nx.community.louvain_communities(network, seed=1):
        members = sorted(graph.entities[number].id for number in found)
        if len(members) >= FEWEST:
            homes |= dict.fromkeys(members, _name(graph, members, degrees))
    return homes


def _name(graph: Graph, members: list[str], degrees: Counter[str]) -> str:
    """Choose the most linked body of a community, or else its most linked thing."""
    bodies = [it for it in members if graph.entity[it].type in load_schema().bodies]
    return min(bodies or members, key=lambda it: (-degrees[it], it))
