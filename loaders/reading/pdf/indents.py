"""Where a document's lines start, which tells the pages whose drawn shapes are worth a look."""

from collections import Counter

WordRecord = tuple[str, float, float, float, float]
"""Text, left, right, lower edge, height."""


class Indents:
    """Where a document's lines start: tells the pages whose shapes may be bullets or tables."""

    def __init__(self) -> None:
        self.starts: Counter[int] = Counter()

    def shapes_matter(self, words: list[WordRecord], width: float) -> bool:
        """Tell whether lines start right of where most do, or long ones left of it."""
        here: Counter[int] = Counter()
        long: Counter[int] = Counter()
        start, low, end, labelled = 0.0, -1.0, 0.0, False
        for text, x0, x1, y, size in words:
            fresh = abs(y - low) > size / 2 or not -size < x0 - end < 0.75 * size
            if fresh or labelled:
                long[round(start / 6)] += fresh and end > 0.75 * width
                labelled = fresh and text[:-1].isdigit()  # a paragraph's number: its text follows
                if not labelled:
                    here[round(x0 / 6)] += 1
                start = x0
            low, end = y, x1
        self.starts.update(here)
        usual = max(self.starts, key=lambda place: (self.starts[place], -place), default=0)
        right = any(place > usual + 1 and count > 1 for place, count in here.items())
        return right or any(place < usual - 1 and count > 2 for place, count in long.items())
