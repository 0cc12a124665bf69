"""The commands that ask: ask, sparql, cypher."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.completion import complete_question, complete_value
from kg.view.options import (
    AddressOption,
    AnswerOption,
    FileOption,
    FormatOption,
    GraphOption,
    LimitOption,
    TimeoutOption,
)
from kg.view.terminal import (
    AnswerFormat,
    Format,
    print_answer,
    print_rows,
    read_parameters,
    read_query,
)


class Engine(StrEnum):
    """What a question is asked in."""

    SPARQL = "sparql"
    CYPHER = "cypher"


def ask(
    question: Annotated[
        str, typer.Argument(help="The question's name.", autocompletion=complete_question)
    ] = "",
    values: Annotated[
        list[str] | None,
        typer.Argument(help="What it asks about: names.", autocompletion=complete_value),
    ] = None,
    graph: GraphOption = Path("graph"),
    engine: Annotated[
        Engine | None, typer.Option(help="What it is asked in; a server knows by itself.")
    ] = None,
    address: AddressOption = "",
    format: FormatOption = Format.TABLE,
) -> None:
    """Ask a question by its name; without one, list the questions.

    Example: kg ask who-connects-to "Public Protection Department"
    """
    from kg.answer.ask import ask as ask_question
    from kg.answer.ask import list_questions
    from kg.query import load_question
    from kg.server import open_store

    if not question:
        print_rows(list_questions(), format, "topic")
        return
    asked = load_question(question)
    with open_store(graph, address, engine.value if engine else None) as store:
        rows = ask_question(asked, store.read_names(), store, values or [])
    print_rows(rows, format, asked.group)


def sparql(
    query: Annotated[str, typer.Argument(help="The query; - reads it from stdin.")] = "",
    file: FileOption = None,
    graph: GraphOption = Path("graph"),
    address: AddressOption = "",
    limit: LimitOption = 1000,
    timeout: TimeoutOption = 60,
    format: AnswerOption = AnswerFormat.TABLE,
) -> None:
    """Run a SPARQL query.

    The prefixes kg, id, skos, prov, oa and others are declared. SELECT and ASK give rows,
    CONSTRUCT and DESCRIBE a graph, printed as Turtle.

    Example: kg sparql "SELECT ?name { ?force a kg:PoliceForce ; skos:prefLabel ?name }"
    """
    from kg.server import find
    from kg.stores.limit import Limits

    text, limits = read_query(query, file), Limits(limit, timeout)
    print_answer(find(text, graph, address, limits), format)


def cypher(
    query: Annotated[str, typer.Argument(help="The query; - reads it from stdin.")] = "",
    file: FileOption = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", help="A parameter as name=value; may be given again."),
    ] = None,
    graph: GraphOption = Path("graph"),
    address: AddressOption = "",
    limit: LimitOption = 1000,
    timeout: TimeoutOption = 60,
    format: FormatOption = Format.TABLE,
) -> None:
    """Run a Cypher query that reads.

    A link is a piece of evidence, with its quote.

    Example: kg cypher 'MATCH (u:Unit)-[r:TACKLES]->(t) RETURN u.name, t.name, r.quote'
    """
    from kg.server import open_store
    from kg.stores.limit import Limits

    text, given = read_query(query, file), read_parameters(param or [])
    with open_store(graph, address, "cypher", Limits(limit, timeout)) as store:
        rows = store.query(text, given)
    print_rows(rows, format)
