"""What is declared of PDFium is what pypdfium2 declares."""

import ctypes

import pypdfium2.raw as raw
import pytest

from loaders.reading.pdf import pdfium


@pytest.mark.parametrize("name", pdfium.GIVES)
def test_a_function_gives_what_pypdfium2_says_it_gives(name: str) -> None:
    declared, ours = getattr(raw, name).restype, pdfium.GIVES[name]

    handle = isinstance(declared, type) and issubclass(declared, ctypes._Pointer)
    assert ours is (pdfium.Handle if handle else declared)


@pytest.mark.parametrize("name", [name for name in vars(pdfium) if name.startswith("FPDF_")])
def test_a_number_means_what_pypdfium2_says_it_means(name: str) -> None:
    assert vars(pdfium)[name] == getattr(raw, name)


def test_a_rectangle_has_its_sides_in_pdfium_s_order() -> None:
    names = [field[0] for field in raw.FS_RECTF._fields_]

    assert names == ["left", "top", "right", "bottom"]
    assert ctypes.sizeof(raw.FS_RECTF) == 16
