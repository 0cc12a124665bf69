"""Graph: entities and statements with their reports, indexed both ways."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from kg.entity import Entity
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from kg.schema import load_schema
from kg.statement import TIERS, Evidence, Statement


@dataclass(frozen=True)
class Graph:
    """The one in-memory model that every store, export and view is printed from.

    All parts are sorted: entities and reports by identifier, statements by triple, mentions
    and ledger by place. Equal content therefore means equal graphs.
    """

    reports: tuple[Report, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    mentions: tuple[tuple[str, str, str], ...] = ()
    """(report, paragraph key, entity): the paragraph names the entity."""
    ledger: tuple[LedgerEntry, ...] = ()

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by identifier."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def report(self) -> dict[str, Report]:
        """Reports by identifier."""
        return {report.id: report for report in self.reports}

    @cached_property
    def outgoing(self) -> dict[str, tuple[Statement, ...]]:
        """Statements by subject."""
        return _index(self.statements, "subject")

    @cached_property
    def incoming(self) -> dict[str, tuple[Statement, ...]]:
        """Statements by object."""
        return _index(self.statements, "object")

    @cached_property
    def near(self) -> dict[str, tuple[str, ...]]:
        """What each thing is linked to, whichever way, sorted; derived links are left out."""
        found: dict[str, set[str]] = defaultdict(set)
        for stmt in self.statements:
            if stmt.tier != "derived":
                found[stmt.subject].add(stmt.object)
                found[stmt.object].add(stmt.subject)
        return {thing: tuple(sorted(others)) for thing, others in found.items()}

    def paragraph(self, item: Evidence) -> Paragraph | None:
        """Find the paragraph that a piece of evidence cites; None when it is not there."""
        report = self.report.get(item.report)
        return report.by_key.get(item.paragraph) if report else None

    def say(self, stmt: Statement) -> str:
        """Say a statement in words: "Gangs Task Force tackles gangs"."""
        subject, target = (self.entity[end].name for end in (stmt.subject, stmt.object))
        return f"{subject} {load_schema().relations[stmt.relation].label} {target}"

    def rows(self) -> Iterator[tuple[Statement, Evidence]]:
        """Yield each piece of evidence with its statement, in order."""
        for stmt in self.statements:
            for item in stmt.evidence:
                yield stmt, item

    def count_types(self) -> Counter[str]:
        """Count entities by node type."""
        return Counter(entity.type for entity in self.entities)

    def count_relations(self) -> Counter[str]:
        """Count statements by relation."""
        return Counter(stmt.relation for stmt in self.statements)


def make_graph(
    reports: Iterable[Report],
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    mentions: Iterable[tuple[str, str, str]] = (),
    ledger: Iterable[LedgerEntry] = (),
) -> Graph:
    """Sort the parts into a Graph, joining the evidence of equal statements.

    Evidence is named by what it shows and where. Of several rules that read the same words,
    the most direct tier is kept, then the first rule by name.
    """
    merged: dict[tuple[str, str, str], list[Evidence]] = defaultdict(list)
    for stmt in statements:
        merged[stmt.triple] += stmt.evidence
    return Graph(
        reports=tuple(sorted(reports, key=lambda report: report.id)),
        entities=tuple(sorted(map(_sort_names, entities), key=lambda entity: entity.id)),
        statements=tuple(
            Statement(*triple, _one_a_place(items)) for triple, items in sorted(merged.items())
        ),
        mentions=tuple(sorted(set(mentions))),
        ledger=tuple(sorted(set(ledger))),
    )


def take_report(graph: Graph, report: str) -> Graph:
    """Take what one report says: its paragraphs, evidence, mentions, ledger, and their entities.

    Nothing comes back when there is no such report.
    """
    stmts = tuple(_with_evidence(graph, lambda item: item.report == report))
    mentions = tuple(item for item in graph.mentions if item[0] == report)
    used = {end for stmt in stmts for end in (stmt.subject, stmt.object)}
    used |= {entity for _, _, entity in mentions}
    return Graph(
        reports=tuple(item for item in graph.reports if item.id == report),
        entities=tuple(item for item in graph.entities if item.id in used),
        statements=stmts,
        mentions=mentions,
        ledger=tuple(entry for entry in graph.ledger if entry.report == report),
    )


def remove_report(graph: Graph, report: str) -> Graph:
    """Leave out all that one report says; entities stay."""
    return Graph(
        reports=tuple(item for item in graph.reports if item.id != report),
        entities=graph.entities,
        statements=tuple(_with_evidence(graph, lambda item: item.report != report)),
        mentions=tuple(item for item in graph.mentions if item[0] != report),
        ledger=tuple(entry for entry in graph.ledger if entry.report != report),
    )


def _with_evidence(graph: Graph, wanted: Callable[[Evidence], bool]) -> Iterator[Statement]:
    for stmt in graph.statements:
        if items := tuple(filter(wanted, stmt.evidence)):
            yield replace(stmt, evidence=items)


def _sort_names(entity: Entity) -> Entity:
    return replace(
        entity,
        aliases=tuple(sorted(set(entity.aliases))),
        same_as=tuple(sorted(set(entity.same_as))),
        broader=tuple(sorted(set(entity.broader))),
    )


def _one_a_place(items: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Sort evidence, one for each quote in its place; its premises are sorted too."""
    kept: dict[tuple[str, str, int, int, str], Evidence] = {}
    for item in sorted(items, key=lambda item: (TIERS.index(item.tier), item.rule, item)):
        place = (item.report, item.paragraph, item.start, item.end, item.quote)
        kept.setdefault(place, replace(item, premises=tuple(sorted(set(item.premises)))))
    return tuple(sorted(kept.values()))


def _index(statements: tuple[Statement, ...], end: str) -> dict[str, tuple[Statement, ...]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for stmt in statements:
        found[getattr(stmt, end)].append(stmt)
    return {key: tuple(items) for key, items in found.items()}
