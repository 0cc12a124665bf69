"""Focus: what a report speaks of at a point: what "it", "the team", "both forces" mean there.

Names are noted sentence by sentence. A head noun ("the unit") takes the latest name that ends in
it, a pronoun what the sentence before was about, a plural the latest list of so many fitting
names. Where that leaves a doubt, nothing is meant. Cost: one pass over the mentions.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.entity import Entity
from loaders.recognise.mention import REFERENCES, Mention
from loaders.recognise.references import count

BODIES = {"PoliceForce", "Unit", "Organisation", "Partnership"}
SUBJECTS = BODIES | {"Strategy", "Programme", "Operation"}
"""Types of what a sentence may be about."""

NEAR = 40
"""So many names or lists before a reference are looked at, however long its sentence is."""

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_LIST = re.compile(
    r"(?:\s*\([^()]*\))?\s*(?:,|;|and|&|,\s*and|as well as)\s+(?:(?:the|its|a|an|our|both)\s+)?"
)
_BEGINS = re.compile(
    r"[\s“‘\"'•-]*(?:(?:[A-Z][a-z]+|In|Under|Within|During|Since|From|At)\b[^,;:]{0,60},\s+)?"
    r"(?:(?:The|the|A|An|Our|our|Both|both|This|new|joint)\s+)*"
)
_WEAK = {"service", "centre", "group", "exercise", "fund", "framework", "association", "desk"}
"""Head nouns that often mean no name at all: only a name of this sentence or the last."""
_KINDS = {"charity": "voluntary", "inspectorate": "inspectorate", "council": "local_authority"}
"""Head nouns that tell an organisation's kind, whatever it is called."""
_ANY_BODY = {"organisation", "body", "partner", "member"}


@dataclass(frozen=True, slots=True)
class Met:
    """A name met in a sentence, with what it means."""

    mention: Mention
    entity: Entity

    @property
    def named(self) -> bool:
        """Whether it is a name, and no reference to one."""
        return self.mention.recogniser not in REFERENCES


@dataclass
class Focus:
    """What has been named so far in a section."""

    by_head: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Head noun -> the latest name that ends in it, and the number of its sentence."""
    latest: dict[str, Entity] = field(default_factory=dict)
    """A type or kind -> the latest name of it."""
    about: tuple[Entity, ...] = ()
    """What the sentence before was about."""
    bodies: tuple[Entity, ...] = ()
    """What bodies the sentence before named."""
    people: tuple[str, ...] = ()
    """Who was named in the latest sentence of the paragraph that names people."""
    lists: list[tuple[int, tuple[Entity, ...]]] = field(default_factory=list)
    """Lists of bodies with the number of their sentence."""
    forces: Counter[tuple[str, ...]] = field(default_factory=Counter)
    """How often the report lists each group of forces; kept from section to section."""
    number: int = 0

    def open_section(self, topic: Entity | None) -> None:
        """Forget what an earlier section named; this one is about what its heading names."""
        self.by_head, self.latest, self.lists = {}, {}, []
        self.open_paragraph(topic)

    def open_paragraph(self, topic: Entity | None) -> None:
        """Begin a paragraph: it is about its section's topic until it names something."""
        self.people = ()
        self.number += 2  # no neighbour of the last paragraph's sentences
        if topic:
            self.about = (topic,)

    def note(self, text: str, start: int, met: list[Met]) -> None:
        """Note a sentence's names when it has been read."""
        self._name(met)
        lists = list(_lists(text, met))
        self.lists = [*self.lists, *((self.number, group) for group in lists)][-NEAR:]
        self.forces.update(
            tuple(sorted(entity.id for entity in group))
            for group in lists
            if all(entity.type == "PoliceForce" for entity in group)
        )
        self.about = _subject(text, start, met, lists) or self.about
        self.bodies = _entities([m for m in met if m.named and m.entity.type in BODIES])
        people = dict.fromkeys(m.entity.id for m in met if m.entity.type == "Person")
        self.people = tuple(people) or self.people
        self.number += 1

    def _name(self, met: list[Met]) -> None:
        """Note the names met by head noun, type and kind."""
        for item in met:
            if not item.named or item.entity.type not in SUBJECTS | {"Post"}:
                continue
            words = _BRACKETS.sub("", item.mention.name or item.mention.text).split()
            head = words[-1].lower().removesuffix("s") if words else ""
            self.by_head[head] = (item.entity.id, self.number)
            self.latest[item.entity.type] = item.entity
            if item.entity.kind:
                self.latest[item.entity.kind] = item.entity

    def one(self, mention: Mention, text: str, met: list[Met], *, begins: bool) -> str | None:
        """Give the one thing a reference means, or None.

        Args:
            mention: the reference.
            text: its paragraph's text.
            met: the names before it in its sentence.
            begins: whether it is its sentence's first word.
        """
        name = mention.name
        if name == "it":
            return self._it(text, met)
        if name == "its":
            here = [item.entity for item in met if item.entity.type in SUBJECTS]
            return here[0].id if here and not begins else _only(self.about)
        if name == "it (object)":
            here = [item.entity for item in met if item.entity.type in SUBJECTS]
            topic = _only(self.about)
            return None if here and here[0].id == topic else topic
        if name == "she":
            here = [item.entity for item in met if item.entity.type == "Person"]
            people = tuple(dict.fromkeys(entity.id for entity in here)) or self.people
            return people[0] if len(people) == 1 else None
        if name in ("former", "latter"):
            pair = self._listed([], 2, lambda entity: True, within=1) or _pair(met, self.bodies)
            return pair[name == "latter"].id if pair else None
        return self._by_noun(mention, met, begins=begins)

    def _it(self, text: str, met: list[Met]) -> str | None:
        """Give what "it" means: the sentence's first body so far, or what the last was about.

        Of "A and B formed C; it ..." that is C: several are not "it".
        """
        here = _entities([item for item in met if item.entity.type in BODIES])
        if not here:
            return _only(self.about)
        listed = next((group for group in _lists(text, met) if group[0] == here[0]), ())
        others = tuple(entity for entity in here if entity not in listed)
        return _only(others) if listed else here[0].id

    def _by_noun(self, mention: Mention, met: list[Met], *, begins: bool) -> str | None:
        """Give what "the unit" means: the latest name that ends so, or what the text is about."""
        self._name(met)  # this sentence's names too
        head = mention.name
        found, number = self.by_head.get(head, (None, 0))
        if found and (head not in _WEAK or self.number - number <= 1):
            return found
        kind = _KINDS.get(head, mention.type if mention.type == "Operation" else "")
        if kind in self.latest:
            return self.latest[kind].id
        topic = self.about[0] if len(self.about) == 1 else None
        fits = topic is not None and topic.type == mention.type and head not in _WEAK
        return topic.id if topic and fits and begins else None

    def several(self, mention: Mention, met: list[Met], text: str) -> tuple[str, ...]:
        """Give the things that "they", "both", "the two forces" mean; empty where not clear."""
        if mention.name == "they":
            return tuple(entity.id for entity in self.about) if len(self.about) > 1 else ()
        size = count(mention.text)
        here = list(_lists(text, met))
        any_body = mention.name in _ANY_BODY | {"both"}
        fits = BODIES if any_body else {mention.type}
        within = NEAR if size and mention.name != "both" else 1
        group = self._listed(here, size, lambda entity: entity.type in fits, within)
        if group:
            return tuple(entity.id for entity in group)
        return self._usual_forces(size) if mention.name == "force" and size else ()

    def _listed(
        self, here: list[tuple[Entity, ...]], size: int, fits: Callable[[Entity], bool], within: int
    ) -> tuple[Entity, ...]:
        """Find the latest list of so many fitting names; 0 takes any number of them."""
        for number, group in reversed([*self.lists, *((self.number, group) for group in here)]):
            if self.number - number > within:
                break
            fitting = tuple(filter(fits, group))
            if len(fitting) == (size or len(group)):
                return fitting
        return ()

    def _usual_forces(self, size: int) -> tuple[str, ...]:
        """Give the group of so many forces that the report has listed, if it is the only one."""
        found = [group for group in self.forces if len(group) == size]
        return found[0] if len(found) == 1 else ()


def _pair(met: list[Met], before: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Give the two bodies that this sentence has named so far, or that the last one named."""
    here = _entities([item for item in met if item.entity.type in BODIES])
    pair = here or before
    return pair if len(pair) == 2 else ()


def _only(about: tuple[Entity, ...]) -> str | None:
    return about[0].id if len(about) == 1 else None


def _lists(text: str, met: list[Met]) -> Iterator[tuple[Entity, ...]]:
    """Yield the lists of two or more bodies in a sentence."""
    group: list[Met] = []
    for item in [m for m in met if m.named and m.entity.type in SUBJECTS]:
        if group and _LIST.fullmatch(text, group[-1].mention.end, item.mention.start):
            group.append(item)
            continue
        if len(group) > 1:
            yield _entities(group)
        group = [item]
    if len(group) > 1:
        yield _entities(group)


def _entities(group: list[Met]) -> tuple[Entity, ...]:
    return tuple({item.entity.id: item.entity for item in group}.values())


def _subject(
    text: str, start: int, met: list[Met], lists: list[tuple[Entity, ...]]
) -> tuple[Entity, ...]:
    """Give what a sentence is about: the names it begins with, else the first body in it."""
    subjects = [item for item in met if item.entity.type in SUBJECTS]
    if not subjects:
        return ()
    first = subjects[0]
    if not first.named:
        return _entities([item for item in subjects if item.mention == first.mention])
    if _BEGINS.fullmatch(text, start, first.mention.start):
        group = next((group for group in lists if group[0].id == first.entity.id), None)
        return group or (first.entity,)
    bodies = [item.entity for item in subjects if item.entity.type in BODIES]
    return (bodies[0],) if bodies else ()
