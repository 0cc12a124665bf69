"""The process that takes a PDF apart: bytes on stdin, a line of JSON a page on stdout.

PDFium is C++ that reads what strangers wrote: here it has a limit of memory and of processor time,
and if it crashes the build does not. It imports nothing of ours, so that it starts quickly.
"""

import ctypes
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from math import isfinite
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MAX_PAGES = 3_000
"""A board's whole pack has some hundred pages; at 10 ms a page this is half a minute."""
MAX_CHARS = 60_000
"""Of a page; a full page of small print has 8,000."""
MAX_SHAPES = 20_000
CHEAP_OBJECTS = 300
"""Up to so many objects a page's shapes are always listed, beyond only where they may matter:
some programs draw each letter as an object, and asking 3,000 of them doubles the time."""
CHUNK = 8
"""Pages."""
MEMORY = 2 << 30
"""Of a process."""
SECONDS = 120

_TOKEN = re.compile(r"[^\s\x02\ufffe]+[\x02\ufffe]?")
"""PDFium joins a word that a hyphen breaks over two lines, with one of these in between."""
_INNER_DIGIT = re.compile(r".\D*\d")
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Box = tuple[float, float, float, float]
WordRecord = tuple[str, float, float, float, float]
"""Text, left, right, lower edge, height."""


class _Reader:
    """One page's text with the places of its characters."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.page = page
        self.text_page = page.get_textpage()
        self.rotation = page.get_rotation()
        left, bottom, right, top = page.get_cropbox()
        self.left, self.bottom = left, bottom
        self.across, self.up = max(right - left, 1.0), max(top - bottom, 1.0)
        self.rect = raw.FS_RECTF()
        self.rotated = 0

    @property
    def size(self) -> tuple[float, float]:
        """The page's width and height as it is seen."""
        turned = self.rotation in (90, 270)
        return (self.up, self.across) if turned else (self.across, self.up)

    def text(self) -> str:
        """Give a string in which each character stands at its own number."""
        count = max(self.text_page.count_chars(), 0)
        if count > MAX_CHARS:
            return ""
        text = self.text_page.get_text_range() if count else ""
        if len(text) != count:  # PDFium left characters out, or put some in
            codes = [raw.FPDFText_GetUnicode(self.text_page, index) for index in range(count)]
            text = "".join(chr(code) if code <= 0x10FFFF else " " for code in codes)
        return text

    def box(self, index: int) -> Box:
        """Find a character's box as seen: its font's height, its own advance."""
        raw.FPDFText_GetLooseCharBox(self.text_page, index, self.rect)
        rect = self.rect
        return self.seen(rect.left, rect.bottom, rect.right, rect.top)

    def seen(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """Turn a box with the page, and count from the visible corner."""
        x0, x1, y0, y1 = x0 - self.left, x1 - self.left, y0 - self.bottom, y1 - self.bottom
        if self.rotation == 0:
            return x0, y0, x1, y1
        if self.rotation == 90:
            return y0, self.across - x1, y1, self.across - x0
        if self.rotation == 180:
            return self.across - x1, self.up - y1, self.across - x0, self.up - y0
        return self.up - y1, x0, self.up - y0, x1

    def words(self) -> Iterator[WordRecord]:
        """Yield the words: text, left, right, lower edge, height."""
        for match in _TOKEN.finditer(self.text()):
            yield from self.word(match[0], match.start())

    def word(self, text: str, start: int) -> Iterator[WordRecord]:
        """Yield a word, or nothing where it does not stand level."""
        x0, y0, right, top = self.box(start)
        last = self.box(start + len(text) - 1) if len(text) > 1 else (x0, y0, right, top)
        if not isfinite(x0 + y0 + right + top + sum(last)):
            return
        size = min(max(top - y0, 1.0), 1000.0)
        if abs(last[1] - y0) > size or last[0] < x0 - size:
            self.rotated += 1
            return
        if _INNER_DIGIT.match(text):
            text = self.raise_digits(text, start, size)
        yield text if text.isprintable() else clean(text), x0, last[2], y0, size

    def raise_digits(self, text: str, start: int, size: float) -> str:
        """Write small raised digits behind the first character as superscripts."""
        made = [text[0]]
        for offset, char in enumerate(text[1:], 1):
            if char in "0123456789":
                box = self.box(start + offset)
                char = char.translate(_SUPERSCRIPT) if box[3] - box[1] < 0.85 * size else char
            made.append(char)
        return "".join(made)

    def shapes(self, wanted: bool) -> tuple[list[Box], bool]:
        """List the drawn paths, and tell whether there is a picture."""
        count = raw.FPDFPage_CountObjects(self.page)
        found: list[Box] = []
        pictured = False
        if count > CHEAP_OBJECTS and not wanted:
            return found, pictured
        sides = [ctypes.c_float() for _ in range(4)]
        for index in range(min(count, MAX_CHARS)):
            item = raw.FPDFPage_GetObject(self.page, index)
            kind = raw.FPDFPageObj_GetType(item)
            pictured = pictured or kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
            if kind == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(item, *sides):
                box = self.seen(*(side.value for side in sides))
                found += [box] if all(map(isfinite, box)) else []
        return found[:MAX_SHAPES], pictured


def clean(text: str) -> str:
    """Give back what PDFium put in place of a hyphen, and drop other control characters."""
    text = text.replace("\x02", "-").replace("\ufffe", "-").replace("\xad", "-")
    return "".join(char for char in text if char >= " " and not 0xD800 <= ord(char) <= 0xDFFF)


class Indents:
    """Where a document's lines start: tells the pages whose shapes may be bullets or tables."""

    def __init__(self) -> None:
        self.starts: Counter[int] = Counter()

    def shapes_matter(self, words: list[WordRecord], width: float) -> bool:
        """Tell whether lines start right of where most do, or long ones left of it."""
        here: Counter[int] = Counter()
        long: Counter[int] = Counter()
        start, low, end, labelled = 0.0, -1.0, 0.0, False
        for text, x0, x1, y, size in words:
            fresh = abs(y - low) > size / 2 or not -size < x0 - end < 0.75 * size
            if fresh or labelled:
                long[round(start / 6)] += fresh and end > 0.75 * width
                labelled = fresh and text[:-1].isdigit()  # a paragraph's number: its text follows
                here[round(x0 / 6)] += not labelled
                start = x0
            low, end = y, x1
        self.starts += here
        usual = max(self.starts, key=lambda place: (self.starts[place], -place), default=0)
        right = any(place > usual + 1 and count > 1 for place, count in here.items())
        return right or any(place < usual - 1 and count > 2 for place, count in long.items())


def read_page(document: pdfium.PdfDocument, number: int, indents: Indents) -> dict[str, Any]:
    """Take one page out of a document; numbers start at 1."""
    page = document[number - 1]
    reader = _Reader(page)
    words = [word for word in reader.words() if word[0]]
    width, height = reader.size
    shapes, pictured = reader.shapes(not words or indents.shapes_matter(words, width))
    record = {
        "number": number,
        "width": width,
        "height": height,
        "words": words,
        "shapes": shapes,
        "pictured": pictured,
        "rotated": reader.rotated,
        "too_long": reader.text_page.count_chars() > MAX_CHARS,
    }
    reader.text_page.close()
    page.close()
    return record


def read(data: bytes, share: int = 0, shares: int = 1) -> Iterator[dict[str, Any]]:
    """Yield what the document says of itself, then its pages; or one record with its fault.

    Of several shares each reads every so many chunks. A chunk is read alike whoever reads it, so
    that what is read does not hang on how many processors there are.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as err:
        yield {"fault": "encrypted" if err.err_code == raw.FPDF_ERR_PASSWORD else "damaged"}
        return
    count = len(document)
    yield {
        "pages": count,
        "title": document.get_metadata_value("Title"),
        "date": document.get_metadata_value("CreationDate"),
    }
    indents = Indents()
    for index in range(count if count <= MAX_PAGES else 0):
        if index % CHUNK == 0:
            indents = Indents()
        if index // CHUNK % shares != share:
            continue
        try:
            yield read_page(document, index + 1, indents)
        except pdfium.PdfiumError:
            yield {"number": index + 1, "fault": "damaged"}


def limit() -> None:
    """Bound memory and processor time where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the caller's clock is the only bound
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Read stdin, write stdout; the arguments are the share, and how many there are."""
    limit()
    for record in read(sys.stdin.buffer.read(), *map(int, sys.argv[1:3])):
        sys.stdout.write(json.dumps(record, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
