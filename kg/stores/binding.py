"""Bind a query's parameters for a server, which knows no substitution: by VALUES blocks.

A block stands at the beginning of the outermost group, and of each group in it that speaks of
the parameter, so that a FILTER there sees the value too. A sub-SELECT has such groups only where
it SELECTs the parameter: elsewhere its variable is another one. EXISTS and MINUS need none: they
are compared with what is bound outside.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

import pyoxigraph as ox

from kg.errors import QuestionError
from kg.rdf import PREFIXES

# SPARQL 1.1, section 19.8: what may hold a brace or a word that is no syntax, then what is.
_TOKEN = re.compile(
    r"""
      \#[^\r\n]*
    | <[^<>"{}|^`\\\x00-\x20]*>
    | \"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3} | '{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
    | "(?:[^"\\\r\n]|\\.)*" | '(?:[^'\\\r\n]|\\.)*'
    | [\w.-]*:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)* | \{\| | \|\}
    | [?$](?P<variable>\w+) | (?P<word>[A-Za-z]+) | (?P<mark>[(){}*])
    """,
    re.VERBOSE | re.DOTALL,
)
_APART = ("VALUES", "EXISTS", "MINUS")
"""Words before braces that hold no group, or one that is bound from outside."""


@dataclass(slots=True)
class Part:
    """What stands in braces, or the query around the outermost ones."""

    start: int
    reached: bool
    """Whether a block may stand in it."""
    allowed: frozenset[str] | None = None
    """The variables that sub-SELECTs around it give; None is all."""
    words: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    projected: set[str] = field(default_factory=set)
    everything: bool = False
    """Whether it SELECTs all variables."""
    depth: int = 0

    @property
    def selects(self) -> bool:
        """Tell whether it is a sub-SELECT, before whose words nothing may stand."""
        return self.words[:1] == ["SELECT"]


def bind(text: str, bound: Mapping[ox.Variable, object]) -> str:
    r"""Give variables of a query their values.

    >>> bind("SELECT ?who ?x { ?who ?p ?x }", {ox.Variable("who"): ox.Literal('"}')})
    'SELECT ?who ?x { VALUES ?who { "\\"}" } ?who ?p ?x }'

    Raises:
        QuestionError: the query has no such variable, or does not SELECT it.
    """
    places = list(_places(text))
    blocks: dict[int, str] = {}
    for variable, term in bound.items():
        starts = [start for start, names in places if variable.value in names]
        if not starts:
            raise QuestionError(f"?{variable.value}: a parameter must be one of the columns")
        for start in starts:
            block = f" VALUES ?{variable.value} {{ {to_sparql(term)} }}"
            blocks[start] = blocks.get(start, "") + block
    cuts = [0, *sorted(blocks), len(text)]
    return "".join(blocks.get(cut, "") + text[cut:end] for cut, end in pairwise(cuts))


def declare(text: str) -> str:
    """Put the prefixes that a query uses before it, in its first line.

    >>> declare("ASK { ?s a kg:Unit }")
    'PREFIX kg: <https://w3id.org/policing-kg/ontology#> ASK { ?s a kg:Unit }'
    """
    used = (f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if f"{name}:" in text)
    return "".join(used) + text


def to_sparql(term: object) -> str:
    r"""Write a term, so that it stays what it is however a server treats ``\u``.

    The letter after an escaped backslash is escaped too: some servers replace ``\u0022`` before
    they look for the ends of strings (SPARQL 1.1, section 19.2).

    >>> to_sparql(ox.Literal("a\\u0022"))
    '"a\\\\\\u00750022"'
    """
    return re.sub(r"\\(?:\\([uU])|.)", _escape, str(term), flags=re.DOTALL)


def _escape(found: re.Match[str]) -> str:
    return f"\\\\\\u{ord(found[1]):04X}" if found[1] else found[0]


def _places(text: str) -> Iterator[tuple[int, set[str]]]:
    """Yield where a block may stand, and the variables that it may bind there."""
    query = Part(0, reached=True)
    parts = [query]
    outermost = None
    for token in _TOKEN.finditer(text):
        part = parts[-1]
        if token["mark"] == "{":
            parts.append(_enter(part, token.end()))
            if parts[-1].reached and outermost is None:
                outermost = parts[-1]
        elif token["mark"] == "}" and len(parts) > 1:
            parts.pop()
            if part is outermost:
                listed = "SELECT" in query.words and not query.everything
                yield part.start, query.projected if listed else query.names | part.names
            elif part.reached and not part.selects:
                yield part.start, _visible(part.names, part.allowed)
            parts[-1].names |= _visible(part.names, _given(part))
        else:
            _take(part, token)


def _take(part: Part, token: re.Match[str]) -> None:
    """Note a word, a variable or a bracket of a part."""
    listing = "{" not in part.words and not part.depth and "SELECT" in part.words
    if token["variable"]:
        part.names.add(token["variable"])
        part.projected |= {token["variable"]} if listing else set()
    elif token["word"]:
        part.words.append(token["word"].upper())
    elif token["mark"] == "*":
        part.everything |= listing
    elif token["mark"]:
        part.depth += 1 if token["mark"] == "(" else -1


def _enter(part: Part, start: int) -> Part:
    """Begin what a brace opens; the words before it tell what that is."""
    template = "CONSTRUCT" in part.words and "{" not in part.words
    apart = template or part.words[-1:] in [[word] for word in _APART]
    part.words.append("{")
    return Part(start, part.reached and not apart, _given(part))


def _given(part: Part) -> frozenset[str] | None:
    """List the variables that mean the same inside and outside of a part; None is all."""
    if not part.selects or part.everything:
        return part.allowed
    return frozenset(_visible(part.projected, part.allowed))


def _visible(names: set[str], allowed: frozenset[str] | None) -> set[str]:
    return names if allowed is None else names & allowed
