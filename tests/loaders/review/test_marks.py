"""A marked review becomes decisions, whatever program saved it; a broken row is told by its row."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from kg.errors import DecisionError
from kg.graph import Graph
from kg.review.apply import apply_decisions
from kg.review.decision import Decision
from kg.review.file import add_to_file, read_decisions
from kg.review.files import to_xlsx, write_review
from kg.review.sheet import make_review
from loaders.review.marks import Marked, read_marked
from tests.hostile import NAMES, rename_council
from tests.small_graph import BOARD, COUNCIL, GANGS, REPORT, TASK_FORCE

DATA = Path(__file__).resolve().parents[2] / "data" / "review"
TACKLES = "Gangs Task Force tackles gang violence"
WORKS = "Gangs Task Force works with Westshire County Council"

Marks = dict[str, dict[str, object]]
"""By what stands in a row's first column: the columns that are marked."""


def mark(path: Path, marks: Marks) -> Path:
    """Mark a workbook as a person does."""
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:]:
        heading = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2):
            for column, value in marks.get(str(row[0].value), {}).items():
                row[heading.index(column)].value = value  # type: ignore[assignment]
    book.save(path)
    return path


def review(folder: Path, graph: Graph, marks: Marks) -> Marked:
    path = folder / "review.xlsx"
    write_review(path, make_review(graph))
    return read_marked(mark(path, marks), graph)


MARKS: Marks = {
    TACKLES: {"decision": "reject", "reviewer": "A. Person", "decided on": date(2024, 5, 1)},
    WORKS: {
        "decision": "Correct",
        "right object": "the safer westshire board",
        "right relation": "member of",
        "reason": "It sits on it",
    },
}


def expected() -> tuple[Decision, ...]:
    return (
        Decision(
            "correct",
            link=(TASK_FORCE, "works_with", COUNCIL),
            to=(TASK_FORCE, "member_of", BOARD),
            report=REPORT.id,
            quote="with Westshire County Council",
            rule="hand",
            reason="It sits on it",
        ),
        Decision(
            "reject",
            link=(TASK_FORCE, "tackles", GANGS),
            report=REPORT.id,
            quote="tackles gang violence",
            rule="hand",
            reviewer="A. Person",
            date="2024-05-01",
        ),
    )


def in_order(marked: Marked) -> tuple[Decision, ...]:
    assert marked.faults == ()
    return tuple(sorted(marked.decisions, key=lambda item: item.verdict))


def test_marks_in_a_workbook_become_decisions(tmp_path: Path, small_graph: Graph) -> None:
    assert in_order(review(tmp_path, small_graph, MARKS)) == expected()


def test_a_workbook_that_libreoffice_saved_is_read_the_same(small_graph: Graph) -> None:
    assert in_order(read_marked(DATA / "libreoffice.xlsx", small_graph)) == expected()


@pytest.mark.parametrize("comma", [",", ";"])
def test_csv_is_read_the_same(tmp_path: Path, small_graph: Graph, comma: str) -> None:
    write_review(tmp_path, make_review(small_graph))
    path = tmp_path / "links.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith(TACKLES):
            lines[number] = line.replace(",hand,,,,,,,", ",hand,reject,,,,A. Person,2024-05-01,")
    assert "reject" in "".join(lines)
    if comma == ";":
        assert all('"' not in line or ";" not in line for line in lines)
        lines = [line.replace(",", ";") if '"' not in line else "" for line in lines]
        lines[0] = lines[0].replace(",", ";")
    path.write_text("\ufeff" + "\r\n".join(lines), encoding="utf-8")

    assert in_order(read_marked(tmp_path, small_graph)) == expected()[1:]


def test_every_broken_row_is_told_at_once(tmp_path: Path, small_graph: Graph) -> None:
    marked = review(
        tmp_path,
        small_graph,
        {
            TACKLES: {"decision": "perhaps"},
            WORKS: {"decision": "correct", "right object": "Nobody"},
            "Gangs Task Force is part of Westshire Police": {"decision": "correct"},
            "Westshire Police sits on Safer Westshire Board": {
                "decision": "accept",
                "subject id": None,
            },
        },
    )

    told = sorted(str(fault).partition("sheet ")[2] for fault in marked.faults)
    assert marked.decisions == ()
    assert len(told) == 4
    assert all(line.startswith("'Links' row ") for line in told)
    text = " ".join(told)
    assert "'perhaps' is not one of accept, reject, correct" in text
    assert "nothing is called 'Nobody'" in text
    assert "'correct' needs what is right" in text
    assert "grey columns are empty" in text


def test_names_are_joined_and_kept_apart(tmp_path: Path, small_graph: Graph) -> None:
    marked = review(tmp_path, small_graph, {"Gangs Task Force": {"decision": "not the same"}})

    assert marked.decisions == (Decision("not_same", names=("Gangs Task Force", "GTF")),)


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_is_a_text_in_the_workbook(tmp_path: Path, name: str) -> None:
    graph = rename_council(name)
    path = tmp_path / "review.xlsx"
    write_review(path, make_review(graph))
    book = openpyxl.load_workbook(path)

    cells = [cell for row in book["Links"].iter_rows(min_row=2) for cell in row]

    assert "f" not in {cell.data_type for cell in cells}
    shown = [str(cell.value) for cell in cells]
    assert any(name.replace("\x1b", "�").replace("\x07", "�") in text for text in shown)


def test_equal_graphs_give_equal_workbooks(small_graph: Graph) -> None:
    assert to_xlsx(make_review(small_graph)) == to_xlsx(make_review(small_graph))


def test_the_whole_round_sticks(tmp_path: Path, small_graph: Graph) -> None:
    """Marked once, rejected in each later build; what is deleted from the file comes back."""
    path = tmp_path / "decisions.yaml"
    add_to_file(path, review(tmp_path, small_graph, MARKS).decisions)
    decided = apply_decisions(small_graph, read_decisions(path)[0]).graph

    triples = {stmt.triple for stmt in decided.statements}
    assert (TASK_FORCE, "tackles", GANGS) not in triples
    assert (TASK_FORCE, "member_of", BOARD) in triples

    path.write_text("", encoding="utf-8")
    assert apply_decisions(small_graph, read_decisions(path)[0]).graph == small_graph


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("none.xlsx", None, "cannot be read"),
        ("text.xlsx", b"hello", "is no workbook|zip is damaged"),
        ("empty.xlsx", b"", "is no workbook|zip is damaged"),
        ("other.csv", b"a,b\r\n1,2\r\n", "is no review"),
        ("latin.csv", "decision,n\xe9".encode("latin-1"), "is not UTF-8"),
    ],
)
def test_what_is_no_review_is_told_in_one_line(
    tmp_path: Path, small_graph: Graph, name: str, data: bytes | None, message: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(DecisionError, match=message) as caught:
        read_marked(path, small_graph)

    assert "\n" not in str(caught.value)


def test_a_bomb_in_a_workbook_is_refused(tmp_path: Path, small_graph: Graph) -> None:
    import zipfile

    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (60 << 20))

    with pytest.raises(DecisionError, match="unpacks to more than"):
        read_marked(path, small_graph)
