"""Read ontology/policing.ttl: the node types, the relations and what may link to what."""

from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.errors import OntologyError
from kg.identifiers import ONTOLOGY
from kg.resources import resource_text

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Relation:
    """One kind of link: its names, and the node types it may join."""

    name: str
    label: str
    inverse_label: str
    cypher_name: str
    iri: str
    subjects: frozenset[str]
    objects: frozenset[str]
    symmetric: bool

    def allows(self, subject_type: str, object_type: str) -> bool:
        """Tell whether the relation may run between two node types."""
        return subject_type in self.subjects and object_type in self.objects

    def triple(self, subject: str, target: str) -> tuple[str, str, str]:
        """Make a triple; a symmetric one is written once, its ends in the order of their names."""
        if self.symmetric and target < subject:
            subject, target = target, subject
        return subject, self.name, target


@dataclass(frozen=True, slots=True)
class Schema:
    """The node types, in ontology order, and the relations by name."""

    types: tuple[str, ...]
    type_labels: dict[str, str]
    bodies: frozenset[str]
    relations: dict[str, Relation]

    def relation(self, name: str) -> Relation:
        """Find a relation by its name.

        Raises:
            OntologyError: there is none; the message proposes the nearest.
        """
        if name in self.relations:
            return self.relations[name]
        from difflib import get_close_matches  # only needed to help after a mistake

        near = get_close_matches(name, self.relations, 1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise OntologyError(f"relation {name!r} is not in the ontology{hint}")


def read_turtle(name: str) -> ox.Dataset:
    """Parse one Turtle file of ontology/.

    Raises:
        OntologyError: the file is missing or is not Turtle.
    """
    try:
        text = resource_text("ontology", name)
        return ox.Dataset(ox.parse(text, format=ox.RdfFormat.TURTLE))
    except (FileNotFoundError, SyntaxError) as err:
        raise OntologyError(f"ontology/{name}: {err}") from err


@cache
def load_schema() -> Schema:
    """Read the ontology once and keep it."""
    data = read_turtle("policing.ttl")
    types = {
        _local(quad.subject): _text(data, quad.subject, RDFS + "label")
        for quad in data.quads_for_predicate(ox.NamedNode(ONTOLOGY + "name"))
        if _local(quad.subject)[:1].isupper()
    }
    bodies = frozenset(
        _local(quad.subject)
        for quad in data.quads_for_object(ox.NamedNode(ONTOLOGY + "Body"))
        if quad.predicate.value == RDFS + "subClassOf"
    )
    relations = {
        relation.name: relation
        for relation in sorted(_relations(data, bodies), key=lambda item: item.name)
    }
    order = tuple(sorted(types, key=lambda name: (name not in bodies, name)))
    return Schema(order, types, bodies, relations)


def _relations(data: ox.Dataset, bodies: frozenset[str]) -> list[Relation]:
    symmetric = ox.NamedNode(OWL + "SymmetricProperty")
    found = []
    for quad in data.quads_for_predicate(ox.NamedNode(ONTOLOGY + "cypherName")):
        node = quad.subject
        kinds = {
            q.object for q in data.quads_for_subject(node) if q.predicate.value == RDF + "type"
        }
        found.append(
            Relation(
                name=_text(data, node, ONTOLOGY + "name"),
                label=_text(data, node, RDFS + "label"),
                inverse_label=_text(data, node, ONTOLOGY + "inverseLabel"),
                cypher_name=_text(data, node, ONTOLOGY + "cypherName"),
                iri=term_text(node),
                subjects=_ends(data, node, RDFS + "domain", bodies),
                objects=_ends(data, node, RDFS + "range", bodies),
                symmetric=symmetric in kinds,
            )
        )
    return found


def _ends(data: ox.Dataset, node: object, predicate: str, bodies: frozenset[str]) -> frozenset[str]:
    """Expand a domain or range, a class or a union of classes, to node types."""
    ends: set[str] = set()
    for value in _objects(data, node, predicate):
        union = _objects(data, value, OWL + "unionOf")
        members = _list(data, union[0]) if union else [value]
        for member in members:
            name = _local(member)
            ends |= bodies if name == "Body" else {name}
    return frozenset(ends)


def _list(data: ox.Dataset, head: object) -> list[object]:
    items: list[object] = []
    while firsts := _objects(data, head, RDF + "first"):
        items += firsts
        head = _objects(data, head, RDF + "rest")[0]
    return items


def _objects(data: ox.Dataset, node: object, predicate: str) -> list[object]:
    if not isinstance(node, ox.NamedNode | ox.BlankNode):
        return []
    return [q.object for q in data.quads_for_subject(node) if q.predicate.value == predicate]


def _text(data: ox.Dataset, node: object, predicate: str) -> str:
    found = _objects(data, node, predicate)
    if len(found) != 1:
        raise OntologyError(
            f"ontology: {term_text(node)} has {len(found)} of <{predicate}>, not one"
        )
    return term_text(found[0])


def term_text(term: object) -> str:
    """Give an RDF term's text: an IRI, or a literal without its type and language."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def _local(term: object) -> str:
    return term_text(term).rsplit("#", 1)[-1]
