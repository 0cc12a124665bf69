"""Mentions to statements: run the rules over a report; keep what they read with its evidence."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial

from kg.entity import Entity
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from kg.schema import load_schema
from kg.statement import TIERS, Evidence, Statement, Tier
from loaders.recognise.mention import Mention
from loaders.recognise.recognise import Recognised
from loaders.relate.clause import Clause
from loaders.relate.clauses import Named, make_clauses
from loaders.relate.engine import Candidate, apply_rules
from loaders.relate.implied import imply
from loaders.relate.rule import load_rules
from loaders.relate.table import link_cells, table_of
from loaders.resolve import Resolved

Triple = tuple[str, str, str]

_SHARED = {"chairs", "leads", "member_of", "works_in"}
"""What a post does its holder does, and the other way round."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One candidate of one clause, with the evidence it would have."""

    triple: Triple
    evidence: Evidence
    dropped: str = ""
    cue: str = ""
    """The words that say the relation; empty where the names alone do."""


@dataclass(frozen=True)
class Source:
    """A report with its mentions and what they mean: what the rules read."""

    report: Report
    recognised: Recognised
    resolved: Resolved

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The report's entities by identifier."""
        return {entity.id: entity for entity in self.resolved.entities.values()}

    @cached_property
    def is_own(self) -> bool:
        """Whether the reporting body's own: the title names it, or the text does again and again.

        "The Force" counts as its name.
        """
        body = self.report.body
        if body is None:
            return False
        said = sum(meant == body for meant in self.resolved.meaning.values())
        return said > 4 or any(name in self.report.title for name in self.entities[body].names)

    @cached_property
    def topics(self) -> frozenset[str]:
        """The threats that the report names apart from other names."""
        return frozenset(
            self.resolved.meaning[key, mention.start, mention.end]
            for key, mentions in self.recognised.mentions.items()
            for mention in mentions
            if mention.type == "Threat"
        )

    @cached_property
    def heads(self) -> dict[str, Paragraph]:
        """The first row of each table."""
        rows = ((table_of(par), par) for par in self.report.paragraphs)
        return {place[0]: par for place, par in rows if place and place[1] == 1}

    def meant(self, par: Paragraph, mention: Mention) -> Entity | None:
        """Find what a mention means; None when the report does not say clearly."""
        found = self.resolved.meaning.get((par.key, mention.start, mention.end), "")
        return self.entities.get(found)

    def each_meant(self, par: Paragraph, mention: Mention) -> tuple[Entity, ...]:
        """Find all that a mention means: several things for "the two forces"."""
        group = self.resolved.groups.get((par.key, mention.start, mention.end), ())
        one = self.meant(par, mention)
        return (one,) if one else tuple(self.entities[item] for item in group)


def relate(source: Source) -> tuple[list[Statement], list[LedgerEntry]]:
    """Read the statements of a report, and list the candidates that were dropped."""
    kept: dict[Triple, list[Evidence]] = defaultdict(list)
    ledger: list[LedgerEntry] = []
    for par in source.report.paragraphs:
        for reading in read_paragraph(source, par):
            if reading.dropped:
                ledger.append(_drop(reading))
            else:
                kept[reading.triple].append(reading.evidence)
    for reading in _own_operations(source, kept):
        kept[reading.triple].append(reading.evidence)
    for triple in _said_by_description(source, kept):
        del kept[triple]
    statements = [Statement(*triple, _best(items)) for triple, items in sorted(kept.items())]
    return statements, ledger


def _said_by_description(source: Source, kept: dict[Triple, list[Evidence]]) -> list[Triple]:
    """List what only a description implies, where nothing else is said of what it describes."""
    implied = {
        triple: all(item.rule == "name.threat" for item in items) for triple, items in kept.items()
    }
    told = {end for triple, alone in implied.items() if not alone for end in triple[::2]}
    return [
        triple
        for triple, alone in implied.items()
        if alone and triple[0] not in source.resolved.named | told
    ]


def _own_operations(source: Source, kept: dict[Triple, list[Evidence]]) -> Iterator[Reading]:
    """Take an operation that a force's own report names, and gives to nobody, for the force's.

    The first place that names it is the evidence; the tier is inherited. Exercises and operations
    of the authority file are many forces' own.
    """
    body = source.report.body
    if not body or source.entities[body].type != "PoliceForce" or not source.is_own:
        return
    given = {target for _, relation, target in kept if relation in ("conducts", "leads")}
    for par in source.report.paragraphs:
        for mention in source.recognised.mentions[par.key]:
            if mention.recogniser != "operation" or mention.text.startswith("Exercise"):
                continue
            meant = source.meant(par, mention)
            if meant is None or meant.type != "Operation" or meant.id in given:
                continue
            given.add(meant.id)
            evidence = _evidence(source.report, par, mention, "inherited", "default.operation")
            yield Reading((body, "conducts", meant.id), evidence)


def _evidence(report: Report, par: Paragraph, mention: Mention, tier: Tier, rule: str) -> Evidence:
    """Make evidence of a name alone."""
    quote = par.text[mention.start : mention.end]
    return Evidence(report.id, par.key, mention.start, mention.end, quote, tier, rule)


def read_paragraph(source: Source, par: Paragraph) -> Iterator[Reading]:
    """Yield what the rules read in one paragraph, in reading order."""
    readings = [*_read_clauses(source, par), *_read_row(source, par)]
    yield from readings
    yield from _through_post(readings)


def _read_clauses(source: Source, par: Paragraph) -> Iterator[Reading]:
    named = list(_named(source, par))
    rules = load_rules()
    for clause in make_clauses(par, named):
        for candidate in apply_rules(clause, rules):
            reading = _read(source.report, par, clause, candidate)
            if reading:
                yield reading
    for mention, entity, _ in named:
        yield from _imply(source, par, mention, entity)


def _read_row(source: Source, par: Paragraph) -> Iterator[Reading]:
    """Read a table's row by the heads of its columns; the head is the evidence's context."""
    place = table_of(par)
    head = source.heads.get(place[0]) if place else None
    if head is None or head.key == par.key:
        return
    for link in link_cells(head, par, list(_named(source, par))):
        (first, subject), (last, target) = link.subject, link.object
        start, end = min(first.start, last.start), max(first.end, last.end)
        evidence = Evidence(
            source.report.id,
            par.key,
            start,
            end,
            par.text[start:end],
            "inherited",
            f"table.{link.relation}",
            link.head,
        )
        yield Reading(_order(subject.id, link.relation, target.id), evidence)


def _through_post(readings: list[Reading]) -> Iterator[Reading]:
    """Give a post's holder what is said of the post beside the name, and the other way round.

    "X, Head of Y at Z, chairs A": both chair it, both work in Z. What a title says ("Head of Y")
    its holder does wherever the paragraph names both. A rank before a name is no post set
    beside it.
    """
    held = [r for r in readings if r.triple[1] == "holds_post" and not r.dropped]
    posts = {r.triple[2]: r for r in held}
    people = {r.triple[0]: r for r in held if r.evidence.rule != "person.rank"}
    for reading in readings:
        if reading.dropped:
            continue
        subject, relation, target = reading.triple
        said = reading.evidence
        beside = [
            one.triple[end]
            for end, one in ((0, posts.get(subject)), (2, people.get(subject)))
            if one and _is_beside(reading, one, to_post=end == 2)
        ]
        post = posts.get(subject)
        if post and said.rule.startswith("title."):
            place = replace(post.evidence, rule="title.holder")
            yield Reading((post.triple[0], relation, target), place)
        elif relation in _SHARED:
            for other in beside:
                yield Reading((other, relation, target), replace(said, rule="title.holder"))


def _is_beside(reading: Reading, held: Reading, *, to_post: bool) -> bool:
    """Tell whether something is said where a post and its holder stand side by side.

    "X, Kent Police, became chair of Y": the force in between is not where the chair works.
    """
    said, place = reading.evidence, held.evidence
    between = to_post and reading.triple[1] == "works_in" and said.end < place.end
    return place.start <= said.start < place.end and not between


def _named(source: Source, par: Paragraph) -> Iterator[Named]:
    """Yield the mentions of a paragraph that mean something, with what they mean.

    "The Force" and a capitalised short form ("the Unit") name; "this team" and "it" refer.
    """
    found = [
        (mention, meant, not _refers(mention))
        for mention in source.recognised.mentions[par.key]
        for meant in source.each_meant(par, mention)
    ]
    left_out = source.resolved.left_out.get(par.key, ())
    found += [(mention, source.entities[meant], False) for mention, meant in left_out]
    yield from sorted(found, key=lambda item: item[0].start) if left_out else found


def _refers(mention: Mention) -> bool:
    return mention.recogniser in ("pronoun", "plural") or (
        mention.recogniser == "anaphor"
        and mention.name != "force"
        and not mention.text.split()[-1][:1].isupper()
    )


def _read(report: Report, par: Paragraph, clause: Clause, candidate: Candidate) -> Reading | None:
    """Turn a candidate into evidence; None for what the item or lead-in says alone."""
    subject, target = candidate.subject, candidate.object
    if clause.split:
        sides = {atom.position >= clause.split for atom in (subject, target)}
        sides.add(candidate.cue[0] >= clause.split)
        if len(sides) == 1:
            return None
    start, end, context = _place(par, clause, candidate)
    while par.text[start] in " \n.,;:)":
        start += 1  # a quote begins with a word
    named = subject.named and target.named
    tier: Tier = candidate.rule.tier if named else "inherited"
    triple = _order(subject.entity.id, candidate.rule.relation, target.entity.id)
    evidence = Evidence(
        report.id, par.key, start, end, par.text[start:end], tier, candidate.rule.id, context
    )
    return Reading(triple, evidence, candidate.dropped, _cue(par, clause, candidate))


def _cue(par: Paragraph, clause: Clause, candidate: Candidate) -> str:
    start, end = candidate.cue
    if end <= start:
        return ""
    return par.text[clause.offsets[start] : clause.offsets[end - 1] + 1].strip()


def _place(par: Paragraph, clause: Clause, candidate: Candidate) -> tuple[int, int, str]:
    """Find the shortest stretch that shows a candidate, and what lies outside it.

    For an item the quote is in the item, whose bullet is no part of the text, and the lead-in is
    its context.
    """
    stretches = [
        (candidate.subject.mention.start, candidate.subject.mention.end),
        (candidate.object.mention.start, candidate.object.mention.end),
    ]
    cue_start, cue_end = candidate.cue
    if cue_end > cue_start:
        stretches.append((clause.offsets[cue_start], clause.offsets[cue_end - 1] + 1))
    start, end = min(s for s, _ in stretches), max(e for _, e in stretches)
    if "\n" in par.text[start:end]:
        item = par.text.rfind("\n", 0, end) + 1
        outside = [stretch for stretch in stretches if stretch[0] < item]
        lead = par.text[min(s for s, _ in outside) : max(e for _, e in outside)]
        return item, end, lead.split("\n")[-1]
    return start, end, ""


_WORKING = {"Unit", "Partnership", "Organisation"}
"""A body works on what it is named for, even where the report does not say so again."""


def _imply(source: Source, par: Paragraph, mention: Mention, entity: Entity) -> Iterator[Reading]:
    body = source.entities.get(source.report.body or "")
    for link in imply(mention, entity, partial(source.meant, par), body):
        known = link.object.id in source.topics or link.subject.type in _WORKING
        if link.rule == "name.threat" and not known:
            continue  # "National Drugs Strategy": the report speaks of no such threat
        evidence = _evidence(source.report, par, mention, link.tier, link.rule)
        yield Reading(_order(link.subject.id, link.relation, link.object.id), evidence)


def _order(subject: str, relation: str, target: str) -> Triple:
    """Write a symmetric relation once, its ends in the order of their identifiers."""
    return load_schema().relations[relation].triple(subject, target)


def _best(items: list[Evidence]) -> tuple[Evidence, ...]:
    """Keep, of readings that overlap in a paragraph, the most direct and then the shortest."""
    chosen: list[Evidence] = []
    for item in sorted(items, key=lambda e: (TIERS.index(e.tier), e.end - e.start, e)):
        overlaps = any(
            item.paragraph == other.paragraph and item.start < other.end and other.start < item.end
            for other in chosen
        )
        if not overlaps:
            chosen.append(item)
    return tuple(sorted(chosen))


def _drop(reading: Reading) -> LedgerEntry:
    subject, relation, target = reading.triple
    text = f"{subject} {relation} {target}: {reading.evidence.quote}"
    return LedgerEntry(
        reading.evidence.report, reading.evidence.paragraph, "relation", reading.dropped, text
    )
