"""Time the commands beside something run in the same minute; writes results/speed.txt.

Run it as ``python bench/speed.py``. Machines differ and are busy: read the ratios, which are
medians of runs in turn, not the seconds.
"""

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parent.parent
RESULT = ROOT / "bench" / "results" / "speed.txt"
RUNS = 5
EXAMPLES = sorted(str(path) for path in (ROOT / "examples").glob("*.txt"))
KG = [sys.executable, "-m", "kg"]


def seconds(command: list[str]) -> float:
    """Time one run of a command."""
    begun = perf_counter()
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return perf_counter() - begun


def compare(name: str, ours: list[str], other_name: str, other: list[str]) -> str:
    """Time two commands in turn; give the median ratio."""
    pairs = [(seconds(ours), seconds(other)) for _ in range(RUNS + 1)][1:]
    ratio = statistics.median(a / b for a, b in pairs)
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    return f"{name}: {mine:.2f} s; {other_name}: {theirs:.2f} s; ratio {ratio:.2f}"


def main() -> None:
    """Print the comparisons and keep them."""
    with tempfile.TemporaryDirectory() as folder:
        graph = str(Path(folder) / "graph")
        parse = (
            "import rdflib; d = rdflib.Dataset();"
            f" d.parse({str(Path(graph) / 'graph.nq')!r}, format='nquads')"
        )
        build = [*KG, "build", *EXAMPLES, "-o", graph]
        subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
        lines = [
            compare(
                "kg --help",
                [*KG, "--help"],
                "python -c 'import typer'",
                [sys.executable, "-c", "import typer"],
            ),
            compare(
                "kg build of the two examples",
                build,
                "rdflib reading the N-Quads it wrote",
                [sys.executable, "-c", parse],
            ),
            compare(
                "kg ask who-connects-to PPD",
                [*KG, "ask", "--graph", graph, "who-connects-to", "PPD"],
                "rdflib reading the N-Quads",
                [sys.executable, "-c", parse],
            ),
        ]
    print("\n".join(lines))
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
