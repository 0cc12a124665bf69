"""Where a name begins and ends, and what its neighbours say it is. All made up."""

import pytest

from loaders.recognise.mention import Mention
from tests.loaders.recognise.test_recognise import mentions


def found(text: str) -> set[tuple[str, str]]:
    """Give the names of a text with their types, nested ones too."""
    outer = mentions(text)
    every: list[Mention] = [part for mention in outer for part in (mention, *mention.inner)]
    return {(mention.text, mention.type) for mention in every}


@pytest.mark.parametrize(
    ("text", "name", "node_type"),
    [
        ("Harbour Alert, the messaging platform, is new.", "Harbour Alert", "Capability"),
        ("It works with the charity Dockside.", "Dockside", "Organisation"),
        ("The charity PACE came too.", "PACE", "Organisation"),
        ("Staff use an app called QuayWatch.", "QuayWatch", "Capability"),
        ("They run a scheme for sailors, to be called Steady Hands.", "Steady Hands", "Programme"),
        ("Look After the Quay, a poster campaign, ran.", "Look After the Quay", "Operation"),
        ("Making Ports Safer, a partnership of firms, met.", "Making Ports Safer", "Partnership"),
    ],
)
def test_a_common_noun_beside_a_name_types_it(text: str, name: str, node_type: str) -> None:
    assert (name, node_type) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ofsted and Estyn, the inspectorates, came.",
        "Inspector Ann Ferry, a team leader, spoke.",
        "In May, a team was formed.",
    ],
)
def test_what_is_a_name_already_is_not_explained(text: str) -> None:
    assert not [m for m in mentions(text) if m.recogniser == "apposition"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Victim Support and Dover District Council met.",
            {"Victim Support", "Dover District Council"},
        ),
        ("Blackburn with Darwen Borough Council met.", {"Blackburn with Darwen Borough Council"}),
        ("The Home Office’s Harbour Team met.", {"Home Office", "Harbour Team"}),
        ("It suits the University of Hull’s Ferry Institute.", {"Ferry Institute"}),
        ("Training and Exercising Group met.", {"Training and Exercising Group"}),
        ("He joined the Gateway to Sailing programme.", {"Gateway to Sailing programme"}),
        (
            "The Devon, Cornwall and Dorset Harbour Board met.",
            {"Devon, Cornwall and Dorset Harbour Board"},
        ),
        ("The Sussex Partnership Against Crime met.", {"Sussex Partnership Against Crime"}),
    ],
)
def test_a_name_is_cut_where_it_begins_and_ends(text: str, names: set[str]) -> None:
    assert names <= {name for name, _ in found(text)}


def test_bodies_named_apart_by_commas_are_no_one_name() -> None:
    text = "The Home Office, Ofsted and Harbour Trust met."

    assert ("Harbour Trust", "Organisation") in found(text)


@pytest.mark.parametrize(
    ("text", "name", "node_type"),
    [
        ("The Kent and Medway Integrated Care Board met.", "Kent and Medway Integrated Care Board",
         "Organisation"),
        ("Gwent OPCC met.", "Gwent OPCC", "Organisation"),
        ("Northumbria VRU met.", "Northumbria VRU", "Unit"),
        ("The council’s Trading Standards team met.", "Trading Standards team", "Unit"),
        ("Juno Women’s Aid met.", "Juno Women’s Aid", "Organisation"),
        ("They policed Whitby Town FC.", "Whitby Town FC", "Organisation"),
        ("Storm Cedric flooded it.", "Storm Cedric", "Event"),
        ("The North West Regional Organised Crime Unit met.", "North West", "Place"),
        ("It covers Larkhill and Ferrybridge.", "Ferrybridge", "Place"),
        ("ACC (Local Policing) spoke.", "ACC (Local Policing)", "Post"),
        ("The Lord Advocate spoke.", "Lord Advocate", "Post"),
    ],
)  # fmt: skip
def test_a_local_name_takes_the_type_of_its_kind(text: str, name: str, node_type: str) -> None:
    assert (name, node_type) in found(text)


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("Kent, Surrey and Sussex share a unit.", {"Kent", "Surrey", "Sussex"}),
        ("Boats from Kent, Surrey and Sussex sank.", set()),
        ("Kent and Surrey are counties.", set()),
    ],
)
def test_areas_that_act_are_forces(text: str, forces: set[str]) -> None:
    assert {name for name, node_type in found(text) if node_type == "PoliceForce"} == forces


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It holds a monthly tasking meeting.", ["monthly tasking meeting"]),
        ("It has a new ferry repair desk.", ["ferry repair desk"]),
        ("It funds two harbour case workers.", ["harbour case workers"]),
        ("It sent forty officers and trained neighbourhood officers.", []),
        ("The triage scheme pairs officers with nurses.", ["triage scheme"]),
    ],
)
def test_a_description_keeps_what_tells_it_apart(text: str, names: list[str]) -> None:
    assert [m.text for m in mentions(text) if m.recogniser == "description"] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It sits in Tidal Operations.", ["Tidal Operations"]),
        ("The chief of Harbour Crime spoke.", []),
        ("Local Policing Teams met.", []),
    ],
)
def test_a_function_in_capitals_may_be_a_unit(text: str, names: list[str]) -> None:
    weak = [m.text for m in mentions(text) if (m.recogniser, m.type) == ("description", "Unit")]

    assert weak == names
