"""Things stand where reports name them, names do not cover each other, regions do not either."""

import os
import subprocess
import sys
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from kg.entity import Entity
from kg.graph import Graph, make_graph
from kg.report import Paragraph, Report
from kg.statement import Evidence, Statement
from kg.view.affinity import affinities
from kg.view.boxes import named_box
from kg.view.layout import Layout, place, title_of
from kg.view.region import ACROSS, MOST, find_homes
from tests.big_graph import make_big_graph


def make_threats(threats: int, each: int = 8, alone: int = 5) -> Graph:
    """Make a graph in which so many bodies act on each threat, and some on none."""
    text = "Units act on threats and work with each other."
    report = Report("r", "Report", None, None, "r.txt", "0" * 64, (Paragraph("1", "1", text),))
    proof = (Evidence("r", "1", 0, len(text), text, "stated", "hand"),)
    units = [Entity(f"unit/{it}", "Unit", f"Unit {it}") for it in range(threats * each + alone)]
    found = [Entity(f"threat/{it}", "Threat", f"threat number {it}") for it in range(threats)]
    stmts = [
        Statement(units[it].id, "tackles", found[it // each].id, proof)
        for it in range(threats * each)
    ]
    stmts += [
        Statement(min(one.id, two.id), "works_with", max(one.id, two.id), proof)
        for one, two in pairwise(units)
    ]
    return make_graph([report], [*units, *found], stmts)


def cover(layout: Layout, graph: Graph) -> list[tuple[str, str]]:
    """List pairs of things of a region whose names would cover each other at full size."""
    degrees = {
        it.id: len(graph.outgoing.get(it.id, ())) + len(graph.incoming.get(it.id, ()))
        for it in graph.entities
    }
    titles = {region.about for region in layout.regions}
    rects = {}
    for entity in graph.entities:
        if entity.id not in titles:
            x, y = layout.places[entity.id]
            box = named_box(entity.name, degrees[entity.id])
            left, top = x - box.width / 2, y - box.above
            rects[entity.id] = (left, top, left + box.width, top + box.height)
    return [
        (one, two)
        for (one, a), (two, b) in combinations(rects.items(), 2)
        if layout.homes[one] == layout.homes[two]
        and a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
    ]  # fmt: skip


@pytest.mark.parametrize("threats", [0, 1, 3, 30])
def test_no_name_covers_another_in_its_region(threats: int) -> None:
    graph = make_threats(threats, alone=20)

    assert cover(place(graph), graph) == []


def test_no_name_covers_another_where_very_many_are_in_a_region() -> None:
    graph = make_threats(1, each=260)

    assert cover(place(graph), graph) == []


@pytest.mark.parametrize("threats", [2, 12])
def test_no_outline_holds_a_thing_of_another_region(threats: int) -> None:
    layout = place(make_threats(threats))

    strangers = [
        (thing, number)
        for thing, spot in layout.places.items()
        for number, region in enumerate(layout.regions)
        if number != layout.homes[thing] and inside(region.outline, spot)
    ]
    assert strangers == []


def inside(outline: tuple[int, ...], spot: tuple[int, int]) -> bool:
    """Tell whether a spot is in a polygon, by the lines that a ray from it crosses."""
    corners = list(zip(outline[::2], outline[1::2], strict=True))
    crossed = 0
    for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
        if (y0 > spot[1]) != (y1 > spot[1]):
            crossed += spot[0] < x0 + (spot[1] - y0) * (x1 - x0) / (y1 - y0)
    return crossed % 2 == 1


def test_there_are_no_more_regions_than_a_reader_takes_in() -> None:
    assert len(place(make_threats(40)).regions) <= MOST + 1


def test_without_a_threat_regions_are_known_by_their_most_linked_body() -> None:
    graph = make_threats(0, alone=30)

    regions = place(graph).regions

    assert len(regions) > 1
    assert all(title_of(graph, region.about).startswith("Around Unit") for region in regions)


def test_a_thing_is_at_home_with_the_threat_that_its_paragraphs_name() -> None:
    graph = make_threats(2)
    lone = Entity("unit/lone", "Unit", "Lone Unit")
    mentions = [("r", "1", lone.id), ("r", "1", "threat/1")]
    named = make_graph(graph.reports, [*graph.entities, lone], graph.statements, mentions)

    assert find_homes(named)[lone.id] == "threat/1"


def test_a_heading_tells_the_threat_of_a_paragraph_that_names_none(small_graph: Graph) -> None:
    report = Report(
        *("r", "Report", None, None, "r.txt", "0" * 64),
        (Paragraph("1", "1", "The Board meets.", headings=("Gang Violence (GV)",)),),
    )
    board = "partnership/westshire-police/safer-westshire-board"
    graph = make_graph([report], small_graph.entities, (), [("r", "1", board)])

    assert affinities(graph)[board] == {"threat/gang-violence": 1.0}


def test_a_force_that_acts_on_a_threat_is_at_home_with_no_one_threat() -> None:
    graph = make_threats(2)
    force = replace(graph.entity["unit/3"], type="PoliceForce")
    entities = [force if it.id == force.id else it for it in graph.entities]

    homes = find_homes(make_graph(graph.reports, entities, graph.statements))

    assert homes[force.id] == ACROSS
    assert homes["unit/4"] == "threat/0"


def test_the_same_graph_has_the_same_places_whatever_the_order_of_sets() -> None:
    code = (
        "from tests.big_graph import make_big_graph; from kg.view.layout import place;"
        "layout = place(make_big_graph(600)); print(layout.places, layout.regions)"
    )

    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1


def test_every_thing_of_a_large_graph_has_a_place_of_its_own() -> None:
    graph = make_big_graph(3000)

    places = place(graph).places

    assert set(places) == set(graph.entity)
    assert len(set(places.values())) == len(places)
