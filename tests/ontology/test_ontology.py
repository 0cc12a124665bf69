"""The data files of ontology/ say what the code and the design take from them."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from kg.check import check_shapes
from kg.identifiers import ID, ONTOLOGY, slug, type_slug
from kg.resources import resource_text
from kg.schema import load_schema
from loaders.build import build_graph

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = tuple(sorted(path.name for path in (ROOT / "ontology").glob("*.ttl")))
LISTED = ("bodies.ttl", "kinds.ttl", "places.ttl", "references.ttl", "threats.ttl")
EXAMPLES = tuple(sorted((ROOT / "examples").glob("*.txt")))

RELATIONS = {
    *("part_of", "leads", "chairs", "holds_post", "works_in", "member_of", "works_with"),
    *("supports", "tackles", "conducts", "participates_in", "targets", "operates_in"),
    *("delivers", "aligned_to", "contributes_to", "funds", "hosts", "uses", "reports_to"),
    *("inspects", "renamed_to", "merged_into", "establishes", "about"),
}
SPECIALISES = {
    "PoliceForce": "http://www.w3.org/ns/org#FormalOrganization",
    "Unit": "http://www.w3.org/ns/org#OrganizationalUnit",
    "Organisation": "http://www.w3.org/ns/org#FormalOrganization",
    "Partnership": "http://www.w3.org/ns/org#OrganizationalCollaboration",
    "Operation": "http://www.w3.org/ns/prov#Activity",
    "Strategy": "http://www.w3.org/ns/prov#Plan",
    "Programme": "http://www.w3.org/ns/prov#Plan",
    "Threat": "http://www.w3.org/2004/02/skos/core#Concept",
    "CriminalGroup": "http://www.w3.org/ns/org#Organization",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Post": "http://www.w3.org/ns/org#Post",
    "Place": "https://schema.org/Place",
    "Law": "http://data.europa.eu/eli/ontology#LegalResource",
    "Event": "https://schema.org/Event",
    "Capability": "http://www.w3.org/ns/prov#Entity",
    "Strand": "http://www.w3.org/2004/02/skos/core#Concept",
}
ALIGNED = {
    "partOf": DCTERMS.isPartOf,
    "memberOf": URIRef("http://www.w3.org/ns/org#memberOf"),
    "holdsPost": URIRef("http://www.w3.org/ns/org#holds"),
    "alignedTo": DCTERMS.relation,
    "about": DCTERMS.subject,
}


def term(name: str) -> URIRef:
    return URIRef(ONTOLOGY + name)


def read(name: str) -> Graph:
    graph = Graph()
    graph.parse(data=resource_text("ontology", name), format="turtle")
    return graph


@pytest.fixture(scope="module")
def data() -> dict[str, Graph]:
    return {name: read(name) for name in FILES}


def records(graph: Graph) -> Iterator[tuple[Node, str, str]]:
    """Give each listed thing, its type of this ontology and its preferred name."""
    for node in sorted(set(graph.subjects(SKOS.prefLabel)), key=str):
        types = [t for t in graph.objects(node, RDF.type) if str(t).startswith(ONTOLOGY)]
        assert len(types) == 1, node
        name = graph.value(node, SKOS.prefLabel, any=False)
        yield node, str(types[0]).removeprefix(ONTOLOGY), str(name)


def shared_names(graph: Graph) -> dict[str, list[str]]:
    """Find the names, without regard to case, that two things bear."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for predicate in (SKOS.prefLabel, SKOS.altLabel):
        for node, name in graph.subject_objects(predicate):
            bearers[str(name).casefold()].add(str(node))
    return {name: sorted(nodes) for name, nodes in bearers.items() if len(nodes) > 1}


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_turtle_that_says_something(name: str) -> None:
    assert len(read(name)) > 0


@pytest.mark.parametrize("kind", [OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty])
def test_every_term_has_one_label_and_a_definition(data: dict[str, Graph], kind: URIRef) -> None:
    graph = data["policing.ttl"]
    terms = [node for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef)]

    assert terms
    for node in terms:
        assert len(list(graph.objects(node, RDFS.label))) == 1, node
        assert len(list(graph.objects(node, RDFS.comment))) == 1, node


def test_the_relations_of_the_design_are_there() -> None:
    assert set(load_schema().relations) == RELATIONS


@pytest.mark.parametrize("name", sorted(RELATIONS))
def test_the_names_of_a_relation_agree(name: str) -> None:
    relation = load_schema().relation(name)
    words = name.split("_")

    assert relation.cypher_name == name.upper()
    assert relation.iri == ONTOLOGY + words[0] + "".join(word.title() for word in words[1:])
    assert relation.label
    assert relation.inverse_label


def test_only_working_together_reads_the_same_both_ways() -> None:
    relations = load_schema().relations.values()

    assert [relation.name for relation in relations if relation.symmetric] == ["works_with"]
    assert [r.name for r in relations if r.label == r.inverse_label] == ["works_with"]


def test_the_node_types_of_the_design_are_there() -> None:
    assert set(load_schema().types) == set(SPECIALISES)


@pytest.mark.parametrize(("name", "above"), SPECIALISES.items(), ids=SPECIALISES)
def test_a_node_type_specialises_a_standard_term(
    data: dict[str, Graph], name: str, above: str
) -> None:
    assert (term(name), RDFS.subClassOf, URIRef(above)) in data["policing.ttl"]
    assert (term(name), term("name"), Literal(name)) in data["policing.ttl"]


@pytest.mark.parametrize(("name", "above"), ALIGNED.items(), ids=ALIGNED)
def test_a_relation_specialises_a_standard_term(
    data: dict[str, Graph], name: str, above: URIRef
) -> None:
    assert (term(name), RDFS.subPropertyOf, above) in data["policing.ttl"]


@pytest.mark.parametrize("name", LISTED)
def test_every_term_a_list_uses_is_in_the_ontology(data: dict[str, Graph], name: str) -> None:
    known = set(data["policing.ttl"].subjects(RDF.type, None))
    used = {
        item
        for _, predicate, value in data[name]
        for item in (predicate, value)
        if isinstance(item, URIRef) and str(item).startswith(ONTOLOGY)
    }

    assert used - known == set()


@pytest.mark.parametrize("name", LISTED)
def test_an_identifier_is_its_type_and_its_name(data: dict[str, Graph], name: str) -> None:
    wrong = {
        str(node): pref
        for node, type_, pref in records(data[name])
        if str(node) != f"{ID}{type_slug(type_)}/{slug(pref)}"
    }

    assert wrong == {}


@pytest.mark.parametrize("name", LISTED)
def test_a_name_belongs_to_one_thing_of_a_list(data: dict[str, Graph], name: str) -> None:
    assert shared_names(data[name]) == {}


@pytest.mark.parametrize("name", LISTED)
def test_a_name_has_no_space_too_many(data: dict[str, Graph], name: str) -> None:
    names = [
        str(value)
        for predicate in (SKOS.prefLabel, SKOS.altLabel)
        for value in data[name].objects(None, predicate)
    ]

    assert [each for each in names if each != " ".join(each.split()) or not each] == []


def test_england_and_wales_have_43_territorial_forces(data: dict[str, Graph]) -> None:
    """ONS codes of police areas: E23 for England, W15 for Wales."""
    graph = data["bodies.ttl"]
    codes = {str(code): node for node, code in graph.subject_objects(term("onsCode"))}

    assert len(codes) == len(set(codes.values())) == 43
    for code, node in codes.items():
        assert re.fullmatch(r"[EW]\d{8}", code), code
        assert code[:3] in {"E23", "W15"}, code
        assert (node, RDF.type, term("PoliceForce")) in graph, node
        assert (node, term("kind"), Literal("territorial")) in graph, node
    assert sum(code.startswith("W15") for code in codes) == 4


def test_the_parent_of_a_body_is_listed_and_is_not_under_it(data: dict[str, Graph]) -> None:
    graph = data["bodies.ttl"]

    for child, parent in graph.subject_objects(term("partOf")):
        assert graph.value(parent, SKOS.prefLabel) is not None, (child, parent)
        assert child not in set(graph.transitive_objects(parent, term("partOf"))), child


def test_an_identifier_elsewhere_stands_with_its_source(data: dict[str, Graph]) -> None:
    graph = data["bodies.ttl"]
    matched = set(graph.subjects(SKOS.exactMatch)) | set(graph.subjects(term("onsCode")))

    assert [str(node) for node in matched if graph.value(node, DCTERMS.source) is None] == []


def test_two_bodies_are_not_the_same_thing_elsewhere(data: dict[str, Graph]) -> None:
    matches = [str(value) for value in data["bodies.ttl"].objects(None, SKOS.exactMatch)]

    assert sorted({match for match in matches if matches.count(match) > 1}) == []


def test_a_threat_is_a_top_or_under_another_and_never_under_itself(data: dict[str, Graph]) -> None:
    graph = data["threats.ttl"]

    for threat in graph.subjects(RDF.type, term("Threat")):
        above = set(graph.objects(threat, SKOS.broader))
        is_top = graph.value(threat, SKOS.topConceptOf) is not None
        assert is_top != bool(above), threat
        for each in above:
            assert (each, RDF.type, term("Threat")) in graph, (threat, each)
            assert threat not in set(graph.transitive_objects(each, SKOS.broader)), threat


def test_there_are_four_strands(data: dict[str, Graph]) -> None:
    strands = data["threats.ttl"].subjects(RDF.type, term("Strand"))

    assert {str(strand).removeprefix(ID + "strand/") for strand in strands} == {
        *("pursue", "prevent", "protect", "prepare")
    }


def test_every_kind_is_of_one_node_type(data: dict[str, Graph]) -> None:
    graph = data["kinds.ttl"]

    for node, _, _ in records(graph):
        types = [str(value).removeprefix(ONTOLOGY) for value in graph.objects(node, term("ofType"))]
        assert len(types) == 1, node
        assert types[0] in load_schema().types, node
        has_kind = graph.value(node, term("kind")) is not None
        assert has_kind == (types[0] == "Organisation"), node


def test_every_reference_has_a_note_that_tells_it_apart(data: dict[str, Graph]) -> None:
    graph = data["references.ttl"]

    assert [str(n) for n, _, _ in records(graph) if graph.value(n, SKOS.note) is None] == []


def test_every_place_is_in_places_that_are_listed(data: dict[str, Graph]) -> None:
    graph = data["places.ttl"]

    for inner, outer in graph.subject_objects(term("within")):
        assert (outer, RDF.type, term("Place")) in graph, (inner, outer)
        assert inner not in set(graph.transitive_objects(outer, term("within"))), inner


@pytest.mark.slow
def test_the_shapes_accept_the_graph_of_the_examples() -> None:
    assert EXAMPLES

    assert check_shapes(build_graph(EXAMPLES)) == ()


def test_the_readme_counts_what_is_there() -> None:
    schema = load_schema()
    rows = (ROOT / "ontology" / "README.md").read_text("utf-8").splitlines()
    said = {row.split("`")[1]: row.split("|")[2].strip() for row in rows if row.startswith("| `")}
    counted = {name: str(len(set(read(name).subjects(SKOS.prefLabel)))) for name in LISTED}
    strands = len(set(read("threats.ttl").subjects(RDF.type, term("Strand"))))
    counted["threats.ttl"] = f"{int(counted['threats.ttl']) - strands} and {strands} strands"
    shapes = set(read("shapes.ttl").subjects(RDF.type, SH.NodeShape))

    assert said == counted | {
        "policing.ttl": f"{len(schema.type_labels)} types, {len(schema.relations)} relations",
        "shapes.ttl": str(len(shapes)),
    }
