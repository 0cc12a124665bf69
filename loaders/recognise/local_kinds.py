"""An area's own body, by its area and the acronym of its kind: "Gwent OPCC", "Kent MASH"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.recognise.mention import Mention

_ACRONYM = re.compile(r"[A-Z]{2,6}")
_ONE = {"Unit", "Partnership", "Organisation"}


def find_local_kinds(
    text: str, topics: tuple[Mention, ...], bodies: tuple[Mention, ...]
) -> Iterator[Mention]:
    """Yield the acronyms of kinds with the listed place that stands right before them.

    The name is the area and what the acronym stands for, so that "Gwent OPCC" and "Gwent Police
    and Crime Commissioner" are one; a plural ("Kent CSPs") names several and is left.
    """
    places = {mention.end: mention for mention in topics if mention.type == "Place"}
    for body in bodies:
        place = places.get(body.start - 1)
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
