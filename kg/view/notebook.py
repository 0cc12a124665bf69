"""A map in a notebook: the page in a frame of its own, which asks nothing of a network."""

from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Literal, get_args

from kg.answer.part import Part, describe, take_part
from kg.errors import QuestionError
from kg.graph import Graph
from kg.quality import Card

Renderer = Literal["explorer", "pyvis"]


@dataclass(frozen=True, slots=True)
class Picture:
    """A map as a page; a notebook shows it, and it can be written to a file."""

    html: str
    height: int = 720
    """Of the frame, in pixels."""

    def _repr_html_(self) -> str:
        # The frame has an origin of its own: scripts of the page cannot reach the notebook.
        return (
            f'<iframe srcdoc="{escape(self.html)}" sandbox="allow-scripts allow-downloads'
            f' allow-modals" title="Map" width="100%" height="{self.height}"'
            ' style="border:0"></iframe>'
        )

    def __repr__(self) -> str:
        """Say what it is; the page itself is long."""
        return f"<map of {len(self.html)} letters>"

    def write(self, path: str | Path) -> None:
        """Write the page to a file."""
        Path(path).write_text(self.html, encoding="utf-8", newline="\n")


def draw(
    graph: Graph, part: Part, card: Card | None, *, renderer: Renderer = "explorer", height: int
) -> Picture:
    """Draw a part of a graph.

    Args:
        graph: The whole graph.
        part: Which part of it.
        card: The graph's quality card.
        renderer: "explorer", or "pyvis" for a small part.
        height: Of the frame, in pixels.

    Raises:
        QuestionError: a name is not in the graph, or the renderer cannot draw it.
    """
    from kg.view.explorer import to_page
    from kg.view.pyvis_map import to_html

    if renderer not in get_args(Renderer):
        known = " or ".join(get_args(Renderer))
        raise QuestionError(f"renderer {renderer!r} is not one that draws maps; take {known}")
    found, heading = take_part(graph, part), describe(graph, part)
    html = to_html(found, heading) if renderer == "pyvis" else to_page(found, heading, card)
    return Picture(html, height)
