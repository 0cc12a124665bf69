"""The commands that move a whole graph to a server and back."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from kg.view.options import GraphOption
from kg.view.terminal import tell, tell_counts, wrong_call


class Kind(StrEnum):
    """What a server is."""

    NEO4J = "neo4j"


KindArgument = Annotated[Kind, typer.Argument(help="What the server is.")]
UriOption = Annotated[
    str,
    typer.Option("--uri", help="Where: bolt://HOST:7687, or neo4j://HOST for a cluster."),
]


def push(
    kind: KindArgument,
    uri: UriOption = "",
    graph: GraphOption = Path("graph"),
) -> None:
    """Write the graph to a server: only what differs from what is there.

    User and password come from NEO4J_USERNAME and NEO4J_PASSWORD (or a prompt), another database
    than the server's default from NEO4J_DATABASE.

    Example: kg push neo4j --uri bolt://127.0.0.1:7687
    """
    from kg.folder import open_folder
    from kg.server import push as push_folder

    address = _address(kind, uri)
    tell(str(push_folder(open_folder(graph), address)))


def pull(
    kind: KindArgument,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The graph folder; an older graph is replaced.")
    ],
    uri: UriOption = "",
) -> None:
    """Read a graph that was pushed to a server back into a graph folder, nothing lost.

    Example: kg pull neo4j --uri bolt://127.0.0.1:7687 -o graph
    """
    from kg.server import pull as pull_graph

    tell_counts(pull_graph(_address(kind, uri), output))


def _address(kind: Kind, uri: str) -> str:
    if not uri:
        wrong_call("give the server's address: --uri bolt://HOST:7687")
    return uri
