"""Words to rows: what stands at one height, parted where the gap is wide."""

import re
from collections.abc import Iterable

from loaders.reading.pdf.page import Line, Page, Shape, Word, to_line

WIDE = 0.75
"""A gap between words of so many heights may part columns; if it does not, it is a wide space."""

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = str.maketrans("0123456789", _SUPERSCRIPTS)
_MARKED = re.compile(r"^(?:\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3}|\[\d{1,3}\])$")
_BARE = re.compile(rf"^(?:\d{{1,3}}|[{_SUPERSCRIPTS}]{{1,3}})$")
_BULLET = re.compile(
    r"^(?:[•●○▪■□◦‣⁃∙·*\uf0a7\uf0b7\uf0d8\u2022\x7f§➢➔►✓–-]|o|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])$"
)


def is_bullet(label: str) -> bool:
    """Tell whether a label is a bullet or a letter, not a number.

    >>> is_bullet("•"), is_bullet("(iv)"), is_bullet("b."), is_bullet("4.2")
    (True, True, True, False)
    """
    return bool(_BULLET.match(label))


def to_rows(page: Page) -> list[list[Line]]:
    """Gather a page's words into rows, top down; a row is its parts, left to right.

    Cost: a sort of the words.
    """
    rows: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: (-word.y, word.x0)):
        if rows and abs(rows[-1][0].y - word.y) < 0.4 * min(word.size, rows[-1][0].size):
            rows[-1].append(word)
        elif rows and (raised := _raised(rows[-1], word)):
            rows[-1] = [word, *raised]
        else:
            rows.append([word])
    bullets = [shape for shape in page.shapes if _is_dot(shape)]
    return [_row(sorted(words, key=lambda word: word.x0), page.number, bullets) for words in rows]


def _raised(above: list[Word], word: Word) -> list[Word]:
    """Write the numbers of a row as superscripts if they are raised beside a word below."""
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


def _row(words: list[Word], page: int, bullets: list[Shape]) -> list[Line]:
    parts: list[list[Word]] = []
    for word in words:
        last = parts[-1][-1] if parts else word
        if word.text[0] in _SUPERSCRIPTS and 0 <= word.x0 - last.x1 < 0.1 * last.size:
            parts[-1][-1] = last._replace(text=last.text + word.text, x1=word.x1)
        elif parts and word.x0 - last.x1 <= WIDE * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    lines: list[Line] = []
    while parts:
        part = parts.pop(0)
        if len(part) == 1 and parts and _is_label(part[0], parts[0][0]):
            part += parts.pop(0)
        lines.append(_line(part, page, bullets if not lines else []))
    return lines


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
    if not 0 < gap < 6 * following.size:
        return False
    if _BARE.match(word.text):
        return gap > 0.7 * following.size or word.text[0] not in "0123456789"
    return bool(_MARKED.match(word.text) or _BULLET.match(word.text))


def _dot_before(line: Line, bullets: Iterable[Shape]) -> Shape | None:
    """Find a drawn bullet at a line's height, shortly before it."""
    for dot in bullets:
        middle = (dot.y0 + dot.y1) / 2
        if line.y < middle < line.y + line.size and 0 < line.x0 - dot.x1 < 3 * line.size:
            return dot
    return None
