"""Institutions, posts in small letters, gangs, and bodies whose name ends in their kind."""

import pytest

from kg.report import Report
from loaders.paragraphs import address_blocks
from loaders.reading.text import read_blocks
from loaders.recognise.mention import Mention
from loaders.recognise.recognise import recognise
from loaders.resolve import resolve


def read(text: str) -> Report:
    return Report("t", "T", None, None, "t.txt", "0" * 64, address_blocks(read_blocks(text)))


def mentions(text: str) -> list[Mention]:
    return [found for several in recognise(read(text)).mentions.values() for found in several]


@pytest.mark.parametrize(
    ("text", "name", "node_type"),
    [
        ("Staff of HMP Fordham met.", "HMP Fordham", "Organisation"),
        ("Cases go to Fordham Crown Court.", "Fordham Crown Court", "Organisation"),
        ("It met at St Bede’s Primary School.", "St Bede’s Primary School", "Organisation"),
        ("Nurses of Fordham Royal Infirmary came.", "Fordham Royal Infirmary", "Organisation"),
        ("It works with Harbourside Refuge.", "Harbourside Refuge", "Organisation"),
        ("The Fordham Lane Boys gang was named.", "Fordham Lane Boys", "CriminalGroup"),
        ("The West Belfast UDA was named.", "West Belfast UDA", "CriminalGroup"),
        ("The Panel read the Victims’ Strategy.", "Victims’ Strategy", "Strategy"),
        ("Its head of intelligence chairs it.", "head of intelligence", "Post"),
        ("The force lead for custody reports to us.", "force lead for custody", "Post"),
        ("The head of the Quay Unit attends it.", "head of the Quay Unit", "Post"),
        ("The missing and exploitation hub grew.", "missing and exploitation hub", "Unit"),
        (
            "It is run by Tees, Esk and Wear Valleys NHS Foundation Trust.",
            "Tees, Esk and Wear Valleys NHS Foundation Trust",
            "Organisation",
        ),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, node_type: str) -> None:
    assert (name, node_type) in {(found.text, found.type) for found in mentions(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kent Police takes the national lead for custody.", "national lead for custody"),
        ("The head of the Quay Unit is Ann Reed.", "head of the Quay Unit"),
        ("The council and harbour team met.", "council and harbour team"),
        ("HM Prison Service came.", "HM Prison"),
    ],
)
def test_what_is_no_name_is_not_found_as_one(text: str, name: str) -> None:
    assert name not in {
        found.text for found in mentions(text) if found.recogniser not in ("kind", "authority")
    }


def names(text: str) -> set[str]:
    report = read(text)
    return {entity.name for entity in resolve(report, recognise(report)).entities.values()}


def test_a_short_form_with_a_small_head_means_the_one_longer_name() -> None:
    text = "The Gangs and Firearms Investigation Unit is new. The Gangs unit works with Ofsted."

    assert "Gangs and Firearms Investigation Unit" in names(text)
    assert not {"Gangs unit", "Gangs Unit"} & names(text)


def test_a_short_form_of_two_longer_names_stays_apart() -> None:
    text = (
        "The Gangs and Firearms Investigation Unit and the Gangs Prevention and Diversion Unit"
        " met. The Gangs unit works with Ofsted."
    )

    assert {"Gangs unit", "Gangs Unit"} & names(text)
