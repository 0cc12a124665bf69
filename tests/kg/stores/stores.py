"""Every store, opened for a test."""

from collections.abc import Callable

import pytest

from kg.stores import Store
from kg.stores.kglite import KgliteStore
from kg.stores.oxigraph import OxigraphStore

Opener = Callable[[pytest.FixtureRequest], Store]


def _oxigraph_on_disk(request: pytest.FixtureRequest) -> Store:
    folder = request.getfixturevalue("tmp_path_factory").mktemp("store")
    return OxigraphStore(folder / "oxigraph")


STORES: dict[str, Opener] = {
    "oxigraph": lambda _: OxigraphStore(),
    "oxigraph on disk": _oxigraph_on_disk,
    "kglite": lambda _: KgliteStore(),
}


def open_store(request: pytest.FixtureRequest) -> Store:
    """Open the store that a parametrized fixture asks for."""
    return STORES[request.param](request)
