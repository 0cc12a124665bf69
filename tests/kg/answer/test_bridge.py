"""Bodies without which groups of others would have no link to each other."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from kg.answer.bridge import Group, find_bridges

LETTERS = st.sampled_from("abcdefghijkl")
PAIRS = st.lists(st.tuples(LETTERS, LETTERS).filter(lambda pair: pair[0] != pair[1]), max_size=16)


def by_removal(pairs: list[tuple[str, str]], smallest: int) -> dict[str, list[int]]:
    """Find what the definition says: take each body away, and count what is left apart."""
    whole: nx.Graph[str] = nx.Graph(pairs)
    found = {}
    for body in whole:
        rest = whole.subgraph(nx.node_connected_component(whole, body) - {body})
        sizes = [len(part) for part in nx.connected_components(rest) if len(part) >= smallest]
        if len(sizes) > 1:
            found[body] = sorted(sizes, reverse=True)
    return found


@given(pairs=PAIRS, smallest=st.integers(1, 3))
def test_bridges_are_what_falls_apart_without_them(
    pairs: list[tuple[str, str]], smallest: int
) -> None:
    found = find_bridges(pairs, smallest)

    assert {bridge.body: [group.size for group in bridge.groups] for bridge in found} == by_removal(
        pairs, smallest
    )


@given(pairs=PAIRS)
def test_the_order_of_links_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    turned = [(there, here) for here, there in reversed(pairs)]

    assert find_bridges(pairs, 1) == find_bridges(turned, 1)


def test_the_bridge_between_the_largest_groups_comes_first() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e")]

    found = find_bridges(pairs, 1)

    assert [bridge.body for bridge in found] == ["c", "b", "d"]
    assert found[0].groups == (Group(2, "b"), Group(2, "d"))
