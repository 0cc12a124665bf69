"""What a command says: rows to stdout, the rest to stderr; and how it ends.

Exit codes, for every command:

- 0: done.
- 1: the question was right and the answer is no: no rows, no link, no chain, faults in a graph.
- 2: the call, or a file it names, is wrong. One line on stderr says so; ``--debug`` shows the
  traceback.
"""

import re
import sys
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from kg.errors import KgError, NothingFoundError, QuestionError
from kg.file import write_file
from kg.view.text import visible

if TYPE_CHECKING:
    from kg.check import Fault
    from kg.manifest import Manifest
    from kg.stores import Parameter, Rows
    from kg.stores.sparql_store import Triples


ENDINGS = (typer.Exit, typer.Abort, TyperException, BrokenPipeError)
"""How a command ends without fault, or with a message that Typer writes."""


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class AnswerFormat(StrEnum):
    """How the answer to a SPARQL query is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    TURTLE = "turtle"


class Commands(TyperGroup):
    """The commands: the one place where an error becomes a line on stderr and an exit code."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Keep the order of the pipeline."""
        return list(self.commands)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; a wrong call keeps Typer's own message."""
        try:
            return super().invoke(ctx)
        except Exception as err:  # a fault of this program is a line too, unless more is wanted
            if ctx.params["debug"] or isinstance(err, ENDINGS):
                raise
            if isinstance(err, NothingFoundError):
                leave(str(err), 1)
            leave(f"Error: {_message(err)}", 2)


def _message(err: Exception) -> str:
    if isinstance(err, KgError):
        return str(err)
    return f"unexpected {type(err).__name__}: {err}; run `kg --debug ...` for the traceback"


def leave(message: str, code: int) -> NoReturn:
    """Say why in one line on stderr, and end.

    Raises:
        Exit: always.
    """
    tell(" ".join(message.split()))
    raise typer.Exit(code)


def wrong_call(message: str) -> NoReturn:
    """End because the call is wrong: usage on stderr, exit code 2.

    Raises:
        BadParameter: always.
    """
    raise typer.BadParameter(message)


def tell(message: str) -> None:
    """Print a line on stderr."""
    typer.echo(visible(message), err=True)


def tell_counts(manifest: "Manifest") -> None:
    """Print what a graph holds, on stderr."""
    tell(", ".join(f"{count} {name}" for name, count in manifest.counts))


def refuse(faults: "tuple[Fault, ...]", code: int = 1) -> None:
    """Print faults, one a line, and end if there are any: with 1, or 2 for what was given."""
    for fault in faults:
        typer.echo(visible(str(fault)))
    if faults:
        leave(f"{len(faults)} fault{'s' * (len(faults) != 1)}", code)


def print_rows(rows: "Rows", format: Format, group: str = "") -> None:
    """Print rows; a cut is told. Without rows, or when ASK says no, end with exit code 1."""
    from rich.console import Console

    from kg.view import table

    if format == Format.JSON:
        typer.echo(table.to_json(rows), nl=False)
    elif format == Format.CSV:
        typer.echo(table.rows_csv(rows), nl=False)
    elif rows.rows:
        table.print_rows(rows, Console(emoji=False, highlight=False, markup=False), group)
    tell_cut(rows.cut)
    if not rows.rows:
        leave("no rows", 1)
    if rows.columns == ("answer",) and rows.rows == ((False,),):
        leave("the answer is no", 1)


def print_answer(answer: "Rows | Triples", format: AnswerFormat) -> None:
    """Print rows, or a graph: as Turtle unless rows of triples are wanted.

    Raises:
        QuestionError: rows are wanted as Turtle.
    """
    from kg.stores.sparql_store import Triples
    from kg.view.rdf_file import triples_turtle

    if isinstance(answer, Triples):
        if format in (AnswerFormat.JSON, AnswerFormat.CSV) or not answer.triples:
            rows_format = Format.TABLE if format == AnswerFormat.TURTLE else Format(format)
            print_rows(answer.rows, rows_format)
            return
        typer.echo(triples_turtle(answer.triples), nl=False)
        tell_cut(answer.cut)
    elif format == AnswerFormat.TURTLE:
        raise QuestionError("only CONSTRUCT and DESCRIBE give Turtle; this query gives rows")
    else:
        print_rows(answer, Format(format))


def tell_cut(cut: str) -> None:
    """Say why rows are not all there, if they are not."""
    if cut:
        tell(f"not all is here: {cut}")


def use_any_encoding() -> None:
    """Let text that the terminal's code page lacks be escaped, not end in an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def read_query(query: str, file: Path | None) -> str:
    """Take a query from the command line, from stdin for ``-``, or from a file.

    Raises:
        QuestionError: the file cannot be read, or is not UTF-8.
    """
    if bool(query) == bool(file):
        wrong_call("give a query or --file, one of them")
    return read_text(file) if file else sys.stdin.read() if query == "-" else query


def read_text(path: Path) -> str:
    """Read a query's file.

    Raises:
        QuestionError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as err:
        raise QuestionError(f"{path}: cannot be read: it is not UTF-8") from err
    except OSError as err:
        raise QuestionError(f"{path}: cannot be read: {err.strerror}") from err


def read_parameters(pairs: list[str]) -> "dict[str, Parameter]":
    """Read ``name=value`` pairs; digits are a number, all else is text."""
    found: dict[str, Parameter] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            wrong_call(f"{pair!r} is not name=value")
        found[name] = int(value) if re.fullmatch("-?[0-9]{1,18}", value) else value
    return found


def write_bytes(path: Path, data: bytes) -> None:
    """Write a file, or to stdout for ``-``.

    Raises:
        StoreError: it cannot be written.
    """
    if str(path) == "-":
        typer.echo(data, nl=False)
        return
    write_file(path, data)
