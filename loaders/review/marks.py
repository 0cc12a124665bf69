"""A marked review, from a spreadsheet: its rows as decisions, or every fault by its row."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.answer.names import find_entity
from kg.check import Fault
from kg.errors import DecisionError, QuestionError
from kg.graph import Graph
from kg.review.decision import Decision, Verdict, fold_quote
from kg.review.sheet import LINK_COLUMNS, LINK_VERDICTS, MARKS, NAME_COLUMNS, NAME_VERDICTS
from kg.schema import load_schema
from loaders.review.tables import read_tables

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Marked:
    """What a marked review holds."""

    decisions: tuple[Decision, ...]
    faults: tuple[Fault, ...]


def read_marked(path: Path, graph: Graph) -> Marked:
    """Read a marked review: a workbook, or the folder or one file of its CSV form.

    Args:
        path: The workbook, CSV file or folder.
        graph: What was reviewed; corrections name its things.

    Raises:
        DecisionError: the file cannot be read, or is no review.
    """
    found, faults = list[Decision](), list[Fault]()
    for place, name, rows in _sheets(path):
        take = _READERS[name]
        for number, row in rows:
            if not row.get("decision", "").strip():
                continue
            decision = take(row, graph)
            if isinstance(decision, Decision):
                found.append(_signed(decision, row))
            else:
                faults.append(Fault(f"{place} row {number}", decision))
    return Marked(tuple(found), tuple(faults))


def _link(row: Row, graph: Graph) -> Decision | str:
    """Make a decision of a marked link, or say what is wrong with the row."""
    verdict = LINK_VERDICTS.get(_folded(row["decision"]))
    if verdict is None:
        return f"{row['decision']!r} is not one of {', '.join(LINK_VERDICTS)}"
    link = tuple(row[name].strip() for name in ("subject id", "relation", "object id"))
    if not all(link) or not row["report id"].strip():
        return "the grey columns are empty; they tell which link it is: export the review again"
    to: tuple[str, ...] = ()
    if verdict == "correct":
        corrected = _corrected(row, link, graph)
        if isinstance(corrected, str):
            return corrected
        to = corrected
    return Decision(
        _verdict(verdict),
        link=link,
        to=to,
        report=row["report id"].strip(),
        quote=fold_quote(row["quote"]),
        rule=row["rule"].strip(),
    )


def _corrected(row: Row, link: tuple[str, ...], graph: Graph) -> tuple[str, ...] | str:
    """Find the link that a row says is right."""
    names = [row[f"right {part}"].strip() for part in ("subject", "relation", "object")]
    if not any(names):
        return "'correct' needs what is right in one of the columns 'right ...'"
    try:
        subject = find_entity(graph, names[0]).id if names[0] else link[0]
        target = find_entity(graph, names[2]).id if names[2] else link[2]
    except QuestionError as err:
        return str(err)
    relation = _relation(names[1]) if names[1] else link[1]
    if not relation:
        known = ", ".join(load_schema().relations)
        return f"{names[1]!r} is not a relation; known are {known}"
    if (subject, relation, target) == link:
        return "what is right is what the row says already"
    return subject, relation, target


def _relation(name: str) -> str:
    """Find a relation by its name or by how it reads; empty when there is none."""
    wanted = _folded(name)
    for relation in load_schema().relations.values():
        if wanted in (relation.name, _folded(relation.name), _folded(relation.label)):
            return relation.name
    return ""


def _name(row: Row, graph: Graph) -> Decision | str:
    """Make a decision of a marked pair of names, or say what is wrong with the row."""
    verdict = NAME_VERDICTS.get(_folded(row["decision"]))
    if verdict is None:
        return f"{row['decision']!r} is not one of {', '.join(NAME_VERDICTS)}"
    names = (row["name"].strip(), row["other name"].strip())
    if not all(names):
        return "a name is missing"
    one_thing = row["id"].strip() == row["other id"].strip()
    if verdict == "same" and one_thing:
        return "the two names are one thing already; nothing to do"
    if verdict == "same" and any(_ambiguous(name, graph) for name in names):
        names = (row["id"].strip(), row["other id"].strip())
    return Decision(_verdict(verdict), names=names)


def _ambiguous(name: str, graph: Graph) -> bool:
    return sum(name in entity.names for entity in graph.entities) != 1


def _verdict(name: str) -> Verdict:
    verdicts: dict[str, Verdict] = {
        "accept": "accept",
        "reject": "reject",
        "correct": "correct",
        "same": "same",
        "not_same": "not_same",
    }
    return verdicts[name]


def _signed(decision: Decision, row: Row) -> Decision:
    who, when, why = (" ".join(row[name].split()) for name in MARKS)
    return replace(decision, reviewer=who, date=when, reason=why)


def _folded(text: str) -> str:
    return " ".join(text.replace("_", " ").lower().split())


_READERS: dict[str, Callable[[Row, Graph], Decision | str]] = {"Links": _link, "Names": _name}
_COLUMNS = {"Links": LINK_COLUMNS, "Names": NAME_COLUMNS}

Numbered = Iterator[tuple[int, Row]]


def _sheets(path: Path) -> Iterator[tuple[str, str, Numbered]]:
    """Yield the sheets of a review: where it is, its name, its rows with their numbers.

    Raises:
        DecisionError: the file cannot be read, or has no sheet of a review.
    """
    tables = [
        (place, name, _numbered(place, name, table))
        for place, table in read_tables(path)
        if (name := _sheet_of(table))
    ]
    if not tables:
        wanted = "', '".join(("decision", *LINK_COLUMNS[:1]))
        raise DecisionError(f"{path}: is no review: no sheet has the columns '{wanted}'")
    yield from tables


def _sheet_of(table: Sequence[Sequence[str]]) -> str:
    """Tell by its heading which sheet a table is; empty when it is none."""
    heading = set(table[0]) if table else set()
    return next((name for name, columns in _COLUMNS.items() if set(columns) <= heading), "")


def _numbered(place: str, name: str, table: Sequence[Sequence[str]]) -> Numbered:
    heading = table[0]
    for number, cells in enumerate(table[1:], 2):
        row = dict.fromkeys(_COLUMNS[name], "")
        row |= dict(zip(heading, cells, strict=False))
        yield number, row
