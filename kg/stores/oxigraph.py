"""A graph in Oxigraph, on disk or in memory, asked in SPARQL 1.1.

A parameter is a variable of the query whose value is given. It must be one of the SELECTed
variables (and of GROUP BY, where there is one); their columns, the same in every row, are left
out of the answer. It is bound by VALUES (:mod:`kg.stores.binding`), as on a server::

    store.query(
        "SELECT ?threat ?body ?name { ?body kg:tackles ?threat ; skos:prefLabel ?name }",
        {"threat": Ref("threat/gang-violence")},
    ).columns  # ("body", "name")

Inside a sub-SELECT a parameter is bound only where that SELECTs it too. The default graph
holds what reports say; ``GRAPH ?report { ... }`` reads evidence, ``GRAPH id:derived`` the rest.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QuestionError, StoreError
from kg.graph import Graph, remove_report, take_report
from kg.identifiers import ONTOLOGY, report_iri
from kg.rdf import PREFIXES, to_quads
from kg.rdf_reading import from_quads
from kg.stores import Parameter
from kg.stores.binding import bind
from kg.stores.limit import Limits
from kg.stores.sparql import check_question, syntax_message
from kg.stores.sparql_store import Answer, SparqlStore, bound_terms

RDF_TYPE = PREFIXES["rdf"] + "type"


class OxigraphStore(SparqlStore):
    """An Oxigraph store that keeps the Store protocol.

    Args:
        path: A folder on disk; None keeps the store in memory.
        read_only: Several processes may read the same folder at once; none may write then.
        limits: How much a question may take.
    """

    def __init__(
        self, path: Path | None = None, read_only: bool = False, limits: Limits | None = None
    ) -> None:
        """Open the store.

        Raises:
            StoreError: it cannot be opened; another process may be writing it.
        """
        self.limits = limits or Limits()
        try:
            self._store = _open(path, read_only)
        except (OSError, RuntimeError) as err:
            raise StoreError(f"{path}: the store cannot be opened: {_line(err)}") from err

    def write(self, graph: Graph) -> None:
        """Replace the store's content by a graph.

        Raises:
            StoreError: it cannot be written.
        """
        self._replace(to_quads(graph))

    def load(self, nquads: bytes) -> None:
        """Replace the store's content by N-Quads.

        Raises:
            StoreError: they are not N-Quads, or the store cannot be written.
        """
        try:
            self._replace(ox.parse(nquads, format=ox.RdfFormat.N_QUADS))
        except SyntaxError as err:
            raise StoreError(f"not N-Quads: {_line(err)}") from err

    def read(self, report: str = "") -> Graph:
        """Read the graph back, or only what one report says.

        Raises:
            StatementError: the store holds what is no graph of this package.
        """
        default, own = ox.DefaultGraph(), ox.NamedNode(report_iri(report))
        match = self._store.quads_for_pattern
        if not report:
            return from_quads(self._store)
        quads = [*match(None, None, None, default), *match(None, None, None, own)]
        return take_report(from_quads(quads), report)

    def read_names(self) -> Graph:
        """Read the entities, and the reports without their paragraphs."""
        match = self._store.quads_for_pattern
        quads = [*match(None, None, None, ox.DefaultGraph())]
        for report in match(None, ox.NamedNode(RDF_TYPE), ox.NamedNode(ONTOLOGY + "Report")):
            quads += match(report.subject, None, None, report.graph_name)
        return from_quads(quads)

    def remove_report(self, report: str) -> None:
        """Remove all that one report says; entities stay.

        Raises:
            StoreError: the store cannot be written.
        """
        self.write(remove_report(self.read(), report))

    def _replace(self, quads: Iterator[ox.Quad]) -> None:
        try:
            self._store.clear()
            self._store.bulk_extend(quads)
            self._store.optimize()  # right after a bulk load, queries are 30 times slower
            self._store.flush()
        except (OSError, RuntimeError) as err:
            raise StoreError(f"the store cannot be written: {_line(err)}") from err

    def _ask(self, text: str, parameters: Mapping[str, Parameter]) -> Answer:
        check_question(text)
        bound = bind(text, bound_terms(parameters))  # its optimiser does not see substitutions
        try:
            return self._store.query(bound, prefixes=PREFIXES)
        except SyntaxError as err:
            raise QuestionError(syntax_message(str(err))) from err
        except OSError as err:
            raise StoreError(f"the store cannot be read: {_line(err)}") from err
        except RuntimeError as err:
            raise QuestionError(_line(err)) from err


def _open(path: Path | None, read_only: bool) -> ox.Store:
    if path is None:
        return ox.Store()
    return ox.Store.read_only(str(path)) if read_only else ox.Store(path)


def _line(err: Exception) -> str:
    return " ".join(str(err).split())
