"""Tables: what the heads of columns say of a row, and what they do not."""

from pathlib import Path

import pytest

from kg.check import check_graph
from loaders.build import build_graph


def linked(tmp_path: Path, *rows: str) -> set[tuple[str, str, str]]:
    """Read a table's links from a Markdown file, by name."""
    head, *rest = rows
    ruled = [f"| {head} |", "|" + " --- |" * (head.count("|") + 1), *(f"| {row} |" for row in rest)]
    path = tmp_path / "plan.md"
    path.write_text("# Leads\n\n" + "\n".join(ruled) + "\n", encoding="utf-8")
    graph = build_graph([path])
    names = {entity.id: entity.name for entity in graph.entities}
    return {
        (names[stmt.subject], stmt.relation, names[stmt.object])
        for stmt in graph.statements
        if any(item.rule.startswith("table.") for item in stmt.evidence)
    }


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            "Lead | Theme",
            "Superintendent Ann Other | Fraud",
            {("Superintendent Ann Other", "leads", "fraud")},
        ),
        (
            "Board | Chair | Members",
            "Quay Board | Superintendent Ann Other | Ofsted, Border Force",
            {
                ("Superintendent Ann Other", "chairs", "Quay Board"),
                ("Ofsted", "member_of", "Quay Board"),
                ("Border Force", "member_of", "Quay Board"),
            },
        ),
        (
            "Unit | Based in | Key partners",
            "Dock Team | Dover | Border Force",
            {("Dock Team", "operates_in", "Dover"), ("Border Force", "works_with", "Dock Team")},
        ),
        (
            "Group | Reports to",
            "Quay Board | Coastal Safety Partnership",
            {("Quay Board", "reports_to", "Coastal Safety Partnership")},
        ),
    ],
)
def test_a_columns_head_says_the_relation(
    tmp_path: Path, head: str, row: str, expected: set[tuple[str, str, str]]
) -> None:
    assert linked(tmp_path, head, row) == expected


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Board | Date", "Quay Board | Ofsted"),
        ("Board | Chair", "Quay Board | vacant"),
        ("Board | Chair", "Quay Board | Dover"),
        ("Board | Chair | Notes", "Quay Board | Ofsted"),
    ],
)
def test_other_heads_ends_or_a_missing_cell_say_nothing(
    tmp_path: Path, head: str, row: str
) -> None:
    assert not linked(tmp_path, head, row)


def test_a_rows_evidence_quotes_it_and_has_the_head_as_context(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text("| Board | Chair |\n| --- | --- |\n| Quay Board | Ofsted |\n", encoding="utf-8")

    graph = build_graph([path])

    items = [item for stmt in graph.statements for item in stmt.evidence]
    assert [(i.quote, i.context, i.tier) for i in items] == [
        ("Quay Board\nOfsted", "Chair", "inherited")
    ]
    assert not check_graph(graph)
