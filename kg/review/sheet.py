"""The review as rows: each link with its quote, each pair of names, and where a mark goes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.graph import Graph
from kg.review.alike import find_alike
from kg.review.decision import Decision, fold_quote
from kg.schema import load_schema
from kg.sheet import Cell
from kg.statement import Evidence
from kg.stores import Rows

MARKS = ("reviewer", "decided on", "reason")
LINK_COLUMNS = (
    *("link", "quote in its place", "report", "report date", "paragraph", "page", "tier", "rule"),
    *("decision", "right subject", "right relation", "right object", *MARKS),
    *("subject id", "relation", "object id", "report id", "quote"),
)
"""The last five tell the program which link a row is."""
NAME_COLUMNS = ("name", "other name", "type", "now", "decision", *MARKS, "id", "other id")
LINK_VERDICTS = {"accept": "accept", "reject": "reject", "correct": "correct"}
NAME_VERDICTS = {"same as": "same", "not the same": "not_same"}
"""What a person writes in the column ``decision``, and the verdict it is."""
AROUND = 160
"""Characters of the paragraph that are shown on either side of a quote."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the review."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    verdicts: tuple[str, ...]
    """What may stand in the column ``decision``."""


def make_review(graph: Graph, decisions: Iterable[Decision] = ()) -> tuple[Sheet, Sheet]:
    """Lay out a graph for review; what was decided before is filled in.

    Links stand by report and paragraph, so that a reviewer reads down the report.
    """
    known = tuple(decisions)
    links = tuple(_link_rows(graph, known))
    names = tuple(_name_rows(graph, known))
    return (
        Sheet("Links", LINK_COLUMNS, links, tuple(LINK_VERDICTS)),
        Sheet("Names", NAME_COLUMNS, names, tuple(NAME_VERDICTS)),
    )


def _link_rows(graph: Graph, decisions: tuple[Decision, ...]) -> Iterator[tuple[Cell, ...]]:
    accepted = {
        (item.link, item.report, item.quote): item for item in decisions if item.verdict == "accept"
    }
    for stmt, item in sorted(graph.rows(), key=lambda row: _place(graph, row[1])):
        par, report = graph.paragraph(item), graph.report[item.report]
        mark = accepted.get((stmt.triple, item.report, fold_quote(item.quote)))
        yield (
            graph.say(stmt),
            in_place(graph, item),
            *(report.title, report.date, par.address if par else item.paragraph),
            par.page if par else None,
            *(item.tier, item.rule, "accept" if mark else "", "", "", ""),
            *((mark.reviewer, mark.date, mark.reason) if mark else ("", "", "")),
            *(stmt.subject, stmt.relation, stmt.object, item.report, fold_quote(item.quote)),
        )


def _place(graph: Graph, item: Evidence) -> tuple[str, int, int, Evidence]:
    keys = list(graph.report[item.report].by_key)
    order = keys.index(item.paragraph) if item.paragraph in keys else len(keys)
    return item.report, order, item.start, item


def in_place(graph: Graph, item: Evidence) -> str:
    """Show a quote inside its paragraph, between « and »."""
    par = graph.paragraph(item)
    if par is None:
        return f"«{item.quote}»"
    before, after = par.text[: item.start], par.text[item.end :]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].partition(" ")[2]
    if len(after) > AROUND:
        after = after[:AROUND].rpartition(" ")[0] + " …"
    return f"{before}«{item.quote}»{after}"


def _name_rows(graph: Graph, decisions: tuple[Decision, ...]) -> Iterator[tuple[Cell, ...]]:
    """Yield the pairs that look alike, then the names that the reports give to one thing."""
    decided = {frozenset(item.names) for item in decisions if item.verdict in ("same", "not_same")}
    labels = load_schema().type_labels
    for pair in find_alike(graph):
        if frozenset((pair.name, pair.other_name)) not in decided:
            yield (
                *(pair.name, pair.other_name, labels[pair.one.type], f"two things: {pair.why}"),
                *("", "", "", "", pair.one.id, pair.other.id),
            )
    written = _written(graph)
    for entity in graph.entities:
        for alias in entity.aliases:
            if (entity.id, alias) in written and frozenset((entity.name, alias)) not in decided:
                yield (
                    *(entity.name, alias, labels[entity.type], "one thing"),
                    *("", "", "", "", entity.id, entity.id),
                )


def _written(graph: Graph) -> set[tuple[str, str]]:
    """Find which other names of a thing the reports write where they mention it."""
    found: set[tuple[str, str]] = set()
    for report, key, id in graph.mentions:
        text = graph.report[report].by_key[key].text
        found |= {(id, alias) for alias in graph.entity[id].aliases if alias in text}
    return found


def rule_rows(counts: dict[str, tuple[int, int]]) -> Rows:
    """Lay out how often each rule was right, by the marks; the least right first."""
    rows = [
        (rule, judged, right, round(right / judged, 2)) for rule, (right, judged) in counts.items()
    ]
    rows.sort(key=lambda row: (row[3], row[0]))
    return Rows(("rule", "marked", "right", "precision"), tuple(rows))
