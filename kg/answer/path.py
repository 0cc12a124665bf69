"""The shortest chains of links between two things, each link with its evidence."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice, pairwise
from typing import TYPE_CHECKING, cast

import networkx as nx

from kg.answer.nearby import Nearby
from kg.stores import Rows, Value

if TYPE_CHECKING:
    Network = nx.Graph[str]

Pair = tuple[str, str]
Cite = Callable[[str, str], Rows]
"""Gives the links from one thing to its neighbour, best evidence first."""

STOPS = frozenset({"Threat", "Place", "Strand"})
"""Types that are reached but not passed through: by way of them all things are two steps apart."""
MOST = 200
"""Chains that are compared: equally short ones may be very many."""


def find_chains(pairs: Iterable[Pair], start: str, end: str, count: int) -> list[list[str]]:
    """Find the shortest chains between two things; no thing is twice in a chain.

    Equally short chains are ordered by their identifiers. Yen's algorithm (Management Science
    17, 1971, 712-716): ``count`` times a breadth-first search from each thing of a chain.

    >>> find_chains([("a", "b"), ("c", "b"), ("a", "d")], "a", "c", 3)
    [['a', 'b', 'c']]

    Returns:
        At most ``count`` chains, each from start to end; none when there is no chain.
    """
    network: Network = nx.Graph()
    network.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs}))
    return search_chains(network, start, end, count)


def search_chains(network: "Network | Nearby", start: str, end: str, count: int) -> list[list[str]]:
    """Find chains as :func:`find_chains` does, in a network whose neighbours are sorted."""
    if start not in network or end not in network:
        return []
    found: list[list[str]] = []
    with suppress(nx.NetworkXNoPath):
        for chain in islice(nx.shortest_simple_paths(cast("Network", network), start, end), MOST):
            if len(found) >= count and len(chain) > len(found[count - 1]):
                break
            found.append(chain)
    return sorted(found, key=lambda chain: (len(chain), chain))[:count]


def cite_chains(chains: Iterable[list[str]], cite: Cite) -> Rows:
    """Give each hop of each chain the best of its links, with ``chain`` and ``hop`` from 1."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[Value, ...]] = []
    for number, chain in enumerate(chains, 1):
        for hop, (here, there) in enumerate(pairwise(chain), 1):
            links = cite(here, there)
            columns = ("chain", "hop", *links.columns)
            rows += [(number, hop, *row) for row in links.rows[:1]]
    return Rows(columns, tuple(rows))
