"""The process that draws one page of a PDF as a grey picture: file, page number, picture's file."""

import sys
from pathlib import Path

import pypdfium2 as pdfium

MAX_PIXELS = 40_000_000
"""A3 at 300 dots an inch has 17 million."""


def draw(source: str, number: int, dots: int = 300) -> bytes:
    """Draw a page; give it as a PGM file's bytes."""
    document = pdfium.PdfDocument(source)
    page = document[number - 1]
    width, height = page.get_size()
    scale = min(dots / 72, (MAX_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    stride, across = bitmap.stride, bitmap.width
    data = bytes(bitmap.buffer)
    lines = b"".join(data[row * stride : row * stride + across] for row in range(bitmap.height))
    return b"P5 %d %d 255\n" % (across, bitmap.height) + lines


if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(draw(sys.argv[1], int(sys.argv[2])))
