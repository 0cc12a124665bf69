"""Profile: whom the law expects on a kind of board, as YAML with its legal source.

Those of ``ontology/profiles/`` go by name; a file of one's own by its path::

    board: Community Safety Partnership
    law: Crime and Disorder Act 1998, section 5(1)
    boards: [community safety partnership, CSP]     # words that tell such a board by its name
    expected:
      - who: fire and rescue authority
        law: section 5(1)(d)
        words: [fire and rescue]                    # or kinds: or types: of the ontology
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from kg.answer.names import fold
from kg.entity import Entity
from kg.errors import QuestionError
from kg.resources import resource_folder

FOLDER = "ontology/profiles"


@dataclass(frozen=True, slots=True)
class Expected:
    """A body, or one of several, that a board of a kind is to have."""

    who: str
    law: str
    kinds: tuple[str, ...]
    """Kinds of organisation, see the ontology's ``kg:kind``."""
    types: tuple[str, ...]
    words: tuple[str, ...]
    """Words of which a body's name has some."""

    def fits(self, entity: Entity) -> bool:
        """Tell whether a thing is such a body."""
        known = entity.kind in self.kinds or entity.type in self.types
        return known or has_words(entity, self.words)


@dataclass(frozen=True, slots=True)
class Profile:
    """Whom a kind of board is to have."""

    board: str
    law: str
    boards: tuple[str, ...]
    """Words by which such a board is told."""
    expected: tuple[Expected, ...]


def has_words(entity: Entity, words: tuple[str, ...]) -> bool:
    """Tell whether one of a thing's names has one of some words, number and case left aside."""
    names = [f"-{fold(name)}-" for name in entity.names]
    return any(f"-{fold(word)}-" in name for word in words for name in names)


def load_profile(name: str) -> Profile:
    """Read a profile by its name, or from a file.

    Raises:
        QuestionError: there is none, or it is no profile; the message says what is wrong.
    """
    path = Path(name)
    if path.suffix.lower() in (".yaml", ".yml"):
        try:
            text = path.read_text(encoding="utf-8")
        except OSError as err:
            raise QuestionError(f"{name}: cannot be read: {err.strerror}") from err
        except UnicodeDecodeError as err:
            raise QuestionError(f"{name}: cannot be read: it is not UTF-8") from err
        return parse_profile(text, name)
    if name not in profile_names():
        known = ", ".join(profile_names())
        raise QuestionError(f"no profile is called {name!r}; known are {known}, or give a .yaml")
    place = resource_folder(FOLDER).joinpath(f"{name}.yaml")
    return parse_profile(place.read_text(encoding="utf-8"), name)


def profile_names() -> tuple[str, ...]:
    """List the profiles that come with the package."""
    found = (entry.name for entry in resource_folder(FOLDER).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))


def parse_profile(text: str, place: str) -> Profile:
    """Read a profile's text.

    Args:
        text: YAML.
        place: Where it stands, for messages.

    Raises:
        QuestionError: it is no profile.
    """
    try:
        record = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as err:
        raise QuestionError(f"{place}: not YAML: {' '.join(str(err).split())}") from err
    if not isinstance(record, dict) or not isinstance(record.get("expected"), list):
        raise QuestionError(f"{place}: is no profile; it has 'board', 'law', 'boards', 'expected'")
    expected = [
        _expected(item, f"{place}: expected {at}") for at, item in enumerate(record["expected"], 1)
    ]
    boards = _texts(record, "boards", place)
    if not boards or not expected:
        raise QuestionError(f"{place}: 'boards' and 'expected' name one thing at least")
    return Profile(
        _text(record, "board", place), _text(record, "law", place), boards, tuple(expected)
    )


def _expected(record: object, place: str) -> Expected:
    if not isinstance(record, dict):
        raise QuestionError(f"{place}: is no mapping; it has 'who', 'law' and 'words'")
    kinds, types, words = (_texts(record, name, place) for name in ("kinds", "types", "words"))
    if not (kinds or types or words):
        raise QuestionError(f"{place}: needs 'words', 'kinds' or 'types' to tell the body by")
    return Expected(_text(record, "who", place), _text(record, "law", place), kinds, types, words)


def _text(record: Mapping[str, Any], name: str, place: str) -> str:
    value = record.get(name)
    if not isinstance(value, str) or not value.strip():
        raise QuestionError(f"{place}: {name!r} must be a text")
    return value


def _texts(record: Mapping[str, Any], name: str, place: str) -> tuple[str, ...]:
    value = record.get(name, [])
    if not isinstance(value, list) or not all(isinstance(it, str) and it.strip() for it in value):
        raise QuestionError(f"{place}: {name!r} must be a list of texts")
    return tuple(value)
