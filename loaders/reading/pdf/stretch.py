"""Lines to stretches: what belongs together by gap, indent and label, over columns and pages."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from loaders.reading.numbering import Counter, begins_annex, printed_number
from loaders.reading.pdf.label import is_bullet
from loaders.reading.pdf.page import Line

LABEL = re.compile(
    r"^(Author|Report author|Contact|Background paper|Report of|Appendi|Lead officer|Signed)"
    r"[\w() ]*:",
    re.IGNORECASE,
)
"""What a report names its writers and papers by, behind its last paragraph."""

SINGLE = 1.25
"""The usual distance, where nearly all paragraphs have one line and none can be measured."""

_ASKS = re.compile(r"[A-Z][\w ()/&]{2,40}:")
_SENTENCE_END = re.compile(r"[.!?:;][\"'”’)\]]*$")


@dataclass
class Stretch:
    """Lines that belong together."""

    lines: list[Line] = field(default_factory=list)
    number: str = ""
    """The paragraph's number, where one begins it."""
    bullet: bool = False

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def texts(self) -> list[str]:
        """Its lines' text; a label that is neither number nor bullet stays in it."""
        first = self.first
        kept = first.label and not self.number and not (self.bullet and is_bullet(first.label))
        head = f"{first.label} {first.text}" if kept else first.text
        rest = [f"{line.label} {line.text}".strip() for line in self.lines[1:]]
        return [head, *rest]

    @property
    def ended(self) -> bool:
        """Whether its text ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.lines[-1].text))


def numbered_lines(lines: Sequence[Line]) -> dict[int, str]:
    """Find the lines that carry the next number of one running count, by their place.

    Numbers with a dot or in parts are tried first, then bare ones that hang before the text.
    Fewer than three are none.
    """
    for bare in (False, True):
        counter, found = Counter(), dict[int, str]()
        for index, line in enumerate(lines):
            if not line.label and begins_annex(line.text):
                counter.restart()
            number = line.label if bare and line.label.isdecimal() else printed_number(line.label)
            if number is None and not line.label:
                number = printed_number(line.text) if line.text.rstrip(".)").isdecimal() else None
            if number and counter.accepts(number):
                counter.take(number)
                found[index] = number
        if len(found) >= 3:
            return found
    return {}


def leading(lines: Iterable[Line]) -> float:
    """Find the usual distance between the lines of a paragraph, in heights of the type."""
    items = list(lines)
    right = max((line.x1 for line in items), default=0.0)
    steps = [
        (step, above.x1 > 0.85 * right)
        for above, below in pairwise(items)
        if above.page == below.page
        and 0.6 < (step := (above.y - below.y) / max(below.size, 1)) < 2.2
    ]
    inside = [step for step, full in steps if full]  # a paragraph's last line is seldom full
    if len(inside) > 2:
        return median(inside)
    return min(median([step for step, _ in steps] or [SINGLE]), SINGLE)


def to_stretches(lines: Sequence[Line], starts: dict[int, str], usual: float) -> list[Stretch]:
    """Gather lines into stretches, in order."""
    found: list[Stretch] = []
    right = max((line.x1 for line in lines), default=0.0)
    head = min(starts, default=0)
    for index, line in enumerate(lines):
        number = starts.get(index, "")
        bullet = not number and bool(line.label) and is_bullet(line.label)
        if (
            found
            and not number
            and not bullet
            and (
                _goes_on(found[-1], line, usual, right)
                and not (index < head and _ends_early(found[-1].lines[-1], line, right))
            )
        ):
            found[-1].lines.append(line)
        else:
            found.append(Stretch([line], number, bullet))
    return found


def _goes_on(stretch: Stretch, line: Line, usual: float, right: float) -> bool:
    """Tell whether a line goes on what stands above it."""
    last = stretch.lines[-1]
    if not 0.94 < line.size / last.size < 1.06:
        return False
    step = (last.y - line.y) / line.size
    if line.page != last.page or step < -0.5:
        return _goes_on_elsewhere(stretch, line, right)
    if step > 1.22 * usual or (stretch.ended and LABEL.match(line.text)):
        return False
    if line.label and stretch.first.label and abs(line.left - stretch.first.left) < 4:
        return False
    outdented = line.left < min(item.x0 for item in stretch.lines) - line.size
    if outdented and stretch.ended:
        return False
    return not _broken_by_hand(stretch, line)


def _goes_on_elsewhere(stretch: Stretch, line: Line, right: float) -> bool:
    """Tell whether the first line of a page or column goes on the last of the one before."""
    if line.text[:1].islower():
        return True
    last = stretch.lines[-1]
    long = last.x1 > 0.75 * right or len(stretch.lines) > 1
    if stretch.ended:
        same = abs(line.left - last.x0) < line.size
        return same and last.x1 > 0.92 * right
    return long


def _ends_early(last: Line, line: Line, right: float) -> bool:
    """Tell whether a line's end was meant, as in a form: the next is a label, or had room."""
    if _ASKS.match(line.text):
        return True
    word = len(line.text.split()[0]) * (line.x1 - line.x0) / max(len(line.text), 1)
    return last.x1 + word < 0.9 * right


def _broken_by_hand(stretch: Stretch, line: Line) -> bool:
    """Tell whether the line above ends early, so that the break was meant.

    A list whose bullets are not to be seen is read by it: its lines end in ";" or the like.
    """
    last = stretch.lines[-1]
    return last.text.endswith((";", "; and", "; or")) and line.x0 >= last.x0 - 2
