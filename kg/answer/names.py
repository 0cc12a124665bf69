"""Find the entity that a person means by a name."""

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from kg.entity import Entity
from kg.errors import QuestionError
from kg.graph import Graph
from kg.identifiers import slug
from kg.schema import load_schema

MOST = 8
"""Names in a message."""


def find_entity(graph: Graph, text: str, types: Collection[str] = ()) -> Entity:
    """Find the one entity that a text names.

    Tried in order: identifier, canonical name, alias; then names and aliases again, letter
    case, punctuation, a leading article and the plural left aside. Similarity only proposes.

    Args:
        graph: Where to look.
        text: An identifier, a name or an alias.
        types: The node types that may be meant; all when empty.

    Raises:
        QuestionError: none or several are meant; the message names the candidates.
    """
    allowed = [item for item in graph.entities if not types or item.type in types]
    for found in _matches(allowed, text):
        if len(found) == 1:
            return found[0]
        if found:
            raise QuestionError(f"{text!r} may be {_listed(found)}; give the identifier")
    raise QuestionError(_missing(graph, text, allowed))


def complete_name(graph: Graph, start: str, types: Collection[str] = ()) -> list[str]:
    """List the names, aliases and identifiers that begin so, sorted; letter case is left aside.

    Those of some node types only, or of all when ``types`` is empty.
    """
    fitting = (item for item in graph.entities if not types or item.type in types)
    names = {name for item in fitting for name in (*item.names, item.id)}
    return sorted(name for name in names if name.casefold().startswith(start.casefold()))


def fold(name: str) -> str:
    """Reduce a name to what its spellings share.

    >>> fold("The Local Authorities"), fold("local authority")
    ('local-authority', 'local-authority')
    """
    words = [_singular(word) for word in slug(name).split("-")]
    return "-".join(words[1:] if words[0] in ("the", "a", "an") and words[1:] else words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    keeps = len(word) < 4 or word.endswith(("ss", "us", "is"))
    return word if keeps else word.removesuffix("s")


def _matches(entities: list[Entity], text: str) -> Iterator[list[Entity]]:
    text = text.strip()
    yield [item for item in entities if item.id == text]
    yield [item for item in entities if item.name == text]
    yield [item for item in entities if text in item.aliases]
    key = fold(text)
    yield [item for item in entities if fold(item.name) == key]
    yield [item for item in entities if key in map(fold, item.aliases)]


def _listed(entities: list[Entity]) -> str:
    shown = [f"{item.name!r} ({item.id})" for item in entities[:MOST]]
    more = len(entities) - len(shown)
    return " or ".join(shown) + (f" or {more} more" if more else "")


def _missing(graph: Graph, text: str, allowed: list[Entity]) -> str:
    if len(allowed) < len(graph.entities):
        other = next((found for found in _matches(list(graph.entities), text) if found), [])
        if other:
            label = load_schema().type_labels[other[0].type]
            return f"{other[0].name!r} is a {label}, which this question does not take"
    near = _near(allowed, text)
    hint = (
        f"did you mean {' or '.join(map(repr, near))}?" if near else "`kg export` lists all names"
    )
    return f"nothing is called {text!r}; {hint}"


def _near(entities: list[Entity], text: str) -> list[str]:
    """Propose names that hold the text's words, then those spelled alike."""
    key = fold(text)
    keys = {fold(name): name for item in reversed(entities) for name in reversed(item.names)}
    within = [item for item in sorted(keys, key=lambda item: (len(item), item)) if key in item]
    alike = get_close_matches(key, sorted(keys), MOST, 0.7)
    return [keys[item] for item in dict.fromkeys([*within[:3], *alike])][:4]
