"""A graph written as nodes and links and read back is the same graph."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from kg.errors import StatementError
from kg.graph import Graph
from kg.property_graph import MISSING, Link, Node, PropertyGraph, to_property_graph
from kg.property_reading import from_property_graph
from tests.small_graph import BOARD, COUNCIL, GANGS, TASK_FORCE, VIOLENCE
from tests.strategies import graphs


@pytest.fixture(scope="module")
def shape(small_graph: Graph) -> PropertyGraph:
    return to_property_graph(small_graph)


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_any_graph_is_read_back_the_same(graph: Graph) -> None:
    shape = to_property_graph(graph)

    assert from_property_graph(reversed(shape.nodes), reversed(shape.links)) == graph


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_every_link_joins_two_nodes(graph: Graph) -> None:
    shape = to_property_graph(graph)

    names = [node.id for node in shape.nodes]

    assert {end for link in shape.links for end in (link.source, link.target)} <= set(names)
    assert len(set(names)) == len(names)


def test_a_statement_shown_twice_is_two_links(shape: PropertyGraph) -> None:
    links = [link for link in shape.links if (link.source, link.target) == (COUNCIL, BOARD)]

    assert [link.type for link in links] == ["MEMBER_OF", "MEMBER_OF"]
    assert {link.properties["tier"] for link in links} == {"stated", "inherited"}


def test_a_link_says_where_it_was_read(shape: PropertyGraph) -> None:
    link = next(link for link in shape.links if link.type == "WORKS_WITH")

    assert link.properties["quote"] == "with Westshire County Council"
    assert link.properties["report_title"] == "Crime portfolio: “gangs” & guns"
    assert (link.properties["paragraph"], link.properties["page"]) == ("1", 1)


def test_labels_come_from_the_ontology(shape: PropertyGraph) -> None:
    labels = {node.id: node.labels for node in shape.nodes}

    assert labels[TASK_FORCE] == ("Unit", "Body", "Entity", "Resource")
    assert labels[GANGS] == ("Threat", "Entity", "Resource")


def test_the_scheme_of_threats_is_linked(shape: PropertyGraph) -> None:
    assert Link("BROADER", GANGS, VIOLENCE, {}) in shape.links


def test_what_is_linked_but_not_there_is_marked(small_graph: Graph) -> None:
    graph = replace(small_graph, entities=())

    lost = {node.id for node in to_property_graph(graph).nodes if MISSING in node.labels}

    assert {TASK_FORCE, COUNCIL, BOARD} <= lost


@pytest.mark.parametrize(
    ("old", "message"),
    [
        ({"tier": "guessed"}, "tier is 'guessed', not one of stated, inherited, derived"),
        ({"start": "x"}, "start is 'x', not an integer"),
        ({"quote": None}, "has no quote; it must have one"),
        ({"rule": 7}, "rule is 7, not a text"),
        ({"premises": "x"}, "premises is 'x', not a list of texts"),
    ],
    ids=["tier", "start", "quote", "rule", "premises"],
)
def test_a_damaged_link_is_refused_with_its_place(
    shape: PropertyGraph, old: dict[str, str], message: str
) -> None:
    link = next(link for link in shape.links if link.type == "TACKLES")
    damaged = replace(link, properties=link.properties | old)

    with pytest.raises(StatementError, match=f"TACKLES {GANGS} {message}"):
        from_property_graph(shape.nodes, [damaged])


def test_a_damaged_node_is_refused_with_its_place() -> None:
    node = Node(("Unit", "Entity"), {"id": "unit/x", "node_type": "Gang", "name": "X"})

    with pytest.raises(StatementError, match="node 'unit/x' node_type is 'Gang', not one of"):
        from_property_graph([node], [])
