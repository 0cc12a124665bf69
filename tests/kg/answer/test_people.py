"""Answers in words: who, the way between two, conflicts, gaps, names and differences."""

from dataclasses import replace

import pytest

from kg.answer.called import called
from kg.answer.conflicts import conflicts
from kg.answer.difference import difference
from kg.answer.gaps import coverage, gaps
from kg.answer.route import path
from kg.answer.who import who
from kg.entity import Entity
from kg.errors import QuestionError
from kg.graph import Graph, make_graph
from kg.statement import Statement
from kg.stores import Rows
from tests.small_graph import (
    BOARD,
    COUNCIL,
    ENTITIES,
    FORCE,
    GANGS,
    REPORT,
    STATEMENTS,
    TASK_FORCE,
    VIOLENCE,
    cite,
)

PURSUE = Entity("strand/pursue", "Strand", "Pursue")
LEAD = Entity("person/ann-other", "Person", "Ann Other")
HEAD = Entity("post/head-of-gangs", "Post", "Head of Gangs")
CHIEF = Entity("person/b-else", "Person", "B. Else")


def with_links(*links: tuple[str, str, str], entities: tuple[Entity, ...] = ()) -> Graph:
    """Make the small graph with more links, which the report's second paragraph shows."""
    stmts = [Statement(*link, (cite("2", "the Force"),)) for link in links]
    mentions = [(REPORT.id, "1", TASK_FORCE), (REPORT.id, "1", GANGS), (REPORT.id, "2", BOARD)]
    return make_graph([REPORT], [*ENTITIES, *entities], [*STATEMENTS, *stmts], mentions)


def cells(rows: Rows, *columns: str) -> list[tuple[object, ...]]:
    places = [rows.columns.index(name) for name in columns]
    return [tuple(row[place] for place in places) for row in rows.rows]


def test_who_tells_each_link_from_the_thing_s_own_side_with_its_quote(small_graph: Graph) -> None:
    rows = who(small_graph, COUNCIL)

    assert cells(rows, "relation", "name", "tier", "more", "quote", "paragraph") == [
        (
            "sits on",
            "Safer Westshire Board",
            "stated",
            "and 1 more",
            "Westshire County Council",
            "2",
        ),
        ("works with", "Gangs Task Force", "stated", "", "with Westshire County Council", "1"),
    ]


def test_who_shows_every_place_when_asked(small_graph: Graph) -> None:
    rows = who(small_graph, COUNCIL, quotes=True)

    assert cells(rows, "name", "paragraph", "tier")[:2] == [
        ("Safer Westshire Board", "2", "stated"),
        ("Safer Westshire Board", "1", "inherited"),
    ]


def test_who_leaves_derived_links_out(small_graph: Graph) -> None:
    assert "tackles" not in {row[0] for row in who(small_graph, FORCE).rows}


def test_who_on_a_threat_keeps_what_concerns_it_or_what_is_under_it(small_graph: Graph) -> None:
    assert cells(who(small_graph, COUNCIL, threat=VIOLENCE), "name") == [
        ("Safer Westshire Board",),  # its other place is the paragraph that names gang violence
        ("Gangs Task Force",),
    ]
    assert who(small_graph, BOARD, threat=VIOLENCE).rows != ()
    assert who(with_links(), FORCE, threat="threat/none").rows == ()


def test_a_path_quotes_each_hop(small_graph: Graph) -> None:
    rows = path(small_graph, TASK_FORCE, BOARD)

    assert cells(rows, "chain", "hop", "from", "relation", "to", "places")[:2] == [
        (1, 1, "Gangs Task Force", "works with", "Westshire County Council", "shown in 1 place"),
        (1, 2, "Westshire County Council", "sits on", "Safer Westshire Board", "shown in 2 places"),
    ]
    assert all(row[rows.columns.index("quote")] for row in rows.rows)


def test_of_equally_short_chains_the_one_with_the_stronger_weakest_hop_is_first(
    small_graph: Graph,
) -> None:
    rows = path(small_graph, TASK_FORCE, BOARD)

    by_chain = {row[0]: set() for row in rows.rows}  # type: ignore[var-annotated]
    for row in rows.rows:
        by_chain[row[0]].add(row[rows.columns.index("tier")])
    assert by_chain == {1: {"stated"}, 2: {"stated", "inherited"}}


def test_where_nothing_joins_two_the_nearest_on_each_side_are_named() -> None:
    graph = with_links((LEAD.id, "works_in", FORCE), entities=(LEAD, CHIEF))

    with pytest.raises(QuestionError, match=r"B\. Else has no links") as caught:
        path(graph, LEAD.id, CHIEF.id)

    assert "Ann Other reaches Westshire Police, " in str(caught.value)


def test_a_path_to_itself_is_refused(small_graph: Graph) -> None:
    with pytest.raises(QuestionError, match="the same thing: Safer Westshire Board"):
        path(small_graph, BOARD, BOARD)


def test_two_leads_are_a_conflict_and_both_are_quoted() -> None:
    graph = with_links(
        (LEAD.id, "leads", TASK_FORCE), (CHIEF.id, "leads", TASK_FORCE), entities=(LEAD, CHIEF)
    )

    assert (
        cells(conflicts(graph), "about", "conflict", "name", "quote")
        == [
            ("Gangs Task Force", "has several leads", "B. Else", "the Force"),
            ("Gangs Task Force", "has several leads", "Ann Other", "the Force"),
        ][::-1]
    )


def test_a_post_and_its_holder_are_no_conflict() -> None:
    graph = with_links(
        (LEAD.id, "leads", TASK_FORCE),
        (HEAD.id, "leads", TASK_FORCE),
        (LEAD.id, "holds_post", HEAD.id),
        entities=(LEAD, HEAD),
    )

    assert conflicts(graph).rows == ()


def test_a_team_of_a_department_of_a_force_has_no_two_parents() -> None:
    team = Entity("unit/westshire-police/river-team", "Unit", "River Team")
    graph = with_links(
        (team.id, "part_of", TASK_FORCE), (team.id, "part_of", FORCE), entities=(team,)
    )

    assert conflicts(graph).rows == ()


def test_gaps_say_what_the_reports_do_not_show_and_cite_what_they_do() -> None:
    found = cells(gaps(with_links(), all=True), "gap", "about", "quote")

    assert ("no lead", "gang violence", "tackles gang violence") in found
    assert ("no strand", "gang violence", "tackles gang violence") in found
    assert ("single body", "gang violence", "tackles gang violence") in found
    assert ("reports to nobody", "Safer Westshire Board", "Westshire County Council") in found


def test_gaps_of_what_is_named_once_are_counted_and_left_out() -> None:
    once, twice = gaps(with_links()), gaps(with_links((COUNCIL, "tackles", GANGS)))

    assert [row[0] for row in once.rows] == ["reports to nobody"]
    assert once.cut == "3 findings are left out: the reports name what they are about once"
    assert [row[0:4:3] for row in twice.rows][:2] == [
        ("no lead", "rests on 2 links"),
        ("no strand", "rests on 2 links"),
    ]


def test_what_a_report_names_is_no_gap() -> None:
    graph = with_links(
        (LEAD.id, "leads", GANGS),
        (TASK_FORCE, "contributes_to", PURSUE.id),
        (BOARD, "reports_to", FORCE),
        (COUNCIL, "tackles", GANGS),
        entities=(LEAD, PURSUE),
    )

    assert {row[0] for row in gaps(graph).rows} == set()
    assert coverage(graph).rows == (("gang violence", "Gangs Task Force"),)


@pytest.mark.parametrize("second_way", [False, True])
def test_what_alone_joins_a_threat_to_the_force_is_told(second_way: bool) -> None:
    teams = [Entity(f"unit/westshire-police/{name}", "Unit", name) for name in ("a", "b")]
    graph = with_links(
        *((team.id, "tackles", VIOLENCE) for team in teams),
        *((team.id, "part_of", COUNCIL) for team in teams),
        *([(teams[0].id, "part_of", FORCE)] if second_way else []),
        entities=tuple(teams),
    )

    found = cells(gaps(graph), "gap", "about", "finding")

    finding = "only Westshire County Council joins it to the force"
    assert (("single point", "violence", finding) in found) != second_way


def test_names_say_what_an_acronym_means_and_where_it_stands(small_graph: Graph) -> None:
    rows = called(small_graph)

    assert cells(rows, "name", "means", "note", "paragraphs", "paragraph") == [
        ("gang violence", "gang violence", "", 1, "1"),
        ("Gangs Task Force", "Gangs Task Force", "", 1, "1"),
        ("GTF", "Gangs Task Force", "", 1, "1"),
        ("Safer Westshire Board", "Safer Westshire Board", "", 1, "2"),
    ]


def test_an_acronym_of_two_things_and_one_never_written_out_are_told(small_graph: Graph) -> None:
    other = Entity("unit/gtf", "Unit", "GTF")
    graph = make_graph(
        small_graph.reports,
        [*small_graph.entities, other],
        small_graph.statements,
        [*small_graph.mentions, (REPORT.id, "1", other.id)],
    )

    notes = {(row[1], row[3]) for row in called(graph).rows if row[0] == "GTF"}

    assert notes == {("Gangs Task Force", "also GTF"), ("GTF", "also Gangs Task Force")}


def test_a_difference_tells_new_changed_and_no_longer_mentioned() -> None:
    old = with_links(
        (LEAD.id, "leads", TASK_FORCE),
        (COUNCIL, "reports_to", FORCE),
        entities=(LEAD,),
    )
    renamed = [replace(it, name="Westshire Council") if it.id == COUNCIL else it for it in ENTITIES]
    drugs = Entity("threat/drugs", "Threat", "drugs")
    new = make_graph(
        [REPORT],
        [*renamed, CHIEF, drugs],
        [
            *STATEMENTS,
            Statement(CHIEF.id, "leads", TASK_FORCE, (cite("2", "the Force"),)),
            Statement(COUNCIL, "tackles", drugs.id, (cite("1", "with Westshire County Council"),)),
        ],
    )

    rows = difference(old, new)

    assert cells(rows, "change", "link", "quote", "was", "old quote") == [
        ("new name", "Westshire Council", None, "Westshire County Council", None),
        (
            "new lead",
            "B. Else leads Gangs Task Force",
            "the Force",
            "Ann Other leads Gangs Task Force",
            "the Force",
        ),
        (
            "new threat",
            "Westshire Council tackles drugs",
            "with Westshire County Council",
            None,
            None,
        ),
        (
            "no longer mentioned",
            None,
            None,
            "Westshire County Council reports to Westshire Police",
            "the Force",
        ),
    ]


def test_equal_graphs_have_no_difference(small_graph: Graph) -> None:
    assert difference(small_graph, small_graph).rows == ()
