"""The files in a zip, as sources."""

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from kg.errors import ReadingError
from loaders.reading.blocks import File
from loaders.reading.read import most_bytes
from loaders.reading.source import MOST_FILES, Skipped, Source, pass_over
from loaders.reading.zip_file import open_zip, unpack

MOST_BYTES = 2 << 30
"""What all files of a zip may unpack to."""


def list_archive(path: Path, prefix: str = "") -> Iterator[Source | Skipped]:
    """Yield what a zip holds, sorted by name; nothing of it is written to disk.

    Args:
        path: The zip.
        prefix: Put before the place of each file: the zip's own place in a folder.

    Raises:
        ReadingError: it is no zip, damaged, or holds too much.
    """
    with path.open("rb") as stream, open_zip(stream, path.name) as archive:
        members = [item for item in archive.infolist() if not item.is_dir()]
    if len(members) > MOST_FILES:
        raise ReadingError(f"{path.name}: {len(members)} files; at most {MOST_FILES} are read")
    if sum(item.file_size for item in members) > MOST_BYTES:
        raise ReadingError(
            f"{path.name}: it unpacks to more than {MOST_BYTES >> 30} GB; unpack it and name files"
        )
    seen: set[str] = set()
    for member in sorted(members, key=lambda item: item.filename):
        place = prefix + member.filename
        if member.filename in seen:
            yield Skipped(place, "the zip holds two files of this name")
            continue
        seen.add(member.filename)
        yield _sift(member, place) or Source(place, _Load(path, member, place))


def _sift(member: zipfile.ZipInfo, place: str) -> Skipped | None:
    """Tell why a member is not read; None when it is."""
    parts = PurePosixPath(member.filename.replace("\\", "/"))
    if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
        return Skipped(place, "its path leads out of the zip")
    if stat.S_ISLNK(member.external_attr >> 16):
        return Skipped(place, "a symbolic link is not followed", fault=False)
    if parts.suffix.lower() == ".zip":
        return Skipped(place, "a zip inside a zip is not opened; unpack it")
    most = most_bytes(member.filename)
    if member.file_size > most and not pass_over(place):
        return Skipped(place, f"{member.file_size >> 20} MB; at most {most >> 20} MB is read")
    return pass_over(place)


class _Load:
    """Unpacks a member when it is asked for."""

    def __init__(self, path: Path, member: zipfile.ZipInfo, place: str) -> None:
        self.path, self.member, self.place = path, member, place

    def __call__(self) -> File:
        name = PurePosixPath(self.member.filename).name
        with self.path.open("rb") as stream, open_zip(stream, self.path.name) as archive:
            data = unpack(archive, self.member, most_bytes(name), name)
        return File(name, data)
