"""A briefing says what the reports say, cites it, and is the same in each of its files."""

import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pypdfium2
import pytest

from kg.brief.compose import compose
from kg.brief.content import Brief
from kg.brief.printers import PRINTERS, load_printer
from kg.folder import write_folder
from kg.graph import Graph
from loaders.reading.read import read_report
from tests.browser import dump, strangers
from tests.command import failed, kg
from tests.county_graph import make_county_graph
from tests.hostile import NAMES, rename_council
from tests.shared import REPORTS, needs_shared, report_file
from tests.small_graph import GANGS

CHECKOUT = Path(__file__).resolve().parent.parent.parent.parent
SOFFICE = shutil.which("soffice")
needs_soffice = pytest.mark.skipif(
    SOFFICE is None and not os.environ.get("CI"), reason="needs LibreOffice: soffice"
)
EACH_ENDING = pytest.mark.parametrize("ending", PRINTERS)


@pytest.fixture(scope="module")
def county() -> Graph:
    return make_county_graph()


@pytest.fixture(scope="module")
def brief(county: Graph) -> Brief:
    return compose(county, "violence")


def said(brief: Brief) -> dict[str, list[str]]:
    """Take the lines of each section that has some."""
    return {
        section.title: [line.text for group in section.groups for line in group.lines]
        for section in brief.sections
    }


def written(text: str) -> str:
    """Take the white space out of a text: a file breaks lines where it likes."""
    return re.sub(r"\s", "", text)


# ------------------------------------------------------------------ content


def test_a_briefing_is_what_was_worked_out_by_hand(brief: Brief) -> None:
    assert said(brief) == {
        "Who leads": [],
        "Who works on it": [
            "Westshire Council: gang violence",
            "Safe Haven: gang violence",
            "Gangs Team: gang violence",
            "Gangs Team works with Westshire Council",
        ],
        "Boards": [],
        "Operations and plans": [
            "Operation Oak: gang violence",
            "Gangs Plan: gang violence",
            "Crime Department delivers Gangs Plan",
            "Westshire Police leads Operation Oak",
            "Gangs Team conducts Operation Oak",
            "Head of Crime leads Operation Oak",
        ],
        "Gaps: no evidence in these reports": ["These reports name no lead: gang violence"],
    }
    assert brief.scope.startswith("Covers also gang violence. From R1 Report of 2014 (2014); R2 ")
    assert brief.sections[1].groups[1].heading == "Strand: Prevent"


def test_every_line_has_a_source_and_every_source_a_line(brief: Brief) -> None:
    lines = [line for part in brief.sections for group in part.groups for line in group.lines]

    assert all(line.notes for line in lines)
    assert {number for line in lines for number in line.notes} == {it.number for it in brief.notes}


def test_a_threat_that_nobody_names_has_a_briefing_of_gaps(small_graph: Graph) -> None:
    empty = compose(small_graph, "threat/violence")

    assert said(empty)["Who leads"] == []
    assert empty.sections[0].empty == "These reports name no lead."


def test_a_map_has_a_box_for_each_thing_and_no_two_in_one_place(brief: Brief) -> None:
    places = [(box.x, box.y) for box in brief.picture.boxes]

    assert len(places) == len(set(places)) == 9
    assert all(0 <= x < brief.picture.width and 0 < y < brief.picture.height for x, y in places)


@needs_shared
def test_the_briefings_of_the_two_whole_reports_fill_two_pages(tmp_path: Path) -> None:
    kg("build", *(report_file(name) for name in REPORTS), "-o", tmp_path / "g")

    for threat in ("modern slavery", "serious and organised crime", "terrorism", "cyber crime"):
        place = tmp_path / f"{threat}.pdf"
        kg("brief", "--threat", threat, "-o", place, "--graph", tmp_path / "g")

        assert len(pypdfium2.PdfDocument(place.read_bytes())) <= 2, threat


# ------------------------------------------------------------------ files


@EACH_ENDING
def test_a_file_holds_every_line_and_every_quote(brief: Brief, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"brief{ending}"
    path.write_bytes(load_printer(ending)(brief))

    report, _ = read_report(path)

    text = written("".join(par.text for par in report.paragraphs))
    lost = [line for lines in said(brief).values() for line in lines if written(line) not in text]
    assert lost == []
    assert [note for note in brief.notes if written(note.quote) not in text] == []


def test_python_docx_opens_the_word_file_again(brief: Brief) -> None:
    document = docx.Document(io.BytesIO(load_printer(".docx")(brief)))

    heading = document.styles["Heading 1"]
    headings = [par.text for par in document.paragraphs if par.style == heading]
    assert headings == [*said(brief), "Map", "Sources"]
    assert len(document.inline_shapes) == 1
    assert "Operation Oak: gang violence" in "\n".join(par.text for par in document.paragraphs)


@needs_soffice
@pytest.mark.slow
def test_libreoffice_opens_the_word_file(brief: Brief, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(load_printer(".docx")(brief))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    call = (str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, path)

    subprocess.run([str(word) for word in call], check=True, capture_output=True, timeout=120)

    pages = pypdfium2.PdfDocument((tmp_path / "brief.pdf").read_bytes())
    text = written("".join(page.get_textpage().get_text_range() for page in pages))
    assert len(pages) <= 2
    assert written("Crime Department delivers Gangs Plan") in text


@pytest.mark.browser
def test_a_browser_shows_the_page_and_asks_nothing_of_a_network(
    brief: Brief, tmp_path: Path, trap: tuple[int, list[bytes]]
) -> None:
    page = tmp_path / "brief.html"
    page.write_bytes(load_printer(".html")(brief))
    port, asked = trap

    dom = dump(page, tmp_path / "profile", port)

    assert dom.count("<rect") == 2 * len(brief.picture.boxes)
    assert strangers(asked) == []


@EACH_ENDING
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_hostile_name_is_only_text(ending: str, name: str, tmp_path: Path) -> None:
    brief = compose(rename_council(name), GANGS)
    path = tmp_path / f"brief{ending}"
    path.write_bytes(load_printer(ending)(brief))

    report, _ = read_report(path)

    text = "".join(par.text for par in report.paragraphs)
    assert "with Westshire County Council" in text
    assert not re.search("[\x00-\x08\x1b\u202e]", text)
    if ending == ".html":
        assert not re.search("<(script|img)", path.read_text("utf-8"))


def test_letters_that_no_font_of_the_pdf_has_are_told(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    path.write_bytes(load_printer(".pdf")(compose(rename_council("Rada 警察"), GANGS)))

    report, _ = read_report(path)

    assert any("Letters that this file's font lacks" in par.text for par in report.paragraphs)


@pytest.mark.slow
def test_equal_graphs_give_equal_bytes_whatever_the_hash_seed(
    county: Graph, tmp_path: Path
) -> None:
    write_folder(tmp_path / "g", county, rules="test")
    code = (
        "import sys, kg, hashlib\n"
        "from kg.brief.printers import PRINTERS, load_printer\n"
        "brief = kg.open(sys.argv[1]).brief('violence')\n"
        "print([hashlib.sha256(load_printer(it)(brief)).hexdigest() for it in PRINTERS])\n"
    )

    found = {
        subprocess.run(
            [sys.executable, "-c", code, tmp_path / "g"],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }

    assert len(found) == 1


# ------------------------------------------------------------------ the command


def test_the_command_writes_a_briefing(county: Graph, tmp_path: Path) -> None:
    write_folder(tmp_path / "g", county, rules="test")

    done = kg("brief", "--threat", "Violence", "-o", tmp_path / "b.html", "--graph", tmp_path / "g")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "Briefing: violence; 10 sources\n"
    assert "<h1>Briefing: violence</h1>" in (tmp_path / "b.html").read_text("utf-8")


def test_what_cannot_be_written_is_told(county: Graph, tmp_path: Path) -> None:
    write_folder(tmp_path / "g", county, rules="test")
    call = ("brief", "--graph", tmp_path / "g", "-o")

    assert kg(*call, "b.odt", "--threat", "fraud").exit_code == 2
    assert "nothing is called 'violense'" in failed(kg(*call, "b.pdf", "--threat", "violense"))
    assert "is a unit, which" in failed(kg(*call, "b.pdf", "--threat", "Gangs Team"))
