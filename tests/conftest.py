"""What every test may use."""

import pytest

from kg.graph import Graph
from tests.small_graph import make_small_graph


@pytest.fixture(scope="session")
def small_graph() -> Graph:
    """A graph made by hand from an invented report."""
    return make_small_graph()
