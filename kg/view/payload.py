"""What the explorer needs to know of a graph, as one JSON-ready record.

Numbers stand for identifiers where they repeat: statements name things, and evidence reports, by
their place in the lists. Its shape is written down in web/src/payload.ts.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from kg.entity import Entity
from kg.graph import Graph
from kg.quality import PARTS, Card, describe_card
from kg.schema import load_schema
from kg.statement import Evidence, Statement
from kg.view.layout import Layout, Region, title_of
from kg.view.style import FAMILIES, RELATION_FAMILIES, STYLES, relation_family, style_of

Record = dict[str, Any]

TINTS = 7
"""Tints of regions; one more is for what belongs to no one threat."""
BESIDE = 60
"""How near the extents of two regions are that stand side by side."""
REACH = 240
"""The most letters that are shown before and behind a quote."""
_YEAR = re.compile(r"\b\d{4}\b")
_STOP = re.compile(r"[.!?](?=\s|$)\s*|\n+")


def to_payload(
    graph: Graph,
    layout: Layout,
    heading: str,
    card: Card,
    *,
    marking: str = "",
    compare: tuple[str, str] | None = None,
) -> Record:
    """Describe a graph: its things, statements in words with their evidence, reports, ledger.

    Its quality card comes as lines of name and value under each part's name.

    Args:
        graph: What is shown.
        layout: Where its things stand.
        heading: The page's title.
        card: The quality card of the graph's folder.
        marking: A protective marking, or nothing.
        compare: The older and the newer of two reports, by identifier; the page opens on them.
    """
    types = _types(graph)
    relations = _relations(graph)
    places = {entity.id: place for place, entity in enumerate(graph.entities)}
    reports = {report.id: place for place, report in enumerate(graph.reports)}
    by_type = {item["name"]: place for place, item in enumerate(types)}
    by_relation = {item["name"]: place for place, item in enumerate(relations)}
    return {
        "heading": heading,
        "summary": summary(graph),
        "marking": marking,
        "card": describe_card(card),
        "quality": [
            [part, meaning, list(values.items())]
            for part, meaning in PARTS.items()
            if (values := card.part(part))
        ],
        "types": types,
        "families": [{"name": name} for name in FAMILIES],
        "relations": relations,
        "relationFamilies": [
            {"label": label.capitalize(), "line": line}
            for label, (line, _) in RELATION_FAMILIES.items()
        ],
        "things": [_thing(entity, layout, by_type) for entity in graph.entities],
        "statements": [
            _statement(graph, stmt, places, by_relation, reports) for stmt in graph.statements
        ],
        "reports": [
            [report.id, report.title, report.date or "", report.source] for report in graph.reports
        ],
        "regions": [
            _region(region, tint, graph, places)
            for region, tint in zip(layout.regions, _tints(layout.regions), strict=True)
        ],
        "broader": [
            [place, places[above]]
            for place, entity in enumerate(graph.entities)
            for above in entity.broader
            if above in places
        ],
        "strands": _strands(graph, places),
        "mentions": _mentions(graph, places, reports),
        "ledger": [
            [reports.get(entry.report, -1), entry.paragraph, entry.stage, entry.reason, entry.text]
            for entry in graph.ledger
        ],
        "compare": [reports[report] for report in compare] if compare else None,
        "start": "view=compare" if compare else "",
    }


def summary(graph: Graph) -> str:
    """Count bodies, links and reports in a line."""
    bodies = sum(entity.type in load_schema().bodies for entity in graph.entities)
    dates = sorted(
        found[0] for report in graph.reports if (found := _YEAR.search(report.date or ""))
    )
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
            "family": style_of(name).family,
            "glyph": style_of(name).glyph,
            "shown": style_of(name).shown,
            "count": counts[name],
        }
        for name in order
        if counts[name]
    ]


def _relations(graph: Graph) -> list[Record]:
    counts = Counter(stmt.relation for stmt in graph.statements)
    relations = [relation for relation in load_schema().relations.values() if counts[relation.name]]
    return [
        {
            "name": relation.name,
            "label": relation.label,
            "inverse": relation.inverse_label,
            "family": relation_family(relation.name),
            "count": counts[relation.name],
        }
        for relation in relations
    ]


def _thing(entity: Entity, layout: Layout, by_type: dict[str, int]) -> list[Any]:
    x, y = layout.places[entity.id]
    names = (entity.id, by_type[entity.type], entity.name, list(entity.aliases))
    return [*names, x, y, layout.homes[entity.id], entity.kind or ""]


def _tints(regions: Sequence[Region]) -> list[int]:
    """Choose tints so that regions side by side differ, where there are enough."""
    tints: list[int] = []
    for region in regions:
        near = [tint for tint, other in zip(tints, regions, strict=False) if _beside(region, other)]
        spent = {it: (near.count(it), tints.count(it), it) for it in range(TINTS)}
        tints.append(min(spent, key=lambda it: spent[it]) if region.about else TINTS)
    return tints


def _beside(one: Region, two: Region) -> bool:
    a, b = one.extent, two.extent
    return (
        a[0] - BESIDE < b[2]
        and b[0] - BESIDE < a[2]
        and a[1] - BESIDE < b[3]
        and b[1] - BESIDE < a[3]
    )


def _region(region: Region, tint: int, graph: Graph, places: dict[str, int]) -> Record:
    entity = graph.entity.get(region.about)
    return {
        "thing": places[region.about] if entity and entity.type == "Threat" else -1,
        "title": title_of(graph, region.about),
        "x": region.x,
        "y": region.y,
        "outline": list(region.outline),
        "tint": tint,
    }


def _statement(
    graph: Graph,
    stmt: Statement,
    places: dict[str, int],
    by_relation: dict[str, int],
    reports: dict[str, int],
) -> list[Any]:
    evidence = [_evidence(graph, stmt, item, reports) for item in stmt.evidence]
    return [places[stmt.subject], by_relation[stmt.relation], places[stmt.object], evidence]


def _evidence(graph: Graph, stmt: Statement, item: Evidence, reports: dict[str, int]) -> list[Any]:
    par = graph.paragraph(item)
    address = par.address if par else item.paragraph
    page = (par.page if par else None) or 0
    place = (item.tier, reports.get(item.report, -1), address, page)
    context = _sentence(par.text, item.start, item.end) if par else item.quote
    names = (stmt.evidence_id(item), item.rule)
    return [*place, item.quote, context, *names, item.context]


def _sentence(text: str, start: int, end: int) -> str:
    """Cut the sentences around a quote out of its paragraph, or some hundred letters of them.

    >>> _sentence("It met. The ROCU leads. It is new.", 12, 16)
    'The ROCU leads.'
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    stops = [match.end() for match in _STOP.finditer(text, low, start)]
    after = _STOP.search(text, max(start, end - 1), high)
    first = stops[-1] if stops else (text.find(" ", low) + 1 if low else 0)
    last = high if high == len(text) else text.rfind(" ", end, high)
    last = after.end() if after else last
    return text[min(first, start) : max(last, end)].strip()


def _strands(graph: Graph, places: dict[str, int]) -> list[list[int]]:
    """Give each statement the strands that its subject contributes to."""
    return [
        [number, places[other.object]]
        for number, stmt in enumerate(graph.statements)
        for other in graph.outgoing.get(stmt.subject, ())
        if other.relation == "contributes_to" and graph.entity[other.object].type == "Strand"
    ]


def _mentions(graph: Graph, places: dict[str, int], reports: dict[str, int]) -> list[list[int]]:
    counts = Counter(
        (places[thing], reports[report])
        for report, _, thing in graph.mentions
        if thing in places and report in reports
    )
    return [[*pair, count] for pair, count in sorted(counts.items())]
