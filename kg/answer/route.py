"""The way from one thing to another: chains of links, each hop quoted, the strongest first."""

from collections.abc import Collection, Mapping
from itertools import pairwise

from kg.answer.links import CITATION, Link, cite, links_of
from kg.answer.path import STOPS, find_chains
from kg.errors import NothingFoundError, QuestionError
from kg.graph import Graph
from kg.statement import TIERS
from kg.stores import Rows

COLUMNS = ("chain", "hop", "from", "relation", "to", "tier", "places", *CITATION)
NEAREST = 5
"""Things that are named on each side where no chain joins two."""


def path(graph: Graph, start: str, end: str, *, count: int = 3) -> Rows:
    """Find the shortest chains between two things, each hop with the best of its evidence.

    Equally short chains stand by their strength, which is that of their weakest hop: the tier of
    its best evidence, then how many places show it.

    Args:
        graph: Where.
        start: By identifier.
        end: By identifier.
        count: How many chains at most.

    Returns:
        Rows with the columns of COLUMNS; ``places`` says how many show a hop.

    Raises:
        QuestionError: they are one thing.
        NothingFoundError: nothing joins them; the message names what is nearest on each side.
    """
    if start == end:
        raise QuestionError(f"start and end are the same thing: {graph.entity[start].name}")
    closed = {item.id for item in graph.entities if item.type in STOPS}
    chains = find_chains(graph.near, start, end, 4 * count, closed)
    if not chains:
        raise NothingFoundError(_apart(graph, closed, start, end))
    hops = [[_strongest(graph, here, there) for here, there in pairwise(it)] for it in chains]
    order = sorted(
        range(len(chains)), key=lambda at: (len(chains[at]), _weakness(hops[at]), chains[at])
    )
    rows = [
        (
            *(number, hop, graph.entity[chains[at][hop - 1]].name, link.words, link.other.name),
            *(link.best.tier, _places(link), *cite(graph, link.best)),
        )
        for number, at in enumerate(order[:count], 1)
        for hop, link in enumerate(hops[at], 1)
    ]
    return Rows(COLUMNS, tuple(rows))


def _strongest(graph: Graph, here: str, there: str) -> Link:
    """Find the best shown link from one thing to its neighbour."""
    return min(links_of(graph, here, there), key=lambda link: (_weight(link), link.stmt.triple))


def _places(link: Link) -> str:
    count = len(link.evidence)
    return f"shown in {count} place{'s' * (count != 1)}"


def _weight(link: Link) -> tuple[int, int]:
    return TIERS.index(link.best.tier), -len(link.evidence)


def _weakness(hops: list[Link]) -> tuple[int, int]:
    """Give a chain's weakest hop; the smaller the stronger."""
    return max(map(_weight, hops))


def _apart(graph: Graph, closed: set[str], start: str, end: str) -> str:
    """Say that nothing joins two things, and what is nearest on each side."""
    sides = [_side(graph, closed, thing) for thing in (start, end)]
    return f"nothing in these reports joins the two: {sides[0]}; {sides[1]}"


def _side(graph: Graph, closed: set[str], thing: str) -> str:
    steps = _steps(graph.near, closed, thing)
    name = graph.entity[thing].name
    if not steps:
        return f"{name} has no links"
    near = sorted((count, graph.entity[it].name) for it, count in steps.items())
    listed = ", ".join(found for _, found in near[:NEAREST])
    more = f" and {len(near) - NEAREST} more" if len(near) > NEAREST else ""
    return f"{name} reaches {listed}{more}"


def _steps(near: Mapping[str, Collection[str]], closed: set[str], thing: str) -> dict[str, int]:
    """Count how many links away everything is that a thing reaches, breadth first."""
    found = {thing: 0}
    for here in (queue := [thing]):
        for other in near.get(here, ()):
            if other not in found and other not in closed:
                found[other] = found[here] + 1
                queue.append(other)  # the loop goes on to it
    del found[thing]
    return found
