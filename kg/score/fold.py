"""A name as it is compared with another: the same thing written two ways folds to one text."""

import re
import unicodedata
from collections.abc import Iterable

_MARKS = re.compile("['‘’\"“”]s?\\b|['‘’\"“”]")
_ARTICLES = {"the", "a", "an"}


def fold(name: str) -> str:
    """Take case, accents, punctuation, a leading article, possessives and a plural away.

    >>> fold("The Gangs' Task-Force"), fold("Local Policing Units"), fold("R & D")
    ('gangs task force', 'local policing unit', 'r and d')
    """
    text = name
    if not name.isascii():  # what has no ASCII letter of its own, a curly quote, goes
        text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    text = _MARKS.sub("", text.casefold().replace("&", " and "))
    words = re.findall("[a-z0-9]+", text)
    if words and words[0] in _ARTICLES:
        del words[0]
    return " ".join([*words[:-1], *map(_singular, words[-1:])])


def fold_all(names: Iterable[str]) -> frozenset[str]:
    """Fold several names; those of which nothing is left are not there."""
    return frozenset(map(fold, names)) - {""}


def _singular(word: str) -> str:
    plural = len(word) > 3 and word.endswith("s") and not word.endswith("ss")
    return word[:-1] if plural else word
