"""Every store, opened for a test."""

from collections.abc import Callable

import pytest

from kg.stores import Store
from kg.stores.endpoint import EndpointStore
from kg.stores.kglite import KgliteStore
from kg.stores.oxigraph import OxigraphStore

Opener = Callable[[pytest.FixtureRequest], Store]


def _oxigraph_on_disk(request: pytest.FixtureRequest) -> Store:
    folder = request.getfixturevalue("tmp_path_factory").mktemp("store")
    return OxigraphStore(folder / "oxigraph")


def _neo4j(request: pytest.FixtureRequest) -> Store:
    from kg.stores.neo4j import Neo4jStore

    store = Neo4jStore(request.getfixturevalue("neo4j_uri"))
    request.addfinalizer(store.close)
    return store


def _endpoint(fixture: str) -> Opener:
    def opener(request: pytest.FixtureRequest) -> Store:
        addresses = request.getfixturevalue(fixture)
        return EndpointStore(addresses.queries, addresses.graphs)

    return opener


STORES: dict[str, Opener] = {
    "oxigraph": lambda _: OxigraphStore(),
    "oxigraph on disk": _oxigraph_on_disk,
    "kglite": lambda _: KgliteStore(),
    "neo4j": _neo4j,
    "oxigraph server": _endpoint("oxigraph_server"),
    "fuseki": _endpoint("fuseki_server"),
}
SERVERS = ("neo4j", "oxigraph server", "fuseki")
"""Stores that need a real server."""

PARAMETERS = [
    pytest.param(name, marks=[pytest.mark.server] if name in SERVERS else []) for name in STORES
]


def open_store(request: pytest.FixtureRequest) -> Store:
    """Open the store that a parametrized fixture asks for."""
    return STORES[request.param](request)
