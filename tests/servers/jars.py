"""The jars of a Java server, from Maven Central, kept in a folder that git ignores.

Without Java or Maven the tests that need one skip, with the reason; in CI they fail.
"""

import os
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).resolve().parent
CACHE = HERE.parent.parent / "out" / "servers"


def give_up(reason: str) -> NoReturn:
    """Skip, or in CI fail."""
    if os.environ.get("CI"):
        pytest.fail(f"CI must run this: {reason}")
    pytest.skip(reason)


def java() -> str:
    """Find Java."""
    found = shutil.which("java")
    if not found:
        give_up("needs Java 17: apt-get install openjdk-17-jre-headless")
    return found


def class_path(name: str) -> str:
    """Give the class path of a server; its jars are fetched where they are not there yet."""
    pom = HERE / name / "pom.xml"
    folder = CACHE / f"{name}-{sha256(pom.read_bytes()).hexdigest()[:12]}"
    if not folder.is_dir():
        _fetch(pom, folder)
    return f"{folder}/*"


def _fetch(pom: Path, folder: Path) -> None:
    maven = shutil.which("mvn")
    if not maven:
        give_up("needs Maven: apt-get install maven")
    new = folder.with_name(f"{folder.name}.{os.getpid()}")
    command = [maven, "-B", "-q", "-f", str(pom), "dependency:copy-dependencies"]
    done = subprocess.run(
        [*command, "-DincludeScope=runtime", f"-DoutputDirectory={new}"],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(new, ignore_errors=True)
        give_up(f"Maven could not fetch {folder.name}: {done.stdout[-300:]}")
    new.rename(folder)
