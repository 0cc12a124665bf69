"""A graph as an RDF file: N-Quads, TriG, Turtle or JSON-LD.

N-Quads, TriG and JSON-LD keep the named graphs, so the graph can be read back whole. Turtle has
none: it holds the union of the default graph and the reports' graphs. The plain triples of
derived statements stay out of it unless asked for, as no graph name would tell them from what a
report says; their evidence is in it either way.
"""

import pyoxigraph as ox

from kg.graph import Graph
from kg.rdf import DERIVED, PREFIXES, to_nquads, to_quads


def to_trig(graph: Graph) -> bytes:
    """Write a graph as TriG, sorted."""
    return ox.serialize(_sorted(graph), format=ox.RdfFormat.TRIG, prefixes=_PREFIXES) or b""


def to_jsonld(graph: Graph) -> bytes:
    """Write a graph as JSON-LD in expanded form, sorted."""
    return ox.serialize(_sorted(graph), format=ox.RdfFormat.JSON_LD) or b""


def to_turtle(graph: Graph, *, derived: bool = False) -> bytes:
    """Write the union of a graph's named graphs as Turtle, sorted."""
    kept = (quad for quad in to_quads(graph) if derived or quad.graph_name != _DERIVED)
    triples = sorted({quad.triple for quad in kept}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


_DERIVED = ox.NamedNode(DERIVED)
_PREFIXES = dict(sorted(PREFIXES.items()))


def _sorted(graph: Graph) -> list[ox.Quad]:
    return list(ox.parse(to_nquads(graph), format=ox.RdfFormat.N_QUADS))
