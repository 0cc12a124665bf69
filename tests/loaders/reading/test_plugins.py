"""A reader that another package brings: a real one, installed beside this one."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import ReadingError
from loaders.reading.blocks import File
from loaders.reading.plugins import plugged_readers
from loaders.reading.read import find_reader, read_file

ROOT = Path(__file__).resolve().parents[3]


def documented() -> tuple[str, str]:
    """Take the reader and its entry point out of docs/readers.md."""
    text = (ROOT / "docs" / "readers.md").read_text(encoding="utf-8")
    return (
        text.split("```python\n")[1].split("```")[0],
        text.split("```toml\n")[1].split("```")[0],
    )


def install(folder: Path, name: str, code: str, entries: str) -> None:
    """Put a distribution into a folder as pip does: its module and its metadata."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[policing_kg.readers]\n{entries}\n")
    (folder / f"{name}.py").write_text(code)


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.syspath_prepend(str(tmp_path))
    plugged_readers.cache_clear()
    yield tmp_path
    plugged_readers.cache_clear()


@pytest.mark.slow
def test_the_reader_of_the_manual_is_installed_by_pip_and_reads(site: Path) -> None:
    code, toml = documented()
    source = site / "source"
    source.mkdir()
    (source / "minutes_reader.py").write_text(code)
    (source / "pyproject.toml").write_text(toml)
    (site / "board.minutes").write_text("== Harbour Board ==\n§1 The Harbour Unit works.\n§2 B.\n")

    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*pip, "--target", str(site), str(source)], check=True)
    report, _ = read_file(File("board.minutes", (site / "board.minutes").read_bytes()))

    assert [(par.address, par.text) for par in report.paragraphs] == [
        ("Harbour Board", "Harbour Board"),
        ("1", "The Harbour Unit works."),
        ("2", "B."),
    ]


def test_a_reader_of_this_package_cannot_be_replaced(site: Path) -> None:
    install(site, "thief", "def read(file): raise SystemExit", "txt = thief:read")

    assert find_reader("a.txt").__module__ == "loaders.reading.read"


def test_two_readers_for_one_suffix_are_refused(site: Path) -> None:
    install(site, "first", "", "abc = first:read")
    install(site, "second", "", "abc = second:read")

    with pytest.raises(ReadingError, match=r"two readers for \.abc are installed"):
        find_reader("a.abc")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("def read(file): return 1 / 0", "failed: ZeroDivisionError"),
        ("def read(file): return ['text']", "gave list, not Content"),
        ("import no_such_module", "failed: ModuleNotFoundError"),
    ],
)
def test_a_reader_that_fails_is_told_in_one_line(site: Path, code: str, message: str) -> None:
    name = "bad_" + message.split()[1].lower().rstrip(",")
    install(site, name, code, f"abc = {name}:read")

    with pytest.raises(ReadingError, match=message):
        read_file(File("a.abc", b"x"))
