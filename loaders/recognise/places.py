"""Places that the list knows in part: "Southern Wales", "the eastern region", "Kent forces"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.recognise.mention import Mention

_DIRECTION = r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Mm]id|[Cc]entral|[Gg]reater)"
_BEFORE = re.compile(rf"(?:{_DIRECTION}(?:ern)?[ -]){{1,2}}$")
_AFTER = re.compile(r" (?:[Rr]egion|[Cc]onurbation|[Aa]irport|[Pp]orts?|[Cc]ity [Cc]entre)\b")
_REGION = re.compile(rf"\b{_DIRECTION}(?:ern)?(?:[ -](?:[Ee]ast|[Ww]est)(?:ern)?)? [Rr]egion\b")
_FORCES = re.compile(r" (?:police )?forces\b")


def find_places(text: str, listed: list[Mention]) -> Iterator[Mention]:
    """Yield wider names around listed places, regions named by direction, and their forces."""
    for match in _REGION.finditer(text):
        yield Mention(match.start(), match.end(), match[0], "Place", "place shape")
    for place in listed:
        if place.type != "Place":
            continue
        before, after = _BEFORE.search(text[: place.start]), _AFTER.match(text[place.end :])
        start = before.start() if before else place.start
        end = place.end + (after.end() if after else 0)
        forces = _FORCES.match(text[end:])
        if forces:
            end += forces.end()
        if (start, end) != (place.start, place.end):
            kind = "PoliceForce" if forces else "Place"
            name = text[start:end]
            yield replace(
                place,
                start=start,
                end=end,
                text=name,
                type=kind,
                recogniser="place shape",
                name="",
                ref="",
            )
