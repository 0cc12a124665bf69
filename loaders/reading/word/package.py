"""The zip that a Word file is: its parts as XML, within bounds.

A file that nobody trusts is opened here: sizes are checked as they are unpacked, not as they are
declared; entities are not resolved and a document type is refused, which Office Open XML forbids
(ECMA-376 part 2, 8.1.4).
"""

import io
import re
import zipfile
from dataclasses import dataclass
from typing import Self

from lxml import etree

from kg.errors import ReadingError
from loaders.reading.blocks import File
from loaders.reading.zip_file import open_zip, unpack

Element = etree._Element

PART_BYTES = 32 << 20
"""The XML of a part; a thousand pages of text take some 8 MB."""
PART_TAGS = 3_000_000
"""The most marks ``<`` in it; each costs memory."""
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

CONVERT = (
    "this is a Word file of before 2007 (.doc); open it in Word or LibreOffice and save it as"
    " .docx, or run `soffice --headless --convert-to docx FILE`"
)


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file's parts."""

    name: str
    archive: zipfile.ZipFile

    @classmethod
    def open(cls, file: File) -> Self:
        """Open a Word file.

        Raises:
            ReadingError: it is an older Word file, encrypted, damaged, or no Word file.
        """
        if file.data.startswith(_OLE):
            locked = "EncryptedPackage".encode("utf-16-le") in file.data
            wrong = "this file is protected by a password; save it without one"
            raise ReadingError(f"{file.name}: {wrong if locked else CONVERT}")
        if not file.data.strip():
            raise ReadingError(f"{file.name}: the file is empty")
        if not file.data.startswith(b"PK"):
            raise ReadingError(f"{file.name}: this is no Word file; a .docx is a zip of XML parts")
        return cls(file.name, open_zip(io.BytesIO(file.data), file.name))

    def part(self, path: str) -> Element | None:
        """Read a part as XML; None when the file has no such part.

        Raises:
            ReadingError: the part is damaged, too large, or not XML as Word writes it.
        """
        members = [item for item in self.archive.infolist() if item.filename == path]
        if not members:
            return None
        data = unpack(self.archive, members[-1], PART_BYTES, f"{self.name}: {path}")
        if data.count(b"<") > PART_TAGS:
            raise ReadingError(f"{self.name}: {path} has more than {PART_TAGS} tags")
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            root = etree.fromstring(data.replace(_STRICT, WORD.encode()), parser)
        except (etree.XMLSyntaxError, ValueError) as err:
            reason = " ".join(str(err).split())
            raise ReadingError(f"{self.name}: {path} is not well-formed XML: {reason}") from err
        if root.getroottree().docinfo.internalDTD is not None:
            raise ReadingError(f"{self.name}: {path} has a document type, which Word never writes")
        return root

    def document(self) -> Element:
        """Read the main part.

        Raises:
            ReadingError: there is none.
        """
        root = self.part(self._main_path())
        body = root.find(f"{{{WORD}}}body") if root is not None else None
        if body is None:
            raise ReadingError(f"{self.name}: a zip without a Word document in it")
        return body

    def beside(self, name: str) -> Element | None:
        """Read a part that stands beside the main one: ``numbering.xml``."""
        return self.part(self._main_path().rpartition("/")[0] + "/" + name)

    def furniture(self) -> list[Element]:
        """Read the parts with what is printed on each page: headers and footers.

        Raises:
            ReadingError: one is damaged.
        """
        folder = self._main_path().rpartition("/")[0]
        pattern = re.compile(rf"{re.escape(folder)}/(?:header|footer)\d*\.xml")
        names = sorted({name for name in self.archive.namelist() if pattern.fullmatch(name)})
        return [root for name in names if (root := self.part(name)) is not None]

    def _main_path(self) -> str:
        """Find the main part by its relationship; it is word/document.xml in nearly all files."""
        relations = self.part("_rels/.rels")
        for item in relations if relations is not None else ():
            if str(item.get("Type")).endswith("/officeDocument"):
                return str(item.get("Target")).lstrip("/")
        return "word/document.xml"


def local(element: Element) -> str:
    """Give an element's name without its namespace; empty for a comment or an instruction."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""  # type: ignore[redundant-expr]  # a comment's is a function


def child(element: Element | None, *path: str) -> Element | None:
    """Find a child of Word's namespace by its path; None when a step is missing."""
    for name in path:
        element = element.find(f"{{{WORD}}}{name}") if element is not None else None
    return element


def val(element: Element | None, name: str = "val") -> str | None:
    """Give an attribute of Word's namespace; None where the element or it is missing."""
    return element.get(f"{{{WORD}}}{name}") if element is not None else None


def number(element: Element | None, name: str = "val") -> int | None:
    """Give an attribute as a whole number; None where it is missing or none."""
    text = val(element, name) or ""
    digits = text.removeprefix("-")
    return int(text) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def switched_on(element: Element | None) -> bool:
    """Tell whether a property such as ``w:b`` is there and not switched off."""
    return element is not None and val(element) not in ("0", "false", "off", "none")
