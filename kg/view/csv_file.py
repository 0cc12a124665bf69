"""A graph as CSV: nodes.csv, edges.csv, ledger.csv.

``edges.csv`` has a row for each piece of evidence; ``paragraph`` is the printed address. Cells
are verbatim, so one may begin with ``=`` and a spreadsheet may run it: ``safe`` prevents that.
"""

from kg.entity import Entity
from kg.graph import Graph
from kg.sheet import Cell, join_names, ledger_csv, to_csv
from kg.statement import Evidence, Statement

NODE_COLUMNS = ("id", "type", "label", "aliases", "kind", "same_as", "broader")
EDGE_COLUMNS = (
    *("source", "relation", "target", "report", "paragraph", "quote", "tier"),
    *("evidence", "rule", "context", "date", "page", "heading", "key", "start", "end", "premises"),
)


def to_csv_files(graph: Graph, *, derived: bool = False, safe: bool = False) -> dict[str, bytes]:
    """Write a graph as CSV files, by name.

    ``nodes.csv`` has what the reports name or link; threats that only stand above one of those
    are named in its ``broader`` column and have no row.

    Args:
        graph: The graph.
        derived: Take derived evidence too, not only what reports say.
        safe: Put an apostrophe before a cell that a spreadsheet would run as a formula.
    """
    said = {entity for _, _, entity in graph.mentions} | set(graph.outgoing) | set(graph.incoming)
    nodes = (_node(entity) for entity in graph.entities if entity.id in said)
    edges = (
        _edge(graph, stmt, item) for stmt, item in graph.rows() if derived or item.tier != "derived"
    )
    return {
        "nodes.csv": to_csv(NODE_COLUMNS, nodes, safe=safe),
        "edges.csv": to_csv(EDGE_COLUMNS, edges, safe=safe),
        "ledger.csv": ledger_csv(graph, safe=safe),
    }


def _node(entity: Entity) -> tuple[Cell, ...]:
    lists = (join_names(entity.same_as), join_names(entity.broader))
    return (entity.id, entity.type, entity.name, join_names(entity.aliases), entity.kind, *lists)


def _edge(graph: Graph, stmt: Statement, item: Evidence) -> tuple[Cell, ...]:
    report, par = graph.report.get(item.report), graph.paragraph(item)
    address = par.address if par else item.paragraph
    return (
        *stmt.triple,
        item.report,
        address,
        item.quote,
        item.tier,
        stmt.evidence_id(item),
        item.rule,
        item.context,
        report.date if report else None,
        par.page if par else None,
        " > ".join(par.headings) if par else None,
        item.paragraph,
        item.start,
        item.end,
        join_names(item.premises),
    )
