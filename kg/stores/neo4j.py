"""A graph in Neo4j, asked in Cypher over Bolt.

The nodes and links are those of :mod:`kg.property_graph`; :mod:`kg.stores.neo4j_push` writes
them. The driver is an extra: ``pip install 'policing-kg[neo4j]'``.

User and password come from ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``, and the database, where it
is not the server's default, from ``NEO4J_DATABASE``; nothing of them is in a message or a log.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self
from urllib.parse import urlsplit

from kg.errors import KgError, QuestionError, StoreError
from kg.graph import Graph, take_report
from kg.property_graph import Link, Node, to_property_graph
from kg.property_reading import from_property_graph
from kg.stores import Language, Parameter, Rows, Value
from kg.stores.cypher import check_question, one_line, to_parameters, to_value
from kg.stores.limit import Begun, Limits, collect
from kg.stores.neo4j_push import OWN, Changes, push

try:
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError
    from neo4j.graph import Node as FoundNode
    from neo4j.graph import Path as FoundPath
    from neo4j.graph import Relationship as FoundLink
except ImportError as err:
    raise StoreError("Neo4j needs its driver: pip install 'policing-kg[neo4j]'") from err

if TYPE_CHECKING:
    from neo4j import Driver, Session

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
GRACE = 1.0
"""Seconds beyond the time limit, after which the server ends a question."""
READS = ("r",)
"""What the server calls a statement that only reads."""
NODES = f"MATCH (n:Resource) WHERE n.{OWN} IS NOT NULL RETURN labels(n) AS labels, n AS node"
LINKS = (
    "MATCH (a:Resource)-[r]->(b:Resource) RETURN type(r) AS type, a.id AS source, b.id AS target,"
    " properties(r) AS properties"
)
NAMES = NODES.replace("RETURN", "AND (n:Entity OR n:Report) RETURN")
STAMP = "MATCH (g:KgGraph {id: 'graph'}) RETURN g.digest AS digest, g.rules AS rules"

# What a query plan may be warned of is for who writes the query in Neo4j's own browser.
logging.getLogger("neo4j.notifications").setLevel(logging.CRITICAL)


class Neo4jStore:
    """A Neo4j database that keeps the Store protocol; to be closed, or used as a context.

    Only what this package wrote is read, replaced or removed: its nodes carry a digest.

    Args:
        uri: Where the server is: ``bolt://127.0.0.1:7687``, or ``neo4j://`` for a cluster.
        user: User name; None where the server asks for none.
        password: The password.
        database: The database's name; None is the server's default.
        limits: How much a question may take.
    """

    language: Language = "cypher"

    def __init__(
        self,
        uri: str,
        user: str | None = None,
        password: str = "",
        database: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Connect.

        Raises:
            StoreError: the address is wrong, nobody answers there, or the server says no.
        """
        check_uri(uri)
        self.uri, self.limits, self._database = uri, limits or Limits(), database
        auth = None if user is None else (user, password)
        with self._errors():
            self._driver: Driver = neo4j.GraphDatabase.driver(uri, auth=auth)
        try:
            with self._errors():
                self._driver.verify_connectivity()
        except StoreError:
            self._driver.close()
            raise

    def __enter__(self) -> Self:
        """Give the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connection."""
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._driver.close()

    def write(self, graph: Graph) -> None:
        """Replace what this package wrote by a graph."""
        self.push(graph)

    def push(self, graph: Graph, *, digest: str = "", rules: str = "") -> Changes:
        """Write what differs from what is there; each report in one transaction.

        Args:
            graph: What.
            digest: Of the graph's N-Quads, kept so that a pull can tell that all is there.
            rules: The version of the rule set that read the reports, kept for a pull.

        Raises:
            StoreError: the server says no.
        """
        with self._errors(), self._session() as session:
            return push(session, to_property_graph(graph), {"digest": digest, "rules": rules})

    def stamp(self) -> tuple[str, str]:
        """Find the digest and the rules' version of the last whole push; empty without one."""
        found = [row for row in self._fetch(STAMP)]
        return (found[0]["digest"] or "", found[0]["rules"] or "") if found else ("", "")

    def read(self, report: str = "") -> Graph:
        """Read the graph back, or only what one report says."""
        graph = from_property_graph(map(_node, self._fetch(NODES)), map(_link, self._fetch(LINKS)))
        return take_report(graph, report) if report else graph

    def read_names(self) -> Graph:
        """Read the entities, and the reports without their paragraphs."""
        return from_property_graph(map(_node, self._fetch(NAMES)), ())

    def remove_report(self, report: str) -> None:
        """Remove all that one report says; entities stay.

        Raises:
            StoreError: the server says no.
        """
        from kg.stores.neo4j_push import remove

        with self._errors(), self._session() as session:
            session.execute_write(remove, report)

    def query(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
        """Run a reading query; the server itself refuses to write.

        Raises:
            QuestionError: the query does not parse, lacks a parameter, or would write.
            StoreError: the server does not answer.
        """
        check_question(text)
        given = to_parameters(parameters)
        found = collect(lambda: self._ask(text, given), self.limits)
        return Rows(found.columns, found.rows, found.cut)

    def _ask(self, text: str, parameters: dict[str, Value]) -> Begun[tuple[Value, ...]]:
        with self._errors(), self._session(read=True) as session:
            summary = session.run(_query(f"EXPLAIN {text}"), parameters).consume()
        if summary.query_type not in READS:
            raise QuestionError("the query would write; questions only read")
        rows = self._rows(text, parameters)
        return next(rows), rows

    def _rows(self, text: str, parameters: dict[str, Value]) -> Iterator[tuple[Any, ...]]:
        """Yield the columns, then the rows."""
        with self._errors(), self._session(read=True) as session:
            found = session.run(_query(text, self.limits.seconds + GRACE), parameters)
            yield tuple(found.keys())
            for record in found:
                yield tuple(_cell(cell) for cell in record.values())

    def _fetch(self, text: str) -> Iterator[dict[str, Any]]:
        with self._errors(), self._session(read=True) as session:
            for record in session.run(_query(text)):
                yield dict(record)

    def _session(self, *, read: bool = False) -> "Session":
        mode = neo4j.READ_ACCESS if read else neo4j.WRITE_ACCESS
        return self._driver.session(database=self._database, default_access_mode=mode)

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn the driver's errors into one line; it never holds the password.

        Raises:
            StoreError: the server does not answer, or says no.
            KgError: a question is wrong.
        """
        try:
            yield
        except AuthError as err:
            raise StoreError(
                f"{self.uri}: the server does not accept the user name and password; "
                "set NEO4J_USERNAME and NEO4J_PASSWORD"
            ) from err
        except Neo4jError as err:
            error: KgError = _refusal(self.uri, err)
            raise error from err
        except (DriverError, OSError, ValueError) as err:
            raise StoreError(f"{self.uri}: {one_line(err)}") from err


def open_neo4j(uri: str, limits: Limits | None = None) -> Neo4jStore:
    """Connect with the credentials of the environment.

    Raises:
        StoreError: see :class:`Neo4jStore`.
    """
    user, password = os.environ.get("NEO4J_USERNAME"), os.environ.get("NEO4J_PASSWORD")
    database = os.environ.get("NEO4J_DATABASE") or None
    if user and password is None:
        from getpass import getpass  # asks on the terminal, and shows nothing

        password = getpass(f"Password of {user} at {uri}: ")
    return Neo4jStore(uri, user or None, password or "", database, limits)


def check_uri(uri: str) -> None:
    """Check a server's address.

    Raises:
        StoreError: it is none, or has a password in it, which others on the computer could see.
    """
    parts = urlsplit(uri)
    if "@" in parts.netloc:
        raise StoreError(
            "the address holds a user name; set NEO4J_USERNAME and NEO4J_PASSWORD instead"
        )
    if parts.scheme not in SCHEMES or not parts.netloc:
        raise StoreError(f"{uri!r} is not a Neo4j address; it would begin bolt:// or neo4j://")


def _refusal(uri: str, err: Neo4jError) -> KgError:
    code, message = err.code or "", one_line(err.message or "")
    if code == "Neo.ClientError.Statement.AccessMode":
        return QuestionError("the query would write; questions only read")
    if code.startswith("Neo.ClientError.Statement"):
        return QuestionError(f"query: {message}")
    return StoreError(f"{uri}: {message}")


def _query(text: str, seconds: float | None = None) -> "neo4j.Query":
    return neo4j.Query(text, timeout=seconds)


def _node(row: dict[str, Any]) -> Node:
    return Node(tuple(row["labels"]), dict(row["node"]))


def _link(row: dict[str, Any]) -> Link:
    return Link(**row)


def _cell(cell: object) -> Value:
    if isinstance(cell, FoundNode):
        return to_value(cell.get("id"))
    if isinstance(cell, FoundLink):
        return to_value(cell.get("evidence", cell.type))
    if isinstance(cell, FoundPath):
        return to_value([_cell(part) for part in (*cell.nodes, *cell.relationships)])
    if isinstance(cell, list):
        return to_value([_cell(part) for part in cell])
    return to_value(cell)
