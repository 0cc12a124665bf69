"""Where a graph is kept and asked: every store keeps the Protocol below."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from kg.graph import Graph

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


class Store(Protocol):
    """A graph kept somewhere and asked there."""

    def write(self, graph: Graph) -> None:
        """Replace the store's content by a graph."""

    def query(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
        """Run a query in the store's language; parameters are bound, never pasted in."""
