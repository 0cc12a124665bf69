"""Every stage for one paragraph, in words: what was read, found, resolved, linked and dropped."""

from collections.abc import Iterator
from pathlib import Path

from kg.entity import Entity
from kg.errors import ReadingError
from kg.report import Paragraph
from loaders.build import Extracted, extract
from loaders.reading.read import read_report
from loaders.relate.relate import Reading, read_paragraph
from loaders.sentences import split_sentences


def explain(path: Path, address: str) -> str:
    """Explain what a report's paragraph gave, stage by stage.

    Args:
        path: the report's file.
        address: the paragraph as the report prints it (``17``, ``footnote 3``), or its key.

    Raises:
        ReadingError: the file cannot be read, or has no such paragraph.
    """
    report, _ = read_report(path)
    part = extract(report)
    pars = [
        par
        for par in part.source.report.paragraphs
        if address.lower() in (par.address.lower(), par.key)
    ]
    if not pars:
        known = ", ".join(par.address for par in part.source.report.paragraphs[:12])
        raise ReadingError(f"{path.name}: no paragraph {address!r}; the first are {known}")
    return "\n\n".join("\n".join(_explain(part, par)) for par in pars)


def _explain(part: Extracted, par: Paragraph) -> Iterator[str]:
    entities = part.source.entities
    yield f"PARAGRAPH {par.address} ({par.kind}) of {part.source.report.title!r}"
    if par.headings:
        yield f"  under: {' > '.join(par.headings)}"
    yield from _segments(par)
    yield from _mentions(part, par, entities)
    yield from _abbreviations(part, par)
    yield from _readings(part, par, entities)


def _segments(par: Paragraph) -> Iterator[str]:
    yield "\n1 SENTENCES"
    for number, sentence in enumerate(split_sentences(par), 1):
        hangs = "   (read with its lead-in too)" if sentence.lead else ""
        yield f"  {number}. {par.text[sentence.start : sentence.end]}{hangs}"


def _mentions(part: Extracted, par: Paragraph, entities: dict[str, Entity]) -> Iterator[str]:
    yield "\n2 MENTIONS, how each was recognised and what it means"
    for outer in part.source.recognised.mentions[par.key]:
        for mention in (outer, *outer.inner):
            indent = "  " if mention is outer else "      inside: "
            meant = part.source.each_meant(par, mention)
            means = " and ".join(f"{item.name} [{item.id}]" for item in meant) or "nothing clear"
            yield f"{indent}{mention.text!r} {mention.type}, by {mention.recogniser} -> {means}"
    for mention, meant_id in part.source.resolved.left_out.get(par.key, ()):
        line = par.text[mention.start :].split("\n")[0]
        name = entities[meant_id].name
        yield f"  left out before {line[:24]!r}, by heading -> {name} [{meant_id}]"


def _abbreviations(part: Extracted, par: Paragraph) -> Iterator[str]:
    defined = [item for key, item in part.source.recognised.definitions if key == par.key]
    if defined:
        yield "\n3 ABBREVIATIONS defined here"
    for item in defined:
        yield f"  {item.short} = {item.long}"


def _readings(part: Extracted, par: Paragraph, entities: dict[str, Entity]) -> Iterator[str]:
    kept: list[Reading] = []
    dropped: list[Reading] = []
    for reading in read_paragraph(part.source, par):
        (dropped if reading.dropped else kept).append(reading)
    yield "\n4 STATEMENTS, with the rule that read each"
    for reading in dict.fromkeys(kept):
        item = reading.evidence
        yield f"  {_words(reading, entities)}"
        yield f"      {item.tier}, rule {item.rule}: “{item.quote}”"
        if item.context:
            yield f"      with its lead-in: “{item.context}”"
    if dropped:
        yield "\n5 DROPPED, and why"
    for reading in dict.fromkeys(dropped):
        yield f"  {_words(reading, entities)}"
        yield f"      {reading.dropped}, rule {reading.evidence.rule}: “{reading.evidence.quote}”"


def _words(reading: Reading, entities: dict[str, Entity]) -> str:
    subject, relation, target = reading.triple
    return f"{entities[subject].name} | {relation} | {entities[target].name}"
