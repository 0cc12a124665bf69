"""A page's footnotes: which links are their markers, and which elements their text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from loaders.reading.html.tree import Element, inner_text

_NUMBER = re.compile(r"\W*(?:(?:foot)?note\s*)?(\d{1,3}|[ivx]{1,5}|[a-z*†‡])\W*", re.IGNORECASE)
_BACK = re.compile(r"\s*(?:↩\ufe0e?|↑|\^|⏎|back|return|jump up|\[back\])\s*", re.IGNORECASE)
_TYPED = re.compile(r"\[?(\d{1,3})[.\])]?\s+(?=\S)")
_NOTE_CLASS = re.compile(r"\b(?:footnote|endnote|fn|MsoFootnoteText)\b")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a page."""

    markers: dict[Element, str] = field(default_factory=dict)
    """The links that are markers, and the number each prints."""
    texts: dict[Element, str] = field(default_factory=dict)
    """The elements that hold a note, and its number."""
    back: frozenset[Element] = frozenset()
    """The links from a note back to its marker."""


def find_notes(main: Element, root: Element) -> Notes:
    """Find the footnotes of a page's main content.

    A marker is a link, in superscript or called a reference, to a place in the page. A note's own
    number may be such a link too, back to the marker: it stands in a note that is known by then.
    """
    places = {name: item for item in root.iter() for name in _names(item)}
    markers: dict[Element, str] = {}
    texts: dict[Element, str] = {}
    for link in main.iter("a"):
        match = _NUMBER.fullmatch(inner_text(link).strip())
        target = places.get(_fragment(link))
        if match and target is not None and _is_reference(link) and _holder(link) not in texts:
            markers[link] = match[1]
            texts.setdefault(_holder(target), match[1])
    for item in main.iter("p", "li", "div"):
        if item not in texts and _NOTE_CLASS.fullmatch(item.get("class") or ""):
            typed = _TYPED.match(inner_text(item).strip())
            if typed:
                texts[item] = typed[1]
    back = frozenset(link for item in texts for link in _links_back(item))
    return Notes(markers, texts, back)


def without_number(text: str, number: str) -> str:
    """Take from a note's text the number that is printed before it.

    >>> without_number("3 See the plan", "3"), without_number("[3] See", "3")
    ('See the plan', 'See')
    """
    typed = _TYPED.match(text)
    return text[typed.end() :] if typed and typed[1] == number else text


def _names(item: Element) -> Iterator[str]:
    if isinstance(item.tag, str):
        yield from (name for name in (item.get("id"), item.get("name")) if name)


def _fragment(link: Element) -> str:
    """Give the place that a link names; what stands before # is this page, whatever <base> says."""
    return (link.get("href") or "").partition("#")[2]


def _is_reference(link: Element) -> bool:
    parent = link.getparent()
    called = f"{link.get('class')} {link.get('rel')} {link.get('role')} {link.get('epub:type')}"
    raised = link.find("sup") is not None or (parent is not None and parent.tag == "sup")
    return raised or bool(re.search(r"footnote|noteref|endnote", called.lower()))


def _holder(target: Element) -> Element:
    """Find the element that holds a note: the target, or the paragraph around an anchor in it."""
    while target.tag in ("a", "sup", "span", "b", "strong"):
        parent = target.getparent()
        if parent is None:
            break
        target = parent
    return target


def _links_back(item: Element) -> Iterator[Element]:
    for link in item.iter("a"):
        text = inner_text(link)
        called = f"{link.get('class')} {link.get('role')} {link.get('rev')}".lower()
        if "back" in called or (
            _fragment(link) and (_BACK.fullmatch(text) or _NUMBER.fullmatch(text))
        ):
            yield link
