"""Mentions to entities: one for each thing the report names, and what "the Force" means."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.entity import Entity
from kg.identifiers import entity_id
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from loaders.ellipsis import is_label, left_out
from loaders.focus import BODIES, NEAR, SUBJECTS, Focus, Met
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
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Resolved:
    """A report's entities, and what each of its mentions means."""

    entities: dict[str, Entity]
    meaning: dict[tuple[str, int, int], str]
    """(paragraph key, start, end) -> entity identifier."""
    groups: dict[tuple[str, int, int], tuple[str, ...]]
    """The same for what means several things: "they", "the two forces"."""
    left_out: dict[str, tuple[tuple[Mention, str], ...]]
    """Paragraph key -> the subjects that its sentences leave out, and what they mean."""
    named: frozenset[str]
    """Identifiers of what the report names, not only describes or refers to."""
    body: str | None
    """The reporting body."""
    ledger: tuple[LedgerEntry, ...]


def resolve(report: Report, recognised: Recognised, apart: Apart = frozenset()) -> Resolved:
    """Decide what each mention of a report means."""
    resolver = _Resolver(report, Names(report, recognised, apart))
    entities = resolver.make_entities()
    resolver.mean(entities)
    untyped = [_untyped(report.id, key, item) for key, item in recognised.untyped]
    named = frozenset(
        entity.id for key, entity in entities.items() if not resolver.names.names[key].described
    )
    ledger = (*resolver.ledger, *untyped)
    return Resolved(
        entities,
        resolver.meaning,
        resolver.groups,
        resolver.left_out,
        named,
        resolver.body,
        ledger,
    )


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
        self.meaning: dict[tuple[str, int, int], str] = {}
        self.groups: dict[tuple[str, int, int], tuple[str, ...]] = {}
        self.left_out: dict[str, tuple[tuple[Mention, str], ...]] = {}

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
        portfolio = node_type == "Post" and longest.endswith(")")  # "ACC (Local Policing)"
        best = longest if portfolio or "(" not in longest else _BRACKETS.sub("", longest)
        scope = self.body or ""
        if node_type not in SCOPED or _GLOBAL_NAME.match(best):
            scope = ""
        aliases = {form for form in (*name.forms, name.name) if form and form != best}
        aliases |= {longest} - {best}
        return Entity(
            entity_id(node_type, best, scope), node_type, best, tuple(sorted(aliases)), name.kind
        )

    def mean(self, entities: dict[str, Entity]) -> None:
        """Say what each mention means, in reading order."""
        by_id = {entity.id: entity for entity in entities.values()}
        focus = Focus()
        topic: Entity | None = None
        title = ""
        for par in self.report.paragraphs:
            if par.kind == "heading" and not is_label(par.text):
                title = self.title(par, entities)
                topic = by_id.get(self.topic(par.key, entities))
                focus.open_section(topic)
            else:
                focus.open_paragraph(topic)
            if title:
                self.left_out[par.key] = _left_out(par, title)
            mentions = self.names.mentions[par.key]
            starts = [mention.start for mention in mentions]
            for sentence in split_sentences(par):
                inside = slice(
                    bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
                )
                met: list[Met] = []
                for outer in mentions[inside]:
                    for found in self.meant(
                        par, outer, sentence.start, focus, met[-NEAR:], entities
                    ):
                        met.append(Met(outer, by_id[found]))
                focus.note(par.text, sentence.start, met)

    def meant(
        self,
        par: Paragraph,
        outer: Mention,
        start: int,
        focus: Focus,
        met: list[Met],
        entities: dict[str, Entity],
    ) -> tuple[str, ...]:
        """Decide what a mention means and what is named inside it; several for a plural."""
        place = (par.key, outer.start, outer.end)
        if outer.recogniser == "plural":
            several = focus.several(outer, met, par.text)
            if several:
                self.groups[place] = several
            elif outer.name != "they":
                self.unclear(par.key, outer)
            return several
        if outer.recogniser in REFERENCES:
            begins = not par.text[start : outer.start].strip(" ,")
            found = self.refer(par, outer, focus, met, begins=begins)
        else:
            found = self.entity_of(outer, entities)
        if found:
            self.meaning[place] = found
        for mention in outer.inner:
            if mention.recogniser not in REFERENCES:
                named = self.entity_of(mention, entities)
                self.meaning[par.key, mention.start, mention.end] = named
        return (found,) if found else ()

    def topic(self, key: str, entities: dict[str, Entity]) -> str:
        """Give the body that a heading names first, or nothing."""
        named = (m for m in self.names.mentions[key] if m.recogniser not in REFERENCES)
        return next((self.entity_of(m, entities) for m in named if m.type in BODIES), "")

    def title(self, par: Paragraph, entities: dict[str, Entity]) -> str:
        """Give the body, plan or operation whose name a heading begins with, or nothing."""
        first = next(iter(self.names.mentions[par.key]), None)
        begins = first and not re.sub(r"^(?:the|\W)+", "", par.text[: first.start], flags=re.I)
        if first is None or not begins or first.type not in SUBJECTS:
            return ""
        return "" if first.recogniser in REFERENCES else self.entity_of(first, entities)

    def entity_of(self, mention: Mention, entities: dict[str, Entity]) -> str:
        """Give the identifier of a named mention's entity."""
        return entities[self.names.root(self.names.key(mention))].id

    def refer(
        self, par: Paragraph, mention: Mention, focus: Focus, met: list[Met], *, begins: bool
    ) -> str | None:
        """Give what a reference means, or None when the report does not say clearly."""
        if mention.name in ("force", "constabulary", "we", "our"):
            return self.body
        found = focus.one(mention, par.text, met, begins=begins)
        if found is None and mention.recogniser == "anaphor":
            found = self.only(mention)
            if found is None:
                self.unclear(par.key, mention)
        return found

    def unclear(self, key: str, mention: Mention) -> None:
        """Count a reference that was left out."""
        reason = "a reference with no clear name before it"
        self.ledger.append(LedgerEntry(self.report.id, key, "resolution", reason, mention.text))

    def only(self, mention: Mention) -> str | None:
        """Give the one thing of the report whose name ends in a capitalised short form."""
        head = mention.text.split()[-1]
        return self.by_head.get(head) if head[:1].isupper() else None


def _left_out(par: Paragraph, title: str) -> tuple[tuple[Mention, str], ...]:
    """Find the sentences of a section that leave out what its heading names."""
    places = (
        left_out(par.text, sentence.start)
        for sentence in split_sentences(par)
        if sentence.lead is None
    )
    return tuple((place, title) for place in places if place)


def _only_by_head(made: dict[str, Entity]) -> dict[str, str]:
    """Index the entities whose last word no other entity's name ends in."""
    found: dict[str, list[str]] = {}
    for entity in made.values():
        if entity.type in SCOPED and " " in entity.name:
            found.setdefault(entity.name.split()[-1], []).append(entity.id)
    return {head: ids[0] for head, ids in found.items() if len(ids) == 1}
