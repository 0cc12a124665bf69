"""How much each thing has to do with each threat: by its links, and by where reports name it."""

from collections import defaultdict
from collections.abc import Iterable

from kg.graph import Graph
from kg.report import Paragraph

ROUNDS = 4
"""How often a thing takes on a share of its neighbours' threats."""
NEAR = 0.6
"""What a paragraph weighs that names a thing and a threat; a link weighs 2 and its evidence."""
HUBS = frozenset({"PoliceForce", "Place", "Strand"})
"""Types that link to everything, so say nothing of the threat their neighbours are about."""

KEPT = 12
"""Threats that a thing keeps: what is below is noise, and would make the work grow by squares."""

Weights = dict[str, dict[str, float]]
"""By thing, then by threat."""


def affinities(graph: Graph) -> Weights:
    """Give each thing its shares of the threats; they add up to 1, or there are none.

    A thing's weight for a threat is the evidence that links the two and the paragraphs that name
    both, then a quarter of what its neighbours have; cost is rounds x links.
    """
    return _spread(graph, {thing: _shares(found) for thing, found in direct(graph).items()})


def direct(graph: Graph) -> Weights:
    """Weigh each thing, threats too, against the threats that it is linked to or named with."""
    threats = {entity.id for entity in graph.entities if entity.type == "Threat"}
    weights: Weights = defaultdict(lambda: defaultdict(float))
    for stmt in graph.statements:
        if stmt.object in threats:
            weights[stmt.subject][stmt.object] += 2 + len(stmt.evidence)
    for things, found in _together(graph, threats):
        for thing in things:
            for threat in found:
                if thing != threat:
                    weights[thing][threat] += NEAR / len(found)
    return weights


def _together(graph: Graph, threats: set[str]) -> Iterable[tuple[list[str], list[str]]]:
    """Yield the things that each paragraph names, and its threats or else its heading's."""
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for report, key, thing in graph.mentions:
        named[report, key].append(thing)
    headings = _Headings(graph, threats)
    for (report, key), things in named.items():
        found = [thing for thing in things if thing in threats]
        par = graph.report[report].by_key.get(key) if report in graph.report else None
        yield things, found or (headings.threats(par) if par else [])


class _Headings:
    """The threats that headings name; each heading is looked at once."""

    def __init__(self, graph: Graph, threats: set[str]) -> None:
        self._known: dict[str, list[str]] = {}
        names = [
            (f" {name.casefold()} ", entity.id)
            for entity in graph.entities
            if entity.id in threats
            for name in entity.names
        ]
        self._names = sorted(names, key=lambda it: (-len(it[0]), it))

    def threats(self, par: Paragraph) -> list[str]:
        """Find the threats of the innermost heading that names any."""
        return next((found for text in reversed(par.headings) if (found := self._find(text))), [])

    def _find(self, heading: str) -> list[str]:
        if heading not in self._known:
            words = "".join(char if char.isalnum() else " " for char in heading.casefold())
            self._known[heading] = self._read(f" {' '.join(words.split())} ")
        return self._known[heading]

    def _read(self, text: str) -> list[str]:
        """Find names, the longest first: "gang violence" is not "violence" too."""
        found = set()
        for name, threat in self._names:
            if name in text:
                text = text.replace(name, " | ")
                found.add(threat)
        return sorted(found)


def _spread(graph: Graph, own: Weights) -> Weights:
    """Add a quarter of the neighbours' weights, in a few rounds."""
    hubs = {entity.id for entity in graph.entities if entity.type in HUBS}
    neighbours: dict[str, list[str]] = {thing: [] for thing in own}
    for stmt in graph.statements:
        if hubs.isdisjoint((stmt.subject, stmt.object)):
            neighbours.setdefault(stmt.subject, []).append(stmt.object)
            neighbours.setdefault(stmt.object, []).append(stmt.subject)
    weights = own
    for _ in range(ROUNDS):
        weights = {
            thing: _mix(own.get(thing, {}), [weights.get(item, {}) for item in others])
            for thing, others in sorted(neighbours.items())
        }
    return weights


def _mix(own: dict[str, float], others: list[dict[str, float]]) -> dict[str, float]:
    mixed: dict[str, float] = defaultdict(float)
    for threat, share in own.items():
        mixed[threat] += 0.75 * share
    for other in others:
        for threat, share in other.items():
            mixed[threat] += 0.25 * share / len(others)
    return _shares(mixed)


def _shares(weights: dict[str, float]) -> dict[str, float]:
    most = sorted(weights.items(), key=lambda item: (-round(item[1], 9), item[0]))[:KEPT]
    total = sum(weight for _, weight in most)
    return {key: value / total for key, value in sorted(most)} if total else {}
