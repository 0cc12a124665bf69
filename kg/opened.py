"""A graph folder as a Python program asks it: ``g = kg.open("graph"); g.who("PPD")``.

Each answer is :class:`kg.stores.Rows`: columns and rows, and ``records()`` for pandas and polars;
a notebook shows it as a table. Names are taken as on the command line, in any
alias; one that nothing bears raises :class:`kg.errors.QuestionError` with the nearest.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.answer.names import find_entity
from kg.folder import Folder, open_folder
from kg.graph import Graph
from kg.stores import Parameter, Rows

if TYPE_CHECKING:
    import networkx as nx

    from kg.brief.content import Brief
    from kg.view.notebook import Picture, Renderer


class Opened:
    """An open graph folder."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder

    def __repr__(self) -> str:
        """Say what is open, with its counts."""
        counts = dict(self.folder.manifest.counts)
        return (
            f"<graph {self.folder.path.name}: "
            + ", ".join(f"{counts[name]} {name}" for name in ("reports", "entities", "statements"))
            + ">"
        )

    @cached_property
    def graph(self) -> Graph:
        """The graph in memory."""
        return self.folder.graph

    def who(self, name: str, *, on: str = "", quotes: bool = False) -> Rows:
        """Tell whom a thing is linked to; see :func:`kg.answer.who.who`."""
        from kg.answer.who import who

        threat = find_entity(self.graph, on, ["Threat"]).id if on else ""
        return who(self.graph, self.find(name), threat=threat, quotes=quotes)

    def path(self, start: str, end: str, *, count: int = 3) -> Rows:
        """Find the shortest chains between two things; see :func:`kg.answer.route.path`."""
        from kg.answer.route import path

        return path(self.graph, self.find(start), self.find(end), count=count)

    def conflicts(self) -> Rows:
        """List what reports say differently; see :func:`kg.answer.conflicts.conflicts`."""
        from kg.answer.conflicts import conflicts

        return conflicts(self.graph)

    def gaps(self, *, matrix: bool = False, all: bool = False) -> Rows:
        """List where the reports show nothing, or threats by strands; see :mod:`kg.answer.gaps`."""
        from kg.answer.gaps import coverage, gaps

        return coverage(self.graph) if matrix else gaps(self.graph, all=all)

    def expected(self, profile: str) -> Rows:
        """Compare whom the law expects on a kind of board; see :mod:`kg.answer.expected`."""
        from kg.answer.expected import expected
        from kg.answer.profile import load_profile

        return expected(self.graph, load_profile(profile))

    def names(self) -> Rows:
        """List the names that reports write; see :func:`kg.answer.called.called`."""
        from kg.answer.called import called

        return called(self.graph)

    def diff(self, later: "Opened") -> Rows:
        """Compare with a later graph; see :func:`kg.answer.difference.difference`."""
        from kg.answer.difference import difference

        return difference(self.graph, later.graph)

    def brief(self, threat: str) -> "Brief":
        """Make a briefing on a threat; see :mod:`kg.brief.compose`."""
        from kg.brief.compose import compose

        return compose(self.graph, find_entity(self.graph, threat, ["Threat"]).id)

    def ask(self, question: str, *values: str) -> Rows:
        """Ask a question of the catalogue; ``kg ask`` lists them."""
        from kg.answer.ask import ask
        from kg.query import load_question

        return ask(load_question(question), self.graph, self.folder.store(), values)

    def sparql(self, query: str, **parameters: Parameter) -> Rows:
        """Run a SPARQL query; parameters are bound, never pasted in."""
        return self.folder.store().query(query, parameters)

    def cypher(self, query: str, **parameters: Parameter) -> Rows:
        """Run a Cypher query that reads; parameters are bound."""
        return self.folder.cypher_store().query(query, parameters)

    def network(self) -> "nx.MultiDiGraph[str]":
        """Give the graph to networkx: a node a thing, an edge a piece of evidence."""
        from kg.view.network import to_networkx

        return to_networkx(self.graph)

    def show(
        self,
        about: str = "",
        *,
        depth: int = 1,
        threat: str = "",
        report: str = "",
        renderer: "Renderer" = "explorer",
        height: int = 720,
    ) -> "Picture":
        """Draw the map, or a part of it; a notebook shows it, ``write`` makes it a file.

        Args:
            about: Only what is linked to this.
            depth: How many links away from it.
            threat: Only who acts on this threat.
            report: Only what this report says.
            renderer: "explorer", or "pyvis" for a small part.
            height: Of the frame in a notebook, in pixels.
        """
        from kg.answer.part import Part
        from kg.view.notebook import draw

        part = Part(about=about, depth=depth, threat=threat, report=report)
        return draw(self.graph, part, self.folder.card, renderer=renderer, height=height)

    def find(self, name: str) -> str:
        """Find the identifier of what a name, alias or identifier means."""
        return find_entity(self.graph, name).id


def open_graph(path: str | Path = "graph") -> Opened:
    """Open a graph folder.

    Raises:
        StoreError: there is none, it is damaged, or a newer version wrote it.
    """
    return Opened(open_folder(Path(path)))
