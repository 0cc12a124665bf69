"""Each export is read back by the tool it is for, with nothing lost."""

import csv
import importlib.util
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import cast
from xml.etree import ElementTree

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings

from kg.errors import StoreError
from kg.graph import Graph
from kg.quality import Card, card_csv, card_json, make_card
from kg.rdf import DERIVED, QUALITY, expand, to_quads
from kg.rdf_reading import from_quads
from kg.sheet import to_csv
from kg.view.csv_file import EDGE_COLUMNS, NODE_COLUMNS, to_csv_files
from kg.view.export import FORMATS, export
from kg.view.network import to_networkx
from kg.view.network_file import show_controls, to_gexf, to_graphml
from kg.view.quality_quads import DATASET, card_quads
from kg.view.rdf_file import to_turtle
from tests.shared import SHARED, needs_shared
from tests.small_graph import BOARD, COUNCIL, FORCE, GANGS, TACKLES, TASK_FORCE
from tests.strategies import graphs

RDFLIB_WARNS_OF_ITSELF = "ignore:(Dataset|ConjunctiveGraph):DeprecationWarning"


def read_csv(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def edges(network: "nx.Graph[str]") -> dict[str, tuple[str, str, str, str]]:
    assert isinstance(network, nx.MultiDiGraph)
    return {
        key: (source, str(data["relation"]), target, str(data["quote"]))
        for source, target, key, data in network.edges(keys=True, data=True)
    }


# --------------------------------------------------------------------------- all


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_files(tmp_path: Path, small_graph: Graph, name: str) -> None:
    files = [export(small_graph, name, tmp_path / each / "out") for each in "ab"]

    first, second = ([path.read_bytes() for path in found] for found in files)

    assert first == second
    assert all(first)


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_carries_the_ledger(tmp_path: Path, small_graph: Graph, name: str) -> None:
    files = export(small_graph, name, tmp_path / "out")

    assert any(b"one end only" in path.read_bytes() for path in files)


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_carries_the_quality_card(
    tmp_path: Path, small_graph: Graph, name: str
) -> None:
    card = make_card(small_graph, "rules of 2014", {"authority": 3}.items())

    files = export(small_graph, name, tmp_path / "out", card=card)

    data = b"".join(path.read_bytes() for path in files)
    for said in ("rules of 2014", "authority", small_graph.reports[0].sha256, "hand"):
        assert said.encode() in data


def test_an_unknown_format_names_the_known_ones(tmp_path: Path, small_graph: Graph) -> None:
    with pytest.raises(ValueError, match="'xlsx' is not one of csv, gexf, graphml, jsonld"):
        export(small_graph, "xlsx", tmp_path / "out")


def test_a_target_below_a_file_cannot_be_written(tmp_path: Path, small_graph: Graph) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoreError, match="is a file, and a folder is needed there"):
        export(small_graph, "trig", tmp_path / "file" / "out.trig")


def test_a_full_disk_is_said(small_graph: Graph) -> None:
    with pytest.raises(StoreError, match="/dev/full: cannot be written: No space left"):
        export(small_graph, "nquads", Path("/dev/full"))


# --------------------------------------------------------------------------- RDF


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("nquads", ox.RdfFormat.N_QUADS),
        ("trig", ox.RdfFormat.TRIG),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
@given(graph=graphs())
@settings(max_examples=15, deadline=None)
def test_a_format_with_named_graphs_gives_the_graph_back(
    tmp_path_factory: pytest.TempPathFactory, name: str, form: ox.RdfFormat, graph: Graph
) -> None:
    target = tmp_path_factory.mktemp("export") / "out"

    export(graph, name, target)

    assert from_quads(ox.parse(target.read_bytes(), format=form)) == graph


@pytest.mark.filterwarnings(RDFLIB_WARNS_OF_ITSELF)
@pytest.mark.parametrize(("name", "form"), [("nquads",) * 2, ("trig",) * 2, ("jsonld", "json-ld")])
def test_rdflib_reads_every_quad(tmp_path: Path, small_graph: Graph, name: str, form: str) -> None:
    export(small_graph, name, tmp_path / "out")

    dataset = rdflib.Dataset()
    dataset.parse(tmp_path / "out", format=form)

    quads = {str(quad) for quad in [*to_quads(small_graph), *card_quads(make_card(small_graph))]}
    assert len(list(dataset.quads())) == len(quads)


@pytest.mark.parametrize(("derived", "asserted"), [(False, False), (True, True)])
def test_turtle_asserts_what_only_a_rule_says_when_asked(
    small_graph: Graph, derived: bool, asserted: bool
) -> None:
    data = to_turtle(small_graph, derived=derived)

    graph = rdflib.Graph().parse(data=data, format="turtle")

    ends = [rdflib.URIRef(expand("id:") + end) for end in (FORCE, GANGS)]
    tackles = rdflib.URIRef(expand("kg:tackles"))
    assert ((ends[0], tackles, ends[1]) in graph) is asserted
    assert len(list(graph.subjects(rdflib.RDF.type, rdflib.RDF.Statement))) == 7
    assert DERIVED.encode() not in data


@pytest.mark.filterwarnings(RDFLIB_WARNS_OF_ITSELF)
def test_the_card_can_be_asked_in_sparql(tmp_path: Path, small_graph: Graph) -> None:
    export(small_graph, "trig", tmp_path / "out")
    dataset = rdflib.Dataset()
    dataset.parse(tmp_path / "out", format="trig")

    found = dataset.query(
        "SELECT ?name ?value { GRAPH ?card { ?one dqv:isMeasurementOf/skos:prefLabel 'tier' ;"
        " dqv:computedOn ?data ; rdfs:label ?name ; dqv:value ?value } }",
        initNs={"dqv": expand("dqv:"), "skos": expand("skos:"), "rdfs": expand("rdfs:")},
        initBindings={"data": rdflib.URIRef(DATASET), "card": rdflib.URIRef(QUALITY)},
    )

    assert sorted(
        (str(name), str(value)) for name, value in cast("list[tuple[str, str]]", list(found))
    ) == [
        ("derived", "1"),
        ("inherited", "1"),
        ("stated", "4"),
    ]


# ----------------------------------------------------------------------- network


def test_a_network_has_an_edge_for_each_piece_of_evidence(small_graph: Graph) -> None:
    network = to_networkx(small_graph)

    assert network.number_of_edges(COUNCIL, BOARD) == 2
    assert not network.has_edge(FORCE, GANGS)
    assert to_networkx(small_graph, derived=True).has_edge(FORCE, GANGS)


def test_an_edge_says_where_it_was_read(small_graph: Graph) -> None:
    key = TACKLES.evidence_id(TACKLES.evidence[0])

    data = to_networkx(small_graph).edges[TASK_FORCE, GANGS, key]

    assert data == {
        "relation": "tackles",
        "quote": "tackles gang violence",
        "report": "westshire-2014",
        "date": "2014-03",
        "paragraph": "1",
        "page": 1,
        "tier": "stated",
        "rule": "hand",
    }


def test_networkx_reads_graphml_back(small_graph: Graph) -> None:
    read = nx.read_graphml(io.BytesIO(to_graphml(small_graph)), force_multigraph=True)

    network = to_networkx(small_graph)
    assert list(read.nodes(data=True)) == list(network.nodes(data=True))
    assert edges(read) == edges(network)


def test_networkx_reads_gexf_back(small_graph: Graph) -> None:
    read = nx.read_gexf(io.BytesIO(to_gexf(small_graph)))

    network = to_networkx(small_graph)
    assert read.nodes[TASK_FORCE]["label"] == "Gangs Task Force"
    assert sorted(edges(read).values()) == sorted(edges(network).values())


def test_the_card_is_the_metadata_of_graphml_and_gexf(small_graph: Graph) -> None:
    card = make_card(small_graph)

    read = nx.read_graphml(io.BytesIO(to_graphml(small_graph, card)))
    root = ElementTree.fromstring(to_gexf(small_graph, card))  # noqa: S314  it was just written

    assert json.loads(read.graph["quality_tier"]) == card.part("tier")
    description = root.findtext("{*}meta/{*}description")
    assert description
    assert json.loads(description) == json.loads(card_json(card))


def test_gexf_has_no_date_of_today(small_graph: Graph) -> None:
    assert b"lastmodified" not in to_gexf(small_graph)


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_any_text_can_be_read_back_from_graphml(graph: Graph) -> None:
    read = nx.read_graphml(io.BytesIO(to_graphml(graph, derived=True)), force_multigraph=True)

    network = to_networkx(graph, derived=True)
    assert set(read) == set(network)
    assert {quote for *_, quote in edges(read).values()} == {
        show_controls(quote) for *_, quote in edges(network).values()
    }


@given(graphs())
@settings(max_examples=20, deadline=None)
def test_any_text_can_be_read_back_from_gexf(graph: Graph) -> None:
    read = nx.read_gexf(io.BytesIO(to_gexf(graph, derived=True)))

    assert read.number_of_edges() == to_networkx(graph, derived=True).number_of_edges()


# --------------------------------------------------------------------------- CSV


def test_csv_has_the_agreed_columns_first(small_graph: Graph) -> None:
    files = to_csv_files(small_graph)

    assert NODE_COLUMNS[:4] == ("id", "type", "label", "aliases")
    assert ",".join(EDGE_COLUMNS).startswith("source,relation,target,report,paragraph,quote,tier,")
    assert {name: data.partition(b"\r\n")[0].decode() for name, data in files.items()} == {
        "nodes.csv": ",".join(NODE_COLUMNS),
        "edges.csv": ",".join(EDGE_COLUMNS),
        "ledger.csv": "report,paragraph,stage,reason,text",
    }
    assert card_csv(Card(())) == b"part,name,value\r\n"


def test_csv_holds_what_reports_say_and_the_rest_when_asked(small_graph: Graph) -> None:
    rows = read_csv(to_csv_files(small_graph)["edges.csv"])
    more = read_csv(to_csv_files(small_graph, derived=True)["edges.csv"])

    assert {row["tier"] for row in rows} == {"stated", "inherited"}
    assert (len(rows), len(more)) == (6, 7)


def test_csv_cites_the_printed_address(small_graph: Graph) -> None:
    report = small_graph.reports[0]
    paragraphs = (
        replace(par, address="4.2") if par.key == "1" else par for par in report.paragraphs
    )
    graph = replace(small_graph, reports=(replace(report, paragraphs=tuple(paragraphs)),))

    rows = read_csv(to_csv_files(graph)["edges.csv"])

    assert {(row["paragraph"], row["key"]) for row in rows} == {("4.2", "1"), ("2", "2")}


@given(graphs())
@settings(max_examples=30, deadline=None)
def test_every_quote_is_verbatim_in_csv(graph: Graph) -> None:
    rows = read_csv(to_csv_files(graph, derived=True)["edges.csv"])

    assert [row["quote"] for row in rows] == [item.quote for _, item in graph.rows()]


def test_a_formula_is_disarmed_only_when_asked() -> None:
    row = ("=1+1", "+44", "-", "@x", "\tx", "safe", -1)

    assert to_csv(("a",), [row]).startswith(b"a\r\n=1+1,+44,-,@x,\tx,safe,-1\r\n")
    assert to_csv(("a",), [row], safe=True) == b"a\r\n'=1+1,'+44,'-,'@x,'\tx,safe,-1\r\n"


@needs_shared
def test_the_score_program_reads_csv(tmp_path: Path, small_graph: Graph) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec
    assert spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    export(small_graph, "csv", tmp_path)

    nodes, rows = score.read_export(str(tmp_path), "westshire-2014")

    assert nodes[TASK_FORCE]["names"] == {"gangs task force", "gtf"}
    assert len(rows) == 6
