"""The shortest chains of links between two things, each link with its evidence."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from heapq import heappop, heappush
from itertools import pairwise
from typing import Protocol

from kg.stores import Rows, Value

Pair = tuple[str, str]
Chain = tuple[str, ...]
Cite = Callable[[str, str], Rows]
"""Gives the links from one thing to its neighbour, best evidence first."""


class Near(Protocol):
    """What each thing is linked to, sorted: a dictionary, or one that asks as it is asked."""

    def __contains__(self, thing: object, /) -> bool:
        """Tell whether a thing has links."""

    def __getitem__(self, thing: str, /) -> Collection[str]:
        """Give what a thing is linked to."""


STOPS = frozenset({"Threat", "Place", "Strand"})
"""Types that are reached but not passed through: by way of them all things are two steps apart."""
MOST = 60
"""Chains that are compared: equally short ones may be very many."""


def find_chains(
    near: Near, start: str, end: str, count: int, closed: Collection[str] = ()
) -> list[Chain]:
    """Find the shortest chains between two things; no thing is twice in a chain.

    Equally short chains are ordered by their identifiers. Yen's algorithm (Management Science
    17, 1971, 712-716): for each chain a search from each of its things. networkx has it too; its
    import costs more than the search, and it wants the links as a network of its own.

    >>> near = to_near([("a", "b"), ("c", "b"), ("a", "d")])
    >>> find_chains(near, "a", "c", 3)
    [('a', 'b', 'c')]

    Args:
        near: What each thing is linked to.
        start: Where chains begin.
        end: Where they end.
        count: How many at most.
        closed: Things that no chain passes.

    Returns:
        The chains, each from start to end; none when there is no chain.
    """
    found: list[Chain] = []
    for chain in _chains(near, start, end, set(closed) - {start, end}):
        if len(found) == MOST or (len(found) >= count and len(chain) > len(found[count - 1])):
            break
        found.append(chain)
    return sorted(found, key=lambda chain: (len(chain), chain))[:count]


def to_near(pairs: Iterable[Pair]) -> dict[str, tuple[str, ...]]:
    """List what each thing is linked to, whichever way the link runs.

    >>> to_near([("a", "b"), ("c", "b")])
    {'a': ('b',), 'b': ('a', 'c'), 'c': ('b',)}
    """
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {thing: tuple(sorted(found[thing])) for thing in sorted(found)}


def _chains(near: Near, start: str, end: str, closed: set[str]) -> Iterator[Chain]:
    """Yield all chains, the shortest first."""
    waiting: list[tuple[int, Chain]] = []
    known: set[Chain] = set()
    taken: list[Chain] = []

    def note(chain: Chain | None) -> None:
        if chain and chain not in known:
            known.add(chain)
            heappush(waiting, (len(chain), chain))

    note(_shortest(near, start, end, closed, ()))
    while waiting:
        _, chain = heappop(waiting)
        yield chain
        taken.append(chain)
        for at in range(1, len(chain)):
            head = chain[:at]
            used = {other[at] for other in taken if other[:at] == head}
            tail = _shortest(near, head[-1], end, closed.union(head[:-1]), used)
            note((*head[:-1], *tail) if tail else None)


def _shortest(
    near: Near, start: str, end: str, closed: Collection[str], used: Collection[str]
) -> Chain | None:
    """Find a shortest chain whose first step is to none of those used; None when there is none.

    Breadth first from both ends, the smaller edge first.
    """
    if start not in near or end not in near:
        return None
    sides: tuple[dict[str, str], dict[str, str]] = {start: ""}, {end: ""}
    edges = [[start], [end]]
    while all(edges):
        at = 0 if len(edges[0]) <= len(edges[1]) else 1
        fresh: list[str] = []
        for thing in edges[at]:
            for other in near[thing]:
                first = (thing, other) if at == 0 else (other, thing)
                if (
                    other in closed
                    or other in sides[at]
                    or (first[0] == start and first[1] in used)
                ):
                    continue
                sides[at][other] = thing
                if other in sides[1 - at]:
                    return _joined(sides, other)
                fresh.append(other)
        edges[at] = fresh
    return None


def _joined(sides: tuple[Mapping[str, str], Mapping[str, str]], middle: str) -> Chain:
    chain = [middle]
    while before := sides[0][chain[0]]:
        chain.insert(0, before)
    while after := sides[1][chain[-1]]:
        chain.append(after)
    return tuple(chain)


def cite_chains(chains: Iterable[Chain], cite: Cite) -> Rows:
    """Give each hop of each chain the best of its links, with ``chain`` and ``hop`` from 1."""
    columns: tuple[str, ...] = ()
    rows: list[tuple[Value, ...]] = []
    for number, chain in enumerate(chains, 1):
        for hop, (here, there) in enumerate(pairwise(chain), 1):
            links = cite(here, there)
            columns = ("chain", "hop", *links.columns)
            rows += [(number, hop, *row) for row in links.rows[:1]]
    return Rows(columns, tuple(rows))
