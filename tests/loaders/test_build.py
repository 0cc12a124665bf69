"""The whole way: files to a graph."""

import subprocess
import sys
from pathlib import Path

import pytest

from kg.check import check_graph
from kg.errors import ReadingError
from kg.graph import Graph
from kg.rdf import to_nquads
from loaders.build import build_graph
from tests.shared import REPORTS, needs_shared, report_file

EXAMPLES = sorted(Path(__file__).resolve().parent.parent.parent.glob("examples/*.txt"))

BUILD = """
import sys
from pathlib import Path
from kg.rdf import to_nquads
from loaders.build import build_graph
sys.stdout.buffer.write(to_nquads(build_graph([Path(name) for name in sys.argv[1:]])))
"""


@pytest.fixture(scope="module")
def example() -> Graph:
    """The graph of the two bundled digests."""
    return build_graph(EXAMPLES)


def names(graph: Graph) -> set[tuple[str, str, str]]:
    of = graph.entity
    return {(of[s.subject].name, s.relation, of[s.object].name) for s in graph.statements}


def test_the_examples_give_a_graph_without_a_fault(example: Graph) -> None:
    assert check_graph(example) == ()
    assert len(example.statements) > 150


@pytest.mark.parametrize(
    "link",
    [
        ("Economic Crime Unit", "part_of", "Force Criminal Investigation Department"),
        ("Child Abuse Teams", "part_of", "Public Protection Department"),
        ("UK Human Trafficking Centre", "part_of", "National Crime Agency"),
        ("Detective Superintendent Tim Bacon", "works_in", "Public Protection Department"),
        ("West Midlands Counter Terrorism Unit", "tackles", "terrorism"),
        ("Operation Sentinel", "tackles", "human trafficking"),
    ],
    ids=lambda link: " ".join(link),
)
def test_the_examples_say_who_is_linked_to_whom(example: Graph, link: tuple[str, str, str]) -> None:
    assert link in names(example)


@pytest.mark.parametrize(
    "name", ["FCID", "PPD", "ROCU", "WMCTU", "NCA", "LSCB", "CSPs", "Operation Astana", "CSE"]
)
def test_the_examples_hold_the_names_a_reader_looks_for(example: Graph, name: str) -> None:
    assert any(name in entity.names for entity in example.entities)


def test_every_quote_is_in_its_paragraph(example: Graph) -> None:
    for _, item in example.rows():
        par = example.paragraph(item)
        assert par is not None
        assert par.text[item.start : item.end] == item.quote


def test_no_offender_becomes_a_person(example: Graph) -> None:
    people = {entity.name for entity in example.entities if entity.type == "Person"}

    assert people
    assert all(name.split()[0] in ("Detective", "DCC", "Mr", "CC", "Det") for name in people)


@pytest.mark.parametrize("seed", ["0", "1", "12345"])
def test_the_same_reports_give_the_same_bytes_whatever_the_hash_seed(seed: str) -> None:
    here = to_nquads(build_graph(EXAMPLES))

    there = subprocess.run(
        [sys.executable, "-c", BUILD, *map(str, EXAMPLES)],
        env={"PYTHONHASHSEED": seed, "PATH": "", "PYTHONPATH": str(EXAMPLES[0].parent.parent)},
        capture_output=True,
        check=True,
    )

    assert there.stdout == here


def test_the_order_of_the_files_makes_no_difference(example: Graph) -> None:
    assert build_graph(EXAMPLES[::-1]) == example


def test_the_same_file_twice_is_read_once_and_said(tmp_path: Path) -> None:
    copy = tmp_path / "more" / EXAMPLES[0].name
    copy.parent.mkdir()
    copy.write_bytes(EXAMPLES[0].read_bytes())

    graph = build_graph([EXAMPLES[0], copy, EXAMPLES[0]])

    assert len(graph.reports) == 1
    assert "the same file was given twice; it was read once" in {e.reason for e in graph.ledger}


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    other = tmp_path / EXAMPLES[0].name
    other.write_text("1. Something else.\n", encoding="utf-8")

    with pytest.raises(ReadingError, match="another file is already report"):
        build_graph([EXAMPLES[0], other])


def test_entities_of_two_reports_that_are_the_same_are_one(example: Graph) -> None:
    by_report = [
        {e for r, _, e in example.mentions if r == report.id} for report in example.reports
    ]

    assert "police-force/west-midlands-police" in by_report[0] & by_report[1]


@pytest.mark.slow
def test_a_long_text_costs_what_its_length_says(tmp_path: Path) -> None:
    from time import process_time

    text = "\n".join(f"The Harbour Crime Unit works with team {n}.\n" for n in range(3_000))
    times = []
    for factor in (1, 4):
        path = tmp_path / f"long-{factor}.txt"
        path.write_text(text * factor, encoding="utf-8")
        begun = process_time()
        build_graph([path])
        times.append(process_time() - begun)

    assert times[1] < 4 * times[0] * 1.8 + 0.5


@needs_shared
@pytest.mark.parametrize("name", REPORTS)
def test_the_whole_reports_give_a_graph_without_a_fault(name: str) -> None:
    assert check_graph(build_graph([report_file(name)])) == ()
