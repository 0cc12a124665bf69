"""How type tells headings apart: by size and by capitals."""

from collections import Counter
from collections.abc import Sequence

from loaders.reading.pdf.page import Line


class Headings:
    """The headings that are open, by the size of their type.

    >>> headings = Headings()
    >>> [headings.level(*each) for each in [(14, "One"), (12, "Two"), (12, "Three"), (14, "Four")]]
    [1, 2, 2, 1]
    """

    def __init__(self) -> None:
        self.sizes: list[float] = []

    def level(self, size: float, text: str) -> int:
        """Find how deep a heading stands: under those in larger type, or in capitals.

        Sizes of one font differ by some per cent, with the letters that are in a line.
        """
        size *= 1.15 if is_caps(text) else 1.0
        self.sizes = [above for above in self.sizes if above > 1.08 * size] + [size]
        return len(self.sizes)


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
