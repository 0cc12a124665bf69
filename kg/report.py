"""Report, Paragraph: the text that was read, with the addresses the report prints."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

ParagraphKind = Literal["numbered", "text", "heading", "header", "footnote"]


@dataclass(frozen=True, slots=True)
class ListItem:
    """A list item inside a paragraph: where its text starts, and how deep it is nested."""

    start: int
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its printed address.

    ``text`` is healed: no line breaks inside a sentence, none of the page's furniture. A line
    break in it parts a lead-in from its list items, and items from each other.
    """

    key: str
    """Unique in the report and fit for an IRI: the address as a slug."""
    address: str
    """As the report prints it: ``17``, ``footnote 3``, or the heading above unnumbered text."""
    text: str
    kind: ParagraphKind = "numbered"
    headings: tuple[str, ...] = ()
    """Outermost first."""
    page: int | None = None
    items: tuple[ListItem, ...] = ()
    parent: str = ""
    """For a footnote: the key of the paragraph that carries its marker, where it was found."""


@dataclass(frozen=True)
class Report:
    """A document as read: what it is, and its paragraphs in order."""

    id: str
    title: str
    date: str | None
    """As exactly as the report gives it: ``2019-03-19``, ``2014-03`` or ``2014``."""
    body: str | None
    """The reporting body's entity identifier: 'the Force' means it."""
    source: str
    """The file's name, without its folder."""
    sha256: str
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def by_key(self) -> dict[str, Paragraph]:
        """The paragraphs by key."""
        return {par.key: par for par in self.paragraphs}
