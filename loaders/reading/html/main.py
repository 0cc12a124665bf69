"""The main content of a page: what is left without menus, notices and footers."""

import re
from collections.abc import Callable, Container, Iterator
from typing import cast

from lxml import etree

from loaders.reading.html.tree import Element, clean, inner_text

Words = dict[Element, int]
"""How many words stand in each element."""
Links = dict[Element, tuple[int, int]]
"""How many links that lead away stand inside each element, and how many words in those."""

_UNSEEN = frozenset(("script", "style", "noscript", "template", "head"))
"""What a browser shows nothing of."""
_NEVER = frozenset(
    (
        *("iframe", "svg", "math", "object", "form", "button", "select", "textarea", "input"),
        *("label", "audio", "video", "canvas"),
    )
)
"""What is not running text wherever it stands."""
_AROUND = frozenset(("nav", "aside", "footer", "dialog", "menu"))
_ROLES = frozenset(
    (
        *("navigation", "banner", "contentinfo", "search", "complementary", "dialog"),
        *("alertdialog", "menu", "menubar", "toolbar"),
    )
)
_NAMES = frozenset(
    (
        *("cookie", "cookies", "consent", "gdpr", "breadcrumb", "breadcrumbs", "skip"),
        *("skiplink", "share", "sharing", "social", "related", "sidebar", "menu", "nav"),
        *("navbar", "navigation", "pagination", "pager", "newsletter", "subscribe", "feedback"),
        *("footer", "masthead", "advert", "advertisement", "popup", "modal", "hidden", "toc"),
        *("noprint", "editsection", "mghide"),
    )
)
"""Words in an element's class or identifier that say it is no part of the text."""
_FOLDS = frozenset(("accordion", "collapse", "collapsible", "expander", "tab", "tabs", "toggle"))
"""Words in the class of what is folded away until the reader opens it."""
_TO_TOP = re.compile(r"\W*(?:back|return|jump|go) to (?:the )?(?:top|contents)\W*", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_MOST = 0.5
"""What holds more of the page's text than this is kept, whatever it is called."""


def main_content(root: Element) -> tuple[Element, int]:
    """Find the element with the page's text, and take from it what is not text.

    The tree is changed. Forms and scripts go everywhere; menus, notices and footers go unless
    they hold most of the page.

    Returns:
        The element, and how many words were left out.
    """
    for item in list(_matching(root, lambda item: item.tag in _UNSEEN)):
        _drop(item)
    total = _count(root)[root]
    opened = {name for item in root.iter() for name in (item.get("aria-controls") or "").split()}
    for item in list(_matching(root, lambda item: _is_never(item) or _is_hidden(item, opened))):
        _drop(item)
    words = _count(root)
    bodies = root.findall(".//body")
    main = _marked_main(root, words)
    if main is None:
        main = bodies[0] if len(bodies) == 1 else root
    most = words[main] * _MOST
    for item in list(_matching(main, _is_around)):
        if item is not main and words[item] <= most:
            _drop(item)
    if main.tag not in ("main", "article"):
        links = _count_links(main, words)
        for item in list(_matching(main, lambda item: _is_link_list(item, words, links))):
            _drop(item)
    return main, total - _count(main)[main]


def _marked_main(root: Element, words: Words) -> Element | None:
    """Find the element that says it is the main content; of several the longest."""
    for path in (".//main|.//*[@role='main']", ".//article", ".//*[@id='content' or @id='main']"):
        found = cast(list[Element], root.xpath(path))
        best = max(found, key=words.__getitem__, default=None)
        if best is not None and words[best]:
            return best
    return None


def _matching(root: Element, test: Callable[[Element], bool]) -> Iterator[Element]:
    return (item for item in root.iter() if isinstance(item.tag, str) and test(item))  # type: ignore[redundant-expr]  # a comment's is a function


def _is_never(item: Element) -> bool:
    """Tell whether an element is no text; a heading that opens what is below it is a button."""
    if item.tag == "button" and item.xpath(
        "ancestor::*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
    ):
        return False
    return item.tag in _NEVER


def _is_hidden(item: Element, opened: Container[str]) -> bool:
    """Tell whether an element is hidden for good, not until the reader opens it.

    Args:
        item: The element.
        opened: The identifiers of elements that something on the page opens.
    """
    hidden = (
        item.get("hidden") is not None
        or item.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(item.get("style") or ""))
    )
    if not hidden:
        return False
    folded = not _FOLDS.isdisjoint(_WORD.findall((item.get("class") or "").lower()))
    return not folded and item.get("id") not in opened and item.get("hidden") != "until-found"


def _is_around(item: Element) -> bool:
    if item.tag in _AROUND or item.get("role") in _ROLES:
        return True
    if item.tag == "div" and item.get("title") in ("header", "footer"):  # as LibreOffice writes
        return True
    if item.tag == "a":
        return (item.get("href") or "").startswith("#") and bool(
            _TO_TOP.fullmatch(inner_text(item))
        )
    if item.tag == "header":  # a site's header, not that of an article
        return not item.xpath("ancestor::main|ancestor::article|.//h1")
    if item.tag in ("html", "body", "main", "article", "p", "li", "td", "h1", "h2", "h3"):
        return False
    names = f"{item.get('class') or ''} {item.get('id') or ''}".lower()
    return not _NAMES.isdisjoint(_WORD.findall(names))


def _is_link_list(item: Element, words: Words, links: Links) -> bool:
    """Tell whether a list is a menu: four links or more that are nearly all of its text."""
    if item.tag != "ul":
        return False
    number, inside = links[item]
    return number >= 4 and inside >= 0.9 * words[item]


def _count_links(root: Element, words: Words) -> Links:
    """Count the links inside each element that lead away, and their words: in one pass."""
    links: Links = {}
    for _, item in etree.iterwalk(root, events=("end",)):
        number = inside = 0
        for child in item:
            below, their = links.get(child, (0, 0))
            href = child.get("href") if child.tag == "a" else None
            away = href is not None and not href.startswith("#")
            number += below + away
            inside += their + (words[child] if away else 0)
        links[item] = number, inside
    return links


def _count(root: Element) -> Words:
    """Count the words in each element, the innermost first: one pass, whatever the depth."""
    words: Words = {}
    for _, item in etree.iterwalk(root, events=("end",)):
        own = len((item.text or "").split()) if isinstance(item.tag, str) else 0
        words[item] = own + sum(words.get(it, 0) + len((it.tail or "").split()) for it in item)
    return words


def _drop(item: Element) -> None:
    """Take an element out of its tree; the text behind it stays."""
    parent = item.getparent()
    if parent is None:
        return
    before = item.getprevious()
    if item.tail and before is not None:
        before.tail = clean((before.tail or "") + item.tail)
    elif item.tail:
        parent.text = clean((parent.text or "") + item.tail)
    parent.remove(item)
