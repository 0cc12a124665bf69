"""Where these reports show nothing: threats without a lead, boards that report to nobody.

A gap is no evidence in these reports; it is never said that there is nothing. Each finding has
the links that it rests on.
"""

from collections import defaultdict
from collections.abc import Iterator

import networkx as nx

from kg.answer.links import CITATION, cite, shown_evidence
from kg.answer.path import STOPS
from kg.answer.who import narrower
from kg.graph import Graph
from kg.statement import Statement
from kg.stores import Rows, Value

COLUMNS = ("gap", "about", "finding", "more", *CITATION)
KINDS = (
    *("no lead", "no strand", "single body", "single point"),
    *("reports to nobody", "on many boards"),
)
"""Kinds of gap, in the order they are told."""
MANY = 5
"""Boards on which a body's seat is worth a look."""

Finding = tuple[str, str, str, list[Statement]]
"""The kind of gap, the thing, what is found, and the links it rests on."""


def gaps(graph: Graph) -> Rows:
    """List the gaps, by kind, then by thing; each with the links that it rests on.

    Returns:
        Rows with the columns of COLUMNS; ``more`` says how many other links a finding rests on.
    """
    rows: list[tuple[Value, ...]] = []
    found = [*_threats(graph), *_boards(graph), *_seats(graph), *_single_points(graph)]
    for kind, thing, finding, stmts in sorted(found, key=lambda it: KINDS.index(it[0])):
        about = graph.entity[thing].name
        cited = [cite(graph, shown_evidence(graph, stmt)[0]) for stmt in stmts[:1]]
        more = f"and {len(stmts) - 1} more" if len(stmts) > 1 else ""
        rows.append((kind, about, finding, more, *(cited[0] if cited else [None] * len(CITATION))))
    return Rows(COLUMNS, tuple(rows))


def coverage(graph: Graph) -> Rows:
    """Lay out threats by strands: in each cell who acts on the threat and adds to the strand.

    Returns:
        Rows with the columns threat, then each strand; an empty cell is no evidence in these
        reports. Threats stand by name.
    """
    strands = sorted(
        (item for item in graph.entities if item.type == "Strand"), key=lambda it: it.name
    )
    rows = []
    for threat, acting in _acting(graph):
        cells = (_cell(graph, acting, strand.id) for strand in strands)
        rows.append((graph.entity[threat].name, *cells))
    return Rows(("threat", *(strand.name for strand in strands)), tuple(sorted(rows, key=_first)))


def _cell(graph: Graph, acting: list[Statement], strand: str) -> str | None:
    names = {graph.entity[it.subject].name for it in acting if _adds(graph, it, strand)}
    return ", ".join(sorted(names)) or None


def _first(row: tuple[Value, ...]) -> str:
    return str(row[0])


def _adds(graph: Graph, stmt: Statement, strand: str) -> bool:
    return any(
        it.relation == "contributes_to" and it.object == strand
        for it in graph.outgoing.get(stmt.subject, ())
    )


def _stated(graph: Graph) -> list[Statement]:
    return [stmt for stmt in graph.statements if shown_evidence(graph, stmt)]


def _acting(graph: Graph) -> Iterator[tuple[str, list[Statement]]]:
    """Yield each threat that somebody acts on, with those links."""
    found: dict[str, list[Statement]] = defaultdict(list)
    for stmt in _stated(graph):
        if stmt.relation == "tackles":
            found[stmt.object].append(stmt)
    yield from sorted(found.items())


def _threats(graph: Graph) -> Iterator[Finding]:
    """Find threats with activity but no lead, no strand, or one body only."""
    for threat, acting in _acting(graph):
        below = narrower(graph, threat)
        leads = [
            stmt
            for item in below
            for stmt in graph.incoming.get(item, ())
            if stmt.relation == "leads"
        ]
        if not leads:
            yield "no lead", threat, "acted on, but these reports name no lead", acting
        strands = [
            stmt
            for act in acting
            for stmt in graph.outgoing.get(act.subject, ())
            if stmt.relation == "contributes_to"
        ]
        if not strands:
            yield "no strand", threat, "acted on, but no strand is named", acting
        bodies = {stmt.subject for stmt in acting}
        if len(bodies) == 1:
            name = graph.entity[acting[0].subject].name
            yield "single body", threat, f"only {name} is said to act on it", acting


def _boards(graph: Graph) -> Iterator[Finding]:
    """Find boards of which no report says whom they report to, or what they are part of."""
    for entity in graph.entities:
        links = graph.outgoing.get(entity.id, ())
        if entity.type == "Partnership" and not any(
            stmt.relation in ("reports_to", "part_of") for stmt in links
        ):
            seats = [it for it in graph.incoming.get(entity.id, ()) if it.relation == "member_of"]
            shown = [stmt for stmt in seats if shown_evidence(graph, stmt)]
            yield "reports to nobody", entity.id, "nobody is named that it reports to", shown


def _seats(graph: Graph) -> Iterator[Finding]:
    """Find bodies that sit on very many boards."""
    seats: dict[str, list[Statement]] = defaultdict(list)
    for stmt in _stated(graph):
        if stmt.relation in ("member_of", "chairs"):
            seats[stmt.subject].append(stmt)
    for body, stmts in sorted(seats.items()):
        boards = {stmt.object for stmt in stmts}
        if len(boards) >= MANY:
            yield "on many boards", body, f"sits on {len(boards)} boards", stmts


def _single_points(graph: Graph) -> Iterator[Finding]:
    """Find what alone joins a threat to a report's body: without it nothing would.

    A node dominates another when every way to it goes through the node (Lengauer and Tarjan,
    TOPLAS 1, 1979).
    """
    stmts = {(stmt.subject, stmt.object): stmt for stmt in _stated(graph)}
    stops = {item.id for item in graph.entities if item.type in STOPS}
    for force in sorted({report.body for report in graph.reports if report.body}):
        network: nx.DiGraph[str] = nx.DiGraph()
        for subject, target in stmts:
            for here, there in ((subject, target), (target, subject)):
                if here not in stops:
                    network.add_edge(here, there)
        if force not in network:
            continue
        above = nx.immediate_dominators(network, force)
        for threat, acting in _acting(graph):
            chain = [threat]
            while chain[-1] in above and above[chain[-1]] not in (None, chain[-1]):
                chain.append(above[chain[-1]])
            for point in chain[1:]:
                if point != force and len(acting) > 1:
                    name = graph.entity[point].name
                    rests = [it for it in acting if point in (it.subject, it.object)] or acting
                    yield "single point", threat, f"only {name} joins it to the force", rests
