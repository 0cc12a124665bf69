"""The quality card: what a graph was read from, how, and what was not kept, in a page.

One list of measures, printed by each export in its own form: CSV and JSON beside the files, RDF
in a named graph of its own, the graph's metadata in GraphML and GEXF, a panel in a map.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from kg.check import check_quote
from kg.graph import Graph
from kg.measured import load_measured
from kg.sheet import to_csv
from kg.statement import TIERS
from kg.version import __version__

Part = Literal[
    "version",
    "report",
    "count",
    "share",
    "tier",
    "recogniser",
    "rule",
    "precision",
    "marked",
    "right",
    "ledger",
]
PARTS: dict[Part, str] = {
    "version": "What read the reports: the package, the rule set, the rule set of the precision.",
    "report": "Each report that was read, with the SHA-256 of its file.",
    "count": "How many there are.",
    "share": "Cited: the share of links with a quote that stands verbatim in its paragraph.",
    "tier": "Links by the most direct way in which a report says them.",
    "recogniser": "Names in the reports by the way they were recognised.",
    "rule": "Pieces of evidence by the rule that read them.",
    "precision": "The share of a rule's evidence that was right in annotated texts.",
    "marked": "Pieces of evidence that reviewers judged, by the rule that read them.",
    "right": "The share of a rule's judged evidence that reviewers found right.",
    "ledger": "What was read and not kept, by stage and reason.",
}
"""The parts of a card in order, with what each says."""
COLUMNS = ("part", "name", "value")


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of a card; no two have the same part and name."""

    part: Part
    name: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Card:
    """A graph's quality card."""

    measures: tuple[Measure, ...]
    """By part in the order of PARTS, then by name."""

    def part(self, name: Part) -> dict[str, str | int | float]:
        """Give the values of one part, by name, in order."""
        return {item.name: item.value for item in self.measures if item.part == name}


def make_card(
    graph: Graph,
    rules: str = "",
    recognisers: Iterable[tuple[str, int]] = (),
    marks: Iterable[tuple[str, tuple[int, int]]] = (),
) -> Card:
    """Count what a graph says of its own making.

    Args:
        graph: The graph.
        rules: The version of the rule set that read it; empty when that is not known.
        recognisers: How many names each recogniser found; a graph alone does not tell.
        marks: For each rule, how many pieces of its evidence reviewers found right, and how many
            they judged.
    """
    found = [*_made(graph, rules), *(Measure("recogniser", *item) for item in recognisers)]
    found += [*_counts(graph), *_links(graph), *_rules(graph)]
    for rule, (right, judged) in marks:
        found += [
            Measure("marked", rule, judged),
            Measure("right", rule, round(right / judged, 2)),
        ]
    order: tuple[str, ...] = get_args(Part)
    return Card(tuple(sorted(found, key=lambda item: (order.index(item.part), item.name))))


def card_csv(card: Card, *, safe: bool = False) -> bytes:
    """Write a card as CSV: part, name, value."""
    return to_csv(COLUMNS, ((i.part, i.name, i.value) for i in card.measures), safe=safe)


def card_json(card: Card) -> bytes:
    """Write a card as JSON: an object for each part, names to values."""
    record = {part: values for part in PARTS if (values := card.part(part))}
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def describe_card(card: Card) -> str:
    """Put a card in a line, for a person.

    >>> describe_card(Card((Measure("tier", "stated", 3), Measure("share", "cited", 1.0))))
    '3 stated; 100% cited'
    """
    kept = [f"{value} {name}" for name, value in card.part("tier").items() if value]
    said = [", ".join(kept)] if kept else []
    said += [f"{100 * float(share):.4g}% cited" for share in card.part("share").values()]
    dropped = sum(int(value) for value in card.part("ledger").values())
    said += [f"{dropped} read but not kept"] if dropped else []
    said += [f"rules {value}" for name, value in card.part("version").items() if name == "rules"]
    return "; ".join(said)


def _made(graph: Graph, rules: str) -> Iterator[Measure]:
    yield Measure("version", "kg", __version__)
    if rules:
        yield Measure("version", "rules", rules)
    for version in sorted({item.version for item in load_measured().values()}):
        yield Measure("version", "precision measured with rules", version)
    for report in graph.reports:
        yield Measure("report", report.id, report.sha256)


def _counts(graph: Graph) -> Iterator[Measure]:
    yield Measure("count", "paragraphs", sum(len(item.paragraphs) for item in graph.reports))
    yield Measure("count", "things", len(graph.entities))
    yield Measure("count", "links", len(graph.statements))
    yield Measure("count", "evidence", sum(1 for _ in graph.rows()))
    for name, count in Counter(f"{e.stage}: {e.reason}" for e in graph.ledger).items():
        yield Measure("ledger", name, count)


def _links(graph: Graph) -> Iterator[Measure]:
    tiers = Counter(stmt.tier for stmt in graph.statements)
    yield from (Measure("tier", tier, tiers[tier]) for tier in TIERS)
    cited = sum(
        any(check_quote(graph, item) for item in stmt.evidence) for stmt in graph.statements
    )
    if graph.statements:
        yield Measure("share", "cited", round(cited / len(graph.statements), 3))


def _rules(graph: Graph) -> Iterator[Measure]:
    for rule, count in Counter(item.rule for _, item in graph.rows()).items():
        yield Measure("rule", rule, count)
        if rule in load_measured():
            yield Measure("precision", rule, load_measured()[rule].precision)
