"""Where a Word paragraph stands in its list: its printed number and how deep it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from loaders.reading.word.numbering import Counting, Level, read_numbering
from loaders.reading.word.package import Element, child, number, val
from loaders.reading.word.styles import Style, indent_of, list_links

_STEP = 360
"""A level's usual indent, a quarter of an inch, where none is given."""


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph's place in a list."""

    list: str
    """The list's identifier in the file."""
    printed: str
    """The number as printed; empty for a bullet."""
    level: int
    """How deep the item is among its neighbours; 1 is the outermost."""

    @property
    def label(self) -> str:
        """The number without the dot or brackets around it."""
        return self.printed.strip("()[]:. \t-–")


class Lists:
    """A document's lists, as its paragraphs pass by."""

    def __init__(self, root: Element | None, styles: Element | None) -> None:
        self.known = read_numbering(root, list_links(styles))
        self.counting = Counting(self.known)
        self.indents: list[int] = []

    def place(self, item: Element, style: Style) -> Place | None:
        """Count a paragraph in its list; None when it is in none."""
        name = val(child(item, "pPr", "numPr", "numId")) or style.list
        if name is None or name not in self.known:
            return None
        levels = self.known[name].levels
        depth = self._depth(item, style, levels)
        printed = self.counting.next(name, depth)
        level = levels.get(depth)
        if level is None or (level.format == "none" and not level.text):
            return None
        for indent in (indent_of(item), style.indent, level.indent):
            if indent is not None:
                return Place(name, printed or "", self._nest(indent))
        return Place(name, printed or "", self._nest(depth * _STEP))

    def leave(self) -> None:
        """Pass a paragraph that is in no list."""
        self.indents.clear()

    @staticmethod
    def _depth(item: Element, style: Style, levels: Mapping[int, Level]) -> int:
        """Find the level: the paragraph's own, its style's, or the one bound to its style."""
        own = number(child(item, "pPr", "numPr", "ilvl"))
        if own is not None:
            return own
        if style.depth is not None:
            return style.depth
        name = val(child(item, "pPr", "pStyle"))
        bound = [depth for depth, level in levels.items() if name and level.style == name]
        return bound[0] if bound else 0

    def _nest(self, indent: int) -> int:
        while self.indents and self.indents[-1] >= indent:
            self.indents.pop()
        self.indents.append(indent)
        return len(self.indents)
