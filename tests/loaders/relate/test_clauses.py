"""Clauses: who acts where subject and verb are parted, shared, turned round or left to a list."""

import pytest

from loaders.build import extract
from tests.loaders.recognise.test_recognise import make_report

Row = tuple[str, str, str]


def read(text: str) -> set[Row]:
    """Give a text's statements by name."""
    part = extract(make_report(text))
    names = {entity.id: entity.name for entity in part.source.entities.values()}
    return {(names[s.subject], s.relation, names[s.object]) for s in part.statements}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Alongside Border Force, the Dock Team tackles fraud.",
            {("Dock Team", "tackles", "fraud"), ("Border Force", "works_with", "Dock Team")},
        ),
        (
            "With Ofsted and Border Force, the Dock Team funds the Ferry Hub.",
            {("Dock Team", "funds", "Ferry Hub")},
        ),
        (
            "As part of the Coastal Command, the Dock Team tackles fraud.",
            {("Dock Team", "part_of", "Coastal Command"), ("Dock Team", "tackles", "fraud")},
        ),
        (
            "Supported by Border Force, the Dock Team tackles fraud.",
            {("Border Force", "supports", "Dock Team"), ("Dock Team", "tackles", "fraud")},
        ),
        (
            "Funded by Ofsted and hosted by Kent Police, the Dock Team tackles fraud.",
            {
                ("Ofsted", "funds", "Dock Team"),
                ("Kent Police", "hosts", "Dock Team"),
                ("Dock Team", "tackles", "fraud"),
            },
        ),
        (
            "As well as chairing the Quay Board, Superintendent Ann Other leads the Dock Team.",
            {
                ("Superintendent Ann Other", "chairs", "Quay Board"),
                ("Superintendent Ann Other", "leads", "Dock Team"),
            },
        ),
    ],
    ids=["alongside", "a list", "as part of", "supported by", "two participles", "as well as"],
)
def test_an_opening_phrase_leaves_the_subject_behind_its_comma(
    text: str, expected: set[Row]
) -> None:
    found = read(text)

    assert found >= expected
    assert not [row for row in found - expected if row[1] in ("tackles", "funds", "leads")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Quay Board, on which Ofsted and Kent Police sit, funds the Dock Team.",
            {
                ("Ofsted", "member_of", "Quay Board"),
                ("Kent Police", "member_of", "Quay Board"),
                ("Quay Board", "funds", "Dock Team"),
            },
        ),
        (
            "The Quay Board, which Ofsted chairs and to which Border Force belongs, met.",
            {("Ofsted", "chairs", "Quay Board"), ("Border Force", "member_of", "Quay Board")},
        ),
        (
            "The Coastal Command, to which the Dock Team reports, is new.",
            {("Dock Team", "reports_to", "Coastal Command")},
        ),
        (
            "The Dock Team works with Border Force, whose Ferry Hub is new.",
            {("Ferry Hub", "part_of", "Border Force"), ("Border Force", "works_with", "Dock Team")},
        ),
        (
            "Ofsted, which funds the Dock Team, and Border Force, which hosts the Ferry Hub, met.",
            {("Ofsted", "funds", "Dock Team"), ("Border Force", "hosts", "Ferry Hub")},
        ),
        (
            "Kent Police and Border Force, both of which sit on the Quay Board, met.",
            {
                ("Kent Police", "member_of", "Quay Board"),
                ("Border Force", "member_of", "Quay Board"),
            },
        ),
        (
            "With the Quay Board, which is hosted by Ofsted, the Dock Team funds the Ferry Hub.",
            {("Ofsted", "hosts", "Quay Board"), ("Dock Team", "funds", "Ferry Hub")},
        ),
        (
            "The Quay Board – chaired by Ofsted – reports to the Fraud Forum.",
            {("Ofsted", "chairs", "Quay Board"), ("Quay Board", "reports_to", "Fraud Forum")},
        ),
    ],
    ids=["on which", "and to which", "to which", "whose", "two", "both of", "opened", "dashes"],
)
def test_a_relative_clause_is_read_with_its_head(text: str, expected: set[Row]) -> None:
    ours = {"funds", "hosts", "chairs", "member_of", "reports_to", "part_of"}

    found = read(text)

    assert found >= expected
    assert {row for row in found if row[1] in ours} <= expected


@pytest.mark.parametrize(
    ("text", "wanted", "refused"),
    [
        (
            "The Dock Teams were rolled out in every Coastal Command and are led by Ofsted.",
            ("Ofsted", "leads", "Dock Teams"),
            ("Ofsted", "leads", "Coastal Command"),
        ),
        (
            "Superintendent Ann Other chairs the Quay Board, leads the Dock Team and sits nearby.",
            ("Superintendent Ann Other", "leads", "Dock Team"),
            ("Quay Board", "leads", "Dock Team"),
        ),
        (
            "The Dock Team, led by Inspector Jo Bloggs, works with Ofsted.",
            ("Inspector Jo Bloggs", "leads", "Dock Team"),
            ("Ofsted", "leads", "Dock Team"),
        ),
        (
            "The Quay Board oversees the Dock Plan, and the Ferry Hub delivers it.",
            ("Quay Board", "delivers", "Dock Plan"),
            ("Ferry Hub", "reports_to", "Quay Board"),
        ),
        (
            "Ofsted funds Border Force to run the Safe Quays Scheme.",
            ("Border Force", "delivers", "Safe Quays Scheme"),
            ("Ofsted", "delivers", "Safe Quays Scheme"),
        ),
        (
            "Superintendent Ann Other leads the Dock Team and she chairs the Quay Board.",
            ("Superintendent Ann Other", "chairs", "Quay Board"),
            ("Dock Team", "chairs", "Quay Board"),
        ),
        (
            "The Chief Constable of Kent Police, who chairs the Quay Board, met Ofsted.",
            ("Chief Constable", "chairs", "Quay Board"),
            ("Kent Police", "chairs", "Quay Board"),
        ),
        (
            "The role of the Dock Team is to support Border Force.",
            ("Dock Team", "supports", "Border Force"),
            ("Border Force", "supports", "Dock Team"),
        ),
        (
            "Ofsted met in May. The Dock Team was there, and some fund Border Force.",
            None,
            ("Dock Team", "funds", "Border Force"),
        ),
    ],
)
def test_a_verb_takes_its_own_subject(text: str, wanted: Row | None, refused: Row) -> None:
    found = read(text)

    assert wanted is None or wanted in found
    assert refused not in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Members of the Quay Board:\n- Ofsted\n- Border Force",
            {("Ofsted", "member_of", "Quay Board"), ("Border Force", "member_of", "Quay Board")},
        ),
        (
            "The Command has two teams:\n- Dock Team: tackles fraud\n- Ferry Team: hosts Ofsted",
            {("Dock Team", "tackles", "fraud"), ("Ferry Team", "hosts", "Ofsted")},
        ),
        (
            "The following work with the Dock Team:\n- Ofsted\n- Border Force",
            {("Dock Team", "works_with", "Ofsted"), ("Border Force", "works_with", "Dock Team")},
        ),
        (
            "The Dock Team works with partners. They include:\n- Ofsted\n- Border Force",
            {("Dock Team", "works_with", "Ofsted"), ("Border Force", "works_with", "Dock Team")},
        ),
        (
            "The Quay Board brings together:\n- Ofsted, which chairs it\n- Border Force",
            {("Ofsted", "chairs", "Quay Board"), ("Border Force", "member_of", "Quay Board")},
        ),
    ],
    ids=["members of", "labelled", "the following", "they include", "it"],
)
def test_an_item_is_read_with_what_its_lead_in_leaves_open(text: str, expected: set[Row]) -> None:
    pairs = {(frozenset((row[0], row[2])), row[1]) for row in read(text)}

    assert {(frozenset((row[0], row[2])), row[1]) for row in expected} <= pairs


def test_what_a_post_does_its_holder_beside_it_does_too() -> None:
    found = read("The Chief Executive of Ofsted, Mary Okoro, chairs the Quay Board.")

    assert ("Mary Okoro", "works_in", "Ofsted") in found
    assert ("Mary Okoro", "chairs", "Quay Board") in found


def test_what_is_done_under_an_operation_the_operation_does() -> None:
    found = read("Under Operation Heron, the Dock Team tackles fraud.")

    assert {("Dock Team", "tackles", "fraud"), ("Operation Heron", "tackles", "fraud")} <= found
