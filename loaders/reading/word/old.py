"""Files that end in .doc: what is really in them decides."""

from kg.errors import ReadingError
from loaders.reading.blocks import Content, File
from loaders.reading.word.package import CONVERT
from loaders.reading.word.read import read_word


def read_old_word(file: File) -> Content:
    """Read a .doc that is a .docx by another name; say how to convert any other.

    Raises:
        ReadingError: it is a Word file of before 2007, or something else.
    """
    if file.data.startswith(b"PK"):
        return read_word(file)
    raise ReadingError(f"{file.name}: {CONVERT}")
