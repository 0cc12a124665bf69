"""Headings that a page only sets in bold, as editors do that paste from Word."""

from collections.abc import Iterator

from loaders.reading.html.tree import Element, inner_text

DEEPEST = "h6"
_BOLD = frozenset(("b", "strong"))
_HOLDERS = frozenset(
    (
        *("li", "dd", "dt", "td", "th", "figure", "figcaption", "caption", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "a"),
    )
)
_LONGEST = 80
_SENTENCE_END = (".", "!", "?", ":", ";", ",")


def mark_headings(root: Element) -> None:
    """Make headings of paragraphs that are short, no sentence, and bold from end to end.

    The tree is changed.
    """
    for item in list(_bold_lines(root)):
        item.tag = DEEPEST


def _bold_lines(root: Element) -> Iterator[Element]:
    for item in root.iter("p"):
        text = " ".join(inner_text(item).split())
        if not text[:1].isupper() or len(text) > _LONGEST or text.endswith(_SENTENCE_END):
            continue
        if ": " in text or any(it.tag in _HOLDERS for it in item.iterancestors()):
            continue
        if _heads(item) and _all_bold(item):
            yield item


def _heads(item: Element) -> bool:
    """Tell whether text follows that is not itself a bold line."""
    below = next(item.itersiblings("*"), None)  # comments apart
    return below is not None and bool(inner_text(below).strip()) and not _all_bold(below)


def _all_bold(item: Element) -> bool:
    """Tell whether all text of an element stands in bold elements."""
    bold = {part for it in item.iter(*_BOLD) for part in it.iter("*")}
    for part in item.iter("*"):
        outside = part not in bold
        tail = part.tail if part is not item else None
        above = part.getparent()
        if (outside and (part.text or "").strip()) or (tail and tail.strip() and above not in bold):
            return False
    return bool(bold)
