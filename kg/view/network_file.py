"""A graph as GraphML or GEXF, for Gephi, Cytoscape, yEd and networkx.

XML cannot hold most control characters, even escaped. Each is shown instead: U+0007 as ``␇``,
others as ``�``. The quote in graph.nq and in CSV stays as it is.
"""

import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import networkx as nx

from kg.graph import Graph
from kg.quality import PARTS, Card
from kg.view.network import to_networkx

if TYPE_CHECKING:
    from kg.view.network import Network

# XML 1.0, section 2.2: Char. A carriage return may stand, but a reader turns it into a line feed.
_ILLEGAL = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(graph: Graph, card: Card | None = None, *, derived: bool = False) -> bytes:
    """Write a graph as GraphML; each part of its card is data of the graph, as JSON."""
    network = _printable(to_networkx(graph, derived=derived))
    for part, values in _parts(card).items():
        network.graph[f"quality_{part}"] = show_controls(json.dumps(values, ensure_ascii=False))
    buffer = io.BytesIO()
    nx.write_graphml_xml(network, buffer)
    return buffer.getvalue()


def to_gexf(graph: Graph, card: Card | None = None, *, derived: bool = False) -> bytes:
    """Write a graph as GEXF 1.2; a node's label is its name, the card is the description."""
    network = _printable(to_networkx(graph, derived=derived))
    for node, attributes in network.nodes(data=True):
        attributes["label"] = attributes.get("name", node)
    buffer = io.BytesIO()
    nx.write_gexf(network, buffer, version="1.2draft")
    # networkx writes today's date; the same graph is the same bytes.
    data = re.sub(rb' lastmodifieddate="[^"]*"', b"", buffer.getvalue(), count=1)
    if card is None:
        return data
    text = escape(show_controls(json.dumps(_parts(card), ensure_ascii=False)))
    end = b"</creator>"  # GEXF 1.2, meta: creator, keywords, description
    return data.replace(end, end + f"<description>{text}</description>".encode(), 1)


def _parts(card: Card | None) -> dict[str, dict[str, str | int | float]]:
    """Give a card's parts that say something."""
    return {part: values for part in PARTS if card and (values := card.part(part))}


def show_controls(text: str) -> str:
    r"""Show what XML cannot hold.

    >>> show_controls("bell \x07, return \r, tab kept")
    'bell ␇, return ␍, tab kept'
    """
    return _ILLEGAL.sub(lambda match: _picture(ord(match.group())), text)


def _picture(code: int) -> str:
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def _printable(network: "Network") -> "Network":
    tables: list[dict[str, Any]] = [attributes for _, attributes in network.nodes(data=True)]
    tables += [attributes for _, _, attributes in network.edges(data=True)]
    for attributes in tables:
        for name, value in attributes.items():
            attributes[name] = show_controls(value) if isinstance(value, str) else value
    return network
