"""A graph in Neo4j, asked in Cypher over Bolt.

The nodes and links are those of :mod:`kg.property_graph`; :mod:`kg.stores.neo4j_push` writes
them. The driver is an extra: ``pip install 'policing-kg[neo4j]'``.

User and password come from ``NEO4J_USERNAME`` and ``NEO4J_PASSWORD``, and the database, where it
is not the server's default, from ``NEO4J_DATABASE``; no password is in a message or a log.
"""

import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.errors import KgError, QuestionError, StoreError
from kg.graph import Graph, take_report
from kg.property_graph import Link, Node, to_property_graph
from kg.property_reading import from_property_graph
from kg.stores import Language, Parameter, Rows, Value
from kg.stores.changes import Changes
from kg.stores.credentials import Credentials, check_address, find_credentials
from kg.stores.cypher import check_question, to_parameters, to_value
from kg.stores.limit import Begun, Limits, collect
from kg.stores.message import one_line
from kg.stores.neo4j_marks import OWN
from kg.stores.neo4j_push import push, read_note, remove, turn

try:
    import neo4j
    from neo4j.exceptions import AuthError, DriverError, Neo4jError, ServiceUnavailable
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
    f"MATCH (a:Resource)-[r]->(b:Resource) WHERE a.{OWN} IS NOT NULL AND b.{OWN} IS NOT NULL "
    "AND (r.evidence IS NOT NULL OR r.key IS NOT NULL) RETURN type(r) AS type, a.id AS source,"
    " b.id AS target, properties(r) AS properties"
)
NAMES = NODES.replace("RETURN", "AND (n:Entity OR n:Report) RETURN")

# What goes wrong is said in one line; without a handler the driver's log would be a second one.
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class Neo4jStore:
    """A Neo4j database that keeps the Store protocol; to be closed, or used as a context.

    Only what this package wrote is read, replaced or removed: its nodes carry a digest.

    Args:
        uri: Where the server is: ``bolt://127.0.0.1:7687``, or ``neo4j://`` for a cluster.
        credentials: User and password; None where the server asks for none.
        database: The database's name; None is the server's default.
        limits: How much a question may take.
    """

    language: Language = "cypher"

    def __init__(
        self,
        uri: str,
        credentials: Credentials | None = None,
        database: str | None = None,
        limits: Limits | None = None,
    ) -> None:
        """Connect.

        Raises:
            StoreError: the address is wrong, nobody answers there, or the server says no.
        """
        check_address(uri, SCHEMES, "NEO4J")
        self.uri, self.limits, self._database = uri, limits or Limits(), database
        auth = None if credentials is None else (credentials.user, credentials.password)
        with self._errors():
            self._driver: Driver = neo4j.GraphDatabase.driver(uri, auth=auth)
        try:
            with self._errors(), self._session(read=True) as session:
                session.run("RETURN 1").consume()
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

    def push(self, graph: Graph, note: str = "") -> Changes:
        """Write what differs from what is there; each report in one transaction.

        Of two pushes at once the second waits for the first.

        Args:
            graph: What.
            note: Kept beside it, for :meth:`note`.

        Raises:
            StoreError: the server says no, or another program's nodes are in the way.
        """
        shape = to_property_graph(graph)
        with self._errors(), self._session() as guard, self._session() as session, turn(guard):
            return push(session, shape, note)

    def note(self) -> str | None:
        """Find the note of the last whole push: empty if it broke off, None without one."""
        with self._errors(), self._session(read=True) as session:
            return read_note(session)

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
            error: KgError = _refusal(self.uri, self._database, err)
            raise error from err
        except ServiceUnavailable as err:
            raise StoreError(f"{self.uri}: nobody answers there: {one_line(err)}") from err
        except (DriverError, OSError, ValueError) as err:
            raise StoreError(f"{self.uri}: {one_line(err)}") from err


def open_neo4j(uri: str, limits: Limits | None = None) -> Neo4jStore:
    """Connect with the credentials of the environment.

    Raises:
        StoreError: see :class:`Neo4jStore`.
    """
    check_address(uri, SCHEMES, "NEO4J")
    database = os.environ.get("NEO4J_DATABASE") or None
    return Neo4jStore(uri, find_credentials("NEO4J", uri), database, limits)


def _refusal(uri: str, database: str | None, err: Neo4jError) -> KgError:
    code, message = err.code or "", one_line(err.message or "")
    if code == "Neo.ClientError.Database.DatabaseNotFound":
        return StoreError(f"{uri}: there is no database {database!r}; NEO4J_DATABASE names it")
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
