"""What a map in a browser needs to know of a graph, as one JSON-ready record.

Numbers stand for identifiers where they repeat: statements name things, and evidence reports, by
their place in the lists.
"""

from collections import Counter
from typing import Any

from kg.entity import Entity
from kg.graph import Graph
from kg.quality import PARTS, Card, describe_card
from kg.schema import load_schema
from kg.statement import Evidence, Statement
from kg.view.layout import Layout
from kg.view.style import STYLES, style_of

Record = dict[str, Any]


def to_payload(graph: Graph, layout: Layout, heading: str, card: Card) -> Record:
    """Describe a graph: its things, statements in words with their evidence, reports, ledger.

    Its quality card comes as lines of name and value under each part's name.
    """
    places = {entity.id: place for place, entity in enumerate(graph.entities)}
    reports = {report.id: place for place, report in enumerate(graph.reports)}
    return {
        "heading": heading,
        "summary": summary(graph),
        "card": describe_card(card),
        "quality": [
            [part, meaning, list(values.items())]
            for part, meaning in PARTS.items()
            if (values := card.part(part))
        ],
        "types": _types(graph),
        "things": [_thing(entity) for entity in graph.entities],
        "statements": [_statement(graph, stmt, places, reports) for stmt in graph.statements],
        "reports": [[report.title, report.date, report.source] for report in graph.reports],
        "regions": [
            [places.get(region.threat, -1), region.x, region.y, region.width, region.height]
            for region in layout.regions
        ],
        "ledger": [
            [reports.get(entry.report, -1), entry.paragraph, entry.stage, entry.reason, entry.text]
            for entry in graph.ledger
        ],
    }


def summary(graph: Graph) -> str:
    """Count bodies, links and reports in a line."""
    bodies = sum(entity.type in load_schema().bodies for entity in graph.entities)
    dates = sorted(report.date[:4] for report in graph.reports if report.date)
    years = f" ({dates[0]}–{dates[-1]})" if dates and dates[0] != dates[-1] else ""
    counts = (
        _counted(bodies, "body", "bodies"),
        _counted(len(graph.statements), "link", "links"),
        _counted(len(graph.reports), "report", "reports"),
    )
    return ", ".join(counts) + years


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _types(graph: Graph) -> list[Record]:
    counts, labels = Counter(entity.type for entity in graph.entities), load_schema().type_labels
    order = [*STYLES, *sorted(set(counts) - set(STYLES))]
    return [
        {
            "name": name,
            "label": labels.get(name, name),
            "plural": style_of(name).plural,
            "shape": style_of(name).shape,
            "colour": style_of(name).colour,
            "shown": style_of(name).shown,
            "count": counts[name],
        }
        for name in order
        if counts[name]
    ]


def _thing(entity: Entity) -> list[Any]:
    return [entity.id, entity.type, entity.name, list(entity.aliases)]


def _statement(
    graph: Graph, stmt: Statement, places: dict[str, int], reports: dict[str, int]
) -> list[Any]:
    relation = load_schema().relation(stmt.relation)
    evidence = [_evidence(graph, item, reports) for item in stmt.evidence]
    ends = (places[stmt.subject], places[stmt.object])
    return [ends[0], relation.label, relation.inverse_label, ends[1], evidence]


def _evidence(graph: Graph, item: Evidence, reports: dict[str, int]) -> list[Any]:
    par = graph.paragraph(item)
    address = par.address if par else item.paragraph
    page = par.page if par else None
    return [item.tier, reports.get(item.report, -1), address, page, item.quote, item.context]
