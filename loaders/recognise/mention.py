"""Mention: a stretch of a paragraph that names something."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from operator import attrgetter


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a paragraph's text by one recogniser."""

    start: int
    end: int
    text: str
    type: str
    """A node type of the ontology."""
    recogniser: str
    """Which way of recognising found it: authority, threat, kind, shape, abbreviation ..."""
    name: str = ""
    """The canonical name the recogniser knows for it; empty when it is the text itself."""
    ref: str = ""
    """The identifier in the authority file or scheme, where it is listed there."""
    kind: str | None = None
    inner: tuple["Mention", ...] = ()
    """Names nested inside this one: the threat in "Economic Crime Unit"."""

    def covers(self, other: "Mention") -> bool:
        """Tell whether another mention lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    @property
    def length(self) -> int:
        """Of the text, in characters."""
        return self.end - self.start


WEAK = {"description", "locative", "unlisted"}
"""Recognisers whose finds are names only where the report says something of them."""

REFERENCES = {"anaphor", "plural", "pronoun"}
"""Recognisers whose finds name nothing themselves."""

SHAPED = {"shape", "post", "description", "event", "sector", "locative", "unlisted", *REFERENCES}
"""Recognisers whose finds say nothing inside a longer name: "College of Policing" in a shape."""


def settle(mentions: Iterable[Mention], rank: dict[str, int]) -> tuple[Mention, ...]:
    """Choose among overlapping mentions; what lies inside a chosen one becomes its inner.

    The longest wins; between equals the recogniser of lower rank. Cost: n log n.
    """
    ordered = sorted(mentions, key=lambda m: (m.start - m.end, rank.get(m.recogniser, 99), m.start))
    chosen: list[Mention] = []
    # Which chosen mention covers each character; a list, for slices are filled at once.
    cover = [-1] * max((mention.end for mention in ordered), default=0)
    inner: dict[int, list[Mention]] = {}
    for mention in ordered:
        index = cover[mention.start]
        if index != cover[mention.end - 1]:
            continue
        if index < 0:
            cover[mention.start : mention.end] = [len(chosen)] * mention.length
            chosen.append(mention)
        elif mention.length < chosen[index].length and _says(mention, chosen[index]):
            inner.setdefault(index, []).append(mention)
    settled = [
        _with_inner(mention, inner[index]) if index in inner else mention
        for index, mention in enumerate(chosen)
    ]
    return tuple(sorted(settled, key=attrgetter("start")))


def _says(nested: Mention, outer: Mention) -> bool:
    """Tell whether a mention inside a longer one says something."""
    return nested.recogniser not in SHAPED or (
        (outer.recogniser, nested.recogniser) == ("post", "shape")
    )


def _with_inner(mention: Mention, nested: list[Mention]) -> Mention:
    return replace(mention, inner=tuple(sorted(nested, key=lambda m: (m.start, -m.length))))
