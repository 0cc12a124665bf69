"""A map through pyvis, for small graphs and for those who know it: no panel, no filter, no print.

pyvis's own page links two files of a CDN even when everything is inline (WestHealth/pyvis issue
228), so the page around its nodes and edges is assets/pyvis.html.
"""

from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.entity import Entity
from kg.errors import QuestionError
from kg.graph import Graph
from kg.schema import load_schema
from kg.statement import Statement
from kg.view.layout import place
from kg.view.style import STYLES, colour_of, style_of

if TYPE_CHECKING:
    from pyvis.network import Network

ASSETS = Path(__file__).parent / "assets"
MOST = 1000
"""Things beyond which vis-network is too slow to use."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 100},
    "edges": {
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": 0.12},
        "color": "#8794a6",
    },
}


def to_html(graph: Graph, heading: str = "Who works with whom, on what") -> str:
    """Draw a graph as an HTML page through pyvis; the same graph gives the same text.

    Each statement is an arrow; pointing at it shows its first quote.

    Args:
        graph: What to draw: all of its entities and statements.
        heading: The page's title.

    Raises:
        QuestionError: pyvis is not installed, or the graph is too large for it.
    """
    try:
        from pyvis.network import Network
    except ModuleNotFoundError as err:
        raise QuestionError("pyvis is not installed: pip install 'policing-kg[pyvis]'") from err
    if len(graph.entities) > MOST:
        raise QuestionError(
            f"{len(graph.entities)} things are more than pyvis can draw ({MOST});"
            " take the explorer, or a part with --about, --threat or --report"
        )
    network = Network(directed=True, cdn_resources="in_line")
    network.options = OPTIONS
    places = place(graph, {name for name, style in STYLES.items() if not style.shown}).places
    for number, entity in enumerate(graph.entities):
        degree = len(graph.outgoing.get(entity.id, ())) + len(graph.incoming.get(entity.id, ()))
        x, y = places[entity.id]
        network.add_node(number, x=x, y=y, size=round(10 + 3 * sqrt(degree), 1), **_look(entity))
    numbers = {entity.id: number for number, entity in enumerate(graph.entities)}
    for stmt in graph.statements:
        ends = numbers[stmt.subject], numbers[stmt.object]
        network.add_edge(*ends, id=len(network.edges), title=_words(graph, stmt))
    return _render(network, heading)


def _look(entity: Entity) -> dict[str, Any]:
    style = style_of(entity.type)
    label = load_schema().type_labels.get(entity.type, entity.type)
    return {
        "label": entity.name[:60],
        "title": f"{entity.name} ({label})",
        "shape": style.shape,
        "color": colour_of(entity.type),
    }


def _words(graph: Graph, stmt: Statement) -> str:
    relation = load_schema().relation(stmt.relation).label
    names = graph.entity[stmt.subject].name, graph.entity[stmt.object].name
    return f"{names[0]} {relation} {names[1]}: “{stmt.evidence[0].quote}”"


def _render(network: "Network", heading: str) -> str:
    from jinja2 import ChoiceLoader, FileSystemLoader

    environment = network.templateEnv
    environment.loader = ChoiceLoader([FileSystemLoader(ASSETS), environment.loader])
    network.heading = heading
    network.path = "pyvis.html"
    return str(network.generate_html())
