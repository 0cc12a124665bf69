"""Folders and zips: every good file is read, every other one is told with its reason."""

import csv
import io
import os
import stat
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from kg.errors import ReadingError
from loaders.build import build
from loaders.reading.archive import list_archive
from loaders.reading.source import Skipped
from loaders.reading.sources import Shelf, read_sources
from tests.loaders.reading.documents import docx, p

TEXT = "The Harbour Unit {} works with the Home Office.\n"


def fill(folder: Path, count: int) -> tuple[set[str], set[str]]:
    """Write files of all kinds, some broken; give the stems of the good and the bad."""
    good, bad = set[str](), set[str]()
    makers = {
        ".txt": lambda n: TEXT.format(n).encode(),
        ".md": lambda n: f"# Plan {n}\n\n{TEXT.format(n)}".encode(),
        ".html": lambda n: f"<h1>Plan {n}</h1><p>{TEXT.format(n)}</p>".encode(),
        ".docx": lambda n: docx(p(TEXT.format(n))),
    }
    broken = {".txt": bytes(range(256)) * 9, ".md": b"", ".html": b"<!-- -->", ".docx": b"PK\3\4x"}
    for number in range(count):
        suffix = sorted(makers)[number % 4]
        place = folder / f"part-{number % 7}"
        place.mkdir(exist_ok=True, parents=True)
        path = place / f"paper-{number}{suffix}"
        (bad if number % 10 == 0 else good).add(path.stem)
        path.write_bytes(broken[suffix] if number % 10 == 0 else makers[suffix](number))
    return good, bad


def make_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def reasons(shelf: Shelf) -> dict[str, str]:
    return {item.place: item.reason for item in shelf.skipped}


@pytest.mark.slow
def test_of_200_mixed_files_every_good_one_is_in_the_graph_and_every_bad_one_in_the_ledger(
    tmp_path: Path,
) -> None:
    good, bad = fill(tmp_path / "papers", 200)

    result = CliRunner().invoke(
        app, ["build", str(tmp_path / "papers"), "-o", str(tmp_path / "graph")]
    )

    assert result.exit_code == 1
    assert f"{len(bad)} files could not be read" in result.stderr
    assert f"{len(good)} reports" in result.stderr
    ledger = (tmp_path / "graph" / "ledger.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(ledger.splitlines()))
    assert {row["report"] for row in rows if row["reason"].startswith("not read")} == bad
    verified = CliRunner().invoke(app, ["verify", "--graph", str(tmp_path / "graph")])
    assert (verified.exit_code, verified.stdout) == (0, "no faults\n")


def test_a_zip_gives_what_its_folder_gives(tmp_path: Path) -> None:
    fill(tmp_path / "papers", 12)
    files = {
        path.relative_to(tmp_path / "papers").as_posix(): path.read_bytes()
        for path in (tmp_path / "papers").rglob("*.*")
    }

    packed = build([make_zip(tmp_path / "papers.zip", files)])

    assert packed == build([tmp_path / "papers"])


def test_a_zip_in_a_folder_is_opened(tmp_path: Path) -> None:
    make_zip(tmp_path / "old.zip", {"2014/plan.txt": TEXT.encode()})

    shelf = read_sources([tmp_path])

    assert [(report.id, report.source) for report in shelf.reports] == [
        ("plan", "old.zip/2014/plan.txt")
    ]


def test_files_of_one_name_get_identifiers_of_their_paths(tmp_path: Path) -> None:
    for place in ("2014/agenda.txt", "2019/agenda.txt", "2019/agenda.md", "other.txt"):
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(TEXT.format(place))

    shelf = read_sources([tmp_path])

    assert [report.id for report in shelf.reports] == [
        "2014-agenda",
        "2019-agenda-md",
        "2019-agenda-txt",
        "other",
    ]
    assert {note.reason for note in shelf.notes} >= {
        "another file has the same name; this one is report '2014-agenda'"
    }


def test_a_named_file_keeps_its_identifier_before_one_that_was_found(tmp_path: Path) -> None:
    (tmp_path / "papers" / "old").mkdir(parents=True)
    (tmp_path / "papers" / "old" / "plan.txt").write_text(TEXT.format("old"))
    (tmp_path / "plan.txt").write_text(TEXT.format("new"))

    shelf = read_sources([tmp_path / "plan.txt", tmp_path / "papers"])

    assert [(it.id, it.source) for it in shelf.reports] == [
        ("old-plan", "old/plan.txt"),
        ("plan", "plan.txt"),
    ]


def test_equal_files_that_are_found_are_read_once(tmp_path: Path) -> None:
    for name in ("a.txt", "copy of a.txt"):
        (tmp_path / name).write_text(TEXT)

    shelf = read_sources([tmp_path])

    assert [report.id for report in shelf.reports] == ["a"]
    assert [note.text for note in shelf.notes] == ["copy of a.txt"]


def test_what_is_no_report_is_passed_over_without_fault(tmp_path: Path) -> None:
    for name in ("plan.txt", "photo.png", ".DS_Store", "~$plan.docx", "README"):
        (tmp_path / name).write_text(TEXT)

    result = CliRunner().invoke(app, ["build", str(tmp_path), "-o", str(tmp_path / "graph")])

    assert result.exit_code == 0
    assert "4 files are of no known kind" in result.stderr


def test_a_link_is_not_followed_even_round_in_a_ring(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT)
    (tmp_path / "ring").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "outside.txt").symlink_to("/etc/hostname")

    assert reasons(read_sources([tmp_path])) == {
        "outside.txt": "a symbolic link is not followed",
        "ring": "a symbolic link is not followed",
    }


@pytest.mark.skipif(os.name != "posix", reason="needs a named pipe")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")

    with pytest.raises(ReadingError, match="a device or a pipe"):
        read_sources([tmp_path / "pipe.txt"])


def test_a_broken_file_that_is_named_itself_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no")

    with pytest.raises(ReadingError, match=r"a\.docx: this is no Word file"):
        read_sources([tmp_path / "a.docx"])


def test_a_folder_that_gives_nothing_says_why(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="no report was found in it; it is empty"):
        read_sources([tmp_path])
    (tmp_path / "a.doc").write_bytes(b"no")

    with pytest.raises(ReadingError, match=r"no report was found in it; a\.doc: this is a Word"):
        read_sources([tmp_path])


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:/out.txt"])
def test_a_path_that_leads_out_of_a_zip_is_told_and_nothing_is_written(
    tmp_path: Path, name: str
) -> None:
    path = make_zip(tmp_path / "a.zip", {"plan.txt": TEXT.encode(), name: b"out"})

    shelf = read_sources([path])

    assert reasons(shelf) == {name: "its path leads out of the zip"}
    assert list(tmp_path.iterdir()) == [path]


def test_what_a_zip_may_not_hold_is_told(tmp_path: Path) -> None:
    inner = make_zip(tmp_path / "inner.zip", {"x.txt": b"x"}).read_bytes()
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = make_zip(tmp_path / "a.zip", {"plan.txt": TEXT.encode(), "inner.zip": inner})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(link, "/etc/hostname")
        archive.writestr("bomb.txt", b"0" * (21 << 20), zipfile.ZIP_DEFLATED)

    assert reasons(read_sources([path])) == {
        "bomb.txt": "21 MB; at most 20 MB is read",
        "inner.zip": "a zip inside a zip is not opened; unpack it",
        "link.txt": "a symbolic link is not followed",
    }


def test_a_zip_that_lies_about_sizes_is_read_within_bounds(tmp_path: Path) -> None:
    data = make_zip(tmp_path / "a.zip", {"bomb.txt": b"0" * (21 << 20)}).read_bytes()
    size = (21 << 20).to_bytes(4, "little")
    (tmp_path / "a.zip").write_bytes(data.replace(size, (9).to_bytes(4, "little")))

    with pytest.raises(ReadingError, match="it is damaged in the zip"):
        read_sources([tmp_path / "a.zip"])


def test_a_zip_with_too_many_files_is_refused_before_it_is_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.txt", b"")

    with pytest.raises(ReadingError, match="10001 files; at most 10000"):
        list(list_archive(path))


def test_a_zip_that_is_locked_or_cut_is_told(tmp_path: Path) -> None:
    data = bytearray(make_zip(tmp_path / "a.zip", {"plan.txt": TEXT.encode()}).read_bytes())
    (tmp_path / "cut.zip").write_bytes(data[:40])
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))

    with pytest.raises(ReadingError, match="protected by a password"):
        read_sources([tmp_path / "a.zip"])
    with pytest.raises(ReadingError, match="the zip is damaged"):
        read_sources([tmp_path / "cut.zip"])


def test_two_members_of_one_name_are_told(tmp_path: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"plan.txt": TEXT.encode()})
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as archive:
        archive.writestr("plan.txt", b"another")

    found = [item for item in list_archive(path) if isinstance(item, Skipped)]

    assert [item.reason for item in found] == ["the zip holds two files of this name"]


def test_a_bomb_in_a_word_file_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (33 << 20))
    (tmp_path / "a.docx").write_bytes(buffer.getvalue())

    with pytest.raises(ReadingError, match="unpacks to more than 32 MB"):
        read_sources([tmp_path / "a.docx"])
