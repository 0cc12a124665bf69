"""The quality card as RDF: W3C Data Quality Vocabulary measurements of a VoID dataset.

They are in a named graph of their own, so that reading the graph back leaves them out; in Turtle,
which has no named graphs, they stand beside the rest.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pyoxigraph as ox

from kg.identifiers import ID, report_iri
from kg.quality import PARTS, Card, Measure
from kg.rdf import QUALITY, expand, iri

DATASET = ID + "dataset"


def card_quads(card: Card) -> Iterator[ox.Quad]:
    """Yield a card's quads: the dataset, a metric for each part, a measurement for each line."""
    yield _quad(DATASET, "rdf:type", iri(expand("void:Dataset")))
    for part, meaning in PARTS.items():
        if card.part(part):
            yield _quad(_metric(part), "rdf:type", iri(expand("dqv:Metric")))
            yield _quad(_metric(part), "skos:prefLabel", ox.Literal(part))
            yield _quad(_metric(part), "skos:definition", ox.Literal(meaning))
    for item in card.measures:
        yield from _measurement(item)


def _measurement(item: Measure) -> Iterator[ox.Quad]:
    """Yield a line's quads; what is measured is the dataset, or the report that the line names."""
    node = f"{_metric(item.part)}/{quote(item.name, safe='')}"
    about = report_iri(item.name) if item.part == "report" else DATASET
    yield _quad(about, "dqv:hasQualityMeasurement", iri(node))
    yield _quad(node, "rdf:type", iri(expand("dqv:QualityMeasurement")))
    yield _quad(node, "dqv:computedOn", iri(about))
    yield _quad(node, "dqv:isMeasurementOf", iri(_metric(item.part)))
    yield _quad(node, "dqv:value", ox.Literal(item.value))
    yield _quad(node, "rdfs:label", ox.Literal(item.name))
    if item.part == "report":
        yield _quad(DATASET, "dcterms:source", iri(about))


def _metric(part: str) -> str:
    return f"{QUALITY}/{part}"


def _quad(subject: str, prop: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(iri(subject), iri(expand(prop)), value, iri(QUALITY))
