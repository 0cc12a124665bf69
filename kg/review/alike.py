"""Names that look alike: pairs that a person may say are the same. Nothing is joined by it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from kg.entity import Entity
from kg.graph import Graph
from kg.schema import load_schema
from kg.stores import Rows

ALIKE = 88.0
"""Of 100, by the words that two names share, whatever their order."""
_NEVER = frozenset(("Threat", "Strand", "Law"))
"""Types whose names stand in a scheme or a statute book, where one word makes another thing."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two things with names that look alike."""

    one: Entity
    other: Entity
    name: str
    other_name: str
    why: str


def find_alike(graph: Graph) -> tuple[Alike, ...]:
    """Find pairs of things of one type whose names look alike, in the order of identifiers.

    Cost: the pairs inside a type, which are some ten thousand for a report.
    """
    by_type: dict[str, list[Entity]] = defaultdict(list)
    for entity in graph.entities:
        if entity.type not in _NEVER:
            by_type[entity.type].append(entity)
    pairs = (pair for group in by_type.values() for pair in combinations(group, 2))
    found = (alike for one, other in pairs if (alike := _compare(one, other)))
    return tuple(sorted(found, key=lambda it: (it.one.id, it.other.id)))


def _compare(one: Entity, other: Entity) -> Alike | None:
    """Compare two things by their names, the most alike first."""
    if initials(one.name) in other.names or initials(other.name) in one.names:
        return Alike(
            one, other, one.name, other.name, "the initials of one are a name of the other"
        )
    scores = [
        (fuzz.token_sort_ratio(name.lower(), second.lower()), name, second)
        for name, second in _pairs(one, other)
    ]
    score, name, second = max(scores, default=(0.0, "", ""))
    if score >= ALIKE:
        return Alike(one, other, name, second, f"{score:.0f} of 100 alike")
    short, long = sorted((one.name, other.name), key=len)
    if " " in short and long.lower().endswith(" " + short.lower()):
        return Alike(one, other, one.name, other.name, "one ends as the other is called")
    return None


def _pairs(one: Entity, other: Entity) -> Iterator[tuple[str, str]]:
    """Pair the names that are long enough to compare."""
    for name in one.names:
        for second in other.names:
            if min(len(name), len(second)) > 5:
                yield name, second


def initials(name: str) -> str:
    """Give a name's initials; empty for a name of one or two words.

    >>> initials("Public Protection Department"), initials("Home Office")
    ('PPD', '')
    """
    words = [word for word in name.replace("-", " ").split() if word[0].isupper()]
    return "".join(word[0] for word in words) if len(words) > 2 else ""


def alike_rows(graph: Graph) -> Rows:
    """Lay out the pairs of things whose names look alike."""
    labels = load_schema().type_labels
    rows = tuple(
        (pair.name, pair.other_name, labels[pair.one.type], pair.why, pair.one.id, pair.other.id)
        for pair in find_alike(graph)
    )
    return Rows(("name", "other name", "type", "why", "id", "other id"), rows)
