"""Set a graph beside gold: which nodes are the same, which links are right, found or missed.

A node is a gold node when they share a name, folded; a link is right when both ends are and the
relation is gold's. Links count once, however often they are said. Precision is against every
gold link, recall against the explicit ones.
"""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from kg.entity import Entity
from kg.graph import Graph
from kg.score.fold import fold_all
from kg.score.gold import Gold, Triple, canonical
from kg.statement import Evidence, Statement


@dataclass(frozen=True)
class Comparison:
    """A graph beside gold; what it says by derivation only is left out."""

    graph: Graph
    gold: Gold
    entities: tuple[Entity, ...]
    """What the report names or links."""
    rows: tuple[tuple[Statement, Evidence], ...]
    """Each piece of evidence with its statement."""

    @cached_property
    def same(self) -> dict[str, str]:
        """Gold nodes by the entity that they are, one to one."""
        return _align(self.gold, self.entities)

    @cached_property
    def typed(self) -> int:
        """How many of these are of one type too."""
        types = {entity.id: entity.type for entity in self.entities}
        return sum(types[one] == self.gold.nodes[other].type for one, other in self.same.items())

    @cached_property
    def said(self) -> dict[Triple, list[tuple[Statement, Evidence]]]:
        """The evidence by link, its ends named as in gold; other ends keep ``?`` before them."""
        found: dict[Triple, list[tuple[Statement, Evidence]]] = defaultdict(list)
        for stmt, item in self.rows:
            found[self.translate(stmt)].append((stmt, item))
        return dict(found)

    @cached_property
    def right(self) -> frozenset[Triple]:
        """The links that gold has."""
        return frozenset(self.said) & frozenset(self.gold.edges)

    @cached_property
    def cited(self) -> int:
        """How many right links cite a paragraph that gold gives."""
        return sum(
            any(
                self.address(item) in self.gold.edges[triple].paragraphs
                for _, item in self.said[triple]
            )
            for triple in self.right
        )

    def translate(self, stmt: Statement) -> Triple:
        """Name a statement's ends as gold does."""
        subject, target = (self.same.get(end, "?" + end) for end in (stmt.subject, stmt.object))
        return canonical(subject, stmt.relation, target)

    def address(self, item: Evidence) -> str:
        """Give the paragraph of a piece of evidence as the report prints it."""
        par = self.graph.paragraph(item)
        return (par.address if par else item.paragraph).strip()

    def quoted(self, text: str) -> int:
        """Count the pieces of evidence whose quote is in a text, white space folded."""
        whole = squeeze(text)
        quotes = (squeeze(item.quote) for _, item in self.rows)
        return sum(bool(quote) and quote in whole for quote in quotes)


def compare(graph: Graph, gold: Gold, report: str = "") -> Comparison:
    """Set a graph beside gold.

    Args:
        graph: The graph.
        gold: The annotation.
        report: Take only what this report says, and the nodes it links; empty takes all.
    """
    rows = tuple(
        (stmt, item)
        for stmt, item in graph.rows()
        if item.tier != "derived" and report in ("", item.report)
    )
    if report:
        kept = {end for stmt, _ in rows for end in (stmt.subject, stmt.object)}
    else:
        named = {entity for _, _, entity in graph.mentions}
        kept = named | set(graph.outgoing) | set(graph.incoming)
    return Comparison(graph, gold, tuple(e for e in graph.entities if e.id in kept), rows)


def squeeze(text: str) -> str:
    r"""Make each stretch of white space one space.

    >>> squeeze(" the\n  Force ")
    'the Force'
    """
    return re.sub(r"\s+", " ", text).strip()


def _align(gold: Gold, entities: tuple[Entity, ...]) -> dict[str, str]:
    """Pair entities with gold nodes: of one type first, then those with most names in common."""
    bearers: dict[str, list[str]] = defaultdict(list)
    for node in gold.nodes.values():
        for name in node.folded:
            bearers[name].append(node.id)
    pairs = []
    for entity in entities:
        shared = Counter(one for name in fold_all(entity.names) for one in bearers.get(name, ()))
        for other, count in shared.items():
            pairs.append((gold.nodes[other].type != entity.type, -count, entity.id, other))
    same: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, one, other in sorted(pairs):
        if one not in same and other not in taken:
            same[one] = other
            taken.add(other)
    return same
