"""The ontology's names, found in text: authority file, kinds, references, threats, places."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs
import pyoxigraph as ox

from kg.entity import Entity
from kg.identifiers import ID, ONTOLOGY
from kg.schema import RDF, SKOS, read_turtle, term_text
from loaders.recognise.mention import Mention

FILES = {
    "bodies.ttl": "authority",
    "references.ttl": "reference",
    "kinds.ttl": "kind",
    "threats.ttl": "threat",
    "places.ttl": "place",
}
"""The files of names, in order of precedence, and what a name from each is said to come from."""

_TYPES_SKIPPED = {"Concept", "ConceptScheme"}
_ACRONYM = re.compile(r"^[A-Z][A-Z&/]{1,6}$")
_SAME = str.maketrans("’‘`–—‐‑“”", "'''----\"\"")  # each to one character: offsets stay


@dataclass(frozen=True, slots=True)
class Entry:
    """One listed thing: its node type, names and identifier."""

    id: str
    type: str
    name: str
    names: tuple[str, ...]
    source: str
    kind: str | None = None
    same_as: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    needs_cue: bool = False

    def to_entity(self, forms: Iterable[str] = ()) -> Entity:
        """Make the entity of a listed thing, with what a report calls it beside its names."""
        aliases = tuple(sorted({*self.names, *forms} - {self.name}))
        return Entity(self.id, self.type, self.name, aliases, self.kind, self.same_as, self.broader)


def fold(text: str) -> str:
    """Fold case, quotes and dashes without moving any character.

    >>> fold("Children’s")
    "children's"
    """
    low = text.translate(_SAME).lower()
    return (
        low
        if len(low) == len(text)
        else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    )


@cache
def load_entries() -> tuple[Entry, ...]:
    """Read every listed thing of the ontology once, in order of precedence."""
    found: list[Entry] = []
    for name, source in FILES.items():
        found += _entries(read_turtle(name), source)
    return tuple(found)


@cache
def entries_by_id() -> dict[str, Entry]:
    """Give every listed thing by its identifier."""
    return {entry.id: entry for entry in load_entries()}


def _entries(data: ox.Dataset, source: str) -> Iterator[Entry]:
    facts: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in data:
        if isinstance(quad.object, ox.NamedNode | ox.Literal):
            facts[term_text(quad.subject)][quad.predicate.value].append(quad.object.value)
    for iri in sorted(facts):
        fact = facts[iri]
        types = [value.rsplit("#", 1)[-1] for value in fact[RDF + "type"]]
        node_type = next((name for name in types if name not in _TYPES_SKIPPED), "")
        if not node_type or not fact[SKOS + "prefLabel"]:
            continue
        of_type = fact[ONTOLOGY + "ofType"]
        label = fact[SKOS + "prefLabel"][0]
        yield Entry(
            id=iri.removeprefix(ID),
            type=of_type[0].rsplit("#", 1)[-1] if of_type else node_type,
            name=label,
            names=(label, *sorted(fact[SKOS + "altLabel"])),
            source="strand" if node_type == "Strand" else source,
            kind=next(iter(fact[ONTOLOGY + "kind"]), None),
            same_as=tuple(sorted(fact[SKOS + "exactMatch"])),
            broader=tuple(sorted(item.removeprefix(ID) for item in fact[SKOS + "broader"])),
            needs_cue="true" in fact[ONTOLOGY + "needsCue"],
        )


class Matcher:
    """Finds many names at once: leftmost longest, whole words, acronyms in their own case."""

    def __init__(self, names: Iterable[tuple[str, Entry]]) -> None:
        self.entries: dict[str, tuple[str, Entry]] = {}
        for name, entry in names:
            for form in _forms(name):
                self.entries.setdefault(fold(form), (form, entry))
        keys = list(self.entries)
        self.keys = keys
        kind = ahocorasick_rs.MatchKind.LeftmostLongest
        self.automaton = ahocorasick_rs.AhoCorasick(keys, matchkind=kind) if keys else None

    def find(self, text: str, folded: str) -> Iterator[Mention]:
        """Yield the names in a text, in order. Cost: linear in the text."""
        if self.automaton is None:
            return
        for index, start, end in self.automaton.find_matches_as_indexes(folded):
            form, entry = self.entries[self.keys[index]]
            if entry.source == "place" and form.startswith("the "):
                start += 4  # "the North West": the article tells the region from a direction
            if _is_whole(text, start, end) and _case_fits(form, entry, text[start:end]):
                yield Mention(
                    start, end, text[start:end], entry.type, entry.source,
                    name=entry.name, ref=entry.id, kind=entry.kind,
                )  # fmt: skip


def _forms(name: str) -> Iterator[str]:
    """Yield a name, its plural, and its form with or without hyphens, or with "and" for "&"."""
    for base in {
        name,
        name.replace("&", "and"),
        name.replace("-", " "),
        name.replace(" ", "-") if name.count(" ") == 1 else name,
        name.replace(" and ", " & "),
    }:
        yield base
        if _ACRONYM.match(base):
            yield base + "s"
            yield base + "'s"
        elif base[-1:].isalpha() and not base.endswith("s"):
            yield base[:-1] + "ies" if re.search(r"[^aeiou]y$", base) else base + "s"


def _is_whole(text: str, start: int, end: int) -> bool:
    # A digit may follow: PDFs glue the footnote's number to the word.
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalpha())


def _case_fits(form: str, entry: Entry, text: str) -> bool:
    """Tell whether the letters' case is right: acronyms and one-word names are case-bound."""
    if entry.source == "place":
        return text[:1].isupper() and not entry.needs_cue
    if entry.source == "strand":
        return text[:1].isupper()
    bare = (
        form.removesuffix("'s").removesuffix("s") if _ACRONYM.match(form[:-1].rstrip("'")) else form
    )
    if _ACRONYM.match(bare):
        return text.startswith(bare)
    if entry.source in ("authority", "kind", "reference") and " " not in form and "-" not in form:
        return text[:1].isupper() if form[:1].isupper() else True
    return True


@cache
def body_matcher() -> Matcher:
    """Names of bodies, posts, strategies, laws, systems."""
    wanted = {"authority", "reference", "kind"}
    return Matcher(
        (name, entry) for entry in load_entries() if entry.source in wanted for name in entry.names
    )


@cache
def topic_matcher() -> Matcher:
    """Names of threats, strands and places: found apart, so that they are seen inside others."""
    wanted = {"threat", "strand", "place"}
    return Matcher(
        (name, entry) for entry in load_entries() if entry.source in wanted for name in entry.names
    )
