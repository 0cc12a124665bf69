"""A graph as the CSV files that ``neo4j-admin database import`` reads: for very large graphs.

``nodes.csv`` and ``links.csv`` have headers as Neo4j's manual asks for them (Operations manual,
"Import", CSV header format); ``import.args`` is the rest of the tool's command line. Where the
files are, with the server stopped::

    neo4j-admin database import full @import.args neo4j

The nodes and links are those that ``kg push neo4j`` writes, with the digests that it compares: a
push after the import writes only what differs.
"""

from kg.errors import StatementError
from kg.graph import Graph
from kg.property_graph import Properties, Property, to_property_graph
from kg.stores.neo4j_marks import OWN, node_marks

JOINT = "\x1f"
"""What joins the values of a list: Unicode's own separator of units, in no printed word."""
ARGUMENTS = """\
--nodes=nodes.csv
--relationships=links.csv
--id-type=string
--array-delimiter=U+001F
--multiline-fields=true
--legacy-style-quoting=false
--normalize-types=true
"""


def to_neo4j_admin(graph: Graph) -> dict[str, bytes]:
    """Write a graph as files by name.

    Raises:
        StatementError: a value of a list holds the character that joins lists.
    """
    shape = to_property_graph(graph)
    marks = node_marks(shape)
    nodes = [
        ({":LABEL": JOINT.join(node.labels)}, {**node.properties, OWN: marks[node.id]})
        for node in shape.nodes
    ]
    links = [
        ({":START_ID": link.source, ":END_ID": link.target, ":TYPE": link.type}, link.properties)
        for link in shape.links
    ]
    return {
        "nodes.csv": _table(nodes, (":LABEL",)),
        "links.csv": _table(links, (":START_ID", ":END_ID", ":TYPE")),
        "import.args": ARGUMENTS.encode(),
    }


def _table(rows: list[tuple[dict[str, str], Properties]], first: tuple[str, ...]) -> bytes:
    """Write rows under a header; their properties' columns are sorted by name."""
    kinds = {name: _kind(name, value) for _, found in rows for name, value in found.items()}
    names = sorted(kinds)
    lines = [",".join((*first, *(f"{name}:{kinds[name]}" for name in names)))]
    for fixed, found in rows:
        cells = [fixed[name] for name in first] + [found.get(name) for name in names]
        lines.append(",".join(map(_cell, cells)))
    return "".join(f"{line}\n" for line in lines).encode()


def _kind(name: str, value: Property) -> str:
    if name == "id":
        return "ID"
    return "long" if isinstance(value, int) else "string[]" if isinstance(value, list) else "string"


def _cell(value: Property | None) -> str:
    """Write a cell: without quotes only what is not there, or a number.

    >>> print(_cell('the "Force" itself'), _cell(7))
    "the ""Force"" itself" 7

    Raises:
        StatementError: a value of a list holds the character that joins lists.
    """
    if value is None or isinstance(value, int):
        return "" if value is None else str(value)
    if isinstance(value, list):
        if wrong := next((item for item in value if JOINT in item), None):
            raise StatementError(f"{wrong!r} holds U+001F, which joins lists in Neo4j's CSV")
        value = JOINT.join(value)
    return '"' + value.replace('"', '""') + '"'
