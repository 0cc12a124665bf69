"""Abbreviations that a report defines: "Local Safeguarding Children Board (LSCB)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in
biomedical text" (2003): the letters of the short form must be found in the long form, from
the right, the first one at the start of a word. Here also plurals ("LROs"), "&" and "/".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SHORT = re.compile(r"\(\s*(?P<short>[A-Z0-9][A-Za-z0-9&/’'-]{1,9})\s*\)")
_SHORTENED = re.compile(
    r"(?P<long>(?P<first>[A-Z][\w’'&-]+)(?: [\w’'&-]+){1,7})"
    r" \(“?(?P<short>[A-Z][a-z]{2,}(?: [A-Z][a-z]+)?)”?\)"
)
_REVERSED = re.compile(r"\b(?P<short>[A-Z][A-Za-z&/]{1,8})\s+\((?P<long>[A-Z][^()]{5,90})\)")


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and its long form, with the places of both."""

    short: str
    long: str
    start: int
    """Of the long form."""
    end: int
    short_start: int
    short_end: int

    @property
    def stem(self) -> str:
        """The short form without its plural: "LRO" of "LROs"."""
        return _singular(self.short)


def find_definitions(text: str) -> Iterator[Definition]:
    """Yield the abbreviations a paragraph defines, in either order."""
    for match in _SHORT.finditer(text):
        short = match["short"]
        if sum(char.isupper() for char in short) < 2:
            continue
        start = _long_start(text, match.start(), short)
        if start is not None:
            long = text[start : match.start()].rstrip()
            yield Definition(
                short, long, start, start + len(long), match.start("short"), match.end("short")
            )
    for match in _SHORTENED.finditer(text):
        long = match["long"]
        at = re.search(rf"(?:^| )(?P<name>(?:[A-Z][\w’'&-]+ )*{match['short']}\b.*)", long)
        if at:  # "the Matrix Serious Crime Unit (Matrix)"
            start = match.start() + at.start("name")
            yield Definition(
                match["short"], at["name"], start, match.end("long"), *match.span("short")
            )
    for match in _REVERSED.finditer(text):
        short, long = match["short"], match["long"]
        if short.isupper() and _fits(_letters(short), long) == 0:
            yield Definition(
                short,
                long,
                match.start("long"),
                match.end("long"),
                match.start(),
                match.end("short"),
            )


def _singular(short: str) -> str:
    return re.sub(r"[’']?s$", "", short)


def _letters(short: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", _singular(short)).lower()


def _long_start(text: str, end: int, short: str) -> int | None:
    """Find where the long form before a bracket begins; None when the letters do not fit."""
    letters = _letters(short)
    window_start = max(text.rfind("\n", 0, end) + 1, 0)
    words = list(re.finditer(r"[\w’'&/-]+", text[window_start:end]))
    reach = words[-min(len(letters) * 2 + 3, len(words)) :] if words else []
    for word in reversed(reach):
        candidate = text[window_start + word.start() : end].rstrip()
        if word[0][:1].lower() == letters[0] and _fits(letters, candidate) == 0:
            if re.search(r"[.;:!?] |^(?!of|for)[a-z]+ the ", candidate):
                return None
            return _widen(text, window_start + word.start(), window_start, letters, end)
    return None


def _widen(text: str, start: int, floor: int, letters: str, end: int) -> int:
    """Prefer a start from which every letter begins a word, one or two words further left."""
    if re.match(r"(?:of|for|and|on) ", text[start:end]):  # "(OCC)": Office, not "of the ..."
        for word in reversed(list(re.finditer(r"[A-Z][\w’'&/-]*", text[floor:start]))[-2:]):
            if word[0][:1].lower() == letters[0]:
                return floor + word.start()
    initials = [w[0][0].lower() for w in re.finditer(r"[A-Za-z0-9][\w’'-]*", text[start:end])]
    if "".join(initials).startswith(letters[:2]) or len(initials) >= len(letters):
        return start
    for word in reversed(list(re.finditer(r"[A-Z][\w’'&/-]*", text[floor:start]))[-3:]):
        longer = text[floor + word.start() : end]
        firsts = "".join(w[0][0].lower() for w in re.finditer(r"[A-Za-z0-9][\w’'-]*", longer))
        if word[0][:1].lower() == letters[0] and _subsequence(letters, firsts):
            return floor + word.start()
    return start


def _subsequence(letters: str, firsts: str) -> bool:
    rest = iter(firsts)
    return all(letter in rest for letter in letters)


def _fits(letters: str, long: str) -> int | None:
    """Match the letters from the right; the place of the first one, or None."""
    position = len(long) - 1
    for index in range(len(letters) - 1, -1, -1):
        letter = letters[index]
        while position >= 0 and (
            long[position].lower() != letter
            or (index == 0 and position > 0 and long[position - 1].isalnum())
        ):
            position -= 1
        if position < 0:
            return None
        position -= 1
    return position + 1
