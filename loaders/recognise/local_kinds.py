"""An area's own body, by its area and the acronym of its kind: "Gwent OPCC", "Kent MASH"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.recognise.descriptions import load_descriptions
from loaders.recognise.heads import load_shapes
from loaders.recognise.mention import Mention

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_BEFORE = re.compile(r"(?:[A-Z][a-z][\w’'-]* ){1,3}$")
_QUARTER = re.compile(r"\b(?:(?:North|South|East|West|Mid)[ -])+$")
_TITLES = {"Chief", "Head", "Director", "Deputy", "Assistant", "Senior", "Lead"}
_ONE = {"Unit", "Partnership", "Organisation"}


def find_local_kinds(
    text: str, topics: tuple[Mention, ...], bodies: tuple[Mention, ...]
) -> Iterator[Mention]:
    """Yield the acronyms of kinds with the listed place that stands right before them.

    The name is the area and what the acronym stands for, so that "Gwent OPCC" and "Gwent Police
    and Crime Commissioner" are one; a plural ("Kent CSPs") names several and is left.
    """
    yield from _named(text, bodies)
    places = {mention.end: mention for mention in topics if mention.type == "Place"}
    for body in bodies:
        place = places.get(body.start - 1)
        if place and body.type == "CriminalGroup" and text[place.end : body.start] == " ":
            wider = _QUARTER.search(text, max(0, place.start - 12), place.start)
            start = wider.start() if wider else place.start
            name = text[start : body.end]  # "West Belfast UDA", a brigade of its own
            yield replace(body, start=start, text=name, recogniser="shape", name="", ref="")
            continue
        short = re.sub(r"[’']s$", "", body.text)
        own = body.recogniser == "kind" and body.type in _ONE and _ACRONYM.fullmatch(short)
        if place is None or not own or text[place.end : body.start] != " ":
            continue
        end = body.start + len(short)
        yield replace(
            body,
            start=place.start,
            end=end,
            text=text[place.start : end],
            recogniser="shape",
            name=f"{place.text} {body.name}",
            ref="",
        )


def _named(text: str, bodies: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield organisations whose own name ends in their kind: "Fordham Refuge", "Apex Utilities"."""
    listed = {other.end for other in bodies if other.recogniser != "kind"}
    for body in bodies:
        words = body.text.split()
        capital = all(word[:1].isupper() or word in load_shapes().joiners for word in words)
        if body.recogniser != "kind" or body.type != "Organisation" or not capital:
            continue
        if body.text.isupper():
            continue
        before = _BEFORE.search(text, max(0, body.start - 50), body.start)
        if before is None or text[body.end : body.end + 2] == " (" or body.start - 1 in listed:
            continue
        own = before[0].split()
        while own and not _tells(own[0]):
            own = own[1:]
        start = body.start - len(" ".join(own)) - 1
        if own and all(map(_tells, own)) and text[start - 1 : start] in ("", " ", "\n", "("):
            name = text[start : body.end]
            yield replace(
                body, start=start, text=name, recogniser="shape", name="", ref="", inner=()
            )


def _tells(word: str) -> bool:
    """Tell whether a capitalised word may be part of a name of one's own."""
    shapes, small = load_shapes(), word.lower()
    return not (
        word in shapes.openers
        or word in _TITLES
        or word in shapes.heads
        or small in shapes.modifiers
        or small in load_descriptions().vague
        or small in load_descriptions().closed
    )
