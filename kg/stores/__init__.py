"""Where a graph is kept and asked: every store keeps the Protocol below."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal, Protocol

from kg.graph import Graph

Language = Literal["sparql", "cypher"]
"""What a store is asked in."""

Value = str | int | float | bool | None
"""What a cell of an answer holds; an entity is its identifier, not its IRI."""


@dataclass(frozen=True, slots=True)
class Ref:
    """An identifier given as a parameter, told apart from a plain string.

    ``Ref("police-force/west-midlands-police")`` is the entity, ``Ref("report/spr-2019")`` the
    report; the same text without ``Ref`` is only text.
    """

    id: str


Parameter = Value | Ref
"""What a query's parameter may be; None leaves it unbound."""


@dataclass(frozen=True, slots=True)
class Rows:
    """An answer: named columns, and rows of plain values in the order the query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    cut: str = ""
    """Why the rows are not all there (a row or time limit), or empty."""

    def records(self) -> list[dict[str, Value]]:
        """Give each row as a dict by column; the DataFrames of pandas and polars take them."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def _repr_html_(self) -> str:
        """Show a table in a notebook; what a report wrote is text, never markup."""
        head = "".join(f"<th>{escape(name)}</th>" for name in self.columns)
        body = "".join(
            "<tr>" + "".join(f"<td>{escape(_shown(cell))}</td>" for cell in row) + "</tr>"
            for row in self.rows
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _shown(cell: Value) -> str:
    return "" if cell is None else str(cell)


class Store(Protocol):
    """A graph kept somewhere and asked there.

    ``tests/kg/stores/test_every_store.py`` is what each must pass. A store in another language
    than SPARQL or Cypher needs that word in ``Language`` and queries in ``queries/``.
    """

    language: Language

    def write(self, graph: Graph) -> None:
        """Replace the store's content by a graph."""

    def read(self, report: str = "") -> Graph:
        """Read the graph back whole, or only what one report says."""

    def read_names(self) -> Graph:
        """Read the entities, and the reports without their paragraphs: to look names up."""

    def remove_report(self, report: str) -> None:
        """Remove all that one report says; entities stay, and so does other evidence."""

    def query(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
        """Run a query in the store's language; parameters are bound, never pasted in."""
