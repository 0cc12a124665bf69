"""A graph on a server: open it by its address, push a graph folder to it, pull one from it.

::

    bolt://, neo4j://    Neo4j, asked in Cypher (:mod:`kg.stores.neo4j`)
    http://, https://    any SPARQL 1.1 server (:mod:`kg.stores.endpoint`)

A SPARQL server often has two addresses: one takes graphs (push), another queries (all else).
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, cast

from kg.errors import StoreError
from kg.folder import Folder, open_folder, write_folder
from kg.graph import Graph
from kg.manifest import Manifest
from kg.rdf import to_nquads
from kg.stores import Language, Rows, Store
from kg.stores.changes import Changes
from kg.stores.limit import Limits
from kg.stores.sparql_store import SparqlStore, Triples


class Server(Store, Protocol):
    """A store on a server: what differs is pushed, and a note tells what the last push was."""

    def __enter__(self) -> Self:
        """Give the server itself."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""

    def push(self, graph: Graph, note: str = "") -> Changes:
        """Make the server hold a graph, by few writes where it holds most of it already."""

    def note(self) -> str | None:
        """Find the note of the last whole push: empty if it broke off, None without one."""


def open_server(address: str, limits: Limits | None = None) -> Server:
    """Open a server by its address, with the credentials of the environment.

    Raises:
        StoreError: the address is wrong, the server does not answer, or it says no.
    """
    if address.startswith(("http:", "https:")):
        from kg.stores.endpoint import EndpointStore

        return EndpointStore(address, limits=limits)
    from kg.stores.neo4j import open_neo4j  # an extra

    return open_neo4j(address, limits)


@contextmanager
def open_store(
    graph: Path,
    address: str = "",
    language: Language | None = None,
    limits: Limits | None = None,
) -> Iterator[Store]:
    """Open what is to be asked, for a while: a server, or the store of a graph folder.

    Args:
        graph: The graph folder; not looked at where there is an address.
        address: The server's, or empty.
        language: What it is asked in; None is the server's own, and SPARQL for a folder.
        limits: How much a question may take.

    Raises:
        StoreError: it cannot be opened, or is asked in another language.
    """
    if not address:
        folder = open_folder(graph)
        yield folder.cypher_store(limits) if language == "cypher" else folder.store(limits)
        return
    with open_server(address, limits) as server:
        if language not in (None, server.language):
            raise StoreError(f"{address}: is asked in {server.language}, not {language}")
        yield server


def find(text: str, graph: Path, address: str, limits: Limits) -> Rows | Triples:
    """Ask a server or a graph folder in SPARQL.

    Raises:
        QuestionError: the query does not parse.
        StoreError: see :func:`open_store`.
    """
    with open_store(graph, address, "sparql", limits) as store:
        return cast(SparqlStore, store).find(text)


def push(folder: Folder, address: str) -> Changes:
    """Make a server hold what a graph folder holds.

    Raises:
        StoreError: graph.nq is damaged, or the server says no.
    """
    manifest = folder.manifest
    note = {
        "graph.nq": sha256(folder.nquads).hexdigest(),
        "rules": manifest.rules,
        "recognisers": dict(manifest.recognisers),
    }
    with open_server(address) as server:
        return server.push(folder.graph, json.dumps(note, sort_keys=True))


def pull(address: str, output: Path) -> Manifest:
    """Write a graph folder of what was pushed to a server; its graph.nq has the same bytes.

    Raises:
        StoreError: nothing was pushed there, or what is there differs from it.
        StatementError: what is there is no graph of this package.
    """
    with open_server(address) as server:
        note = server.note()
        if not note:
            why = "there is no graph of kg" if note is None else "the last push broke off"
            raise StoreError(f"{address}: {why}; run `kg push`")
        graph, record = server.read(), json.loads(note)
    if sha256(to_nquads(graph)).hexdigest() != record["graph.nq"]:
        raise StoreError(f"{address}: not what was pushed: it was changed since; push it again")
    return write_folder(output, graph, rules=record["rules"], recognisers=record["recognisers"])
