"""A graph made by hand, in which every question has an answer; the two reports are invented.

Each statement is a paragraph of its own, which is also its quote.
"""

from kg.entity import Entity
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry
from kg.report import Paragraph, Report
from kg.schema import load_schema
from kg.statement import Evidence, Statement, Tier

ENTITIES = {
    item.id: item
    for item in (
        Entity("force", "PoliceForce", "Westshire Police", ("the Force",)),
        Entity("eastshire", "PoliceForce", "Eastshire Police"),
        Entity("crime", "Unit", "Crime Department"),
        Entity("gangs", "Unit", "Gangs Team"),
        Entity("fraud", "Unit", "Fraud Team"),
        Entity("cyber", "Unit", "Cyber Team"),
        Entity("council", "Organisation", "Westshire Council"),
        Entity("home", "Organisation", "Home Office"),
        Entity("haven", "Organisation", "Safe Haven"),
        Entity("inspectorate", "Organisation", "Inspectorate"),
        Entity("board", "Partnership", "Safety Board"),
        Entity("forum", "Partnership", "Fraud Forum"),
        Entity("head", "Post", "Head of Crime"),
        Entity("jones", "Person", "Ann Jones"),
        Entity("oak", "Operation", "Operation Oak"),
        Entity("plan", "Strategy", "Gangs Plan"),
        Entity("youth", "Programme", "Youth Programme"),
        Entity("violence", "Threat", "violence"),
        Entity("gang-violence", "Threat", "gang violence", broader=("violence",)),
        Entity("deceit", "Threat", "fraud"),
        Entity("ledger", "Capability", "Ledger System"),
        Entity("harbour", "Place", "Harbour"),
        Entity("mob", "CriminalGroup", "Harbour Mob"),
        Entity("act", "Law", "Gangs Act"),
        Entity("prevent", "Strand", "Prevent"),
    )
}
SAID = {
    "board-2014": """
        crime part_of force
        gangs part_of crime
        fraud part_of crime
        gangs tackles gang-violence
        council tackles gang-violence
        oak tackles gang-violence
        plan tackles gang-violence
        fraud tackles deceit
        gangs works_with council
        gangs member_of board
        council member_of board
        fraud member_of forum
        eastshire member_of forum
        jones chairs board
        jones holds_post head
        head works_in crime
        jones leads crime
        head leads oak
        gangs conducts oak
        oak targets mob
        oak operates_in harbour
        crime delivers plan
        plan aligned_to act
        home funds youth
        council hosts ledger
        fraud uses ledger
        force reports_to board
        gangs contributes_to prevent
        force establishes cyber
    """,
    "board-2019": """
        gangs part_of crime
        gangs works_with council
        haven tackles gang-violence
        force leads oak
        inspectorate inspects force
        cyber merged_into fraud
    """,
}
INFERRED = ("force", "tackles", "gang-violence")
"""Derived: no question may give it."""


def make_county_graph() -> Graph:
    """Make the graph."""
    reports = [_report(name) for name in SAID]
    stmts = [
        Statement(*triple, (_evidence(name, number, triple, "stated"),))
        for name in SAID
        for number, triple in enumerate(_triples(name), 1)
    ]
    inferred = Statement(
        *INFERRED, (_evidence("board-2014", 1, _triples("board-2014")[0], "derived"),)
    )
    mentions = [
        (name, str(number), end)
        for name in SAID
        for number, triple in enumerate(_triples(name), 1)
        for end in triple[::2]
    ]
    ledger = [LedgerEntry("board-2014", "2", "resolution", "no clear name before it", "this team")]
    return make_graph(reports, ENTITIES.values(), [*stmts, inferred], mentions, ledger)


def _triples(name: str) -> list[tuple[str, str, str]]:
    return [(a, b, c) for a, b, c in (line.split() for line in SAID[name].strip().splitlines())]


def _sentence(triple: tuple[str, str, str]) -> str:
    source, relation, target = triple
    label = load_schema().relation(relation).label
    return f"{ENTITIES[source].name} {label} {ENTITIES[target].name}."


def _report(name: str) -> Report:
    paragraphs = tuple(
        Paragraph(str(number), str(number), _sentence(triple), page=number // 10 + 1)
        for number, triple in enumerate(_triples(name), 1)
    )
    date = name.removeprefix("board-")
    return Report(name, f"Report of {date}", date, "force", f"{name}.txt", "0" * 64, paragraphs)


def _evidence(name: str, number: int, triple: tuple[str, str, str], tier: Tier) -> Evidence:
    text = _sentence(triple)
    return Evidence(name, str(number), 0, len(text), text, tier, "hand")
