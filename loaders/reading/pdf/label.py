"""What hangs before a text: bullets and letters told from numbers."""

import re

_BULLET = re.compile(
    r"^(?:[•●○▪■□◦‣⁃∙·*\uf0a7\uf0b7\uf0d8\u2022\x7f§➢➔►✓–-]|o|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])$"
)


def is_bullet(label: str) -> bool:
    """Tell whether a label is a bullet or a letter, not a number.

    >>> is_bullet("•"), is_bullet("(iv)"), is_bullet("b."), is_bullet("4.2")
    (True, True, True, False)
    """
    return bool(_BULLET.match(label))
