"""Each question gives equal rows, in equal order, in every engine.

The examples, the two whole reports and a generated graph of some thousand statements are asked
in Oxigraph, kglite and Neo4j; one of 100,000 in Oxigraph and kglite. rdflib's own engine takes
ten seconds and more a question on some thousand, so its generated graph has some hundred. What
the rows should be is in test_answers.py.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from time import process_time

import pytest

from kg.answer.ask import ask
from kg.errors import QuestionError
from kg.graph import Graph
from kg.query import Question, load_question, load_questions
from kg.stores import Rows, Store
from kg.stores.kglite import KgliteStore
from kg.stores.limit import Limits
from kg.stores.oxigraph import OxigraphStore
from loaders.build import build
from tests.big_graph import make_big_graph
from tests.hostile import NAMES
from tests.kg.question_values import Values, any_values, values_with_rows
from tests.kg.rdflib_engine import RdflibEngine
from tests.shared import REPORTS, needs_shared, report_file
from tests.small_graph import make_small_graph

pytestmark = pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")
"""rdflib warns of what its own engine calls."""

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
QUESTIONS = pytest.mark.parametrize("question", load_questions(), ids=lambda item: item.name)
GRAPHS = [
    "examples",
    pytest.param("reports", marks=[needs_shared, pytest.mark.shared]),
    "thousands",
]
HOSTILE = [*NAMES.values(), "}) DETACH DELETE n //", "\u202e\u05e9" * 40, "x" * 10_000]
LIMITS = Limits(seconds=600)
SIZES = {"hundreds": 400, "thousands": 3_000, "many": 100_000}
"""Generated graphs, by their number of statements."""


@cache
def graph_of(name: str) -> Graph:
    if name == "examples":
        return build(sorted(map(str, EXAMPLES.glob("*.txt")))).graph
    if name == "reports":
        return build([str(report_file(report)) for report in REPORTS]).graph
    return make_big_graph(SIZES[name])


@cache
def oxigraph(name: str) -> Store:
    store = OxigraphStore(limits=LIMITS)
    store.write(graph_of(name))
    return store


@cache
def kglite(name: str) -> Store:
    store = KgliteStore(limits=LIMITS)
    store.write(graph_of(name))
    return store


@cache
def rdflib(name: str) -> RdflibEngine:
    return RdflibEngine(graph_of(name))


@pytest.fixture(scope="module", params=GRAPHS)
def neo4j(request: pytest.FixtureRequest) -> Iterator[tuple[str, Store]]:
    from kg.stores.neo4j import Neo4jStore

    with Neo4jStore(request.getfixturevalue("neo4j_uri"), limits=LIMITS) as store:
        store.write(graph_of(request.param))
        yield request.param, store


@cache
def values_for(question: Question, name: str, most: int) -> list[Values]:
    """Give values with rows, or one without; for an optional slot, none as well."""
    graph = graph_of(name)
    found = values_with_rows(question, graph, kglite(name), most) or [any_values(question, graph)]
    return [*found, ()] if question.slots and not question.needed and name != "many" else found


def answers(question: Question, name: str, store: Store, most: int = 3) -> list[Rows]:
    return [
        ask(question, graph_of(name), store, values) for values in values_for(question, name, most)
    ]


@QUESTIONS
@pytest.mark.parametrize("name", GRAPHS)
def test_oxigraph_and_kglite_agree(question: Question, name: str) -> None:
    assert answers(question, name, oxigraph(name)) == answers(question, name, kglite(name))


@QUESTIONS
@pytest.mark.parametrize("name", [*GRAPHS[:2], "hundreds"])
def test_rdflib_agrees(question: Question, name: str) -> None:
    store: Store = rdflib(name)  # type: ignore[assignment]  # it only answers

    assert answers(question, name, store, 1) == answers(question, name, kglite(name), 1)


@pytest.mark.server
@QUESTIONS
def test_neo4j_agrees(question: Question, neo4j: tuple[str, Store]) -> None:
    name, store = neo4j

    assert answers(question, name, store) == answers(question, name, kglite(name))


@QUESTIONS
def test_a_hundred_thousand_statements_give_rows_and_agree(question: Question) -> None:
    found = answers(question, "many", kglite("many"), 1)

    assert any(answer.rows for answer in found)
    assert found == answers(question, "many", oxigraph("many"), 1)
    assert not any(answer.cut.startswith("stopped") for answer in found)


@cache
def seconds_for_all_links() -> float:
    return seconds(load_question("links"), ())


def seconds(question: Question, values: Values) -> float:
    graph, store = graph_of("many"), oxigraph("many")
    begun = process_time()
    ask(question, graph, store, values)
    return process_time() - begun


@pytest.mark.parametrize(
    "question", [it for it in load_questions() if it.needed], ids=lambda item: item.name
)
def test_a_question_about_one_thing_is_no_slower_than_reading_all_links(question: Question) -> None:
    """A join from the whole graph took ten times as long; what is usual is a thirtieth."""
    values = values_for(question, "many", 1)[0]

    assert seconds(question, values) < 5 * seconds_for_all_links()


@pytest.mark.parametrize(
    "question", [it for it in load_questions() if it.slots], ids=lambda item: item.name
)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_value_is_refused_in_one_line(question: Question, text: str) -> None:
    graph = make_small_graph()
    for store in _small_stores():
        with pytest.raises(QuestionError) as caught:
            ask(question, graph, store, [text] * len(question.slots))

        assert "\n" not in str(caught.value)
        assert store.read() == graph


@cache
def _small_stores() -> tuple[Store, ...]:
    stores: tuple[Store, ...] = (OxigraphStore(), KgliteStore())
    for store in stores:
        store.write(make_small_graph())
    return stores
