"""Words as designers set them: drop capitals and letter-spaced capitals made words again."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from loaders.reading.pdf.page import Word

DROPPED = 1.8
"""Times the type beside it: a first letter that stands over two lines or more."""
SPACED = 4
"""Letters in a row that stand alone; fewer may be initials."""


def plain_words(words: Sequence[Word]) -> list[Word]:
    """Make a page's words whole.

    Cost: the words, and once more for each drop capital.
    """
    alone = [word for word in words if len(word.text) == 1 and word.text.isupper()]
    found = list(_closed(words) if len(alone) >= SPACED else words)
    usual = median(word.size for word in found) if alone else 0.0
    for capital in [word for word in alone if word.size > DROPPED * usual and word in found]:
        beside = min(
            (word for word in found if _stands_beside(capital, word)),
            key=lambda word: (-round(word.y), word.x0),
            default=None,
        )
        if beside:
            found.remove(capital)
            whole = beside._replace(text=capital.text + beside.text)
            found[found.index(beside)] = whole
    return found


def _stands_beside(capital: Word, word: Word) -> bool:
    """Tell whether a word is in the lines that a capital stands over, right of it."""
    near = 0 <= word.x0 - capital.x1 + 1 < 1.5 * word.size
    level = capital.y - 0.3 * word.size < word.y < capital.y + capital.size
    small = word.size * DROPPED < capital.size
    return near and level and small and word.text[:1].islower()


def _closed(words: Iterable[Word]) -> Iterator[Word]:
    """Close the letters of spaced words; where the gap is wider another word begins."""
    run: list[Word] = []
    for word in words:
        if run and not _follows(run[-1], word):
            yield from _join(run)
            run = []
        run.append(word)
    yield from _join(run)


def _follows(last: Word, word: Word) -> bool:
    alone = len(last.text) == len(word.text) == 1 and (last.text + word.text).isupper()
    return alone and abs(last.y - word.y) < 1 and 0 < word.x0 - last.x1 < 2 * word.size


def _join(run: list[Word]) -> Iterator[Word]:
    if len(run) < SPACED:
        yield from run
        return
    gaps = [right.x0 - left.x1 for left, right in pairwise(run)]
    usual = sorted(gaps)[len(gaps) // 3]
    word = run[0]
    for letter, gap in zip(run[1:], gaps, strict=True):
        if gap > 1.6 * usual:
            yield word
            word = letter
        else:
            word = word._replace(text=word.text + letter.text, x1=letter.x1)
    yield word
