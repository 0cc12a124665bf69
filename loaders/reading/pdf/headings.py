"""Which stretches are headings, and how deep: by size, by capitals, by what stands below."""

import re
from collections import Counter
from collections.abc import Sequence

from loaders.reading.numbering import begins_annex, printed_number
from loaders.reading.pdf.page import Line
from loaders.reading.pdf.stretch import Stretch
from loaders.reading.pdf.tables import TableRow

LARGE = 1.12
"""Times the body's type: set as a heading, whatever stands around it."""

_ANSWERED = re.compile(
    r"(?:present|in attendance|attendees|apologies|members|venue|location|time|date|chair|contact)"
    r"[\w ()]{0,20}: \S",
    re.IGNORECASE,
)
"""What minutes begin with: a form's question and its answer, no heading."""
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*\d{0,2}$")

Group = Stretch | TableRow


class Headings:
    """The headings that are open, by the size of their type.

    >>> headings = Headings(11)
    >>> [headings.level(*each) for each in [(14, "One"), (12, "Two"), (12, "Three"), (14, "Four")]]
    [1, 2, 2, 1]
    """

    def __init__(self, body: float, *, numbered: bool = False) -> None:
        self.body = body
        self.numbered = numbered
        self.sizes: list[float] = []

    def is_heading(
        self, stretch: Stretch, text: str, following: Sequence[Group], text_at: float
    ) -> bool:
        """Tell whether a stretch is a heading: short, no sentence, before what it heads.

        Args:
            stretch: The stretch.
            text: Its text, healed.
            following: What stands below it.
            text_at: Where items begin in a report whose paragraphs are numbered.
        """
        if stretch.bullet or len(text) > 120 or stretch.ended or text[:1] in '“‘"':
            return False
        if begins_annex(text) or self.is_set_large(stretch, following):
            return True
        if _is_section(stretch, following):
            return True
        if not self.numbered:
            return len(text) <= 100 and text[:1].isupper() and not _ANSWERED.match(text)
        if not text[:1].isupper() or not _heads_number(following):
            return False
        return is_caps(text) or (":" not in text and stretch.first.left < text_at)

    def is_set_large(self, stretch: Stretch, following: Sequence[Group]) -> bool:
        """Tell whether a stretch is in larger type, and heads running text or lesser headings."""
        if stretch.first.size < LARGE * self.body:
            return False
        for group in following:
            if isinstance(group, TableRow) or group.number:
                return False
            if is_prose(" ".join(group.texts)):
                return True
        return False

    def level(self, size: float, text: str) -> int:
        """Find how deep a heading stands: under those in larger type, or in capitals.

        Sizes of one font differ by some per cent, with the letters that are in a line.
        """
        if begins_annex(text):
            self.sizes = []
        size *= 1.15 if is_caps(text) else 1.0
        self.sizes = [above for above in self.sizes if above > 1.08 * size] + [size]
        return len(self.sizes)


def _is_section(stretch: Stretch, following: Sequence[Group]) -> bool:
    """Tell whether a stretch has a section's number that no running count took: "2.1 Members"."""
    below = following[0] if following else None
    short = len(stretch.lines) == 1 and stretch.first.text[:1].isupper() and not stretch.number
    numbered = printed_number(stretch.first.label) is not None
    return short and numbered and isinstance(below, Stretch) and is_prose(" ".join(below.texts))


def _heads_number(following: Sequence[Group]) -> bool:
    """Tell whether a numbered paragraph follows, behind other headings at most."""
    for group in following:
        if isinstance(group, TableRow):
            return False
        if group.number:
            return True
        text = " ".join(group.texts)
        if group.ended or len(text) > 120 or group.bullet or ":" in text:
            return False
    return False


def is_prose(text: str) -> bool:
    """Tell whether a text is a sentence or longer than a heading.

    >>> is_prose("The board met in June of that year and in May."), is_prose("Terms of reference")
    (True, False)
    """
    return len(text) > 120 or (bool(_SENTENCE_END.search(text)) and len(text) > 40)


def body_size(lines: Sequence[Line]) -> float:
    """Find the height of the type that most characters have; 0 where there are none."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def is_caps(text: str) -> bool:
    """Tell whether a text is written in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) > 2 and sum(char.isupper() for char in letters) >= 0.9 * len(letters)
