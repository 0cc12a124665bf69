"""Whom a profile expects on a board, and whom the reports name there."""

from pathlib import Path

import pytest

from kg.answer.expected import NOBODY, expected
from kg.answer.profile import load_profile, parse_profile, profile_names
from kg.entity import Entity
from kg.errors import NothingFoundError, QuestionError
from kg.graph import Graph, make_graph
from kg.schema import load_schema
from kg.statement import Evidence, Statement
from tests.small_graph import COUNCIL, FORCE, TASK_FORCE, make_small_graph

PROFILE = """
board: Safety board
law: Safety Act, section 1
boards: [safer board, safety board]
expected:
  - {who: the council, law: s. 1(a), kinds: [local_authority]}
  - {who: the police, law: s. 1(b), types: [PoliceForce]}
  - {who: probation, law: s. 1(c), words: [probation service]}
"""
SAFETY = "partnership/westshire-police/safety-board"


def with_board(*links: tuple[str, str, str], type: str = "Partnership") -> Graph:
    """Add a Safety Board and links to the small graph, each shown by its first paragraph."""
    graph = make_small_graph()
    shown = Evidence("westshire-2014", "1", 0, 20, "The Gangs Task Force", "stated", "test")
    board = Entity(SAFETY, type, "Westshire Safety Boards")
    stmts = [Statement(*link, (shown,)) for link in links]
    return make_graph(graph.reports, [*graph.entities, board], [*graph.statements, *stmts])


def told(graph: Graph, text: str = PROFILE) -> list[tuple[object, ...]]:
    rows = expected(graph, parse_profile(text, "p.yaml"))
    return [(row["finding"], row["expected"], row["name"]) for row in rows.records()]


def test_members_partners_and_who_is_not_named_are_told_apart() -> None:
    graph = with_board((COUNCIL, "member_of", SAFETY), (FORCE, "works_with", SAFETY))

    assert told(graph) == [
        ("named as member", "the council", "Westshire County Council"),
        ("named as partner", "the police", "Westshire Police"),
        (NOBODY, "probation", None),
    ]


def test_a_named_member_is_cited_and_the_law_too() -> None:
    rows = expected(with_board((COUNCIL, "chairs", SAFETY)), parse_profile(PROFILE, "p"))

    row = rows.records()[0]
    assert (row["law"], row["board"]) == ("s. 1(a)", "Westshire Safety Boards")
    assert (row["quote"], row["paragraph"]) == ("The Gangs Task Force", "1")


def test_a_unit_stands_for_its_force() -> None:
    graph = with_board((TASK_FORCE, "member_of", SAFETY))

    assert ("named as member", "the police", "Gangs Task Force") in told(graph)


def test_a_body_that_a_board_is_part_of_is_no_member() -> None:
    assert ("named as member", "the police", "Westshire Police") not in told(
        with_board((SAFETY, "part_of", FORCE))
    )


def test_no_such_board_is_an_answer() -> None:
    with pytest.raises(NothingFoundError, match="no Safety board is named in these reports"):
        told(make_small_graph())


@pytest.mark.parametrize("name", profile_names())
def test_a_profile_names_its_law_and_known_kinds(name: str) -> None:
    profile = load_profile(name)

    assert " Act " in profile.law
    assert "section" in profile.law.casefold() or "Schedule" in profile.law
    types = {type for item in profile.expected for type in item.types}
    assert types <= set(load_schema().type_labels)
    assert len({item.who for item in profile.expected}) == len(profile.expected)


def test_the_profiles_that_the_docs_name_are_there() -> None:
    assert profile_names() == (
        *("community-safety-partnership", "local-resilience-forum", "mappa"),
        *("safeguarding-partners", "youth-offending-team"),
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a", "p.yaml: is no profile; it has 'board'"),
        ("{", "p.yaml: not YAML"),
        (PROFILE.replace("law: Safety Act, section 1", "law: 1"), "p.yaml: 'law' must be a text"),
        (PROFILE.replace("[safer board, safety board]", "x"), "'boards' must be a list of texts"),
        (PROFILE.replace("[safer board, safety board]", "[]"), "name one thing at least"),
        (PROFILE.replace(", words: [probation service]", ""), "p.yaml: expected 3: needs 'words'"),
        (PROFILE.replace("{who: the police", "{whom: the police"), "expected 2: 'who' must be"),
    ],
)
def test_what_is_wrong_with_a_profile_is_told_by_its_place(text: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        parse_profile(text, "p.yaml")


def test_a_profile_is_found_by_name_or_file(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(PROFILE, encoding="utf-8")

    assert load_profile(str(tmp_path / "own.yaml")).board == "Safety board"
    with pytest.raises(QuestionError, match="no profile is called 'csp'; known are community"):
        load_profile("csp")
    with pytest.raises(QuestionError, match=r"none\.yaml: cannot be read: No such file"):
        load_profile(str(tmp_path / "none.yaml"))
