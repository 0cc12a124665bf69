"""PDFs that are broken or mean harm: one clear line, in bounded time and memory."""

import random
import zlib
from pathlib import Path
from time import perf_counter

import pytest

from kg.errors import ReadingError
from loaders.reading.pdf import process, worker
from loaders.reading.read import read_report
from tests import pdf_files

TEXT = pdf_files.lines(["1. One.", "2. Two.", "3. Three."])


def raw_pdf(*objects: bytes) -> bytes:
    """Put numbered objects together; a missing table of places makes the reader search for them."""
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (n, item) for n, item in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer <</Root 1 0 R>>\n%%EOF"


def stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (head, len(data), data)


def page_of(content: bytes) -> bytes:
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )


def bomb() -> bytes:
    """Make 600 MB of text operators, packed to 600 kB."""
    packer = zlib.compressobj(9)
    chunk = b"BT /F 9 Tf 50 500 Td (boats and boats) Tj ET\n" * 20_000
    data = b"".join(packer.compress(chunk) for _ in range(660)) + packer.flush()
    return page_of(stream(data, b"/Filter/FlateDecode"))


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return raw_pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, count),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    )


CASES = {
    "empty": (b"", "not a PDF"),
    "no PDF": (b"%PNG and more", "not a PDF"),
    "head alone": (b"%PDF-1.7\n", "damaged"),
    "rubbish": (b"%PDF-1.7\n" + bytes(range(256)) * 50, "damaged"),
    "half a file": (pdf_files.on_pages(TEXT)[:700], "damaged"),
    "encrypted": (pdf_files.encrypted(), "encrypted; save a copy without a password"),
    "no pages": (
        raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"),
        "no pages|damaged",
    ),
    "a blank page": (pdf_files.on_pages(lambda _: None), "none of the PDF's 1 pages has any text"),
    "10,000 pages": (many_pages(10_000), "10000 pages; at most 3000 are read, split it"),
    "deep nesting": (page_of(stream(b"[" * 200_000)), "has any text"),
    "deep nesting in an object": (raw_pdf(b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 100_000), "."),
    "pages in a circle": (
        raw_pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 5>>"),
        ".",
    ),
}


def refusal(folder: Path, data: bytes) -> str:
    path = folder / "bad.pdf"
    path.write_bytes(data)
    with pytest.raises(ReadingError) as caught:
        read_report(path)
    return str(caught.value)


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path: Path, case: str) -> None:
    import re

    data, message = CASES[case]

    said = refusal(tmp_path, data)

    assert said.startswith("bad.pdf: ")
    assert "\n" not in said
    assert re.search(message, said)


@pytest.mark.slow
def test_a_bomb_ends_in_bounded_time_with_a_clear_line(tmp_path: Path) -> None:
    begun = perf_counter()

    said = refusal(tmp_path, bomb())

    assert "broke off" in said or "has any text" in said
    assert perf_counter() - begun < worker.SECONDS * 2


def test_a_process_that_takes_too_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process, "PATIENCE", 0)

    said = refusal(tmp_path, bomb())

    assert said == "bad.pdf: reading the PDF took more than 0 s"


def test_a_file_of_a_gigabyte_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big.pdf"
    with path.open("wb") as file:
        file.truncate(1 << 30)

    with pytest.raises(ReadingError, match=r"big\.pdf: 1024 MB; at most 200 MB is read"):
        read_report(path)


def test_hostile_properties_become_a_plain_title(tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(pdf_files.on_pages(TEXT, title="\x1b[31m<script>\r\n" + "x" * 100_000))

    report, _ = read_report(path)

    assert report.title.isprintable()
    assert len(report.title) <= 200


@pytest.mark.slow
def test_no_mutated_file_ends_in_a_traceback(tmp_path: Path) -> None:
    chance = random.Random(7)  # noqa: S311  # a test's dice
    whole = pdf_files.on_pages(TEXT, pageCompression=0)
    path = tmp_path / "paper.pdf"
    for _ in range(40):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(9, len(data))] = chance.randrange(256)
        path.write_bytes(bytes(data))
        try:
            read_report(path)
        except ReadingError as err:
            assert "\n" not in str(err)  # noqa: PT017  # either way is right; a traceback is not
