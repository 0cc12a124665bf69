"""Links in words: what a thing is linked to, read from its own side, each with its citation."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.entity import Entity
from kg.graph import Graph
from kg.schema import load_schema
from kg.statement import TIERS, Evidence, Statement
from kg.stores import Value

CITATION = ("quote", "report", "date", "paragraph", "page")
"""The columns of a citation."""


@dataclass(frozen=True, slots=True)
class Link:
    """A statement seen from one of its ends."""

    stmt: Statement
    other: Entity
    """The end that it is not seen from."""
    words: str
    """How it reads from this end: tackles, is led by."""
    evidence: tuple[Evidence, ...]
    """What shows it, the best first; derived evidence is left out."""

    @property
    def best(self) -> Evidence:
        """The most direct evidence, of the latest report; of equals the shortest quote."""
        return self.evidence[0]


def links_of(graph: Graph, entity: str, other: str = "") -> Iterator[Link]:
    """Yield a thing's links that reports state, or those to one other, from its side; no order."""
    for stmt in graph.outgoing.get(entity, ()):
        if other in ("", stmt.object):
            yield from _link(graph, stmt, stmt.object, inverse=False)
    for stmt in graph.incoming.get(entity, ()):
        if other in ("", stmt.subject):
            yield from _link(graph, stmt, stmt.subject, inverse=True)


def _link(graph: Graph, stmt: Statement, other: str, *, inverse: bool) -> Iterator[Link]:
    relation = load_schema().relations[stmt.relation]
    shown = shown_evidence(graph, stmt)
    if shown:
        words = relation.inverse_label if inverse else relation.label
        yield Link(stmt, graph.entity[other], words, shown)


def shown_evidence(graph: Graph, stmt: Statement) -> tuple[Evidence, ...]:
    """Give a statement's evidence but the derived, the best first."""
    found = [item for item in stmt.evidence if item.tier != "derived"]
    found.sort(key=lambda item: (item.end - item.start, item))
    found.sort(key=lambda item: graph.report[item.report].date or "", reverse=True)
    return tuple(sorted(found, key=lambda item: TIERS.index(item.tier)))


def cite(graph: Graph, item: Evidence) -> tuple[Value, ...]:
    """Give a citation's cells, in the order of CITATION."""
    report, par = graph.report[item.report], graph.paragraph(item)
    address = par.address if par else item.paragraph
    return item.quote, report.title, report.date, address, par.page if par else None
