"""A part of a graph: around a thing, on a threat, in a report."""

import pytest

from kg.answer.part import Part, describe, take_part
from kg.errors import QuestionError
from kg.graph import Graph
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, TASK_FORCE


def ids(graph: Graph) -> set[str]:
    return {entity.id for entity in graph.entities}


def test_the_whole_leaves_out_what_is_derived_or_linked_to_nothing(small_graph: Graph) -> None:
    part = take_part(small_graph, Part())

    assert ids(part) == {BOARD, COUNCIL, FORCE, GANGS, TASK_FORCE}
    assert all(stmt.tier != "derived" for stmt in part.statements)


def test_around_a_thing_is_what_is_so_many_links_away(small_graph: Graph) -> None:
    near = take_part(small_graph, Part(about="Safer Westshire Board"))
    far = take_part(small_graph, Part(about="Safer Westshire Board", depth=2))

    assert ids(near) == {BOARD, COUNCIL, FORCE}
    assert ids(far) == {BOARD, COUNCIL, FORCE, TASK_FORCE}


def test_a_wider_threat_takes_in_those_under_it(small_graph: Graph) -> None:
    assert ids(take_part(small_graph, Part(threat="violence"))) == {GANGS, TASK_FORCE}


def test_a_report_gives_its_own_evidence(small_graph: Graph) -> None:
    assert take_part(small_graph, Part(report="westshire-2014")).reports == small_graph.reports


@pytest.mark.parametrize(
    "part",
    [Part(about="X"), Part(threat="GTF"), Part(report="x")],
    ids=["about", "threat", "report"],
)
def test_an_unknown_name_is_refused(small_graph: Graph, part: Part) -> None:
    with pytest.raises(QuestionError, match=r"nothing is called|is a unit|no report"):
        take_part(small_graph, part)


def test_a_part_is_said_in_words(small_graph: Graph) -> None:
    assert describe(small_graph, Part()) == "Who works with whom, on what"
    assert describe(small_graph, Part(about="GTF", depth=2, threat="violence")) == (
        "Who works with whom, on what: around Gangs Task Force, 2 links away, on violence"
    )
