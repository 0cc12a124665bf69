"""Paragraph numbers: which number may follow which in a running count."""

import re

_ANNEX = re.compile(
    r"(?i:annex|appendix|schedule)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,4})(?:\s*[:.–—-]|\s+(?=[A-Z])|$)"
    r"|(?i:annex|appendix)$"
)
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


def begins_annex(text: str) -> bool:
    """Tell whether a line is the heading of an annex, whose numbers may begin anew.

    >>> begins_annex("Annex B: Definitions"), begins_annex("APPENDIX 2 TERMS OF REFERENCE")
    (True, True)
    >>> begins_annex("Appendix A sets out the risks."), begins_annex("Annex A to the plan of May")
    (False, False)
    """
    match = _ANNEX.match(text)
    if not match or len(text) > 100 or text.endswith((".", ";", ",", ")")):
        return False
    rest = text[match.end() :].strip()
    return not rest or rest[0].isupper() or rest[0].isdigit()


class Counter:
    """A running count over 1, 2, 3 or 1.1, 1.2, 2.1; jumps are refused."""

    def __init__(self) -> None:
        self.last: tuple[int, ...] = ()
        self.fresh = True
        """The first number may come: at the beginning, and in an annex."""

    def accepts(self, number: str) -> bool:
        """Tell whether a number may come next.

        >>> count = Counter()
        >>> count.take("1")
        >>> count.take("1.1")
        >>> count.accepts("1.2"), count.accepts("2"), count.accepts("2.1"), count.accepts("5")
        (True, True, True, False)
        """
        value = _parts(number)
        if self.fresh and value in ((1,), (1, 1), (1, 0)):
            return True
        if not self.last:
            return False
        following = {(*self.last, 1)}
        for depth in range(1, len(self.last) + 1):
            step = (*self.last[: depth - 1], self.last[depth - 1] + 1)
            following |= {step, (*step, 1), (*step, 0)}
        return value in following

    def take(self, number: str) -> None:
        """Count a number."""
        self.last = _parts(number)
        self.fresh = False

    def restart(self) -> None:
        """Let the count begin anew, or go on."""
        self.fresh = True


def _parts(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("."))
