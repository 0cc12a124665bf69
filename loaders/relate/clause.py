"""Clause: a sentence as the rules see it, each name one character of its type.

Rules are patterns over this text. A name takes one private-use character that stands for its
node type, so that patterns can ask for types, and a name's words are never taken for cues.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from kg.entity import Entity
from loaders.recognise.mention import Mention
from loaders.relate.chars import TYPE_CHARS, WORD
from loaders.relate.front import find_front

_GLUE = (
    r"(?:the|a|an|its|their|our|his|her|both|all|other|local|relevant|wider|each|any|also|then|new"
    r"|various|\d+|two|three|four|five|six|seven|eight|nine|ten|[‘'“][a-z]+[’'”])"
)
_JOIN = re.compile(
    r"\s*(?:(?:,|;|/|&|and|or|,? ?as well as|,? ?together with|,? ?along with"
    r"|and by|and with|and from|including|alongside|plus|, and|, or|; and|\(including)\s+"
    rf"|,\s*|\s*/\s*|(?<=,) )(?:{_GLUE}\s+){{0,3}}",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\s+\([^)]*\))?\s+(?:has|have|had|is|are|was|were|will|also|then|delivers|runs|leads"
    r"|works|owns"
    r"|provides|supports|hosts|chairs|funds|manages|oversees|takes|uses|reports|sits|carries"
    r"|holds|meets"
    r"|tackles|covers|attends|coordinates|gives|makes|helps|shares|pays|acts|serves|brings"
    r"|offers|does)\b"
)
"""Behind the last name of "opened by A, and B has closed": B begins a clause of its own."""
_OWNER = re.compile(r"['’]s? (?:(?:own|new|dedicated|specialist|central) )?")
_PEOPLE = (
    r"(?:officers|staff|detectives|analysts|workers|nurses|colleagues|representatives|specialists"
    r"|investigators|practitioners|professionals|experts|members|volunteers|advisers|advocates"
    r"|personnel)\s+(?:from|of)\s+(?:the\s+)?"
)
_STAFF = re.compile(_PEOPLE + "$")
_STAFF_OF = re.compile(rf"(?:,|,?\s+and|;)\s+(?:[a-z-]+\s+)?{_PEOPLE}")
"""Between the bodies of "officers from A, social workers from B and nurses from C"."""
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
    uncut: bool = False
    """Whether its relative clauses were left in it, which only spelt-out patterns can read."""
    front: int = 0
    """The comma that ends a phrase before the subject; 0 when there is none."""

    @cached_property
    def low(self) -> str:
        """The text in small letters, each in its place."""
        low = self.text.lower()
        return low if len(low) == len(self.text) else "".join(c.lower()[0] for c in self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words in small letters."""
        return frozenset(WORD.findall(self.low))

    def at(self, position: int) -> int:
        """Find the index of the first atom at or after a position."""
        return bisect_left(self.atoms, position, key=attrgetter("position"))

    def group(self, index: int, allowed: frozenset[str]) -> list[int]:
        """Follow a list of names to the right: "A, B and the C" from A."""
        found = [index]
        while index + 1 < len(self.atoms) and self.linked(index) and not self.begins_anew(index):
            step = 2 if self.owns(index + 1) else 1  # "A and B's C": A and C
            if self.atoms[index + step].entity.type not in allowed:
                break
            index += step
            found.append(index)
        return found

    def linked(self, index: int) -> bool:
        """Tell whether a name and the next are of one list."""
        left, right = self.atoms[index], self.atoms[index + 1]
        between = self.text[left.position + 1 : right.position]
        if not joins(between) or apposed(left, right, between):
            return False
        if left.position < self.front < right.position:
            return False  # the comma that ends an opening phrase
        return not _STAFF_OF.fullmatch(between) or bool(
            _STAFF.search(self.text, max(0, left.position - 60), left.position)
        )

    def begins_anew(self, index: int) -> bool:
        """Tell whether the name behind one is a clause's subject: "opened by A, and B has"."""
        between = self.text[self.atoms[index].position + 1 : self.atoms[index + 1].position]
        step = 2 if self.owns(index + 1) else 1
        last = self.atoms[index + step].position + 1
        return "," in between and bool(_GOES_ON.match(self.text, last))

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
            if self.atoms[place - 1].entity.type not in allowed or not self.linked(place - 1):
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
    return bool(
        _JOIN.fullmatch(between) or _PLAIN_ITEMS.fullmatch(between) or _STAFF_OF.fullmatch(between)
    )


def apposed(left: Atom, right: Atom, between: str) -> bool:
    """Tell a post set beside its holder ("Mr X, Chief Executive of Y") from a list of two.

    A pronoun begins a clause of its own: "A leads B and she chairs C".
    """
    if right.mention.recogniser == "pronoun":
        return True
    two = {left.entity.type, right.entity.type} == {"Person", "Post"}
    return two and not re.search(r"\b(?:and|or)\b|&", between)


def make_clause(
    text: str,
    spans: list[tuple[int, int]],
    atoms: list[tuple[Mention, Entity, bool]],
    split_at: int | None = None,
    *,
    listed: bool = False,
    uncut: bool = False,
) -> Clause:
    """Make a clause of one or more stretches of a paragraph's text.

    Args:
        text: the paragraph's text.
        spans: the stretches, in the order in which the clause has them.
        atoms: the names in the paragraph, by place, with what they mean.
        split_at: the index of the stretch that is the list item, if any.
        listed: whether one of them is a list put in the place of what was counted.
        uncut: whether it is a whole sentence that was also cut into simple clauses.
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
            if placed and placed[-1].mention is mention:  # "both forces": A and B
                chars += " and "
                offsets += [mention.start] * len(" and ")
            placed.append(Atom(len(chars), mention, entity, named))
            chars.append(TYPE_CHARS[entity.type])
            offsets.append(mention.start)
            if mention.name == "its" and not named:
                chars += "’s"
                offsets += [mention.start] * len("’s")
            position = mention.end
            if not mention.text:  # a subject left out: "Works with B" is "A works with B"
                chars += " " + text[position : position + 1].lower()
                offsets += [position, position]
                position += 1
        chars += text[position:end]
        offsets += range(position, end)
        if index + 1 < len(spans):
            while chars and chars[-1] in ": ":
                chars.pop()
                offsets.pop()
            following = spans[index + 1][0]
            if text.endswith("whose ", 0, following):
                chars += "’s"
                offsets += [end - 1, end - 1]
            if not text.startswith(" ", following):
                chars.append(" ")
                offsets.append(max(end - 1, start))
    masked = "".join(chars)
    return Clause(masked, tuple(placed), tuple(offsets), listed, split, uncut, find_front(masked))
