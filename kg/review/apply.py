"""Apply decisions to a graph that was just built: a pure function, so that nothing is for good."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.entity import Entity
from kg.errors import DecisionError
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry
from kg.report import Paragraph
from kg.review.decision import Decision, fold_quote
from kg.review.premises import settle_premises
from kg.review.same import Same
from kg.schema import load_schema
from kg.statement import Evidence, Statement

RULE = "review"
"""The rule of evidence that a person gave."""
FILE = "decisions"
"""Stands for the report in the ledger where a decision is on names."""
UNUSED = "this decision matches nothing any more; it is kept"


@dataclass(frozen=True, slots=True)
class Decided:
    """A graph with the decisions applied."""

    graph: Graph
    unused: tuple[Decision, ...]
    """Decisions that match nothing; the ledger lists them too."""


def apply_decisions(graph: Graph, decisions: Sequence[Decision]) -> Decided:
    """Apply decisions; what they take away goes to the ledger with its reason.

    Names come first, so that links are named as the graph has them in the end; a decision may
    name either end of a join.

    Raises:
        DecisionError: two things of different type are to be the same, or a link would break
            the ontology.
    """
    if not decisions:
        return Decided(graph, ())
    same = Same(graph, decisions)
    links = _Links(graph, same, [item for item in decisions if item.link])
    statements = [*links.judged(), *links.added()]
    statements, lost = settle_premises(statements, links.renamed)
    used = links.used | same.used
    unused = tuple(item for item in decisions if item not in used)
    ledger = [*graph.ledger, *links.ledger, *lost]
    ledger += [LedgerEntry(item.report or FILE, "", "review", UNUSED, str(item)) for item in unused]
    mentions = [(report, key, same.id(entity)) for report, key, entity in graph.mentions]
    entities = _kept(graph, same.entities(), statements, mentions)
    left = {entity.id for entity in entities}
    mentions = [item for item in mentions if item[2] in left]
    reports = [
        replace(report, body=same.id(report.body)) if report.body else report
        for report in graph.reports
    ]
    return Decided(make_graph(reports, entities, statements, mentions, ledger), unused)


class _Links:
    """A pass over the statements, with what is decided of each."""

    def __init__(self, graph: Graph, same: Same, decisions: list[Decision]) -> None:
        self.graph, self.same = graph, same
        self.by_link: dict[tuple[str, ...], list[Decision]] = {}
        for item in decisions:
            self.by_link.setdefault(self.key(item.link), []).append(item)
        self.used: set[Decision] = set()
        self.ledger: list[LedgerEntry] = []
        self.renamed: dict[str, str] = {}
        """Identifiers of evidence before, and now."""

    def named(self, link: tuple[str, ...]) -> tuple[str, str, str]:
        """Name a link's ends as they are now."""
        subject, relation, target = link
        ends = self.same.id(subject), self.same.id(target)
        return (subject, relation, target) if ends == (subject, target) else self.key(link)

    def key(self, link: tuple[str, ...]) -> tuple[str, str, str]:
        """Name a link whichever of its ends a symmetric relation is written from."""
        subject, relation, target = link
        ends = self.same.id(subject), self.same.id(target)
        known = load_schema().relations.get(relation)
        return known.triple(*ends) if known else (ends[0], relation, ends[1])

    def judged(self) -> Iterator[Statement]:
        """Yield what stands of the statements, and what was put in the place of wrong ones."""
        for stmt in self.graph.statements:
            triple = self.named(stmt.triple)
            decided = self.by_link.get(self.key(stmt.triple), [])
            for item in stmt.evidence:
                for made in self.judge(triple, item, decided):
                    self.renamed[stmt.evidence_id(item)] = made.evidence_id(made.evidence[0])
                    yield made

    def judge(
        self, triple: tuple[str, str, str], item: Evidence, decided: list[Decision]
    ) -> Iterator[Statement]:
        """Yield a piece of evidence with what it shows, if anything."""
        quote = fold_quote(item.quote)
        found = [it for it in decided if it.verdict != "add" and it.covers(item.report, quote)]
        self.used.update(found)
        verdict = found[0] if found else None
        if verdict and verdict.verdict in ("reject", "correct"):
            self.leave_out(item, verdict, triple)
            if verdict.verdict == "correct":
                yield self.checked(verdict.to, replace(item, rule=RULE, premises=()), verdict)
        elif triple[0] == triple[2]:
            self.note(item, "links a thing to itself since two names are one", triple)
        else:
            yield Statement(*triple, (item,))

    def added(self) -> Iterator[Statement]:
        """Yield the links that a person added, with the words they gave."""
        for items in self.by_link.values():
            for item in items:
                place = self.place(item) if item.verdict == "add" else None
                if place:
                    par, start, end = place
                    self.used.add(item)
                    shown = Evidence(
                        *(item.report, par.key, start, end, par.text[start:end], "stated", RULE)
                    )
                    yield self.checked(item.link, shown, item)

    def place(self, item: Decision) -> tuple[Paragraph, int, int] | None:
        """Find the words of a quote in its report, white space folded."""
        report = self.graph.report.get(item.report)
        for par in report.paragraphs if report else ():
            span = _find(par.text, item.quote)
            if span:
                return par, *span
        return None

    def checked(self, link: tuple[str, ...], item: Evidence, decision: Decision) -> Statement:
        """Make a statement that a person gave.

        Raises:
            DecisionError: an end is not in the graph, or the relation does not join such ends.
        """
        subject, relation, target = self.named(link)
        ends = [self.graph.entity.get(end) for end in (subject, target)]
        known = load_schema().relations.get(relation)
        for name, end in zip((subject, target), ends, strict=True):
            if end is None:
                raise DecisionError(f"{decision}: {name!r} is not in the graph")
        if known is None:
            raise DecisionError(f"{decision}: {relation!r} is not a relation of the ontology")
        if ends[0] and ends[1] and not known.allows(ends[0].type, ends[1].type):
            raise DecisionError(
                f"{decision}: {relation} does not run from {ends[0].type} to {ends[1].type}"
            )
        return Statement(subject, relation, target, (item,))

    def leave_out(self, item: Evidence, decision: Decision, triple: tuple[str, str, str]) -> None:
        who = ", ".join(part for part in (decision.reviewer, decision.date) if part)
        why = f": {decision.reason}" if decision.reason else ""
        done = "rejected" if decision.verdict == "reject" else "corrected"
        self.note(item, f"{done}{f' by {who}' if who else ''}{why}", triple)

    def note(self, item: Evidence, reason: str, triple: tuple[str, str, str]) -> None:
        text = f"{' '.join(triple)}: {item.quote}"
        self.ledger.append(LedgerEntry(item.report, item.paragraph, "review", reason, text))


def _find(text: str, quote: str) -> tuple[int, int] | None:
    """Find a quote whose white space is folded."""
    match = re.search(r"\s+".join(map(re.escape, quote.split())), text)
    return match.span() if match else None


def _kept(
    graph: Graph,
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    mentions: Sequence[tuple[str, str, str]],
) -> list[Entity]:
    """Leave out what was only there for a link that was taken away, as a build does."""
    linked, before = _ends(statements), _ends(graph.statements)
    named = {entity for _, _, entity in mentions if not entity.startswith("post/")}
    needed = {above for entity in entities for above in entity.broader}
    lost = before - linked - named - needed - {report.body for report in graph.reports}
    return [entity for entity in entities if entity.id not in lost]


def _ends(statements: Sequence[Statement]) -> set[str]:
    return {end for stmt in statements for end in (stmt.subject, stmt.object)}
