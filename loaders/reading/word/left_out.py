"""What a reader of the Word file would see, or not, and the report does not hold: counted."""

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.reading.word.package import Element
from loaders.reading.word.text import Reader, paragraphs_in

_DIGITS = "0123456789 "


@dataclass(slots=True)
class LeftOut:
    """What is left out, counted."""

    hidden: int = 0
    contents: int = 0
    furniture: int = 0

    def say(self) -> tuple[str, ...]:
        """Say what it was, a line each."""
        found = {
            "letter{s} of hidden text": self.hidden,
            "line{s} of a table of contents": self.contents,
            "different line{s} of page headers and footers": self.furniture,
        }
        return tuple(
            f"{number} {what.format(s='' if number == 1 else 's')}"
            f" {'was' if number == 1 else 'were'} left out"
            for what, number in found.items()
            if number
        )


def count_lines(parts: Sequence[Element]) -> int:
    """Count the lines that differ by more than a page number, which is a field in Word."""
    lines = (Reader().read(par).text for part in parts for par in paragraphs_in(part))
    return len({text.strip(_DIGITS) for text in lines} - {""})
