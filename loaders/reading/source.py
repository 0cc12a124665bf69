"""Source: a file to read, wherever it is; Skipped: one that is not read, and why."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from kg.identifiers import report_id
from kg.ledger import LedgerEntry
from loaders.reading.blocks import File
from loaders.reading.read import can_read

MOST_FILES = 10_000
"""In a folder or a zip; more is taken for a mistake, such as a whole disk."""
_LEFT_BEHIND = ("~$", ".", "__MACOSX", "Thumbs.db", "desktop.ini")
"""What editors and systems leave beside files."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read."""

    place: str
    """Its name, its address, or its path inside the folder or zip that was named."""
    load: Callable[[], File]
    found: bool = True
    """It was found in a folder or a zip; else it was named itself."""


@dataclass(frozen=True, slots=True, order=True)
class Skipped:
    """A file that is not read."""

    place: str
    reason: str
    fault: bool = True
    """It should have been read; a picture or a system's own file should not."""

    def entry(self) -> LedgerEntry:
        """Write it for the ledger, under the identifier that its report would have."""
        name = report_id(PurePosixPath(self.place).stem)
        return LedgerEntry(name, "", "reading", f"not read: {self.reason}", self.place)


def pass_over(place: str) -> Skipped | None:
    """Tell why a file that was found is not meant to be read; None when it is."""
    if any(part.startswith(_LEFT_BEHIND) for part in PurePosixPath(place).parts):
        return Skipped(place, "a hidden file or one that a system left behind", fault=False)
    if not can_read(place):
        suffix = PurePosixPath(place).suffix.lower()
        reason = f"no reader for {suffix!r}" if suffix else "no reader for a file without suffix"
        return Skipped(place, reason, fault=False)
    return None
