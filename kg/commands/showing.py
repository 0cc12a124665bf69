"""The commands that show: map, export."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.completion import complete_name
from kg.view.options import GraphOption
from kg.view.terminal import leave, tell, write_bytes, wrong_call

if TYPE_CHECKING:
    from kg.graph import Graph


class Renderer(StrEnum):
    """What draws a map."""

    EXPLORER = "explorer"
    PYVIS = "pyvis"


def draw_map(
    output: Annotated[Path, typer.Option("--output", "-o", help="The HTML file; - is stdout.")],
    graph: GraphOption = Path("graph"),
    about: Annotated[
        str, typer.Option(help="Only what is linked to this.", autocompletion=complete_name)
    ] = "",
    depth: Annotated[
        int | None, typer.Option(min=1, help="How many links away, with --about; else 1.")
    ] = None,
    threat: Annotated[
        str,
        typer.Option(help="Only who acts on this threat.", autocompletion=complete_name),
    ] = "",
    report: Annotated[str, typer.Option(help="Only what this report says.")] = "",
    answer: Annotated[
        str, typer.Option(help="Only what a question's answer cites: 'who-tackles fraud'.")
    ] = "",
    marking: Annotated[
        str, typer.Option(help="A protective marking for screen and print: OFFICIAL.")
    ] = "",
    renderer: Annotated[Renderer, typer.Option(help="What draws the map.")] = Renderer.EXPLORER,
) -> None:
    """Write an interactive map as one HTML file; it needs no network.

    Example: kg map -o map.html --about ROCU --depth 2
    """
    from kg.answer.part import Part, describe, take_part
    from kg.folder import open_folder
    from kg.view.explorer import to_page
    from kg.view.pyvis_map import to_html

    if depth and not about:
        wrong_call("--depth counts links from a thing: say which with --about")
    if marking and renderer is Renderer.PYVIS:
        wrong_call("pyvis's page has no marking; the explorer's has")
    folder = open_folder(graph)
    whole = folder.graph
    wanted = Part(about=about, depth=depth or 1, threat=threat, report=report)
    part = take_part(_cited(whole, graph, answer) if answer else whole, wanted)
    if not part.statements:
        leave("no links to draw", 1)
    heading = describe(whole, wanted, answer)
    page = (
        to_html(part, heading)
        if renderer is Renderer.PYVIS
        else to_page(part, heading, folder.card, marking=marking)
    )
    write_bytes(output, page.encode("utf-8"))
    tell(f"{len(part.entities)} things, {len(part.statements)} links")


def _cited(whole: "Graph", folder: Path, answer: str) -> "Graph":
    """Take the links that the answer to a question cites.

    Args:
        whole: The graph.
        folder: Where it lies.
        answer: The question's name and its values, as ``kg ask`` takes them, in one text.
    """
    import shlex

    from kg.answer.ask import ask
    from kg.answer.part import take_cited
    from kg.query import load_question
    from kg.server import open_store

    try:
        name, *values = shlex.split(answer.removeprefix("ask "))
    except ValueError:
        wrong_call(
            f"--answer {answer!r} is no question's name with values: who-tackles 'drug crime'"
        )
    with open_store(folder, "", None) as store:
        return take_cited(whole, ask(load_question(name), whole, store, values))


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
