"""Decision: what a person said of a link or of names, and which decisions contradict each other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Literal, get_args

Verdict = Literal["accept", "reject", "correct", "add", "same", "not_same", "rename"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
LINKS: tuple[Verdict, ...] = ("accept", "reject", "correct", "add")
"""Verdicts on links; the others are on names."""

Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. Deleting it undoes it."""

    verdict: Verdict
    link: tuple[str, ...] = ()
    """Of a link: subject, relation, object, by identifier."""
    to: tuple[str, ...] = ()
    """For ``correct``: the right link."""
    report: str = ""
    """Of a link: the report that says it; empty for all."""
    quote: str = ""
    """Of a link: the words that say it, wherever they stand; empty for any."""
    names: tuple[str, ...] = ()
    """``same``: two names or identifiers, the one that is kept first. ``not_same``: two names as
    reports write them. ``rename``: a name or identifier, and its new name."""
    rule: str = ""
    """Of a link: the rule that read it, for the count of how often the rule is right."""
    reviewer: str = ""
    date: str = ""
    """As the reviewer gave it."""
    reason: str = ""
    line: int = field(default=0, compare=False)
    """Where it stands in its file."""

    def __str__(self) -> str:
        """Say it in a line: what, where, who."""
        about = " ".join(self.link) or " = ".join(self.names)
        where = f" (line {self.line})" if self.line else ""
        who = f" by {self.reviewer}" if self.reviewer else ""
        return f"{self.verdict.replace('_', ' ')} {about}{who}{where}"

    def covers(self, report: str, quote: str) -> bool:
        """Tell whether it is about a link's evidence with this quote in this report."""
        return self.report in ("", report) and self.quote in ("", quote)


def fold_quote(quote: str) -> str:
    r"""Fold the white space of a quote, which changes when a file is read again.

    >>> fold_quote("works\n  with")
    'works with'
    """
    return " ".join(quote.split())


def find_conflicts(decisions: Iterable[Decision]) -> list[tuple[Decision, Decision]]:
    """Find decisions of which only one can be true, as pairs in the order of the file."""
    known = tuple(decisions)
    return [*_link_conflicts(known), *_name_conflicts(known)]


def _link_conflicts(decisions: Sequence[Decision]) -> Iterator[tuple[Decision, Decision]]:
    by_link: dict[tuple[str, ...], list[Decision]] = {}
    for item in decisions:
        if item.verdict in LINKS:
            by_link.setdefault(item.link, []).append(item)
    for items in by_link.values():
        for one, other in combinations(items, 2):
            meet = one.covers(other.report, other.quote) or other.covers(one.report, one.quote)
            if meet and (one.verdict, one.to) != (other.verdict, other.to):
                yield one, other


def _name_conflicts(decisions: Sequence[Decision]) -> Iterator[tuple[Decision, Decision]]:
    """Find names that are the same and not the same, and things with two new names."""
    same = {frozenset(item.names): item for item in decisions if item.verdict == "same"}
    renamed: dict[str, Decision] = {}
    for item in decisions:
        if item.verdict == "not_same" and frozenset(item.names) in same:
            yield same[frozenset(item.names)], item
        if item.verdict == "rename":
            first = renamed.setdefault(item.names[0], item)
            if first.names != item.names:
                yield first, item


def count_by_rule(decisions: Iterable[Decision]) -> dict[str, tuple[int, int]]:
    """Count for each rule how many of its links people found right, and how many they judged."""
    found: dict[str, tuple[int, int]] = {}
    for item in decisions:
        if item.rule and item.verdict in ("accept", "reject", "correct"):
            right, judged = found.get(item.rule, (0, 0))
            found[item.rule] = (right + (item.verdict == "accept"), judged + 1)
    return dict(sorted(found.items()))
