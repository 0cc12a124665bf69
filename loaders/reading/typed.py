"""Bullets and letters that were typed before a text: list items, nested by what was typed."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from loaders.reading.entry import Entry

_TYPED_ITEM = re.compile(
    r"([•●▪◦‣⁃∙·*\uf0a7\uf0b7\uf0d8§➢–-]|(\(?[a-z]\)|\(?[ivx]{1,5}\)))\s+(?=\S)"
)
_ROMAN = re.compile(r"[ivx]+")


@dataclass(slots=True)
class _Lists:
    """The kinds of the lists that are open, the outermost first, and the last label of each."""

    open_now: dict[str, str] = field(default_factory=dict)

    def level(self, kind: str, label: str) -> int:
        """Say how deep an item stands: a kind that is open goes on, another is deeper."""
        if kind in self.open_now:
            while list(self.open_now)[-1] != kind:
                self.open_now.popitem()
        self.open_now[kind] = label
        return len(self.open_now)

    def kind(self, sign: str, label: str) -> str:
        """Say what a list counts by: i is the letter behind h, or the first Roman number."""
        if not label:
            return sign
        follows = self.open_now.get("letter", "")[:1]
        next_letter = len(label) == 1 and bool(follows) and ord(label) == ord(follows) + 1
        return "roman" if _ROMAN.fullmatch(label) and not next_letter else "letter"


def type_items(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Take the bullets and letters that were typed before texts for what they are.

    >>> texts = ["(a) Boats:", "(i) small", "(ii) large", "(b) Engines"]
    >>> [entry.level for entry in type_items(Entry("text", text) for text in texts)]
    [1, 2, 2, 1]
    """
    lists = _Lists()
    for entry in entries:
        match = _TYPED_ITEM.match(entry.text) if entry.kind == "text" else None
        if match:
            label = (match[2] or "").strip("()")
            level = lists.level(lists.kind(match[1], label), label)
            text = entry.text[match.end() :]
            yield replace(entry, kind="list", text=text, label=label, list="typed", level=level)
        else:
            if entry.kind not in ("more", "footnote"):
                lists = _Lists()
            yield entry
