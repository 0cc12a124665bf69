"""The shortest chains of links between two things, in a fixed order."""

from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answer.ask import ask
from kg.answer.path import cite_chains, find_chains, to_near
from kg.errors import QuestionError
from kg.graph import Graph
from kg.query import load_question
from kg.stores import Rows
from kg.stores.oxigraph import OxigraphStore
from tests.county_graph import make_county_graph


def chains(*pairs: str, start: str = "a", end: str = "d", count: int = 3) -> list[str]:
    """Find chains among pairs of letters."""
    found = find_chains(to_near((pair[0], pair[1]) for pair in pairs), start, end, count)
    return ["".join(chain) for chain in found]


def names(found: Rows) -> list[str]:
    made: dict[object, str] = {}
    for row in found.rows:
        made[row[0]] = made.get(row[0], str(row[2])) + str(row[4])
    return list(made.values())


def test_the_shortest_chains_come_first_then_by_identifier() -> None:
    assert chains("ab", "bd", "ac", "cd", "ae", "ef", "fd") == ["abd", "acd", "aefd"]


def test_the_order_of_links_does_not_matter() -> None:
    pairs = ("ab", "bd", "ac", "cd", "ad")

    assert len({tuple(chains(*order)) for order in permutations(pairs)}) == 1


def test_a_link_is_walked_in_both_directions() -> None:
    assert chains("ba", "bd") == chains("ab", "db") == ["abd"]


@pytest.mark.parametrize(("start", "end"), [("a", "d"), ("a", "x"), ("x", "a")])
def test_without_a_chain_there_is_none(start: str, end: str) -> None:
    assert chains("ab", "cd", start=start, end=end) == []


@given(
    st.lists(st.tuples(*[st.sampled_from("abcdefgh")] * 2), max_size=20),
    st.integers(1, 6),
    st.sets(st.sampled_from("cdefgh")),
)
def test_chains_are_those_that_networkx_finds(
    pairs: list[tuple[str, str]], count: int, closed: set[str]
) -> None:
    network: nx.Graph[str] = nx.Graph(pair for pair in pairs if closed.isdisjoint(pair))
    network.add_nodes_from("ab")
    wanted = sorted(nx.all_simple_paths(network, "a", "b"), key=lambda it: (len(it), it))

    found = find_chains(to_near(pairs), "a", "b", count, closed)

    assert [list(chain) for chain in found] == wanted[:count]


def test_very_many_chains_end_soon() -> None:
    pairs = [f"{one}{two}" for one, two in permutations("abcdefghijklmno", 2)]

    assert len(chains(*pairs)) == 3


def test_the_first_of_several_links_is_the_evidence() -> None:
    links = Rows(("from", "quote"), (("a", "best"), ("a", "other")))

    found = cite_chains([("a", "b", "c")], lambda here, there: links)

    assert found.columns == ("chain", "hop", "from", "quote")
    assert found.rows == ((1, 1, "a", "best"), (1, 2, "a", "best"))


def test_a_threat_is_no_stepping_stone() -> None:
    graph = make_county_graph()
    store = OxigraphStore()
    store.write(graph)

    def found(start: str, end: str) -> list[str]:
        return names(ask(load_question("how-connected"), graph, store, [start, end]))

    assert found("Safe Haven", "Gangs Team") == []
    assert found("Safe Haven", "gang violence") == ["Safe Havengang violence"]


def test_two_bodies_are_connected_in_the_small_graph(small_graph: Graph) -> None:
    store = OxigraphStore()
    store.write(small_graph)

    found = ask(
        load_question("how-connected"), small_graph, store, ["GTF", "Safer Westshire Board"]
    )

    assert names(found)[0] == "Gangs Task ForceWestshire County CouncilSafer Westshire Board"


def test_one_thing_is_not_connected_to_itself(small_graph: Graph) -> None:
    store = OxigraphStore()
    store.write(small_graph)

    with pytest.raises(QuestionError, match="'GTF' and 'Gangs Task Force' are the same thing"):
        ask(load_question("how-connected"), small_graph, store, ["GTF", "Gangs Task Force"])
