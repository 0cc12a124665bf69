"""The notebook of the examples runs from its first cell to its last."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.command import kg

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    place = tmp_path_factory.mktemp("notebook")
    kg("build", *sorted(EXAMPLES.glob("*.txt")), "-o", place / "graph")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(EXAMPLES.parent))
        patch.setenv("JUPYTER_PLATFORM_DIRS", "1")
        client = NotebookClient(read(), timeout=120, resources={"metadata": {"path": place}})
        return client.execute()


def read() -> nbformat.NotebookNode:
    text = (EXAMPLES / "ask.ipynb").read_text("utf-8")
    return nbformat.reads(text, as_version=4)  # type: ignore[no-any-return, no-untyped-call]  # no types


def outputs(notebook: nbformat.NotebookNode) -> list[str]:
    """Take what each code cell shows, in HTML or SVG where it has that."""
    shown = []
    for cell in notebook.cells:
        if cell.cell_type == "code":
            data = cell.outputs[-1]["data"]
            kind = next(it for it in ("image/svg+xml", "text/html", "text/plain") if it in data)
            shown.append(data[kind])
    return shown


@pytest.mark.slow
def test_each_cell_shows_an_answer(ran: nbformat.NotebookNode) -> None:
    shown = outputs(ran)

    assert shown[0].startswith("<graph graph: 2 reports, ")
    assert "<td>" in shown[1]
    assert "HM Revenue and Customs" in shown[2]
    assert "West Midlands Police" in shown[5]
    assert shown[8].startswith("<svg")
    assert all(shown)


def test_the_notebook_is_committed_without_output() -> None:
    notebook = read()

    assert [cell for cell in notebook.cells if cell.get("outputs")] == []
