"""Mentions to entities: which names of a report are the same thing, and what "the Force" means.

Order: exact name, the report's own abbreviations, the authority file and schemes, then two
rules inside one report: a kind's name means the one body of that kind the report names in full
("the LRF"), and a short name means the one longer name it ends ("Resilience Unit" for
"Operations Resilience Unit"). Nothing is merged by similarity.
"""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from kg.entity import Entity
from kg.identifiers import entity_id
from kg.ledger import LedgerEntry
from kg.report import Report
from loaders.recognise.lexicon import Entry, fold, load_entries
from loaders.recognise.mention import Mention
from loaders.recognise.recognise import Recognised
from loaders.sentences import split_sentences

SCOPED = {"Unit", "Partnership", "Post", "Strategy", "Programme", "Operation"}
"""Types known by name only inside their parent body."""

_REFERENCES = {"anaphor", "pronoun"}
_GLOBAL_NAME = re.compile(
    r"^(?:national|uk|united kingdom|hm|npcc|college of policing)\b", re.IGNORECASE
)
_WIDER = {
    "national",
    "regional",
    "local",
    "adult",
    "child",
    "children",
    "joint",
    "international",
    "deputy",
    "vice",
    "assistant",
}
_BODY_TYPES = {"PoliceForce", "Unit", "Organisation", "Partnership"}


@dataclass
class Name:
    """What a report calls one thing: gathered over all mentions."""

    key: str
    types: Counter[str] = field(default_factory=Counter)
    forms: Counter[str] = field(default_factory=Counter)
    name: str = ""
    ref: str = ""
    kind: str | None = None
    is_kind: bool = False


@dataclass(frozen=True)
class Resolved:
    """A report's entities, and what each of its mentions means."""

    entities: dict[str, Entity]
    meaning: dict[tuple[str, int, int], str]
    """(paragraph key, start, end) -> entity identifier."""
    body: str | None
    """The reporting body."""
    ledger: tuple[LedgerEntry, ...]


@lru_cache(maxsize=65536)
def normal(name: str) -> str:
    """Normalise a name for comparison: case, quotes, hyphens, article, possessive, plural.

    >>> normal("the Local Safeguarding Children’s boards") == normal(
    ...     "Local Safeguarding Children Board"
    ... )
    True
    """
    text = fold(name).replace("&", " and ")
    text = re.sub(r"'s\b|'|\"", "", text)
    words = re.sub(r"[^a-z0-9]+", " ", text).split()
    if words and words[0] in ("the", "a", "an"):
        words = words[1:]
    if words and len(words[-1]) > 3 and words[-1].endswith("s") and not words[-1].endswith("ss"):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def resolve(report: Report, recognised: Recognised, default_body: str | None = None) -> Resolved:
    """Decide what each mention of a report means."""
    return _Resolver(report, recognised, default_body).run()


class _Resolver:
    """The decisions for one report, in the order of the module's head."""

    def __init__(self, report: Report, recognised: Recognised, default_body: str | None) -> None:
        self.report = report
        self.mentions = recognised.mentions
        self.definitions = recognised.definitions
        self.untyped = recognised.untyped
        self.entries = {entry.id: entry for entry in load_entries()}
        self.names: dict[str, Name] = {}
        self.same: dict[str, str] = {}
        self.ledger: list[LedgerEntry] = []
        self.body = default_body

    def run(self) -> Resolved:
        """Gather, join, make entities, then say what each mention means."""
        self.gather()
        self.join_abbreviations()
        self.join_brackets()
        self.join_people()
        self.body = self.body or self.find_body()
        self.join_kinds()
        self.join_endings()
        entities = self.make_entities()
        meaning = self.mean(entities)
        for key, item in self.untyped:
            reason = "abbreviation of a name that no recogniser can type"
            self.ledger.append(
                LedgerEntry(
                    self.report.id, key, "recognition", reason, f"{item.long} ({item.short})"
                )
            )
        return Resolved(entities, meaning, self.body, tuple(self.ledger))

    def gather(self) -> None:
        """Collect every named mention, nested ones too, under its normal name."""
        for mentions in self.mentions.values():
            for outer in mentions:
                for mention in (outer, *outer.inner):
                    if mention.recogniser not in _REFERENCES:
                        self.add(mention)

    def add(self, mention: Mention) -> None:
        """Count a mention under its name."""
        key = self.key(mention)
        name = self.names.setdefault(key, Name(key))
        name.types[mention.type] += 1
        name.forms[_bare(mention.text)] += 1
        if mention.name and key == self.key(mention) and not mention.ref.startswith("kind/"):
            name.forms[mention.name] += 0
        if mention.ref and key != mention.ref:
            name.kind = mention.kind
        elif mention.ref:
            name.ref, name.kind = mention.ref, mention.kind
            name.name = mention.name
            name.is_kind = mention.ref.startswith("kind/")

    def key(self, mention: Mention) -> str:
        """Give the normal name a mention is gathered under.

        Other names of a kind are names of their own: a report may have both a Neighbourhood
        Policing Unit and Neighbourhood Teams.
        """
        own = mention.ref.startswith("kind/") and " " in _bare(mention.text)
        if mention.ref and not (own and normal(_bare(mention.text)) != normal(mention.name)):
            return mention.ref
        if own:
            return normal(_bare(mention.text))
        return normal(_bare(mention.name or mention.text))

    def join(self, one: str, other: str) -> None:
        """Make one key mean the other."""
        one, other = self.root(one), self.root(other)
        if one == other or one not in self.names or other not in self.names:
            return
        self.same[one] = other
        kept, gone = self.names[other], self.names[one]
        kept.types.update(gone.types)
        kept.forms.update(gone.forms)

    def root(self, key: str) -> str:
        """Follow joins to the key that stands for all."""
        while key in self.same:
            key = self.same[key]
        return key

    def join_abbreviations(self) -> None:
        """Join a defined short form to its long form, also where the short form is listed."""
        for _, item in self.definitions:
            short = re.sub(r"[’']?s$", "", item.short)
            longs = [
                key for key in (normal(item.long), *self.listed(item.long)) if key in self.names
            ]
            for key in [normal(short), *self.listed(short)]:
                if longs and key in self.names:
                    self.join(key, longs[0])

    def listed(self, form: str) -> list[str]:
        """Find the listed keys that the report writes as a form."""
        return [
            key
            for key, name in self.names.items()
            if name.ref and (form in name.forms or form + "s" in name.forms)
        ]

    def join_brackets(self) -> None:
        """Join two names that the report sets equal: "human trafficking (modern slavery)"."""
        for par in self.report.paragraphs:
            mentions = self.mentions[par.key]
            for left, right in pairwise(mentions):
                between = par.text[left.end : right.start]
                after = par.text[right.end : right.end + 1]
                if left.type != right.type or left.recogniser in _REFERENCES:
                    continue
                if left.type == "Threat" and between.strip() == "(" and after == ")":
                    self.join(self.key(right), self.key(left))
                elif left.type == "Strategy" and between == ", " and right.ref and after in ".,:;)":
                    self.join(self.key(left), self.key(right))  # "the national strategy, CONTEST:"

    def join_people(self) -> None:
        """Join a surname to the one full name that bears it."""
        full: dict[str, list[str]] = defaultdict(list)
        people = [
            key for key, name in self.names.items() if name.types.most_common(1)[0][0] == "Person"
        ]
        for key in people:
            if " " in key:
                full[key.split()[-1]].append(key)
        for key in people:
            if " " not in key and len(full[key]) == 1:
                self.join(key, full[key][0])

    def find_body(self) -> str | None:
        """Find the reporting body: the listed police force that the report names most."""
        counts: Counter[str] = Counter()
        for key, name in self.names.items():
            root = self.names[self.root(key)]
            if root.ref and self.type(root.key) == "PoliceForce":
                counts[root.ref] += sum(name.forms.values())
        return min(counts, key=lambda ref: (-counts[ref], ref), default=None)

    def join_kinds(self) -> None:
        """Let a kind mean the one body of that kind that the report names in full."""
        for key in [
            key for key, name in self.names.items() if name.is_kind and key not in self.same
        ]:
            entry = self.entries.get(key)
            if entry is None:
                continue
            ends = {normal(form) for form in entry.names if " " in form}
            longer = [
                other
                for other, name in self.names.items()
                if other not in self.same and not name.is_kind and self.ends_with(other, name, ends)
            ]
            if len(longer) == 1 and self.type(longer[0]) == entry.type:
                self.join(key, longer[0])

    def ends_with(self, key: str, name: Name, ends: set[str]) -> bool:
        """Tell whether a name is longer than one of some names and ends in it."""
        full = normal(name.name) if name.ref else key
        return any(full != end and full.endswith(" " + end) for end in ends)

    def join_endings(self) -> None:
        """Let a short name mean the one longer name of its type that it ends.

        Never where the words between tell bodies apart: national, regional, adult, child.
        """
        by_type: dict[str, list[str]] = defaultdict(list)
        for key in self.names:
            if key not in self.same:
                by_type[self.type(key)].append(key)
        for node_type in ("Unit", "Partnership", "Strategy", "Programme", "Capability", "Post"):
            keys = by_type[node_type]
            fulls = {
                key: normal(self.names[key].name) if self.names[key].ref else key for key in keys
            }
            tails: dict[str, list[str]] = defaultdict(list)
            for key, full in fulls.items():
                words = full.split()
                for cut in range(1, len(words)):
                    tails[" ".join(words[cut:])].append(key)
            for key in keys:
                longer = [other for other in tails.get(fulls[key], ()) if other not in self.same]
                if len(longer) != 1 or len(fulls[key].split()) < 2 or self.names[key].ref:
                    continue
                added = fulls[longer[0]].split()[: -len(fulls[key].split())]
                if not _WIDER & set(added) and "and" not in added[-1:]:
                    self.join(key, longer[0])

    def type(self, key: str) -> str:
        """Decide a name's type by all its mentions; what is listed keeps its listed type."""
        name = self.names[key]
        entry = self.entries.get(name.ref)
        if entry is not None:
            return entry.type
        best = max(name.types.values())
        return sorted(kind for kind, count in name.types.items() if count == best)[0]

    def make_entities(self) -> dict[str, Entity]:
        """Make an entity of each name that stands for others, keyed by the name's key."""
        made: dict[str, Entity] = {}
        for key, name in self.names.items():
            if key in self.same:
                continue
            entry = None if name.is_kind else self.entries.get(name.ref)
            made[key] = self.listed_entity(entry, name) if entry else self.found_entity(key, name)
        return made

    def listed_entity(self, entry: Entry, name: Name) -> Entity:
        """Make the entity of a listed thing, with what this report calls it."""
        forms = {form for form in (*entry.names, *name.forms) if form != entry.name}
        return Entity(
            entry.id,
            entry.type,
            entry.name,
            tuple(sorted(forms)),
            entry.kind,
            entry.same_as,
            entry.broader,
        )

    def found_entity(self, key: str, name: Name) -> Entity:
        """Make the entity of a thing this report names: its longest form is its name."""
        node_type = self.type(key)
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
        for par in self.report.paragraphs:
            if par.kind == "heading":
                recent = {}
            starts = [sentence.start for sentence in split_sentences(par)]
            subject_of = -1
            for outer in self.mentions[par.key]:
                found = (
                    self.refer(par.key, outer, recent)
                    if outer.recogniser in _REFERENCES
                    else self.entity_of(outer, entities)
                )
                if found:
                    meaning[(par.key, outer.start, outer.end)] = found
                for mention in outer.inner:
                    if mention.recogniser not in _REFERENCES:
                        meaning[(par.key, mention.start, mention.end)] = self.entity_of(
                            mention, entities
                        )
                if found and outer.recogniser not in _REFERENCES:
                    sentence = bisect_right(starts, outer.start)
                    first = sentence != subject_of and outer.type in _BODY_TYPES
                    subject_of = sentence if first else subject_of
                    _remember(recent, outer, found, subject=first)
        return meaning

    def entity_of(self, mention: Mention, entities: dict[str, Entity]) -> str:
        """Give the identifier of a named mention's entity."""
        return entities[self.root(self.key(mention))].id

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
            reason = "a reference with no clear name before it"
            self.ledger.append(LedgerEntry(self.report.id, key, "resolution", reason, mention.text))
        return found


def _remember(recent: dict[str, str], mention: Mention, entity: str, *, subject: bool) -> None:
    """Note the latest name for each head noun, and for "it" the first body of a sentence."""
    if mention.type not in SCOPED | _BODY_TYPES:
        return
    words = re.sub(r"\s*\([^)]*\)", "", mention.name or mention.text).split()
    head = re.sub(r"s$", "", words[-1].lower()) if words else ""
    recent[head] = entity
    if subject:
        recent["it"] = entity


def _bare(text: str) -> str:
    """Drop a trailing bracket: "Gangs Task Force (GTF)" is called "Gangs Task Force"."""
    return re.sub(r"\s*\([A-Z][\w&/’'-]{1,9}\)$", "", text)
