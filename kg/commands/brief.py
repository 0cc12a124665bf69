"""The command that writes a briefing: brief."""

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.completion import complete_name
from kg.view.options import GraphOption
from kg.view.terminal import tell, write_bytes, wrong_call


def brief(
    threat: Annotated[
        str,
        typer.Option(
            help="The threat it is about, by name or alias.", autocompletion=complete_name
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="The file: .docx, .pdf or .html.")],
    graph: GraphOption = Path("graph"),
) -> None:
    """Write a two-page briefing on a threat, sources in footnotes.

    Who leads, who works on it, boards, operations, gaps and a small map; each line is cited.

    Example: kg brief --threat "modern slavery" -o brief.docx
    """
    from kg.answer.names import find_entity
    from kg.brief.compose import compose
    from kg.brief.printers import PRINTERS, load_printer
    from kg.folder import open_folder

    suffix = output.suffix.lower()
    if suffix not in PRINTERS:
        wrong_call(f"{output}: a briefing is {', '.join(PRINTERS)}, told by the file's ending")
    whole = open_folder(graph).graph
    made = compose(whole, find_entity(whole, threat, ["Threat"]).id)
    write_bytes(output, load_printer(suffix)(made))
    tell(f"{made.title}; {len(made.notes)} sources")
