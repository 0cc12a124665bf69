"""What a shell completes: questions, names, values."""

from pathlib import Path

import typer

from kg.errors import KgError


def complete_question(incomplete: str) -> list[tuple[str, str]]:
    """Complete a question's name."""
    from kg.query import load_questions

    found = [question for question in load_questions() if question.name.startswith(incomplete)]
    return [(question.name, question.title) for question in found]


def complete_name(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete the name of a thing in the graph."""
    from kg.answer.names import complete_name as complete
    from kg.folder import open_folder

    try:
        return complete(open_folder(ctx.params.get("graph") or Path("graph")).graph, incomplete)
    except KgError:  # a shell waits for words, not for a message
        return []


def complete_profile(incomplete: str) -> list[str]:
    """Complete the name of a profile."""
    from kg.answer.profile import profile_names

    return [name for name in profile_names() if name.startswith(incomplete)]


def complete_value(ctx: typer.Context, incomplete: str) -> list[str]:
    """Complete a value of the question that is named, by what it takes."""
    from kg.answer.ask import complete
    from kg.folder import open_folder
    from kg.query import load_question

    try:
        question = load_question(ctx.params.get("question") or "")
        graph = open_folder(ctx.params.get("graph") or Path("graph")).graph
    except KgError:  # a shell waits for words, not for a message
        return []
    return complete(question, graph, len(ctx.params.get("values") or []), incomplete)
