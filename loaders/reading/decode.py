"""Bytes to text: encodings told apart, and what is no text refused."""

import codecs

from kg.errors import ReadingError

MAX_BYTES = 20 * 1024 * 1024
"""A text of this size is some 7,000 pages; more is taken for a mistake."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes, name: str) -> tuple[str, str]:
    r"""Decode a file's bytes, and tell what was wrong with them, if anything.

    UTF-8 is tried first; text that is not UTF-8 is read as Windows-1252, which is what old
    office programs wrote, and said so. Line ends become ``\n``.

    Returns:
        The text, and a note for the ledger that is empty when nothing was odd.

    Raises:
        ReadingError: the file is empty, too large, or not text.
    """
    if not data.strip():
        raise ReadingError(f"{name}: the file is empty; a report has at least a paragraph of text")
    if len(data) > MAX_BYTES:
        size = len(data) // (1024 * 1024)
        raise ReadingError(
            f"{name}: {size} MB of text; at most {MAX_BYTES // 1024 // 1024} MB is read"
        )
    text, note = _decode(data, name)
    if _looks_binary(text):
        raise ReadingError(f"{name}: this is not a text file; give a report as UTF-8 text")
    return text.replace("\r\n", "\n").replace("\r", "\n"), note


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError as err:
                raise ReadingError(
                    f"{name}: starts as {encoding} but is not: {err.reason}"
                ) from err
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as err:
        where = f"byte {err.start} is not UTF-8"
    return data.decode("cp1252", "replace"), f"{where}; the file was read as Windows-1252"


def _looks_binary(text: str) -> bool:
    """Tell text from rubbish by its control characters and undecodable places."""
    sample = text[:100_000]
    odd = sum(1 for char in sample if (char < " " and char not in "\t\n\r\f\v") or char == "\ufffd")
    return "\0" in sample or odd > len(sample) // 50
