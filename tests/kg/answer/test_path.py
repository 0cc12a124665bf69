"""Links are joined to the shortest chains, in a fixed order."""

from itertools import permutations

import pytest

from kg.answer.ask import ask
from kg.answer.path import join_chains
from kg.errors import QuestionError
from kg.graph import Graph
from kg.query import load_question
from kg.stores import Rows
from kg.stores.oxigraph import OxigraphStore

COLUMNS = ("source", "target", "from", "relation", "inverse", "to", "quote")


def links(*pairs: str) -> Rows:
    """Make links from pairs of letters; the quote is the pair."""
    ends = [(pair[0], pair[1], pair) for pair in pairs]
    rows = [(a, b, a.upper(), "leads", "is led by", b.upper(), pair) for a, b, pair in ends]
    return Rows(COLUMNS, tuple(rows))


def chains(found: Rows) -> list[str]:
    made: dict[object, str] = {}
    for row in found.rows:
        made[row[0]] = made.get(row[0], str(row[2])) + str(row[4])
    return list(made.values())


def test_the_shortest_chains_come_first_then_by_identifier() -> None:
    found = join_chains(links("ab", "bd", "ac", "cd", "ae", "ef", "fd"), "a", "d", 3)

    assert chains(found) == ["ABD", "ACD", "AEFD"]


def test_the_order_of_links_does_not_matter() -> None:
    pairs = ("ab", "bd", "ac", "cd", "ad")

    answers = {join_chains(links(*order), "a", "d", 2) for order in permutations(pairs)}

    assert len(answers) == 1


def test_a_link_is_walked_in_both_directions_and_read_so() -> None:
    found = join_chains(links("ba"), "a", "b", 1)

    assert found.columns == ("chain", "hop", "from", "relation", "to", "quote")
    assert found.rows == ((1, 1, "A", "is led by", "B", "ba"),)


def test_the_first_of_several_links_is_the_evidence() -> None:
    found = join_chains(links("ba", "ab"), "a", "b", 3)

    assert [row[-1] for row in found.rows] == ["ba"]


@pytest.mark.parametrize(("start", "end"), [("a", "d"), ("a", "x"), ("x", "a")])
def test_without_a_chain_there_are_no_rows(start: str, end: str) -> None:
    assert join_chains(links("ab", "cd"), start, end, 3).rows == ()


def test_very_many_chains_end_soon() -> None:
    pairs = [f"{one}{two}" for one, two in permutations("abcdefghijklmno", 2)]

    assert len(chains(join_chains(links(*pairs), "a", "b", 3))) == 3


def test_two_bodies_are_connected_in_the_small_graph(small_graph: Graph) -> None:
    store = OxigraphStore()
    store.write(small_graph)

    found = ask(
        load_question("how-connected"), small_graph, store, ["GTF", "Safer Westshire Board"]
    )

    assert chains(found)[0] == "Gangs Task ForceWestshire County CouncilSafer Westshire Board"


def test_one_thing_is_not_connected_to_itself(small_graph: Graph) -> None:
    store = OxigraphStore()
    store.write(small_graph)

    with pytest.raises(QuestionError, match="'GTF' and 'Gangs Task Force' are the same thing"):
        ask(load_question("how-connected"), small_graph, store, ["GTF", "Gangs Task Force"])
