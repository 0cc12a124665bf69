"""A map in a notebook's frame is the same page, works there, and keeps to itself."""

from pathlib import Path

import pytest

import kg
from kg.errors import QuestionError
from kg.opened import Opened
from tests.browser import Sight
from tests.command import kg as run

EXAMPLES = sorted((Path(__file__).parents[3] / "examples").glob("*.txt"))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """The graph of the examples."""
    folder = tmp_path_factory.mktemp("notebook") / "graph"
    run("build", *EXAMPLES, "-o", folder)
    return kg.open(folder)


def test_the_whole_map_is_the_one_of_the_command(opened: Opened, tmp_path: Path) -> None:
    run("map", "--graph", opened.folder.path, "-o", tmp_path / "command.html")

    opened.show().write(tmp_path / "shown.html")

    assert (tmp_path / "shown.html").read_bytes() == (tmp_path / "command.html").read_bytes()


def test_a_part_is_drawn_by_pyvis_when_asked(opened: Opened) -> None:
    force = next(it.name for it in opened.graph.entities if it.type == "PoliceForce")

    assert "vis.DataSet" in opened.show(force, renderer="pyvis").html


def test_a_renderer_that_there_is_not_is_named(opened: Opened) -> None:
    with pytest.raises(QuestionError, match="'canvas' is not one that draws maps"):
        opened.show(renderer="canvas")  # type: ignore[arg-type]  # that is the mistake


@pytest.mark.browser
def test_the_map_works_in_a_frame_and_asks_nothing(
    opened: Opened, sight: Sight, tmp_path: Path
) -> None:
    html = tmp_path / "notebook.html"
    frame = opened.show()._repr_html_()
    html.write_text(f"<!DOCTYPE html><title>n</title><p id='status'>x</p>{frame}", encoding="utf-8")
    page = sight.open(html)
    shown = page.frame_locator("iframe")

    shown.get_by_role("button", name="Table").click()

    assert shown.locator("#view table").count() == 1
    assert sight.asked == []
    assert sight.wrong == []
