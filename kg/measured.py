"""How often each rule was right where people had annotated the text: kg/measured.csv.

The table is written by ``make rules`` and shipped, so that an export can say of each rule what was
measured of it.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule gave in the annotated texts."""

    version: str
    """The version of the rule set that was measured."""
    rule: str
    texts: int
    rows: int
    right: int

    @property
    def precision(self) -> float:
        """The share of rows that were right, in thousandths."""
        return round(self.right / self.rows, 3)


@cache
def load_measured() -> dict[str, Measured]:
    """Read the table once, by rule; a rule that never fired there is not in it."""
    text = files("kg").joinpath("measured.csv").read_text(encoding="utf-8")
    return {
        row["rule"]: Measured(
            row["version"], row["rule"], *(int(row[name]) for name in ("texts", "rows", "right"))
        )
        for row in csv.DictReader(text.splitlines())
    }
