"""A map is one file that asks nothing of a network, is the same each time, and shows evidence."""

import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from socket import create_server, socket
from urllib.parse import quote

import pytest

from kg.graph import Graph
from kg.quality import card_json, describe_card, make_card
from kg.view.layout import place
from kg.view.pyvis_map import to_html
from kg.view.style import STYLES
from tests.hostile import NAMES, rename_council
from tests.small_graph import COUNCIL, GANGS, TASK_FORCE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions"),
    *("--disable-default-apps", "--disable-domain-reliability", "--no-pings"),
    *(
        "--disable-client-side-phishing-detection",
        "--disable-component-extensions-with-background-pages",
    ),
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate",
)


OWN = re.compile(rb"(google|googleapis|gvt1)\.com")
"""Whom Chromium asks of itself, for updates, whatever its options; a map does not name them."""


class Tags(HTMLParser):
    """Every tag with its attributes, and the text in script elements of JSON."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.payload = ""
        self._reading = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self._reading = dict(attrs).get("id") == "payload"

    def handle_data(self, data: str) -> None:
        """Keep the payload."""
        self.payload += data if self._reading else ""


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


def test_the_title_counts_what_is_drawn(page: str) -> None:
    assert "<p>4 bodies, 6 links, 1 report</p>" in page


def test_a_map_holds_every_quote_and_the_ledger(small_graph: Graph, page: str) -> None:
    payload = json.loads(Tags(page).payload)

    quotes = {item[4] for stmt in payload["statements"] for item in stmt[4]}
    assert quotes == {item.quote for _, item in small_graph.rows()}
    assert len(payload["ledger"]) == len(small_graph.ledger)


def test_a_map_holds_the_quality_card_and_says_it_in_a_line(small_graph: Graph) -> None:
    card = make_card(small_graph, "rules of 2014")

    page = to_html(small_graph, card=card)

    quality = {part: dict(lines) for part, _, lines in json.loads(Tags(page).payload)["quality"]}
    assert quality == json.loads(card_json(card))
    assert f"<footer>{describe_card(card)}</footer>" in page


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_stays_text(name: str, page: str) -> None:
    hostile = to_html(rename_council(name), heading=name)

    harmless = Tags(hostile)
    assert [tag for tag, _ in harmless.tags] == [tag for tag, _ in Tags(page).tags]
    assert name in {thing[2] for thing in json.loads(harmless.payload)["things"]}


def test_no_two_things_share_a_place(small_graph: Graph) -> None:
    places = place(small_graph).places

    assert set(places) == set(small_graph.entity)
    assert len(set(places.values())) == len(places)


def test_no_two_types_look_the_same() -> None:
    looks = {(style.shape, style.colour) for style in STYLES.values()}

    assert len(looks) == len(STYLES)


# ------------------------------------------------------------------ in a real browser


@pytest.fixture
def trap() -> Iterator[tuple[int, list[bytes]]]:
    """Listen where the browser's proxy should be, and keep what it is asked for."""
    asked: list[bytes] = []

    def answer(server: socket) -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:  # closed: the test is over
                return
            with client:
                asked.append(client.recv(200))

    server = create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=answer, args=(server,), daemon=True)
    thread.start()
    yield server.getsockname()[1], asked
    server.shutdown(2)
    server.close()
    thread.join(5)


def dump(html: Path, profile: Path, proxy: int, address: str = "") -> str:
    """Open a file in Chromium and give back the page as it stands then."""
    if CHROMIUM is None:
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up("needs a real browser: apt-get install chromium")
    options = (
        *(*QUIET, f"--user-data-dir={profile}", f"--proxy-server=http://127.0.0.1:{proxy}"),
        *("--proxy-bypass-list=<-loopback>", "--virtual-time-budget=4000", "--dump-dom"),
    )
    found = subprocess.run(
        [CHROMIUM, *options, html.as_uri() + address], capture_output=True, timeout=120, check=True
    )
    return found.stdout.decode("utf-8")


def strangers(asked: list[bytes]) -> list[bytes]:
    """Leave out what Chromium asks of itself."""
    return [request for request in asked if not OWN.search(request)]


def panel(dom: str) -> str:
    """Take the evidence panel out of a page."""
    return dom[dom.index("<aside") : dom.index("</aside>")]


@pytest.mark.browser
def test_a_line_shows_its_quote_and_nothing_is_asked_of_a_network(
    page: str, tmp_path: Path, trap: tuple[int, list[bytes]]
) -> None:
    html = tmp_path / "map.html"
    html.write_text(page, encoding="utf-8")
    address = f"#link={quote(TASK_FORCE, safe='')}&{quote(GANGS, safe='')}"

    shown = panel(dump(html, tmp_path / "profile", trap[0], address))

    assert "<q>tackles gang violence</q>" in shown
    assert "Crime portfolio: “gangs” &amp; guns, 2014-03, paragraph 1, page 1" in shown
    assert "stated in the text" in shown
    assert strangers(trap[1]) == []


@pytest.mark.browser
def test_a_thing_lists_its_links_in_words(
    page: str, tmp_path: Path, trap: tuple[int, list[bytes]]
) -> None:
    html = tmp_path / "map.html"
    html.write_text(page, encoding="utf-8")

    shown = panel(dump(html, tmp_path / "profile", trap[0], f"#thing={quote(COUNCIL, safe='')}"))

    assert "sits on (1)" in shown
    assert "works with (1)" in shown
    assert "<q>with Westshire County Council</q>" in shown


@pytest.mark.browser
@pytest.mark.parametrize("name", ["script", "image", "template"])
def test_a_hostile_name_is_shown_as_text(
    name: str, tmp_path: Path, trap: tuple[int, list[bytes]]
) -> None:
    html = tmp_path / "map.html"
    html.write_text(to_html(rename_council(NAMES[name])), encoding="utf-8")

    dom = dump(html, tmp_path / "profile", trap[0], f"#thing={quote(COUNCIL, safe='')}")

    escaped = NAMES[name].replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f'<h2 class="name">{escaped}</h2>' in panel(dom)
    assert "<title>Who works with whom, on what</title>" in dom
    assert strangers(trap[1]) == []


@pytest.mark.browser
def test_the_trap_would_see_a_request(tmp_path: Path, trap: tuple[int, list[bytes]]) -> None:
    html = tmp_path / "loud.html"
    html.write_text('<img src="http://example.invalid/x.png">', encoding="utf-8")

    dump(html, tmp_path / "profile", trap[0])

    assert any(b"example.invalid" in request for request in strangers(trap[1]))
