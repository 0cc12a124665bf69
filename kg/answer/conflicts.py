"""What reports say differently: two leads, parents or names for one thing. All are kept."""

from collections import defaultdict
from collections.abc import Iterator

from kg.answer.links import CITATION, cite, shown_evidence
from kg.graph import Graph
from kg.statement import Statement
from kg.stores import Rows, Value

COLUMNS = ("about", "conflict", "name", "tier", *CITATION, "id")
SINGLE = {
    ("object", "leads"): "has several leads",
    ("object", "chairs"): "has several chairs",
    ("subject", "part_of"): "is part of several bodies",
    ("subject", "reports_to"): "reports to several bodies",
    ("subject", "renamed_to"): "has several new names",
    ("subject", "merged_into"): "was merged into several bodies",
}
"""(the end of a relation, the relation) of which a thing usually has one."""


def conflicts(graph: Graph) -> Rows:
    """List what has two values where one is usual, each with its evidence.

    A conflict may be a joint lead, a change between two reports, or a fault: the reports decide,
    with their dates beside them.
    """
    rows: list[tuple[Value, ...]] = []
    for about, kind, stmts in _found(graph):
        for stmt in stmts:
            other = graph.entity[stmt.object if about == stmt.subject else stmt.subject]
            for item in shown_evidence(graph, stmt):
                cells = (graph.entity[about].name, kind, other.name, item.tier)
                rows.append((*cells, *cite(graph, item), other.id))
    return Rows(COLUMNS, tuple(rows))


def _found(graph: Graph) -> Iterator[tuple[str, str, list[Statement]]]:
    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for stmt in graph.statements:
        for end, relation in SINGLE:
            if stmt.relation == relation and shown_evidence(graph, stmt):
                groups[getattr(stmt, end), SINGLE[end, relation]].append(stmt)
    for (about, kind), stmts in sorted(groups.items()):
        others = {stmt.object if stmt.subject == about else stmt.subject for stmt in stmts}
        if len(others - _held(graph, others)) > 1 and not _nested(graph, others, stmts):
            yield about, kind, stmts


def _held(graph: Graph, others: set[str]) -> set[str]:
    """Find the posts whose holders are named too: a post and who holds it are no conflict."""
    return {
        stmt.object
        for other in others
        for stmt in graph.outgoing.get(other, ())
        if stmt.relation == "holds_post"
    }


def _nested(graph: Graph, others: set[str], stmts: list[Statement]) -> bool:
    """Tell whether the parents are parts of each other: a team of a department of a force."""
    if stmts[0].relation != "part_of":
        return False
    return sum(others.isdisjoint(_parents(graph, parent)) for parent in others) <= 1


def _parents(graph: Graph, thing: str) -> set[str]:
    found = graph.outgoing.get(thing, ())
    return {stmt.object for stmt in found if stmt.relation == "part_of"}
