"""A Word file's own title and date."""

import re

from loaders.reading.dates import parse_date
from loaders.reading.word.package import Element, local

_NO_TITLE = re.compile(
    r"(?:microsoft word - .*|word document|document ?\d*|title|untitled|.*\.docx?)?", re.IGNORECASE
)
"""What Word and old converters put there by themselves."""
_LONGEST = 300


def read_title(core: Element | None) -> str:
    """Find the title in docProps/core.xml; empty when there is none that a person wrote."""
    title = " ".join(_property(core, "title").split())
    return "" if _NO_TITLE.fullmatch(title) or len(title) > _LONGEST else title


def read_date(core: Element | None) -> str | None:
    """Find the day the file was created; None when it is not given."""
    return parse_date(_property(core, "created")[:10])


def _property(core: Element | None, name: str) -> str:
    found = [item.text or "" for item in core if local(item) == name] if core is not None else []
    return found[0] if found else ""
