"""Zips that nobody trusts: opened and unpacked within bounds; nothing is written to disk."""

import struct
import zipfile
import zlib
from typing import IO

from kg.errors import ReadingError

DIRECTORY_BYTES = 4 << 20
"""The list of files inside; some 40,000 names of usual length."""
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, IndexError, struct.error)
UNSUPPORTED = (NotImplementedError, RuntimeError)
"""A compression or encryption that the standard library lacks."""

_END = b"PK\x05\x06"
_LONG = b"PK\x06\x07"
_END_LENGTH = 22


def open_zip(stream: IO[bytes], name: str) -> zipfile.ZipFile:
    """Open a zip, its list of files bounded before it is read.

    Raises:
        ReadingError: it is damaged, or lists too much.
    """
    try:
        _check_directory(stream, name)
        return zipfile.ZipFile(stream)
    except (*DAMAGED, *UNSUPPORTED) as err:
        raise ReadingError(f"{name}: the zip is damaged: {err}") from err


def unpack(archive: zipfile.ZipFile, member: zipfile.ZipInfo, most: int, name: str) -> bytes:
    """Unpack a member in memory.

    Args:
        archive: The zip.
        member: Which.
        most: Bytes beyond which it is refused, as they are unpacked: what a zip declares may lie.
        name: What to call the member in messages.

    Raises:
        ReadingError: the member is damaged, encrypted or too large.
    """
    if member.flag_bits & 1:
        raise ReadingError(f"{name}: it is protected by a password")
    try:
        with archive.open(member) as stream:
            data = stream.read(most + 1)
    except (*DAMAGED, *UNSUPPORTED) as err:
        raise ReadingError(f"{name}: it is damaged in the zip: {err}") from err
    if len(data) > most:
        raise ReadingError(f"{name}: it unpacks to more than {most >> 20} MB")
    return data


def _check_directory(stream: IO[bytes], name: str) -> None:
    """Look at the end record (APPNOTE 4.3.16), which says how long the list of files is.

    Raises:
        ReadingError: it is too long.
    """
    size = stream.seek(0, 2)
    stream.seek(max(0, size - (1 << 16) - _END_LENGTH - 20))
    tail = stream.read()
    at = tail.rfind(_END)
    if at >= 0 and len(tail) >= at + _END_LENGTH:
        (length,) = struct.unpack_from("<L", tail, at + 12)
        if length > DIRECTORY_BYTES or tail[max(0, at - 20) :].startswith(_LONG):
            raise ReadingError(f"{name}: the zip lists too many files; unpack it and give a folder")
    stream.seek(0)
