"""A file to a Report: what is refused, and how."""

from pathlib import Path

import pytest

from kg.errors import ReadingError
from loaders.reading.read import read_report


def write(folder: Path, data: bytes | str, name: str = "report.txt") -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


@pytest.mark.parametrize(
    ("data", "message"),
    [
        pytest.param(b"", "the file is empty", id="empty"),
        pytest.param(b" \n\n ", "the file is empty", id="blank"),
        pytest.param(bytes(range(256)) * 40, "not a text file", id="binary"),
        pytest.param(b"\xff\xfeA", "starts as utf-16 but is not", id="half a UTF-16 letter"),
    ],
)
def test_what_is_no_report_is_refused_in_one_line(
    tmp_path: Path, data: bytes, message: str
) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        read_report(write(tmp_path, data))

    assert "\n" not in str(caught.value)
    assert "report.txt" in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"nowhere\.txt: there is no such file"):
        read_report(tmp_path / "nowhere.txt")


def test_a_folder_is_no_report(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match="this is a folder"):
        read_report(tmp_path)


def test_an_unknown_suffix_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"no reader for '\.xyz'; known are .*\.txt"):
        read_report(write(tmp_path, "text", "report.xyz"))


@pytest.mark.parametrize("megabytes", [50, 1024])
def test_a_file_over_the_limit_is_refused_before_it_is_read(tmp_path: Path, megabytes: int) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(megabytes << 20)

    with pytest.raises(ReadingError, match=rf"big\.txt: {megabytes} MB; at most 20 MB"):
        read_report(path)


def test_windows_text_is_read_and_the_ledger_says_so(tmp_path: Path) -> None:
    report, ledger = read_report(write(tmp_path, b"The Force\x92s report.\n"))

    assert report.paragraphs[0].text == "The Force’s report."
    assert [entry.reason for entry in ledger] == [
        "byte 9 is not UTF-8; the file was read as Windows-1252"
    ]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"], ids=["unix", "windows", "old mac"])
def test_line_ends_make_no_difference(tmp_path: Path, ends: str) -> None:
    text = "1. One line\nand two.\n\n2. Another.\n\n3. A third.\n"

    report, _ = read_report(write(tmp_path, text.replace("\n", ends)))

    assert [par.text for par in report.paragraphs] == ["One line and two.", "Another.", "A third."]


def test_title_and_date_come_from_the_header(tmp_path: Path) -> None:
    text = "Title: Harbour crime\nDate of meeting: 3 June 2021\n\n1. A.\n\n2. B.\n\n3. C.\n"

    report, _ = read_report(write(tmp_path, text))

    assert (report.title, report.date) == ("Harbour crime", "2021-06-03")


def test_without_a_header_the_file_name_gives_title_and_year(tmp_path: Path) -> None:
    report, _ = read_report(write(tmp_path, "1. A.\n\n2. B.\n\n3. C.\n", "harbour-crime-2021.txt"))

    assert (report.id, report.title, report.date) == (
        "harbour-crime-2021",
        "Harbour crime 2021",
        "2021",
    )
