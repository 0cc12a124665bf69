"""What a Cypher question may be, and how its values become plain cells.

A parameter is ``$name`` in the query and is bound; one without value is null. An entity, a
report or a paragraph is given by its identifier, as ``kg.stores.Ref`` or as text.
"""

import json
import re
from collections.abc import Mapping

from kg.errors import QuestionError
from kg.stores import Parameter, Ref, Value
from kg.stores.sparql import DEEPEST, LONGEST, nesting

# LOAD CSV reads files and the network. As for SPARQL's SERVICE, the raw text is looked at.
_GAP = r"(?:\s|//[^\r\n]*(?:[\r\n]|\Z)|/\*.*?\*/)*"
_LOAD = re.compile(rf"load{_GAP}csv{_GAP}(?:with{_GAP}headers{_GAP})?from", re.I | re.DOTALL)
_ESCAPED = re.compile(r"\\u+([0-9a-fA-F]{4})")


def check_question(text: str) -> None:
    """Refuse a question that would read other files or break an engine's parser.

    Raises:
        QuestionError: it has LOAD CSV, half a surrogate pair, or is too long or deep.
    """
    if re.search("[\ud800-\udfff]", text):
        raise QuestionError("the query has half of a surrogate pair; it must be whole Unicode")
    # Neo4j reads backslash-u escapes anywhere, even in the middle of a keyword.
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    if _LOAD.search(text) or _LOAD.search(plain):
        raise QuestionError("the query has a LOAD CSV clause; questions read only the graph")
    if len(text) > LONGEST:
        raise QuestionError(f"the query has {len(text)} characters; at most {LONGEST} are read")
    if nesting(text) > DEEPEST:
        raise QuestionError(f"the query nests brackets deeper than {DEEPEST}")


def to_parameters(parameters: Mapping[str, Parameter] | None) -> dict[str, Value]:
    """Turn parameters into what an engine binds: a Ref is its identifier.

    >>> to_parameters({"who": Ref("threat/fraud"), "most": 7})
    {'who': 'threat/fraud', 'most': 7}

    Raises:
        QuestionError: a name is no parameter name, or a text is not whole Unicode.
    """
    found: dict[str, Value] = {}
    for name, value in (parameters or {}).items():
        if not re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name):
            raise QuestionError(f"{name!r} is not a parameter name: letters and digits only")
        plain = value.id if isinstance(value, Ref) else value
        if isinstance(plain, str) and re.search("[\ud800-\udfff]", plain):
            raise QuestionError(f"parameter {name!r} cannot be {plain!r}: not whole Unicode")
        found[name] = plain
    return found


def to_value(cell: object) -> Value:
    """Turn what an engine gives into a plain value; lists and maps become JSON.

    >>> to_value(["a", 1]), to_value(None)
    ('["a", 1]', None)
    """
    if cell is None or isinstance(cell, str | int | float | bool):
        return cell
    if isinstance(cell, list | tuple | dict):
        return json.dumps(cell, ensure_ascii=False, default=str)
    return str(cell)
