"""The explorer in a real browser: what a person sees, clicks, types, and takes away."""

import csv
import io
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from kg.graph import Graph
from kg.view.explorer import to_page
from loaders.build import build_graph
from tests.browser import Sight
from tests.command import kg
from tests.hostile import NAMES, rename_council
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, TASK_FORCE

pytestmark = pytest.mark.browser

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))
VIEWS = ("map", "focus", "tree", "matrix", "table", "path", "compare")


@pytest.fixture(scope="module")
def small_map(small_graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the small graph."""
    html = tmp_path_factory.mktemp("small") / "map.html"
    html.write_text(to_page(small_graph), encoding="utf-8")
    return html


@pytest.fixture(scope="module")
def example_map(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The map of the two examples."""
    html = tmp_path_factory.mktemp("examples") / "map.html"
    html.write_text(to_page(build_graph(EXAMPLES), marking="OFFICIAL"), encoding="utf-8")
    return html


def at(thing: str, other: str = "", view: str = "map") -> str:
    """Write an address's state."""
    rest = f"&with={quote(other, safe='')}" if other else ""
    return f"view={view}&thing={quote(thing, safe='')}{rest}"


def spot(sight: Sight, thing: str) -> tuple[float, float]:
    """Find a thing on the canvas: where the pointer changes to a hand and its name is told."""
    box = sight.page.locator("#view canvas").bounding_box()
    assert box
    for y in range(int(box["y"]) + 6, int(box["y"] + box["height"]), 9):
        for x in range(int(box["x"]) + 6, int(box["x"] + box["width"]), 9):
            sight.page.mouse.move(x, y)
            tip = sight.page.locator(".tip b")
            if tip.is_visible() and tip.inner_text() == thing:
                return x, y
    pytest.fail(f"{thing} is nowhere on the map")


def test_a_click_on_a_line_reads_the_right_quote(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map)
    page.mouse.click(*spot(sight, "Gangs Task Force – Westshire County Council"))

    assert "with Westshire County Council" in page.locator("#panel mark").first.inner_text()
    assert "paragraph 1, page 1" in page.locator("#panel .place").first.inner_text()
    assert sight.wrong == sight.asked == []


def test_a_click_on_a_thing_lists_its_links_and_back_undoes_it(
    sight: Sight, small_map: Path
) -> None:
    page = sight.open(small_map)
    page.mouse.click(*spot(sight, "Westshire County Council"))

    assert page.locator("#panel h2").inner_text() == "Westshire County Council"
    assert "Sits on 1" in page.locator("#panel").inner_text().replace("\n", " ")
    page.go_back()
    assert page.locator("#panel h2").inner_text() == "How to read this map"
    page.go_forward()
    assert page.locator("#panel h2").inner_text() == "Westshire County Council"


def test_a_quote_is_read_inside_its_sentence_and_its_citation_copied(
    sight: Sight, small_map: Path
) -> None:
    sight.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = sight.open(small_map, at(TASK_FORCE, GANGS))

    assert page.locator("#panel mark").inner_text() == "tackles gang violence"
    assert "The Gangs Task Force (GTF)" in page.locator("#panel blockquote").inner_text()
    page.get_by_role("button", name="Copy citation").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == (
        "Gangs Task Force tackles gang violence: “tackles gang violence” "
        "(Crime portfolio: “gangs” & guns, 2014-03, paragraph 1, page 1; stated)"
    )


def test_a_name_is_found_by_alias_initials_and_without_accents(
    sight: Sight, small_map: Path
) -> None:
    page = sight.open(small_map)
    for typed in ("gtf", "gangs task", "GÀNGS"):
        page.keyboard.press("/")
        page.keyboard.type(typed)
        assert "Gangs Task Force" in page.locator("#found").inner_text()
        page.keyboard.press("Escape")
        page.locator("#find").fill("")
        page.locator("#find").blur()
    page.keyboard.press("/")
    page.keyboard.type("gtf")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Gangs Task Force"


def test_the_legend_filters_and_what_is_hidden_is_counted(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map)
    before = page.locator("#status").inner_text()
    page.get_by_label("Organisations").uncheck()

    after = page.locator("#status").inner_text()
    assert "hidden" not in before or before != after
    assert "3 links are hidden" in after or "2 links are hidden" in after
    reopened = sight.open(small_map, page.url.partition("#")[2])
    assert reopened.locator("#status").inner_text() == after


def test_every_view_reopens_by_its_address_without_an_error(
    sight: Sight, example_map: Path
) -> None:
    for view in VIEWS:
        page = sight.open(example_map, f"view={view}")
        assert page.locator(f"#tabs [data-view={view}]").get_attribute("aria-pressed") == "true"
        assert page.locator("#view").inner_text() or page.locator("#view canvas").count()
    assert sight.wrong == sight.asked == []


def test_a_path_quotes_each_hop(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map, at(BOARD, GANGS, "path"))

    text = page.locator("#view").inner_text()
    assert "Chain 1: 3 links" in text or "Chain 1: 2 links" in text
    steps = page.locator(".chain").first.locator("li")
    assert steps.count() >= 2
    assert all(steps.nth(place).locator("mark").count() for place in range(steps.count()))


def test_two_reports_are_compared_and_nothing_is_said_to_have_ended(
    sight: Sight, example_map: Path
) -> None:
    page = sight.open(example_map, "view=compare")

    headings = page.locator(".change h2").all_inner_texts()
    assert [heading.split(" ")[0] for heading in headings] == ["New", "No", "In"]
    page.locator(".change.new summary").first.click()
    assert page.locator(".change.new mark").first.inner_text()
    assert "does not say that it ended" in page.locator(".change.gone").inner_text()


def test_kg_diff_draws_two_reports_opened_on_what_changed(sight: Sight, tmp_path: Path) -> None:
    kg("build", *EXAMPLES, "-o", tmp_path / "graph")
    html = tmp_path / "map.html"
    kg("diff", *(path.stem for path in EXAMPLES), "--graph", tmp_path / "graph", "--map", html)

    page = sight.open(html)

    assert page.locator("#tabs [data-view=compare]").get_attribute("aria-pressed") == "true"
    assert page.locator("h1").inner_text().startswith("What changed: ACC Crime Portfolio")


def test_a_matrix_cell_opens_its_evidence_and_an_empty_cell_says_so(
    sight: Sight, example_map: Path
) -> None:
    page = sight.open(example_map, "view=matrix")
    page.locator(".cells td button").first.click()

    assert page.locator("#panel mark").count()
    assert page.locator(".cells td.none").first.inner_text() == "no evidence"
    assert "no evidence in these reports" in page.locator(".bar").inner_text()


def test_the_table_is_sorted_and_saved_as_csv(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map, "view=table")
    page.get_by_role("button", name="To", exact=True).click()
    order = page.locator("tbody tr td:nth-child(3)").all_inner_texts()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as CSV").click()

    assert order == sorted(order, key=str.lower)
    saved = Path(download.value.path()).read_bytes()
    rows = list(csv.reader(io.StringIO(saved.decode("utf-8-sig"))))
    assert saved.startswith(b"\xef\xbb\xbf")
    assert len(rows) == len(order) + 1


def test_a_picture_is_saved_as_png_and_svg(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map)
    files = {}
    for kind in ("PNG", "SVG"):
        page.locator("#export summary").click()
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Picture ({kind})").click()
        files[kind] = Path(download.value.path()).read_bytes()
        page.locator("#export summary").click()

    assert files["PNG"].startswith(b"\x89PNG")
    drawing = ElementTree.fromstring(files["SVG"])  # noqa: S314  # our own file
    assert "Gangs Task" in "".join(drawing.itertext())


def test_a_print_has_the_picture_the_legend_the_sources_and_the_marking(
    sight: Sight, example_map: Path, tmp_path: Path
) -> None:
    page = sight.open(example_map)
    pdf = tmp_path / "map.pdf"
    page.pdf(path=pdf, prefer_css_page_size=True)

    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = "".join(
        document[place].get_textpage().get_text_range() for place in range(len(document))
    )
    assert len(document) == 1
    for said in ("OFFICIAL", "Sources", "Strategic Policing Requirement", "Police forces", "links"):
        assert said in text


def test_two_fingers_draw_the_map_nearer(browser: Browser, example_map: Path) -> None:
    context = browser.new_context(viewport={"width": 820, "height": 1100}, has_touch=True)
    page = Sight(context.new_page()).open(example_map)
    box = page.locator("#view canvas").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    touch = context.new_cdp_session(page)

    def send(kind: str, apart: float) -> None:
        points = [{"x": middle[0] + way * apart, "y": middle[1], "id": way} for way in (-1, 1)]
        found = {"type": kind, "touchPoints": [] if kind == "touchEnd" else points}
        touch.send("Input.dispatchTouchEvent", found)

    zooms = []
    for _ in range(2):
        send("touchStart", 40)
        for apart in range(50, 130, 10):
            send("touchMove", apart)
        send("touchEnd", 0)
        page.wait_for_timeout(400)  # the address learns where the map stands when it rests
        zooms.append(float(page.evaluate("decodeURIComponent(location.hash)").rpartition(",")[2]))
    context.close()

    assert zooms[1] > 2 * zooms[0]


def test_all_can_be_done_by_keyboard_alone(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map)
    for key, view in (("2", "focus"), ("3", "tree"), ("4", "matrix"), ("5", "table"), ("1", "map")):
        page.keyboard.press(key)
        assert page.locator(f"#tabs [data-view={view}]").get_attribute("aria-pressed") == "true"
    page.locator("#view canvas").focus()
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
        page.keyboard.press(key)
    second = page.locator("#panel h2").inner_text()
    page.keyboard.press("f")
    focused = page.url
    page.keyboard.press("Escape")

    assert first == "Westshire Police" or first in ("Gangs Task Force", "Westshire County Council")
    assert second
    assert "view=focus" in focused
    assert "thing=" not in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_no_violation(view: str, scheme: str, sight: Sight, example_map: Path) -> None:
    thing = "unit/west-midlands-police/force-criminal-investigation-department"
    sight.open(example_map, f"{at(thing, view=view)}&scheme={scheme}")

    assert sight.violations() == []


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (390, 844)])
def test_nothing_is_cut_off_on_a_laptop_or_a_phone(
    width: int, height: int, sight: Sight, example_map: Path
) -> None:
    sight.page.set_viewport_size({"width": width, "height": height})
    page = sight.open(example_map)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator("#view canvas").bounding_box()
    assert box
    assert box["width"] >= 380 or width > 400
    assert box["height"] > 300


def test_a_map_turns_dark_with_the_machine_and_by_hand(sight: Sight, small_map: Path) -> None:
    page = sight.open(small_map)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(color_scheme="dark")
    page.locator("html[data-scheme=dark]").wait_for()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("#scheme").click()

    assert dark != light
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light


@pytest.mark.parametrize("name", [*NAMES.values(), "N" * 10_000], ids=[*NAMES, "long"])
def test_a_hostile_name_is_shown_as_text_and_does_nothing(
    name: str, sight: Sight, tmp_path: Path
) -> None:
    html = tmp_path / "map.html"
    html.write_text(to_page(rename_council(name)), encoding="utf-8")
    for view in VIEWS[:-1]:
        page = sight.open(html, at(COUNCIL, FORCE if view == "path" else "", view))
        assert page.title() == "Who works with whom, on what"
    page = sight.open(html, at(COUNCIL))

    assert page.locator("#panel h2").text_content() == name
    assert sight.wrong == sight.asked == []


def test_a_request_would_be_seen(sight: Sight, tmp_path: Path) -> None:
    html = tmp_path / "loud.html"
    html.write_text(
        '<p id="status">x</p><img src="http://example.invalid/x.png">', encoding="utf-8"
    )

    sight.open(html)

    assert sight.asked == ["http://example.invalid/x.png"]
