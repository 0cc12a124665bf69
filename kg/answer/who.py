"""Who and what a thing is linked to, in words: the neighbourhood, by relation, with quotes."""

from collections import Counter

from kg.answer.links import CITATION, Link, cite, links_of
from kg.graph import Graph
from kg.schema import load_schema
from kg.statement import Evidence
from kg.stores import Rows

COLUMNS = ("relation", "name", "type", "tier", "more", *CITATION, "id")


def who(graph: Graph, entity: str, *, threat: str = "", quotes: bool = False) -> Rows:
    """Tell whom a thing is linked to, by relation, the relation with most links first.

    Args:
        graph: Where.
        entity: The thing, by identifier.
        threat: Only links on this threat or one under it: those whose other end is it or acts on
            it, and those whose paragraph names it.
        quotes: Give a row for each piece of evidence, not only for the best of each link.

    Returns:
        Rows with the columns of COLUMNS; ``more`` says how many other places show the link.
    """
    links = list(links_of(graph, entity))
    if threat:
        links = _on(graph, links, threat)
    counts = Counter(link.words for link in links)
    links.sort(key=lambda link: (-counts[link.words], link.words, link.other.name, link.other.id))
    labels = load_schema().type_labels
    rows = [
        (
            *(link.words, link.other.name, labels[link.other.type], item.tier),
            *(more, *cite(graph, item), link.other.id),
        )
        for link in links
        for item, more in _shown(link, quotes=quotes)
    ]
    return Rows(COLUMNS, tuple(rows))


def _shown(link: Link, *, quotes: bool) -> list[tuple[Evidence, str]]:
    if quotes:
        return [(item, "") for item in link.evidence]
    others = len(link.evidence) - 1
    return [(link.best, f"and {others} more" if others else "")]


def _on(graph: Graph, links: list[Link], threat: str) -> list[Link]:
    """Keep the links on a threat."""
    threats = narrower(graph, threat)
    acting = {
        stmt.subject
        for item in threats
        for stmt in graph.incoming.get(item, ())
        if stmt.tier != "derived"
    }
    named = {(report, key) for report, key, item in graph.mentions if item in threats}
    return [
        link
        for link in links
        if link.other.id in threats | acting
        or any((item.report, item.paragraph) in named for item in link.evidence)
    ]


def narrower(graph: Graph, threat: str) -> set[str]:
    """Give a threat and all under it in the scheme, as far as the graph has them."""
    found = {threat}
    while True:
        under = {item.id for item in graph.entities if found.intersection(item.broader)} - found
        if not under:
            return found
        found |= under
