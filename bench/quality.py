"""Measure the extraction on the hand-annotated reports; writes results/quality.txt.

Run it as ``python bench/quality.py``. The reports, eight passages and the scorer are in the shared
folder beside the checkout; thirty-two passages written for this project are in bench/passages.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PASSAGES = ROOT / "bench" / "passages"
RESULT = ROOT / "bench" / "results" / "quality.txt"
sys.path.insert(0, str(ROOT))

from kg.view.export import export  # noqa: E402
from loaders.build import RULES_VERSION, build_graph  # noqa: E402


def score(text: Path, gold: Path) -> dict[str, Any]:
    """Build one text's graph, export it and run the scorer on it."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "csv"
        export(build_graph([text]), "csv", target)
        command = [sys.executable, SHARED / "gold" / "score.py", gold, target]
        done = subprocess.run(
            [*command, "--source", text, "--json"], capture_output=True, check=True
        )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def row(name: str, results: list[dict[str, Any]], *, by_count: bool = False) -> str:
    """Add several texts' counts up to one row of the table.

    Where unnumbered paragraphs are annotated by their count, and not by their heading as kg
    cites them, citations cannot be compared.
    """

    def rates(part: str) -> tuple[float, float]:
        right = sum(result[part]["right"] for result in results)
        predicted = sum(result[part]["predicted"] for result in results)
        found = sum(round(r[part]["recall"] * r[part]["wanted"]) for r in results)
        return right / predicted, found / sum(r[part]["wanted"] for r in results)

    precision, recall = rates("nodes_typed")
    nodes = 2 * precision * recall / (precision + recall)
    edges = rates("edges")
    cited = "   -" if by_count else f"{min(result['cited'] for result in results):.2f}"
    quotes = min(result["quotes"] for result in results)
    figures = f"{nodes:.2f}      {edges[0]:.2f}       {edges[1]:.2f}    {cited}   {quotes:.3f}"
    return f"{name:36} {figures}"


def main() -> None:
    """Print the table and keep it."""
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: not there; it holds the two whole reports, which are not public")
    lines = [
        f"rules {RULES_VERSION}; lowest cited and quotes of the texts in a row",
        f"{'':36} nodes F1  precision  recall  cited  quotes",
    ]
    for text in sorted((SHARED / "reports").glob("*.txt")):
        lines.append(row(text.stem, [score(text, SHARED / "gold" / text.stem)]))
    passages = sorted((SHARED / "gold" / "passages").glob("*.txt"))
    lines.append(
        row("8 passages about other forces", [score(t, t.with_suffix("")) for t in passages])
    )
    for folder, name in (
        ("development", "16 passages, rules written with"),
        ("heldout", "16 passages, never read for rules"),
    ):
        texts = sorted((PASSAGES / folder).glob("*.txt"))
        lines.append(row(name, [score(t, t.with_suffix("")) for t in texts], by_count=True))
    print("\n".join(lines))
    RESULT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
