"""One page as PDFium has it: its words and where they stand, its shapes.

It runs in the worker, and imports next to nothing, so that the worker starts quickly.
"""

import ctypes
from binascii import b2a_base64
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, repeat
from math import isfinite
from struct import pack

from loaders.reading.pdf import pdfium
from loaders.reading.pdf.indents import Indents, WordRecord
from loaders.reading.pdf.pdfium import Handle, Rect
from loaders.reading.pdf.wire import Record

MAX_CHARS = 60_000
"""Of a page; a full page of small print has 8,000."""
MAX_SHAPES = 20_000
CHEAP_OBJECTS = 300
"""Up to so many objects a page's shapes are always listed, beyond only where they may matter:
some programs draw each letter as an object, and asking 3,000 of them doubles the time."""
BREAKS = "\x02\ufffe"
"""PDFium joins a word that a hyphen breaks over two lines, with one of these in between."""
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class DamagedError(Exception):
    """PDFium cannot read the file, or a page; the message is the reason."""


class Library:
    """PDFium, and the memory it writes to."""

    def __init__(self, path: str) -> None:
        self.call = pdfium.load(path)
        self.rects = pdfium.Rects(MAX_CHARS)
        self.text = ctypes.create_string_buffer(4 * MAX_CHARS + 2)
        """Of UTF-16, in which a character may take two units."""


class _Reader:
    """One page's text with the places of its characters."""

    def __init__(self, library: Library, page: Handle, text_page: Handle) -> None:
        self.call, self.rects, self.buffer = library.call, library.rects, library.text
        self.page, self.text_page = page, text_page
        self.rotation = self.call.FPDFPage_GetRotation(page)
        self.count = self.call.FPDFText_CountChars(text_page)
        if self.rotation < 0 or self.count < 0:
            raise DamagedError
        self.left, top, right, self.bottom = self.visible()
        self.across, self.up = max(right - self.left, 1.0), max(top - self.bottom, 1.0)
        self.rotated = 0

    def visible(self) -> Rect:
        """Find the part of the page that is seen; US letter if the page does not say."""
        for find in (self.call.FPDFPage_GetCropBox, self.call.FPDFPage_GetMediaBox):
            if find(self.page, *self.rects.sides(0)):
                return next(self.rects.take(1))
        return 0.0, 792.0, 612.0, 0.0

    @property
    def size(self) -> tuple[float, float]:
        """The page's width and height as it is seen."""
        turned = self.rotation in (1, 3)
        return (self.up, self.across) if turned else (self.across, self.up)

    def text(self) -> str:
        """Give a string in which each character stands at its own number."""
        count = self.count
        if not 0 < count <= MAX_CHARS:
            return ""
        units = self.call.FPDFText_GetText(self.text_page, 0, count, self.buffer)  # and a NUL
        text = ctypes.string_at(self.buffer, 2 * max(units - 1, 0)).decode("utf-16-le", "ignore")
        if len(text) != count:  # PDFium left characters out, or put some in
            codes = map(self.call.FPDFText_GetUnicode, repeat(self.text_page), range(count))
            text = "".join(chr(code) if code <= 0x10FFFF else " " for code in codes)
        return text

    def boxes(self, indices: Sequence[int]) -> list[Rect]:
        """Find characters' boxes as seen: their font's height, their own advance."""
        refs = self.rects.refs(len(indices))
        sum(map(self.call.FPDFText_GetLooseCharBox, repeat(self.text_page), indices, refs))
        return self.seen(self.rects.take(len(indices)))

    def seen(self, boxes: Iterable[Rect]) -> list[Rect]:
        """Turn boxes with the page, and count from the visible corner."""
        x, y, across, up = self.left, self.bottom, self.across, self.up
        if x or y:
            boxes = [(x0 - x, y1 - y, x1 - x, y0 - y) for x0, y1, x1, y0 in boxes]
        if self.rotation == 1:
            return [(y0, across - x0, y1, across - x1) for x0, y1, x1, y0 in boxes]
        if self.rotation == 2:
            return [(across - x1, up - y0, across - x0, up - y1) for x0, y1, x1, y0 in boxes]
        if self.rotation == 3:
            return [(up - y1, x1, up - y0, x0) for x0, y1, x1, y0 in boxes]
        return list(boxes)

    def words(self) -> Iterator[WordRecord]:
        """Yield the words that stand level: text, left, right, lower edge, height."""
        found = tokens(self.text())
        firsts = self.boxes([start for _, start, _ in found])
        lasts = self.boxes([last for _, _, last in found])
        for (text, start, _), (x0, top, right, y0), (left, high, x1, low) in zip(
            found, firsts, lasts, strict=True
        ):
            if not isfinite(x0 + y0 + right + top + left + low + x1 + high):
                continue
            size = top - y0
            if not 1.0 <= size <= 1000.0:
                size = 1.0 if size < 1.0 else 1000.0
            if not -size <= low - y0 <= size or left < x0 - size:
                self.rotated += 1
                continue
            if not text.isalpha():
                text = self.tidy(text, start, size)
            if text:
                yield text, x0, x1, y0, size

    def level_words(self) -> list[WordRecord]:
        """List the words; of a page whose text mostly runs up or down, as if it were turned."""
        own = rotation = self.rotation
        best, rotated = list(self.words()), self.rotated
        for turns in (1, 3) if rotated > len(best) else ():
            self.rotated, self.rotation = 0, (own + turns) % 4
            words = list(self.words())
            if len(words) > len(best):
                best, rotated, rotation = words, self.rotated, self.rotation
        self.rotated, self.rotation = rotated, rotation
        return best

    def tidy(self, text: str, start: int, size: float) -> str:
        """Write a word's small raised digits as superscripts, and drop control characters."""
        if any(map(str.isdecimal, text[1:])):
            text = self.raise_digits(text, start, size)
        return text if text.isprintable() else clean(text)

    def raise_digits(self, text: str, start: int, size: float) -> str:
        """Write small raised digits behind the first character as superscripts."""
        boxes = self.boxes(range(start, start + len(text)))
        small = [top - low < 0.85 * size for _, top, _, low in boxes]
        return text[0] + "".join(
            char.translate(_SUPERSCRIPT) if raised else char
            for char, raised in zip(text[1:], small[1:], strict=True)
        )

    def shapes(self, wanted: bool) -> tuple[list[Rect], bool]:
        """List the drawn paths, and tell whether there is a picture."""
        count = self.call.FPDFPage_CountObjects(self.page)
        if count > CHEAP_OBJECTS and not wanted:
            return [], False
        places = range(min(count, MAX_CHARS))
        items = [*map(self.call.FPDFPage_GetObject, repeat(self.page), places)]
        kinds = [*map(self.call.FPDFPageObj_GetType, items)]
        pictured = pdfium.FPDF_PAGEOBJ_IMAGE in kinds or pdfium.FPDF_PAGEOBJ_FORM in kinds
        bounded = 0
        for item, kind in zip(items, kinds, strict=True):
            if kind == pdfium.FPDF_PAGEOBJ_PATH:
                bounded += self.call.FPDFPageObj_GetBounds(item, *self.rects.sides(bounded))
        found = [box for box in self.seen(self.rects.take(bounded)) if all(map(isfinite, box))]
        return found[:MAX_SHAPES], pictured


def read_page(library: Library, document: Handle, number: int, indents: Indents) -> Record:
    """Take one page out of a document; numbers start at 1.

    Raises:
        DamagedError: PDFium cannot read it.
    """
    call = library.call
    page = call.FPDF_LoadPage(document, number - 1)
    text_page = call.FPDFText_LoadPage(page) if page else page
    try:
        if not text_page:
            raise DamagedError
        reader = _Reader(library, page, text_page)
        words = reader.level_words()
        width, height = reader.size
        shapes, pictured = reader.shapes(not words or indents.shapes_matter(words, width))
    finally:
        call.FPDFText_ClosePage(text_page)
        call.FPDF_ClosePage(page)
    texts, *places = zip(*words, strict=True) if words else ((),)
    numbers = [width, height, *chain(*places, *shapes)]
    return {
        "number": number,
        "words": texts,
        "places": b2a_base64(pack(f"{len(numbers)}d", *numbers), newline=False).decode(),
        "pictured": pictured,
        "rotated": reader.rotated,
        "too_long": reader.count > MAX_CHARS,
    }


def tokens(text: str) -> list[tuple[str, int, int]]:
    r"""Part a text at its spaces and behind its broken words: each part, its first place, its last.

    >>> tokens("in multi\x02agency work")
    [('in', 0, 1), ('multi\x02', 3, 8), ('agency', 9, 14), ('work', 16, 19)]
    """
    parted = text
    for mark in BREAKS:
        parted = parted.replace(mark, f"{mark} ") if mark in text else parted
    found = []
    end = 0
    for part in parted.split():
        start = text.index(part, end)
        end = start + len(part)
        if part not in BREAKS:
            found.append((part, start, end - 1))
    return found


def clean(text: str) -> str:
    """Give back what PDFium put in place of a hyphen, and drop other control characters."""
    text = text.replace("\x02", "-").replace("\ufffe", "-").replace("\xad", "-")
    return "".join(char for char in text if char >= " " and not 0xD800 <= ord(char) <= 0xDFFF)
