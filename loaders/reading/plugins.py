"""Readers that other packages bring, by entry point."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from kg.errors import ReadingError
from loaders.reading.blocks import Content, File

GROUP = "policing_kg.readers"
"""An entry point's name is a suffix without its dot; its value is a function, File to Content."""


@cache
def plugged_readers() -> dict[str, Callable[[File], Content]]:
    """Find the readers that installed packages bring, by suffix.

    They come behind the readers of this package, which none can replace.

    Raises:
        ReadingError: two packages bring a reader for the same suffix.
    """
    found: dict[str, EntryPoint] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        suffix = "." + entry.name.lower().lstrip(".")
        other = found.setdefault(suffix, entry)
        if other.value != entry.value:
            raise ReadingError(
                f"two readers for {suffix} are installed, {other.value} and {entry.value};"
                " uninstall one of their packages"
            )
    return {suffix: _guarded(entry) for suffix, entry in found.items()}


def _guarded(entry: EntryPoint) -> Callable[[File], Content]:
    """Make a reader that is loaded when it is needed, and whose faults are told in one line."""

    def read(file: File) -> Content:
        try:
            content = entry.load()(file)
        except ReadingError:
            raise
        except Exception as err:  # another's code, which may fail in any way
            reason = f"{type(err).__name__}: {err}"
            raise ReadingError(f"{file.name}: the reader {entry.value} failed: {reason}") from err
        if not isinstance(content, Content):
            kind = type(content).__name__
            raise ReadingError(f"{file.name}: the reader {entry.value} gave {kind}, not Content")
        return content

    return read
