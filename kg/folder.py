"""The graph folder: the graph as N-Quads, and what is made from it.

::

    graph.nq        the graph, sorted: the one source, from which the rest can be made again
    ledger.csv      what was read but not kept
    quality.json    the quality card: what was read, how, and how good that is
    manifest.json   digests of what was read and written, counts, versions
    store/          an Oxigraph store of graph.nq, and the digest of the graph.nq it was made of
    cypher/         the same for kglite; made by the first question in Cypher

Equal graphs give equal bytes, except in ``store/`` and ``cypher/``, whose files are the engines'.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import Graph
from kg.manifest import Manifest, from_json, make_manifest, to_json
from kg.quality import Card, card_json, make_card
from kg.rdf import to_nquads
from kg.rdf_reading import from_quads
from kg.sheet import ledger_csv
from kg.stores.limit import Limits
from kg.stores.oxigraph import OxigraphStore
from kg.swap import new_folder, repair, write_through

if TYPE_CHECKING:
    from kg.stores.kglite import KgliteStore

NAMES = {"graph.nq", "ledger.csv", "quality.json", "manifest.json", "store", "cypher"}
PASSING = (".store.", ".cypher.")
"""How the names of what :mod:`kg.swap` makes inside the folder begin."""


@dataclass(frozen=True)
class Folder:
    """A graph folder that was opened; its parts are read when they are asked for."""

    path: Path
    manifest: Manifest

    @cached_property
    def nquads(self) -> bytes:
        """The content of graph.nq.

        Raises:
            StoreError: it is missing, or not what the manifest says.
        """
        data = _read(self.path / "graph.nq")
        if sha256(data).hexdigest() != self.manifest.digests.get("graph.nq"):
            raise StoreError(
                f"{self.path / 'graph.nq'}: not the file that manifest.json lists; "
                "build the graph again"
            )
        return data

    @cached_property
    def graph(self) -> Graph:
        """The graph in memory.

        Raises:
            StoreError: graph.nq is missing or damaged.
        """
        try:
            return from_quads(ox.parse(self.nquads, format=ox.RdfFormat.N_QUADS))
        except SyntaxError as err:
            raise StoreError(f"{self.path / 'graph.nq'}: {err}; build the graph again") from err

    @cached_property
    def card(self) -> Card:
        """The quality card, counted from the graph.

        Raises:
            StoreError: graph.nq is missing or damaged.
        """
        return make_card(self.graph, self.manifest.rules, self.manifest.recognisers)

    def store(self, limits: Limits | None = None) -> OxigraphStore:
        """Open the store to read; several processes may do so at once.

        A store that is missing, damaged or not of this graph.nq is made again: in the folder
        where that can be written, in memory where not.

        Raises:
            StoreError: graph.nq is missing or damaged.
        """
        if _read_stamp(self.path / "store") != _stamp_of(self.nquads, "oxigraph", ox.__version__):
            return self._make_store(limits)
        try:
            return OxigraphStore(self.path / "store" / "oxigraph", read_only=True, limits=limits)
        except StoreError:  # written by another version of RocksDB, or cut short
            return self._make_store(limits)

    def _make_store(self, limits: Limits | None) -> OxigraphStore:
        try:
            with new_folder(self.path / "store") as new:
                _write_store(new, self.nquads)
            return OxigraphStore(self.path / "store" / "oxigraph", read_only=True, limits=limits)
        except (OSError, StoreError):  # read-only, full, or another process is at it
            store = OxigraphStore(limits=limits)
            store.load(self.nquads)
            return store

    def cypher_store(self, limits: Limits | None = None) -> "KgliteStore":
        """Open the store that is asked in Cypher; it lives in this process.

        Its file is made when it is missing, damaged or not of this graph.nq.

        Raises:
            StoreError: graph.nq is missing or damaged.
        """
        from kg.stores.kglite import KgliteStore  # a large library, for Cypher only

        stamp = _stamp_of(self.nquads, "kglite", version("kglite"))
        if _read_stamp(self.path / "cypher") == stamp:
            with suppress(StoreError):  # written by another version, or cut short
                return KgliteStore(self.path / "cypher" / "graph.kgl", limits)
        store = KgliteStore(limits=limits)
        store.write(self.graph)
        with suppress(OSError, StoreError), new_folder(self.path / "cypher") as new:
            store.save(new / "graph.kgl")
            write_through(new / "stamp", stamp.encode())
        return store


def write_folder(
    folder: Path, graph: Graph, *, rules: str, recognisers: Mapping[str, int] | None = None
) -> Manifest:
    """Write a graph folder in one piece: after a crash the old one is still whole.

    Args:
        folder: Where; an older graph there is replaced.
        graph: What.
        rules: The version of the rule set that read the reports.
        recognisers: How many names each recogniser found, where that is known.

    Raises:
        StoreError: the folder holds something else, or cannot be written.
        StatementError: the graph holds what cannot be written.
    """
    found = dict(sorted((recognisers or {}).items()))
    files = {
        "graph.nq": to_nquads(graph),
        "ledger.csv": ledger_csv(graph),
        "quality.json": card_json(make_card(graph, rules, found.items())),
    }
    manifest = make_manifest(graph, files, rules, found)
    target = folder.resolve()
    try:
        _check_replaceable(target)
        with new_folder(target) as new:
            for name, data in files.items():
                write_through(new / name, data)
            (new / "store").mkdir()
            _write_store(new / "store", files["graph.nq"])
            write_through(new / "manifest.json", to_json(manifest))
    except OSError as err:
        raise StoreError(f"{folder}: cannot be written: {err.strerror or err}") from err
    return manifest


def open_folder(folder: Path) -> Folder:
    """Open a graph folder.

    Raises:
        StoreError: there is none, it is damaged, or a newer version wrote it.
    """
    path = folder.resolve()
    try:
        repair(path)
    except OSError as err:
        raise StoreError(f"{folder}: cannot be put back after a crash: {err}") from err
    if not path.is_dir():
        raise StoreError(f"{folder}: there is no graph; make one with `kg build`")
    place = path / "manifest.json"
    if not place.is_file():
        raise StoreError(f"{folder}: not a graph folder: it has no manifest.json")
    return Folder(path, from_json(_read(place), str(folder / "manifest.json")))


def _write_store(folder: Path, nquads: bytes) -> None:
    store = OxigraphStore(folder / "oxigraph")
    store.load(nquads)
    del store  # closes the files: the folder is about to be renamed
    stamp = _stamp_of(nquads, "oxigraph", ox.__version__)
    write_through(folder / "stamp", stamp.encode())


def _stamp_of(nquads: bytes, engine: str, release: str) -> str:
    return f"{sha256(nquads).hexdigest()} {engine} {release}\n"


def _read_stamp(folder: Path) -> str:
    try:
        return (folder / "stamp").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _check_replaceable(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise StoreError(f"{target}: is a file, not a folder; name another folder")
    found = {path.name for path in target.iterdir()}
    strange = sorted(name for name in found - NAMES if not name.startswith(PASSING))
    if found and ("manifest.json" not in found or strange):
        what = f"holds {strange[0]!r}" if strange else "has no manifest.json"
        raise StoreError(f"{target}: {what}, so is not a graph folder; name another folder")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as err:
        raise StoreError(f"{path}: cannot be read: {err.strerror}") from err
