"""What every store that is asked in SPARQL shares: limits, and answers as plain values."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from kg.errors import QuestionError
from kg.stores import Language, Parameter, Rows, Value
from kg.stores.limit import Begun, Limits, collect
from kg.stores.sparql import to_term, to_value

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Answer = ox.QuerySolutions | ox.QueryBoolean | Iterator[ox.Triple]
COLUMNS = ("subject", "predicate", "object")
GRAPH_FORM = ("a triple",)
"""Columns, with a name that none can have, of an answer that is a graph."""


@dataclass(frozen=True, slots=True)
class Triples:
    """What CONSTRUCT or DESCRIBE gives: triples, sorted, no one twice."""

    triples: tuple[ox.Triple, ...]
    cut: str = ""
    """Why they are not all there (a limit), or empty."""

    @property
    def rows(self) -> Rows:
        """The triples as rows of plain values."""
        rows = (tuple(to_value(term) for term in triple) for triple in self.triples)
        return Rows(COLUMNS, tuple(rows), self.cut)


class SparqlStore(ABC):
    """A store that is asked in SPARQL; one that inherits says how a query reaches the engine."""

    language: Language = "sparql"
    limits: Limits

    def query(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows:
        """Run a query that reads; nothing is written, and SERVICE is refused.

        ASK gives one row with the column ``answer``, CONSTRUCT and DESCRIBE a row a triple.

        Raises:
            QuestionError: the query does not parse, or names no such parameter.
            StoreError: the store cannot be read.
        """
        found = self.find(text, parameters)
        return found.rows if isinstance(found, Triples) else found

    def find(self, text: str, parameters: Mapping[str, Parameter] | None = None) -> Rows | Triples:
        """Run a query that reads; CONSTRUCT and DESCRIBE give triples.

        Raises:
            QuestionError: the query does not parse, or names no such parameter.
            StoreError: the store cannot be read.
        """
        given = parameters or {}
        found = collect(lambda: _read(self._ask(text, given), frozenset(given)), self.limits)
        if found.columns == GRAPH_FORM:
            return Triples(tuple(sorted(set(found.rows), key=str)), found.cut)
        return Rows(found.columns, found.rows, found.cut)

    @abstractmethod
    def _ask(self, text: str, parameters: Mapping[str, Parameter]) -> Answer:
        """Check a query and begin it, its parameters bound."""


def bound_terms(parameters: Mapping[str, Parameter]) -> dict[ox.Variable, Term]:
    """Turn parameters that have a value into terms.

    Raises:
        QuestionError: a name is no variable's, or a value no term.
    """
    return {
        _variable(name): to_term(value, name)
        for name, value in parameters.items()
        if value is not None
    }


def _read(answer: Answer, hidden: frozenset[str]) -> Begun[Any]:
    if isinstance(answer, ox.QueryBoolean):
        return ("answer",), iter([(bool(answer),)])
    if isinstance(answer, ox.QuerySolutions):
        return _solutions(answer, hidden)
    return GRAPH_FORM, iter(answer)


def _solutions(answer: ox.QuerySolutions, hidden: frozenset[str]) -> Begun[tuple[Value, ...]]:
    names = [variable.value for variable in answer.variables]
    shown = [place for place, name in enumerate(names) if name not in hidden]
    rows = (tuple(to_value(solution[place]) for place in shown) for solution in answer)
    return tuple(names[place] for place in shown), rows


def _variable(name: str) -> ox.Variable:
    try:
        return ox.Variable(name)
    except ValueError as err:
        raise QuestionError(f"{name!r} is not a parameter name: letters and digits only") from err
