"""Make a briefing on a threat of what the reports say: who leads, who works on it, what is missing.

Each line cites the best of its evidence. A briefing is to fill two pages: sections are cut at a
number of lines, the most shown first, and say how many they leave out.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from kg.answer.gaps import Gap, find_gaps
from kg.answer.links import cite, shown_evidence
from kg.answer.who import narrower
from kg.brief.content import Brief, Group, Line, Note, Section
from kg.brief.picture import draw
from kg.graph import Graph
from kg.schema import load_schema
from kg.statement import Evidence, Statement
from kg.view.style import STYLES

CAUTION = (
    "Made from the named reports alone. No evidence in these reports does not mean that there is "
    "nothing. Lines in italics are inherited: one end comes from a heading, a list's lead-in or a "
    "word like “the Force”."
)
QUOTED = 120
"""Characters of a quote in the list of sources."""
NAMED = 8
"""Names in a list inside a line."""
CITED = 2
"""Sources of a line."""
PLANS = ("Operation", "Strategy", "Programme")
SEATS = ("member_of", "chairs", "reports_to")
TOGETHER = ("works_with", "supports", "funds", "hosts")


@dataclass
class Sources:
    """The notes so far; a quote that stands within another of its paragraph shares its number."""

    graph: Graph
    quotes: list[Evidence] = field(default_factory=list)

    def cite(self, items: Iterable[Evidence]) -> tuple[int, ...]:
        """Give the numbers of some evidence."""
        found: dict[int, None] = {}
        for item in items:
            if len(found) < CITED:
                found[self._number(item)] = None
        return tuple(sorted(found))

    def _number(self, item: Evidence) -> int:
        for number, other in enumerate(self.quotes, 1):
            same = (other.report, other.paragraph) == (item.report, item.paragraph)
            if same and item.quote in other.quote:
                return number
        self.quotes.append(item)
        return len(self.quotes)

    def notes(self) -> tuple[Note, ...]:
        """List the sources by number."""
        names = {report: f"R{at}" for at, report in enumerate(self.reports(), 1)}
        return tuple(
            _note(self.graph, number, names[it.report], it)
            for number, it in enumerate(self.quotes, 1)
        )

    def reports(self) -> tuple[str, ...]:
        """List the reports that are cited, by identifier."""
        return tuple(sorted({item.report for item in self.quotes}))


def compose(graph: Graph, threat: str) -> Brief:
    """Make a briefing on a threat and those under it in the scheme.

    Args:
        graph: Where.
        threat: By identifier.

    Returns:
        A briefing with the sections leads, work, boards, operations and gaps, all of them there
        also where these reports show nothing.
    """
    found = _Found(graph, narrower(graph, threat))
    sources = Sources(graph)
    sections = (
        _leads(found, sources),
        _work(found, sources),
        _boards(found, sources),
        _plans(found, sources),
        _gaps(found, sources),
    )
    return Brief(
        title=f"Briefing: {graph.entity[threat].name}",
        scope=_scope(found, threat, sources.reports()),
        caution=CAUTION,
        sections=sections,
        picture=draw(graph, found.drawn(), found.threats),
        notes=sources.notes(),
    )


class _Found:
    """The links of a graph that are about some threats."""

    def __init__(self, graph: Graph, threats: Collection[str]) -> None:
        self.graph, self.threats = graph, threats
        self.shown = [stmt for stmt in graph.statements if shown_evidence(graph, stmt)]
        self.acting = self.to_threats("tackles")
        self.actors = {stmt.subject for stmt in self.acting}
        self.places = {(report, key) for report, key, thing in graph.mentions if thing in threats}

    def to_threats(self, relation: str) -> list[Statement]:
        return [it for it in self.shown if it.relation == relation and it.object in self.threats]

    def type(self, thing: str) -> str:
        return self.graph.entity[thing].type

    def near(self, stmt: Statement) -> bool:
        """Tell whether a link stands in a paragraph that names a threat, between bodies."""
        said = any((it.report, it.paragraph) in self.places for it in stmt.evidence)
        return said or {stmt.subject, stmt.object} <= self.actors

    def linked(self, relations: Sequence[str]) -> list[Statement]:
        return [it for it in self.shown if it.relation in relations and self.near(it)]

    def boards(self) -> list[Statement]:
        """Find the seats and chairs of boards that act on a threat or are named with it."""
        acting = {it for it in self.actors if self.type(it) == "Partnership"}
        return [
            it
            for it in self.shown
            if it.relation in SEATS
            and "Partnership" in (self.type(it.subject), self.type(it.object))
            and (self.near(it) or acting & {it.subject, it.object})
        ]

    def plans(self) -> list[Statement]:
        """Find who conducts, delivers or leads the operations and plans on a threat."""
        plans = {it for it in self.actors if self.type(it) in PLANS}
        wanted = ("conducts", "delivers", "leads", "participates_in", "establishes")
        return [it for it in self.shown if it.object in plans and it.relation in wanted]

    def drawn(self) -> list[Statement]:
        return [*self.acting, *self.to_threats("leads"), *self.boards(), *self.plans()]


def _leads(found: _Found, sources: Sources) -> Section:
    stmts = found.to_threats("leads")
    posts = {it.subject for it in stmts}
    held = [it for it in found.shown if it.relation == "holds_post" and it.object in posts]
    group = _group(found, sources, "", [*stmts, *held], 6)
    return Section("Who leads", (group,), "These reports name no lead.")


def _work(found: _Found, sources: Sources) -> Section:
    """Group who acts on the threats by the strand they add to, else by what they are."""
    bodies = set(load_schema().bodies) - {"Partnership"}
    actors = [it for it in found.actors if found.type(it) in bodies]
    strands: dict[str, list[str]] = {}
    for actor in sorted(actors, key=lambda it: (-len(_acts(found, it)), it)):
        for heading in _strands(found, actor) or [_kind(found, actor)]:
            strands.setdefault(heading, []).append(actor)
    groups = [_acting(found, sources, heading, strands[heading], 6) for heading in sorted(strands)]
    together = _group(found, sources, "Together", found.linked(TOGETHER), 5)
    return Section("Who works on it", (*groups, together), "These reports name nobody.")


def _boards(found: _Found, sources: Sources) -> Section:
    boards = sorted(it for it in found.actors if found.type(it) == "Partnership")
    acting = _acting(found, sources, "On it", boards, 5)
    seats = _group(found, sources, "Seats and chairs", found.boards(), 7)
    return Section("Boards", (acting, seats), "These reports name no board on it.")


def _plans(found: _Found, sources: Sources) -> Section:
    plans = sorted(it for it in found.actors if found.type(it) in PLANS)
    acting = _acting(found, sources, "On it", plans, 7)
    by = _group(found, sources, "By whom", found.plans(), 6)
    return Section("Operations and plans", (acting, by), "These reports name none on it.")


def _gaps(found: _Found, sources: Sources) -> Section:
    boards = {end for it in found.boards() for end in (it.subject, it.object)} | found.actors
    findings: dict[str, list[Gap]] = {}
    for gap in find_gaps(found.graph):
        if gap.thing in {*found.threats, *boards}:
            findings.setdefault(gap.finding, []).append(gap)
    lines = [_gap(found, sources, finding, gaps) for finding, gaps in findings.items()]
    group = Group("", tuple(lines[:6]), len(lines[6:]))
    return Section("Gaps: no evidence in these reports", (group,), "None was found.")


def _gap(found: _Found, sources: Sources, finding: str, gaps: Sequence[Gap]) -> Line:
    """Say of which things the reports do not show the same."""
    names = _listed([found.graph.entity[gap.thing].name for gap in gaps])
    rests = [it for gap in gaps for it in gap.rests[:1]]
    return Line(
        f"{finding[0].upper()}{finding[1:]}: {names}",
        sources.cite(shown_evidence(found.graph, it)[0] for it in rests[:1]),
    )


def _listed(names: Sequence[str]) -> str:
    """List some names.

    >>> _listed(["fraud", "gangs"])
    'fraud, gangs'
    """
    more = f" and {len(names) - NAMED} more" if names[NAMED:] else ""
    return ", ".join(names[:NAMED]) + more


def _acts(found: _Found, actor: str) -> list[Statement]:
    return [it for it in found.acting if it.subject == actor]


def _strands(found: _Found, actor: str) -> list[str]:
    names = (
        found.graph.entity[it.object].name
        for it in found.graph.outgoing.get(actor, ())
        if it.relation == "contributes_to" and it.tier != "derived"
    )
    return sorted(f"Strand: {name}" for name in names)


def _kind(found: _Found, actor: str) -> str:
    return STYLES[found.type(actor)].plural.capitalize()


def _acting(
    found: _Found, sources: Sources, heading: str, actors: Sequence[str], most: int
) -> Group:
    """List actors, each with the threats it acts on."""
    lines = []
    for actor in actors[:most]:
        stmts = _acts(found, actor)
        threats = _listed(sorted(found.graph.entity[it.object].name for it in stmts))
        best = [shown_evidence(found.graph, it)[0] for it in stmts]
        inherited = all(it.tier == "inherited" for it in best)
        text = f"{found.graph.entity[actor].name}: {threats}"
        lines.append(Line(text, sources.cite(best), inherited))
    return Group(heading, tuple(lines), len(actors) - len(lines))


def _group(
    found: _Found, sources: Sources, heading: str, stmts: Sequence[Statement], most: int
) -> Group:
    """List links in words, those with most evidence first."""
    ranked = sorted(stmts, key=lambda it: (-len(it.evidence), it.triple))
    lines = []
    for stmt in ranked[:most]:
        best = shown_evidence(found.graph, stmt)[0]
        text = found.graph.say(stmt)
        lines.append(Line(text, sources.cite([best]), best.tier == "inherited"))
    return Group(heading, tuple(lines), len(stmts) - len(lines))


def _scope(found: _Found, threat: str, reports: Sequence[str]) -> str:
    under = sorted(found.graph.entity[it].name for it in found.threats if it != threat)
    named = (found.graph.report[report] for report in reports)
    cited = [
        f"R{at} {it.title}" + (f" ({it.date})" if it.date else "") for at, it in enumerate(named, 1)
    ]
    covers = f"Covers also {_listed(under)}. " if under else ""
    return f"{covers}From {'; '.join(cited)}." if cited else covers


def _note(graph: Graph, number: int, report: str, item: Evidence) -> Note:
    quote, _, _, paragraph, page = cite(graph, item)
    at = f"paragraph {paragraph}" + (f", page {page}" if page is not None else "")
    return Note(number, clip(str(quote)), f"{report}, {at}")


def clip(quote: str) -> str:
    """Cut a long quote at a word.

    >>> clip("a " * 100)[-5:]
    'a a …'
    """
    text = " ".join(quote.split())
    return text if len(text) <= QUOTED else text[:QUOTED].rpartition(" ")[0] + " …"
