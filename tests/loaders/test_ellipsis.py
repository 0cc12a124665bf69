"""Ellipsis: what a heading names is the subject of the sentences that leave theirs out."""

from pathlib import Path

import pytest

from loaders.build import extract
from loaders.explain import explain
from tests.loaders.recognise.test_recognise import make_report


def read(text: str) -> set[tuple[str, str, str, str]]:
    """Give statements by name, with their tier."""
    part = extract(make_report(text))
    names = {entity.id: entity.name for entity in part.source.entities.values()}
    return {
        (names[s.subject], s.relation, names[s.object], item.tier)
        for s in part.statements
        for item in s.evidence
    }


@pytest.mark.parametrize(
    ("line", "subject", "relation", "target"),
    [
        ("Works with Border Force in the port.", "Border Force", "works_with", "Dock Team"),
        ("Led by Inspector Jo Bloggs.", "Inspector Jo Bloggs", "leads", "Dock Team"),
        ("Part of the Coastal Command.", "Dock Team", "part_of", "Coastal Command"),
        ("Funded by Kent Police until 2029.", "Kent Police", "funds", "Dock Team"),
        ("Tackles fraud.", "Dock Team", "tackles", "fraud"),
        ("Reports to the Quay Board.", "Dock Team", "reports_to", "Quay Board"),
        ("Lead: Inspector Jo Bloggs", "Inspector Jo Bloggs", "leads", "Dock Team"),
        ("Key partners: Border Force and Ofsted", "Border Force", "works_with", "Dock Team"),
    ],
)
def test_a_heading_is_the_subject_of_a_line_without_one(
    line: str, subject: str, relation: str, target: str
) -> None:
    text = f"Ports\n\nDock Team\n\nThis part is new, and long enough to be text.\n\n{line}\n"

    assert (subject, relation, target, "inherited") in read(text)


def test_a_boards_chair_and_members_are_read_from_labels() -> None:
    text = "Quay Board\n\nChair: Superintendent Ann Other\n\nMembers: Ofsted and Border Force\n"

    assert {row[:3] for row in read(text)} >= {
        ("Superintendent Ann Other", "chairs", "Quay Board"),
        ("Ofsted", "member_of", "Quay Board"),
        ("Border Force", "member_of", "Quay Board"),
    }


def test_items_under_a_heading_are_about_it() -> None:
    text = "Dock Team\n\n- Led by Inspector Jo Bloggs\n- Works with Border Force\n\nNext part\n"

    assert {row[:3] for row in read(text)} >= {
        ("Inspector Jo Bloggs", "leads", "Dock Team"),
        ("Border Force", "works_with", "Dock Team"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Our work in the Dock Team's area\n\nWorks with Border Force in the port.\n",
        "Dock Team\n\nNext part\n\nWorks with Border Force in the port.\n",
        "Dock Team\n\nWorkshops with Border Force were held in the port.\n",
        "Dock Team\n\nResidents work with Border Force in the port.\n",
        "Working with others\n\nWorks with Border Force in the port.\n",
    ],
)
def test_nothing_is_taken_from_a_heading_that_is_no_name_or_a_line_with_a_subject(
    text: str,
) -> None:
    assert not [row for row in read(text) if row[1] == "works_with"]


def test_explain_shows_a_subject_left_out_and_all_that_a_plural_means(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    text = "Dock Team\n\nKent Police met Ofsted.\n\nFunds Border Force. Both fund the Quay Hub.\n"
    path.write_text(text, encoding="utf-8")

    said = explain(path, "3")

    assert "left out before 'Funds Border Force. Both', by heading -> Dock Team" in said
    assert "'Both' Unit, by plural -> nothing clear" in said
