"""What a SPARQL question may be, and how its terms become plain values and back."""

import re

import pyoxigraph as ox

from kg.errors import QuestionError
from kg.identifiers import ID, entity_iri, local_id
from kg.stores import Ref, Value

XSD = "http://www.w3.org/2001/XMLSchema#"
LONGEST = 20_000
"""Characters in a question."""
DEEPEST = 100
"""Brackets inside brackets in a question: the engine's parser calls itself for each."""

# A federated query reaches the network. The pattern looks at the raw text, strings and comments
# included: a tokenizer that disagreed with the engine's by one quote could be led past a clause.
_GAP = r"(?:\s|#[^\r\n]*(?:[\r\n]|\Z))*"
_NAME = r"(?:<[^\s{]*|[?$][^\s{]*|[^\s{\"'()<>]*:[^\s{]*)"
_SERVICE = re.compile(rf"service{_GAP}(?:silent)?{_GAP}{_NAME}{_GAP}\{{", re.IGNORECASE)


def check_question(text: str) -> None:
    """Refuse a question that would leave this computer or break the engine's parser.

    Raises:
        QuestionError: it has a SERVICE clause, half a surrogate pair, or is too long or deep.
    """
    if _SERVICE.search(text):
        raise QuestionError("the query has a SERVICE clause; questions stay on this computer")
    if re.search("[\ud800-\udfff]", text):
        raise QuestionError("the query has half of a surrogate pair; it must be whole Unicode")
    if len(text) > LONGEST:
        raise QuestionError(f"the query has {len(text)} characters; at most {LONGEST} are read")
    if nesting(text) > DEEPEST:
        raise QuestionError(f"the query nests brackets deeper than {DEEPEST}")


def nesting(text: str) -> int:
    """Count how deep brackets stand in brackets, those in strings included.

    >>> nesting("SELECT * { ?s ?p ?o FILTER((1) < 2) }")
    3
    """
    depth = deepest = 0
    for char in re.findall(r"[][(){}]", text):
        depth = depth + 1 if char in "[({" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def syntax_message(error: str) -> str:
    """Put the engine's syntax error in one line with its place.

    >>> syntax_message("error at 2:5: expected one of LATERAL, SERVICE, [_]")
    'query line 2, column 5: expected one of LATERAL, SERVICE, [_]'
    """
    line = " ".join(error.split())
    line = re.sub(r"^error at (\d+):(\d+):", r"query line \1, column \2:", line)
    return line if len(line) <= 200 else line[:199] + "…"


def to_term(value: Ref | str | int | float, name: str) -> ox.NamedNode | ox.Literal:
    """Turn a parameter's value into a term.

    Raises:
        QuestionError: the value has half a surrogate pair, or is no identifier.
    """
    try:
        return ox.NamedNode(entity_iri(value.id)) if isinstance(value, Ref) else ox.Literal(value)
    except ValueError as err:
        raise QuestionError(f"parameter {name!r} cannot be {value!r}: {err}") from err


def to_value(term: object) -> Value:
    """Turn a term into a plain value: an identifier, a number, a truth or a text.

    >>> to_value(ox.NamedNode("https://w3id.org/policing-kg/id/threat/gang-violence"))
    'threat/gang-violence'
    """
    if isinstance(term, ox.NamedNode):
        return local_id(term.value) if term.value.startswith(ID) else term.value
    if isinstance(term, ox.Literal):
        return _literal_value(term.value, term.datatype.value.removeprefix(XSD))
    return None if term is None else str(term)


def _literal_value(value: str, datatype: str) -> Value:
    if datatype == "integer":
        return int(value)
    if datatype in ("decimal", "double", "float"):
        return float(value)
    if datatype == "boolean":
        return value == "true"
    return value
