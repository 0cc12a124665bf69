"""Decisions change a graph as they say, by evidence, and leave a trace of what they took."""

from dataclasses import replace

import pytest

from kg.check import check_graph
from kg.errors import DecisionError
from kg.graph import Graph, make_graph
from kg.report import Report
from kg.review.apply import apply_decisions
from kg.review.decision import Decision
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, REPORT, TASK_FORCE, VIOLENCE

MEMBER = (COUNCIL, "member_of", BOARD)
QUOTE = "Westshire County Council"


def links(graph: Graph) -> set[tuple[str, str, str]]:
    return {stmt.triple for stmt in graph.statements}


def reasons(graph: Graph) -> list[str]:
    return [entry.reason for entry in graph.ledger if entry.stage == "review"]


def test_a_rejected_link_is_gone_and_the_ledger_has_it(small_graph: Graph) -> None:
    link = (TASK_FORCE, "works_with", COUNCIL)
    decision = Decision("reject", link=link, reviewer="A. Person", date="2024-05-01", reason="No")

    decided = apply_decisions(small_graph, [decision])

    assert links(small_graph) - links(decided.graph) == {link}
    assert reasons(decided.graph) == ["rejected by A. Person, 2024-05-01: No"]
    assert decided.unused == ()
    assert check_graph(decided.graph) == ()


def test_one_quote_of_two_is_rejected_and_the_link_stands(small_graph: Graph) -> None:
    decision = Decision("reject", link=MEMBER, report=REPORT.id, quote="the Force")

    assert apply_decisions(small_graph, [decision]).unused == (decision,)

    both = Decision("reject", link=MEMBER, report=REPORT.id, quote=QUOTE)
    assert MEMBER not in links(apply_decisions(small_graph, [both]).graph)


def test_a_link_stays_rejected_when_its_paragraph_has_moved(small_graph: Graph) -> None:
    decision = Decision("reject", link=(TASK_FORCE, "tackles", GANGS), report=REPORT.id)
    moved = move_paragraphs(small_graph)

    decided = apply_decisions(moved, [replace(decision, quote="tackles gang violence")])

    assert (TASK_FORCE, "tackles", GANGS) not in links(decided.graph)


def move_paragraphs(graph: Graph) -> Graph:
    """Read the report again after a paragraph was put before all others."""
    report: Report = graph.reports[0]
    keys = {par.key: f"{par.key}-b" for par in report.paragraphs}
    pars = tuple(
        replace(par, key=keys[par.key], parent=keys.get(par.parent, ""))
        for par in report.paragraphs
    )
    stmts = [
        replace(
            stmt,
            evidence=tuple(replace(it, paragraph=keys[it.paragraph]) for it in stmt.evidence),
        )
        for stmt in graph.statements
        if stmt.tier != "derived"
    ]
    mentions = [(name, keys[key], entity) for name, key, entity in graph.mentions]
    return make_graph([replace(report, paragraphs=pars)], graph.entities, stmts, mentions)


def test_what_rests_on_a_rejected_link_falls_with_it(small_graph: Graph) -> None:
    decision = Decision("reject", link=(TASK_FORCE, "tackles", GANGS))

    decided = apply_decisions(small_graph, [decision]).graph

    assert (FORCE, "tackles", GANGS) not in links(decided)
    assert sorted(reasons(decided)) == ["rejected", "rests on what a person rejected"]
    assert check_graph(decided) == ()


def test_a_corrected_link_keeps_its_quote(small_graph: Graph) -> None:
    wrong, right = (TASK_FORCE, "tackles", GANGS), (TASK_FORCE, "tackles", VIOLENCE)
    decision = Decision("correct", link=wrong, to=right)

    decided = apply_decisions(small_graph, [decision]).graph

    made = next(stmt for stmt in decided.statements if stmt.triple == right)
    assert wrong not in links(decided)
    assert (made.evidence[0].quote, made.evidence[0].rule) == ("tackles gang violence", "review")
    assert check_graph(decided) == ()


def test_an_added_link_cites_the_words_it_was_given(small_graph: Graph) -> None:
    link = (COUNCIL, "tackles", GANGS)
    decision = Decision("add", link=link, report=REPORT.id, quote="gang violence with Westshire")

    decided = apply_decisions(small_graph, [decision]).graph

    made = next(stmt for stmt in decided.statements if stmt.triple == link)
    assert (made.evidence[0].paragraph, made.tier) == ("1", "stated")
    assert check_graph(decided) == ()


def test_words_that_are_not_in_the_report_add_nothing(small_graph: Graph) -> None:
    decision = Decision("add", link=(COUNCIL, "tackles", GANGS), report=REPORT.id, quote="not so")

    decided = apply_decisions(small_graph, [decision])

    assert decided.unused == (decision,)
    assert "matches nothing any more" in reasons(decided.graph)[0]


def test_two_that_are_the_same_become_one_with_all_names(small_graph: Graph) -> None:
    twin = replace(small_graph.entity[COUNCIL], id="organisation/wcc", name="WCC", aliases=())
    stmt = replace(small_graph.outgoing[COUNCIL][0], subject=twin.id)
    graph = make_graph(
        small_graph.reports,
        [*small_graph.entities, twin],
        [*small_graph.statements, stmt],
        small_graph.mentions,
    )

    decided = apply_decisions(graph, [Decision("same", names=(COUNCIL, "WCC"))]).graph

    assert decided.entity[COUNCIL].names == ("Westshire County Council", "WCC")
    assert twin.id not in decided.entity
    assert links(decided) == links(small_graph)
    assert check_graph(decided) == ()


def test_a_thing_is_renamed_and_its_old_name_still_finds_it(small_graph: Graph) -> None:
    decided = apply_decisions(small_graph, [Decision("rename", names=("GTF", "Gangs Unit"))]).graph

    assert decided.entity[TASK_FORCE].names == ("Gangs Unit", "GTF", "Gangs Task Force")


def test_a_post_that_is_left_without_links_is_left_out(small_graph: Graph) -> None:
    post = replace(small_graph.entity[TASK_FORCE], id="post/head", type="Post", name="Head")
    stmt = replace(small_graph.outgoing[COUNCIL][0], subject=post.id)
    graph = make_graph(
        small_graph.reports,
        [*small_graph.entities, post],
        [*small_graph.statements, stmt],
        [*small_graph.mentions, (REPORT.id, "1", post.id)],
    )

    decided = apply_decisions(graph, [Decision("reject", link=stmt.triple)]).graph

    assert post.id not in decided.entity
    assert check_graph(decided) == ()


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision("same", names=(COUNCIL, GANGS)), "is a Organisation, .* a Threat"),
        (
            Decision("correct", link=MEMBER, to=(COUNCIL, "chairs", GANGS)),
            "chairs does not run from Organisation to Threat",
        ),
        (Decision("correct", link=MEMBER, to=(COUNCIL, "likes", BOARD)), "'likes' is not a rel"),
        (
            Decision("correct", link=MEMBER, to=("unit/none", "chairs", BOARD)),
            "'unit/none' is not in the graph",
        ),
    ],
)
def test_what_would_break_the_ontology_is_refused(
    small_graph: Graph, decision: Decision, message: str
) -> None:
    with pytest.raises(DecisionError, match=message):
        apply_decisions(small_graph, [decision])


def test_an_accepted_link_changes_nothing(small_graph: Graph) -> None:
    decided = apply_decisions(small_graph, [Decision("accept", link=MEMBER)])

    assert decided.graph == small_graph
    assert decided.unused == ()
