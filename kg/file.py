"""Write a file, or say in one line why it cannot be."""

from pathlib import Path

from kg.errors import StoreError


def write_file(path: Path, data: bytes) -> None:
    """Write a file; folders that are not there are made, what is there is replaced.

    Raises:
        StoreError: it cannot be written; the message says what stands in the way.
    """
    blocked = next((part for part in path.parents if part.exists() and not part.is_dir()), None)
    if blocked:
        raise StoreError(f"{blocked}: is a file, and a folder is needed there; name another")
    if path.is_dir():
        raise StoreError(f"{path}: is a folder, and a file is to be written; name a file in it")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as err:
        raise StoreError(f"{path}: cannot be written: {err.strerror}") from err
