"""Clause: a sentence as the rules see it, each name one character of its type.

Rules are patterns over this text. A name takes one private-use character that stands for its
node type, so that patterns can ask for types, and a name's words are never taken for cues.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.entity import Entity
from loaders.recognise.mention import Mention

TYPE_CHARS = {
    node_type: chr(0xE001 + place)
    for place, node_type in enumerate(
        (
            "PoliceForce",
            "Unit",
            "Organisation",
            "Partnership",
            "Post",
            "Person",
            "Operation",
            "Strategy",
            "Programme",
            "Threat",
            "CriminalGroup",
            "Place",
            "Law",
            "Event",
            "Capability",
            "Strand",
        )
    )
}
"""Each node type's character."""

ANY = "[" + "".join(TYPE_CHARS.values()) + "]"
_GLUE = (
    r"(?:the|a|an|its|their|our|his|her|both|all|other|local|relevant|wider|each|any|also|then|new"
    r"|various|\d+|two|three|four|five|six|seven|eight|nine|ten|[‘'“][a-z]+[’'”])"
)
_JOIN = re.compile(
    r"\s*(?:(?:,|;|/|&|and|or|as well as|together with|along with"
    r"|and by|and with|and from|including|alongside|plus|, and|, or|; and|\(including)\s+"
    rf"|,\s*|\s*/\s*|(?<=,) )(?:{_GLUE}\s+){{0,3}}",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:\s+\([^)]*\))?\s+(?:has|have|had|is|are|was|were|will|also|then)\b")
"""Behind the last name of "opened by A, and B has closed": B begins a clause of its own."""
_OWNER = re.compile(r"['’]s? (?:(?:own|new|dedicated|specialist|central) )?")
_PLAIN_ITEMS = re.compile(
    r",(?:\s+(?!however|therefore|namely|including)[a-z-]+,){1,3}(?:\s+and)?\s+"
)
"""Items of a list that no recogniser knows: "A, intelligence, analysis, B"."""


@dataclass(frozen=True, slots=True)
class Atom:
    """A name in a clause: where its character stands, and what it means."""

    position: int
    mention: Mention
    entity: Entity
    named: bool
    """False for a reference: "this team", "it"."""


@dataclass(frozen=True)
class Clause:
    """One sentence, or a lead-in with one of its items, with its names in order."""

    text: str
    atoms: tuple[Atom, ...]
    offsets: tuple[int, ...]
    """For each character of ``text``: its place in the paragraph."""
    listed: bool = False
    """Whether a list was put in the place of what the report only counted ("four areas")."""
    split: int = 0
    """Where the item begins in ``text``; 0 when the clause is no lead-in with an item."""

    def at(self, position: int) -> int:
        """Find the index of the first atom at or after a position."""
        return bisect_left([atom.position for atom in self.atoms], position)

    def group(self, index: int, allowed: frozenset[str]) -> list[int]:
        """Follow a list of names to the right: "A, B and the C" from A."""
        found = [index]
        while index + 1 < len(self.atoms):
            left, right = self.atoms[index], self.atoms[index + 1]
            between = self.text[left.position + 1 : right.position]
            if not joins(between) or apposed(left, right):
                break
            step = 2 if self.owns(index + 1) else 1  # "A and B's C": A and C
            following = self.atoms[index + step]
            if following.entity.type not in allowed or (
                "," in between and _GOES_ON.match(self.text, following.position + 1)
            ):
                break
            index += step
            found.append(index)
        return found

    def owns(self, index: int) -> bool:
        """Tell whether a name is only the owner of the next: "Kent Police's Ports Unit"."""
        if index + 1 >= len(self.atoms):
            return False
        between = self.text[self.atoms[index].position + 1 : self.atoms[index + 1].position]
        return bool(_OWNER.fullmatch(between))

    def group_left(self, index: int, allowed: frozenset[str]) -> list[int]:
        """Follow a list of names to the left from its last one."""
        found = [index]
        while index > 0:
            place = index - 1 if index > 1 and self.owns(index - 1) else index
            left, right = self.atoms[place - 1], self.atoms[place]
            between = self.text[left.position + 1 : right.position]
            if left.entity.type not in allowed or not joins(between) or apposed(left, right):
                break
            index = place - 1
            found.insert(0, index)
        return found


def joins(between: str) -> bool:
    """Tell whether the text between two names makes them one list.

    >>> joins(", "), joins(" and the "), joins(" works with ")
    (True, True, False)
    """
    between = between.rstrip() + " "
    return bool(_JOIN.fullmatch(between) or _PLAIN_ITEMS.fullmatch(between))


def apposed(left: Atom, right: Atom) -> bool:
    """Tell a post set beside its holder ("Mr X, Chief Executive of Y") from a list of two."""
    return {left.entity.type, right.entity.type} == {"Person", "Post"}


def make_clause(
    text: str,
    spans: list[tuple[int, int]],
    atoms: list[tuple[Mention, Entity, bool]],
    split_at: int | None = None,
    *,
    listed: bool = False,
) -> Clause:
    """Make a clause of one or more stretches of a paragraph's text.

    Args:
        text: the paragraph's text.
        spans: the stretches, in the order in which the clause has them.
        atoms: the names in the paragraph, by place, with what they mean.
        split_at: the index of the stretch that is the list item, if any.
        listed: whether one of them is a list put in the place of what was counted.
    """
    chars: list[str] = []
    offsets: list[int] = []
    placed: list[Atom] = []
    split = 0
    for index, (start, end) in enumerate(spans):
        if index == split_at:
            split = len(chars)
        position = start
        for mention, entity, named in atoms:
            if mention.start < start or mention.end > end:
                continue
            chars += text[position : mention.start]
            offsets += range(position, mention.start)
            placed.append(Atom(len(chars), mention, entity, named))
            chars.append(TYPE_CHARS[entity.type])
            offsets.append(mention.start)
            position = mention.end
        chars += text[position:end]
        offsets += range(position, end)
        if index + 1 < len(spans):
            while chars and chars[-1] in ": ":
                chars.pop()
                offsets.pop()
            if not text[spans[index + 1][0] : spans[index + 1][1]].startswith(" "):
                chars.append(" ")
                offsets.append(max(end - 1, start))
    return Clause("".join(chars), tuple(placed), tuple(offsets), listed, split)
