"""Ask a question with values as a person types them."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.answer.names import complete_name, find_entity
from kg.errors import QuestionError
from kg.graph import Graph
from kg.query import Question, Slot, load_question, load_questions, load_topics, run
from kg.schema import load_schema
from kg.stores import Parameter, Ref, Rows, Store

if TYPE_CHECKING:
    from kg.answer.path import Cite


def ask(question: Question, graph: Graph, store: Store, texts: Sequence[str]) -> Rows:
    """Ask a question of a graph and the store that holds it.

    Args:
        question: What to ask.
        graph: Where names are looked up.
        store: Where the question is asked.
        texts: A value for each slot, in order; those at the end may be left out if optional.

    Raises:
        QuestionError: too many or too few values, or one that names nothing in the graph.
    """
    values = fill(question, graph, texts)
    if question.method == "path":
        return _ask_path(question, graph, store, values)
    rows = run(question, store, values)
    return _ask_bridges(graph, store, rows, values) if question.method == "bridges" else rows


def _ask_path(
    question: Question, graph: Graph, store: Store, values: Mapping[str, Parameter]
) -> Rows:
    from kg.answer.nearby import Nearby, TooFarError
    from kg.answer.path import STOPS, cite_chains, find_chains, to_near

    start, end = (value.id for value in values.values() if isinstance(value, Ref))
    closed = {item.id for item in graph.entities if item.type in STOPS}
    links = load_question("links")
    near = Nearby(lambda thing: run(links, store, {"who": Ref(thing)}))
    cut = ""
    try:
        chains = find_chains(near, start, end, question.chains, closed)
    except TooFarError:  # by way of very many things: all links are read at once
        rows = run(links, store, {"who": None})
        chains, cut = (
            find_chains(to_near(_pairs(rows)), start, end, question.chains, closed),
            rows.cut,
        )
    return replace(cite_chains(chains, _citing(store)), cut=cut)


def _ask_bridges(graph: Graph, store: Store, links: Rows, values: Mapping[str, Parameter]) -> Rows:
    from kg.answer.bridge import cite_bridges, find_bridges

    smallest = values["smallest"]
    bridges = find_bridges(_pairs(links), smallest if isinstance(smallest, int) else 1)
    names = {item.id: item.name for item in graph.entities}
    found = cite_bridges(bridges, names, _citing(store))
    return replace(found, cut=links.cut or found.cut)


def _pairs(links: Rows) -> Iterator[tuple[str, str]]:
    for source, target in links.rows:
        yield str(source), str(target)


def _citing(store: Store) -> "Cite":
    """Ask a store for the links between two neighbours, as how-connected words them."""
    question = load_question("how-connected")
    return lambda here, there: run(question, store, {"start": Ref(here), "end": Ref(there)})


def list_questions() -> Rows:
    """List the questions by topic, each with its slots, what it asks and an example."""
    questions = sorted(load_questions(), key=lambda item: load_topics().index(item.topic))
    rows = tuple((item.topic, usage(item), _in_capitals(item), example(item)) for item in questions)
    return Rows(("topic", "question", "asks", "example"), rows)


def usage(question: Question) -> str:
    """Write a question's name and slots, those that may be left out in brackets.

    >>> usage(load_question("gaps"))
    'gaps [THREAT]'
    """
    free = (slot.optional or slot.default is not None for slot in question.slots)
    names = (slot.name.upper() for slot in question.slots)
    slots = (f"[{name}]" if left else name for name, left in zip(names, free, strict=True))
    return " ".join([question.name, *slots])


def complete(question: Question, graph: Graph, place: int, start: str) -> list[str]:
    """List what may stand for a question's slot and begins so; one name may have several words."""
    if not question.slots:
        return []
    slot = question.slots[min(place, len(question.slots) - 1)]
    if slot.type == "report":
        return sorted(report for report in graph.report if report.startswith(start))
    return [] if slot.type in ("integer", "text") else complete_name(graph, start, _types(slot))


def fill(question: Question, graph: Graph, texts: Sequence[str]) -> dict[str, Parameter]:
    """Turn texts into the values of a question's slots.

    Raises:
        QuestionError: too many or too few values, or one that names nothing in the graph.
    """
    slots = question.slots
    if len(slots) == 1 and texts:
        texts = [" ".join(texts)]  # one name of several words, given without quotes
    if not question.needed <= len(texts) <= len(slots):
        names = ", ".join(slot.name.upper() for slot in slots)
        raise QuestionError(
            f"{question.name} takes {len(slots)} value{'s' * (len(slots) != 1)} ({names}), not "
            f"{len(texts)}; a name with spaces stands in quotes: {example(question)}"
        )
    padded = [*texts, *[None] * (len(slots) - len(texts))]
    values = {
        slot.name: _value(slot, graph, slot.default if text is None else text)
        for slot, text in zip(slots, padded, strict=True)
    }
    refs = [value for value in values.values() if isinstance(value, Ref)]
    if len(refs) == 2 and refs[0] == refs[1]:
        raise QuestionError(f"{texts[0]!r} and {texts[1]!r} are the same thing: {refs[0].id}")
    return values


def example(question: Question) -> str:
    """Write the command that asks a question's example."""
    values = (f'"{value}"' if " " in value else value for value in question.example)
    return " ".join(["kg ask", question.name, *values])


def _in_capitals(question: Question) -> str:
    return question.words.format(**{slot.name: slot.name.upper() for slot in question.slots})


def _value(slot: Slot, graph: Graph, text: str | None) -> Parameter:
    if text is None or slot.type == "text":
        return text
    if slot.type == "integer":
        return _integer(slot, text)
    if slot.type == "report":
        return Ref(f"report/{find_report(graph, text)}")
    return Ref(find_entity(graph, text, _types(slot)).id)


def _types(slot: Slot) -> Collection[str]:
    """List the node types that a slot takes; empty: all."""
    schema = load_schema()
    if slot.type == "body":
        return schema.bodies
    return [name for name, label in schema.type_labels.items() if label == slot.type]


def _integer(slot: Slot, text: str) -> int:
    if not re.fullmatch("[1-9][0-9]{0,8}", text):
        raise QuestionError(
            f"{slot.name}: {text!r} is not a whole number from 1; it is {slot.help}"
        )
    return int(text)


def find_report(graph: Graph, text: str) -> str:
    """Find a report by its identifier.

    Raises:
        QuestionError: there is none; the message names those there are.
    """
    if text in graph.report:
        return text
    near = get_close_matches(text, graph.report, 3, 0.3) or sorted(graph.report)[:3]
    raise QuestionError(f"no report is called {text!r}; did you mean {' or '.join(near)}?")
