"""Office files without the time of their making, so that equal content is equal bytes."""

import io
import re
import zipfile
from datetime import datetime

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell."""
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def epoch() -> datetime:
    """Give the moment that stands for none."""
    return datetime(*EPOCH)  # noqa: DTZ001  # as the zip has it, without a zone


def without_clock(data: bytes) -> bytes:
    """Write a workbook or a Word file again with one time for its parts and its last change."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            part = _SAVED.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name))
            new.writestr(zipfile.ZipInfo(name, EPOCH), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
