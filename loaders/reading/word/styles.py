"""Word's paragraph styles: what a paragraph inherits of headings and lists."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from loaders.reading.word.package import Element, child, local, number, switched_on, val

T = TypeVar("T")

BODY = 9
"""The outline level that is none."""
_HEADING = re.compile(r"heading (\d)")
_LONGEST = 20
"""Styles on which a style may be based in turn; a longer chain is a ring."""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says, its bases included."""

    name: str = ""
    outline: int | None = None
    """0 for the outermost heading."""
    list: str | None = None
    depth: int | None = None
    indent: int | None = None
    bold: bool = False
    hidden: bool = False


def read_styles(root: Element | None) -> tuple[dict[str, Style], str]:
    """Read styles.xml: the styles by identifier, and the identifier of the default one."""
    if root is None:
        return {}, ""
    raw = {str(val(item, "styleId")): item for item in root if local(item) == "style"}
    default = [
        name
        for name, item in raw.items()
        if val(item, "default") in ("1", "true") and val(item, "type") == "paragraph"
    ]
    return {name: _style(name, raw) for name in raw}, default[0] if default else ""


def _style(name: str, raw: dict[str, Element]) -> Style:
    chain: list[Element] = []
    at: str | None = name
    while at in raw and len(chain) < _LONGEST:
        chain.append(raw[at])
        at = val(child(raw[at], "basedOn"))
    title = (val(child(raw[name], "name")) or name).lower()
    outline = _first(chain, lambda item: number(child(item, "pPr", "outlineLvl")))
    heading = _HEADING.fullmatch(title)
    if outline is None and heading:
        outline = int(heading[1]) - 1
    if outline is None and title == "title":
        outline = 0
    return Style(
        name=title,
        outline=outline,
        list=_first(chain, lambda item: val(child(item, "pPr", "numPr", "numId"))),
        depth=_first(chain, lambda item: number(child(item, "pPr", "numPr", "ilvl"))),
        indent=_first(chain, indent_of),
        bold=bool(_first(chain, lambda item: _switch(child(item, "rPr", "b")))),
        hidden=bool(_first(chain, lambda item: _switch(child(item, "rPr", "vanish")))),
    )


def indent_of(item: Element) -> int | None:
    """Find the left indent that a paragraph or a style sets, in twentieths of a point."""
    indent = child(item, "pPr", "ind")
    left = number(indent, "left")
    return number(indent, "start") if left is None else left


def list_links(root: Element | None) -> dict[str, str]:
    """Find which list each list style names."""
    if root is None:
        return {}
    return {
        str(val(item, "styleId")): name
        for item in root
        if local(item) == "style" and (name := val(child(item, "pPr", "numPr", "numId")))
    }


def _switch(element: Element | None) -> bool | None:
    return None if element is None else switched_on(element)


def _first(chain: list[Element], find: Callable[[Element], T | None]) -> T | None:
    """Find what the nearest style of a chain says; None when none says anything."""
    return next((found for item in chain if (found := find(item)) is not None), None)
