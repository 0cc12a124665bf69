"""Which things of a graph are one since somebody said so, and what they are called."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.entity import Entity
from kg.errors import DecisionError
from kg.graph import Graph
from kg.review.decision import Decision


class Same:
    """The joins and new names that decisions ask for, as far as the graph has the things."""

    def __init__(self, graph: Graph, decisions: Sequence[Decision]) -> None:
        self.graph = graph
        self.into: dict[str, str] = {}
        self.names: dict[str, str] = {}
        self.others: set[tuple[str, str]] = set()
        """(thing, a name that is not its own)"""
        self.used: set[Decision] = set()
        for item in decisions:
            if item.verdict == "same":
                self.join(item)
        for item in decisions:
            if item.verdict == "rename" and (found := self.find(item.names[0])):
                self.names[found] = item.names[1]
                self.used.add(item)
            elif item.verdict == "not_same":
                self.split(item)

    def join(self, item: Decision) -> None:
        """Make the second thing the first.

        Raises:
            DecisionError: they are of different types.
        """
        kept, gone = (self.find(name) for name in item.names)
        if not kept or not gone:
            return
        one, other = self.graph.entity[kept], self.graph.entity[gone]
        if one.type != other.type:
            raise DecisionError(f"{item}: {kept} is a {one.type}, {gone} a {other.type}")
        self.used.add(item)
        if kept != gone:
            self.into[gone] = kept

    def find(self, name: str) -> str:
        """Find what an identifier or a name stands for; empty when that is nothing, or several."""
        if self.id(name) in self.graph.entity:
            return self.id(name)
        found = {self.id(it.id) for it in self.graph.entities if name in it.names}
        return found.pop() if len(found) == 1 else ""

    def split(self, item: Decision) -> None:
        """Take from a thing the name that is another's, if there is one that bears it."""
        known = self.graph.entities
        one, other = ({it.id for it in known if it.name == name} for name in item.names)
        if one or other:
            self.used.add(item)
            self.others.update({(id, item.names[1]) for id in one})
            self.others.update({(id, item.names[0]) for id in other})

    def id(self, entity: str) -> str:
        """Give the identifier that stands for a thing."""
        while entity in self.into:
            entity = self.into[entity]
        return entity

    def entities(self) -> list[Entity]:
        """Give the things as they are called now; a join keeps all names and register entries."""
        groups: dict[str, list[Entity]] = {}
        for entity in self.graph.entities:
            groups.setdefault(self.id(entity.id), []).append(entity)
        return [self._joined(key, group) for key, group in groups.items()]

    def _joined(self, key: str, group: list[Entity]) -> Entity:
        kept = self.graph.entity[key]
        name = self.names.get(key, kept.name)
        return replace(
            kept,
            name=name,
            aliases=tuple(
                it
                for one in group
                for it in one.names
                if it != name and (one.id, it) not in self.others
            ),
            same_as=tuple(dict.fromkeys(iri for one in group for iri in one.same_as)),
            broader=tuple(dict.fromkeys(self._above(key, group))),
        )

    def _above(self, key: str, group: list[Entity]) -> Iterator[str]:
        for one in group:
            yield from (up for above in one.broader if (up := self.id(above)) != key)
