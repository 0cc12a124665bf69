"""The commands that move a whole graph to a server and back."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.view.options import AddressOption, GraphOption
from kg.view.terminal import tell, tell_counts, wrong_call


class Kind(StrEnum):
    """What a server is."""

    NEO4J = "neo4j"
    SPARQL = "sparql"


KindArgument = Annotated[Kind, typer.Argument(help="What the server is.")]
SCHEMES = {Kind.NEO4J: ("bolt", "neo4j"), Kind.SPARQL: ("http", "https")}
EXAMPLES = {Kind.NEO4J: "--uri bolt://HOST:7687", Kind.SPARQL: "--endpoint http://HOST:PORT/PATH"}


def push(
    kind: KindArgument,
    address: AddressOption = "",
    graph: GraphOption = Path("graph"),
) -> None:
    """Write the graph to a server.

    Only what differs from what is there is written. A SPARQL server takes it at the address of
    its Graph Store Protocol. User and password come from NEO4J_USERNAME and NEO4J_PASSWORD, or
    KG_ENDPOINT_USERNAME and KG_ENDPOINT_PASSWORD, or a prompt; another database than Neo4j's
    default from NEO4J_DATABASE.

    Example: kg push neo4j --uri bolt://127.0.0.1:7687
    """
    from kg.folder import open_folder
    from kg.server import push as push_folder

    check_kind(kind, address)
    tell(str(push_folder(open_folder(graph), address)))


def pull(
    kind: KindArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The graph folder; an older graph is replaced.")
    ],
    address: AddressOption = "",
) -> None:
    """Read a pushed graph back from a server; nothing is lost.

    A SPARQL server gives it at the address that takes queries.

    Example: kg pull neo4j --uri bolt://127.0.0.1:7687 -o graph
    """
    from kg.server import pull as pull_graph

    check_kind(kind, address)
    tell_counts(pull_graph(address, output))


def check_kind(kind: Kind, address: str) -> None:
    """End the command when an address is not one of its kind of server."""
    if not address.split(":")[0].startswith(SCHEMES[kind]):
        wrong_call(f"give the server's address: {EXAMPLES[kind]}")
