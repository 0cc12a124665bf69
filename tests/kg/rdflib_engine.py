"""rdflib's own SPARQL engine as one to be asked: what Oxigraph answers is compared with it."""

from collections.abc import Mapping

import pyoxigraph as ox
import rdflib
from rdflib.query import ResultRow

from kg.graph import Graph
from kg.identifiers import entity_iri
from kg.rdf import PREFIXES, to_nquads
from kg.stores import Language, Parameter, Ref, Rows, Value
from kg.stores.sparql import to_value


class RdflibEngine:
    """A graph in rdflib; it only answers."""

    language: Language = "sparql"

    def __init__(self, graph: Graph) -> None:
        self._data = rdflib.Dataset()
        self._data.parse(data=to_nquads(graph), format="nquads")

    def query(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
        """Run a SELECT query."""
        given = parameters or {}
        bound = {name: _term(value) for name, value in given.items() if value is not None}
        found = self._data.query(text, initNs=PREFIXES, initBindings=bound)
        names = [str(name) for name in found.vars or ()]
        shown = [place for place, name in enumerate(names) if name not in given]
        rows = (row for row in found if isinstance(row, ResultRow))
        return Rows(
            tuple(names[place] for place in shown),
            tuple(tuple(_value(row[place]) for place in shown) for row in rows),
        )


def _term(value: Ref | str | int | float) -> rdflib.URIRef | rdflib.Literal:
    return rdflib.URIRef(entity_iri(value.id)) if isinstance(value, Ref) else rdflib.Literal(value)


def _value(term: object) -> Value:
    if isinstance(term, rdflib.URIRef):
        return to_value(ox.NamedNode(str(term)))
    if isinstance(term, rdflib.Literal):
        datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
        return to_value(ox.Literal(str(term), datatype=datatype))
    return None
