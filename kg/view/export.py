"""Export a graph to files of one format; each comes with the ledger of what was not kept.

And with the graph's quality card. The RDF formats hold both themselves. CSV writes ``ledger.csv``
and the card as ``quality.csv`` and ``quality.json`` into the folder; GraphML and GEXF have the
card in their metadata and write ``NAME.ledger.csv`` and ``NAME.quality.json`` beside the file.
The files of neo4j-admin hold the ledger; the card is ``quality.json`` in their folder.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.file import write_file
from kg.graph import Graph
from kg.quality import Card, card_csv, card_json, make_card
from kg.sheet import ledger_csv
from kg.view.csv_file import to_csv_files
from kg.view.neo4j_admin import to_neo4j_admin
from kg.view.network_file import to_gexf, to_graphml
from kg.view.rdf_file import to_jsonld, to_nquads_file, to_trig, to_turtle


@dataclass(frozen=True, slots=True)
class Options:
    """What an export takes, and how."""

    card: Card
    """The graph's quality card."""
    derived: bool = False
    """Take derived statements too; N-Quads, TriG, JSON-LD and neo4j-admin always do, told apart."""
    safe: bool = False
    """In CSV, put an apostrophe before what a spreadsheet would run as a formula."""


Files = dict[Path, bytes]
Printer = Callable[[Graph, Path, Options], Files]


def _csv(graph: Graph, target: Path, options: Options) -> Files:
    files = to_csv_files(graph, derived=options.derived, safe=options.safe)
    files["quality.csv"] = card_csv(options.card, safe=options.safe)
    files["quality.json"] = card_json(options.card)
    return {target / name: data for name, data in files.items()}


def _neo4j_admin(graph: Graph, target: Path, options: Options) -> Files:
    files = to_neo4j_admin(graph) | {"quality.json": card_json(options.card)}
    return {target / name: data for name, data in files.items()}


def _with_ledger(graph: Graph, target: Path, options: Options, data: bytes) -> Files:
    return {
        target: data,
        target.with_suffix(".ledger.csv"): ledger_csv(graph, safe=options.safe),
        target.with_suffix(".quality.json"): card_json(options.card),
    }


FORMATS: dict[str, Printer] = {
    "csv": _csv,
    "nquads": lambda graph, target, options: {target: to_nquads_file(graph, options.card)},
    "trig": lambda graph, target, options: {target: to_trig(graph, options.card)},
    "turtle": lambda graph, target, options: {
        target: to_turtle(graph, options.card, derived=options.derived)
    },
    "jsonld": lambda graph, target, options: {target: to_jsonld(graph, options.card)},
    "graphml": lambda graph, target, options: _with_ledger(
        graph, target, options, to_graphml(graph, options.card, derived=options.derived)
    ),
    "gexf": lambda graph, target, options: _with_ledger(
        graph, target, options, to_gexf(graph, options.card, derived=options.derived)
    ),
    "neo4j-admin": _neo4j_admin,
}
"""The formats by name: a new one is a file beside this and a line here."""


def export(
    graph: Graph,
    format: str,
    target: Path,
    *,
    card: Card | None = None,
    derived: bool = False,
    safe: bool = False,
) -> tuple[Path, ...]:
    """Write a graph to a file, or for CSV and neo4j-admin to a folder; what is there is replaced.

    Args:
        graph: The graph.
        format: A name of FORMATS.
        target: The file, or the folder; folders that are not there are made.
        card: The quality card of the graph's folder; without one it is counted from the graph.
        derived: Take derived statements too.
        safe: In CSV, put an apostrophe before what a spreadsheet would run.

    Returns:
        The files that were written.

    Raises:
        ValueError: there is no such format.
        StoreError: a file cannot be written.
    """
    if format not in FORMATS:
        raise ValueError(f"format {format!r} is not one of {', '.join(sorted(FORMATS))}")
    files = FORMATS[format](graph, target, Options(card or make_card(graph), derived, safe))
    for path, data in files.items():
        write_file(path, data)
    return tuple(files)
