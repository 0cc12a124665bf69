"""Lines to one text: words that a line's end broke are made whole."""

import re
from collections.abc import Iterable, Sequence

_BROKEN = re.compile(r"([^\W\d_]+)-$")
_DASHED = re.compile(r"\w[–/]$")
"""A dash between years or a slash between words, at which a line may break."""
_BEGIN = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def known_words(lines: Iterable[str]) -> frozenset[str]:
    """Collect a document's words, but not the halves at its lines' ends.

    >>> sorted(known_words(["Multi-agency work is multi-", "agency work"]))
    ['agency', 'is', 'multi-agency', 'work']
    """
    whole = (_BROKEN.sub("", line) if line.endswith("-") else line for line in lines)
    return frozenset(map(str.lower, set(_WORD.findall("\n".join(whole)))))


def heal_lines(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """Join lines with spaces, and a word broken by a hyphen with none.

    The hyphen goes where the document has the word without it; it stays where the document has it
    with it, where both halves are words there, or where the second is no lower-case word.

    >>> heal_lines(["a depart-", "ment of multi-", "agency work"], frozenset({"multi", "agency"}))
    'a department of multi-agency work'
    >>> heal_lines(["from 2023–", "2026 the police/", "council team"])
    'from 2023–2026 the police/council team'
    >>> heal_lines(["the Anti-", "Trafficking Network"])
    'the Anti-Trafficking Network'
    """
    text = ""
    for line in (line for line in lines if line):
        if _DASHED.search(text[-2:]) and line[0].isalnum():
            text += line
            continue
        if not text.endswith("-"):
            text = f"{text} {line}" if text else line
            continue
        broken, begin = _BROKEN.search(text[-60:]), _BEGIN.match(line)
        if not broken or not begin:
            text += ("" if text[-2:-1].isdigit() and line[0].isdigit() else " ") + line
        elif _keeps_hyphen(broken[1], begin[0], known):
            text += line
        else:
            text = text[:-1] + line
    return text


def _keeps_hyphen(first: str, second: str, known: frozenset[str]) -> bool:
    if not second.islower() or first.isupper():
        return True
    first, second = first.lower(), second.lower()
    if first + second in known:
        return False
    return f"{first}-{second}" in known or (first in known and second in known)
