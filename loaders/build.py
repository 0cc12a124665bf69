"""The whole way: files to a Graph, one report at a time, each stage a pure function."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.entity import Entity
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry
from kg.report import Report
from kg.review.apply import apply_decisions
from kg.review.decision import Decision
from kg.schema import load_schema
from kg.statement import Statement
from loaders.across import same_across
from loaders.names import Apart
from loaders.reading.sources import Shelf, read_sources
from loaders.recognise.lexicon import entries_by_id
from loaders.recognise.mention import Mention
from loaders.recognise.recognise import recognise
from loaders.relate.relate import Source, relate
from loaders.resolve import resolve

RULES_VERSION = "2026.11.24.4"
"""Raised whenever a rule, a recogniser or the ontology changes what is read."""

Progress = Callable[[str, int, int], None]
"""Called with a report's name, how many are done, and how many there are."""


_BODIES = {"Unit", "Partnership", "Organisation", "Operation"}


@dataclass(frozen=True)
class Extracted:
    """Every stage's result for one report."""

    source: Source
    statements: list[Statement]
    ledger: list[LedgerEntry]


def extract(report: Report, apart: Apart = frozenset()) -> Extracted:
    """Run the stages over one report.

    Args:
        report: The report.
        apart: Pairs of names that are not the same, whatever the rules say.
    """
    recognised = recognise(report)
    resolved = resolve(report, recognised, apart)
    report = replace(report, body=resolved.body)
    source = Source(report, recognised, resolved)
    statements, dropped = relate(source)
    return Extracted(source, statements, [*resolved.ledger, *dropped])


@dataclass(frozen=True)
class Built:
    """A graph, how its names were found, and the files that were named or found but not read."""

    graph: Graph
    recognisers: dict[str, int]
    """How many names that mean something each recogniser found."""
    shelf: Shelf
    unused: tuple[Decision, ...] = ()
    """Decisions that match nothing any more."""


def build_graph(
    paths: Sequence[Path | str], *, ocr: bool = False, progress: Progress | None = None
) -> Graph:
    """Read reports and extract their graph; the order of the paths does not matter.

    Args:
        paths: Files, folders, zips, or web addresses.
        ocr: Read pages that are only pictures by optical character recognition.
        progress: Told how far the work is.

    Raises:
        ReadingError: a named file cannot be read, or two different files would be the same report.
    """
    return build(paths, ocr=ocr, progress=progress).graph


def build(
    paths: Sequence[Path | str],
    *,
    ocr: bool = False,
    decisions: Sequence[Decision] = (),
    progress: Progress | None = None,
) -> Built:
    """Read reports, extract their graph, apply decisions, and tell what was not read.

    Raises:
        ReadingError: a named file cannot be read, or two different files would be the same report.
        DecisionError: a decision would break the ontology.
    """
    apart = frozenset(frozenset(it.names) for it in decisions if it.verdict == "not_same")
    shelf = read_sources(paths, ocr=ocr)
    extracted = []
    for done, report in enumerate(shelf.reports):
        if progress:
            progress(report.id, done, len(shelf.reports))
        extracted.append(extract(report, apart))
    if progress:
        progress("", len(shelf.reports), len(shelf.reports))
    ledger = [*shelf.notes, *(item.entry() for item in shelf.skipped)]
    decided = apply_decisions(_assemble(extracted, ledger), decisions)
    return Built(decided.graph, _count_recognisers(extracted), shelf, decided.unused)


def _count_recognisers(extracted: list[Extracted]) -> dict[str, int]:
    return Counter(
        mention.recogniser
        for part in extracted
        for key, mentions in part.source.recognised.mentions.items()
        for mention in mentions
        if (key, mention.start, mention.end) in part.source.resolved.meaning
    )


def _assemble(extracted: list[Extracted], ledger: list[LedgerEntry]) -> Graph:
    """Put the reports' parts together; what several of them name becomes one."""
    into = same_across(
        entity for part in extracted for entity in part.source.resolved.entities.values()
    )
    by_id: dict[str, list[Entity]] = defaultdict(list)
    mentions: list[tuple[str, str, str]] = []
    named: set[str] = set()
    statements: list[Statement] = []
    for part in extracted:
        for entity in part.source.resolved.entities.values():
            by_id[into.get(entity.id, entity.id)].append(entity)
        mentions += [(report, key, into.get(id, id)) for report, key, id in _named(part)]
        named |= {into.get(id, id) for id in part.source.resolved.named}
        statements += [_renamed(stmt, into) for stmt in part.statements]
        ledger = [*ledger, *part.ledger]
    linked = {end for stmt in statements for end in (stmt.subject, stmt.object)}
    # A post, or what is only described, is a node when something is said of it.
    used = linked | {entity for entity in named if not entity.startswith("post/")}
    used |= _broader(used)
    used |= {part.source.report.body for part in extracted if part.source.report.body}
    entities = [_merge(key, found) for key, found in by_id.items() if key in used]
    listed = entries_by_id()  # what no report names but others need
    entities += [listed[key].to_entity() for key in sorted(used - set(by_id)) if key in listed]
    mentions = [item for item in mentions if item[2] in used]
    return make_graph(
        [part.source.report for part in extracted], entities, statements, mentions, ledger
    )


def _named(part: Extracted) -> list[tuple[str, str, str]]:
    """List what each paragraph names; "Wiltshire" is not named inside "Wiltshire Police"."""
    return [
        (part.source.report.id, key, part.source.resolved.meaning[key, mention.start, mention.end])
        for key, mentions in part.source.recognised.mentions.items()
        for outer in mentions
        for mention in (outer, *(nested for nested in outer.inner if _names_too(outer, nested)))
        if (key, mention.start, mention.end) in part.source.resolved.meaning
    ]


def _names_too(outer: Mention, nested: Mention) -> bool:
    """Tell whether a name inside another is named by it: the operation of "Operation X team"."""
    listed = nested.recogniser in ("authority", "operation", "report", "abbreviation")
    if nested.recogniser == "place shape":
        return outer.type in ("Unit", "Partnership")  # "North West Regional Organised Crime Unit"
    return listed and nested.type in _BODIES and outer.type != nested.type


def _broader(used: set[str]) -> set[str]:
    """Find the threats above those that are used."""
    listed = entries_by_id()
    found: set[str] = set()
    queue = [item for item in used if item.startswith("threat/")]
    while queue:
        entry = listed.get(queue.pop())
        above = entry.broader if entry else ()
        queue += [item for item in above if item not in found]
        found.update(above)
    return found


def _renamed(stmt: Statement, into: dict[str, str]) -> Statement:
    if stmt.subject not in into and stmt.object not in into:
        return stmt
    ends = (into.get(end, end) for end in (stmt.subject, stmt.object))
    return Statement(*load_schema().relations[stmt.relation].triple(*ends), stmt.evidence)


def _merge(key: str, found: list[Entity]) -> Entity:
    """Join what several reports call one thing; the longest name is its name."""
    best = sorted(found, key=lambda entity: (-len(entity.name), entity.name))[0]
    aliases = {name for entity in found for name in entity.names} - {best.name}
    return replace(best, id=key, aliases=tuple(sorted(aliases)))
