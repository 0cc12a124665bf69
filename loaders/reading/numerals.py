"""Counts as lists print them: 3, c, iii."""

_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC")),
    *((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)


def format_number(count: int, style: str) -> str:
    """Print a list's count in the style Word names; an unknown style counts in decimals.

    >>> [format_number(28, style) for style in ("lowerLetter", "upperRoman", "decimalZero")]
    ['bb', 'XXVIII', '28']
    """
    if style in ("lowerLetter", "upperLetter") and 0 < count <= 26 * 30:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if style == "upperLetter" else letter
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        return _roman(count) if style == "upperRoman" else _roman(count).lower()
    if style == "decimalZero":
        return f"{count:02d}"
    if style in ("none", "bullet"):
        return ""
    return str(count)


def _roman(count: int) -> str:
    found = ""
    for step, sign in _ROMAN:
        found += sign * (count // step)
        count %= step
    return found
