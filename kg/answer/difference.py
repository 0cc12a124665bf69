"""What two graphs or two reports say differently: new, no longer mentioned, a new lead or strand.

"No longer mentioned" is never "ended": the later report may only not speak of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.answer.links import CITATION, cite, shown_evidence
from kg.graph import Graph
from kg.statement import Statement
from kg.stores import Rows, Value

COLUMNS = (
    *("change", "link", "tier", *CITATION),
    *("was", "old tier", "old quote", "old report", "old paragraph"),
)
CHANGES = (
    *("new name", "new lead", "new chair", "changed strand", "renamed", "merged", "new threat"),
    *("new", "no longer mentioned"),
)
"""Kinds of change, in the order they are told."""
_ONE = {"leads": "new lead", "chairs": "new chair", "contributes_to": "changed strand"}
"""Relations of which another value is a change of the thing that keeps its place."""
_TOLD = {"renamed_to": "renamed", "merged_into": "merged"}


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what is said now, what was said before, or both."""

    kind: str
    new: Statement | None
    old: Statement | None


def difference(old: Graph, new: Graph) -> Rows:
    """Compare what two graphs state; derived links are left out.

    Args:
        old: The earlier.
        new: The later.

    Returns:
        Rows with the columns of COLUMNS, by kind of change, then by link: the link and its quote
        in the later graph, and what the earlier says in its place.
    """
    changes = [*_changes(old, new)]
    changes.sort(key=lambda it: (CHANGES.index(it.kind), _triple(it.new), _triple(it.old)))
    rows = [*_renamed(old, new), *(_row(old, new, change) for change in changes)]
    return Rows(COLUMNS, tuple(rows))


def _changes(old: Graph, new: Graph) -> Iterator[Change]:
    before, after = _shown(old), _shown(new)
    gone = [stmt for triple, stmt in before.items() if triple not in after]
    fresh = [stmt for triple, stmt in after.items() if triple not in before]
    paired: set[Statement] = set()
    places: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for stmt in gone:
        if stmt.relation in _ONE:
            places[_place(stmt)].append(stmt)
    for stmt in fresh:
        for was in places.get(_place(stmt), ()):
            paired |= {stmt, was}
            yield Change(_ONE[stmt.relation], stmt, was)
    known = {entity.id for entity in old.entities if entity.type == "Threat"}
    for stmt in fresh:
        if stmt not in paired:
            threat = stmt.relation == "tackles" and stmt.object not in known
            yield Change(_TOLD.get(stmt.relation, "new threat" if threat else "new"), stmt, None)
    yield from (Change("no longer mentioned", None, stmt) for stmt in gone if stmt not in paired)


def _place(stmt: Statement) -> tuple[str, str]:
    """Give what keeps its place when a lead, chair or strand is another."""
    return stmt.relation, stmt.subject if stmt.relation == "contributes_to" else stmt.object


def _shown(graph: Graph) -> dict[tuple[str, str, str], Statement]:
    return {stmt.triple: stmt for stmt in graph.statements if shown_evidence(graph, stmt)}


def _triple(stmt: Statement | None) -> tuple[str, ...]:
    return stmt.triple if stmt else ()


def _renamed(old: Graph, new: Graph) -> Iterator[tuple[Value, ...]]:
    """Yield what goes by another name now."""
    for entity in new.entities:
        was = old.entity.get(entity.id)
        if was and was.name.casefold() != entity.name.casefold():
            empty = (None,) * len(CITATION)
            yield ("new name", entity.name, None, *empty, was.name, None, None, None, None)


def _row(old: Graph, new: Graph, change: Change) -> tuple[Value, ...]:
    now: tuple[Value, ...] = (None,) * (1 + len(CITATION))
    if change.new:
        item = shown_evidence(new, change.new)[0]
        now = (item.tier, *cite(new, item))
    before: tuple[Value, ...] = (None,) * 5
    if change.old:
        item = shown_evidence(old, change.old)[0]
        quote, report, _, paragraph, _ = cite(old, item)
        before = (old.say(change.old), item.tier, quote, report, paragraph)
    return (change.kind, new.say(change.new) if change.new else None, *now, *before)
