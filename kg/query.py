"""A question: one file of queries/, whose header says what it asks, takes and answers.

The header is YAML in the lines that begin with ``#:``; see queries/README.md.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Any, Literal, get_args

import yaml

from kg.errors import OntologyError, QuestionError
from kg.identifiers import ONTOLOGY
from kg.resources import resource_folder, resource_text
from kg.schema import Relation, load_schema
from kg.stores import Language, Parameter, Rows, Store, Value

SLOT_TYPES = ("entity", "body", "report", "integer", "text")
"""What a slot may take, beside the node types by their labels."""

ColumnKind = Literal["text", "integer", "entity", "relation", "type", "tier"]
Method = Literal["query", "path", "bridges"]


@dataclass(frozen=True, slots=True)
class Slot:
    """A blank in a question: a parameter of its query, for a value that the asker gives."""

    name: str
    type: str
    """One of SLOT_TYPES, or a node type's label: only such things may be meant."""
    help: str
    example: str
    optional: bool = False
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer; its kind says how a cell is put in words."""

    name: str
    help: str
    kind: ColumnKind = "text"


STEM = 4
"""Letters by which two words are taken for forms of one: funding, funds."""

CITATION = (
    Column("quote", "the words of the report"),
    Column("report", "the report's title"),
    Column("date", "the report's date, as exactly as it gives it"),
    Column("paragraph", "the paragraph as the report prints it"),
    Column("page", "the page, where the format has pages"),
)
"""The columns of every question whose rows state what a report says."""


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked, and the query that answers it."""

    name: str
    title: str
    topic: str
    """One of queries/topics.yaml."""
    words: str
    """The question in words, its slots in braces."""
    method: Method
    """``query``: the rows are the answer. Else they are links, which kg.answer joins."""
    group: str
    """The column whose equal values belong together, or empty."""
    chains: int
    """For ``path``: how many chains."""
    sort: bool
    """Whether the rows are put in order here: a long answer costs the engine too much."""
    slots: tuple[Slot, ...]
    columns: tuple[Column, ...]
    uncited: str
    """Why its rows quote no report, or empty where they do."""
    text: str
    """The SPARQL query."""
    cypher: str = ""
    """The Cypher query, or empty where there is none."""

    def text_in(self, language: Language, given: Collection[str] = ()) -> str:
        """Give the query in a store's language, for the slots that have a value.

        Lines that end with ``# if NAME`` (``// if NAME`` in Cypher) are for that slot alone.

        Raises:
            QuestionError: there is none in it.
        """
        text = self.text if language == "sparql" else self.cypher
        if not text:
            raise QuestionError(f"{self.name} has no query in {language}; ask it in SPARQL")
        return "\n".join(line for line in text.splitlines() if _is_for(line, given)) + "\n"

    @property
    def needed(self) -> int:
        """How many values must be given."""
        return sum(not slot.optional and slot.default is None for slot in self.slots)

    @property
    def example(self) -> tuple[str, ...]:
        """A value for each slot."""
        return tuple(slot.example for slot in self.slots)


@cache
def load_questions() -> tuple[Question, ...]:
    """Read every question of queries/, by name."""
    files = {
        entry.name: resource_text("queries", entry.name)
        for entry in resource_folder("queries").iterdir()
        if entry.name.endswith((".rq", ".cypher"))
    }
    names = sorted(name.removesuffix(".rq") for name in files if name.endswith(".rq"))
    return tuple(
        read_question(name, files[f"{name}.rq"], files.get(f"{name}.cypher", "")) for name in names
    )


@cache
def load_topics() -> tuple[str, ...]:
    """Read what questions are about, in the order in which they are listed."""
    return tuple(yaml.safe_load(resource_text("queries", "topics.yaml")))


def load_question(name: str) -> Question:
    """Find a question by its name.

    Raises:
        QuestionError: there is none; the message proposes the nearest.
    """
    questions = {question.name: question for question in load_questions()}
    if name in questions:
        return questions[name]
    near = get_close_matches(name, questions, 1, 0.6) or _alike(name)
    hint = f"did you mean {near[0]!r}? " if near else ""
    raise QuestionError(f"no question is called {name!r}; {hint}`kg ask` lists them")


def _alike(name: str) -> list[str]:
    """Find the question that has most of a name's words, by their first letters, in its own."""
    wanted = {word[:STEM] for word in re.findall(r"[a-z]{3,}", name.lower())}
    found = []
    for question in load_questions():
        text = f"{question.name} {question.title} {question.words}".lower()
        shared = wanted & {word[:STEM] for word in re.findall("[a-z]+", text)}
        found.append((-len(shared), question.name))
    best = min(found)
    return [best[1]] if best[0] else []


def read_question(name: str, text: str, cypher: str = "") -> Question:
    """Read a question's header.

    Args:
        name: What it is called.
        text: The SPARQL file, which has the header.
        cypher: The Cypher file, which has none; empty where there is no such file.

    Raises:
        OntologyError: the header is missing or wrong; the message names the file.
    """
    place = f"queries/{name}.rq"
    lines = [line[2:].removeprefix(" ") for line in text.splitlines() if line.startswith("#:")]
    try:
        header = yaml.safe_load("\n".join(lines))
    except yaml.YAMLError as err:
        raise OntologyError(f"{place}: header: {' '.join(str(err).split())}") from err
    try:
        return replace(_from_header(name, header, text), cypher=cypher)
    except (AttributeError, KeyError, TypeError, ValueError) as err:
        raise OntologyError(f"{place}: header: {err!r}; see queries/README.md") from err


def run(question: Question, store: Store, values: Mapping[str, Parameter]) -> Rows:
    """Ask a store; relations, node types and tiers come back in words.

    Args:
        question: What to ask.
        store: Whom.
        values: The slots' values by name; bound as parameters, never pasted into the query.

    Returns:
        The rows as the query orders them; those of one group stand together, groups by name.

    Raises:
        QuestionError: a slot has no value, or a value no slot.
    """
    _check_values(question, values)
    given = [name for name, value in values.items() if value is not None]
    found = store.query(question.text_in(store.language, given), values)
    kinds = {column.name: column.kind for column in question.columns} | {"inverse": "relation"}
    rows = [
        tuple(
            in_words(kinds.get(name, "text"), cell)
            for name, cell in zip(found.columns, row, strict=True)
        )
        for row in found.rows
    ]
    if question.sort:
        rows.sort(key=repr)
    if question.group in found.columns:
        place = found.columns.index(question.group)
        rows.sort(key=lambda row: str(row[place]))  # stable: keeps the query's order
    return Rows(found.columns, tuple(rows), found.cut)


def in_words(kind: str, cell: Value) -> Value:
    """Put a relation, node type or tier in words; other cells stay as they are.

    A relation may be given by its IRI, its name or its Cypher name; with ``^`` before it, it
    is read from object to subject.

    >>> in_words("relation", "^LEADS"), in_words("type", "PoliceForce"), in_words("text", 17)
    ('is led by', 'police force', 17)
    """
    if not isinstance(cell, str):
        return cell
    name = cell.removeprefix("^").removeprefix(ONTOLOGY)
    if kind == "relation" and (relation := _relations().get(name)):
        return relation.inverse_label if cell.startswith("^") else relation.label
    if kind == "type":
        return load_schema().type_labels.get(name, name)
    return name if kind == "tier" else cell


@cache
def _relations() -> dict[str, Relation]:
    relations = load_schema().relations.values()
    by_iri = {relation.iri.removeprefix(ONTOLOGY): relation for relation in relations}
    by_cypher = {relation.cypher_name: relation for relation in relations}
    return by_iri | by_cypher | load_schema().relations


def _is_for(line: str, given: Collection[str]) -> bool:
    """Tell whether a line of a query stays, given the slots that have a value."""
    found = re.search(r"(?:#|//) if (\w+)$", line)
    return not found or found[1] in given


def _check_values(question: Question, values: Mapping[str, Parameter]) -> None:
    names = [slot.name for slot in question.slots]
    for name in values:
        if name not in names:
            raise QuestionError(f"{question.name} takes {', '.join(names)}, not {name!r}")
    for slot in question.slots:
        if values.get(slot.name) is None and not slot.optional:
            raise QuestionError(f"{question.name} needs a value for {slot.name!r}: {slot.help}")


def _from_header(name: str, header: dict[str, Any], text: str) -> Question:
    unknown = set(header) - {*Question.__dataclass_fields__, "question", "parameters", "kinds"}
    if unknown:
        raise ValueError(f"unknown key {sorted(unknown)[0]!r}")
    blanks = header.get("parameters", {})
    slots = tuple(Slot(name=key, **entry) for key, entry in blanks.items())
    kinds = header.get("kinds", {})
    columns = tuple(
        Column(key, help, kinds.pop(key, "text")) for key, help in header["columns"].items()
    )
    _check_words("kinds", kinds, ())
    if not header.get("uncited"):
        columns += CITATION
    types = (*SLOT_TYPES, *load_schema().type_labels.values())
    _check_words("type", (slot.type for slot in slots), types)
    _check_words("kind", (column.kind for column in columns), get_args(ColumnKind))
    _check_words("topic", [header["topic"]], load_topics())
    _check_words("method", [header["method"]], get_args(Method))
    _check_words("group", [header.get("group", "")], ("", *(column.name for column in columns)))
    return Question(
        name=name,
        title=header["title"],
        topic=header["topic"],
        words=header["question"],
        method=header["method"],
        group=header.get("group", ""),
        chains=header.get("chains", 0),
        sort=header.get("sort", False),
        slots=slots,
        columns=columns,
        uncited=header.get("uncited", ""),
        text=text,
    )


def _check_words(key: str, found: Iterable[str], known: tuple[str, ...]) -> None:
    for word in found:
        if word not in known:
            raise ValueError(f"{key} {word!r} is not one of {', '.join(known) or 'the columns'}")
