"""Ordered lists of HTML: the number of each item (HTML, 4.4.5)."""

from dataclasses import dataclass
from typing import Final

from loaders.reading.html.tree import Element
from loaders.reading.numerals import format_number

_TYPES: Final = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class Ordered:
    """A list that is open, and the number of its next item; a bullet list has no format."""

    name: str
    format: str
    number: int = 1
    step: int = 1

    def next(self, item: Element) -> str:
        """Count an item and give its number as printed; empty for a bullet."""
        if not self.format:
            return ""
        self.number = _whole(item.get("value"), self.number)
        printed = format_number(self.number, _TYPES.get(item.get("type") or "", self.format))
        self.number += self.step
        return printed


def open_list(element: Element, name: str) -> Ordered:
    """Read what a list says of its numbers."""
    if element.tag != "ol":
        return Ordered(name, "")
    back = element.get("reversed") is not None
    items = sum(1 for item in element if item.tag == "li") if back else 0
    start = _whole(element.get("start"), items if back else 1)
    style = _TYPES.get(element.get("type") or "", "decimal")
    return Ordered(name, style, start, -1 if back else 1)


def _whole(text: str | None, otherwise: int) -> int:
    """Read a whole number as HTML writes it, or give another."""
    digits = (text or "").strip()
    number = digits.lstrip("+-")
    if not (number.isascii() and number.isdigit() and len(number) < 10):
        return otherwise
    return -int(number) if digits.startswith("-") else int(number)
