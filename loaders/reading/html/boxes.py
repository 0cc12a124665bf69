"""A page's sections and call-outs: their headings head nothing behind them."""

import re
from dataclasses import dataclass, field

from loaders.reading.entry import BOXED
from loaders.reading.html.tree import Element

_NAMES = frozenset(
    (
        *("box", "boxout", "textbox", "infobox", "factbox", "callout", "call", "pullout", "inset"),
        *("panel", "highlight", "highlighted", "improvement", "practice", "example", "study"),
    )
)
"""Words in the class of an element that stands out of the text."""
_TAGS = frozenset(("div", "aside", "blockquote", "figure", "section"))
_WORD = re.compile(r"[a-z]+")


@dataclass(slots=True)
class _Open:
    """An element that is open, by how much it sets its headings deeper, and their outermost."""

    item: Element
    deeper: int
    level: int = 0


@dataclass(slots=True)
class Boxes:
    """The sections and call-outs that are open."""

    open_now: list[_Open] = field(default_factory=list)

    def open(self, item: Element) -> None:
        """Open an element, if it is one of them."""
        if item.tag not in _TAGS:
            return
        words = _WORD.findall((item.get("class") or "").lower())
        boxed = item.tag != "section" and not _NAMES.isdisjoint(words)
        if boxed or item.tag == "section":
            self.open_now.append(_Open(item, BOXED if boxed else 0))

    def level(self, level: int) -> int:
        """Say how deep a heading stands in them."""
        level += sum(box.deeper for box in self.open_now)
        for box in self.open_now:
            box.level = min(box.level or level, level)
        return level

    def close(self, item: Element) -> int:
        """Close an element; the level of the headings that end with it, 0 for none."""
        if self.open_now and self.open_now[-1].item is item:
            return self.open_now.pop().level
        return 0
