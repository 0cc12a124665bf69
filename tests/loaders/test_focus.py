"""Focus: what pronouns, plurals and short forms mean, and when they mean nothing."""

import pytest

from loaders.build import extract
from tests.loaders.recognise.test_recognise import make_report


def linked(text: str, relation: str) -> set[tuple[str, str]]:
    """Give the ends of a relation's statements, by name."""
    part = extract(make_report(text))
    names = {entity.id: entity.name for entity in part.source.entities.values()}
    return {(names[s.subject], names[s.object]) for s in part.statements if s.relation == relation}


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        (
            "The Dock Team and the Ferry Hub moved to Dover. They fund Border Force.",
            "funds",
            {("Dock Team", "Border Force"), ("Ferry Hub", "Border Force")},
        ),
        (
            "Kent Police met the Dock Team and the Ferry Hub. Both fund Border Force.",
            "funds",
            {("Dock Team", "Border Force"), ("Ferry Hub", "Border Force")},
        ),
        (
            "Kent Police and Essex Police made a bid. The two forces fund the Dock Team.",
            "funds",
            {("Kent Police", "Dock Team"), ("Essex Police", "Dock Team")},
        ),
        (
            "The Dock Team and the Ferry Team moved. These teams fund Border Force.",
            "funds",
            {("Dock Team", "Border Force"), ("Ferry Team", "Border Force")},
        ),
        (
            "The Dock Board met Kent Police, Border Force and Ofsted. All of them sit on it.",
            "member_of",
            {
                ("Kent Police", "Dock Board"),
                ("Border Force", "Dock Board"),
                ("Ofsted", "Dock Board"),
            },
        ),
        (
            "Kent Police met the Dock Team and the Ferry Hub. The latter is funded by Ofsted.",
            "funds",
            {("Ofsted", "Ferry Hub")},
        ),
        (
            "Kent Police met the Dock Team and the Ferry Hub. The former is funded by Ofsted.",
            "funds",
            {("Ofsted", "Dock Team")},
        ),
        (
            "The Dock Board met in May. Its members include Ofsted.",
            "member_of",
            {("Ofsted", "Dock Board")},
        ),
        (
            "The Dock Board met in May. Other members are Ofsted and Border Force.",
            "member_of",
            {("Ofsted", "Dock Board"), ("Border Force", "Dock Board")},
        ),
        (
            "The Dock Command was new in May. Within it are the Ferry Hub and the Quay Team.",
            "part_of",
            {("Ferry Hub", "Dock Command"), ("Quay Team", "Dock Command")},
        ),
        (
            "The Dock Board met in May. Kent Police was there, and Ofsted chairs it.",
            "chairs",
            {("Ofsted", "Dock Board")},
        ),
        (
            "Superintendent Ann Other spoke first. She leads Operation Heron.",
            "leads",
            {("Superintendent Ann Other", "Operation Heron")},
        ),
        (
            "The Quay Steering Group met in May. The steering group is chaired by Ofsted.",
            "chairs",
            {("Ofsted", "Quay Steering Group")},
        ),
        (
            "Operation Heron began in May. The operation is led by the Dock Team.",
            "leads",
            {("Dock Team", "Operation Heron")},
        ),
        (
            "Kent Police and Ofsted formed the Dock Team; it funds Border Force.",
            "funds",
            {("Dock Team", "Border Force")},
        ),
        (
            "Kent Police met the Dock Team; the latter funds Border Force.",
            "funds",
            {("Dock Team", "Border Force")},
        ),
        ("The Dock Plan is new. It is owned by Ofsted.", "delivers", {("Ofsted", "Dock Plan")}),
        (
            "Crimestoppers ran stalls in Dover. The charity is funded by Kent Police.",
            "funds",
            {("Kent Police", "Crimestoppers")},
        ),
        (
            "Dock Team\n\nThis part of the plan is new.\n\nIt funds Border Force.\n",
            "funds",
            {("Dock Team", "Border Force")},
        ),
    ],
)
def test_a_reference_means_what_the_text_is_about(
    text: str, relation: str, expected: set[tuple[str, str]]
) -> None:
    assert linked(text, relation) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Officers of Kent Police spoke to residents. They fund the Dock Team.",
        "Offenders attacked the Dock Team and the Ferry Hub. They fund Border Force.",
        "Kent Police has new cars. Both fund Border Force.",
        "Kent Police, Essex Police and Surrey Police met. The two forces fund the Dock Team.",
        "Superintendent Ann Other met Inspector Jo Bloggs. She funds the Dock Team.",
        "The Dock Team and the Ferry Hub met Ofsted. It funds Border Force.",
        "Kent Police met residents. The latter fund the Dock Team.",
        "The Dock Team opened in May. It is important that Ofsted funds Border Force.",
    ],
)
def test_a_reference_that_could_mean_several_things_means_nothing(text: str) -> None:
    assert not linked(text, "funds") - {("Ofsted", "Border Force")}


def test_a_plural_gives_inherited_statements_that_quote_its_words() -> None:
    text = "Kent Police and Essex Police made a bid. Both forces fund the Dock Team."

    part = extract(make_report(text))

    items = [item for s in part.statements if s.relation == "funds" for item in s.evidence]
    assert {(item.tier, item.quote) for item in items} == {
        ("inherited", "Both forces fund the Dock Team")
    }


def test_two_forces_listed_before_are_meant_in_a_later_section() -> None:
    text = (
        "Joint work\n\nKent Police and Essex Police share much.\n\n"
        "Money\n\nThe Dock Team is funded by both forces.\n"
    )

    assert linked(text, "funds") == {("Kent Police", "Dock Team"), ("Essex Police", "Dock Team")}


def test_a_plural_without_a_list_is_counted_in_the_ledger() -> None:
    part = extract(make_report("Kent Police met residents. Both forces fund the Dock Team."))

    assert [item.text for item in part.ledger if item.stage == "resolution"] == ["Both forces"]


def test_a_task_force_is_no_police_force() -> None:
    text = "The Quay Task Force began in Kent Police. The task force is funded by Ofsted."

    assert linked(text, "funds") == {("Ofsted", "Quay Task Force")}


def test_the_force_behind_that_is_the_reporting_force() -> None:
    text = "Kent Police reports here. Ofsted found that the Force hosts the Dock Team."

    assert linked(text, "hosts") == {("Kent Police", "Dock Team")}
