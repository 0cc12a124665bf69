"""A small graph made by hand; the report's text is invented."""

from dataclasses import replace

from kg.entity import Entity
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry
from kg.report import ListItem, Paragraph, Report
from kg.statement import Evidence, Statement, Tier

FORCE = "police-force/westshire-police"
TASK_FORCE = "unit/westshire-police/gangs-task-force"
COUNCIL = "organisation/westshire-county-council"
BOARD = "partnership/westshire-police/safer-westshire-board"
GANGS = "threat/gang-violence"
VIOLENCE = "threat/violence"

REPORT = Report(
    id="westshire-2014",
    title="Crime portfolio: “gangs” & guns",
    date="2014-03",
    body=FORCE,
    source="Westshire 2014.txt",
    sha256="3b7e" * 16,
    paragraphs=(
        Paragraph("title", "Report title", "Crime portfolio: “gangs” & guns", "header"),
        Paragraph(
            "1",
            "1",
            "The Gangs Task Force (GTF) of Westshire Police tackles gang violence with "
            "Westshire County Council.",
            headings=("Crime", "Gangs > guns"),
            page=1,
        ),
        Paragraph(
            "2",
            "2",
            "The Safer Westshire Board brings together:\nWestshire County Council;\nthe Force.",
            headings=("Crime",),
            page=2,
            items=(ListItem(43), ListItem(69, 2)),
        ),
        Paragraph("footnote-1", "footnote 1", "=SUM(A1) is no formula.", "footnote", parent="2"),
    ),
)

ENTITIES = (
    Entity(FORCE, "PoliceForce", "Westshire Police", ("the Force",), "territorial"),
    Entity(TASK_FORCE, "Unit", "Gangs Task Force", ("GTF",)),
    Entity(
        COUNCIL,
        "Organisation",
        "Westshire County Council",
        kind="local_authority",
        same_as=("http://www.wikidata.org/entity/Q1",),
    ),
    Entity(BOARD, "Partnership", "Safer Westshire Board"),
    Entity(GANGS, "Threat", "gang violence", broader=(VIOLENCE,)),
    Entity(VIOLENCE, "Threat", "violence"),
)


def cite(
    key: str, quote: str, tier: Tier = "stated", rule: str = "hand", context: str = ""
) -> Evidence:
    """Cite the first place of a quote in a paragraph of the report."""
    start = REPORT.by_key[key].text.index(quote)
    return Evidence(REPORT.id, key, start, start + len(quote), quote, tier, rule, context)


TACKLES = Statement(TASK_FORCE, "tackles", GANGS, (cite("1", "tackles gang violence"),))
WORKS_WITH = Statement(
    TASK_FORCE, "works_with", COUNCIL, (cite("1", "with Westshire County Council"),)
)
MEMBER = "Westshire County Council"
STATEMENTS = (
    TACKLES,
    WORKS_WITH,
    Statement(TASK_FORCE, "part_of", FORCE, (cite("1", "Gangs Task Force (GTF) of Westshire"),)),
    Statement(
        COUNCIL,
        "member_of",
        BOARD,
        (
            cite("2", MEMBER, context="The Safer Westshire Board brings together:"),
            cite("1", MEMBER, "inherited"),
        ),
    ),
    Statement(FORCE, "member_of", BOARD, (cite("2", "the Force", "inherited"),)),
)


def make_small_graph() -> Graph:
    """Make the graph: five statements that the report says, and one derived."""
    rests_on = TACKLES.evidence_id(TACKLES.evidence[0])
    derived = Evidence(
        **{
            name: getattr(TACKLES.evidence[0], name)
            for name in ("report", "paragraph", "start", "end", "quote")
        },
        tier="derived",
        rule="parent-tackles",
        premises=(rests_on,),
    )
    return make_graph(
        [REPORT],
        ENTITIES,
        [*STATEMENTS, Statement(FORCE, "tackles", GANGS, (derived,))],
        mentions=[(REPORT.id, "1", TASK_FORCE), (REPORT.id, "1", GANGS), (REPORT.id, "2", BOARD)],
        ledger=[
            LedgerEntry(REPORT.id, "", "reading", "page without text", ""),
            LedgerEntry(REPORT.id, "2", "relation", "one end only", 'the "Force",\nalone'),
        ],
    )


def copies(graph: Graph, *names: str) -> Graph:
    """Let further reports say the same as the one."""
    stmts = [
        replace(stmt, evidence=tuple(replace(item, report=name) for item in stmt.evidence))
        for stmt in graph.statements
        for name in names
    ]
    reports = [replace(REPORT, id=name) for name in names]
    return make_graph([*graph.reports, *reports], graph.entities, [*graph.statements, *stmts])
