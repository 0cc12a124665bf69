"""The quality card counts what a graph says of its own making."""

import csv
import io
import json
from dataclasses import replace

from hypothesis import given, settings

from kg.graph import Graph
from kg.measured import load_measured
from kg.quality import PARTS, card_csv, card_json, describe_card, make_card
from tests.small_graph import TACKLES
from tests.strategies import graphs


def test_a_card_names_the_reports_with_their_digest_and_the_rules(small_graph: Graph) -> None:
    card = make_card(small_graph, "2014.03", {"shape": 2}.items())

    assert card.part("report") == {"westshire-2014": "3b7e" * 16}
    assert card.part("version")["rules"] == "2014.03"
    assert card.part("recogniser") == {"shape": 2}


def test_a_card_counts_links_by_tier_and_evidence_by_rule(small_graph: Graph) -> None:
    card = make_card(small_graph)

    assert card.part("tier") == {"derived": 1, "inherited": 1, "stated": 4}
    assert card.part("rule") == {"hand": 6, "parent-tackles": 1}


def test_a_card_counts_the_ledger_by_reason(small_graph: Graph) -> None:
    assert make_card(small_graph).part("ledger") == {
        "reading: page without text": 1,
        "relation: one end only": 1,
    }


def test_a_link_whose_quote_is_not_in_its_paragraph_is_not_cited(small_graph: Graph) -> None:
    wrong = replace(TACKLES, evidence=(replace(TACKLES.evidence[0], quote="tackles gang"),))
    kept = tuple(stmt for stmt in small_graph.statements if stmt.triple != TACKLES.triple)

    graph = replace(small_graph, statements=(*kept, wrong))

    assert make_card(small_graph).part("share") == {"cited": 1.0}
    assert make_card(graph).part("share") == {"cited": 0.833}


def test_a_rule_that_was_measured_shows_its_precision(small_graph: Graph) -> None:
    rule, measured = next(iter(load_measured().items()))
    item = replace(TACKLES.evidence[0], rule=rule)
    graph = replace(small_graph, statements=(replace(TACKLES, evidence=(item,)),))

    card = make_card(graph)

    assert card.part("precision") == {rule: measured.precision}
    assert card.part("version")["precision measured with rules"] == measured.version


def test_what_reviewers_judged_is_counted_by_rule(small_graph: Graph) -> None:
    card = make_card(small_graph, "7", (), [("hand", (2, 3)), ("other", (0, 1))])

    assert card.part("marked") == {"hand": 3, "other": 1}
    assert card.part("right") == {"hand": 0.67, "other": 0.0}


def test_the_measured_table_is_consistent() -> None:
    found = load_measured().values()

    assert len({item.version for item in found}) == 1
    assert all(0 <= item.right <= item.rows and item.texts >= 1 for item in found)


def test_an_empty_graph_has_a_card() -> None:
    card = make_card(Graph((), (), ()))

    assert card.part("count") == {"evidence": 0, "links": 0, "paragraphs": 0, "things": 0}
    assert card.part("share") == {}


def test_a_card_is_a_line_for_a_person(small_graph: Graph) -> None:
    assert describe_card(make_card(small_graph, "7")) == (
        "1 derived, 1 inherited, 4 stated; 100% cited; 2 read but not kept; rules 7"
    )


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_csv_and_json_say_the_same_in_the_same_order(graph: Graph) -> None:
    card = make_card(graph, "7", {"shape": 1}.items())

    rows = list(csv.reader(io.StringIO(card_csv(card).decode(), newline="")))[1:]
    record = json.loads(card_json(card))

    assert rows == [
        [part, name, str(value)] for part in record for name, value in record[part].items()
    ]
    assert list(record) == [part for part in PARTS if part in record]
