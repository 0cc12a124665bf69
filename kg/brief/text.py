"""Texts of reports as every office file can hold them."""

import re

from kg.view.text import visible

# What XML 1.0 (production 2) leaves out beside what `visible` shows already.
_NONE = re.compile("[\ufffe\uffff]")


def printable(text: str) -> str:
    r"""Show control characters instead of obeying them; replace what no file can hold.

    >>> printable("bell \x07, \uffff")
    'bell ␇, \ufffd'
    """
    return _NONE.sub("\ufffd", visible(text))
