"""Read a Graph back from the nodes and links that :mod:`kg.property_graph` writes.

What a link repeats of its report and paragraph, and links that only join what properties name
too (IN_REPORT, BROADER), are not looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import cast, get_args

from kg.entity import Entity
from kg.errors import StatementError
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry, Stage
from kg.property_graph import Link, Node
from kg.report import ListItem, Paragraph, ParagraphKind, Report
from kg.schema import load_schema
from kg.statement import Evidence, Statement, Tier


class Record:
    """The properties of one node or link, each read as the type that it must have."""

    def __init__(self, place: str, properties: Mapping[str, object]) -> None:
        self._place, self._properties = place, properties

    def get(self, name: str) -> str | None:
        """Find a text; None when it is not there.

        Raises:
            StatementError: it is not a text.
        """
        found = self._properties.get(name)
        if found is not None and not isinstance(found, str):
            raise StatementError(f"{self._place} {name} is {found!r}, not a text")
        return found

    def one(self, name: str) -> str:
        """Find a text that must be there.

        Raises:
            StatementError: it is not.
        """
        found = self.get(name)
        if found is None:
            raise StatementError(f"{self._place} has no {name}; it must have one")
        return found

    def known(self, name: str, allowed: tuple[str, ...]) -> str:
        """Find a text that must be one of several.

        Raises:
            StatementError: it is not.
        """
        found = self.one(name)
        if found not in allowed:
            raise StatementError(
                f"{self._place} {name} is {found!r}, not one of {', '.join(allowed)}"
            )
        return found

    def number(self, name: str) -> int:
        """Find an integer that must be there.

        Raises:
            StatementError: it is not.
        """
        found = self._properties.get(name)
        if not isinstance(found, int):
            raise StatementError(f"{self._place} {name} is {found!r}, not an integer")
        return found

    def has(self, name: str) -> bool:
        """Tell whether a property is there."""
        return self._properties.get(name) is not None

    def all(self, name: str) -> tuple[str, ...]:
        """List texts in their order; empty when there is none.

        Raises:
            StatementError: it is not a list of texts.
        """
        found = self._properties.get(name) or ()
        if not isinstance(found, list | tuple) or not all(isinstance(it, str) for it in found):
            raise StatementError(f"{self._place} {name} is {found!r}, not a list of texts")
        return tuple(found)


def from_property_graph(nodes: Iterable[Node], links: Iterable[Link]) -> Graph:
    """Build the graph that :func:`kg.property_graph.to_property_graph` wrote, in any order.

    Raises:
        StatementError: a node or link lacks a property, or says something unknown.
    """
    by_label: dict[str, list[Record]] = defaultdict(list)
    entities = []
    for node in nodes:
        record = Record(f"node {node.id!r}", node.properties)
        if "Entity" in node.labels:
            entities.append(_entity(record))
        for label in node.labels:
            by_label[label].append(record)
    paragraphs = defaultdict(list)
    for par in by_label["Paragraph"]:
        paragraphs[par.one("report")].append(par)
    kept = tuple(links)
    return make_graph(
        reports=[_report(item, paragraphs[item.one("report")]) for item in by_label["Report"]],
        entities=entities,
        statements=_statements(kept),
        mentions=[_mention(link) for link in kept if link.type == "MENTIONS"],
        ledger=map(_ledger_entry, by_label["LedgerEntry"]),
    )


def _statements(links: tuple[Link, ...]) -> list[Statement]:
    names = {relation.cypher_name: name for name, relation in load_schema().relations.items()}
    return [
        Statement(link.source, names[link.type], link.target, (_evidence(link),))
        for link in links
        if link.type in names
    ]


def _mention(link: Link) -> tuple[str, str, str]:
    record = Record(f"mention of {link.target!r}", link.properties)
    return record.one("report"), record.one("key"), link.target


def _entity(record: Record) -> Entity:
    return Entity(
        id=record.one("id"),
        type=record.known("node_type", load_schema().types),
        name=record.one("name"),
        aliases=record.all("aliases"),
        kind=record.get("kind"),
        same_as=record.all("same_as"),
        broader=record.all("broader"),
    )


def _report(record: Record, paragraphs: list[Record]) -> Report:
    return Report(
        id=record.one("report"),
        title=record.one("name"),
        date=record.get("date"),
        body=record.get("body"),
        source=record.one("source"),
        sha256=record.one("sha256"),
        paragraphs=tuple(map(_paragraph, sorted(paragraphs, key=lambda par: par.number("order")))),
    )


def _paragraph(record: Record) -> Paragraph:
    return Paragraph(
        key=record.one("key"),
        address=record.one("name"),
        text=record.one("text"),
        kind=cast(ParagraphKind, record.known("kind", get_args(ParagraphKind))),
        headings=record.all("headings"),
        page=record.number("page") if record.has("page") else None,
        items=tuple(map(_item, record.all("items"))),
        parent=record.get("parent") or "",
    )


def _item(text: str) -> ListItem:
    if not re.fullmatch("[0-9]+:[0-9]+", text):
        raise StatementError(f"paragraph items has {text!r}, not 'offset:level'")
    return ListItem(*map(int, text.split(":")))


def _evidence(link: Link) -> Evidence:
    record = Record(f"{link.source} {link.type} {link.target}", link.properties)
    return Evidence(
        report=record.one("report"),
        paragraph=record.one("key"),
        start=record.number("start"),
        end=record.number("end"),
        quote=record.one("quote"),
        tier=cast(Tier, record.known("tier", get_args(Tier))),
        rule=record.one("rule"),
        context=record.get("context") or "",
        premises=record.all("premises"),
    )


def _ledger_entry(record: Record) -> LedgerEntry:
    return LedgerEntry(
        report=record.one("report"),
        paragraph=record.get("key") or "",
        stage=cast(Stage, record.known("stage", get_args(Stage))),
        reason=record.one("reason"),
        text=record.one("text"),
    )
