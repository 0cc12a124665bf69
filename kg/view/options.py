"""Options that several commands have."""

from pathlib import Path
from typing import Annotated

import typer

from kg.view.terminal import AnswerFormat, Format

GraphOption = Annotated[Path, typer.Option("--graph", envvar="KG_GRAPH", help="The graph folder.")]
FormatOption = Annotated[Format, typer.Option("--format", help="How rows are printed.")]
AnswerOption = Annotated[
    AnswerFormat, typer.Option("--format", help="How rows or a graph are printed.")
]
LimitOption = Annotated[int, typer.Option(min=1, help="The most rows to print.")]
TimeoutOption = Annotated[float, typer.Option(min=0.001, help="The most seconds to take.")]
FileOption = Annotated[
    Path | None, typer.Option("--file", "-f", help="Read the query from a file instead.")
]
AddressOption = Annotated[
    str,
    typer.Option(
        *("--uri", "--endpoint"),
        help="A server instead of the graph folder: bolt://HOST:7687, or the http address of a "
        "SPARQL server.",
    ),
]
