"""A report to mentions: every recogniser run, the report's own abbreviations learnt first."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from kg.report import Paragraph, Report
from loaders.recognise.abbreviations import Definition, find_definitions
from loaders.recognise.appositions import find_appositions
from loaders.recognise.descriptions import find_descriptions
from loaders.recognise.events import find_events
from loaders.recognise.heads import load_shapes, type_of_name
from loaders.recognise.institutions import find_institutions
from loaders.recognise.lexicon import Entry, Matcher, body_matcher, fold, topic_matcher
from loaders.recognise.lists import (
    expand_names,
    expand_topics,
    find_capabilities,
    find_counted,
    forces_by_area,
)
from loaders.recognise.local_kinds import find_local_kinds
from loaders.recognise.mention import REFERENCES, Mention, settle
from loaders.recognise.officials import (
    find_leads,
    find_people,
    find_posts,
    find_small_posts,
    find_unranked_people,
)
from loaders.recognise.places import find_places, find_unlisted_places
from loaders.recognise.references import find_references
from loaders.recognise.sectors import find_sectors
from loaders.recognise.shapes import find_shapes
from loaders.recognise.sift import as_team, clear, drop_false, type_by_kind
from loaders.recognise.small_posts import find_field_posts
from loaders.recognise.titles import (
    find_branches,
    find_functions,
    find_operations,
    find_projects,
    find_quoted,
)
from loaders.recognise.unlisted import find_unlisted

RANK = {
    name: place
    for place, name in enumerate(
        (
            "apposition",
            "authority",
            "reference",
            "list",
            "report",
            "operation",
            "branch",
            "official",
            "quoted",
            "post",
            "strand",
            "threat",
            "place",
            "place shape",
            "kind",
            "abbreviation",
            "shape",
            "event",
            "sector",
            "anaphor",
            "plural",
            "pronoun",
            "description",
            "locative",
            "unlisted",
        )
    )
}
"""Between mentions of equal length the recogniser named first wins."""


_SMALL = re.compile(r"\b[a-z]{3,}\b")
_SAID = re.compile(
    r"(?P<name>[A-Z](?:(?<=^.)|(?<=[.!?] .)|(?<=\n.))[\w-]{2,30}) is (?:the|an?|our) "
)
_SAID_TYPES = {"Unit", "Partnership", "Organisation", "Programme", "Operation"}


@dataclass(frozen=True)
class Recognised:
    """The mentions of a report by paragraph key, and the abbreviations it defines."""

    mentions: dict[str, tuple[Mention, ...]]
    definitions: tuple[tuple[str, Definition], ...]
    """(paragraph key, definition), in reading order."""
    untyped: tuple[tuple[str, Definition], ...]
    """Definitions whose long form no recogniser could type."""


def recognise(report: Report) -> Recognised:
    """Find the mentions of a report.

    The first pass finds what stands alone and the abbreviations with their long forms; the
    second finds the short forms and the names again wherever they are written.
    """
    defined = {par.key: tuple(find_definitions(par.text)) for par in report.paragraphs}
    small = (_SMALL.findall(par.text) for par in report.paragraphs)
    common = frozenset(chain.from_iterable(small))
    found = {par.key: _find(par, defined[par.key], common) for par in report.paragraphs}
    first = {
        par.key: settle(drop_false(par.text, found[par.key]), RANK) for par in report.paragraphs
    }
    definitions = [
        (par.key, item)
        for par in report.paragraphs
        for item in (*defined[par.key], *_said_to_be(par, first[par.key]))
    ]
    known, untyped = _learn(first, definitions)
    matcher = Matcher(known)
    mentions = {}
    for par in report.paragraphs:
        settled = first[par.key]
        again = list(matcher.find(par.text, fold(par.text)))
        if again:
            settled = settle(drop_false(par.text, [*found[par.key], *again]), RANK)
        mentions[par.key] = _absorb(par, settled)
    return Recognised(mentions, tuple(definitions), tuple(untyped))


def _find(par: Paragraph, defined: tuple[Definition, ...], common: frozenset[str]) -> list[Mention]:
    """Run every recogniser over a paragraph, then the ones that read lists of names.

    ``common``: the words that the report also writes in small letters.
    """
    found = forces_by_area(par.text, clear(list(_find_single(par, defined))))
    found = type_by_kind(found)
    parts = list(expand_names(par.text, found))
    whole = [
        mention
        for mention in found
        if mention.recogniser != "shape" or not any(mention.covers(part) for part in parts)
    ]
    named = [*whole, *parts, *find_capabilities(par), *expand_topics(par.text, found, defined)]
    return [*named, *find_unlisted(par.text, named, common)]


def _find_single(par: Paragraph, defined: tuple[Definition, ...]) -> Iterator[Mention]:
    folded = fold(par.text)
    topics = tuple(topic_matcher().find(par.text, folded))
    yield from topics
    bodies = tuple(map(as_team, body_matcher().find(par.text, folded)))
    listed = tuple(body for body in bodies if body.recogniser == "authority")
    yield from bodies
    yield from find_counted(par.text, bodies)
    yield from find_local_kinds(par.text, topics, bodies)
    yield from find_places(par.text, list(topics))
    yield from find_unlisted_places(par.text)
    yield from find_shapes(par.text, topics, listed)
    yield from find_operations(par.text)
    yield from find_quoted(par.text)
    yield from find_branches(par.text)
    yield from find_institutions(par.text)
    yield from find_projects(par.text)
    yield from find_functions(par.text)
    yield from find_events(par.text)
    yield from find_appositions(par.text)
    yield from find_sectors(folded, par.text)
    kinds = frozenset(body.start for body in bodies if body.recogniser == "kind")
    kinds |= {item.start for item in defined}
    yield from find_descriptions(par.text, listed, kinds)
    yield from _defined(defined)
    people = (*find_people(par.text), *find_unranked_people(par.text))
    yield from people
    yield from find_small_posts(par.text, people)
    yield from find_posts(par.text)
    yield from find_leads(par.text, topics)
    yield from find_field_posts(par.text, topics)
    yield from find_references(par.text)


def _defined(defined: tuple[Definition, ...]) -> Iterator[Mention]:
    """Yield the long forms of a paragraph's abbreviations that end in, or begin with, a head."""
    for item in defined:
        node_type = type_of_name(item.long)
        if node_type:
            yield Mention(item.start, item.end, item.long, node_type, "abbreviation")


def _said_to_be(par: Paragraph, mentions: tuple[Mention, ...]) -> Iterator[Definition]:
    """Yield unknown names that a sentence says are a body: "Tarian is the ... Unit for ..."."""
    at = {mention.start: mention for mention in mentions if mention.type in _SAID_TYPES}
    for match in _SAID.finditer(par.text):
        mention = at.get(match.end())
        known = any(m.start < match.end("name") and match.start("name") < m.end for m in mentions)
        if mention and not known and match["name"] not in load_shapes().openers:
            place = match.start("name"), match.end("name")
            long = mention.text.partition(" (")[0]
            yield Definition(match["name"], long, mention.start, mention.start + len(long), *place)


def _learn(
    first: dict[str, tuple[Mention, ...]],
    definitions: list[tuple[str, Definition]],
) -> tuple[list[tuple[str, Entry]], list[tuple[str, Definition]]]:
    """Make the report's own lexicon: short forms first, then names found by shape."""
    known: dict[str, tuple[str, Entry]] = {}
    untyped = []
    for key, item in definitions:
        meant = _meant(first[key], item)
        if meant is None:
            untyped.append((key, item))
            if _names_a_body(item):
                known.setdefault(item.stem, (item.stem, _unlisted(item)))
                known.setdefault(item.long, (item.long, _unlisted(item)))
            continue
        known.setdefault(item.stem, (item.stem, _entry(meant)))
    counts: dict[str, list[Mention]] = defaultdict(list)
    for mentions in first.values():
        for mention in mentions:
            if mention.recogniser in ("shape", "quoted") and " " in mention.text:
                counts[mention.text].append(mention)
    for name, found in sorted(counts.items()):
        known.setdefault(name, (name, _entry(found[0])))
    return list(known.values()), untyped


def _names_a_body(item: Definition) -> bool:
    """Tell a name that may be a body's: an acronym of three letters or more, words in capitals."""
    capitals = [word for word in item.long.split() if word[:1].isupper()]
    return item.stem.isupper() and len(item.stem) >= 3 and len(capitals) >= 2


def _unlisted(item: Definition) -> Entry:
    """Take a name without a head noun for a unit, where a rule says something of it."""
    return Entry("", "Unit", item.long, (item.long,), "unlisted")


def _meant(mentions: tuple[Mention, ...], item: Definition) -> Mention | None:
    """Find the mention that a definition's long form is, looking inside longer ones too."""
    best: Mention | None = None
    for outer in mentions:
        for mention in (outer, *outer.inner):
            touches = mention.start < item.end and item.start < mention.end
            ends = mention.end in (item.end, item.short_end + 1) or mention.covers(
                Mention(item.start, item.end, "", "", "")
            )
            # "Organised Crime and Counter Terrorism (OCCT)" is more than the threat it ends in.
            tail = mention.type == "Threat" and mention.start > item.start
            names = touches and ends and not tail and mention.recogniser not in REFERENCES
            if names and (best is None or _closeness(mention, item) < _closeness(best, item)):
                best = mention
    return best


def _closeness(mention: Mention, item: Definition) -> int:
    return abs(mention.start - item.start) + abs(mention.end - item.end)


def _entry(mention: Mention) -> Entry:
    name = mention.name or mention.text
    return Entry(mention.ref, mention.type, name, (name,), "report", mention.kind)


def _absorb(par: Paragraph, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Let a mention take in the bracket that abbreviates it: "Gangs Task Force (GTF)"."""
    found: list[Mention] = []
    for mention in mentions:
        before = found[-1] if found else None
        bracket = (
            before is not None
            and par.text[before.end : mention.start].strip() == "("
            and par.text[mention.end : mention.end + 1] == ")"
            and mention.recogniser in ("report", "authority", "kind", "threat", "reference")
            and before.type == mention.type
            and bool(re.fullmatch(r"[A-Z][A-Za-z0-9&/’'-]{1,9}", mention.text))
        )
        if bracket and before is not None:
            end = mention.end + 1
            text = par.text[before.start : end]
            found[-1] = replace(before, end=end, text=text, inner=(*before.inner, mention))
        else:
            found.append(mention)
    return tuple(found)
