"""A graph on any SPARQL 1.1 server, asked over HTTP.

A parameter is bound by VALUES (:mod:`kg.stores.binding`). The server's default graph must not be
the union of all graphs: questions tell what reports say from what only a rule gives by it. Two
addresses are told apart, as servers do: that of queries, and that of the Graph Store Protocol,
where :mod:`kg.stores.graph_store` writes.

User and password come from ``KG_ENDPOINT_USERNAME`` and ``KG_ENDPOINT_PASSWORD``.
"""

from collections.abc import Iterator, Mapping
from types import TracebackType
from typing import Any, Self, cast
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import Graph, remove_report, take_report
from kg.identifiers import report_iri
from kg.rdf_reading import from_quads
from kg.stores import Parameter, Rows
from kg.stores.binding import bind, declare
from kg.stores.changes import Changes
from kg.stores.graph_store import NOTE, GraphStore
from kg.stores.http import Body, Client
from kg.stores.limit import Limits
from kg.stores.message import one_line
from kg.stores.sparql import check_question
from kg.stores.sparql_store import Answer, SparqlStore, Triples, bound_terms

ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
GRACE = 1.0
"""Seconds beyond the time limit, after which a silent server is left."""
PATIENCE = 600.0
"""Seconds to wait for each part of an answer when a whole graph is read."""
ENTITIES = """
SELECT ?s ?p ?o {
  ?s skos:prefLabel ?name .
  ?s ?p ?o
  FILTER(?p IN (rdf:type, skos:prefLabel, skos:altLabel, kg:kind, skos:exactMatch, skos:broader))
  FILTER(STRSTARTS(STR(?s), STR(id:)))
}"""
REPORTS = "SELECT ?s ?p ?o { GRAPH ?s { ?s rdf:type kg:Report ; ?p ?o } }"
CONTENT = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }"
PUSHED = f"SELECT ?note {{ GRAPH <{NOTE}> {{ <{NOTE}> dcterms:description ?note }} }}"


class EndpointStore(SparqlStore):
    """A SPARQL server that keeps the Store protocol.

    Args:
        address: Where queries are asked.
        graphs: Where graphs are written by the Graph Store Protocol; empty is the same address.
        limits: How much a question may take.
    """

    def __init__(self, address: str, graphs: str = "", limits: Limits | None = None) -> None:
        """Take the addresses; nothing is sent yet.

        Raises:
            StoreError: an address is wrong, or there is a user without password.
        """
        self.limits = limits or Limits()
        self._client = Client(address)
        self._graphs = GraphStore(graphs or address)

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Do nothing: each request has a connection of its own."""

    def write(self, graph: Graph) -> None:
        """Replace what this package wrote by a graph.

        Raises:
            StoreError: the server says no.
        """
        self._graphs.push(graph)

    def push(self, graph: Graph, note: str = "") -> Changes:
        """Write the named graphs that differ from what is there.

        Raises:
            StoreError: the server says no.
        """
        return self._graphs.push(graph, note)

    def note(self) -> str | None:
        """Find the note of the last whole push: empty if it broke off, None without one."""
        found = [term for (term,) in self._select(PUSHED)]
        return None if not found else str(getattr(found[0], "value", ""))

    def read(self, report: str = "") -> Graph:
        """Read the graph back, or only what one report says.

        Raises:
            StoreError: the server does not answer.
            StatementError: it holds what is no graph of this package.
        """
        quads = list(self._entities())
        iris = [report_iri(report)] if report else sorted({s.value for s, _, _ in self._reports()})
        for iri in iris:
            quads += (
                ox.Quad(s, p, o, g)
                for g, s, p, o in self._select(bind(CONTENT, {ox.Variable("g"): ox.NamedNode(iri)}))
            )
        graph = from_quads(quads)
        return take_report(graph, report) if report else graph

    def read_names(self) -> Graph:
        """Read the entities, and the reports without their paragraphs."""
        reports = (ox.Quad(s, p, o, s) for s, p, o in self._reports())
        return from_quads([*self._entities(), *reports])

    def remove_report(self, report: str) -> None:
        """Remove all that one report says; entities stay.

        Raises:
            StoreError: the server says no.
        """
        self.write(remove_report(self.read(), report))

    def find(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows | Triples:
        """Run a query that reads; CONSTRUCT and DESCRIBE give triples.

        Raises:
            QuestionError: the query does not parse, or names no such parameter.
            StoreError: the server does not answer, or breaks off.
        """
        try:
            return super().find(text, parameters)
        except (OSError, SyntaxError, ValueError) as err:
            raise StoreError(f"{self._client.address}: {one_line(err)}") from err

    def _ask(self, text: str, parameters: Mapping[str, Parameter]) -> Answer:
        check_question(text)
        bound = bind(text, bound_terms(parameters))
        return self._begin(bound, self.limits.seconds + GRACE)

    def _begin(self, text: str, seconds: float) -> Answer:
        """Send a query by a form, which every server takes (SPARQL 1.1 Protocol, section 2.1.2)."""
        form = urlencode({"query": declare(text)}).encode()
        headers = {"Accept": ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
        body = self._client.send("POST", body=form, headers=headers, seconds=seconds)
        return self._parse(body)

    def _parse(self, body: Body) -> Answer:
        if results := ox.QueryResultsFormat.from_media_type(body.type):
            return ox.parse_query_results(body.file, format=results)
        if triples := ox.RdfFormat.from_media_type(body.type):
            return (quad.triple for quad in ox.parse(body.file, format=triples))
        body.close()
        raise StoreError(
            f"{self._client.address}: answers with {body.type}, which is no answer to a query; "
            "give the address where the server takes queries"
        )

    def _entities(self) -> Iterator[ox.Quad]:
        return (ox.Quad(*terms) for terms in self._select(ENTITIES))

    def _reports(self) -> list[tuple[ox.NamedNode, ox.NamedNode, ox.Literal]]:
        return [(s, p, o) for s, p, o in self._select(REPORTS)]

    def _select(self, text: str) -> Iterator[tuple[Any, ...]]:
        """Run a SELECT query of this module, whole.

        Raises:
            StoreError: the server does not answer, or breaks off.
        """
        try:
            answer = cast("ox.QuerySolutions", self._begin(text, PATIENCE))
            yield from (tuple(solution) for solution in answer)
        except (OSError, SyntaxError) as err:
            raise StoreError(f"{self._client.address}: {one_line(err)}") from err
