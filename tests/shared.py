"""Where the two whole reports and their hand annotation are, when they are there.

A stranger's clone has none: those tests say so and skip. In CI they must run.
"""

import os
from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
REPORTS = ("acc-crime-portfolio-2014", "strategic-policing-requirement-2019")

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir() and not os.environ.get("CI"),
    reason="needs the two whole reports in ../shared, which are not part of this repository",
)


def report_file(name: str) -> Path:
    """Give a whole report's text file."""
    return SHARED / "reports" / f"{name}.txt"
