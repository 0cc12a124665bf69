"""Time the explorer's pages in a real Chromium, beside pyvis; writes results/explorer.txt.

Run it as ``python bench/explorer.py [THINGS...]``; it needs Debian's chromium and the dev extra.
Graphs are generated, three links a thing. Chromium has no GPU and no WebGL, at 1440 x 900, and is
driven as by a hand: 60 steps of the mouse, 24 of the wheel. Layout and writing are timed by the
processor, the page by the clock: on a busy machine its times are longer.
"""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import process_time, sleep

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, Page  # noqa: E402  # the path comes first

from kg.graph import Graph  # noqa: E402
from kg.view.explorer import to_page  # noqa: E402
from kg.view.pyvis_map import MOST, to_html  # noqa: E402
from tests.big_graph import make_big_graph  # noqa: E402
from tests.browser import start_browser  # noqa: E402

RESULT = ROOT / "bench" / "results" / "explorer.txt"
SIZES = (300, 1_000, 10_000, 50_000)
LINKS = 3
"""Links for each thing."""
COLUMNS = (("write", 9), ("file", 11), ("first", 10), ("pan", 12), ("zoom", 12), ("heap", 11))
PATIENCE = 120_000
"""Milliseconds in which a first picture must be there."""

READY = {
    "explorer": "() => document.querySelector('#status')?.textContent",
    "pyvis": "() => document.querySelector('canvas')",
}
PAINTED = (
    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame("
    "() => done(performance.now()))))"
)
RECORD = (
    "() => { window.frames_ = []; const tick = (now) => { window.frames_.push(now);"
    " window.going_ = requestAnimationFrame(tick); }; requestAnimationFrame(tick); }"
)
STOP = "() => { cancelAnimationFrame(window.going_); return window.frames_; }"


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one page."""

    write: float
    """Processor seconds of layout and writing."""
    size: int
    """Bytes."""
    first: float
    """Milliseconds from opening to the first picture."""
    pan: float
    """The 95th percentile of the time between frames, in milliseconds."""
    zoom: float
    heap: float
    """Megabytes of JavaScript objects."""

    def __str__(self) -> str:
        """Write a row of the table."""
        return (
            f"{self.write:7.1f} s {self.size / 1e6:7.2f} MB {self.first / 1000:7.2f} s"
            f" {self.pan:8.0f} ms {self.zoom:8.0f} ms {self.heap:7.1f} MB"
        )


def measure(browser: Browser, draw: Callable[[Graph], str], graph: Graph, name: str) -> Figures:
    """Write a page and drive it."""
    begun = process_time()
    html = draw(graph)
    took = process_time() - begun
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "map.html"
        file.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE)
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function(READY[name])
        first = float(page.evaluate(PAINTED))
        sleep(1)
        pan, zoom = slowest(page, drag), slowest(page, turn)
        session = page.context.new_cdp_session(page)
        session.send("Performance.enable")
        found = session.send("Performance.getMetrics")["metrics"]
        heap = next(item["value"] for item in found if item["name"] == "JSHeapUsedSize")
        page.close()
    return Figures(took, len(html.encode()), first, pan, zoom, heap / 1e6)


def slowest(page: Page, do: Callable[[Page], None]) -> float:
    """Give the 95th percentile of the time between frames while something is done."""
    page.evaluate(RECORD)
    do(page)
    times = page.evaluate(STOP)
    waits = sorted(later - sooner for sooner, later in pairwise(times))
    return waits[int(0.95 * (len(waits) - 1))] if waits else 0.0


def drag(page: Page) -> None:
    """Pull the map about."""
    page.mouse.move(640, 450)
    page.mouse.down()
    for step in range(60):
        page.mouse.move(640 + 4 * (step % 30), 450 + 2 * (step % 20))
        sleep(0.03)
    page.mouse.up()


def turn(page: Page) -> None:
    """Turn the wheel in and out."""
    page.mouse.move(640, 450)
    for step in range(24):
        page.mouse.wheel(0, -120 if step < 12 else 120)
        sleep(0.06)


def main() -> None:
    """Measure all sizes and write the table."""
    lines = [
        f"{LINKS} links a thing; frames are the 95th percentile",
        f"{'things':>7} {'by':9}" + "".join(f"{name:>{width}}" for name, width in COLUMNS),
    ]
    for size in [int(text) for text in sys.argv[1:]] or SIZES:
        graph = make_big_graph(LINKS * size, things=size)
        with start_browser() as browser:
            ours = measure(browser, to_page, graph, "explorer")
            lines.append(f"{size:7} {'explorer':9}{ours}")
            print(lines[-1], flush=True)
            theirs = (
                str(measure(browser, to_html, graph, "pyvis"))
                if size <= MOST
                else f"  refused: more than {MOST} things"
            )
            lines.append(f"{size:7} {'pyvis':9}{theirs}")
            print(lines[-1], flush=True)
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
