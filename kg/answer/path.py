"""The shortest chains of links between two things, each link with its evidence."""

from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from kg.stores import Rows, Value

if TYPE_CHECKING:
    Links = nx.Graph[str]

MOST = 200
"""Chains that are compared: equally short ones may be very many."""

SWAPPED = {"from": "to", "to": "from", "relation": "inverse"}
"""A link walked from object to subject: which column stands for which."""

INNER = ("source", "target", "inverse")
"""Columns of the links that are not columns of the answer."""


def join_chains(links: Rows, start: str, end: str, count: int) -> Rows:
    """Join links to the shortest chains between two things; no thing is twice in a chain.

    Of several links between the same two things the first is taken. Equally short chains are
    ordered by their identifiers. Yen's algorithm (Management Science 17, 1971, 712-716):
    ``count`` times a breadth-first search from each thing of a chain.

    Args:
        links: Columns ``source``, ``target``, ``relation``, ``inverse``, ``from``, ``to``, and
            any others; best evidence first.
        start: The identifier where chains begin.
        end: The identifier where they end.
        count: How many chains.

    Returns:
        A row for each hop, with ``chain`` and ``hop`` from 1; none when there is no chain.
    """
    best = _best(links)
    kept = [name for name in links.columns if name not in INNER]
    rows: list[tuple[Value, ...]] = []
    for number, chain in enumerate(_chains(set(best), start, end, count), 1):
        for hop, (here, there) in enumerate(pairwise(chain), 1):
            link = best[min(here, there), max(here, there)]
            rows.append((number, hop, *_cells(link, kept, swapped=link["source"] != here)))
    return Rows(("chain", "hop", *kept), tuple(rows), links.cut)


def _best(links: Rows) -> dict[tuple[str, str], dict[str, Value]]:
    found: dict[tuple[str, str], dict[str, Value]] = {}
    for row in links.rows:
        link = dict(zip(links.columns, row, strict=True))
        ends = sorted((str(link["source"]), str(link["target"])))
        found.setdefault((ends[0], ends[1]), link)
    return found


def _chains(pairs: set[tuple[str, str]], start: str, end: str, count: int) -> list[list[str]]:
    network: Links = nx.Graph()
    network.add_edges_from(sorted(pairs))
    if start not in network or end not in network or not nx.has_path(network, start, end):
        return []
    found: list[list[str]] = []
    for chain in islice(nx.shortest_simple_paths(network, start, end), MOST):
        if len(found) >= count and len(chain) > len(found[count - 1]):
            break
        found.append(chain)
    return sorted(found, key=lambda chain: (len(chain), chain))[:count]


def _cells(link: dict[str, Value], names: list[str], *, swapped: bool) -> list[Value]:
    return [link[SWAPPED.get(name, name) if swapped else name] for name in names]
