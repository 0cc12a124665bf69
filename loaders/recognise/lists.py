"""Names that a list spells out once: "A and B Teams", "the forces of X and Y", capabilities."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.report import Paragraph
from loaders.recognise.abbreviations import Definition
from loaders.recognise.heads import load_shapes, plural, type_of_name
from loaders.recognise.lexicon import Entry, fold, load_entries
from loaders.recognise.mention import Mention

_CAPABILITY_LEAD = re.compile(
    r"\b(?:following|range of|these|its|core)?\s*capabilities\b[^.]*:$", re.IGNORECASE
)
_FORCES_OF = re.compile(
    r"\b(?:forces|[Cc]ollaboration|[Aa]lliance) (?:of|in|between|such as|including)\s+$",
    re.IGNORECASE,
)
_BODY_VERB = re.compile(
    r" (?:(?:have|has|had) (?:[a-z]+ly |also |now |all )?(?:signed|agreed|set|formed|merged|created"
    r"|joined|pooled|a joint|shared)|share|collaborate|work|operate|signed|agreed|fund|pay|jointly"
    r"|all |each |run|pool)\b"
)
"""Places that do these things are their police forces."""
_HEADS_OF = re.compile(
    r"\b(?P<head>[A-Z]{2,6}[’']?s|(?:[A-Z][a-z]+ )?[A-Z][a-z]+s)"
    r"(?: \([A-Z]{2,6}s\))? (?:of|for|on|covering|are):? (?:the )?$"
)
_COUNT = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})"
    r"(?: (?:local|regional|neighbouring|unitary|district|borough|county))? $",
    re.IGNORECASE,
)
_AND = re.compile(r",?\s+(?:and|&)\s+|,\s+")


def find_capabilities(par: Paragraph) -> Iterator[Mention]:
    """Yield the capabilities that a list spells out: the phrases of an item or of its bracket."""
    lines = par.text.split("\n")
    if len(lines) < 2 or not _CAPABILITY_LEAD.search(lines[0]):
        return
    for item in par.items:
        line = par.text[item.start :].split("\n", 1)[0]
        bracket = re.match(r"[^()]{0,40}\((.+)\)\s*[;.,]?\s*(?:and)?$", line)
        start = item.start + (bracket.start(1) if bracket else 0)
        body = bracket[1] if bracket else ""
        for part in re.finditer(r"[^,;]+", body):
            phrase = re.sub(r"^\s*(?:and\s+)?|\s+$", "", part[0])
            at = start + part.start() + part[0].index(phrase) if phrase else 0
            if 1 < len(phrase.split()) <= 5:
                yield Mention(at, at + len(phrase), phrase, "Capability", "list")


def expand_names(text: str, mentions: list[Mention]) -> Iterator[Mention]:
    """Yield the names of a list that shares its last word, in place of the one long shape.

    "Emergency Planning and Business Continuity Teams" are two teams; a name whose own parts are
    joined by "and" ("Serious and Organised Crime Unit") is in the singular and stays whole.
    """
    heads = load_shapes().heads.keys() | load_shapes().lower.keys()
    listed = {(m.start, m.end) for m in mentions if m.recogniser in ("authority", "reference")}
    for mention in mentions:
        if (mention.start, mention.end) in listed:
            continue
        if mention.recogniser != "shape" or mention.type not in (
            "Unit",
            "Partnership",
            "PoliceForce",
        ):
            continue
        words = mention.text.split()
        head = words[-1]
        singular = _singular(head)
        shares = singular != head if mention.type != "PoliceForce" else head == "Police"
        if not shares or singular not in heads or " and " not in mention.text:
            continue
        parts = _AND.split(mention.text[: -len(head)].strip())
        if len(parts) < 2 or any(len(part.split()) > 4 or not part[:1].isupper() for part in parts):
            continue
        yield from _shared_head(text, mention, parts, singular)


def _shared_head(text: str, mention: Mention, parts: list[str], head: str) -> Iterator[Mention]:
    """Give each part of a list the head it shares; forces must be listed ones."""
    position = mention.start
    entries = [_force_by_area().get(fold(part)) for part in parts]
    if mention.type == "PoliceForce" and not all(entries):
        return
    for number, (part, entry) in enumerate(zip(parts, entries, strict=True)):
        at = text.index(part, position)
        end = mention.end if number == len(parts) - 1 else at + len(part)
        position = at + len(part)
        named = Mention(at, end, text[at:end], mention.type, "list", name=f"{part} {head}")
        if mention.type == "PoliceForce" and entry:
            named = replace(named, name=entry.name, ref=entry.id, kind=entry.kind)
        yield named


def _singular(head: str) -> str:
    return next(
        (word for word in (head[:-3] + "y", head[:-1]) if word and plural(word) == head), head
    )


@cache
def _force_by_area() -> dict[str, Entry]:
    """The territorial forces by the name of their area: "West Mercia"."""
    found = {}
    for entry in load_entries():
        if entry.type == "PoliceForce" and entry.kind == "territorial":
            area = re.sub(r" (?:Police|Constabulary)(?: Service)?$", "", entry.name)
            found[fold(area)] = entry
    return found


def forces_by_area(text: str, mentions: list[Mention]) -> list[Mention]:
    """Take places for police forces where the text says so: "the forces of X, Y and Z"."""
    found = list(mentions)
    places = sorted((m for m in mentions if m.type == "Place"), key=lambda m: m.start)
    places = [m for m in places if not any(o.covers(m) and o != m for o in places)]
    acting = set(_acting(text, places))
    last_end = -1
    for place in places:
        listed = last_end >= 0 and _AND.fullmatch(text[last_end : place.start])
        entry = _force_by_area().get(fold(place.text))
        if entry is None or not (
            listed
            or place in acting
            or _FORCES_OF.search(text[max(0, place.start - 24) : place.start])
        ):
            last_end = -1
            continue
        last_end = place.end
        force = replace(
            place,
            type="PoliceForce",
            recogniser="list",
            name=entry.name,
            ref=entry.id,
            kind=entry.kind,
        )
        found[found.index(place)] = force
    return found


def _acting(text: str, places: list[Mention]) -> Iterator[Mention]:
    """Yield the first of each list of force areas that acts: "Kent and Essex share a unit"."""
    run: list[Mention] = []
    for place in places:
        follows = run and _AND.fullmatch(text[run[-1].end : place.start])
        run = [*run, place] if follows else [place]
        known = all(fold(part.text) in _force_by_area() for part in run)
        before = text[max(0, run[0].start - 2) : run[0].start]
        opens = before in ("", ". ", "; ", ": ", ", ") or before.endswith("\n")
        if len(run) > 1 and known and opens and _BODY_VERB.match(text, place.end):
            yield run[0]


def expand_topics(
    text: str, mentions: list[Mention], defined: tuple[Definition, ...]
) -> Iterator[Mention]:
    """Yield the bodies of a list of topics: "the SGGs of county lines, fraud and firearms"."""
    topics = sorted((m for m in mentions if m.type == "Threat"), key=lambda m: (m.start, -m.end))
    head: tuple[str, str, int] | None = None
    last_end = -1
    for topic in topics:
        if topic.start < last_end:
            continue
        start = topic.start
        if not (head and _AND.fullmatch(text[last_end:start])):
            head = _head_before(text, start, defined)
            start = head[2] if head else start  # the first takes the head in, so that it is no name
        last_end = topic.end
        if head:
            name = f"{topic.text} {head[0]}"
            yield Mention(start, topic.end, text[start : topic.end], head[1], "list", name=name)


def _head_before(
    text: str, end: int, defined: tuple[Definition, ...]
) -> tuple[str, str, int] | None:
    """Find what a list of topics has several of: in the singular, its node type, its place."""
    match = _HEADS_OF.search(text, max(0, end - 60), end)
    if not match:
        return None
    word = re.sub(r"[’']?s$", "", match["head"])
    long = next((item.long for item in defined if item.stem == word), word)
    node_type = type_of_name(long) if " " in long or long in load_shapes().heads else ""
    return (word, node_type, match.start("head")) if node_type in ("Unit", "Partnership") else None


def find_counted(text: str, bodies: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield bodies of a kind that the report counts: "the five local authorities"."""
    for body in bodies:
        count = _COUNT.search(text[max(0, body.start - 24) : body.start])
        if count and body.recogniser == "kind" and body.type == "Organisation":
            start = body.start - len(count[0])
            if body.text.endswith("s"):
                yield replace(body, start=start, text=text[start : body.end], name="", ref="")
