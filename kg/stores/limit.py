"""Limit a question: stop after so many rows or seconds, and say so in the answer."""

import threading
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.errors import KgError, StoreError

Row = TypeVar("Row")
Begun = tuple[tuple[str, ...], Iterator[Row]]
"""A question under way: its columns, and its rows as they come."""

STACK = 64 * 2**20
"""Bytes of stack for the engine, whose parser calls itself for each nested bracket."""

_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a question may take; more than that is cut, and said."""

    rows: int = 100_000
    seconds: float = 60.0


@dataclass(frozen=True, slots=True)
class Found(Generic[Row]):
    """What a question found within its limits."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: str
    """Why the rows are not all there, or empty."""


class Worker(threading.Thread, Generic[Row]):
    """Reads an answer beside the main thread, which waits no longer than the limit.

    A question that the engine computes in one piece (a sort, a count) cannot be interrupted: it
    runs on until it is done or the process ends, and its rows are dropped.
    """

    def __init__(self, begin: Callable[[], Begun[Row]], most: int) -> None:
        super().__init__(daemon=True, name="kg question")
        self._begin, self._most = begin, most
        self.columns: tuple[str, ...] = ()
        self.rows: list[Row] = []
        self.cut = ""
        self.error: Exception | None = None
        self.stopped = self.finished = False

    def run(self) -> None:
        """Read rows until there are no more, too many, or nobody waits."""
        try:
            self._read()
        except (KgError, OSError, RuntimeError, SyntaxError, ValueError) as err:
            # The engine's objects must die in this thread; the error is raised in another.
            traceback.clear_frames(err.__traceback__)
            self.error = err

    def _read(self) -> None:
        self.columns, rows = self._begin()
        for row in rows:
            if self.stopped:
                return
            if len(self.rows) == self._most:
                self.cut = f"only the first {self._most} rows are here: the row limit"
                break
            self.rows.append(row)
        self.finished = True


def collect(begin: Callable[[], Begun[Row]], limits: Limits) -> Found[Row]:
    """Run a question within limits; what was found in time is kept.

    Raises:
        StoreError: the engine broke off without an answer.
    """
    worker = Worker(begin, limits.rows)
    with _lock:  # the stack size is the interpreter's: set it for this thread alone
        before = threading.stack_size(STACK)
        worker.start()
        threading.stack_size(before)
    worker.join(limits.seconds)
    worker.stopped = True
    if worker.error:
        raise worker.error
    if worker.is_alive():
        cut = f"stopped after {limits.seconds:g} seconds: the time limit"
        return Found(worker.columns, tuple(worker.rows), cut)
    if not worker.finished:
        raise StoreError("the query engine broke off without an answer")
    return Found(worker.columns, tuple(worker.rows), worker.cut)
