"""Time the way from paragraphs to statements; writes results/extraction.txt.

Run it as ``make bench``, or ``python bench/extraction.py [REPORT...]``. Words per
CPU-second, reading excluded, rules and name lists loaded and warm. Machines differ and are busy:
read the ratio to spaCy's small pipeline (tagger, parser, lemmas, names), which runs in turn on
the same paragraphs, and the cost a word as a report grows.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "bench" / "results" / "extraction.txt"
SPACY = ROOT / "out" / "spacy" / "bin" / "python"
sys.path.insert(0, str(ROOT))

from kg.report import Report  # noqa: E402
from loaders.build import RULES_VERSION, extract  # noqa: E402
from loaders.reading.read import read_report  # noqa: E402
from loaders.recognise.recognise import recognise  # noqa: E402
from loaders.relate.relate import Source, relate  # noqa: E402
from loaders.resolve import resolve  # noqa: E402

RUNS = 3
PAGE = 500
"""Words of a page."""
PAGES = (20, 200, 2000)
NAMED = (20, 100, 400)
"""Pages where every paragraph brings two names of its own."""
SLACK = 1.2
"""A word of the longest report costs at most so many times a word of the shortest."""


def words(report: Report) -> int:
    """Count the words of a report."""
    return sum(len(par.text.split()) for par in report.paragraphs)


def repeat(reports: list[Report], pages: int) -> Report:
    """Make a report of a length: the paragraphs of others, again and again, keys made unique."""
    pars, count, wanted = [], 0, pages * PAGE
    source = [(report.id, par) for report in reports for par in report.paragraphs]
    while count < wanted:
        place, (name, par) = len(pars) // len(source), source[len(pars) % len(source)]
        parent = par.parent and f"{place}-{name}-{par.parent}"
        pars.append(replace(par, key=f"{place}-{name}-{par.key}", parent=parent))
        count += len(par.text.split())
    return replace(reports[0], paragraphs=tuple(pars))


def spend(work: Callable[[], object]) -> float:
    """Count the CPU-seconds of one run."""
    begun = process_time()
    work()
    return process_time() - begun


def spacy_seconds(report: Report) -> float | None:
    """Count spaCy's CPU-seconds on the same paragraphs; None where it is not installed."""
    if not SPACY.is_file():
        return None
    texts = json.dumps([par.text for par in report.paragraphs])
    script = ROOT / "bench" / "spacy_rate.py"
    done = subprocess.run([SPACY, script], input=texts, capture_output=True, check=True, text=True)
    return float(json.loads(done.stdout)["seconds"])


def beside(report: Report) -> list[str]:
    """Set the extraction beside spaCy, in turn."""
    count = words(report)
    pairs = [(spend(lambda: extract(report)), spacy_seconds(report)) for _ in range(RUNS)]
    ours = count / statistics.median(mine for mine, _ in pairs)
    lines = [f"{count} words, paragraphs to statements: {ours:,.0f} words/CPU-s"]
    ratios = [other / mine for mine, other in pairs if other]
    if not ratios:
        return [*lines, "spaCy is not installed: make out/spacy/.ready"]
    theirs = count / statistics.median(other for _, other in pairs if other)
    name = "spaCy 3.8, en_core_web_sm, whole pipeline"
    lines.append(f"{name}: {theirs:,.0f} words/CPU-s; ratio {statistics.median(ratios):.1f}")
    return lines


def stages(report: Report) -> dict[str, float]:
    """Count the CPU-seconds of each stage."""
    found: dict[str, float] = {}
    begun = process_time()
    recognised = recognise(report)
    found["recognise"] = process_time() - begun
    resolved = resolve(report, recognised)
    found["resolve"] = process_time() - begun - found["recognise"]
    source = Source(replace(report, body=resolved.body), recognised, resolved)
    found["relate"] = spend(lambda: relate(source))
    return found


def name_anew(report: Report) -> Report:
    """Give each paragraph two names that no other has: repeated text has no new names."""
    pars = []
    for number, par in enumerate(report.paragraphs):
        word = "".join("bdfglmnprst"[int(digit)] + "aeiou"[int(digit) % 5] for digit in str(number))
        new = f" Operation {word.capitalize()} is led by the {word.capitalize()}ham Task Force."
        pars.append(replace(par, text=par.text + new))
    return replace(report, paragraphs=tuple(pars))


def growth(reports: list[Report]) -> list[str]:
    """Print what a word costs as a report grows, for each stage and in all."""
    return [
        "CPU-microseconds a word; longer reports are the same paragraphs again",
        *_growth([repeat(reports, pages) for pages in PAGES]),
        "",
        "the same, with two new names in each paragraph",
        *_growth([name_anew(repeat(reports, pages)) for pages in NAMED]),
    ]


def _growth(reports: list[Report]) -> list[str]:
    names = ("recognise", "resolve", "relate", "all")
    lines = [f"{'words':>9} " + " ".join(f"{name:>10}" for name in names)]
    costs = []
    for report in reports:
        # A short run is measured several times: the least is the one least disturbed.
        runs = [stages(report) for _ in range(RUNS if words(report) < 500_000 else 1)]
        found = min(runs, key=lambda run: sum(run.values()))
        found |= {"all": sum(found.values())}
        costs.append({name: 1e6 * seconds / words(report) for name, seconds in found.items()})
        cells = " ".join(f"{costs[-1][name]:>10.1f}" for name in names)
        lines.append(f"{words(report):>9} {cells}")
    rise = {name: costs[-1][name] / costs[0][name] for name in names}
    verdict = "linear" if rise["all"] <= SLACK else "NOT linear"
    each = ", ".join(f"{name} {rise[name]:.2f}" for name in names)
    return [
        *lines,
        f"{verdict}: a word of the longest costs so many times one of the shortest: {each}",
    ]


def main() -> None:
    """Print the tables and keep them."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted((ROOT / "examples").glob("*.txt"))
    reports = [read_report(path)[0] for path in paths]
    extract(reports[0])
    lines = [
        f"rules {RULES_VERSION}; {', '.join(path.stem for path in paths)}",
        *beside(repeat(reports, 1 + sum(map(words, reports)) // PAGE)),
        "",
        *growth(reports),
    ]
    print("\n".join(lines))
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
