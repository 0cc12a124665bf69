"""What the reports call each thing: their names, and acronyms with two meanings or none."""

import re
from collections import defaultdict
from collections.abc import Iterator

from kg.entity import Entity
from kg.graph import Graph
from kg.schema import load_schema
from kg.stores import Rows, Value

COLUMNS = ("name", "means", "type", "note", "paragraphs", "report", "paragraph", "id")
NEVER = "never written out"
_ACRONYM = re.compile(r"[A-Z][A-Za-z&/-]*[A-Z]s?")

Place = tuple[str, str]
"""Report, paragraph key."""


def called(graph: Graph) -> Rows:
    """List the names that the reports write, each with what it means and where it first stands.

    Returns:
        Rows with the columns of COLUMNS, sorted by name. ``note`` says what an acronym also
        means, or that the reports never write it out; ``paragraphs`` counts those that have it.
    """
    places = _places(graph)
    by_name: dict[str, set[str]] = defaultdict(set)
    for entity, name in places:
        by_name[name].add(entity)
    rows = [
        _row(graph, graph.entity[entity], name, found, by_name[name] - {entity})
        for (entity, name), found in places.items()
    ]
    rows.sort(key=lambda row: (str(row[0]).casefold(), row))
    return Rows(COLUMNS, tuple(rows))


def _places(graph: Graph) -> dict[tuple[str, str], list[Place]]:
    """Find the paragraphs that write each name of each thing they mention, in reading order."""
    found: dict[tuple[str, str], list[Place]] = defaultdict(list)
    named: dict[Place, list[str]] = defaultdict(list)
    for name, key, entity in graph.mentions:
        named[name, key].append(entity)
    for report in graph.reports:
        for par in report.paragraphs:
            for entity in named.get((report.id, par.key), ()):
                for form in _written(graph.entity[entity], par.text):
                    found[entity, form].append((report.id, par.key))
    return found


def _written(entity: Entity, text: str) -> Iterator[str]:
    """Yield the names of a thing that a text writes as words of their own."""
    for name in entity.names:
        if name in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            yield name


def _row(
    graph: Graph, entity: Entity, name: str, places: list[Place], others: set[str]
) -> tuple[Value, ...]:
    report, key = places[0]
    address = graph.report[report].by_key[key].address
    label = load_schema().type_labels[entity.type]
    return (
        *(name, entity.name, label, _note(graph, entity, name, others)),
        *(len(places), graph.report[report].title, address, entity.id),
    )


def _note(graph: Graph, entity: Entity, name: str, others: set[str]) -> str:
    if others:
        return "also " + ", ".join(sorted(graph.entity[it].name for it in others))
    alone = all(_ACRONYM.fullmatch(known) for known in entity.names)
    return NEVER if alone and _ACRONYM.fullmatch(name) else ""
