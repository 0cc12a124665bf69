"""Values for the slots of any question, found in any graph: so that it has something to answer."""

from collections.abc import Sequence
from itertools import islice, product

from kg.answer.ask import ask
from kg.graph import Graph
from kg.query import Question, Slot
from kg.schema import load_schema
from kg.stores import Store

TRIED = 400
"""Values that are tried in search of some that give rows."""
EACH = 20
"""For a question about two things, how many are tried as either."""

Values = Sequence[str]


def values_with_rows(
    question: Question, graph: Graph, store: Store, most: int, skip: int = 0
) -> list[Values]:
    """Find values that give rows, by asking a store; none at all if there are none.

    Args:
        question: What is asked.
        graph: Where the names are.
        store: Where it is asked.
        most: How many.
        skip: How many things of each type, the most linked first, are passed over.
    """
    choices = [_candidates(slot, graph, skip) for slot in question.slots]
    tries = _combinations(choices)
    full = (values for values in tries if ask(question, graph, store, values).rows)
    return list(islice(full, most))


def any_values(question: Question, graph: Graph) -> Values:
    """Give the first values that fit, whether or not they give rows."""
    return _combinations([_candidates(slot, graph, 0) for slot in question.slots])[0]


def _combinations(choices: list[list[str]]) -> list[Values]:
    """Combine values; along the diagonal, so that neither stays the first for long."""
    some = [choice[: TRIED if len(choices) == 1 else EACH] for choice in choices]
    places = sorted(product(*map(range, map(len, some))), key=sum)
    found = [tuple(choice[at] for choice, at in zip(some, row, strict=True)) for row in places]
    return [values for values in found if len(set(values)) == len(values)]


def _candidates(slot: Slot, graph: Graph, skip: int) -> list[str]:
    """List values of a slot, its node types in turn."""
    if slot.type == "integer":
        return ["2", "1", "5"]
    if slot.type == "report":
        return list(reversed(graph.report))
    schema = load_schema()
    kinds = [name for name, label in schema.type_labels.items() if label == slot.type]
    kinds = {"entity": list(schema.types), "body": sorted(schema.bodies)}.get(slot.type, kinds)
    lists = [_by_links(graph)[kind][skip:] for kind in kinds if kind in _by_links(graph)]
    longest = max(map(len, lists))
    return [row[place] for place in range(longest) for row in lists if place < len(row)]


_cache: dict[int, dict[str, list[str]]] = {}


def _by_links(graph: Graph) -> dict[str, list[str]]:
    """List the entities of each type, those with most evidence first."""
    if id(graph) not in _cache:
        _cache[id(graph)] = _count(graph)
    return _cache[id(graph)]


def _count(graph: Graph) -> dict[str, list[str]]:
    count = dict.fromkeys(graph.entity, 0)
    for stmt in graph.statements:
        count[stmt.subject] += len(stmt.evidence)
        count[stmt.object] += len(stmt.evidence)
    found: dict[str, list[str]] = {}
    for item in sorted(graph.entities, key=lambda item: (-count[item.id], item.id)):
        found.setdefault(item.type, []).append(item.id)
    return found
