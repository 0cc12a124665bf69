"""The rules: every one is well formed, and reads what its examples say and not their counters."""

import pytest

from kg.schema import load_schema
from loaders.build import extract
from loaders.relate.rule import Rule, load_rules
from tests.loaders.recognise.test_recognise import make_report

RULES = load_rules().rules


def read(sentence: str) -> set[tuple[str, str, str, str]]:
    """Extract a sentence's statements with names in place of identifiers."""
    part = extract(make_report(sentence))
    names = {entity.id: entity.name for entity in part.source.entities.values()}
    return {
        (names[stmt.subject], stmt.relation, names[stmt.object], item.tier)
        for stmt in part.statements
        for item in stmt.evidence
    }


def pairs(sentence: str, relation: str) -> set[tuple[str, str]]:
    return {(s, o) for s, r, o, _ in read(sentence) if r == relation}


def test_rule_identifiers_are_unique() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_can_fire(rule: Rule) -> None:
    assert rule.subjects
    assert rule.objects
    assert rule.cues or rule.between or rule.pattern


def test_every_relation_has_a_rule() -> None:
    assert {rule.relation for rule in RULES} == set(load_schema().relations)


@pytest.mark.parametrize(
    ("sentence", "relation", "expected"),
    [
        pytest.param(
            "The Harbour Crime Unit is part of the Coastal Command.",
            "part_of",
            {("Harbour Crime Unit", "Coastal Command")},
            id="active",
        ),
        pytest.param(
            "The Dock Safety Board is chaired by Superintendent Ann Other.",
            "chairs",
            {("Superintendent Ann Other", "Dock Safety Board")},
            id="passive",
        ),
        pytest.param(
            "Monthly meetings take place between the Harbour Crime Unit, the Dock Team and"
            " the Ferry Hub.",
            "works_with",
            {
                ("Dock Team", "Harbour Crime Unit"),
                ("Ferry Hub", "Harbour Crime Unit"),
                ("Dock Team", "Ferry Hub"),
            },
            id="each pair of a list",
        ),
        pytest.param(
            "The Harbour Crime Unit, working with the Dock Team, tackles money laundering.",
            "tackles",
            {("Harbour Crime Unit", "money laundering")},
            id="the partner is not the subject",
        ),
        pytest.param(
            "Operation Lantern – an investigation into fraud and burglary.",
            "tackles",
            {("Operation Lantern", "fraud"), ("Operation Lantern", "burglary")},
            id="a headline",
        ),
        pytest.param(
            "As part of the Coastal Command, the Harbour Crime Unit patrols.",
            "part_of",
            {("Harbour Crime Unit", "Coastal Command")},
            id="fronted",
        ),
        pytest.param(
            "The Harbour Crime Unit was renamed the Dock Crime Unit.",
            "renamed_to",
            {("Harbour Crime Unit", "Dock Crime Unit")},
            id="change",
        ),
        pytest.param(
            "Wiltshire Police fund the Harbour Crime Unit.",
            "funds",
            {("Wiltshire Police", "Harbour Crime Unit")},
            id="money",
        ),
    ],
)
def test_a_sentence_is_read(sentence: str, relation: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(sentence, relation) == expected


@pytest.mark.parametrize(
    ("sentence", "subject", "relation", "target"),
    [
        ("Kent Police lends officers to the Dock Team.", "Kent Police", "supports", "Dock Team"),
        ("Kent Police is home to the Ferry Hub.", "Kent Police", "hosts", "Ferry Hub"),
        ("The Dock Team sits under the Port Command.", "Dock Team", "part_of", "Port Command"),
        ("The Dock Board answers to the Port Board.", "Dock Board", "reports_to", "Port Board"),
        (
            "Money from the NCA pays for the Ferry Hub.",
            "National Crime Agency",
            "funds",
            "Ferry Hub",
        ),
        (
            "A member of the NCA sits on the Port Board.",
            "National Crime Agency",
            "member_of",
            "Port Board",
        ),
        ("The Dock Team was absorbed by the Ferry Hub.", "Dock Team", "merged_into", "Ferry Hub"),
        ("The Dock Team was set up by Kent Police.", "Kent Police", "establishes", "Dock Team"),
        (
            "Responsibility for burglary rests with the Dock Team.",
            "Dock Team",
            "tackles",
            "burglary",
        ),
        ("Burglary is dealt with by the Dock Team.", "Dock Team", "tackles", "burglary"),
        (
            "Under Operation Heron, Kent Police patrol.",
            "Kent Police",
            "conducts",
            "Operation Heron",
        ),
        (
            "Operation Heron is Kent Police's answer to fraud.",
            "Operation Heron",
            "tackles",
            "fraud",
        ),
        (
            "The Port Plan rests on two strands: Pursue and Protect.",
            "Port Plan",
            "contributes_to",
            "Pursue",
        ),
        (
            "The Ferry Forum links Kent Police and the NCA.",
            "Kent Police",
            "member_of",
            "Ferry Forum",
        ),
        ("Kent Police holds a seat on the Port Board.", "Kent Police", "member_of", "Port Board"),
        ("The Dock Unit merged with the Ferry Unit.", "Dock Unit", "merged_into", "Ferry Unit"),
        ("The Port Plan was written by Kent Police.", "Kent Police", "delivers", "Port Plan"),
        ("Ofsted inspected Dover College.", "Ofsted", "inspects", "Dover College"),
        ("Its home is Dover. The Ferry Hub covers Medway.", "Ferry Hub", "operates_in", "Medway"),
    ],
)
def test_other_words_for_a_relation_are_read(
    sentence: str, subject: str, relation: str, target: str
) -> None:
    assert (subject, relation, target, "stated") in read(sentence)
    assert (target, relation, subject) not in {row[:3] for row in read(sentence)}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Crime Unit does not tackle fraud.",
        "The Harbour Crime Unit should tackle fraud.",
        "It is not known whether the Harbour Crime Unit tackles fraud.",
    ],
)
def test_what_is_denied_or_only_possible_is_dropped_into_the_ledger(sentence: str) -> None:
    part = extract(make_report(sentence))

    assert not pairs(sentence, "tackles")
    assert {entry.stage for entry in part.ledger if "tackles" in entry.text} == {"relation"}


def test_a_list_item_inherits_the_subject_of_its_lead_in() -> None:
    items = "- the Dock Team\n- the Ferry Hub"
    text = f"1. The Harbour Crime Unit works with:\n\n{items}\n\n2. B.\n\n3. C."

    assert pairs(text, "works_with") == {
        ("Dock Team", "Harbour Crime Unit"),
        ("Ferry Hub", "Harbour Crime Unit"),
    }


def test_a_list_in_the_next_sentence_takes_the_place_of_what_was_counted() -> None:
    text = (
        "Within the Coastal Command there are two teams that tackle fraud. "
        "These are the Harbour Crime Unit and the Dock Unit."
    )

    assert pairs(text, "part_of") == {
        ("Harbour Crime Unit", "Coastal Command"),
        ("Dock Unit", "Coastal Command"),
    }
    assert pairs(text, "tackles") >= {("Harbour Crime Unit", "fraud"), ("Dock Unit", "fraud")}


def test_a_reference_gives_an_inherited_statement() -> None:
    text = "The Harbour Crime Unit met. This unit tackles burglary."

    assert ("Harbour Crime Unit", "tackles", "burglary", "inherited") in read(text)


def test_it_at_a_paragraphs_start_is_what_the_section_is_about() -> None:
    text = "Ferry Hub: who we are\n\nKent Police set it up.\n\nIt answers to the Port Board.\n"

    assert ("Ferry Hub", "reports_to", "Port Board", "inherited") in read(text)


def test_a_listed_body_before_and_does_not_own_the_name_it_begins() -> None:
    assert not pairs("The Cheshire Police and Crime Panel met Ofsted.", "part_of")


def test_the_threat_in_a_name_is_inherited_not_stated() -> None:
    found = read("The Economic Crime Unit met the Dock Team. Economic crime is rising.")

    assert ("Economic Crime Unit", "tackles", "economic crime", "inherited") in found


def test_a_threat_that_only_a_plans_name_holds_is_not_read() -> None:
    assert not pairs("The Dock Team has read the Drugs Strategy.", "tackles")


def test_a_body_works_on_the_threat_that_its_name_holds_and_a_place_says_nothing() -> None:
    text = "The Wigan Burglary Team met the UK Dock Team."

    assert pairs(text, "tackles") == {("Wigan Burglary Team", "burglary")}
    assert pairs(text, "operates_in") == set()


def test_a_symmetric_relation_is_written_once_whichever_way_it_is_said() -> None:
    text = "The Dock Team works with the Ferry Hub. The Ferry Hub works with the Dock Team."

    part = extract(make_report(text))

    found = [stmt for stmt in part.statements if stmt.relation == "works_with"]
    assert len(found) == 1
    assert len(found[0].evidence) == 2
