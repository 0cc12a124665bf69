"""Places that the list knows in part: "Southern Wales", "the eastern region", "Kent forces"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.recognise.calendar_names import DAYS, MONTHS
from loaders.recognise.clues import find_clues
from loaders.recognise.mention import Mention

_DIRECTION = r"(?:[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est|[Mm]id|[Cc]entral|[Gg]reater)"
_BEFORE = re.compile(rf"(?:{_DIRECTION}(?:ern)?[ -]){{1,2}}$")
_AFTER = re.compile(r" (?:[Rr]egion|[Cc]onurbation|[Aa]irport|[Pp]orts?|[Cc]ity [Cc]entre)\b")
_REGION = re.compile(rf"\b{_DIRECTION}(?:ern)?(?:[ -](?:[Ee]ast|[Ww]est)(?:ern)?)? [Rr]egion\b")
_REGION_OF_UNIT = re.compile(
    r"\b(?P<name>(?:North|South)[ -](?:East|West))"
    r"(?= (?:Region\w*|ROCU|CTU|CTIU|Counter|Cyber|Fraud|Economic|Organised|Serious|Polic\w+)\b)"
    r"|\b(?:Counter[ -]Terrorism Policing|CTP|CT Policing) "
    r"(?P<tail>(?:North|South) (?:East|West))\b"
)
"""Units are named by a region without its article: "North West Regional Organised Crime Unit"."""
_PLACE_NAME = (
    r"(?:St\.? [A-Z][a-z]{2,}(?:[’']s)?|[A-Z][a-z]{2,})"
    r"(?:[ -](?:[A-Z][a-z]+|(?:on|upon|le|under|in|next|by)(?:[ -]the)?"
    r"[ -](?!Operation|Op |Exercise|Project)[A-Z][a-z]+)){0,3}"
)
_LOCATIVE = re.compile(
    r"\b(?:in|across|around|throughout|near|from|into|at|patrols?|patrolled|patrolling|covers|covering"
    r"|serves|serving|visited|evacuated)(?: the)? "
    rf"(?P<names>{_PLACE_NAME}(?:(?:, | and |, and ){_PLACE_NAME})*)(?=[ ,.;:)’']|$)"
)
_NAME = re.compile(_PLACE_NAME)
_NOT_PLACES = frozenset(
    "Spring Summer Autumn Winter"  # noqa: SIM905
    " Christmas Easter Ramadan Parliament English Welsh Government Appendix Section Part Table"
    " Figure Annex Chapter Phase Year Quarter Pursue Prevent Protect Prepare".split()
) | {*MONTHS, *DAYS}
_FORCES = re.compile(r" (?:police )?forces\b")


def find_places(text: str, listed: list[Mention]) -> Iterator[Mention]:
    """Yield wider names around listed places, regions named by direction, and their forces."""
    clues = find_clues(text)
    for match in _REGION.finditer(text) if "region" in clues else ():
        yield Mention(match.start(), match.end(), match[0], "Place", "place shape")
    for match in _REGION_OF_UNIT.finditer(text) if "quarter" in clues else ():
        group = "name" if match["name"] else "tail"
        yield Mention(*match.span(group), match[group], "Place", "place shape")
    for place in listed:
        if place.type != "Place":
            continue
        before = _BEFORE.search(text, max(0, place.start - 30), place.start)
        after = _AFTER.match(text, place.end)
        start = before.start() if before else place.start
        end = after.end() if after else place.end
        forces = _FORCES.match(text, end)
        end = forces.end() if forces else end
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


def find_unlisted_places(text: str) -> Iterator[Mention]:
    """Yield capitalised names behind a preposition of place, that no list knows.

    They name a place only where the report says that something works there.
    """
    for match in _LOCATIVE.finditer(text):
        for name in _NAME.finditer(match["names"]):
            words = re.split(r"[ -]", name[0])
            if not _NOT_PLACES & set(words) and len(words) <= 4:
                start = match.start("names") + name.start()
                yield Mention(start, start + len(name[0]), name[0], "Place", "locative")
