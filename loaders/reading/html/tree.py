"""A page's bytes to a tree: its encoding found, its depth bounded."""

import codecs
import re

from lxml import etree

from kg.errors import ReadingError
from loaders.reading.blocks import File
from loaders.reading.decode import MAX_BYTES

Element = etree._Element

TAGS = 300_000
"""The most marks ``<``; each costs a kilobyte. A page of 300 printed pages has some 20,000."""
DEPTH = 256
"""How deep libxml2 follows elements inside each other; pages by people have some 40."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
_WEB = re.compile(r"utf-8|cp\d+|iso8859-\d+|koi8-[ru]|gb\w+|big5\w*|euc_\w+|shift_jis\w*|mac-\w+")
_NO_CHARACTER = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]")
_HEAD = 4096
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_tree(file: File) -> tuple[Element, tuple[str, ...]]:
    """Parse a page.

    Returns:
        The root, and notes for the ledger that are empty when nothing was odd.

    Raises:
        ReadingError: the page is empty, too large, not text, or nested too deep.
    """
    if not file.data.strip():
        raise ReadingError(f"{file.name}: the file is empty")
    if len(file.data) > MAX_BYTES:
        size, most = len(file.data) >> 20, MAX_BYTES >> 20
        raise ReadingError(f"{file.name}: {size} MB of HTML; at most {most} MB is read")
    text, note = decode_page(file.data, file.encoding)
    if text.count("\0") > len(text) // 50:
        raise ReadingError(f"{file.name}: this is not an HTML page but binary data")
    return parse_page(text, file.name), (note,) if note else ()


def parse_page(text: str, name: str) -> Element:
    """Parse a page's text, however broken its markup is.

    Raises:
        ReadingError: it has no element or too many, or is nested too deep.
    """
    if text.count("<") > TAGS:
        raise ReadingError(f"{name}: more than {TAGS} tags; that is no report")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        root = etree.fromstring(clean(text).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as err:  # only where there is nothing at all
        raise ReadingError(f"{name}: no HTML was found in the file") from err
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadingError(f"{name}: elements are nested more than {DEPTH} deep")
    if root is None:
        raise ReadingError(f"{name}: no HTML was found in the file")
    for item in list(root.itersiblings()):  # broken pages give libxml2 several roots
        root.append(item)
    return root


def decode_page(data: bytes, served: str = "") -> tuple[str, str]:
    r"""Decode a page by its byte order mark, the server's word, its own, or as UTF-8.

    Args:
        data: The page.
        served: The encoding that the server named, if one did.

    Returns:
        The text, and what was odd about its encoding.

    >>> decode_page(b'<meta charset="latin1">caf\xe9')
    ('<meta charset="latin1">café', '')
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace"), ""
    declared = _DECLARED.search(data[:_HEAD]) or _XML.search(data[:_HEAD])
    told = declared[1].decode("ascii", "replace") if declared else ""
    for encoding in (_known(served), _known(told), "utf-8"):
        if encoding and (text := _try(data, encoding)) is not None:
            return text, ""
    return data.decode("cp1252", "replace"), "the page was read as Windows-1252"


def _known(name: str) -> str:
    """Give Python's name of an encoding that pages use; empty for none of those.

    What calls itself Latin-1 is Windows-1252 on the web, and an encoding of 16 bits that is told
    by ASCII bytes cannot be true (WHATWG Encoding, 4.2; HTML, 13.2.3.2).
    """
    try:
        found = codecs.lookup(name).name if name else ""
    except (LookupError, ValueError):
        return ""
    if found in ("iso8859-1", "ascii"):
        return "cp1252"
    if found.startswith(("utf-16", "utf-32")):
        return "utf-8"
    return found if _WEB.fullmatch(found) else ""


def _try(data: bytes, encoding: str) -> str | None:
    """Decode, or give None where the data is not in that encoding."""
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def clean(text: str) -> str:
    r"""Take out what is no character of a text; a reference such as ``&#1;`` may put it back.

    >>> clean("a\x01b")
    'ab'
    """
    return _NO_CHARACTER.sub("", text)


def inner_text(item: Element) -> str:
    """Give all text inside an element."""
    return "".join(str(part) for part in item.itertext())
