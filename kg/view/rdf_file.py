"""A graph as an RDF file: N-Quads, TriG, Turtle or JSON-LD, with its quality card where given.

N-Quads, TriG and JSON-LD keep the named graphs, so the graph can be read back whole. Turtle has
none: it holds the union of the default graph, the reports' graphs and the card. The plain triples
of derived statements stay out of it unless asked for, as no graph name would tell them from what
a report says; their evidence is in it either way.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph import Graph
from kg.quality import Card
from kg.rdf import DERIVED, PREFIXES, to_nquads, to_quads
from kg.view.quality_quads import card_quads


def to_nquads_file(graph: Graph, card: Card | None = None) -> bytes:
    """Write a graph and its card as N-Quads, sorted by bytes."""
    lines = set(to_nquads(graph).splitlines(keepends=True))
    more = ox.serialize(_card(card), format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(lines | set(more.splitlines(keepends=True))))


def to_trig(graph: Graph, card: Card | None = None) -> bytes:
    """Write a graph as TriG, sorted."""
    return ox.serialize(_sorted(graph, card), format=ox.RdfFormat.TRIG, prefixes=_PREFIXES) or b""


def to_jsonld(graph: Graph, card: Card | None = None) -> bytes:
    """Write a graph as JSON-LD in expanded form, sorted."""
    return ox.serialize(_sorted(graph, card), format=ox.RdfFormat.JSON_LD) or b""


def to_turtle(graph: Graph, card: Card | None = None, *, derived: bool = False) -> bytes:
    """Write the union of a graph's named graphs as Turtle, sorted."""
    kept = [quad for quad in to_quads(graph) if derived or quad.graph_name != _DERIVED]
    triples = sorted({quad.triple for quad in (*kept, *_card(card))}, key=str)
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES) or b""


def triples_turtle(triples: Iterable[ox.Triple]) -> bytes:
    """Write triples as Turtle, in their order, with the prefixes that they use."""
    kept = list(triples)
    text = "".join(map(str, kept))
    used = {name: base for name, base in _PREFIXES.items() if f"<{base}" in text}
    return ox.serialize(kept, format=ox.RdfFormat.TURTLE, prefixes=used) or b""


_DERIVED = ox.NamedNode(DERIVED)
_PREFIXES = dict(sorted(PREFIXES.items()))


def _card(card: Card | None) -> list[ox.Quad]:
    return [] if card is None else list(card_quads(card))


def _sorted(graph: Graph, card: Card | None) -> list[ox.Quad]:
    return list(ox.parse(to_nquads_file(graph, card), format=ox.RdfFormat.N_QUADS))
