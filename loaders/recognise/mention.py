"""Mention: a stretch of a paragraph that names something."""

from collections.abc import Iterable
from dataclasses import dataclass, replace


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
    ordered = sorted(mentions, key=lambda m: (-m.length, rank.get(m.recogniser, 99), m.start))
    chosen: list[Mention] = []
    taken: dict[int, int] = {}  # character -> index of the chosen mention that covers it
    inner: dict[int, list[Mention]] = {}
    for mention in ordered:
        ends = {taken.get(mention.start), taken.get(mention.end - 1)}
        if ends == {None}:
            index = len(chosen)
            chosen.append(mention)
            taken.update(dict.fromkeys(range(mention.start, mention.end), index))
        elif len(ends) == 1:
            outer = next(iter(ends))
            shorter = outer is not None and mention.length < chosen[outer].length
            says = mention.recogniser not in SHAPED or (
                outer is not None
                and (chosen[outer].recogniser, mention.recogniser) == ("post", "shape")
            )
            if outer is not None and shorter and says:
                inner.setdefault(outer, []).append(mention)
    settled = [
        _with_inner(mention, inner[index]) if index in inner else mention
        for index, mention in enumerate(chosen)
    ]
    return tuple(sorted(settled, key=lambda m: m.start))


def _with_inner(mention: Mention, nested: list[Mention]) -> Mention:
    return replace(mention, inner=tuple(sorted(nested, key=lambda m: (m.start, -m.length))))
