"""The ledger: what was read but not kept, each with its reason."""

from dataclasses import dataclass
from typing import Literal

Stage = Literal["reading", "recognition", "resolution", "relation", "review"]


@dataclass(frozen=True, slots=True, order=True)
class LedgerEntry:
    """One thing that did not reach the graph."""

    report: str
    paragraph: str
    """The paragraph's key, or empty when it is about the whole report."""
    stage: Stage
    reason: str
    text: str
    """The words concerned, verbatim where there are any."""
