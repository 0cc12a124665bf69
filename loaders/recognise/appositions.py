"""Names by the common noun beside them: "Lincs Alert, the messaging platform", "an app called X".

The nouns are data (``appositions.yaml``). Cost: linear in the text; a text without any of the
nouns is left at once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from loaders.recognise.calendar_names import DAYS, MONTHS
from loaders.recognise.heads import load_shapes, plural
from loaders.recognise.mention import Mention
from loaders.yaml_file import read_yaml

_WORD = r"[A-Z][\w’'&-]*"
_NAME = rf"{_WORD}(?:(?: (?:of|for|the|and|to|in|Each))* {_WORD}| \d\b){{0,4}}"
_NOT_FIRST = {
    "Following",
    "During",
    "Including",
    "Using",
    "Working",
    "I",
    "We",
    "It",
    "They",
    "He",
    "She",
    *MONTHS,
    *DAYS,
}


@dataclass(frozen=True)
class Appositions:
    """The nouns of ``appositions.yaml`` and the patterns made of them."""

    types: dict[str, str]
    """Noun, singular or plural -> node type."""
    after: re.Pattern[str]
    """NAME, a ... noun."""
    called: re.Pattern[str]
    """A ... noun (...) called NAME."""
    before: re.Pattern[str]
    """The noun NAME."""


@cache
def load_appositions() -> Appositions:
    """Read the nouns once."""
    data = read_yaml(files("loaders.recognise").joinpath("appositions.yaml"))
    before, compounds = data.pop("before"), data.pop("compounds")
    types = {
        form: node_type
        for node_type, nouns in data.items()
        for noun in nouns
        for form in (noun, plural(noun))
    }
    noun = "|".join(sorted(map(re.escape, types), key=len, reverse=True))
    barred = "|".join(compounds)
    some = rf"(?:an?|the|our|its|their) (?:[\w’'-]+ ){{0,4}}?(?P<noun>{noun})\b(?! (?:{barred})\b)"
    return Appositions(
        types,
        re.compile(rf"(?<![\w’'“‘\"-])(?P<name>{_NAME}), {some}(?! {_WORD})"),
        re.compile(
            rf"\b{some}(?: (?:for|of|to|against|on|with) [a-z][\w’' -]{{2,40}}?)?,?"
            r" (?:to be |which is |is |now |formally )?"
            r"(?:called|named|known as|branded|titled|dubbed)"
            rf"(?: the)? [“‘\"']?(?P<name>{_NAME})"
        ),
        re.compile(rf"\b(?P<noun>{'|'.join(before)}) (?P<name>{_NAME})(?![\w’'])"),
    )


def find_appositions(text: str) -> Iterator[Mention]:
    """Yield the names that a paragraph says to be a charity, an app, a campaign and so on."""
    nouns = load_appositions()
    if not any(noun in text for noun in nouns.types):
        return
    for pattern in (nouns.after, nouns.called, nouns.before):
        for match in pattern.finditer(text):
            words = match["name"].split()
            titled = words[0].endswith("ing") and len(words) > 2  # "Tackling Slavery Together"
            opens = words[0] in load_shapes().openers and not titled
            if opens or words[0] in _NOT_FIRST:
                continue
            noun = match["noun"]
            node_type = nouns.types.get(noun) or nouns.types[noun.removesuffix("s")]
            yield Mention(*match.span("name"), match["name"], node_type, "apposition")
