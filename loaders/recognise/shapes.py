"""Names by their shape: phrases that end in a head noun ("Gangs Task Force").

The head nouns are data (``shapes.yaml``). Cost: linear in the tokens of a paragraph.
"""

import re
from collections.abc import Iterator

from loaders.recognise.heads import Shapes, Tokens, bare, load_shapes, tokens
from loaders.recognise.lexicon import fold
from loaders.recognise.mention import Mention
from loaders.recognise.walk import Joined, walk_left, walk_lower

_OF_BODIES = {
    "University", "Ministry", "Association", "Institute", "Chamber", "Confederation", "Federation",
    "Bank", "Society", "Institution", "Union",
}  # fmt: skip
"""Heads that begin a name: "Association of British Insurers"."""
_OF_ONE = re.compile(r" of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_OF_SOME = re.compile(r" of (?:the )?[A-Z][\w-]+(?: (?:and |& )?[A-Z][\w-]+){0,2}")
_SPAN = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d|(?: to | until )20\d\d)?"
_PURPOSE = re.compile(
    r" (?:[Aa]gainst|for the (?:Reduction|Prevention|Protection) of)"
    r" [A-Z][\w-]+(?: (?:and )?[A-Z][\w-]+)*"
)
"""What follows the head of "Partnership Against Crime"."""
_YEARS = re.compile(rf",? (?:\({_SPAN}\)|{_SPAN}(?!\w))")


def find_shapes(
    text: str, topics: tuple[Mention, ...], listed: tuple[Mention, ...] = ()
) -> Iterator[Mention]:
    """Yield the capitalised (or topic-led) phrases that end in a head noun.

    Args:
        text: of the paragraph.
        topics: threats, which may lead a name, and places, whose own "and" or "with" joins nothing.
        listed: bodies, which a name does not begin with when "and" follows them.
    """
    shapes = load_shapes()
    toks = tokens(text)
    topic_ends = {mention.end: mention.start for mention in topics if mention.type == "Threat"}
    joined = Joined(
        {m.end: m.start for m in topics if " " in m.text and m.text[0].isupper()},
        frozenset(m.end for m in topics if m.type == "Place"),
        frozenset(mention.end for mention in listed),
    )
    for index in [place for place, word in enumerate(toks.words) if word in shapes.ends]:
        token = toks[index]
        word = bare(token.text)
        first = None
        node_type = ""
        for words, kind in shapes.heads.get(word, ()):
            if _ends_with(toks, index, words, word):
                first = walk_left(text, toks, index - len(words), shapes, joined)
                node_type = kind
                break
        if first is None or first > index - len(words):
            for words, kind in shapes.lower.get(word, ()):
                if _ends_with(toks, index, words, word):
                    first = walk_lower(text, toks, index - len(words), shapes, topic_ends, joined)
                    node_type = kind
                    break
        if first is None or first > index:
            continue
        start, end = toks[first].start, token.start + len(word)
        found = _finish(text, toks, first, start, end, node_type, shapes, joined)
        if found:
            yield found


def _finish(
    text: str,
    toks: Tokens,
    first: int,
    start: int,
    end: int,
    node_type: str,
    shapes: Shapes,
    joined: Joined,
) -> Mention | None:
    """Add what follows a head ("of Cambridge", "2015") and refuse what is no name."""
    if node_type in ("Law", "Strategy"):
        year = _YEARS.match(text, end)
        end = year.end() if year else end
    listed = any(toks[first].start <= other <= end + 40 for other in joined.bodies)
    if text[start:end] in _OF_BODIES and not listed:
        tail = (_OF_ONE if text[start:end] == "University" else _OF_SOME).match(text, end)
        end = tail.end() if tail else end
    if node_type in ("Partnership", "Unit"):
        purpose = _PURPOSE.match(text, end)
        end = purpose.end() if purpose and purpose.end() not in joined.bodies else end
    if node_type == "Event" and re.fullmatch(r"(?:19|20)\d\d ", text[max(0, start - 5) : start]):
        start -= 5  # "2019 PEEL inspection"
    name = text[start:end]
    if fold(name) in shapes.never or (" " not in name and "-" not in name):
        return None
    return Mention(start, end, name, node_type, "shape")


def _ends_with(toks: Tokens, index: int, words: tuple[str, ...], word: str) -> bool:
    if index - len(words) + 1 < 0:
        return False
    return (*toks.words[index - len(words) + 1 : index], word) == words
