"""Mentions: what each way of recognising finds. The sentences are made up."""

import hashlib

import pytest

from kg.report import Report
from loaders.paragraphs import address_blocks
from loaders.reading.text import read_blocks
from loaders.recognise.abbreviations import find_definitions
from loaders.recognise.mention import Mention
from loaders.recognise.recognise import recognise


def make_report(text: str) -> Report:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report("test", "Test", None, None, "test.txt", digest, address_blocks(read_blocks(text)))


def mentions(text: str) -> list[Mention]:
    report = make_report(text)
    found = recognise(report).mentions
    return [mention for par in report.paragraphs for mention in found[par.key]]


@pytest.mark.parametrize(
    ("text", "name", "node_type"),
    [
        ("It sits with the Harbour Crime Task Force today.", "Harbour Crime Task Force", "Unit"),
        ("The Coastal Safety Partnership met.", "Coastal Safety Partnership", "Partnership"),
        ("An economic crime team was set up.", "economic crime team", "Unit"),
        ("They wrote the Rural Watch Strategy.", "Rural Watch Strategy", "Strategy"),
        ("Officers used the Harbours Act 1964 again.", "Harbours Act 1964", "Law"),
        ("Money came from the Safer Docks Fund.", "Safer Docks Fund", "Programme"),
        ("Operation Lantern began in May.", "Operation Lantern", "Operation"),
        ("Under Op Night Heron boats were seized.", "Op Night Heron", "Operation"),
        ("The campaign ‘look out for each other’ ran.", "look out for each other", "Operation"),
        ("Wiltshire Police took part.", "Wiltshire Police", "PoliceForce"),
        ("It was passed to the NCA.", "NCA", "Organisation"),
        ("They tackle modern slavery.", "modern slavery", "Threat"),
        ("The Head of Harbour Crime spoke.", "Head of Harbour Crime", "Post"),
        ("It ran across Coventry.", "Coventry", "Place"),
    ],
)
def test_a_name_is_found_with_its_type(text: str, name: str, node_type: str) -> None:
    assert (name, node_type) in [(mention.text, mention.type) for mention in mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour Crime was discussed. The Police agreed.",
        "He was sentenced: Inspector Tom Brown was convicted of theft.",
        "Working groups met. Delivery plans were made.",
        "the response in nca terms",
    ],
)
def test_words_that_name_nothing_are_left_alone(text: str) -> None:
    kinds = {m.type for m in mentions(text) if m.recogniser not in ("anaphor", "pronoun", "threat")}

    assert not kinds & {"Unit", "Partnership", "Person", "Organisation"}


def test_a_defined_abbreviation_is_found_wherever_it_is_written() -> None:
    found = mentions("The Harbour Crime Unit (HCU) leads. Later the HCU closed.")

    assert [(m.text, m.type) for m in found if "HCU" in m.text] == [
        ("Harbour Crime Unit (HCU)", "Unit"),
        ("HCU", "Unit"),
    ]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Local Harbour Safety Boards (LHSB)", "LHSB", "Local Harbour Safety Boards"),
        ("the Lead Harbour Officers (LHOs)", "LHOs", "Lead Harbour Officers"),
        ("the Ports & Docks Unit (PDU)", "PDU", "Ports & Docks Unit"),
        ("HCU (Harbour Crime Unit)", "HCU", "Harbour Crime Unit"),
        ("the Office of the Harbour Master (OHM)", "OHM", "Office of the Harbour Master"),
    ],
)
def test_abbreviations_are_matched_to_their_long_form(text: str, short: str, long: str) -> None:
    assert [(item.short, item.long) for item in find_definitions(text)] == [(short, long)]


def test_an_explanation_in_brackets_is_no_abbreviation() -> None:
    assert not list(find_definitions("It was closed (see NOTE below) and (in part) moved."))


def test_a_person_is_found_by_rank_and_never_beside_an_offence() -> None:
    found = mentions("Chief Inspector Ann Other leads it. Sergeant Tom Brown was arrested.")

    assert [m.name for m in found if m.type == "Person"] == ["Ann Other"]


def test_a_shared_head_names_each_team() -> None:
    found = mentions("Managers merged the Harbour Planning and Dock Safety Teams.")

    assert [m.name for m in found if m.type == "Unit"] == [
        "Harbour Planning Team",
        "Dock Safety Team",
    ]


def test_hostile_text_is_only_text() -> None:
    text = "<script>alert(1)</script> The Harbour \u202eCrime Unit {x} \\d+ (((((A)))))" * 50

    assert all(m.text == text[m.start : m.end] for m in mentions(text))
