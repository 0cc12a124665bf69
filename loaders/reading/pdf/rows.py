"""Words to rows: what stands at one height, parted where the gap is wide."""

import re
from collections.abc import Iterable
from operator import attrgetter

from loaders.reading.pdf.edges import Edge, walls
from loaders.reading.pdf.label import is_bullet
from loaders.reading.pdf.lettering import plain_words
from loaders.reading.pdf.page import Line, Page, Shape, Word, to_line

WIDE = 0.75
"""A gap between words of so many heights may part columns; if it does not, it is a wide space."""

_LEFT = attrgetter("x0")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _SUPERSCRIPTS)
_MARKED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\[\d{1,3}\])$")
_BARE = re.compile(rf"^(?:\d{{1,3}}|[{_SUPERSCRIPTS}]{{1,3}})$")


def to_rows(page: Page) -> list[list[Line]]:
    """Gather a page's words into rows, top down; a row is its parts, left to right.

    Cost: a sort of the words.
    """
    rows: list[list[Word]] = []
    top = size = 0.0
    for word in sorted(plain_words(page.words), key=lambda word: (-word.y, word.x0)):
        _, _, _, low, height = word
        if rows and top - low < 0.4 * (height if height < size else size):
            rows[-1].append(word)
        elif rows and (raised := _raised(rows[-1], word)):
            rows[-1] = [word, *raised]
            top, size = low, height
        else:
            rows.append([word])
            top, size = low, height
    bullets = [shape for shape in page.shapes if _is_dot(shape)]
    upright = walls(page.shapes)
    return [_row(sorted(words, key=_LEFT), page.number, bullets, upright) for words in rows]


def _raised(above: list[Word], word: Word) -> list[Word]:
    """Write the numbers of a row as superscripts if they are raised beside a word below."""
    if all(is_bullet(it.text) and word.y <= it.y < word.y + word.size for it in above):
        return above  # of a font whose box is only as high as the bullet
    beside = (
        len(number.text) <= 3
        and number.text.isdecimal()
        and number.size < 0.88 * word.size
        and word.y < number.y < word.y + word.size
        for number in above
    )
    if not all(beside):
        return []
    return [number._replace(text=number.text.translate(_RAISED)) for number in above]


def _is_dot(shape: Shape) -> bool:
    """Tell whether a shape may be a drawn bullet: about as high as wide, and small."""
    across, up = shape.x1 - shape.x0, shape.y1 - shape.y0
    return 1.5 < across < 9 and 0.7 < across / max(up, 0.1) < 1.4


def _row(words: list[Word], page: int, bullets: list[Shape], upright: list[Edge]) -> list[Line]:
    parts: list[list[Word]] = []
    here = [edge.at for edge in upright if edge.start < words[0].y + words[0].size / 2 < edge.end]
    end = 0.0
    for word in words:
        text, left, right, _, size = word
        if parts and text[0] in _SUPERSCRIPTS and 0 <= left - end < 0.1 * size:
            last = parts[-1][-1]
            parts[-1][-1] = last._replace(text=last.text + text, x1=right)
        elif (
            parts
            and left - end <= WIDE * size
            and not (here and _walled(parts[-1][-1], word, here))
        ):
            parts[-1].append(word)
        else:
            parts.append([word])
        end = right
    lines: list[Line] = []
    while parts:
        part = parts.pop(0)
        if len(part) == 1 and parts and _is_label(part[0], parts[0][0]):
            part += [] if _walled(part[0], parts[0][0], here) else parts.pop(0)
        lines.append(_line(part, page, bullets))
    return lines


def _walled(left: Word, right: Word, upright: list[float]) -> bool:
    """Tell whether a drawn line parts two words."""
    return any(left.x1 - 1 < at < right.x0 + 1 for at in upright)


def _line(words: list[Word], page: int, bullets: list[Shape]) -> Line:
    """Make a line; its label is set apart from its text."""
    first, rest = words[0], words[1:]
    if rest and _is_label(first, rest[0]):
        line = to_line(rest, page)
        return Line(line.text, line.x0, line.x1, line.y, line.size, page, first.text, first.x0)
    line = to_line(words, page)
    dot = _dot_before(line, bullets)
    if dot is None:
        return line
    return Line(line.text, line.x0, line.x1, line.y, line.size, page, "•", dot.x0)


def _is_label(word: Word, following: Word) -> bool:
    """Tell whether a word hangs before a text: marked, or a number with a gap behind it."""
    gap = following.x0 - word.x1
    if is_bullet(word.text) and word.size < 0.6 * following.size:  # of a font that says little
        return True
    if not 0 < gap < 6 * following.size:
        return False
    if _BARE.match(word.text):
        return gap > 0.7 * following.size or word.text[0] not in "0123456789"
    return bool(_MARKED.match(word.text) or is_bullet(word.text))


def _dot_before(line: Line, bullets: Iterable[Shape]) -> Shape | None:
    """Find a drawn bullet at a line's height, shortly before it."""
    for dot in bullets:
        middle = (dot.y0 + dot.y1) / 2
        if line.y < middle < line.y + line.size and 0 < line.x0 - dot.x1 < 3 * line.size:
            return dot
    return None
