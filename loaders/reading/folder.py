"""The files in a folder and the folders in it, as sources."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from kg.errors import ReadingError
from loaders.reading.archive import list_archive
from loaders.reading.blocks import File
from loaders.reading.read import read_bytes
from loaders.reading.source import MOST_FILES, Skipped, Source, pass_over


def list_folder(folder: Path) -> Iterator[Source | Skipped]:
    """Yield what a folder holds, sorted by path; zips in it are opened, links not followed.

    Raises:
        ReadingError: it holds too many files.
    """
    for count, path in enumerate(sorted(_walk(folder))):
        if count >= MOST_FILES:
            raise ReadingError(f"{folder}: more than {MOST_FILES} files; name fewer")
        yield from _sift(path, path.relative_to(folder).as_posix())


def _walk(folder: Path) -> Iterator[Path]:
    """Yield a folder's files; one that may not be opened is yielded itself, to be told.

    Raises:
        ReadingError: there are too many.
    """
    blocked: list[OSError] = []
    count = 0
    for place, folders, files in os.walk(folder, onerror=blocked.append):
        links = [name for name in folders if Path(place, name).is_symlink()]
        for name in (*files, *links):
            count += 1
            if count > MOST_FILES:
                raise ReadingError(f"{folder}: more than {MOST_FILES} files; name fewer")
            yield Path(place, name)
    yield from (Path(err.filename) for err in blocked if err.filename)


def _sift(path: Path, place: str) -> Iterator[Source | Skipped]:
    if path.is_symlink():
        yield Skipped(place, "a symbolic link is not followed", fault=False)
    elif path.is_dir():
        yield Skipped(place, "the folder cannot be opened")
    elif path.suffix.lower() == ".zip" and not path.name.startswith("."):
        yield from _zip(path, place)
    else:
        yield pass_over(place) or Source(place, partial(_load, path))


def _zip(path: Path, place: str) -> Iterator[Source | Skipped]:
    try:
        yield from list(list_archive(path, place + "/"))
    except ReadingError as err:
        yield Skipped(place, str(err).removeprefix(f"{path.name}: "))
    except OSError as err:
        yield Skipped(place, f"cannot be read: {err.strerror}")


def _load(path: Path) -> File:
    return File(path.name, read_bytes(path))
