"""A map through pyvis is one file that asks nothing of a network and is the same each time."""

import re
from pathlib import Path

import pytest

from kg.errors import QuestionError
from kg.graph import Graph
from kg.view.pyvis_map import to_html
from tests.big_graph import make_big_graph
from tests.browser import OWN, dump, strangers
from tests.hostile import NAMES, rename_council
from tests.page_tags import Tags


@pytest.fixture(scope="module")
def page(small_graph: Graph) -> str:
    return to_html(small_graph)


def test_no_tag_loads_a_file(page: str) -> None:
    loading = [
        (tag, name)
        for tag, attributes in Tags(page).tags
        for name in ("src", "href", "srcset", "data", "action", "poster", "background")
        if name in attributes
    ]

    assert loading == []


def test_a_map_does_not_name_whom_chromium_asks_of_itself(page: str) -> None:
    assert not OWN.search(page.encode())


def test_no_style_loads_a_file(page: str) -> None:
    styles = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)

    assert styles
    assert not any("url(" in style or "@import" in style for style in styles)


def test_the_policy_allows_nothing_but_the_page_itself(page: str) -> None:
    policies = [attributes for _, attributes in Tags(page).tags if "http-equiv" in attributes]

    assert [policy["content"] for policy in policies] == [
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
    ]


def test_the_same_graph_gives_the_same_bytes(small_graph: Graph, page: str) -> None:
    assert to_html(small_graph) == page


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_stays_text(name: str, page: str) -> None:
    hostile = to_html(rename_council(name), heading=name)

    harmless = Tags(hostile)
    assert [tag for tag, _ in harmless.tags] == [tag for tag, _ in Tags(page).tags]


def test_a_statement_is_an_arrow_that_shows_its_quote(small_graph: Graph, page: str) -> None:
    assert page.count('"arrows": "to"') == len(small_graph.statements)
    assert "tackles gang violence: \\u201ctackles gang violence\\u201d" in page


def test_a_large_graph_is_refused_in_a_line() -> None:
    with pytest.raises(QuestionError, match="more than pyvis can draw"):
        to_html(make_big_graph(8000))


# ------------------------------------------------------------------ in a real browser


@pytest.mark.browser
@pytest.mark.parametrize("name", ["script", "image", "template"])
def test_a_hostile_name_does_nothing_and_nothing_is_asked_of_a_network(
    name: str, tmp_path: Path, trap: tuple[int, list[bytes]]
) -> None:
    html = tmp_path / "map.html"
    html.write_text(to_html(rename_council(NAMES[name])), encoding="utf-8")

    dom = dump(html, tmp_path / "profile", trap[0])

    assert "<canvas" in dom
    assert "<title>Who works with whom, on what</title>" in dom
    assert strangers(trap[1]) == []


@pytest.mark.browser
def test_the_trap_would_see_a_request(tmp_path: Path, trap: tuple[int, list[bytes]]) -> None:
    html = tmp_path / "loud.html"
    html.write_text('<img src="http://example.invalid/x.png">', encoding="utf-8")

    dump(html, tmp_path / "profile", trap[0])

    assert any(b"example.invalid" in request for request in strangers(trap[1]))
