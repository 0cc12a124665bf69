"""Derived evidence after a review: it stands only as long as what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kg.ledger import LedgerEntry
from kg.statement import Evidence, Statement

GONE = "rests on what a person rejected"


def settle_premises(
    statements: Sequence[Statement], renamed: Mapping[str, str]
) -> tuple[list[Statement], list[LedgerEntry]]:
    """Let derived evidence name what it rests on anew; leave out what rests on nothing.

    Args:
        statements: Of one piece of evidence each.
        renamed: Each former identifier of evidence that is still there, and the present one.
    """
    kept, ledger = list(statements), list[LedgerEntry]()
    while True:
        known = {stmt.evidence_id(item) for stmt in kept for item in stmt.evidence}
        settled = [_rename(stmt, renamed, known) for stmt in kept]
        lost = [stmt for stmt in settled if not _stands(stmt.evidence[0], known)]
        if not lost:
            return settled, ledger
        ledger += [_entry(stmt) for stmt in lost]
        kept = [stmt for stmt in settled if stmt not in lost]


def _rename(stmt: Statement, renamed: Mapping[str, str], known: set[str]) -> Statement:
    item = stmt.evidence[0]
    if not item.premises:
        return stmt
    premises = tuple(it if it in known else renamed.get(it, it) for it in item.premises)
    return replace(stmt, evidence=(replace(item, premises=premises),))


def _stands(item: Evidence, known: set[str]) -> bool:
    return item.tier != "derived" or known.issuperset(item.premises)


def _entry(stmt: Statement) -> LedgerEntry:
    item = stmt.evidence[0]
    text = f"{' '.join(stmt.triple)}: {item.quote}"
    return LedgerEntry(item.report, item.paragraph, "review", GONE, text)
