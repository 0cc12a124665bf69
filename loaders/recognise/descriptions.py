"""Names by description: what a report calls by what it is for ("the burglary investigation team").

Such a phrase names something only where the report says something of it, so a mention of
this recogniser makes a node only when a rule links it. Cost: linear in the tokens.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.recognise.heads import TOKEN, Tokens, plural, tokens
from loaders.recognise.mention import Mention
from loaders.yaml_file import read_yaml

_LONGEST = 5
_VERBAL = re.compile(r"\w{3,}ed$")
_OWNER = re.compile(r"(?!(?:children|women|men|people|victim)s?[’'])\w+[’']s?$", re.IGNORECASE)

_LEVEL = re.compile(r"(?:(?:local|central|regional|national|joint|senior) )+")
_ARTICLES = {"the", "a", "an", "its", "our", "their"}
_ACT = {
    "council", "charity", "government", "college", "university", "hospital", "school", "prison",
    "court", "commissioner", "inspectorate", "agency", "fund", "chair", "community", "public",
    "network", "partnership", "group", "committee", "constabulary", "county", "city",
}  # fmt: skip
"""What stands for a body of its own before "and": "the council and safeguarding team"."""
_PEOPLE = {"officer", "officers", "worker", "workers"}
_VERBS_TOO = {"leads", "lead", "plans", "plan", "pilots", "pilot", "champions", "boards"}


@dataclass(frozen=True)
class Descriptions:
    """The word lists of ``descriptions.yaml``, made ready for look-up."""

    heads: dict[str, str]
    """Head noun, singular or plural -> node type."""
    vague: frozenset[str]
    dropped: frozenset[str]
    """The vague words that are no part of a name that they stand before."""
    closed: frozenset[str]
    ordinary: frozenset[str]
    """What goes before "officers" and "workers" without making a post of them."""
    compounds: frozenset[str]
    """Nouns that a head only modifies: "training programme", "unit commanders"."""


@cache
def load_descriptions() -> Descriptions:
    """Read the word lists once."""
    data = read_yaml(files("loaders.recognise").joinpath("descriptions.yaml"))
    heads = {
        form: node_type
        for node_type, nouns in data["heads"].items()
        for noun in nouns
        for form in (noun, plural(noun))
    }
    compounds = frozenset(form for noun in data["compounds"] for form in (noun, plural(noun)))
    vague = frozenset(data["vague"])
    return Descriptions(
        heads=heads,
        vague=vague,
        dropped=vague - frozenset(data["kept"]),
        closed=frozenset(data["closed"]),
        ordinary=frozenset(data["ordinary"]),
        compounds=compounds | heads.keys(),
    )


def find_descriptions(
    text: str, bodies: tuple[Mention, ...], kinds: frozenset[int] = frozenset()
) -> Iterator[Mention]:
    """Yield phrases in small letters that end in a head noun and say what it is for.

    A body's name before it does not: "WMP change programmes" are no programme's name.

    Args:
        text: of the paragraph.
        bodies: listed ones that it names.
        kinds: where it names a kind of body, or what it has an abbreviation for.
    """
    words = load_descriptions()
    toks = tokens(text)
    heads = words.heads
    for index in [place for place, word in enumerate(toks.words) if word in heads]:
        token, node_type = toks[index], heads[toks[index].text]
        if index + 1 < len(toks) and toks[index + 1].text in words.compounds:
            continue
        if token.text in _VERBS_TOO and index and toks[index - 1].text[:1].isupper():
            continue  # "Superintendent Brook leads ..."
        if token.text in _PEOPLE and index and toks[index - 1].text.lower() in words.ordinary:
            continue
        first = _first(text, toks, index, words, bodies)
        if first is not None:
            start = toks[first].start
            level = _LEVEL.match(text, start)
            if level and level.end() in kinds:
                start = level.end()  # "the central public protection unit" is that unit
            yield Mention(start, token.end, text[start : token.end], node_type, "description")


def _first(
    text: str, toks: Tokens, head: int, words: Descriptions, bodies: tuple[Mention, ...]
) -> int | None:
    """Find where a description begins: behind a determiner, a preposition, a comma or a verb."""
    position = head - 1
    telling = False
    while position >= 0 and head - position <= _LONGEST:
        word, start = toks.words[position], toks.starts[position]
        if "\n" in text[start : toks.starts[position + 1]] or not TOKEN.fullmatch(word):
            break
        if _ends_phrase(word, words):
            break
        if word in words.heads and position < head - 1:
            return None  # "the triage scheme pairs officers": two nouns, a verb between
        telling = telling or not (
            word.lower() in words.vague or any(body.start <= start < body.end for body in bodies)
        )
        position -= 1
    else:
        if position >= 0:
            return None  # too long to be a name
    if position >= 0 and toks.words[position].lower() == "no":
        return None  # "there is no training strategy"
    if telling and toks.words[position] == "and" and _joins(toks, position, words):
        position -= 2  # "the missing and exploitation hub"
    first = position + 1
    while first < head and toks[first].text.lower() in words.dropped:
        first += 1
    return first if telling and first < head and _starts_well(toks, first) else None


def _joins(toks: Tokens, joiner: int, words: Descriptions) -> bool:
    """Tell whether "and" joins two fields of one thing, not a thing and another."""
    if joiner < 2:
        return False
    word, before = toks.words[joiner - 1], toks.words[joiner - 2]
    told = before.lower() in _ARTICLES or before.endswith(("’s", "'s"))
    plain = word.islower() and word.isalpha() and word not in words.heads
    return told and plain and word not in words.vague | words.closed and word not in _ACT


def _ends_phrase(word: str, words: Descriptions) -> bool:
    return (
        word.lower() in words.closed
        or not word[0].isalnum()
        or word.isdigit()
        or bool(_VERBAL.match(word) or _OWNER.match(word))
    )


def _starts_well(toks: Tokens, first: int) -> bool:
    """Refuse what opens a sentence, where any word is capitalised, and an infinitive."""
    return first > 0 and toks[first - 1].text not in (".", ":", ";", "?", "!", "to")
