"""A real Neo4j Community server, from Maven Central's jars, for the length of a test session."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.jars import class_path, java
from tests.servers.process import free_port, port_answers, running

OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
JAVA_OPTIONS = (
    *("-Xms256m", "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
    *(f"--add-opens={name}=ALL-UNNAMED" for name in (*OPENED, "java.base/java.util.concurrent")),
)
USER = "neo4j"
PASSWORD = "correct horse \\ \" '} battery"  # noqa: S105  # of a server that lives for one test
CONF = """\
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
dbms.security.auth_enabled={auth}
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
"""


def make_home(folder: Path, *, auth: bool) -> int:
    """Make a server's home folder.

    Returns:
        The port that it will listen at.
    """
    for name in ("conf", "data", "logs", "run", "plugins", "import", "lib"):
        (folder / name).mkdir()
    port = free_port()
    conf = CONF.format(port=port, auth=str(auth).lower())
    (folder / "conf" / "neo4j.conf").write_text(conf, encoding="utf-8")
    return port


def admin(home: Path, *words: object, cwd: Path | None = None) -> None:
    """Run the server's own administration tool, ``neo4j-admin``."""
    command = [java(), *JAVA_OPTIONS, "-cp", class_path("neo4j"), "org.neo4j.cli.AdminTool"]
    done = subprocess.run(
        [*command, *map(str, words)],
        env={"NEO4J_HOME": str(home), "NEO4J_CONF": str(home / "conf")},
        cwd=cwd,
        check=False,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr + done.stdout


@contextmanager
def serve(home: Path, port: int) -> Iterator[str]:
    """Run the server; gives its address."""
    command = [
        *(java(), *JAVA_OPTIONS, "-cp", class_path("neo4j")),
        *("org.neo4j.server.CommunityEntryPoint", "--console-mode"),
        *(f"--home-dir={home}", f"--config-dir={home / 'conf'}"),
    ]
    with running(command, home / "server.log", lambda: port_answers(port)):
        yield f"bolt://127.0.0.1:{port}"
