"""Tables: a row's cells linked by what their columns are called ("Board", "Chair", "Members").

The table's first row is its head; ``columns.yaml`` says what a head means. A row with more or
fewer cells than the head is left alone. Cost: one look at each cell of a row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kg.entity import Entity
from kg.report import Paragraph
from kg.schema import load_schema
from loaders.recognise.mention import Mention
from loaders.yaml_file import read_yaml

_ROW = re.compile(r"table (?P<table>[\d.]+) row (?P<row>\d+)")
_SEVERAL = {"member_of", "works_with", "tackles", "operates_in", "funds", "contributes_to"}
"""Relations in which each name of a cell counts; of the others, only its first."""

Named = tuple[Mention, Entity, bool]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column's head says of its cells."""

    head: re.Pattern[str]
    relation: str
    cell: str
    """``subject`` or ``object``: what stands in the cell; the other end is the row's thing."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Two names of a row, and the head of the column that links them."""

    subject: tuple[Mention, Entity]
    relation: str
    object: tuple[Mention, Entity]
    head: str


@cache
def load_columns() -> tuple[Column, ...]:
    """Read what column heads mean, once."""
    data = read_yaml(files("loaders.relate").joinpath("columns.yaml"))
    return tuple(
        Column(re.compile(item["head"], re.IGNORECASE), item["relation"], item["cell"])
        for item in data
    )


def table_of(par: Paragraph) -> tuple[str, int] | None:
    """Give a row's table and number, or None for a paragraph that is no row."""
    match = _ROW.fullmatch(par.address)
    return (match["table"], int(match["row"])) if match else None


def link_cells(head: Paragraph, row: Paragraph, named: list[Named]) -> Iterator[Linked]:
    """Yield what a row's columns say of its first cell, or of the second for the first column."""
    heads = [head.text[start:end].strip(" *:") for start, end in _cells(head)]
    cells = _cells(row)
    if len(cells) != len(heads) or len(cells) < 2:
        return
    for place, title in enumerate(heads):
        for column in load_columns():
            if column.head.fullmatch(title):
                thing = cells[1 if place == 0 else 0]
                yield from _link(column, title, _in(thing, named)[:1], _in(cells[place], named))


def _link(column: Column, head: str, thing: list[Named], others: list[Named]) -> Iterator[Linked]:
    relation = load_schema().relations[column.relation]
    fitting = []
    for mention, entity, _ in others:
        for first, owner, _ in thing:
            ends = ((mention, entity), (first, owner))
            subject, target = ends if column.cell == "subject" else ends[::-1]
            if relation.allows(subject[1].type, target[1].type) and subject[1] != target[1]:
                fitting.append(Linked(subject, column.relation, target, head))
    yield from fitting if column.relation in _SEVERAL else fitting[:1]


def _in(cell: Span, named: list[Named]) -> list[Named]:
    return [item for item in named if cell[0] <= item[0].start and item[0].end <= cell[1]]


def _cells(par: Paragraph) -> list[Span]:
    """Split a row's paragraph into its cells, a line each."""
    spans: list[Span] = []
    position = 0
    for line in par.text.split("\n"):
        spans.append((position, position + len(line)))
        position += len(line) + 1
    return spans
