"""Compare the PDF reader with other extractors; writes results/reading.txt.

Run it as ``python bench/reading.py`` with the two whole reports in ../shared, poppler's pdftotext,
and ``pip install pdfplumber pypdf`` for those two lines. A paragraph of the text reading is
recovered whole when its words, white space, quotes and hyphens folded, stand in one piece in what
the extractor gives. Times are the best of five, in turn, of the report printed four times over;
beside them how many times pdftotext's they are, the middle of the turns' ratios.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pypdfium2 as pdfium

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT.parent / "shared" / "reports"
NAMES = ("acc-crime-portfolio-2014", "strategic-policing-requirement-2019")
RESULT = ROOT / "bench" / "results" / "reading.txt"
TIMES = 4


def fold(text: str) -> str:
    """Fold what formats may differ in."""
    return re.sub(r"[\s\-‐•\x02\ufffe]+", "", text.translate(str.maketrans("‘’“”", "''\"\"")))


def ours(path: Path) -> str:
    """Read as kg does."""
    from loaders.reading.read import read_report

    report, _ = read_report(path)
    return "\n".join(par.text for par in report.paragraphs)


def floor(path: Path) -> str:
    """Take pypdfium2's text, in the file's own order."""
    pages = pdfium.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def poppler(path: Path) -> str:
    """Run pdftotext -layout."""
    command = ["pdftotext", "-layout", str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def pypdf(path: Path) -> str:
    """Run pypdf."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def plumber(path: Path) -> str:
    """Run pdfplumber, keeping the layout."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        return "\n".join(page.extract_text(layout=True) for page in document.pages)


EXTRACTORS: dict[str, Callable[[Path], str]] = {
    "kg": ours,
    "pypdfium2, text alone": floor,
    "pdftotext -layout": poppler,
    "pypdf": pypdf,
    "pdfplumber, layout": plumber,
}
SLOW = ("pypdf", "pdfplumber, layout")


def repeat(path: Path, folder: Path) -> tuple[Path, int]:
    """Print a report several times into one file."""
    whole = pdfium.PdfDocument.new()
    for _ in range(TIMES):
        whole.import_pages(pdfium.PdfDocument(path))
    target = folder / path.name
    whole.save(str(target))
    return target, len(whole)


def recovered(extract: Callable[[Path], str]) -> tuple[int, int]:
    """Count the paragraphs that are recovered whole, and all."""
    from loaders.reading.read import read_report

    got = total = 0
    for name in NAMES:
        report, _ = read_report(REPORTS / f"{name}.txt")
        text = fold(extract(REPORTS / f"{name}.pdf"))
        got += sum(1 for par in report.paragraphs if fold(par.text) in text)
        total += len(report.paragraphs)
    return got, total


def measure(folder: Path, names: list[str]) -> tuple[int, dict[str, list[float]]]:
    """Measure in turn: how many pages, and each extractor's seconds a turn."""
    files = [repeat(REPORTS / f"{name}.pdf", folder) for name in NAMES]
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(5):
        for name in names:
            if turn and name in SLOW:
                continue
            begun = perf_counter()
            for path, _ in files:
                EXTRACTORS[name](path)
            seconds[name].append(perf_counter() - begun)
    return sum(count for _, count in files), seconds


def ratio(seconds: list[float], others: list[float]) -> float:
    """Compare turn with turn, so that what else the machine does weighs on both."""
    return median(one / other for one, other in zip(seconds, others, strict=False))


def available() -> list[str]:
    """List the extractors that are installed."""
    from importlib.util import find_spec

    needed = {"pypdf": "pypdf", "pdfplumber, layout": "pdfplumber"}
    found = [name for name in EXTRACTORS if name not in needed or find_spec(needed[name])]
    return [name for name in found if name != "pdftotext -layout" or shutil.which("pdftotext")]


def main() -> None:
    """Print the table and keep it."""
    if not REPORTS.is_dir():
        sys.exit(f"{REPORTS}: not there; it holds the two whole reports, which are not public")
    names = available()
    with tempfile.TemporaryDirectory() as folder:
        pages, seconds = measure(Path(folder), names)
    lines = [f"{'':22}  paragraphs whole  pages/s  times pdftotext's"]
    for name in names:
        got, total = recovered(EXTRACTORS[name])
        line = f"{name:22}  {got}/{total} = {got / total:.2f}    {pages / min(seconds[name]):7.1f}"
        against = seconds.get("pdftotext -layout")
        lines.append(f"{line}  {ratio(seconds[name], against):8.1f}" if against else line)
    print("\n".join(lines))
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
