"""PDFium's C functions, those that the reader calls; the library itself comes with pypdfium2.

pypdfium2 declares all of its hundreds before the first is called, which takes as long as to read
ten pages, in every process. A test holds these against pypdfium2's own.
"""

import ctypes
from collections.abc import Iterator
from ctypes import c_int, c_uint, c_ulong
from struct import iter_unpack

FPDF_ERR_PASSWORD = 4
FPDF_PAGEOBJ_PATH = 2
FPDF_PAGEOBJ_IMAGE = 3
FPDF_PAGEOBJ_FORM = 5

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, as in PDFium's FS_RECTF."""


class Handle(ctypes.c_void_p):
    """What PDFium hands out: a document, a page, its text, an object; false where there is none."""


GIVES: dict[str, type | None] = {
    "FPDF_InitLibrary": None,
    "FPDF_GetLastError": c_ulong,
    "FPDF_LoadMemDocument64": Handle,
    "FPDF_GetMetaText": c_ulong,
    "FPDF_GetPageCount": c_int,
    "FPDF_LoadPage": Handle,
    "FPDF_ClosePage": None,
    "FPDFPage_GetRotation": c_int,
    "FPDFPage_GetMediaBox": c_int,
    "FPDFPage_GetCropBox": c_int,
    "FPDFPage_CountObjects": c_int,
    "FPDFPage_GetObject": Handle,
    "FPDFPageObj_GetType": c_int,
    "FPDFPageObj_GetBounds": c_int,
    "FPDFText_LoadPage": Handle,
    "FPDFText_ClosePage": None,
    "FPDFText_CountChars": c_int,
    "FPDFText_GetText": c_int,
    "FPDFText_GetUnicode": c_uint,
    "FPDFText_GetLooseCharBox": c_int,
}
"""What each gives. What it takes is not declared: handles, references and bytes are passed as they
are and numbers as a C int, at half the cost; any other length of number is named at the call."""


def load(path: str) -> ctypes.PyDLL:
    """Load the library and make it ready; PyDLL, as there is no other thread to let run."""
    library = ctypes.PyDLL(path)
    for name, result in GIVES.items():
        getattr(library, name).restype = result
    library.FPDF_InitLibrary()
    return library


class Rects:
    """Memory that PDFium writes rectangles to, one behind the other."""

    def __init__(self, most: int) -> None:
        self.floats = (ctypes.c_float * (4 * most))()
        self.made: list[object] = []

    def refs(self, count: int) -> list[object]:
        """Give references to so many rectangles; made once, as they cost what a call does."""
        while len(self.made) < count:
            self.made.append(ctypes.byref(self.floats, 16 * len(self.made)))
        return self.made[:count]

    def sides(self, index: int) -> list[object]:
        """Give references to one rectangle's left, bottom, right and top side."""
        return [ctypes.byref(self.floats, 16 * index + 4 * side) for side in (0, 3, 2, 1)]

    def take(self, count: int) -> Iterator[Rect]:
        """Yield so many rectangles."""
        return iter_unpack("4f", ctypes.string_at(self.floats, 16 * count))
