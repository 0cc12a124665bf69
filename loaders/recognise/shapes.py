"""Names by their shape: phrases that end in a head noun ("Gangs Task Force").

The head nouns are data (``shapes.yaml``). Cost: linear in the tokens of a paragraph; a walk to
the left stops after ten tokens.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from loaders.recognise.lexicon import fold
from loaders.recognise.mention import Mention
from loaders.yaml_file import read_yaml

TOKEN = re.compile(r"[A-Za-z0-9][\w’'/&-]*[\w]|[A-Za-z0-9&]|[^\sA-Za-z0-9]")
_LONGEST = 10
_OF_BODIES = {
    "University", "Ministry", "Association", "Institute", "Chamber", "Confederation", "Federation",
    "Bank", "Society", "Institution", "Union",
}  # fmt: skip
"""Heads that begin a name: "Association of British Insurers"."""
_OWNED = {"Post", "Strategy", "Programme"}
"""Types whose name ends before "of": what follows is the body they belong to."""
_SPAN = r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d|(?: to | until )20\d\d)?"
_YEARS = re.compile(rf",? (?:\({_SPAN}\)|{_SPAN}(?!\w))")


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


def find_shapes(text: str, topics: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield the capitalised (or topic-led) phrases that end in a head noun."""
    shapes = load_shapes()
    toks = tokens(text)
    topic_ends = {mention.end: mention.start for mention in topics if mention.type == "Threat"}
    for index, token in enumerate(toks):
        bare = _bare(token.text)
        if bare not in shapes.heads and bare not in shapes.lower:
            continue
        first = None
        node_type = ""
        for words, kind in shapes.heads.get(bare, ()):
            if _ends_with(toks, index, words, bare):
                first = _walk_left(text, toks, index - len(words), shapes)
                node_type = kind
                break
        if first is None or first > index - len(words):
            for words, kind in shapes.lower.get(bare, ()):
                if _ends_with(toks, index, words, bare):
                    first = _walk_lower(text, toks, index - len(words), shapes, topic_ends)
                    node_type = kind
                    break
        if first is None or first > index:
            continue
        start, end = toks[first].start, token.start + len(bare)
        found = _finish(text, toks, first, index, start, end, node_type, shapes)
        if found:
            yield found


def _bare(word: str) -> str:
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


def _finish(
    text: str,
    toks: list[Token],
    first: int,
    last: int,
    start: int,
    end: int,
    node_type: str,
    shapes: Shapes,
) -> Mention | None:
    """Add what follows a head ("of Cambridge", "2015") and refuse what is no name."""
    if node_type in ("Law", "Strategy"):
        year = _YEARS.match(text, end)
        end = year.end() if year else end
    if text[start:end] in _OF_BODIES:
        tail = re.match(
            r" of (?:the )?[A-Z][\w’'-]+(?: (?:and |& )?[A-Z][\w’'-]+){0,2}", text[end:]
        )
        end += tail.end() if tail else 0
    if node_type == "Event" and re.fullmatch(r"(?:19|20)\d\d ", text[max(0, start - 5) : start]):
        start -= 5  # "2019 PEEL inspection"
    name = text[start:end]
    if fold(name) in shapes.never or (" " not in name and "-" not in name):
        return None
    return Mention(start, end, name, node_type, "shape")


def _ends_with(toks: list[Token], index: int, words: tuple[str, ...], bare: str) -> bool:
    if index - len(words) + 1 < 0:
        return False
    texts = [tok.text for tok in toks[index - len(words) + 1 : index]] + [bare]
    return texts == list(words)


def _walk_left(text: str, toks: list[Token], index: int, shapes: Shapes) -> int:
    """Find the first token of a capitalised phrase whose last modifier is at ``index``."""
    first = index + 1
    position = index
    if index >= 0 and _possessive(toks[index].text):
        return first  # "the Government’s strategy" is no name
    while position >= 0 and index - position < _LONGEST:
        token = toks[position]
        skipped = _skip_bracket(toks, position)
        if skipped is not None:
            if (
                skipped < 0
                or not _is_capital(toks[skipped].text)
                or (toks[skipped].text in shapes.heads and position == index)
            ):
                break
            position = skipped
            continue
        if _is_capital(token.text):
            if "\n" in text[token.end : toks[position + 1].start] or _owns(toks, position, shapes):
                break
            first = position
            position -= 1
        elif _is_count(toks, position):
            first = position
            position -= 1
        elif token.text in shapes.joiners and position > 0:
            before = toks[position - 1].text
            if token.text == "the" and before not in ("of", "for", "on"):
                break  # "X and the Y", "Under Operation X the Y": two names
            left = position - 1 if before not in shapes.joiners else position - 2
            if left < 0 or not _is_capital(toks[left].text) or _closes_name(toks, left, shapes):
                break
            position = left
        else:
            break
    named = first > 0 and toks[first - 1].text in ("the", "The")  # "the Stronger Communities Board"
    while first <= index and toks[first].text in shapes.openers and not named:
        named = toks[first].text in ("The", "This")
        first += 1
    while first <= index and toks[first].text in shapes.joiners:
        first += 1
    return first


def _walk_lower(
    text: str, toks: list[Token], index: int, shapes: Shapes, topic_ends: dict[int, int]
) -> int | None:
    """Find the first token of a phrase with a small-letter head: "economic crime team".

    Before the head stand capitalised words, listed threats and modifiers; at least one of them
    must be a capitalised word or a threat, or no one could tell the name from a description.
    """
    first: int | None = None
    naming = False
    position = index
    if index >= 0 and _possessive(toks[index].text):
        return None
    while position >= 0 and index - position < _LONGEST:
        token = toks[position]
        if "\n" in text[token.end : toks[position + 1].start]:
            break
        skipped = _skip_bracket(toks, position)
        if skipped is not None:
            if skipped < 0 or toks[skipped].text in shapes.heads:
                break  # "Council (NPCC) strategy": the body before the bracket is the owner
            position = skipped
            continue
        if token.end in topic_ends:
            while position > 0 and toks[position].start > topic_ends[token.end]:
                position -= 1
            first, naming = position, True
        elif _is_capital(token.text) and token.text not in shapes.openers:
            if _owns(toks, position, shapes) or (_opens(text, toks, position) and naming is False):
                break
            first, naming = position, True
        elif token.text.lower() in shapes.modifiers:
            first = position
        elif token.text in ("of", "and", "&") and position > 0 and first is not None:
            before = toks[position - 1]
            if (
                not _is_capital(before.text)
                or _closes_name(toks, position - 1, shapes)
                or before.text in shapes.openers
            ):
                break
        else:
            break
        position -= 1
    while first is not None and first <= index and toks[first].text in shapes.joiners:
        first += 1
    return first if naming else None


def _opens(text: str, toks: list[Token], index: int) -> bool:
    """Tell whether a token opens a sentence, where any word is capitalised."""
    if toks[index].text.isupper():
        return False
    return (
        index == 0 or toks[index - 1].text in (".", ":", ";") or text[toks[index].start - 1] == "\n"
    )


def _possessive(word: str) -> bool:
    """Tell a possessive from a word; "Children’s Board" is a name all the same."""
    children = re.match(r"(?:Children|Women|Men|People|Prince|Princes|King|Queen|Majesty)", word)
    return bool(re.search(r"[’']s?$", word)) and not children


def _owns(toks: list[Token], index: int, shapes: Shapes) -> bool:
    """Tell an owner ("PCC’s", "Mr Rimmer’s", "the Unit’s") from a name's own possessive."""
    if toks[index].text.endswith(("Children’s", "Children's")):
        return False
    match = re.fullmatch(r"(.+?)[’'](?:s)?", toks[index].text)
    if not match or not toks[index].text.endswith(("s", "’", "'")):
        return False
    titled = index > 0 and toks[index - 1].text in ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Cllr")
    acronym = bool(re.fullmatch(r"[A-Z][A-Z0-9/&]+", match[1]))
    return titled or acronym or match[1] in shapes.heads


def _skip_bracket(toks: list[Token], position: int) -> int | None:
    """Step left over "(SAC)" inside a name; None when there is no such bracket."""
    if toks[position].text != ")" or position < 2 or toks[position - 2].text != "(":
        return None
    return position - 3 if re.fullmatch(r"[A-Z][A-Za-z/&]{1,7}", toks[position - 1].text) else None


def _closes_name(toks: list[Token], index: int, shapes: Shapes) -> bool:
    """Tell whether a token ends a name of its own: a head noun or an acronym before "and"."""
    joiner = toks[index + 1].text if index + 1 < len(toks) else ""
    word = re.sub(r"[’']s?$", "", toks[index].text)
    if joiner not in ("and", "&"):  # "Chair of the X": a post beside the body, a body's plan
        return word in shapes.openers or any(
            kind in _OWNED for _, kind in shapes.heads.get(word, ())
        )
    following = toks[index + 2].text if index + 2 < len(toks) else ""
    if word == "Police" and following in ("Crime", "Fire"):
        return False  # "Police and Crime Plan", "Police and Crime Commissioner"
    opens = word in shapes.openers and (index == 0 or not _is_capital(toks[index - 1].text))
    return opens or word in shapes.heads or bool(re.fullmatch(r"[A-Z]{2,6}s?", word))


def _is_count(toks: list[Token], index: int) -> bool:
    """Tell the figure of "4 P Plans" from a number of things."""
    return toks[index].text.isdigit() and bool(re.fullmatch(r"Ps?", toks[index + 1].text))


def _is_capital(word: str) -> bool:
    return word[:1].isupper() or bool(re.match(r"\d+[A-Z]", word))
