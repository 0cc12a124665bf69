"""Unlisted names: capitalised words that no list, shape or title explains.

They are taken for organisations, but only where a rule says something of them: a charity that one
report names is known by what the report says it does. Cost: linear in the text.
"""

import re
from collections.abc import Iterator

from loaders.recognise.calendar_names import DAYS, MONTHS
from loaders.recognise.heads import load_shapes
from loaders.recognise.mention import Mention

_NAME = re.compile(
    r"(?<![\w&’'-])(?:[A-Z][a-z]+[\w&-]*|[A-Z]{3,6})(?:[’']s(?= [A-Z][a-z]+))?"
    r"(?: (?:(?:of|for|in|the) ){0,2}[A-Z][a-z]+[\w&-]*){0,4}(?![\w&-])"
)
_OPENS = re.compile(r"(?:[.:;!?]\s+|\n\s*|[“‘\"(])$")
_NOT_NAMES = frozenset(
    "I Chief Constable Police Crime"  # noqa: SIM905
    " Government Force Council Board Unit Team Department Annex Appendix Section Figure Table"
    " President Minister King Queen Prince Princess"
    " Part Chapter Christmas English Welsh Scottish British European Figure".split()
) | {*MONTHS, *DAYS}


def find_unlisted(text: str, known: list[Mention], common: frozenset[str]) -> Iterator[Mention]:
    """Yield the capitalised names of a text that lie outside all known mentions.

    A name whose every word the report also writes in small letters is a common phrase.
    """
    taken = [(mention.start, mention.end) for mention in known]
    for match in _NAME.finditer(text):
        words = match[0].split()
        opener = match.start() == 0 or _OPENS.search(
            text[max(0, match.start() - 4) : match.start()]
        )
        short = len(words) < 2 and not words[0].isupper() and len(words[0]) < 5
        if _NOT_NAMES & set(words) or short or (opener and len(words) < 2):
            continue
        if words[0] in load_shapes().openers or all(word.lower() in common for word in words):
            continue
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        yield Mention(match.start(), match.end(), match[0], "Organisation", "unlisted")
