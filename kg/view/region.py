"""Regions of a map: each thing is at home with the threat that its links are about."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from kg.graph import Graph

FEWEST = 5
"""Things that a region needs; a smaller one is joined to the threat above it."""
MOST = 12
"""Regions that a reader can take in on one page."""
SHARE = 0.34
"""A thing of which no threat has such a share is at home in no one region."""
ROUNDS = 4
HUBS = frozenset({"PoliceForce", "Place", "Strand"})
"""Types that link to everything, so say nothing of the threat their neighbours are about."""

ACROSS = ""
"""The region of what belongs to no one threat."""

Weights = dict[str, dict[str, float]]
"""By thing, then by threat."""


def find_homes(graph: Graph) -> dict[str, str]:
    """Give each entity its region: a threat's identifier, or ACROSS.

    A thing's weight for a threat is the evidence that links the two, and a share of its
    neighbours' weights. A threat with few things gives them to the threat above it.
    """
    weights = _spread(graph, _direct(graph))
    regions = {entity.id: entity.id for entity in graph.entities if entity.type == "Threat"}
    above = {entity.id: entity.broader for entity in graph.entities}
    things = [entity for entity in graph.entities if entity.type != "Threat"]
    while True:
        homes = {
            entity.id: ACROSS
            if entity.type == "PoliceForce"
            else _home(weights.get(entity.id, {}), regions)
            for entity in things
        }
        sizes = Counter(homes.values())
        small = _smallest(regions, sizes)
        if small is None:
            return homes | regions | _strays(graph, homes, regions)
        heirs = sorted(above.get(small, ()), key=lambda threat: (-sizes[threat], threat))
        heir = heirs[0] if heirs else ACROSS
        regions = {key: heir if value == small else value for key, value in regions.items()}


def _strays(graph: Graph, homes: dict[str, str], regions: dict[str, str]) -> dict[str, str]:
    """Put a threat of no region where most who act on it are at home."""
    actors: dict[str, Counter[str]] = defaultdict(Counter)
    for stmt in graph.statements:
        home = homes.get(stmt.subject, ACROSS)
        if regions.get(stmt.object) == ACROSS and home != ACROSS:
            actors[stmt.object][home] += 1
    return {
        threat: min(found, key=lambda home: (-found[home], home))
        for threat, found in actors.items()
    }


def _smallest(regions: dict[str, str], sizes: Counter[str]) -> str | None:
    """Find the smallest region that is too small, or one too many; None when all may stay."""
    alive = sorted(set(regions.values()) - {ACROSS}, key=lambda region: (sizes[region], region))
    if alive and (sizes[alive[0]] < FEWEST or len(alive) > MOST):
        return alive[0]
    return None


def _direct(graph: Graph) -> Weights:
    types = {entity.id: entity.type for entity in graph.entities}
    weights: Weights = defaultdict(lambda: defaultdict(float))
    for stmt in graph.statements:
        if types[stmt.object] == "Threat":
            weights[stmt.subject][stmt.object] += 1 + len(stmt.evidence)
    return {thing: _shares(found) for thing, found in weights.items()}


def _spread(graph: Graph, direct: Weights) -> Weights:
    """Add a quarter of the neighbours' weights, in a few rounds; cost is rounds x links."""
    hubs = {entity.id for entity in graph.entities if entity.type in HUBS}
    neighbours: dict[str, list[str]] = defaultdict(list)
    for stmt in graph.statements:
        if hubs.intersection((stmt.subject, stmt.object)):
            continue
        neighbours[stmt.subject].append(stmt.object)
        neighbours[stmt.object].append(stmt.subject)
    weights = direct
    for _ in range(ROUNDS):
        weights = {
            thing: _mix(direct.get(thing, {}), [weights.get(item, {}) for item in others])
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
    total = sum(weights.values())
    return {key: value / total for key, value in sorted(weights.items())} if total else {}


def _home(weights: dict[str, float], regions: dict[str, str]) -> str:
    shares: dict[str, float] = defaultdict(float)
    for threat, share in weights.items():
        shares[regions.get(threat, ACROSS)] += share
    ranked = _ranked(shares.items())
    return ranked[0][0] if ranked and ranked[0][1] >= SHARE else ACROSS


def _ranked(shares: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    return sorted(shares, key=lambda item: (-round(item[1], 9), item[0]))
