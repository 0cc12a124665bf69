"""The whole way: files to a Graph, one report at a time, each stage a pure function."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.entity import Entity
from kg.errors import ReadingError
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry
from kg.report import Report
from kg.statement import Statement
from loaders.reading.read import read_report
from loaders.recognise.lexicon import entries_by_id
from loaders.recognise.recognise import recognise
from loaders.relate.relate import Source, relate
from loaders.resolve import resolve

RULES_VERSION = "2026.11.24"
"""Raised whenever a rule, a recogniser or the ontology changes what is read."""

Progress = Callable[[str, int, int], None]
"""Called with a report's name, how many are done, and how many there are."""


@dataclass(frozen=True)
class Extracted:
    """Every stage's result for one report."""

    source: Source
    statements: list[Statement]
    ledger: list[LedgerEntry]


def extract(report: Report) -> Extracted:
    """Run the stages over one report."""
    recognised = recognise(report)
    resolved = resolve(report, recognised)
    report = replace(report, body=resolved.body)
    source = Source(report, recognised, resolved)
    statements, dropped = relate(source)
    return Extracted(source, statements, [*resolved.ledger, *dropped])


def build_graph(
    paths: Sequence[Path], *, ocr: bool = False, progress: Progress | None = None
) -> Graph:
    """Read reports and extract their graph; the order of the paths does not matter.

    The same file given twice is read once, and the ledger says so.

    Args:
        paths: the reports' files.
        ocr: read pages that are only pictures by optical character recognition.
        progress: told of each report.

    Raises:
        ReadingError: a file cannot be read, or two different files would be the same report.
    """
    read: dict[str, tuple[Report, list[LedgerEntry]]] = {}
    for path in sorted(set(paths)):
        report, notes = read_report(path, ocr=ocr)
        if report.id in read:
            notes = [*read[report.id][1], _same_twice(read[report.id][0], report, path)]
            report = read[report.id][0]
        read[report.id] = (report, notes)
    extracted = []
    ledger: list[LedgerEntry] = []
    for done, (report, notes) in enumerate(read.values()):
        if progress:
            progress(report.id, done, len(read))
        extracted.append(extract(report))
        ledger += notes
    if progress:
        progress("", len(read), len(read))
    return _assemble(extracted, ledger)


def _same_twice(first: Report, second: Report, path: Path) -> LedgerEntry:
    if first.sha256 != second.sha256:
        raise ReadingError(
            f"{path}: another file is already report {first.id!r};"
            " a report is named by its file, rename one"
        )
    return LedgerEntry(
        first.id, "", "reading", "the same file was given twice; it was read once", path.name
    )


def _assemble(extracted: list[Extracted], ledger: list[LedgerEntry]) -> Graph:
    """Put the reports' parts together; entities of one identifier become one."""
    by_id: dict[str, list[Entity]] = defaultdict(list)
    mentions: list[tuple[str, str, str]] = []
    statements: list[Statement] = []
    for part in extracted:
        for entity in part.source.resolved.entities.values():
            by_id[entity.id].append(entity)
        mentions += _named(part)
        statements += part.statements
        ledger = [*ledger, *part.ledger]
    linked = {end for stmt in statements for end in (stmt.subject, stmt.object)}
    # A post is a node only when something is said of it: "officers" and ranks are everywhere.
    used = linked | {entity for _, _, entity in mentions if not entity.startswith("post/")}
    used |= _broader(used)
    used |= {part.source.report.body for part in extracted if part.source.report.body}
    entities = [_merge(found) for key, found in by_id.items() if key in used]
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
        for mention in mentions
        if (key, mention.start, mention.end) in part.source.resolved.meaning
    ]


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


def _merge(found: list[Entity]) -> Entity:
    """Join what several reports call one thing; the longest name is its name."""
    best = sorted(found, key=lambda entity: (-len(entity.name), entity.name))[0]
    aliases = {name for entity in found for name in entity.names} - {best.name}
    return replace(best, aliases=tuple(sorted(aliases)))
