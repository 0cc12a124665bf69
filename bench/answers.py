"""Time ``kg who`` and ``kg path``, cold and warm; writes results/answers.txt.

Run it as ``python bench/answers.py [REPORT...]``; without reports it reads the two examples.
Cold is a command from its start, beside Python importing rdflib, which many such tools begin with.
Warm is the answer alone, on a generated graph of 100,000 statements, beside networkx's search for
as many chains on the same links. Times are the processor's: on a busy machine they differ less
than the clock's.
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

import networkx as nx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.answer.path import MOST, STOPS  # noqa: E402  # the path comes first
from kg.answer.route import path  # noqa: E402
from kg.answer.who import who  # noqa: E402
from kg.graph import Graph  # noqa: E402
from tests.big_graph import make_big_graph  # noqa: E402

RESULT = ROOT / "bench" / "results" / "answers.txt"
EXAMPLES = sorted(str(path) for path in (ROOT / "examples").glob("*.txt"))
KG = [sys.executable, "-m", "kg"]
RUNS, MANY, PAIRS = 7, 100_000, 40


def cold(command: list[str]) -> float:
    """Time a command in processor seconds, the median of runs after one to warm the disk."""
    times = []
    for _ in range(RUNS + 1):
        before = getrusage(RUSAGE_CHILDREN)
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
        after = getrusage(RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(times[1:])


def warm(do: Callable[[str, str], object], pairs: list[tuple[str, str]]) -> list[float]:
    """Time a call on each pair, sorted."""
    times = []
    for one, other in pairs:
        begun = process_time()
        do(one, other)
        times.append(process_time() - begun)
    return sorted(times)


def some_pairs(graph: Graph) -> list[tuple[str, str]]:
    """Take pairs of bodies that are joined, from much linked to little."""
    network = nx.Graph(open_pairs(graph))
    part = max(nx.connected_components(network), key=len)
    bodies = ("Unit", "Organisation", "PoliceForce", "Partnership")
    ranked = sorted(part, key=lambda it: (-len(graph.near[it]), it))
    things = [it for it in ranked if graph.entity[it].type in bodies]
    step = len(things) // (PAIRS + 1)
    return [(things[at * step], things[-1 - at * step]) for at in range(PAIRS)]


def open_pairs(graph: Graph) -> list[tuple[str, str]]:
    """List the links that a chain may take."""
    closed = {item.id for item in graph.entities if item.type in STOPS}
    return [
        (stmt.subject, stmt.object)
        for stmt in graph.statements
        if stmt.tier != "derived" and closed.isdisjoint((stmt.subject, stmt.object))
    ]


def line(name: str, times: list[float]) -> str:
    """Put times in a line."""
    return f"{name:46} {statistics.median(times):8.3f} {times[-1]:8.3f}"


def main(reports: list[str]) -> None:
    """Print the comparisons and keep them."""
    with tempfile.TemporaryDirectory() as folder:
        graph = str(Path(folder) / "graph")
        build = [*KG, "build", *(reports or EXAMPLES), "-o", graph]
        subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
        rdflib = [sys.executable, "-c", "import rdflib"]
        force = "West Midlands Police"
        ends = ("ROCU", "National Crime Agency")
        lines = [
            f"cold, {len(reports or EXAMPLES)} reports, processor seconds, median",
            f"kg who '{force}': {cold([*KG, 'who', force, '--graph', graph]):.2f}",
            f"kg path: {cold([*KG, 'path', *ends, '--graph', graph]):.2f}",
            f"python -c 'import rdflib': {cold(rdflib):.2f}",
        ]
    big = make_big_graph(MANY)
    pairs = some_pairs(big)
    _ = (big.near, big.outgoing, big.incoming, big.report)
    network = nx.Graph(open_pairs(big))

    def other(one: str, end: str) -> object:
        return list(islice(nx.shortest_simple_paths(network, one, end), MOST))

    lines += [
        f"warm, {MANY:,} statements, {len(pairs)} pairs, processor seconds   median    worst",
        line("kg path, three chains cited", warm(lambda a, b: path(big, a, b), pairs)),
        line(f"networkx, {MOST} chains, not cited", warm(other, pairs)),
        line("kg who", warm(lambda a, _: who(big, a), pairs)),
    ]
    print("\n".join(lines))
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
