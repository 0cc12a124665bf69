"""Where these reports show nothing: threats without a lead, boards that report to nobody.

A gap is no evidence in these reports; it is never said that there is nothing. Each finding has
the links that it rests on: the more, the more there is to look into.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from kg.answer.links import CITATION, cite, shown_evidence
from kg.answer.path import STOPS
from kg.answer.who import narrower
from kg.graph import Graph
from kg.statement import Statement
from kg.stores import Rows, Value

COLUMNS = ("gap", "about", "finding", "links", *CITATION)
KINDS = (
    *("no lead", "no strand", "single body", "single point"),
    *("reports to nobody", "on many boards"),
)
"""Kinds of gap, in the order they are told."""
MANY = 5
"""Boards on which a body's seat is worth a look."""

FEW = {"no lead": 2, "no strand": 2, "single body": 2, "reports to nobody": 1}
"""Links on which a finding must rest to be listed: what is named once shows little."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Something of which the reports show nothing."""

    kind: str
    """One of KINDS."""
    thing: str
    """What it is about, by identifier."""
    finding: str
    rests: tuple[Statement, ...]
    """The links it rests on."""


def gaps(graph: Graph, *, all: bool = False) -> Rows:
    """List the gaps, by kind, then by how many links they rest on, the most first.

    Args:
        graph: Where.
        all: List those too that rest on fewer links than FEW asks; else the rows say how many.

    Returns:
        Rows with the columns of COLUMNS, each with the citation of the first link it rests on.
    """
    found = find_gaps(graph)
    kept = [gap for gap in found if all or len(gap.rests) >= FEW.get(gap.kind, 0)]
    left = len(found) - len(kept)
    cut = f"{left} findings are left out: the reports name what they are about once" if left else ""
    return Rows(COLUMNS, tuple(_row(graph, gap) for gap in kept), cut)


def find_gaps(graph: Graph) -> list[Gap]:
    """Find the gaps, by kind, then by how many links they rest on, then by name."""
    found = [*_threats(graph), *_boards(graph), *_seats(graph), *_single_points(graph)]
    found.sort(key=lambda it: (KINDS.index(it.kind), -len(it.rests), graph.entity[it.thing].name))
    return found


def _row(graph: Graph, gap: Gap) -> tuple[Value, ...]:
    cited: tuple[Value, ...] = (None,) * len(CITATION)
    if gap.rests:
        cited = cite(graph, shown_evidence(graph, gap.rests[0])[0])
    count = len(gap.rests)
    rests = f"rests on {count} link{'s' * (count != 1)}"
    return (gap.kind, graph.entity[gap.thing].name, gap.finding, rests, *cited)


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


def _threats(graph: Graph) -> Iterator[Gap]:
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
            yield Gap("no lead", threat, "these reports name no lead", tuple(acting))
        strands = [
            stmt
            for act in acting
            for stmt in graph.outgoing.get(act.subject, ())
            if stmt.relation == "contributes_to"
        ]
        if not strands:
            yield Gap("no strand", threat, "no strand is named", tuple(acting))
        bodies = {stmt.subject for stmt in acting}
        if len(bodies) == 1:
            name = graph.entity[acting[0].subject].name
            yield Gap("single body", threat, f"only {name} is said to act on it", tuple(acting))


def _boards(graph: Graph) -> Iterator[Gap]:
    """Find boards of which no report says whom they report to, or what they are part of."""
    for entity in graph.entities:
        links = graph.outgoing.get(entity.id, ())
        if entity.type == "Partnership" and not any(
            stmt.relation in ("reports_to", "part_of") for stmt in links
        ):
            seats = [it for it in graph.incoming.get(entity.id, ()) if it.relation == "member_of"]
            shown = tuple(stmt for stmt in seats if shown_evidence(graph, stmt))
            yield Gap("reports to nobody", entity.id, "nobody is named that it reports to", shown)


def _seats(graph: Graph) -> Iterator[Gap]:
    """Find bodies that sit on very many boards."""
    seats: dict[str, list[Statement]] = defaultdict(list)
    for stmt in _stated(graph):
        if stmt.relation in ("member_of", "chairs"):
            seats[stmt.subject].append(stmt)
    for body, stmts in sorted(seats.items()):
        boards = {stmt.object for stmt in stmts}
        if len(boards) >= MANY:
            yield Gap("on many boards", body, f"sits on {len(boards)} boards", tuple(stmts))


def _single_points(graph: Graph) -> Iterator[Gap]:
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
                    finding = f"only {name} joins it to the force"
                    yield Gap("single point", threat, finding, tuple(rests))
