"""Rule: one way in which reports say a relation, read from ``rules/*.yaml``.

A rule has cues and a frame. The frame says on which side of the cue the subject stands, how
its name is found there, and how many words may stand between the cue and the name to its right.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal

from kg.schema import load_schema
from loaders.relate.chars import ANY, TYPE_CHARS
from loaders.relate.grammar import expand, first_words
from loaders.relate.needed import needed_words
from loaders.yaml_file import read_yaml

_ACTIVE = re.compile(r"<[\w-]+(?::fin)?>")
_AHEAD = re.compile(r"\(\?!.*?\)")
_CASED = re.compile(r"(?P<kept>\\.|\{[^}]*\})|[A-Z]+")
Side = Literal["left", "right", "pairs", "after"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; CONTRIBUTING.md says how to write one."""

    id: str
    relation: str
    cues: tuple[str, ...]
    subject: Side
    """Where the subject stands. ``pairs``: both ends are in one list of names. ``after``: the cue
    opens the sentence, the object follows it and the subject comes next ("As part of X, Y ...").
    """
    left: Literal["clause", "nearest", "adjacent"]
    """How the name left of the cue is found: the clause's subject, the nearest, the next."""
    inside: bool
    """Whether a name behind "within" or "of" may stand for what acts: "teams within the PPD"."""
    gap: int
    """At most so many words between the cue and the name to its right."""
    direct: bool
    """Whether the name to the cue's right is its object, with no preposition before it."""
    kinds: frozenset[str]
    """The sorts of organisation its subject may be, by :attr:`Entity.kind`; empty for any."""
    subjects: frozenset[str]
    objects: frozenset[str]
    pattern: re.Pattern[str] | None
    """For a rule without cues: a pattern with the places of subject and object in it.

    For a clause in small letters: without regard to case, no search could skip to a first letter.
    """
    needed: tuple[frozenset[str], ...]
    """For a pattern: sets of words in small letters; each match holds one word of each set."""
    listed: bool
    """Whether the cue counts only where a list was put in the place of a counted phrase."""
    rest: bool
    """Whether a pattern's object stands for every fitting name up to the sentence's end."""
    title: re.Pattern[str] | None
    """What the subject's own words must end in: "chair" of "the independent chair of A"."""
    between: re.Pattern[str] | None
    """For a rule without cues: what the text between two neighbouring names must be."""
    tier: Literal["stated", "inherited"]


Option = tuple[re.Pattern[str], Rule, bool, frozenset[str]]
"""A cue's pattern, its rule, whether the cue is a verb that could be passive, its needed words."""


class Cues:
    """The cues of some of the rules by their first word.

    A word's are chosen when a text first has the word: to choose all of them for each set of
    types took as long as reading a report.
    """

    def __init__(self, by_word: dict[str, tuple[Option, ...]], kept: frozenset[str]) -> None:
        self.by_word = by_word
        self.kept = kept
        self.chosen: dict[str, tuple[Option, ...]] = {}

    def among(self, words: frozenset[str]) -> dict[str, list[Option]]:
        """Give those that a text of these words may have, by their first word."""
        found = {}
        for word in self.by_word.keys() & words:
            if word not in self.chosen:
                options = self.by_word[word]
                self.chosen[word] = tuple(item for item in options if item[1].id in self.kept)
            some = [item for item in self.chosen[word] if not words.isdisjoint(item[3])]
            if some:
                found[word] = some
        return found


@dataclass(frozen=True, eq=False)
class RuleSet:
    """Rules, by how they are looked for in a clause."""

    rules: tuple[Rule, ...]
    cues: Cues
    between: tuple[Rule, ...]
    patterns: tuple[Rule, ...]

    @cached_property
    def by_needed(self) -> dict[str, tuple[int, ...]]:
        """Word -> the patterns of which each match holds it or another one; "" for any text."""
        index: dict[str, list[int]] = {"": []}
        for place, rule in enumerate(self.patterns):
            for word in rule.needed[0] if rule.needed else ("",):
                index.setdefault(word, []).append(place)
        return {word: tuple(places) for word, places in index.items()}

    def patterns_for(self, words: frozenset[str]) -> Iterator[Rule]:
        """Yield the patterns that a text of these words may match, in their order.

        By look-up of the words, for most sentences have words for a tenth of the patterns only.
        """
        index = self.by_needed
        places = {place for word in index.keys() & words for place in index[word]}
        for place in sorted(places.union(index[""])):
            if not any(map(words.isdisjoint, self.patterns[place].needed)):
                yield self.patterns[place]


@lru_cache(maxsize=1024)
def fitting(rules: RuleSet, types: frozenset[str]) -> RuleSet:
    """Leave out the rules that cannot link names of these types: most, in most sentences.

    Kept, for a report's sentences hold few combinations of types.
    """

    def fits(rule: Rule) -> bool:
        return not (rule.subjects.isdisjoint(types) or rule.objects.isdisjoint(types))

    kept = tuple(filter(fits, rules.rules))
    return RuleSet(
        kept,
        Cues(rules.cues.by_word, frozenset(rule.id for rule in kept)),
        tuple(filter(fits, rules.between)),
        tuple(filter(fits, rules.patterns)),
    )


def slots(pattern: str, subjects: frozenset[str], objects: frozenset[str]) -> str:
    """Turn a pattern with ``{S}`` and ``{O}`` into one with two groups of one name each.

    Each takes only names of its types; ``{any}`` is a name of any type, ``{Post}`` a post's.
    Spaces stand for any white space, capitals for small letters.
    """
    for slot in ("{S}", "{O}"):  # "the Centre's Operations Group": the owner is passed over
        pattern = pattern.replace(
            f"( the)? {slot}", f"( the| our| its| an?)?( {{any}}['’]s?)? {slot}"
        )
    text = _CASED.sub(lambda match: match["kept"] or match[0].lower(), expand(pattern))
    text = text.replace("{any}", ANY)
    for node_type, char in TYPE_CHARS.items():
        text = text.replace(f"{{{node_type}}}", char)
    for slot, types in (("S", subjects), ("O", objects)):
        chars = "".join(TYPE_CHARS[node_type] for node_type in sorted(types))
        text = text.replace(f"{{{slot}}}", f"(?P<{slot}>[{chars}])")
    return text


@cache
def load_rules() -> RuleSet:
    """Read every rule file once, in the order of their names."""
    rules: list[Rule] = []
    folder = files("loaders.relate").joinpath("rules")
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".yaml"):
            rules += [_rule(item, file.name) for item in read_yaml(file)]
    index: dict[str, list[Option]] = {}
    for rule in rules:
        for cue in rule.cues:
            pattern = re.compile(expand(cue) + r"(?![\w-])", re.IGNORECASE)
            active = bool(_ACTIVE.match(cue)) and " by" not in _AHEAD.sub("", cue)
            first = [word.lower() for word in first_words(cue)]
            needed = next(iter(needed_words(cue)), frozenset(first))
            for word in first:
                index.setdefault(word, []).append((pattern, rule, active, needed))
    return RuleSet(
        tuple(rules),
        Cues({w: tuple(found) for w, found in index.items()}, frozenset(r.id for r in rules)),
        tuple(rule for rule in rules if rule.between),
        tuple(rule for rule in rules if rule.pattern),
    )


def _rule(item: dict[str, Any], name: str) -> Rule:
    unknown = set(item) - {
        "id",
        "relation",
        "cues",
        "subject",
        "left",
        "inside",
        "gap",
        "direct",
        "kinds",
        "subjects",
        "objects",
        "between",
        "pattern",
        "listed",
        "rest",
        "tier",
        "title",
    }
    if unknown:
        raise ValueError(f"{name}: rule {item.get('id')}: unknown {sorted(unknown)}")
    relation = load_schema().relation(item["relation"])
    subjects = _types(item.get("subjects"), relation.subjects)
    objects = _types(item.get("objects"), relation.objects)
    pattern = slots(item["pattern"], subjects, objects) if "pattern" in item else None
    if pattern and not ("(?P<S>" in pattern and "(?P<O>" in pattern):
        raise ValueError(f"{name}: rule {item['id']}: a pattern has the places {{S}} and {{O}}")
    return Rule(
        id=item["id"],
        relation=item["relation"],
        cues=tuple(item.get("cues", ())),
        subject=item.get("subject", "left"),
        left=item.get("left", "clause"),
        inside=item.get("inside", False),
        gap=item.get("gap", 6),
        direct=item.get("direct", False),
        kinds=frozenset(item.get("kinds", ())),
        subjects=subjects,
        objects=objects,
        pattern=re.compile(pattern) if pattern else None,
        needed=needed_words(item.get("pattern", "")),
        listed=item.get("listed", False),
        rest=item.get("rest", False),
        title=re.compile(rf"(?!vice|deputy)(?:.*[ -])?(?:{item['title']})", re.IGNORECASE)
        if "title" in item
        else None,
        between=re.compile(item["between"], re.IGNORECASE) if "between" in item else None,
        tier=item.get("tier", "stated"),
    )


def _types(names: list[str] | None, allowed: frozenset[str]) -> frozenset[str]:
    """Narrow a relation's types to those a rule asks for; "Body" stands for all bodies."""
    if not names:
        return allowed
    wanted = {
        name for item in names for name in (load_schema().bodies if item == "Body" else (item,))
    }
    return frozenset(wanted) & allowed
