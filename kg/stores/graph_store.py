"""Write a graph to a SPARQL server by the Graph Store Protocol: only named graphs that differ.

The server gets the default graph, ``.../id/derived`` and a named graph for each report, as
:mod:`kg.rdf` makes them, and ``.../id/pushed``: the digest of each and a note. Other named graphs
stay as they are. A default graph that this package did not write is not replaced.
"""

from collections import defaultdict
from hashlib import sha256
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import Graph
from kg.identifiers import BASE, report_iri
from kg.rdf import DERIVED, expand, to_quads
from kg.schema import term_text
from kg.stores.changes import Changes
from kg.stores.http import Client, NotFoundError
from kg.stores.message import one_line

NOTE = BASE + "id/pushed"
"""The named graph that says what was pushed."""
DEFAULT = BASE + "id/default"
"""How the default graph is called in it."""
N_TRIPLES = "application/n-triples"
DIGEST, TEXT = ox.NamedNode(expand("kg:sha256")), ox.NamedNode(expand("dcterms:description"))
PATIENCE = 600.0
"""Seconds to wait for a server that takes in a large graph."""


class GraphStore:
    """The graphs of a SPARQL server."""

    def __init__(self, address: str) -> None:
        """Take the address of its Graph Store Protocol; nothing is sent yet.

        Raises:
            StoreError: the address is wrong, or there is a user without password.
        """
        self._client = Client(address)

    def push(self, graph: Graph, note: str = "") -> Changes:
        """Write the graphs that differ, and remove those of reports that are gone.

        What is pushed is noted first without what is about to change, at last with it: a push
        that breaks off is gone on with by the next.

        Raises:
            StoreError: the server says no, or has another program's default graph.
        """
        parts = _parts(graph)
        marks = {name: sha256(data).hexdigest() for name, data in parts.items()}
        there, noted = self._pushed()
        fresh = [name for name in parts if there.get(name) != marks[name]]
        gone = sorted(set(there) - set(parts))
        if not fresh and not gone and note == noted:
            return Changes(0, 0, 0, 0)
        kept = {name: mark for name, mark in there.items() if name in marks and name not in fresh}
        self._put(NOTE, _record(kept, ""))
        for name in fresh:
            self._put(name, parts[name])
        for name in gone:
            self._send("DELETE", name)
        self._put(NOTE, _record(marks, note))
        reports = sum(name.startswith(report_iri("")) for name in fresh)
        return Changes(len(graph.entities) if DEFAULT in fresh else 0, reports, 0, len(gone))

    def _pushed(self) -> tuple[dict[str, str], str | None]:
        """Find the digests of what is there, and the note; None where nothing was pushed.

        Raises:
            StoreError: the default graph is not of this package.
        """
        quads = self._get(NOTE)
        if not quads:
            if self._get(DEFAULT, most=1):
                raise StoreError(
                    f"{self._client.address}: its default graph holds something else; "
                    "give the graph a data set of its own"
                )
            return {}, None
        values = [
            (term_text(quad.subject), quad.predicate, term_text(quad.object)) for quad in quads
        ]
        notes = [value for _, kind, value in values if kind == TEXT] or [""]
        return {name: value for name, kind, value in values if kind == DIGEST}, notes[0]

    def _get(self, name: str, most: int | None = None) -> list[ox.Quad]:
        try:
            body = self._client.send(
                "GET", _place(name), headers={"Accept": N_TRIPLES}, seconds=PATIENCE
            )
        except NotFoundError:
            return []
        kind = ox.RdfFormat.from_media_type(body.type)
        if kind is None:
            body.close()
            raise StoreError(
                f"{self._client.address}: answers with {body.type}, which is no RDF; give the "
                "address of its Graph Store Protocol"
            )
        try:
            quads = ox.parse(body.file, format=kind)
            return [quad for quad, _ in zip(quads, range(most or 10**9), strict=False)]
        except (OSError, SyntaxError) as err:
            raise StoreError(f"{self._client.address}: {one_line(err)}") from err
        finally:
            body.close()

    def _put(self, name: str, data: bytes) -> None:
        self._send("PUT", name, data)

    def _send(self, method: str, name: str, data: bytes | None = None) -> None:
        headers = {"Content-Type": N_TRIPLES} if data is not None else {}
        self._client.send(method, _place(name), data, headers=headers, seconds=PATIENCE).close()


def _place(name: str) -> str:
    return "default" if name == DEFAULT else urlencode({"graph": name})


def _parts(graph: Graph) -> dict[str, bytes]:
    """Part a graph by named graph: N-Triples, sorted, no line twice."""
    lines: dict[str, set[bytes]] = defaultdict(set)
    lines[DEFAULT], lines[DERIVED] = set(), set()
    for quad in to_quads(graph):
        name = quad.graph_name
        key = name.value if isinstance(name, ox.NamedNode) else DEFAULT
        lines[key].add(f"{quad.triple} .\n".encode())
    return {name: b"".join(sorted(found)) for name, found in sorted(lines.items())}


def _record(marks: dict[str, str], note: str) -> bytes:
    triples = [
        ox.Triple(ox.NamedNode(NOTE), TEXT, ox.Literal(note)),
        *(ox.Triple(ox.NamedNode(name), DIGEST, ox.Literal(mark)) for name, mark in marks.items()),
    ]
    return ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
