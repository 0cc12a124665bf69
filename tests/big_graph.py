"""A large graph made by a seeded generator: the same bytes each time, no sentence of a report.

Its shape is that of the real ones: every node type and relation of the ontology, a few things
with very many links and many with few, one statement in seven shown twice.
"""

from itertools import accumulate
from random import Random

from kg.entity import Entity
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from kg.schema import Relation, load_schema
from kg.statement import Evidence, Statement, Tier

REPORTS, EACH = 40, 200
"""Reports at least, and how many statements each then gives: a real one gives some 200."""
DATES = ("2014", "2014-03", "2019-03-19", "spring 2015", None)
TIERS: tuple[Tier, ...] = ("stated", "stated", "inherited", "derived")
NOUNS = ("Crime", "Fraud", "Harbour", "Rural", "Night", "Youth", "Cyber", "Road", "Custody")
HOSTILE = (
    *('O\'Hare "Unit"', "Back\\slash", "}) DETACH DELETE n //"),
    *("Zoë Ward", "ÅÄÖ", "漢字", "𝒜", "\ufb01"),
)


def make_big_graph(statements: int, seed: int = 1, things: int = 0) -> Graph:
    """Make a graph with so many statements, each with one or two pieces of evidence.

    Things are a sixth of the statements, unless another number is given.
    """
    random = Random(seed)  # noqa: S311  # not for secrets
    entities = _entities(things or max(60, statements // 6), random)
    by_type: dict[str, list[Entity]] = {}
    for item in entities:
        by_type.setdefault(item.type, []).append(item)
    count = max(REPORTS, statements // EACH)
    paragraphs = max(4, statements // (3 * count))
    reports = [_report(number, paragraphs, entities) for number in range(count)]
    relations = sorted(load_schema().relations.values(), key=lambda relation: relation.name)
    found: dict[tuple[str, str, str], Statement] = {}
    while len(found) < statements:
        stmt = _statement(relations, by_type, reports, random)
        found.setdefault(stmt.triple, stmt)
    mentions = [
        (item.report, item.paragraph, stmt.subject)
        for stmt in found.values()
        for item in stmt.evidence
    ]
    ledger = [
        LedgerEntry(
            item.id, str(number % 3 + 1), "resolution", f"reason {number % 4}", f"it {number}"
        )
        for number, item in enumerate(reports * 2)
    ]
    return make_graph(reports, entities, found.values(), mentions, ledger)


def _entities(count: int, random: Random) -> list[Entity]:
    types = load_schema().types
    found = []
    for number in range(count):
        kind = types[number % len(types)]
        name = HOSTILE[number] if number < len(HOSTILE) else f"{random.choice(NOUNS)} {number // 2}"
        above = (f"threat/t{random.randrange(number // 15 + 1) * 15}",) if number % 5 else ()
        broader = tuple(_threat(item, types) for item in above) if kind == "Threat" else ()
        identifier = f"threat/t{number}" if kind == "Threat" else f"{kind.lower()}/e{number}"
        aliases = (f"E{number}",) if number % 3 == 0 else ()
        found.append(Entity(identifier, kind, name, aliases, broader=broader))
    return found


def _threat(identifier: str, types: tuple[str, ...]) -> str:
    """Name the threat of a row of the types: they repeat in their order."""
    row = int(identifier.removeprefix("threat/t")) // 15
    return f"threat/t{row * len(types) + types.index('Threat')}"


def _report(number: int, paragraphs: int, entities: list[Entity]) -> Report:
    return Report(
        id=f"report-{number:02}",
        title=f"Report {number // 2}",
        date=DATES[number % len(DATES)],
        body=entities[0].id,
        source=f"report-{number:02}.txt",
        sha256=f"{number:064x}",
        paragraphs=tuple(
            Paragraph(
                key=str(order + 1),
                address=str(order + 1),
                text=f"Paragraph {order + 1} of report {number} says who works with whom on what.",
                headings=("Part", "A > B"),
                page=order // 5 if number % 2 else None,
            )
            for order in range(paragraphs)
        ),
    )


def _statement(
    relations: list[Relation],
    by_type: dict[str, list[Entity]],
    reports: list[Report],
    random: Random,
) -> Statement:
    relation = random.choice(relations)
    ends = [_pick(types, by_type, random) for types in (relation.subjects, relation.objects)]
    pieces = tuple(_evidence(reports, random) for _ in range(1 + (random.random() < 1 / 7)))
    return Statement(ends[0].id, relation.name, ends[1].id, pieces)


def _pick(types: frozenset[str], by_type: dict[str, list[Entity]], random: Random) -> Entity:
    """Pick one of a type; the first ones are picked far more often than the last."""
    pool = by_type[random.choice(sorted(types))]
    return pool[int(len(pool) * random.random() ** 3)]


def _evidence(reports: list[Report], random: Random) -> Evidence:
    report = random.choice(reports)
    par = random.choice(report.paragraphs)
    starts = [0, *accumulate(len(word) + 1 for word in par.text.split())]
    start = random.choice(starts[:-1])
    end = len(par.text)
    tier = random.choice(TIERS)
    return Evidence(
        report.id, par.key, start, end, par.text[start:end], tier, f"rule.{random.randrange(30)}"
    )
