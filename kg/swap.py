"""Replace a folder as a whole, so that a crash leaves the old one or the new one.

The new folder is made beside the target, written through to the disk, and renamed over it::

    .graph.new      being written; garbage after a crash
    .graph.old      the former folder, between the two renames; put back after a crash
    .graph.lock     held by the process that writes; the system frees it with the process
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import StoreError

if os.name == "posix":
    import fcntl


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """Give an empty folder; when the block ends well, it takes the target's place.

    Raises:
        StoreError: another process is writing the target.
        OSError: the disk says no. The target is then as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _lock(target):
        recover(target)
        new = _beside(target, "new")
        new.mkdir()
        try:
            yield new
            _sync(new)
            _exchange(new, target)
        finally:
            shutil.rmtree(new, ignore_errors=True)


def repair(target: Path) -> None:
    """Put a folder back that a crash left moved aside; wait for no other process."""
    if moved_aside(target):
        with _lock(target):
            recover(target)


def moved_aside(target: Path) -> bool:
    """Tell whether a folder is between the two renames, by a process that runs or has crashed."""
    return not target.exists() and _beside(target, "old").exists()


def recover(target: Path) -> None:
    """Undo what a crash left beside the target; the lock must be held."""
    new, old = _beside(target, "new"), _beside(target, "old")
    if new.exists():
        shutil.rmtree(new)
    if old.exists() and not target.exists():
        old.rename(target)
    elif old.exists():
        shutil.rmtree(old)


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _exchange(new: Path, target: Path) -> None:
    old = _beside(target, "old")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    _sync(target.parent)
    shutil.rmtree(old, ignore_errors=True)  # what stays is removed by the next build


def _beside(target: Path, part: str) -> Path:
    return target.parent / f".{target.name}.{part}"


def _sync(folder: Path) -> None:
    if os.name != "posix":  # Windows cannot open a folder
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _lock(target: Path) -> Iterator[None]:
    path = _beside(target, "lock")
    with path.open("ab") as file:
        if not _locked(file.fileno()):
            raise StoreError(f"{target}: another process is writing this graph; try again later")
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def _locked(descriptor: int) -> bool:
    """Take the lock; a file that its last holder removed meanwhile is no lock.

    On Windows there is no such lock: two builds at once into one folder are not kept apart.
    """
    if os.name != "posix":
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return os.fstat(descriptor).st_nlink > 0
