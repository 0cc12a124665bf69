"""Time each question of queries/ on a generated graph; writes results/questions.txt.

Run it as ``python bench/questions.py``. Oxigraph (on disk, as ``kg ask`` opens it) and kglite are
asked on 100,000 statements; rdflib's own engine, which would need minutes and 1.4 GB only to read
those, is compared on 1,000. Times are the processor's, in milliseconds: on a busy machine they
differ less than the clock's. Each is the median over three values for which the graph has rows,
not among the twenty most linked things of a type.
"""

import gc
import statistics
import sys
import tempfile
import warnings
from collections.abc import Callable
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from resource import RLIMIT_CPU, setrlimit
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg.answer.ask import ask  # noqa: E402  # the path comes first
from kg.graph import Graph  # noqa: E402
from kg.query import Question, load_questions  # noqa: E402
from kg.stores import Store  # noqa: E402
from kg.stores.kglite import KgliteStore  # noqa: E402
from kg.stores.limit import Limits  # noqa: E402
from kg.stores.oxigraph import OxigraphStore  # noqa: E402
from tests.big_graph import make_big_graph  # noqa: E402
from tests.kg.question_values import Values, values_with_rows  # noqa: E402
from tests.kg.rdflib_engine import RdflibEngine  # noqa: E402

RESULT = ROOT / "bench" / "results" / "questions.txt"
MANY, SOME = 100_000, 1_000
RUNS = 1
PATIENCE = 5
"""Seconds of processor time in which rdflib must answer."""
LIMITS = Limits(seconds=300)


def milliseconds(do: Callable[[], object]) -> float:
    """Time a call."""
    begun = process_time()
    do()
    return (process_time() - begun) * 1000


def median(question: Question, graph: Graph, store: Store, values: list[Values]) -> float:
    """Time a question over its values, each asked after once to warm up."""
    times = []
    for texts in values:
        again = partial(ask, question, graph, store, texts)
        again()
        times += [milliseconds(again) for _ in range(RUNS)]
    return statistics.median(times)


def patient(question: Question, graph: Graph, store: Store, values: list[Values]) -> float | None:
    """Time rdflib once for the first value; None when it takes too long.

    It is asked in a process of its own, which the system ends with its time.
    """
    forked = get_context("fork")  # the graph need not be sent
    receiver, sender = forked.Pipe(duplex=False)

    def answer() -> None:
        setrlimit(RLIMIT_CPU, (PATIENCE, PATIENCE + 1))
        sender.send(milliseconds(partial(ask, question, graph, store, values[0])))

    child = forked.Process(target=answer)
    child.start()
    sender.close()
    child.join()
    return float(receiver.recv()) if child.exitcode == 0 else None


def main() -> None:
    """Print the table and keep it."""
    warnings.simplefilter("ignore", DeprecationWarning)
    many, some = make_big_graph(MANY), make_big_graph(SOME)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        writer = OxigraphStore(Path(folder) / "store")
        writer.write(many)
        del writer
        gc.collect()
        disk = OxigraphStore(Path(folder) / "store", read_only=True, limits=LIMITS)
        small, lite, lite_small = OxigraphStore(), KgliteStore(limits=LIMITS), KgliteStore()
        lite.write(many)
        small.write(some)
        lite_small.write(some)
        slow = RdflibEngine(some)
        for question in load_questions():
            values = values_with_rows(question, many, lite, 3, skip=20)
            ours, theirs = (median(question, many, store, values) for store in (disk, lite))
            few = values_with_rows(question, some, lite_small, 1)
            base = patient(question, some, slow, few)  # type: ignore[arg-type]  # it only answers
            near = median(question, some, small, few)
            ratio = f">{PATIENCE * 1000 / near:.0f}" if base is None else f"{base / near:.0f}"
            count = len(ask(question, many, lite, values[0]).rows)
            rows.append((ours, theirs))
            line = f"{question.name:18} {count:6} {ours:9.1f} {theirs:9.1f} {ratio:>9}"
            print(line, flush=True)
            lines.append(line)
    middle = [statistics.median(column) for column in zip(*rows, strict=True)]
    lines.append(f"{'median':18} {'':6} {middle[0]:9.1f} {middle[1]:9.1f}")
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(lines[-1])


lines = [
    f"{MANY} statements: processor milliseconds; rdflib / Oxigraph: the ratio on {SOME}",
    f"{'question':18} {'rows':>6} {'Oxigraph':>9} {'kglite':>9} {'rdflib/Ox':>9}",
]

if __name__ == "__main__":
    main()
