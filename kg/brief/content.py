"""What a briefing holds, before anybody prints it: sections of lines, each with its sources."""

from dataclasses import dataclass

from kg.brief.picture import Picture


@dataclass(frozen=True, slots=True)
class Note:
    """A source: the words of a report, and where they stand."""

    number: int
    quote: str
    place: str
    """The report as the scope names it (R1), paragraph and page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that the reports say."""

    text: str
    notes: tuple[int, ...] = ()
    """Numbers of the sources that show it."""
    inherited: bool = False
    """One end comes from a heading, a lead-in or a reference, not from the sentence."""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading of their own."""

    heading: str
    lines: tuple[Line, ...]
    more: int = 0
    """Lines that are left out so that the briefing stays short."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a briefing."""

    title: str
    groups: tuple[Group, ...]
    empty: str
    """What is said where there are no lines."""

    @property
    def shown(self) -> tuple[Group, ...]:
        """The groups that have lines."""
        return tuple(group for group in self.groups if group.lines)


@dataclass(frozen=True, slots=True)
class Brief:
    """A briefing on a threat."""

    title: str
    scope: str
    """The threats that it covers, and the reports that it is made from."""
    caution: str
    sections: tuple[Section, ...]
    picture: Picture
    notes: tuple[Note, ...]
