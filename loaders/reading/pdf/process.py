"""The processes that take a PDF apart: started, fed, listened to while they work, and buried.

They share the pages of a file: who is nearly done with some is handed the next. A page is handed
on as soon as those before it are there, so that what is done with it is done while the next are
still read.
"""

import heapq
import json
import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import ExitStack, suppress
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryFile
from threading import Thread, Timer
from typing import IO, Any, cast

from kg.errors import ReadingError
from loaders.reading.pdf import worker

PATIENCE = 300
"""Seconds on the clock; the limit of processor time strikes first unless the machine is busy."""
SHARES = 2
"""Processes that share the pages of a file; more gain little, each opens the whole file."""
AHEAD = worker.CHUNK - 1
"""Pages of a chunk, behind which the next is handed on: the process need not wait for it."""
SMALL = 100_000
"""Bytes; a smaller file is read before a second process has started."""
SUFFIXES = (".so", ".dylib", ".dll")

ROOT = str(Path(worker.__file__).parents[3])
START = (
    "import sys; sys.path.append(sys.argv.pop(1));"
    "from loaders.reading.pdf.worker import main; main()"
)
"""Nothing that a site or a user adds to Python is looked for: it would take longer than a page."""
KEEP = {"MALLOC_TOP_PAD_": str(32 << 20), "MALLOC_TRIM_THRESHOLD_": str(64 << 20)}
"""Of memory that a page's end frees, so much is not given back for the next page to ask for."""

Record = dict[str, Any]


def read_records(data: bytes, name: str) -> Generator[Record]:
    """Yield what a document says of itself, then its pages in order.

    Raises:
        ReadingError: a process took too long, too much, or crashed.
    """
    shares = SHARES if len(data) > SMALL else 1
    chunks = count()
    running: list[_Process] = []
    with ExitStack() as files:
        # before the processes: to make a file while one starts takes 8 ms
        complaints = [files.enter_context(TemporaryFile()) for _ in range(shares)]
        try:
            running.extend(_Process(data, name, chunks, file) for file in complaints)
            streams = [process.records() for process in running]
            heads = [next(stream) for stream in streams]
            yield heads[0]
            yield from heapq.merge(*streams, key=lambda record: int(record["number"]))
        finally:
            for process in running:
                process.end()


class _Process:
    """A process, and the thread that listens to it."""

    def __init__(self, data: bytes, name: str, chunks: Iterator[int], complaint: IO[bytes]) -> None:
        self.name, self.chunks, self.late = name, chunks, False
        self.lines: SimpleQueue[bytes] = SimpleQueue()
        self.complaint = complaint
        self.process = subprocess.Popen(  # noqa: S603  # our own file
            [sys.executable, "-ISc", START, ROOT, library(), str(len(data))],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.complaint,
            bufsize=1 << 16,
            env=os.environ | KEEP,
        )
        self.timer = Timer(PATIENCE, self.give_up)
        self.timer.daemon = True
        self.timer.start()
        self.listener = Thread(target=self.listen, args=(data, next(chunks)), daemon=True)
        self.listener.start()

    def listen(self, data: bytes, first: int) -> None:
        """Hand over the file and its pages, and keep what the process says until it is wanted."""
        self.hand(data)
        self.hand(b"%d\n" % first)
        for index, line in enumerate(cast(IO[bytes], self.process.stdout)):
            if index % worker.CHUNK == AHEAD:
                self.hand(b"%d\n" % next(self.chunks))
            self.lines.put(line)
        self.lines.put(b"")

    def hand(self, data: bytes) -> None:
        """Write to the process; if it has ended already, why is told at the end."""
        stdin = cast(IO[bytes], self.process.stdin)
        with suppress(OSError):
            stdin.write(data)
            stdin.flush()

    def records(self) -> Iterator[Record]:
        """Yield what the process says, of which there is at least one record.

        Raises:
            ReadingError: it took too long, too much, or crashed.
        """
        line = first = self.lines.get()
        while line.endswith(b"\n"):
            yield json.loads(line)
            line = self.lines.get()
        code = self.process.wait()
        if code != 0 and self.late:
            raise ReadingError(f"{self.name}: reading the PDF took more than {PATIENCE} s")
        if code != 0 or not first:
            raise ReadingError(
                f"{self.name}: reading the PDF broke off ({_reason(code, self.complained())});"
                " open it in a viewer and print it to a new PDF"
            )

    def complained(self) -> bytes:
        """Give what it wrote to stderr."""
        self.complaint.seek(0)
        return self.complaint.read()

    def give_up(self) -> None:
        """Stop waiting."""
        self.late = True
        self.process.kill()

    def end(self) -> None:
        """Stop it if it still runs, and leave nothing open."""
        self.timer.cancel()
        self.process.kill()
        self.process.wait()
        self.listener.join()
        for file in (self.process.stdin, self.process.stdout):
            with suppress(OSError):
                cast(IO[bytes], file).close()


@cache
def library() -> str:
    """Find PDFium's library: in pypdfium2's wheels it is beside what declares it."""
    spec = find_spec("pypdfium2_raw")
    folder = Path(str(spec and spec.origin)).parent
    found = [path for path in folder.glob("*pdfium.*") if path.suffix in SUFFIXES]
    if found:
        return str(found[0])
    from pypdfium2_raw import bindings  # slow; it knows where a system has its own

    return str(bindings._libs["pdfium"]._name)


def _reason(code: int, said: bytes) -> str:
    """Say why the process ended."""
    if code in (-24, -9):  # SIGXCPU, or SIGKILL after it
        return f"more than {worker.SECONDS} s of processor time"
    if b"MemoryError" in said or code in (-5, -4, -6):  # PDFium stops itself when memory ends
        return f"more than {worker.MEMORY >> 30} GB of memory, or a fault in the file"
    last = said.decode("utf-8", "replace").strip().splitlines()[-1:]
    return last[0] if last else f"signal {-code}"
