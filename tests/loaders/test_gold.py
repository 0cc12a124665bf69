"""How good the extraction is, measured on the hand annotation by its own scorer."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.view.export import export
from loaders.build import build_graph
from tests.shared import REPORTS, SHARED, needs_shared, report_file


def score(name: str, folder: Path) -> dict[str, Any]:
    export(build_graph([report_file(name)]), "csv", folder)
    done = subprocess.run(
        [
            sys.executable,
            SHARED / "gold" / "score.py",
            SHARED / "gold" / name,
            folder,
            "--source",
            report_file(name),
            "--json",
        ],
        capture_output=True,
        check=True,
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


@needs_shared
@pytest.mark.parametrize("name", REPORTS)
def test_edges_reach_the_figures_the_readme_claims(name: str, tmp_path: Path) -> None:
    result = score(name, tmp_path / "csv")

    assert result["edges"]["precision"] >= 0.75
    assert result["edges"]["recall"] >= 0.43
    assert result["cited"] >= 0.95
    assert result["quotes"] >= 0.99
