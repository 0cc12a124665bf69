"""Paragraph numbers: which number may follow which in a running count."""

import re

_NUMBER = re.compile(r"^(\d{1,3}(?:\.\d{1,3}){0,3})(?:[.)]|(?<=\.\d)|(?<=\.\d\d))?(?=\s|$)")


def printed_number(text: str) -> str | None:
    """Find the paragraph number that a line begins with; None when there is none.

    A whole number needs a dot or bracket behind it, a number in parts does not.

    >>> printed_number("17. The approach"), printed_number("4.2 The approach")
    ('17', '4.2')
    >>> printed_number("17 officers were trained") is None
    True
    """
    match = _NUMBER.match(text)
    if not match:
        return None
    marked = text[match.end(1) : match.end(1) + 1] in (".", ")")
    return match[1] if marked or "." in match[1] else None


class Counter:
    """A running count over 1, 2, 3 or 1.1, 1.2, 2.1; jumps are refused."""

    def __init__(self) -> None:
        self.last: tuple[int, ...] = ()

    def accepts(self, number: str) -> bool:
        """Tell whether a number may come next.

        >>> count = Counter()
        >>> count.take("1")
        >>> count.take("1.1")
        >>> count.accepts("1.2"), count.accepts("2"), count.accepts("2.1"), count.accepts("5")
        (True, True, True, False)
        """
        value = _parts(number)
        if not self.last:
            return value in ((1,), (1, 1), (1, 0))
        following = {(*self.last, 1)}
        for depth in range(1, len(self.last) + 1):
            step = (*self.last[: depth - 1], self.last[depth - 1] + 1)
            following |= {step, (*step, 1), (*step, 0)}
        return value in following

    def take(self, number: str) -> None:
        """Count a number."""
        self.last = _parts(number)


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))
