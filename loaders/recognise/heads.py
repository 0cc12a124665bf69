"""Head nouns: the words of ``shapes.yaml`` that make a phrase a name, and a text's tokens."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from loaders.recognise.lexicon import fold
from loaders.yaml_file import read_yaml

TOKEN = re.compile(r"[A-Za-z0-9][\w’'/&-]*[\w]|[A-Za-z0-9&]|[^\sA-Za-z0-9]")


@dataclass(frozen=True)
class Shapes:
    """The head nouns and word lists of ``shapes.yaml``, made ready for look-up."""

    heads: dict[str, list[tuple[tuple[str, ...], str]]]
    """Last word -> (words of the head, node type), longest first."""
    lower: dict[str, list[tuple[tuple[str, ...], str]]]
    modifiers: frozenset[str]
    joiners: frozenset[str]
    openers: frozenset[str]
    never: frozenset[str]


@cache
def load_shapes() -> Shapes:
    """Read the head nouns once."""
    data = read_yaml(files("loaders.recognise").joinpath("shapes.yaml"))
    return Shapes(
        heads=_by_last_word(data["heads"]),
        lower=_by_last_word(data["lower"]),
        modifiers=frozenset(data["modifiers"]),
        joiners=frozenset(data["joiners"]),
        openers=frozenset(data["openers"]),
        never=frozenset(fold(name) for name in data["never"]),
    )


def _by_last_word(table: dict[str, list[str]]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for node_type, heads in table.items():
        for head in heads:
            for form in {head, plural(head)}:
                words = tuple(form.split())
                found.setdefault(words[-1], []).append((words, node_type))
    for options in found.values():
        options.sort(key=lambda option: (-len(option[0]), option))
    return found


def plural(word: str) -> str:
    """Give a noun's plural as reports write it.

    >>> plural("Agency"), plural("Board"), plural("Task Force")
    ('Agencies', 'Boards', 'Task Forces')
    """
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:ch|sh|x)$", word):
        return word + "es"
    return word if word.endswith("s") else word + "s"


class Token(NamedTuple):
    """A word or a punctuation mark with its place."""

    text: str
    start: int
    end: int


@lru_cache(maxsize=1)
def tokens(text: str) -> list[Token]:
    """Split a text into words and punctuation marks; kept for the next recogniser of the text."""
    return [Token(m[0], *m.span()) for m in TOKEN.finditer(text)]


def bare(word: str) -> str:
    """Drop the mark of possession."""
    return re.sub(r"[’']s?$", "", word) if word[-1] in "s’'" else word


def type_of_name(name: str) -> str:
    """Type a long form by its head noun: its last word, or the one before "of" or "for".

    >>> (
    ...     type_of_name("Local Safeguarding Children’s boards"),
    ...     type_of_name("Office of the Regulator"),
    ... )
    ('Partnership', 'Organisation')
    """
    shapes = load_shapes()
    before = re.split(r" (?:of|for) ", name)[0]
    for phrase in (name, before):
        words = phrase.split()
        for table in (shapes.heads, shapes.lower):
            for head, node_type in table.get(words[-1] if words else "", ()):
                if tuple(words[-len(head) :]) == head:
                    return node_type
    return ""
