"""Mentions to entities: one for each thing the report names, and what "the Force" means."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from kg.entity import Entity
from kg.identifiers import entity_id
from kg.ledger import LedgerEntry
from kg.report import Report
from loaders.names import Apart, Name, Names
from loaders.recognise.abbreviations import Definition
from loaders.recognise.mention import REFERENCES, Mention
from loaders.recognise.recognise import Recognised
from loaders.sentences import split_sentences

SCOPED = {"Unit", "Partnership", "Post", "Strategy", "Programme", "Operation"}
"""Types known by name only inside their parent body."""

_GLOBAL_NAME = re.compile(
    r"^(?:national|uk|united kingdom|hm|npcc|college of policing)\b", re.IGNORECASE
)
_BODY_TYPES = {"PoliceForce", "Unit", "Organisation", "Partnership"}


@dataclass(frozen=True)
class Resolved:
    """A report's entities, and what each of its mentions means."""

    entities: dict[str, Entity]
    meaning: dict[tuple[str, int, int], str]
    """(paragraph key, start, end) -> entity identifier."""
    named: frozenset[str]
    """Identifiers of what the report names, not only describes or refers to."""
    body: str | None
    """The reporting body."""
    ledger: tuple[LedgerEntry, ...]


def resolve(report: Report, recognised: Recognised, apart: Apart = frozenset()) -> Resolved:
    """Decide what each mention of a report means."""
    resolver = _Resolver(report, Names(report, recognised, apart))
    entities = resolver.make_entities()
    meaning = resolver.mean(entities)
    untyped = [_untyped(report.id, key, item) for key, item in recognised.untyped]
    named = frozenset(
        entity.id for key, entity in entities.items() if not resolver.names.names[key].described
    )
    return Resolved(entities, meaning, named, resolver.body, (*resolver.ledger, *untyped))


def _untyped(report: str, key: str, item: Definition) -> LedgerEntry:
    reason = "abbreviation of a name that no recogniser can type"
    return LedgerEntry(report, key, "recognition", reason, f"{item.long} ({item.short})")


class _Resolver:
    """Makes a report's entities, then walks its mentions in reading order."""

    def __init__(self, report: Report, names: Names) -> None:
        self.report = report
        self.names = names
        self.body = names.find_body()
        self.ledger: list[LedgerEntry] = []
        self.by_head: dict[str, str] = {}

    def make_entities(self) -> dict[str, Entity]:
        """Make an entity of each name that stands for others, keyed by the name's key."""
        made: dict[str, Entity] = {}
        for key, name in self.names.names.items():
            if key in self.names.same:
                continue
            entry = None if name.is_kind else self.names.entries.get(name.ref)
            made[key] = entry.to_entity(name.forms) if entry else self.found_entity(key, name)
        self.by_head = _only_by_head(made)
        return made

    def found_entity(self, key: str, name: Name) -> Entity:
        """Make the entity of a thing this report names: its longest form is its name."""
        node_type = self.names.type(key)
        forms = [form for form, count in name.forms.items() if count] or list(name.forms)
        longest = sorted(forms, key=lambda form: (-len(form), form))[0]
        if name.is_kind and len(longest) <= 8:
            longest = name.name
        best = re.sub(r"\s*\([^)]*\)", "", longest)
        scope = self.body or ""
        if node_type not in SCOPED or _GLOBAL_NAME.match(best):
            scope = ""
        aliases = {form for form in (*name.forms, name.name) if form and form != best}
        aliases |= {longest} - {best}
        return Entity(
            entity_id(node_type, best, scope), node_type, best, tuple(sorted(aliases)), name.kind
        )

    def mean(self, entities: dict[str, Entity]) -> dict[tuple[str, int, int], str]:
        """Say what each mention means; references take the latest fitting name."""
        meaning: dict[tuple[str, int, int], str] = {}
        recent: dict[str, str] = {}
        topic = ""
        for par in self.report.paragraphs:
            if par.kind == "heading":
                recent, topic = {}, self.topic(par.key, entities)
            if topic:
                recent["it"] = topic  # a paragraph's first "it" is what its section is about
            starts = [sentence.start for sentence in split_sentences(par)]
            subject_of = -1
            for outer in self.names.mentions[par.key]:
                found = (
                    self.refer(par.key, outer, recent)
                    if outer.recogniser in REFERENCES
                    else self.entity_of(outer, entities)
                )
                if found:
                    meaning[(par.key, outer.start, outer.end)] = found
                for mention in outer.inner:
                    if mention.recogniser not in REFERENCES:
                        meaning[(par.key, mention.start, mention.end)] = self.entity_of(
                            mention, entities
                        )
                if found and outer.recogniser not in REFERENCES:
                    sentence = bisect_right(starts, outer.start)
                    first = sentence != subject_of and outer.type in _BODY_TYPES
                    subject_of = sentence if first else subject_of
                    _remember(recent, outer, found, subject=first)
        return meaning

    def topic(self, key: str, entities: dict[str, Entity]) -> str:
        """Give the body that a heading names first, or nothing."""
        named = (m for m in self.names.mentions[key] if m.recogniser not in REFERENCES)
        return next((self.entity_of(m, entities) for m in named if m.type in _BODY_TYPES), "")

    def entity_of(self, mention: Mention, entities: dict[str, Entity]) -> str:
        """Give the identifier of a named mention's entity."""
        return entities[self.names.root(self.names.key(mention))].id

    def refer(self, key: str, mention: Mention, recent: dict[str, str]) -> str | None:
        """Give what a reference means, or None when the report does not say clearly."""
        if (
            mention.name == "force"
            or mention.name == "constabulary"
            or mention.name in ("we", "our")
        ):
            return self.body
        found = recent.get("it" if mention.recogniser == "pronoun" else mention.name)
        if found is None and mention.recogniser == "anaphor":
            found = self.only(mention)
        if found is None and mention.recogniser == "anaphor":
            reason = "a reference with no clear name before it"
            self.ledger.append(LedgerEntry(self.report.id, key, "resolution", reason, mention.text))
        return found

    def only(self, mention: Mention) -> str | None:
        """Give the one thing of the report whose name ends in a capitalised short form."""
        head = mention.text.split()[-1]
        return self.by_head.get(head) if head[:1].isupper() else None


def _only_by_head(made: dict[str, Entity]) -> dict[str, str]:
    """Index the entities whose last word no other entity's name ends in."""
    found: dict[str, list[str]] = {}
    for entity in made.values():
        if entity.type in SCOPED and " " in entity.name:
            found.setdefault(entity.name.split()[-1], []).append(entity.id)
    return {head: ids[0] for head, ids in found.items() if len(ids) == 1}


def _remember(recent: dict[str, str], mention: Mention, entity: str, *, subject: bool) -> None:
    """Note the latest name for each head noun, and for "it" the first body of a sentence."""
    if mention.type not in SCOPED | _BODY_TYPES:
        return
    words = re.sub(r"\s*\([^)]*\)", "", mention.name or mention.text).split()
    head = re.sub(r"s$", "", words[-1].lower()) if words else ""
    recent[head] = entity
    if subject:
        recent["it"] = entity
