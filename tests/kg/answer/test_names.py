"""A name means one entity, or the message says which it may be."""

from dataclasses import replace

import pytest

from kg.answer.names import complete_name, find_entity
from kg.entity import Entity
from kg.errors import QuestionError
from kg.graph import Graph, make_graph
from tests.hostile import NAMES
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, TASK_FORCE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (TASK_FORCE, TASK_FORCE),
        ("Gangs Task Force", TASK_FORCE),
        ("GTF", TASK_FORCE),
        ("gtf", TASK_FORCE),
        ("the gang task forces", TASK_FORCE),
        (" Westshire County Council ", COUNCIL),
        ("The Safer Westshire Board", BOARD),
        ("the Force", FORCE),
        ("GANG VIOLENCE", GANGS),
    ],
)
def test_a_name_is_found_whatever_its_spelling(small_graph: Graph, text: str, found: str) -> None:
    assert find_entity(small_graph, text).id == found


def test_a_near_name_is_proposed_not_taken(small_graph: Graph) -> None:
    with pytest.raises(QuestionError, match="'Gangs Task Farce'; did you mean 'Gangs Task Force'"):
        find_entity(small_graph, "Gangs Task Farce")


def test_a_part_of_a_name_is_proposed_not_taken(small_graph: Graph) -> None:
    with pytest.raises(QuestionError, match=r"did you mean .*'Westshire Police'"):
        find_entity(small_graph, "Westshire")


def test_an_ambiguous_name_lists_the_identifiers(small_graph: Graph) -> None:
    other = Entity("unit/eastshire-police/gangs-task-force", "Unit", "Gangs Task Force")
    graph = make_graph([], [*small_graph.entities, other], [])

    with pytest.raises(QuestionError, match=rf"{other.id}\) or .*\({TASK_FORCE}\); give the id"):
        find_entity(graph, "Gangs Task Force")

    assert find_entity(graph, other.id) == other


def test_a_name_outranks_an_alias(small_graph: Graph) -> None:
    entities = [
        replace(item, aliases=("violence",)) if item.id == GANGS else item
        for item in small_graph.entities
    ]
    graph = make_graph([], entities, [])

    assert find_entity(graph, "violence").id == "threat/violence"


def test_another_type_is_named_in_the_message(small_graph: Graph) -> None:
    with pytest.raises(QuestionError, match="'Gangs Task Force' is a unit"):
        find_entity(small_graph, "GTF", {"Threat"})


@pytest.mark.parametrize("text", ["", *NAMES.values()], ids=["empty", *NAMES])
def test_a_name_of_nothing_is_refused_in_one_line(small_graph: Graph, text: str) -> None:
    with pytest.raises(QuestionError, match="nothing is called") as caught:
        find_entity(small_graph, text)

    assert str(caught.value).isprintable()


def test_names_aliases_and_identifiers_complete(small_graph: Graph) -> None:
    assert complete_name(small_graph, "g") == ["GTF", "Gangs Task Force", "gang violence"]
    assert complete_name(small_graph, "unit/") == [TASK_FORCE]
    assert complete_name(small_graph, "x") == []
