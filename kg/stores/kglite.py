"""A graph in kglite, in memory, asked in Cypher as Neo4j 5 speaks it.

:mod:`kg.property_graph` says what its nodes and links are. A node in an answer is its
identifier, a link of evidence the evidence's, other links their type::

    store.query(
        "MATCH (t:Threat {id: $threat})<-[r:TACKLES]-(b) RETURN b.name AS name, r.quote AS quote",
        {"threat": Ref("threat/gang-violence")},
    ).columns  # ("name", "quote")
"""

import re
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import kglite

from kg.errors import QuestionError, StoreError
from kg.graph import Graph, take_report
from kg.property_graph import RESOURCE, Link, Node, group_links, group_nodes, to_property_graph
from kg.property_reading import from_property_graph
from kg.stores import Language, Parameter, Rows, Value
from kg.stores.cypher import check_question, to_parameters, to_value
from kg.stores.limit import Begun, Limits, collect
from kg.stores.message import one_line

BATCH = 5000
"""Nodes or links written by one query."""
NAMES = (
    "MATCH (n:Entity) RETURN labels(n) AS labels, properties(n) AS properties UNION ALL "
    "MATCH (n:Report) RETURN labels(n) AS labels, properties(n) AS properties"
)
GRACE = 1.0
"""Seconds beyond the time limit, after which the engine stops by itself."""
OPEN = re.compile(r"\[[^\]]*\*\s*(?:\d*\s*\.\.)?\s*[\]{]")
"""A path without an upper length; in a string it is taken for one too."""
STEPS = "a path without an upper length is followed for ten steps only; give it one, as in *0..30"

kglite.set_query_warning_policy("silent")


class KgliteStore:
    """A kglite graph that keeps the Store protocol.

    Args:
        path: A file that :meth:`save` wrote; None begins with an empty graph.
        limits: How much a question may take.
    """

    language: Language = "cypher"

    def __init__(self, path: Path | None = None, limits: Limits | None = None) -> None:
        """Open the store.

        Raises:
            StoreError: the file cannot be read.
        """
        self.limits = limits or Limits()
        try:
            self._graph = kglite.KnowledgeGraph() if path is None else kglite.load(str(path))
        except (kglite.KgError, OSError, ValueError) as err:
            raise StoreError(f"{path}: the store cannot be opened: {one_line(err)}") from err

    def write(self, graph: Graph) -> None:
        """Replace the store's content by a graph."""
        self._graph = kglite.KnowledgeGraph()
        shape = to_property_graph(graph)
        for labels, nodes in group_nodes(shape):
            self._write(f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row", nodes)
        for (source, kind, target), links in group_links(shape):
            self._write(
                f"UNWIND $rows AS row MATCH (a:{source} {{id: row.source}}) "
                f"MATCH (b:{target} {{id: row.target}}) "
                f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties",
                links,
            )

    def read(self, report: str = "") -> Graph:
        """Read the graph back, or only what one report says."""
        nodes = self._rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties")
        links = self._rows(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, a.id AS source, b.id AS target,"
            " properties(r) AS properties"
        )
        graph = from_property_graph(
            (Node(tuple(row["labels"]), row["properties"]) for row in nodes),
            (Link(**row) for row in links),
        )
        return take_report(graph, report) if report else graph

    def read_names(self) -> Graph:
        """Read the entities, and the reports without their paragraphs."""
        rows = self._rows(NAMES)
        nodes = (Node(tuple(row["labels"]), row["properties"]) for row in rows)
        return from_property_graph(nodes, ())

    def remove_report(self, report: str) -> None:
        """Remove all that one report says; entities stay."""
        for text in (
            "MATCH ()-[r {report: $report}]->() DELETE r",
            f"MATCH (n:{RESOURCE} {{report: $report}}) DETACH DELETE n",
        ):
            self._graph.cypher(text, params={"report": report}, timeout_ms=0)

    def query(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
        """Run a reading query; nothing is written, and no other file is read.

        The engine follows a path without an upper length for ten steps: the answer's ``cut``
        then says so.

        Raises:
            QuestionError: the query does not parse, lacks a parameter, or would write.
        """
        check_question(text)
        given = to_parameters(parameters)
        found = collect(lambda: self._ask(text, given), self.limits)
        return Rows(found.columns, found.rows, found.cut or (STEPS if OPEN.search(text) else ""))

    def save(self, path: Path) -> None:
        """Write the graph to a file.

        Raises:
            StoreError: it cannot be written.
        """
        try:
            with warnings.catch_warnings():  # of columns that a lazy load would read at once
                warnings.simplefilter("ignore", kglite.MappedFallbackWarning)
                self._graph.save(str(path))
        except (kglite.KgError, OSError) as err:
            raise StoreError(f"{path}: cannot be written: {one_line(err)}") from err

    def _write(self, text: str, rows: list[dict[str, Any]]) -> None:
        for start in range(0, len(rows), BATCH):
            self._graph.cypher(text, params={"rows": rows[start : start + BATCH]}, timeout_ms=0)

    def _rows(self, text: str) -> list[dict[str, Any]]:
        result: Any = self._graph.cypher(text, timeout_ms=0)
        return list(result)

    def _ask(self, text: str, parameters: dict[str, Value]) -> Begun[tuple[Value, ...]]:
        frozen = self._graph.freeze()  # shares the data; has no method that writes
        try:
            found: Any = frozen.cypher(
                text,
                params=parameters,
                timeout_ms=int((self.limits.seconds + GRACE) * 1000),
                row_limit=self.limits.rows + 1,
            )
        except kglite.ReadOnlyError as err:
            raise QuestionError("the query would write; questions only read") from err
        except (kglite.KgError, TypeError, ValueError) as err:
            raise QuestionError(f"query: {one_line(err)}") from err
        if isinstance(found, str):
            raise QuestionError("the query asks for a format; --format says how rows are printed")
        columns = tuple(found.columns)
        return columns, (tuple(_cell(row[name]) for name in columns) for row in found)


def _cell(cell: Any) -> Value:
    if isinstance(cell, dict) and cell.keys() == {"id", "labels", "properties"}:
        return to_value(cell["properties"].get("id"))
    if isinstance(cell, dict) and {"id", "type", "start", "end", "properties"} == cell.keys():
        return to_value(cell["properties"].get("evidence", cell["type"]))
    return to_value(cell)
