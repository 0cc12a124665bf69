"""What is named by description, by date, by field, or by the list it stands in. All made up."""

import pytest

from loaders.recognise.descriptions import find_descriptions
from loaders.recognise.events import find_events
from loaders.recognise.sectors import find_sectors
from tests.loaders.recognise.test_recognise import mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The force relies on a burglary response unit.", ["burglary response unit"]),
        ("It wrote an emergency evacuation plan.", ["emergency evacuation plan"]),
        ("Staff use the harm screening tool daily.", ["harm screening tool"]),
        ("It has several specialist teams and a dedicated unit.", []),
        ("Partners plan together.", []),
        ("They want to train new specialists.", []),
        ("It runs a burglary training programme.", ["burglary training programme"]),
    ],
)
def test_a_description_says_what_a_thing_is_for(text: str, names: list[str]) -> None:
    found = [mention.text for mention in find_descriptions(text, ())]

    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("After the Harbour Square bombing more came.", ["Harbour Square bombing"]),
        ("The terror attacks in Leeds in 2011.", ["terror attacks in Leeds in 2011"]),
        ("It policed the state visit of President Okoye.", ["state visit of President Okoye"]),
        ("At the May 2021 workshops they agreed.", ["May 2021 workshops"]),
        ("There were anti-Brexit protests.", ["anti-Brexit protests"]),
        ("DDoS attacks rose.", []),
    ],
)  # fmt: skip
def test_an_event_is_named_by_its_date_or_place(text: str, names: list[str]) -> None:
    found = [mention.text for mention in find_events(text)]

    assert found == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Staff from police, health and education met.", ["health", "education"]),
        ("Fire, ambulance and housing sit on it.", ["Fire", "ambulance", "housing"]),
        ("Mental health is a concern.", []),
        ("It looks at health and safety.", []),
    ],
)
def test_sectors_are_bodies_only_in_a_list(text: str, names: list[str]) -> None:
    found = [mention.text for mention in find_sectors(text.lower(), text)]

    assert found == names


def test_a_list_of_topics_names_a_body_for_each() -> None:
    found = mentions("It leads the Task Groups on burglary, fraud and modern slavery.")

    named = [mention.name for mention in found if mention.type == "Partnership"]
    assert named == ["burglary Task Group", "fraud Task Group", "modern slavery Task Group"]
