"""Real SPARQL servers for the length of a test session: Oxigraph and Apache Jena Fuseki."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.servers.jars import class_path, java
from tests.servers.process import free_port, port_answers, running


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes queries, and where it takes graphs."""

    queries: str
    graphs: str


@contextmanager
def serve_oxigraph(folder: Path) -> Iterator[Addresses]:
    """Run Oxigraph's own server, from its wheel."""
    port = free_port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--bind", f"127.0.0.1:{port}"]
    with running(command, folder / "oxigraph.log", lambda: port_answers(port)):
        base = f"http://127.0.0.1:{port}"
        yield Addresses(f"{base}/query", f"{base}/store")


@contextmanager
def serve_fuseki(folder: Path, *, users: Path | None = None) -> Iterator[Addresses]:
    """Run Fuseki, with its data in memory.

    Args:
        folder: For its log.
        users: A file of ``name: password`` lines, where the server is to ask for them.
    """
    port = free_port()
    options = ["--mem", "--update", "--localhost", f"--port={port}"]
    options += [f"--passwd={users}", "--auth=basic"] if users else []
    command = [
        *(java(), "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        *("-cp", class_path("fuseki"), "org.apache.jena.fuseki.main.cmds.FusekiMainCmd"),
        *(*options, "/kg"),
    ]
    with running(command, folder / "fuseki.log", lambda: port_answers(port)):
        base = f"http://127.0.0.1:{port}/kg"
        yield Addresses(base, f"{base}/data")
