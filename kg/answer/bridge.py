"""Bodies without which groups of others would have no link to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import networkx as nx

from kg.answer.path import Cite, Pair
from kg.stores import Rows, Value

if TYPE_CHECKING:
    Network = nx.Graph[str]
    Tree = nx.Graph[str | int]
MOST = 20
"""Bodies in an answer."""


@dataclass(frozen=True, slots=True)
class Group:
    """A group on one side of a bridge: how many bodies, and the first that the bridge links to."""

    size: int
    through: str


@dataclass(frozen=True, slots=True)
class Bridge:
    """A body, and the groups that it alone joins, the largest first."""

    body: str
    groups: tuple[Group, ...]


def find_bridges(pairs: Iterable[Pair], smallest: int) -> list[Bridge]:
    """Find the bodies that join two groups or more, each of at least ``smallest`` bodies.

    They are articulation points: one depth-first search finds them and the blocks between them
    (Hopcroft and Tarjan, CACM 16, 1973, 372-378), one walk over the tree of blocks counts.

    >>> find_bridges([("a", "b"), ("b", "hub"), ("hub", "c"), ("c", "d"), ("hub", "e")], 2)
    [Bridge(body='hub', groups=(Group(size=2, through='b'), Group(size=2, through='c')))]

    Returns:
        First those whose second group is largest, then by identifier.
    """
    network: Network = nx.Graph()
    network.add_edges_from(sorted({(min(pair), max(pair)) for pair in pairs}))
    parts = cast("Iterable[set[str]]", nx.biconnected_components(network))  # the stubs err
    blocks = [frozenset(part) for part in parts]
    tree = _tree(blocks, set(nx.articulation_points(network)))
    found: list[Bridge] = []
    for part in nx.connected_components(tree):
        for body, sides in _sides(tree, part, blocks).items():
            groups = [Group(size, _near(network, body, blocks[block])) for block, size in sides]
            kept = [group for group in groups if group.size >= smallest]
            kept.sort(key=lambda group: (-group.size, group.through))
            found.append(Bridge(body, tuple(kept)))
    found = [bridge for bridge in found if len(bridge.groups) > 1]
    return sorted(found, key=lambda bridge: (-bridge.groups[1].size, bridge.body))


def cite_bridges(bridges: Sequence[Bridge], names: dict[str, str], cite: Cite) -> Rows:
    """Give each group of each bridge a row, with the best link that leads there."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[Value, ...]] = []
    for bridge in bridges[:MOST]:
        for number, group in enumerate(bridge.groups, 1):
            links = cite(bridge.body, group.through)
            shown = [name for name in links.columns if name not in ("from", "to")]
            columns = ("body", "groups", "group", "size", "through", *shown, "id")
            head = (names[bridge.body], len(bridge.groups), number, group.size)
            for row in links.rows[:1]:
                cells = dict(zip(links.columns, row, strict=True))
                cited = (cells[name] for name in shown)
                rows.append((*head, names[group.through], *cited, bridge.body))
    cut = f"only the first {MOST} of {len(bridges)} bodies are here" if bridges[MOST:] else ""
    return Rows(columns, tuple(rows), cut)


def _tree(blocks: list[frozenset[str]], points: set[str]) -> "Tree":
    """Join each block, by its number, to the articulation points in it: that gives no cycle."""
    tree: Tree = nx.Graph()
    for number, block in enumerate(blocks):
        tree.add_edges_from((number, body) for body in sorted(block & points))
    return tree


def _sides(
    tree: "Tree", part: set[str | int], blocks: list[frozenset[str]]
) -> dict[str, list[tuple[int, int]]]:
    """List for each articulation point of a tree its blocks, and how many bodies lie that way."""
    root = min(node for node in part if isinstance(node, int))
    above = dict(nx.bfs_predecessors(tree, root))
    below = {
        node: len(blocks[node]) - tree.degree[node] if isinstance(node, int) else 1 for node in part
    }
    for node in reversed(list(above)):  # the farthest first
        below[above[node]] += below[node]
    total = below[root]
    return {
        body: [
            (block, total - below[body] if above[body] == block else below[block])
            for block in sorted(node for node in tree[body] if isinstance(node, int))
        ]
        for body in sorted(node for node in part if isinstance(node, str))
    }


def _near(network: "Network", body: str, block: frozenset[str]) -> str:
    return min(block.intersection(network[body]))
