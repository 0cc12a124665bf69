"""The real import tool takes the files, and the database then holds the graph."""

from dataclasses import replace
from pathlib import Path

import pytest

from kg.entity import Entity
from kg.errors import StatementError
from kg.graph import Graph, make_graph
from kg.view.export import export
from kg.view.neo4j_admin import to_neo4j_admin
from tests.hostile import NAMES
from tests.small_graph import COUNCIL


@pytest.fixture(scope="module")
def hostile(small_graph: Graph) -> Graph:
    """Give a graph with names and texts that a careless CSV writer would break."""
    names = (
        *NAMES.values(),
        'a "quoted", name',
        "two\nlines",
        "ends with \\",
        "\u2028",
        " x ",
        "7",
    )
    more = [Entity(f"unit/x/{place}", "Unit", name, names) for place, name in enumerate(names)]
    report = small_graph.reports[0]
    pars = tuple(replace(par, headings=names) for par in report.paragraphs)
    return make_graph(
        [replace(report, title="", paragraphs=pars)],
        [*small_graph.entities, *more],
        small_graph.statements,
        small_graph.mentions,
        small_graph.ledger,
    )


@pytest.mark.server
@pytest.mark.slow
def test_the_import_tool_makes_the_database_that_a_push_would(
    hostile: Graph, tmp_path: Path
) -> None:
    from kg.stores.neo4j import Neo4jStore
    from tests.servers.neo4j_server import admin, make_home, serve

    home, files = tmp_path / "home", tmp_path / "files"
    home.mkdir()
    port = make_home(home, auth=False)
    export(hostile, "neo4j-admin", files)
    admin(home, "database", "import", "full", "@import.args", "neo4j", cwd=files)

    with serve(home, port) as uri, Neo4jStore(uri) as store:
        rows = store.query(
            "MATCH (u:Unit:Body)-[r:TACKLES]->(t:Threat) RETURN t.name AS t, r.page AS page"
        )
        assert rows.rows == (("gang violence", 1),)
        assert store.read() == hostile
        assert store.push(hostile).nothing


def test_headers_are_those_that_the_tool_asks_for(small_graph: Graph) -> None:
    files = to_neo4j_admin(small_graph)

    nodes, links = (files[name].decode().splitlines()[0] for name in ("nodes.csv", "links.csv"))
    assert nodes.startswith(":LABEL,aliases:string[],")
    assert ",id:ID," in nodes
    assert links.startswith(":START_ID,:END_ID,:TYPE,")
    assert ",start:long," in links


def test_what_joins_lists_is_refused_in_them(small_graph: Graph) -> None:
    entities = [
        replace(item, aliases=("a\x1fb",)) if item.id == COUNCIL else item
        for item in small_graph.entities
    ]

    with pytest.raises(StatementError, match=r"'a\\x1fb' holds U\+001F, which joins lists"):
        to_neo4j_admin(replace(small_graph, entities=tuple(entities)))
