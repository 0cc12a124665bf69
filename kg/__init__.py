"""A knowledge graph of who works with whom on what, as public policing reports say it.

``kg.open("graph")`` opens a graph folder; see :mod:`kg.opened`.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.version import __version__ as __version__

if TYPE_CHECKING:
    from kg.opened import Opened


def open(path: str | Path = "graph") -> "Opened":
    """Open a graph folder.

    Raises:
        StoreError: there is none, it is damaged, or a newer version wrote it.
    """
    from kg.opened import open_graph  # heavy: `kg --help` must not wait for it

    return open_graph(path)
