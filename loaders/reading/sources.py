"""What the user names to the reports in it: files, folders, zips and web addresses."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from kg.errors import ReadingError
from kg.identifiers import report_id
from kg.ledger import LedgerEntry
from kg.report import Report
from loaders.reading.archive import list_archive
from loaders.reading.blocks import File
from loaders.reading.folder import list_folder
from loaders.reading.read import most_bytes, read_bytes, read_file
from loaders.reading.source import Skipped, Source
from loaders.reading.web import fetch, is_address


@dataclass(frozen=True)
class Shelf:
    """The reports that were read, and what was not."""

    reports: tuple[Report, ...]
    """Sorted by identifier."""
    notes: tuple[LedgerEntry, ...]
    skipped: tuple[Skipped, ...]

    @property
    def faults(self) -> int:
        """How many files should have been read and could not be."""
        return sum(1 for item in self.skipped if item.fault)


@dataclass(slots=True)
class _Read:
    """A report that was read, before its identifier is settled."""

    source: Source
    report: Report
    notes: list[LedgerEntry]
    longer: int = 0
    """How much of its place its identifier takes."""

    @property
    def id(self) -> str:
        """The file's name without suffix; then its path, then with its suffix, then its digest."""
        place = PurePosixPath(self.source.place)
        path = (place.stem, str(place.with_suffix("")), str(place))
        if self.longer < len(path):
            return self.report.id if self.longer == 0 else report_id(path[self.longer])
        return report_id(f"{place} {self.report.sha256[:12]}")


def read_sources(names: Sequence[Path | str], *, ocr: bool = False) -> Shelf:
    """Read what is named; the order of the names does not matter.

    A file that is named must be readable. One that is found in a folder or a zip and is not is
    skipped, with its reason; of equal files one is read.

    Args:
        names: Files, folders, zips, or web addresses.
        ocr: Read pages that are only pictures by optical character recognition.

    Raises:
        ReadingError: a named file cannot be read, a folder or zip gives no report, or two
            different files that are named would be the same report.
    """
    read: list[_Read] = []
    skipped: list[Skipped] = []
    for name in sorted({str(name) for name in names}):
        before = len(read)
        for item in _open(name):
            found = _read(item, ocr=ocr) if isinstance(item, Source) else item
            if isinstance(found, Skipped):
                skipped.append(found)
            else:
                read.append(found)
        if len(read) == before:
            raise ReadingError(_nothing_in(name, skipped))
    kept, notes = _once(read)
    _settle_names(kept)
    notes += [note for item in kept for note in _renamed(item)]
    reports = sorted((replace(item.report, id=item.id) for item in kept), key=lambda it: it.id)
    return Shelf(tuple(reports), tuple(notes), tuple(sorted(skipped)))


def _open(name: str) -> Iterator[Source | Skipped]:
    path = Path(name)
    if is_address(name):
        yield Source(name, partial(fetch, name, most_bytes), found=False)
    elif path.is_dir():
        yield from list_folder(path)
    elif path.suffix.lower() == ".zip" and path.is_file():
        yield from list_archive(path)
    else:
        yield Source(path.name, partial(_load, path), found=False)


def _load(path: Path) -> File:
    return File(path.name, read_bytes(path))


def _read(source: Source, *, ocr: bool) -> _Read | Skipped:
    try:
        file = replace(source.load(), ocr=ocr)
        report, notes = read_file(file, source=source.place)
    except ReadingError as err:
        if not source.found:
            raise
        name = PurePosixPath(source.place).name
        return Skipped(source.place, str(err).removeprefix(f"{name}: "))
    return _Read(source, report, notes)


def _nothing_in(name: str, skipped: Sequence[Skipped]) -> str:
    first = next((item for item in skipped if item.fault), skipped[0] if skipped else None)
    why = f"; {first.place}: {first.reason}" if first else "; it is empty"
    return f"{name}: no report was found in it{why}"


def _once(read: Sequence[_Read]) -> tuple[list[_Read], list[LedgerEntry]]:
    """Keep one of equal files: of one name, or found in a folder or a zip."""
    kept: list[_Read] = []
    notes: list[LedgerEntry] = []
    for item in sorted(read, key=lambda item: (item.source.found, item.source.place)):
        same = [it for it in kept if it.report.sha256 == item.report.sha256]
        twin = next((it for it in same if item.source.found or it.id == item.id), None)
        if twin is None:
            kept.append(item)
        else:
            reason = "the same file was given twice; it was read once"
            notes.append(LedgerEntry(twin.report.id, "", "reading", reason, item.source.place))
    return kept, notes


def _settle_names(read: Sequence[_Read]) -> None:
    """Lengthen the identifiers of files that were found until each has its own.

    Raises:
        ReadingError: two different files that were named have the same.
    """
    while True:
        by_id: dict[str, list[_Read]] = defaultdict(list)
        for item in read:
            by_id[item.id].append(item)
        crowded = [items for items in by_id.values() if len(items) > 1]
        if not crowded:
            return
        for items in crowded:
            movable = [item for item in items if item.source.found]
            if not movable:
                raise ReadingError(
                    f"{items[1].source.place}: another file is already report {items[0].id!r};"
                    " a report is named by its file, rename one"
                )
            for item in movable:
                item.longer += 1


def _renamed(item: _Read) -> Iterator[LedgerEntry]:
    """Yield a report's notes under the identifier that it has now."""
    if item.longer:
        reason = f"another file has the same name; this one is report {item.id!r}"
        yield LedgerEntry(item.id, "", "reading", reason, item.source.place)
    for note in item.notes:
        yield replace(note, report=item.id)
