"""A map through pyvis: one HTML file, its evidence inside, that asks nothing of a network.

pyvis gives vis-network and the lists of nodes and edges. Its own page links two files of a CDN
even when everything is inline (WestHealth/pyvis issue 228), so the page is assets/map.html.
"""

from collections import Counter
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.entity import Entity
from kg.errors import QuestionError
from kg.graph import Graph
from kg.quality import Card, make_card
from kg.view.layout import Layout, place
from kg.view.payload import to_payload
from kg.view.style import STYLES, style_of

if TYPE_CHECKING:
    from pyvis.network import Network

ASSETS = Path(__file__).parent / "assets"

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "hideEdgesOnDrag": False, "tooltipDelay": 150},
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "nodes": {"labelHighlightBold": False, "borderWidth": 1.5},
}


def to_html(
    graph: Graph, heading: str = "Who works with whom, on what", card: Card | None = None
) -> str:
    """Draw a graph as an HTML page; the same graph gives the same text.

    Args:
        graph: What to draw: all of its entities and statements.
        heading: The page's title.
        card: The quality card of the graph's folder; without one it is counted from the graph.

    Raises:
        QuestionError: pyvis is not installed.
    """
    try:
        from pyvis.network import Network
    except ModuleNotFoundError as err:
        raise QuestionError("pyvis is not installed: pip install 'policing-kg[pyvis]'") from err
    minor = {name for name, style in STYLES.items() if not style.shown}
    layout = place(graph, minor)
    network = Network(directed=False, cdn_resources="in_line")
    network.options = OPTIONS
    _add_nodes(network, graph, layout)
    _add_edges(network, graph)
    return _render(network, to_payload(graph, layout, heading, card or make_card(graph)))


def _add_nodes(network: "Network", graph: Graph, layout: Layout) -> None:
    degrees = Counter(end for stmt in graph.statements for end in (stmt.subject, stmt.object))
    homes = {region.threat for region in layout.regions}
    for number, entity in enumerate(graph.entities):
        x, y = layout.places[entity.id]
        size = 8 if entity.id in homes else _size(degrees[entity.id])
        network.add_node(number, label=" ", x=x, y=y, size=size, **_look(entity))


def _look(entity: Entity) -> dict[str, Any]:
    style = style_of(entity.type)
    return {"shape": style.shape, "color": style.colour, "hidden": not style.shown}


def _size(degree: int) -> float:
    return round(min(34, 14 + 4 * sqrt(degree)), 1)


def _add_edges(network: "Network", graph: Graph) -> None:
    """Add a line for each pair of things that statements join, the wider the more there are."""
    places = {entity.id: place for place, entity in enumerate(graph.entities)}
    pairs: Counter[tuple[int, int]] = Counter()
    for stmt in graph.statements:
        one, two = sorted((places[stmt.subject], places[stmt.object]))
        pairs[one, two] += len(stmt.evidence)
    for (one, two), count in sorted(pairs.items()):
        network.add_edge(one, two, id=f"{one}-{two}", count=count, width=min(6, 1 + count))


def _render(network: "Network", payload: dict[str, Any]) -> str:
    from jinja2 import ChoiceLoader, FileSystemLoader

    environment = network.templateEnv
    environment.loader = ChoiceLoader([FileSystemLoader(ASSETS), environment.loader])
    environment.globals["payload"] = payload
    network.path = "map.html"
    return str(network.generate_html())
