"""Text from a report made safe to show: what would act on a terminal is made visible."""

import re

# C0 without line feed, DEL, C1; the bidirectional controls (Unicode Standard Annex 9, section 2)
# and line and paragraph separators, which reorder or break what stands around them.
_ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)


def visible(text: str) -> str:
    r"""Show control characters instead of obeying them; line feeds stay.

    >>> visible("bell \x07, red \x1b[31m, \u202edesrever")
    'bell ␇, red ␛[31m, <U+202E>desrever'
    """
    return _ACTING.sub(lambda match: _picture(ord(match.group())), text)


def _picture(code: int) -> str:
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"<U+{code:04X}>"
