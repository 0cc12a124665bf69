"""Dates as reports write them, in ISO form."""

import calendar
import re

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
_DATE = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+)?(?P<month>[A-Z][a-z]+),?\s+(?P<year>(?:19|20)\d\d)"
)
_WEEKDAY = rf"(?:(?:{'|'.join(calendar.day_name)}),?\s+)?"
_ISO = re.compile(r"(?:19|20)\d\d-\d\d(?:-\d\d)?")
_ALONE = re.compile(rf"{_WEEKDAY}(?:{_DATE.pattern}|{_ISO.pattern})")


def parse_date(text: str) -> str | None:
    """Turn a written date into ISO form; None when there is none.

    >>> parse_date("19 March 2019"), parse_date("March 2014"), parse_date("soon")
    ('2019-03-19', '2014-03', None)
    """
    iso = _ISO.search(text)
    if iso:
        return iso[0]
    match = _DATE.search(text)
    if not match or match["month"].lower() not in _MONTHS:
        return None
    month = f"{match['year']}-{_MONTHS[match['month'].lower()]:02d}"
    return f"{month}-{int(match['day']):02d}" if match["day"] else month


def is_date(text: str) -> bool:
    """Tell whether a text is a date and nothing else.

    >>> is_date("Tuesday 19 March 2019"), is_date("2019-03-19"), is_date("Plan of March 2019")
    (True, True, False)
    """
    match = _ALONE.fullmatch(text.strip())
    return bool(match and parse_date(text))
