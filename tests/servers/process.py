"""A server process of a test: started, waited for, ended."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 300.0
"""Seconds in which a server must answer: 20 are usual, a very busy machine took 100."""


def free_port() -> int:
    """Find a port on this computer that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running(command: list[str], log: Path, answers: Callable[[], bool]) -> Iterator[None]:
    """Run a server until the block ends; it is ready when it answers."""
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait(process, log, answers)
            yield
        finally:
            process.kill()  # it keeps nothing, and a Java server takes 10 seconds to end by itself
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", log: Path, answers: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not answers():
        if process.poll() is not None or time.monotonic() > until:
            pytest.fail(f"the server does not answer: {log.read_text()[-2000:]}")
        time.sleep(0.2)


def port_answers(port: int) -> bool:
    """Tell whether somebody listens at a port of this computer."""
    with socket.socket() as client:
        client.settimeout(1)
        return client.connect_ex(("127.0.0.1", port)) == 0
