"""The process that takes a PDF apart: bytes on stdin, a line of JSON a page on stdout.

PDFium is C++ that reads what strangers wrote: here it has a limit of memory and of processor time,
and if it crashes the build does not. It imports next to nothing, so that it starts quickly.
"""

import ctypes
import gc
import sys
from collections.abc import Iterable, Iterator

from loaders.reading.pdf import pdfium
from loaders.reading.pdf.indents import Indents
from loaders.reading.pdf.pdfium import Handle
from loaders.reading.pdf.sheet import DamagedError, Library, read_page
from loaders.reading.pdf.wire import Record, to_json

MAX_PAGES = 3_000
"""A board's whole pack has some hundred pages; at 10 ms a page this is half a minute."""
CHUNK = 4
"""Pages that are handed out together."""
MEMORY = 2 << 30
"""Of a process."""
SECONDS = 120


def read(library: Library, data: bytes, chunks: Iterable[int]) -> Iterator[Record]:
    """Yield what a document says of itself, then the pages of chunks; or one record with its fault.

    A chunk is read alike whoever reads it, so that what is read does not hang on how many
    processes there are, nor on which is the faster.
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
    for chunk in chunks if count <= MAX_PAGES else ():
        indents = Indents()
        for number in range(chunk * CHUNK + 1, min(count, chunk * CHUNK + CHUNK) + 1):
            try:
                yield read_page(library, document, number, indents)
            except DamagedError:
                yield {"number": number, "fault": "damaged"}
        if chunk * CHUNK + CHUNK >= count:
            return


def metadata(library: Library, document: Handle, key: bytes) -> str:
    """Give what a document says of itself under a key, in printable characters; it may be empty."""
    size = library.call.FPDF_GetMetaText(document, key, None, ctypes.c_ulong(0))
    buffer = ctypes.create_string_buffer(size)
    library.call.FPDF_GetMetaText(document, key, buffer, ctypes.c_ulong(size))
    text = buffer.raw[:-2].decode("utf-16-le", "ignore")
    return "".join(char if char.isprintable() else " " for char in text)


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
    """Read stdin, the file and behind it a line for each chunk; write stdout.

    The arguments: the library, the file's size.
    """
    limit()
    gc.disable()  # nothing here points in a circle
    path, size = sys.argv[1:]
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    for record in read(Library(path), stdin.read(int(size)), map(int, stdin)):
        stdout.write(to_json(record).encode() + b"\n")
        stdout.flush()


if __name__ == "__main__":
    main()
