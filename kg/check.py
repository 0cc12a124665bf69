"""Check a graph: faults are values with their place, collected and reported together."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kg.errors import OntologyError
from kg.graph import Graph
from kg.rdf import to_quads
from kg.resources import resource_text
from kg.schema import Relation, load_schema
from kg.statement import Evidence, Statement


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a graph."""

    place: str
    message: str
    """What is wrong, and what would be right."""

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def check_graph(graph: Graph) -> tuple[Fault, ...]:
    """Check the graph against its own text and the ontology; empty when all is right."""
    return (
        *_check_unique(graph),
        *_check_entities(graph),
        *_check_mentions(graph),
        *(fault for stmt in graph.statements for fault in _check_statement(graph, stmt)),
        *_check_pairs(graph),
        *_check_evidence(graph),
    )


def check_quote(graph: Graph, item: Evidence) -> bool:
    """Tell whether a piece of evidence quotes its paragraph verbatim."""
    return not _quote_faults(graph, item)


def check_sources(graph: Graph, folder: Path) -> tuple[Fault, ...]:
    """Compare the reports' files in a folder with the digests of those that were read."""
    faults = []
    for report in graph.reports:
        path, place = folder / report.source, f"report {report.id} ({report.source})"
        if not path.is_file():
            faults.append(Fault(place, f"there is no such file in {folder}: not compared"))
        elif (found := sha256(path.read_bytes()).hexdigest()) != report.sha256:
            message = f"SHA-256 is {found}; the graph was built from {report.sha256}"
            faults.append(Fault(place, message))
    return tuple(faults)


def check_shapes(graph: Graph) -> tuple[Fault, ...]:
    """Check the graph's RDF against ontology/shapes.ttl; empty when all is right."""
    import pyshacl  # slow to import, and only needed here
    import rdflib

    data, shapes = rdflib.Graph(), rdflib.Graph()
    data.parse(data=_triples(graph), format="nt")
    shapes.parse(data=resource_text("ontology", "shapes.ttl"), format="turtle")
    _, results, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return tuple(sorted(_shape_faults(results), key=str))


def _check_unique(graph: Graph) -> Iterator[Fault]:
    """Find identifiers that two things bear."""
    named = {
        "entity": [entity.id for entity in graph.entities],
        "report": [report.id for report in graph.reports],
        "statement": [" ".join(stmt.triple) for stmt in graph.statements],
        "evidence": [stmt.evidence_id(item) for stmt, item in graph.rows()],
    }
    for report in graph.reports:
        named[f"report {report.id} paragraph"] = [par.key for par in report.paragraphs]
    for kind, names in named.items():
        for name, count in Counter(names).items():
            if count > 1:
                yield Fault(f"{kind} {name}", f"is there {count} times, not once")


def _check_entities(graph: Graph) -> Iterator[Fault]:
    types = load_schema().types
    for entity in graph.entities:
        place = f"entity {entity.id}"
        if entity.type not in types:
            yield Fault(place, f"type {entity.type!r} is not in the ontology")
        if not entity.name.strip():
            yield Fault(place, "has no name; it must have one")
        for above in entity.broader:
            if above not in graph.entity:
                yield Fault(place, f"is under {above!r}, which is not in the graph")


def _check_mentions(graph: Graph) -> Iterator[Fault]:
    for report_id, key, entity in graph.mentions:
        place = f"report {report_id} paragraph {key}"
        report = graph.report.get(report_id)
        if report is None or key not in report.by_key:
            yield Fault(place, f"mentions {entity!r}, but is not in the graph")
        if entity not in graph.entity:
            yield Fault(place, f"mentions {entity!r}, which is not in the graph")


def _check_statement(graph: Graph, stmt: Statement) -> Iterator[Fault]:
    place = "statement " + " ".join(stmt.triple)
    if not stmt.evidence:
        yield Fault(place, "has no evidence; it needs at least one")
    if stmt.subject == stmt.object:
        yield Fault(place, "links a thing to itself")
    ends = [graph.entity.get(end) for end in (stmt.subject, stmt.object)]
    for name, end in zip((stmt.subject, stmt.object), ends, strict=True):
        if end is None:
            yield Fault(place, f"{name!r} is not in the graph")
    relation = load_schema().relations.get(stmt.relation)
    if relation is None:
        yield Fault(place, f"relation {stmt.relation!r} is not in the ontology")
    elif ends[0] and ends[1] and not relation.allows(ends[0].type, ends[1].type):
        yield Fault(place, _ends_message(relation, ends[0].type, ends[1].type))


def _ends_message(relation: Relation, subject: str, target: str) -> str:
    from_, to = ", ".join(sorted(relation.subjects)), ", ".join(sorted(relation.objects))
    return f"runs from {subject} to {target}; {relation.name} is from {from_} to {to}"


def _check_pairs(graph: Graph) -> Iterator[Fault]:
    """Find symmetric statements that are written both ways."""
    symmetric = {name for name, item in load_schema().relations.items() if item.symmetric}
    triples = {stmt.triple for stmt in graph.statements if stmt.relation in symmetric}
    for subject, relation, target in sorted(triples):
        if subject < target and (target, relation, subject) in triples:
            place = f"statement {subject} {relation} {target}"
            yield Fault(place, f"is written both ways; {relation} is symmetric: write it once")


def _check_evidence(graph: Graph) -> Iterator[Fault]:
    known = {stmt.evidence_id(item) for stmt, item in graph.rows()}
    for stmt, item in graph.rows():
        place = f"report {item.report} paragraph {item.paragraph}, {' '.join(stmt.triple)}"
        yield from (Fault(place, message) for message in _quote_faults(graph, item))
        if item.tier == "derived" and not item.premises:
            yield Fault(place, "is derived, but cites no evidence that it rests on")
        for premise in item.premises:
            if premise not in known:
                yield Fault(place, f"rests on evidence {premise!r}, which is not in the graph")


def _quote_faults(graph: Graph, item: Evidence) -> list[str]:
    par = graph.paragraph(item)
    if par is None:
        return ["the paragraph is not in the graph"]
    if not 0 <= item.start < item.end <= len(par.text):
        return [f"characters {item.start}-{item.end} are not in its {len(par.text)} characters"]
    if par.text[item.start : item.end] != item.quote:
        found = par.text[item.start : item.end]
        return [f"quotes {item.quote!r}, but characters {item.start}-{item.end} are {found!r}"]
    return []


def _triples(graph: Graph) -> str:
    lines = {f"{quad.triple} .\n" for quad in to_quads(graph)}
    return "".join(sorted(lines))


def _shape_faults(results: object) -> Iterator[Fault]:
    from rdflib import SH, Graph

    if not isinstance(results, Graph):  # pySHACL gives an error or bytes when it cannot check
        raise OntologyError(f"ontology/shapes.ttl: cannot be checked: {results}")
    for result in results.subjects(SH.focusNode, None):
        node, path = results.value(result, SH.focusNode), results.value(result, SH.resultPath)
        value = results.value(result, SH.value)
        message = " ".join(str(results.value(result, SH.resultMessage)).split())
        about = f"<{path}>" + (f" {str(value)!r}" if value is not None else "")
        yield Fault(f"<{node}>", re.sub(r"\s+", " ", f"{about}: {message}"))
