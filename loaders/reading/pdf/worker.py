"""The process that takes a PDF apart: bytes on stdin, a line of JSON a page on stdout.

PDFium is C++ that reads what strangers wrote: here it has a limit of memory and of processor time,
and if it crashes the build does not. It imports next to nothing, so that it starts quickly.
"""

import ctypes
import gc
import json
import sys
from collections.abc import Iterator

from loaders.reading.pdf import pdfium
from loaders.reading.pdf.indents import Indents
from loaders.reading.pdf.pdfium import Handle
from loaders.reading.pdf.sheet import DamagedError, Library, Record, read_page

MAX_PAGES = 3_000
"""A board's whole pack has some hundred pages; at 10 ms a page this is half a minute."""
CHUNK = 8
"""Pages."""
MEMORY = 2 << 30
"""Of a process."""
SECONDS = 120


def read(library: Library, data: bytes, share: int = 0, shares: int = 1) -> Iterator[Record]:
    """Yield what the document says of itself, then its pages; or one record with its fault.

    Of several shares each reads every so many chunks. A chunk is read alike whoever reads it, so
    that what is read does not hang on how many processors there are.
    """
    call = library.call
    document = call.FPDF_LoadMemDocument64(data, ctypes.c_size_t(len(data)), None)
    count = call.FPDF_GetPageCount(document)
    if count < 1:
        encrypted = call.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        yield {"fault": "encrypted" if encrypted else "damaged"}
        return
    title, date = (metadata(library, document, key) for key in (b"Title", b"CreationDate"))
    yield {"pages": count, "title": title, "date": date}
    indents = Indents()
    for index in range(count if count <= MAX_PAGES else 0):
        if index % CHUNK == 0:
            indents = Indents()
        if index // CHUNK % shares != share:
            continue
        try:
            yield read_page(library, document, index + 1, indents)
        except DamagedError:
            yield {"number": index + 1, "fault": "damaged"}


def metadata(library: Library, document: Handle, key: bytes) -> str:
    """Give what a document says of itself under a key; empty when it says nothing."""
    size = library.call.FPDF_GetMetaText(document, key, None, ctypes.c_ulong(0))
    buffer = ctypes.create_string_buffer(size)
    library.call.FPDF_GetMetaText(document, key, buffer, ctypes.c_ulong(size))
    return buffer.raw[:-2].decode("utf-16-le")


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
    """Read stdin, write stdout; the arguments: the library, the share, of how many."""
    limit()
    gc.disable()  # nothing here points in a circle
    library, share, shares = sys.argv[1:]
    for record in read(Library(library), sys.stdin.buffer.read(), int(share), int(shares)):
        sys.stdout.write(json.dumps(record, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
