"""A map is one file that asks nothing of a network, is the same each time, keeps evidence."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kg.graph import Graph
from kg.quality import card_json, describe_card, make_card
from kg.view.explorer import ASSETS, PACKED, to_page
from kg.view.layout import place
from kg.view.style import STYLES
from tests.big_graph import make_big_graph
from tests.hostile import NAMES, rename_council
from tests.page_tags import Tags

WEB = Path(__file__).parents[3] / "web" / "src"


@pytest.fixture(scope="module")
def page(small_graph: Graph) -> str:
    return to_page(small_graph)


def test_no_tag_loads_a_file(page: str) -> None:
    loading = [
        (tag, name)
        for tag, attributes in Tags(page).tags
        for name in ("src", "href", "srcset", "data", "action", "poster", "background")
        if name in attributes
    ]

    assert loading == []


def test_nothing_of_the_page_names_an_address_but_that_of_svg(page: str) -> None:
    shell = page.replace(page[page.index('<script type="application/json"') :], "") + (
        ASSETS / "explorer.js"
    ).read_text(encoding="utf-8")

    assert set(re.findall(r"https?://[\w./]+", shell)) == {"http://www.w3.org/2000/svg"}
    assert "url(" not in shell
    assert "@import" not in shell


def test_the_policy_allows_the_pages_own_script_alone(page: str) -> None:
    policy = next(item["content"] for _, item in Tags(page).tags if "http-equiv" in item)

    assert policy is not None
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-inline" not in policy.split(";")[1]


def test_the_same_graph_gives_the_same_bytes(small_graph: Graph, page: str) -> None:
    assert to_page(small_graph) == page


def test_a_map_holds_every_quote_with_its_place_and_the_ledger(
    small_graph: Graph, page: str
) -> None:
    payload = Tags(page).payload

    found = {
        tuple(item[index] for index in (0, 2, 4, 6)) for s in payload["statements"] for item in s[3]
    }
    assert found == {
        (item.tier, par.address, item.quote, stmt.evidence_id(item))
        for stmt, item in small_graph.rows()
        if (par := small_graph.paragraph(item))
    }
    assert len(payload["ledger"]) == len(small_graph.ledger)


def test_a_quote_stands_in_its_sentence(page: str) -> None:
    items = [item for statement in Tags(page).payload["statements"] for item in statement[3]]

    assert items
    assert all(item[4] in item[5] for item in items)


def test_a_map_holds_the_quality_card(small_graph: Graph) -> None:
    card = make_card(small_graph, "rules of 2014")

    payload = Tags(to_page(small_graph, card=card)).payload

    assert {part: dict(lines) for part, _, lines in payload["quality"]} == json.loads(
        card_json(card)
    )
    assert payload["card"] == describe_card(card)


@pytest.mark.parametrize("name", [*NAMES.values(), "N" * 10_000], ids=[*NAMES, "long"])
def test_a_hostile_name_stays_text(name: str, page: str) -> None:
    hostile = Tags(to_page(rename_council(name), heading=name))

    assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in Tags(page).tags]
    assert name in {thing[2] for thing in hostile.payload["things"]}


def test_a_marking_stands_on_top_of_the_page(small_graph: Graph) -> None:
    assert '<p class="marking">OFFICIAL &amp; SENSITIVE</p>' in to_page(
        small_graph, marking="OFFICIAL & SENSITIVE"
    )


def test_no_two_things_share_a_place(small_graph: Graph) -> None:
    places = place(small_graph).places

    assert set(places) == set(small_graph.entity)
    assert len(set(places.values())) == len(places)


def test_a_large_payload_is_packed_and_reads_the_same() -> None:
    graph = make_big_graph(8000)

    tags = Tags(to_page(graph))

    assert tags.encoding == "gzip"
    assert len(tags.payload["statements"]) == len(graph.statements)
    assert len(json.dumps(tags.payload)) > PACKED


def test_no_two_types_look_the_same_and_every_shape_is_drawn() -> None:
    looks = [(style.family, style.glyph) for style in STYLES.values()]
    shapes = (WEB / "glyphs.ts").read_text(encoding="utf-8")

    assert len(set(looks)) == len(looks)
    assert all(f"  {glyph}:" in shapes or glyph == "circle" for _, glyph in looks)


def test_text_never_becomes_markup_in_the_pages_source() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in sorted(WEB.glob("*.ts")))

    assert source
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", source)


def test_script_and_style_are_small() -> None:
    sizes = [(ASSETS / name).stat().st_size for name in ("explorer.js", "explorer.css")]

    assert sum(sizes) <= 80 * 1024


def test_a_graph_without_a_threat_has_one_region(small_graph: Graph) -> None:
    from kg.graph import make_graph

    entities = [replace(item, broader=()) for item in small_graph.entities if item.type != "Threat"]
    known = {item.id for item in entities}
    stmts = [stmt for stmt in small_graph.statements if {stmt.subject, stmt.object} <= known]

    payload = Tags(to_page(make_graph(small_graph.reports, entities, stmts, [], []))).payload

    assert [region["thing"] for region in payload["regions"]] == [-1]
