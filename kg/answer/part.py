"""Take a part of a graph: around one thing, on one threat, or from one report."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.answer.ask import find_report
from kg.answer.names import find_entity
from kg.answer.path import STOPS
from kg.errors import QuestionError
from kg.graph import Graph, make_graph
from kg.statement import Evidence, Statement
from kg.stores import Rows


@dataclass(frozen=True, slots=True)
class Part:
    """Which part: what is left empty does not narrow."""

    about: str = ""
    depth: int = 1
    """How many links away from ``about``."""
    threat: str = ""
    """The threats under it count too."""
    report: str = ""
    derived: bool = False
    """Take statements that only a rule over others gives."""


def take_part(graph: Graph, part: Part) -> Graph:
    """Take a part of a graph; only linked things are kept, evidence whole.

    Raises:
        QuestionError: a name is not in the graph.
    """
    stmts = [stmt for stmt in graph.statements if part.derived or stmt.tier != "derived"]
    if part.report:
        stmts = _from_reports(stmts, {find_report(graph, part.report)})
    if part.threat:
        stmts = _on_threat(graph, stmts, find_entity(graph, part.threat, {"Threat"}).id)
    if part.about:
        stmts = _around(graph, stmts, find_entity(graph, part.about).id, part.depth)
    return _keep(graph, stmts)


def take_pair(graph: Graph, old: str, new: str) -> Graph:
    """Take what two reports say, by their identifiers; derived links are left out."""
    stmts = [stmt for stmt in graph.statements if stmt.tier != "derived"]
    return _keep(graph, _from_reports(stmts, {old, new}))


def take_cited(graph: Graph, rows: Rows) -> Graph:
    """Take the links that an answer's rows cite, by quote, paragraph and the report's title.

    Raises:
        QuestionError: the rows have no such columns.
    """
    needed = ("quote", "report", "paragraph")
    if not set(needed).issubset(rows.columns):
        raise QuestionError("this question's answer cites no quotes: there are no links to draw")
    cited = {tuple(str(record[name]) for name in needed) for record in rows.records()}
    stmts = [
        stmt
        for stmt in graph.statements
        if any(_citation(graph, item) in cited for item in stmt.evidence)
    ]
    return _keep(graph, stmts)


def _citation(graph: Graph, item: Evidence) -> tuple[str, ...]:
    par = graph.paragraph(item)
    return (item.quote, graph.report[item.report].title, par.address if par else item.paragraph)


def describe(graph: Graph, part: Part, answer: str = "") -> str:
    """Say in words which part is taken, and from which question's answer.

    Raises:
        QuestionError: a name is not in the graph.
    """
    words = ["Who works with whom, on what"]
    if part.about:
        near = "" if part.depth == 1 else f", {part.depth} links away"
        words.append(f"around {find_entity(graph, part.about).name}{near}")
    if part.threat:
        words.append(f"on {find_entity(graph, part.threat, {'Threat'}).name}")
    if answer:
        words.append(f"as asked: {answer}")
    if part.report:
        words.append(f"in {graph.report[find_report(graph, part.report)].title}")
    return ": ".join([words[0], ", ".join(words[1:])]) if words[1:] else words[0]


def _from_reports(stmts: Iterable[Statement], reports: set[str]) -> list[Statement]:
    kept = [
        replace(stmt, evidence=tuple(item for item in stmt.evidence if item.report in reports))
        for stmt in stmts
    ]
    return [stmt for stmt in kept if stmt.evidence]


def _on_threat(graph: Graph, stmts: list[Statement], threat: str) -> list[Statement]:
    """Keep the links to a threat and those under it, and the links among who has one."""
    threats = narrower(graph, threat)
    acting = {stmt.subject for stmt in stmts if stmt.object in threats}
    kept = acting | threats
    return [stmt for stmt in stmts if stmt.subject in kept and stmt.object in kept]


def narrower(graph: Graph, threat: str) -> set[str]:
    """Find a threat and all threats under it."""
    found = {threat}
    while more := {e.id for e in graph.entities if found.intersection(e.broader)} - found:
        found |= more
    return found


def _around(graph: Graph, stmts: list[Statement], start: str, depth: int) -> list[Statement]:
    """Keep the links that are walked within so many steps, and those among their near ends."""
    reached = edge = {start}
    for _ in range(depth):
        edge = _next(stmts, edge) - reached
        reached = reached | edge
        edge = {item for item in edge if graph.entity[item].type not in STOPS}
    return [stmt for stmt in stmts if stmt.subject in reached and stmt.object in reached]


def _next(stmts: Iterable[Statement], edge: set[str]) -> set[str]:
    found: set[str] = set()
    for stmt in stmts:
        if stmt.subject in edge or stmt.object in edge:
            found |= {stmt.subject, stmt.object}
    return found


def _keep(graph: Graph, stmts: list[Statement]) -> Graph:
    linked = {end for stmt in stmts for end in (stmt.subject, stmt.object)}
    used = {item.report for stmt in stmts for item in stmt.evidence}
    return make_graph(
        [report for report in graph.reports if report.id in used],
        [entity for entity in graph.entities if entity.id in linked],
        stmts,
        [item for item in graph.mentions if item[0] in used and item[2] in linked],
        [entry for entry in graph.ledger if entry.report in used],
    )
