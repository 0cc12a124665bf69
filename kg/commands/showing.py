"""The commands that show: map, export."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.completion import complete_name
from kg.view.options import GraphOption
from kg.view.terminal import leave, tell, write_bytes, wrong_call


class Renderer(StrEnum):
    """What draws a map."""

    PYVIS = "pyvis"


CROWDED = 1000
"""Things beyond which a map is hard to read and slow to move."""


def draw_map(
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file; - is stdout.")],
    graph: GraphOption = Path("graph"),
    about: Annotated[
        str, typer.Option(help="Only what is linked to this.", autocompletion=complete_name)
    ] = "",
    depth: Annotated[int, typer.Option(min=1, help="How many links away, with --about.")] = 1,
    threat: Annotated[
        str,
        typer.Option(help="Only who acts on this threat.", autocompletion=complete_name),
    ] = "",
    report: Annotated[str, typer.Option(help="Only what this report says.")] = "",
    renderer: Annotated[Renderer, typer.Option(help="What draws the map.")] = Renderer.PYVIS,
) -> None:
    """Write an interactive map as one HTML file; it needs no network.

    Example: kg map -o map.html --about ROCU --depth 2
    """
    from kg.answer.part import Part, describe, take_part
    from kg.folder import open_folder
    from kg.view.pyvis_map import to_html

    folder = open_folder(graph)
    whole = folder.graph
    wanted = Part(about=about, depth=depth, threat=threat, report=report)
    part = take_part(whole, wanted)
    if not part.statements:
        leave("no links to draw", 1)
    write_bytes(output, to_html(part, describe(whole, wanted), folder.card).encode("utf-8"))
    tell(f"{len(part.entities)} things, {len(part.statements)} links")
    if len(part.entities) > CROWDED:
        tell("that is much for one map; --about, --threat or --report makes a smaller one")


def export(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file; for csv and neo4j-admin the folder.")
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format", help="csv, nquads, trig, turtle, jsonld, graphml, gexf or neo4j-admin."
        ),
    ] = "csv",
    graph: GraphOption = Path("graph"),
    derived: Annotated[
        bool, typer.Option("--derived", help="Take statements that only a rule gives, too.")
    ] = False,
    safe: Annotated[
        bool, typer.Option("--safe", help="Guard CSV cells that a spreadsheet would run.")
    ] = False,
) -> None:
    """Write the graph for other tools.

    With it go the ledger of what was not kept and a quality card.

    Example: kg export --format graphml -o graph.graphml
    """
    from kg.folder import open_folder
    from kg.view.export import FORMATS
    from kg.view.export import export as export_graph

    if format not in FORMATS:
        wrong_call(f"{format!r} is not one of {', '.join(FORMATS)}")
    folder = open_folder(graph)
    files = export_graph(folder.graph, format, output, card=folder.card, derived=derived, safe=safe)
    for path in files:
        typer.echo(path)
