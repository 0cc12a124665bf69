"""What every test may use."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from kg.graph import Graph
from tests.browser import Sight, start_browser, trap
from tests.servers.sparql_servers import Addresses, serve_fuseki, serve_oxigraph
from tests.small_graph import make_small_graph

if TYPE_CHECKING:
    from playwright.sync_api import Browser

__all__ = ["trap"]


@pytest.fixture(scope="session")
def small_graph() -> Graph:
    """A graph made by hand from an invented report."""
    return make_small_graph()


@pytest.fixture(scope="session")
def neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Neo4j server that asks for no password."""
    from tests.servers.neo4j_server import make_home, serve

    home = tmp_path_factory.mktemp("neo4j")
    with serve(home, make_home(home, auth=False)) as uri:
        yield uri


@pytest.fixture(scope="session")
def locked_neo4j_uri(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A real Neo4j server that asks for a user name and password."""
    from tests.servers.neo4j_server import PASSWORD, admin, make_home, serve

    home = tmp_path_factory.mktemp("locked")
    port = make_home(home, auth=True)
    admin(home, "dbms", "set-initial-password", PASSWORD)
    with serve(home, port) as uri:
        yield uri


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A real Oxigraph server."""
    with serve_oxigraph(tmp_path_factory.mktemp("oxigraph")) as addresses:
        yield addresses


@pytest.fixture(scope="session")
def fuseki_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Addresses]:
    """A real Apache Jena Fuseki server."""
    with serve_fuseki(tmp_path_factory.mktemp("fuseki")) as addresses:
        yield addresses


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """A real Chromium, without WebGL."""
    with start_browser() as started:
        yield started


@pytest.fixture
def sight(browser: "Browser") -> Iterator[Sight]:
    """An empty page of a laptop's size, that reaches no network."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, accept_downloads=True)
    yield Sight(context.new_page())
    context.close()
