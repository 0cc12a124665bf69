"""Word's automatic numbers, computed: they are nowhere in the text.

A paragraph names a list (``w:num``) and a level. Lists share the counters of their definition
(``w:abstractNum``) and may override its levels. ECMA-376 part 1, 17.9.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from loaders.reading.numerals import format_number
from loaders.reading.word.package import Element, child, local, number, val

MAX_DEPTH = 9
"""Levels that a list has in Word."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: how it counts and prints."""

    start: int = 1
    format: str = "decimal"
    text: str = "%1."
    """What is printed, ``%2`` standing for the second level's number."""
    restart: int | None = None
    """The level, counted from 1, whose items restart it; 0 is never, None is any above it."""
    legal: bool = False
    """Every number in it is printed as a decimal."""
    indent: int | None = None
    style: str = ""
    """The paragraph style that is bound to this level."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """A list as paragraphs name it."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)
    """Levels that begin anew when this list is first used."""


class Counting:
    """The counters of a document's lists, as its paragraphs pass by."""

    def __init__(self, lists: Mapping[str, Numbering]) -> None:
        self.lists = lists
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()

    def next(self, name: str, depth: int) -> str | None:
        """Count an item and give what is printed before it; None for a bullet or no list.

        >>> levels = {0: Level(text="%1."), 1: Level(text="%1.%2")}
        >>> count = Counting({"3": Numbering("0", levels)})
        >>> [count.next("3", depth) for depth in (0, 1, 1, 0, 1)]
        ['1.', '1.1', '1.2', '2.', '2.1']
        """
        found = self.lists.get(name)
        level = found.levels.get(depth) if found else None
        if found is None or level is None:
            return None
        counts = self.counts.setdefault(found.abstract, {})
        if name not in self.begun:
            self.begun.add(name)
            for at in found.starts:
                counts.pop(at, None)
        counts[depth] = counts[depth] + 1 if depth in counts else _start(found, depth)
        for deeper in [at for at in counts if at > depth]:
            above = found.levels.get(deeper, Level()).restart
            if above is None or (above and depth < above):
                del counts[deeper]
        return None if level.format in ("bullet", "none") else _print(found, level, counts)


def _start(found: Numbering, depth: int) -> int:
    return found.starts.get(depth, found.levels.get(depth, Level()).start)


def _print(found: Numbering, level: Level, counts: Mapping[int, int]) -> str:
    text = level.text
    for at in reversed(range(MAX_DEPTH)):
        if f"%{at + 1}" in text:
            count = counts.get(at, _start(found, at))
            style = "decimal" if level.legal else found.levels.get(at, level).format
            text = text.replace(f"%{at + 1}", format_number(count, style))
    return text.strip()


def read_numbering(root: Element | None, style_lists: Mapping[str, str]) -> dict[str, Numbering]:
    """Read numbering.xml: the lists by the name that paragraphs give.

    Args:
        root: The part; None when the file has none.
        style_lists: For a list style, the list it names: some definitions are only a link to it.
    """
    if root is None:
        return {}
    abstracts = {str(val(it, "abstractNumId")): it for it in root if local(it) == "abstractNum"}
    uses = {str(val(it, "numId")): it for it in root if local(it) == "num"}
    return {
        name: found
        for name, use in uses.items()
        if (found := _numbering(use, abstracts, uses, style_lists))
    }


def _numbering(
    use: Element,
    abstracts: Mapping[str, Element],
    uses: Mapping[str, Element],
    style_lists: Mapping[str, str],
) -> Numbering | None:
    abstract = str(val(child(use, "abstractNumId")))
    linked = style_lists.get(val(child(abstracts.get(abstract), "numStyleLink")) or "", "")
    if linked in uses:
        abstract = str(val(child(uses[linked], "abstractNumId")))
    if abstract not in abstracts:
        return None
    levels = _levels(abstracts[abstract])
    starts: dict[int, int] = {}
    for override in (item for item in use if local(item) == "lvlOverride"):
        depth = number(override, "ilvl") or 0
        levels |= _levels(override)
        start = number(child(override, "startOverride"))
        if start is not None:
            starts[depth] = start
            levels[depth] = replace(levels.get(depth, Level()), start=start)
    return Numbering(abstract, levels, starts)


def _levels(element: Element) -> dict[int, Level]:
    return {number(item, "ilvl") or 0: _level(item) for item in element if local(item) == "lvl"}


def _level(item: Element) -> Level:
    start = number(child(item, "start"))
    indent = child(item, "pPr", "ind")
    left = number(indent, "left")
    return Level(
        start=0 if start is None else start,
        format=val(child(item, "numFmt")) or "decimal",
        text=val(child(item, "lvlText")) or "",
        restart=number(child(item, "lvlRestart")),
        legal=child(item, "isLgl") is not None,
        indent=number(indent, "start") if left is None else left,
        style=val(child(item, "pStyle")) or "",
    )
