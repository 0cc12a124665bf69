"""Ask a question with values as a person types them."""

from collections.abc import Sequence
from difflib import get_close_matches

from kg.answer.names import find_entity
from kg.errors import QuestionError
from kg.graph import Graph
from kg.query import Question, Slot, load_questions, run
from kg.schema import load_schema
from kg.stores import Parameter, Ref, Rows, Store


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
    rows = run(question, store, values)
    if question.method == "query":
        return rows
    from kg.answer.path import join_chains  # networkx, only for this method

    start, end = (value.id for value in values.values() if isinstance(value, Ref))
    if start == end:
        raise QuestionError(f"{texts[0]!r} and {texts[1]!r} are the same thing: {start}")
    return join_chains(rows, start, end, question.chains)


def list_questions() -> Rows:
    """List the questions, each with what it asks and an example."""
    questions = load_questions()
    rows = tuple((item.name, _in_capitals(item), example(item)) for item in questions)
    return Rows(("question", "asks", "example"), rows)


def fill(question: Question, graph: Graph, texts: Sequence[str]) -> dict[str, Parameter]:
    """Turn texts into the values of a question's slots.

    Raises:
        QuestionError: too many or too few values, or one that names nothing in the graph.
    """
    slots = question.slots
    if len(slots) == 1 and texts:
        texts = [" ".join(texts)]  # one name of several words, given without quotes
    needed = sum(not slot.optional and slot.default is None for slot in slots)
    if not needed <= len(texts) <= len(slots):
        names = ", ".join(slot.name.upper() for slot in slots)
        raise QuestionError(
            f"{question.name} takes {len(slots)} value{'s' * (len(slots) != 1)} ({names}), not "
            f"{len(texts)}; a name with spaces stands in quotes: {example(question)}"
        )
    padded = [*texts, *[None] * (len(slots) - len(texts))]
    return {
        slot.name: _value(slot, graph, slot.default if text is None else text)
        for slot, text in zip(slots, padded, strict=True)
    }


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
    bodies = load_schema().bodies
    types = {"threat": {"Threat"}, "body": bodies}.get(slot.type, ())
    return Ref(find_entity(graph, text, types).id)


def _integer(slot: Slot, text: str) -> int:
    try:
        return int(text)
    except ValueError as err:
        raise QuestionError(f"{slot.name}: {text!r} is not a whole number") from err


def find_report(graph: Graph, text: str) -> str:
    """Find a report by its identifier.

    Raises:
        QuestionError: there is none; the message names those there are.
    """
    if text in graph.report:
        return text
    near = get_close_matches(text, graph.report, 3, 0.3) or sorted(graph.report)[:3]
    raise QuestionError(f"no report is called {text!r}; did you mean {' or '.join(near)}?")
