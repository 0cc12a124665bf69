"""A search that asks for links thing by thing finds what one among all links finds."""

from random import Random

import pytest

from kg.answer.nearby import Nearby, TooFarError
from kg.answer.path import find_chains, to_near
from kg.stores import Rows

LETTERS = "abcdefghijklmnopqrst"


def links_of(pairs: list[tuple[str, str]], thing: str, cut: str = "") -> Rows:
    return Rows(("source", "target"), tuple(pair for pair in pairs if thing in pair), cut)


@pytest.mark.parametrize("seed", range(20))
def test_links_read_thing_by_thing_give_the_same_chains(seed: int) -> None:
    random = Random(seed)  # noqa: S311  # not for secrets
    pairs = [(random.choice(LETTERS), random.choice(LETTERS)) for _ in range(40)]

    found = find_chains(Nearby(lambda thing: links_of(pairs, thing)), "a", "b", 3, {"c"})

    assert found == find_chains(to_near(pairs), "a", "b", 3, {"c"})


def test_a_search_that_asks_too_often_ends() -> None:
    pairs = [(LETTERS[place], LETTERS[place + 1]) for place in range(9)]
    near = Nearby(lambda thing: links_of(pairs, thing), most=4)

    with pytest.raises(TooFarError):
        find_chains(near, "a", "j", 1)


def test_an_answer_that_is_cut_is_not_taken_for_whole() -> None:
    near = Nearby(lambda thing: links_of([("a", "b")], thing, "only the first row is here"))

    with pytest.raises(TooFarError):
        find_chains(near, "a", "b", 1)
