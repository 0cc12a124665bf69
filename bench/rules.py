"""Measure each rule and each cue on annotated texts; writes results/rules.csv and rules.txt.

Run it as ``make rules``, or ``python bench/rules.py [FOLDER...]``. A folder holds NAME.txt,
NAME.nodes.tsv and NAME.edges.tsv; those of the shared folder beside the checkout are always
taken. A row is a piece of evidence; it is right when gold has its link. What each rule measured
is also kept as kg/measured.csv, which exports print beside the rule's own count.

A rule that fires in one text only may be a sentence written down; one that is right less than
0.8 of the time costs trust. Both are flagged, and so are cues.
"""

import csv
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
RESULTS = ROOT / "bench" / "results"
MEASURED = ROOT / "kg" / "measured.csv"
sys.path.insert(0, str(ROOT))

from kg.report import Paragraph  # noqa: E402
from kg.score.compare import compare  # noqa: E402
from kg.score.gold import read_gold  # noqa: E402
from kg.score.rows import LOW  # noqa: E402
from kg.statement import Evidence  # noqa: E402
from loaders.build import RULES_VERSION, build_graph, extract  # noqa: E402
from loaders.reading.read import read_report  # noqa: E402
from loaders.relate.clause import TYPE_CHARS  # noqa: E402
from loaders.relate.grammar import expand  # noqa: E402
from loaders.relate.relate import Source  # noqa: E402
from loaders.relate.rule import load_rules  # noqa: E402


@dataclass(slots=True)
class Tally:
    """What a rule or a cue gave."""

    texts: set[str] = field(default_factory=set)
    rows: int = 0
    right: int = 0

    def add(self, text: str, right: bool) -> None:
        """Count one row."""
        self.texts.add(text)
        self.rows += 1
        self.right += right

    @property
    def flags(self) -> str:
        """What to look at."""
        low = self.rows and self.right / self.rows < LOW
        few = {0: "never fires", 1: "one text"}.get(len(self.texts), "")
        return "; ".join(filter(None, (few, f"under {LOW}" if low else "")))

    @property
    def cells(self) -> tuple[object, ...]:
        """Texts, rows, right, precision, flags."""
        share = round(self.right / self.rows, 3) if self.rows else ""
        return (len(self.texts), self.rows, self.right, share, self.flags)


Tallies = dict[tuple[str, str], Tally]
"""By rule and cue; the cue is empty for the rule as a whole."""


@cache
def cues() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    """Give each rule's cues as patterns."""
    return {
        rule.id: [(cue, re.compile(expand(cue) + r"(?![\w-])", re.I)) for cue in rule.cues]
        for rule in load_rules().rules
    }


def mask(source: Source, par: Paragraph) -> str:
    """Put a type's character in the place of each letter of a name: no cue is found in names."""
    text = list(par.text)
    for mention in source.recognised.mentions[par.key]:
        meant = source.meant(par, mention)
        if meant:
            text[mention.start : mention.end] = TYPE_CHARS[meant.type] * mention.length
    return "".join(text)


def find_cue(masked: str, text: str, item: Evidence) -> str:
    """Find which cue of its rule a row shows, the longest there is; empty when none does."""
    lead = text.find(item.context) if item.context else 0
    spans = [(item.start, item.end), (lead, lead + len(item.context))]
    found = []
    for place, (start, end) in enumerate(spans):
        for cue, pattern in cues().get(item.rule, ()):
            for match in pattern.finditer(masked, start, end):
                whole_word = not masked[match.start() - 1 : match.start()].isalnum()
                found.append((whole_word, match.end() - match.start(), -place, cue))
    return max(found)[-1] if found else ""


def texts(folders: list[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield each annotated text with the stem of its gold."""
    for path in sorted((SHARED / "reports").glob("*.txt")):
        yield path, SHARED / "gold" / path.stem
    for folder in (SHARED / "gold" / "passages", *folders):
        for path in sorted(folder.glob("*.txt")):
            if path.with_suffix(".edges.tsv").is_file():
                yield path, path.with_suffix("")


def measure(path: Path, stem: Path, tallies: Tallies) -> None:
    """Count a text's rows by rule and cue."""
    gold, faults = read_gold(stem)
    if faults:
        sys.exit("\n".join(map(str, faults)))
    comparison = compare(build_graph([path]), gold)
    source = extract(read_report(path)[0]).source
    pars = source.report.by_key
    masked = {key: mask(source, par) for key, par in pars.items()}
    for triple, said in comparison.said.items():
        for _, item in said:
            right = triple in comparison.right
            tallies[item.rule, ""].add(str(path), right)
            cue = find_cue(masked[item.paragraph], pars[item.paragraph].text, item)
            if cue:
                tallies[item.rule, cue].add(str(path), right)


def to_csv(columns: tuple[str, ...], rows: list[tuple[object, ...]]) -> str:
    """Write rows as CSV with plain line ends."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([columns, *rows])
    return buffer.getvalue()


def summary(tallies: Tallies, count: int) -> list[str]:
    """Print the rules, and how many cues are flagged."""
    rules = {rule: tally for (rule, cue), tally in sorted(tallies.items()) if not cue}
    lines = [f"rules {RULES_VERSION}; {count} annotated texts; a row is a piece of evidence"]
    lines.append(f"{'rule':28} texts  rows right  share  flags")
    for rule, tally in rules.items():
        if tally.rows:
            share = f"{tally.right / tally.rows:.2f}"
            numbers = f"{len(tally.texts):5} {tally.rows:5} {tally.right:5}  {share:>5}"
            lines.append(f"{rule:28} {numbers}  {tally.flags}".rstrip())
    silent = [rule for rule, tally in rules.items() if not tally.rows]
    lines.append(f"rules that never fire in them ({len(silent)}): {', '.join(silent) or 'none'}")
    found = [tally for (_, cue), tally in tallies.items() if cue]
    rows = sum(tally.rows for rule, tally in rules.items() if cues().get(rule))
    lines.append(
        f"rows of rules with cues: {rows}; the cue is known of {sum(t.rows for t in found)}"
    )
    for flag in ("never fires", "one text", f"under {LOW}"):
        lines.append(f"cues, {flag}: {sum(flag in t.flags for t in found)} of {len(found)}")
    return lines


def main() -> None:
    """Print the table and keep it."""
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: not there; it holds the two whole reports, which are not public")
    tallies: Tallies = defaultdict(Tally)
    for rule, patterns in cues().items():  # those that never fire are listed too
        for cue in ("", *(cue for cue, _ in patterns)):
            tallies[rule, cue] = Tally()
    found = list(texts([Path(name) for name in sys.argv[1:]]))
    for path, stem in found:
        measure(path, stem, tallies)
    rows = [(*key, *tally.cells) for key, tally in sorted(tallies.items())]
    columns = ("rule", "cue", "texts", "rows", "right", "precision", "flags")
    (RESULTS / "rules.csv").write_text(to_csv(columns, rows), encoding="utf-8")
    measured: list[tuple[object, ...]] = [
        (RULES_VERSION, rule, *tally.cells[:3])
        for (rule, cue), tally in sorted(tallies.items())
        if not cue and tally.rows
    ]
    header = ("version", "rule", "texts", "rows", "right")
    MEASURED.write_text(to_csv(header, measured), encoding="utf-8")
    lines = summary(tallies, len(found))
    print("\n".join(lines))
    (RESULTS / "rules.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
