"""Questions are read from queries/, bound, and answered in words with their evidence."""

import re

import pytest

from kg.answer.ask import example, list_questions
from kg.errors import OntologyError, QuestionError
from kg.graph import Graph
from kg.query import Question, in_words, load_question, load_questions, read_question, run
from kg.resources import resource_text
from kg.schema import load_schema
from kg.stores import Ref
from kg.stores.oxigraph import OxigraphStore
from tests.hostile import NAMES, rename_council
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, TASK_FORCE, VIOLENCE

QUESTIONS = pytest.mark.parametrize("question", load_questions(), ids=lambda item: item.name)
HEADER = """#: title: T
#: topic: Threats and strands
#: question: Who is {who}?
#: method: query
#: parameters:
#:   who: {type: entity, help: h, example: e}
#: columns:
#:   name: n
SELECT ?who ?name { ?who skos:prefLabel ?name }
"""


@pytest.fixture(scope="module")
def store(small_graph: Graph) -> OxigraphStore:
    store = OxigraphStore()
    store.write(small_graph)
    return store


PARTS = {
    *("inTier", "derived", "address", "order", "page", "text", "paragraphKind", "mentions"),
    *("Report", "Paragraph", "reportingBody", "LedgerEntry", "stage", "reason"),
}
"""What kg/rdf.py writes of reports, paragraphs, evidence and the ledger."""


def select(question: Question, store: OxigraphStore, **values: str) -> list[dict[str, object]]:
    rows = run(question, store, {name: Ref(value) for name, value in values.items()})
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


@QUESTIONS
def test_a_question_gives_the_columns_its_header_names(
    question: Question, store: OxigraphStore
) -> None:
    values: dict[str, Ref | int] = {
        slot.name: 2 if slot.type == "integer" else Ref(TASK_FORCE) for slot in question.slots
    }

    columns = run(question, store, values).columns

    joined = {"path": {"chain", "hop"}}.get(question.method, set())
    if question.method == "bridges":  # the query gives pairs; test_answers.py sees the columns
        assert columns == ("source", "target")
    else:
        assert set(columns) == {column.name for column in question.columns} - joined


@QUESTIONS
def test_an_answer_row_cites_a_report_or_the_question_says_why_not(question: Question) -> None:
    cited = {"quote", "report", "date", "paragraph", "page"} <= {
        column.name for column in question.columns
    }

    assert cited != bool(question.uncited)


@QUESTIONS
def test_a_question_has_words_for_each_slot_and_help_for_each_column(question: Question) -> None:
    assert set(re.findall(r"\{(\w+)\}", question.words)) == {slot.name for slot in question.slots}
    assert all(column.help for column in question.columns)
    assert example(question).startswith(f"kg ask {question.name}")


@QUESTIONS
def test_a_query_names_only_terms_of_the_ontology(question: Question) -> None:
    schema = load_schema()
    own = {relation.iri.rsplit("#")[1] for relation in schema.relations.values()}

    assert set(re.findall(r"kg:(\w+)", _query(question.text))) <= own | PARTS | set(schema.types)
    assert set(re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", question.cypher)) <= {
        relation.cypher_name for relation in schema.relations.values()
    } | {"IN_REPORT"}


@QUESTIONS
def test_a_query_is_wholly_ordered(question: Question) -> None:
    assert question.sort or re.search(r"ORDER BY .*\?\w+\s*$", question.text)
    assert question.sort or "ORDER BY" in question.cypher


@QUESTIONS
def test_a_slot_is_selected_and_none_is_a_column(question: Question) -> None:
    slots = {slot.name for slot in question.slots}
    selected = re.search(r"^SELECT(.*?)\{", _query(question.text), re.MULTILINE | re.DOTALL)

    assert selected
    assert slots <= set(re.findall(r"\?(\w+)", selected[1]))
    assert not slots & {column.name for column in question.columns}


def test_the_readme_lists_each_question_as_its_file_says() -> None:
    readme = resource_text("queries", "README.md")
    table = "\n".join(f"| {row[0]} | `{row[1]}` | {row[2]} |" for row in list_questions().rows)

    assert table in readme, f"the table of queries/README.md should be:\n{table}"


def test_a_line_for_a_slot_is_left_out_where_that_has_no_value() -> None:
    question = load_question("who-funds")

    assert "# if about" in question.text_in("sparql", ["about"])
    assert "// if about" in question.text_in("cypher", ["about"])
    assert "if about" not in question.text_in("sparql") + question.text_in("cypher")


@QUESTIONS
def test_a_path_in_cypher_has_an_end(question: Question) -> None:
    """Without one, kglite stops after ten steps."""
    assert not re.search(r"\*(\d+\.\.)?\]", question.cypher)


def _query(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith("#"))


def test_links_are_read_in_both_directions(store: OxigraphStore) -> None:
    rows = select(load_question("who-connects-to"), store, who=BOARD)

    assert {(row["relation"], row["name"]) for row in rows} == {
        ("has as member", "Westshire County Council"),
        ("has as member", "Westshire Police"),
    }


def test_a_symmetric_relation_reads_the_same_from_both_ends(store: OxigraphStore) -> None:
    question = load_question("who-connects-to")

    words = [
        [row["relation"] for row in select(question, store, who=end) if row["id"] == other]
        for end, other in ((COUNCIL, TASK_FORCE), (TASK_FORCE, COUNCIL))
    ]

    assert words == [["works with"], ["works with"]]


def test_rows_of_one_relation_stand_together(store: OxigraphStore) -> None:
    relations = [
        row["relation"] for row in select(load_question("who-connects-to"), store, who=COUNCIL)
    ]

    assert relations == ["sits on", "sits on", "works with"]


def test_a_row_carries_its_evidence(store: OxigraphStore) -> None:
    row = select(load_question("who-connects-to"), store, who=GANGS)[0]

    assert (row["quote"], row["paragraph"], row["page"]) == ("tackles gang violence", "1", 1)
    assert (row["report"], row["date"]) == ("Crime portfolio: “gangs” & guns", "2014-03")
    assert (row["type"], row["tier"]) == ("unit", "stated")


def test_derived_evidence_is_left_out(store: OxigraphStore) -> None:
    names = [row["name"] for row in select(load_question("who-connects-to"), store, who=GANGS)]

    assert names == ["Gangs Task Force"]


def test_a_threat_takes_in_those_under_it(store: OxigraphStore) -> None:
    rows = select(load_question("who-tackles"), store, threat=VIOLENCE)

    assert [(row["acts_on"], row["who"], row["how"], row["strand"]) for row in rows] == [
        ("gang violence", "Gangs Task Force", "tackles", None)
    ]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_comes_back_as_it_is(name: str) -> None:
    store = OxigraphStore()
    store.write(rename_council(name))

    rows = select(load_question("who-connects-to"), store, who=BOARD)

    assert name in {row["name"] for row in rows}


@pytest.mark.parametrize("value", NAMES.values(), ids=NAMES)
def test_a_hostile_value_is_bound_and_finds_nothing(store: OxigraphStore, value: str) -> None:
    question = load_question("who-connects-to")

    assert run(question, store, {"who": value}).rows == ()


def test_an_unknown_question_is_met_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="'who-conects'; did you mean 'who-connects-to'"):
        load_question("who-conects")


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("funding", "who-funds"), ("threats without leads", "gaps"), ("inspector", "who-inspects")],
)
def test_a_question_is_found_by_its_words(name: str, nearest: str) -> None:
    with pytest.raises(QuestionError, match=f"did you mean '{nearest}'"):
        load_question(name)


def test_an_unlike_question_is_met_with_how_to_list_them() -> None:
    with pytest.raises(QuestionError, match="'xyz'; `kg ask` lists them"):
        load_question("xyz")


@pytest.mark.parametrize(
    ("values", "message"),
    [({}, "needs a value for 'who'"), ({"who": Ref(FORCE), "x": 1}, "takes who, not 'x'")],
    ids=["missing", "unknown"],
)
def test_wrong_values_are_refused(
    store: OxigraphStore, values: dict[str, Ref], message: str
) -> None:
    with pytest.raises(QuestionError, match=message):
        run(load_question("who-connects-to"), store, values)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("#: method: query", "#: method: guess", "method 'guess' is not one of query, path"),
        ("Threats and", "Threads and", "topic 'Threads and strands' is not one of"),
        ("type: entity", "type: body part", "type 'body part' is not one of"),
        ("#:   name: n", "#:   name: n\n#: kinds: {nam: text}", "kinds 'nam' is not one of"),
        ("#: title: T\n", "", "title"),
        ("#: title: T", "#: title: T\n#: titel: T", "unknown key 'titel'"),
        ("#: title: T", "#: title: [", "while parsing"),
        (HEADER, "SELECT * {}", "TypeError"),
    ],
    ids=["method", "topic", "type", "kind", "missing key", "unknown key", "not YAML", "no header"],
)
def test_a_wrong_header_is_refused_by_file(old: str, new: str, message: str) -> None:
    with pytest.raises(OntologyError, match=f"queries/q.rq: header: .*{re.escape(message)}"):
        read_question("q", HEADER.replace(old, new))


def test_every_relation_has_words_in_both_directions() -> None:
    for relation in load_schema().relations.values():
        for name in (relation.name, relation.iri, relation.cypher_name):
            assert in_words("relation", name) == relation.label
            assert in_words("relation", "^" + name) == relation.inverse_label


def test_an_unknown_relation_stays_as_it_is() -> None:
    assert in_words("relation", "http://example.org/knows") == "http://example.org/knows"
