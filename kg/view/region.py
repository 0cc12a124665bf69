"""Regions of a map: each thing is at home with the threat that it has most to do with."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.graph import Graph
from kg.view.affinity import Weights, affinities, direct
from kg.view.community import find_communities

FEWEST = 6
"""Things that a region needs; a smaller one is joined to the threat above it."""
MOST = 30
"""Regions whose titles there is room for on one page."""
SHARE = 0.3
"""A thing of which no threat has such a share is at home in no one region."""

ACROSS = ""
"""The region of what belongs to no one threat."""

Homes = dict[str, str]
"""By thing, the threat whose region it is in, or ACROSS."""


def find_homes(graph: Graph) -> Homes:
    """Give each entity its region: a threat's identifier, a body's, or ACROSS.

    A threat with few things gives them to the threat above it. Where no threat has a region the
    things form communities by their links, each known by its most linked body.
    """
    weights = affinities(graph)
    above = {entity.id: entity.broader for entity in graph.entities if entity.type == "Threat"}
    things = [
        (entity.id, {} if entity.type == "PoliceForce" else weights.get(entity.id, {}))
        for entity in graph.entities
        if entity.type != "Threat"
    ]
    regions = {threat: threat for threat in above}
    while True:
        homes = {thing: _home(found, regions) for thing, found in things}
        sizes = Counter(homes.values())
        leaving = _leaving(regions, sizes, above)
        if not leaving:
            break
        regions = _join(regions, leaving, sizes, above)
    if set(regions.values()) <= {ACROSS}:
        return find_communities(graph)
    return homes | regions | _strays(graph, homes, regions)


def _home(weights: Mapping[str, float], regions: Homes) -> str:
    shares: dict[str, float] = defaultdict(float)
    for threat, share in weights.items():
        shares[regions[threat]] += share
    shares.pop(ACROSS, None)
    ranked = sorted(shares.items(), key=lambda item: (-round(item[1], 9), item[0]))
    return ranked[0][0] if ranked and ranked[0][1] >= SHARE else ACROSS


def _leaving(
    regions: Homes, sizes: Mapping[str, int], above: Mapping[str, tuple[str, ...]]
) -> set[str]:
    """Find regions that are too small, the lowest in the scheme first; else half of those too many.

    Several leave at once, so that the rounds grow with the scheme's depth, not with its size.
    """
    alive = sorted(set(regions.values()) - {ACROSS}, key=lambda region: (sizes[region], region))
    small = {region for region in alive if sizes[region] < FEWEST}
    holding = {upper for region in small for upper in above[region]}
    many = len(alive) - MOST
    return (small - holding) or small or set(alive[: (many + 1) // 2 if many > 0 else 0])


def _join(
    regions: Homes,
    leaving: set[str],
    sizes: Mapping[str, int],
    above: Mapping[str, tuple[str, ...]],
) -> Homes:
    """Let regions go up in those above them, the largest where several are."""
    heirs = {}
    for region in leaving:
        alive = {regions[upper] for upper in above[region] if upper in regions}
        left = sorted(alive - leaving - {ACROSS}, key=lambda upper: (-sizes[upper], upper))
        heirs[region] = left[0] if left else ACROSS
    return {threat: heirs.get(region, region) for threat, region in regions.items()}


def _strays(graph: Graph, homes: Homes, regions: Homes) -> Homes:
    """Put a threat of no region where most who act on it are at home, or it is named most."""
    votes: Weights = defaultdict(lambda: defaultdict(float))
    for stmt in graph.statements:
        if regions.get(stmt.object) == ACROSS and stmt.subject in homes:
            votes[stmt.object][homes[stmt.subject]] += 1 + len(stmt.evidence)
    for threat, found in direct(graph).items():
        if regions.get(threat) == ACROSS:
            for other, weight in found.items():
                votes[threat][regions[other]] += weight
    for found in votes.values():
        found.pop(ACROSS, None)
    return {
        threat: min(found, key=lambda home: (-round(found[home], 9), home))
        for threat, found in votes.items()
        if found
    }
