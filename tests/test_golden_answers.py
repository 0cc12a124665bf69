"""What a reader of the two whole reports knows, as each command that answers in words tells it.

Facts are named here and not quoted: each row's quote is looked up in its report instead.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.folder import open_folder
from tests.command import kg
from tests.shared import REPORTS, needs_shared, report_file

pytestmark = needs_shared

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of both reports."""
    folder = tmp_path_factory.mktemp("golden") / "graph"
    kg("build", *(report_file(name) for name in REPORTS), "-o", folder)
    return folder


def ask(graph: Path, *words: str) -> Rows:
    """Give a command's rows, each of whose quotes stands in its paragraph."""
    shown = kg(*words, "--graph", graph, "--format", "json")
    assert shown.exit_code == 0, shown.stderr
    rows: Rows = json.loads(shown.stdout)
    whole = open_folder(graph).graph
    texts = [par.text for report in whole.reports for par in report.paragraphs]
    for row in rows:
        quote = str(row.get("quote") or "").replace("«", "").replace("»", "").strip("…").strip()
        assert any(quote in text for text in texts)
    return rows


def test_who_names_the_units_parts_and_partners(graph: Path) -> None:
    rows = ask(graph, "who", "Public Protection Unit")

    told = {(row["relation"], row["name"]) for row in rows}
    assert ("is part of", "West Midlands Police") in told
    assert ("works with", "West Midlands Regional Organised Crime Unit") in told
    assert ("tackles", "child sexual exploitation") in told


def test_why_tells_the_rule_the_cue_and_who_is_meant(graph: Path) -> None:
    rows = ask(graph, "why", "ROCU", "West Midlands Police")

    funding = [row for row in rows if " funds " in row["link"]]
    assert funding
    assert all(row["rule"].startswith("rule funds.") and row["cue"] for row in funding)
    assert all("is West Midlands Police" in row["named as"] for row in funding)
    assert {row["paragraph"] for row in funding} >= {"37"}


def test_path_begins_with_the_shortest_chain(graph: Path) -> None:
    rows = ask(graph, "path", "ROCU", "National Crime Agency")

    first = [row for row in rows if row["chain"] == 1]
    assert [(row["from"], row["to"]) for row in first] == [
        ("West Midlands Regional Organised Crime Unit", "National Crime Agency")
    ]
    assert [row["chain"] for row in rows] == sorted(row["chain"] for row in rows)


def test_gaps_tell_a_threat_that_is_acted_on_and_has_no_lead(graph: Path) -> None:
    rows = ask(graph, "gaps")

    found = {(row["gap"], row["about"]) for row in rows}
    assert ("no lead", "terrorism") in found
    assert ("no lead", "child sexual exploitation") not in found


def test_the_matrix_has_the_four_strands_of_counter_terrorism(graph: Path) -> None:
    shown = kg("gaps", "--matrix", "--graph", graph, "--format", "json")
    rows = {row["threat"]: row for row in json.loads(shown.stdout)}

    assert all(rows["terrorism"][strand] for strand in ("Prepare", "Prevent", "Protect", "Pursue"))
    assert not any(rows["fraud"][strand] for strand in ("Prepare", "Prevent", "Protect", "Pursue"))


def test_names_tell_what_an_acronym_means(graph: Path) -> None:
    rows = ask(graph, "names")

    means = {(row["name"], row["means"]) for row in rows}
    assert ("FCID", "Force Criminal Investigation Department") in means
    assert ("PPD", "Public Protection Department") in means
    assert ("NCA", "National Crime Agency") in means


def test_conflicts_keep_all_leads_of_a_threat(graph: Path) -> None:
    rows = ask(graph, "conflicts")

    leads = {row["name"] for row in rows if row["about"] == "child sexual exploitation"}
    assert {"Detective Superintendent Tim Bacon", "Mr Stephen Rimmer"} <= leads


def test_diff_tells_the_merger_and_what_is_new(graph: Path) -> None:
    rows = ask(graph, "diff", *REPORTS)

    changes = {(row["change"], row["link"]) for row in rows}
    told = "Business Continuity Team was merged into Operations Resilience Unit"
    assert ("merged", told) in changes
    assert not any("ended" in str(row["change"]) for row in rows)


def test_a_briefing_names_leads_operations_and_sources(graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "brief.html"
    kg("brief", "--threat", "human trafficking", "-o", page, "--graph", graph)

    text = page.read_text(encoding="utf-8")
    for name in ("Tim Bacon", "Operation Sentinel", "Public Protection Department", "Sources"):
        assert name in text
