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

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

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
from kg.swap import moved_aside, new_folder, repair, write_through

if TYPE_CHECKING:
    from kg.stores.kglite import KgliteStore

NAMES = {"graph.nq", "ledger.csv", "quality.json", "manifest.json", "store", "cypher"}
PATIENCE, PAUSE = 100, 0.02
"""How often a folder is looked for while builds take its place, and the seconds between."""
PASSING = (".store.", ".cypher.")
"""How the names of what :mod:`kg.swap` makes inside the folder begin."""

Opened = TypeVar("Opened")


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
        found = self.manifest
        return make_card(self.graph, found.rules, found.recognisers, found.marks)

    def store(self, limits: Limits | None = None) -> OxigraphStore:
        """Open the store to read; several processes may do so at once.

        A store that is missing, damaged or not of this graph.nq is made again: in the folder
        where that can be written, in memory where not.

        Raises:
            StoreError: graph.nq is missing or damaged.
        """
        path = self.path / "store"
        stamp = _stamp_of(self.nquads, "oxigraph", ox.__version__)

        def on_disk() -> OxigraphStore:
            return OxigraphStore(path / "oxigraph", read_only=True, limits=limits)

        if found := _open_stamped(path, stamp, on_disk):
            return found
        # It cannot be made where the disk is read-only or full, or another process is at it.
        with suppress(OSError, StoreError), self._place(path) as new:
            _write_store(new, self.nquads)
        if found := _open_stamped(path, stamp, on_disk):
            return found
        store = OxigraphStore(limits=limits)
        store.load(self.nquads)
        return store

    def cypher_store(self, limits: Limits | None = None) -> "KgliteStore":
        """Open the store that is asked in Cypher; it lives in this process.

        Its file is made when it is missing, damaged or not of this graph.nq.

        Raises:
            StoreError: graph.nq is missing or damaged.
        """
        from importlib.metadata import version  # slow to import, as the library is

        from kg.stores.kglite import KgliteStore  # a large library, for Cypher only

        path = self.path / "cypher"
        stamp = _stamp_of(self.nquads, "kglite", version("kglite"))
        if found := _open_stamped(path, stamp, lambda: KgliteStore(path / "graph.kgl", limits)):
            return found
        store = KgliteStore(limits=limits)
        store.write(self.graph)
        with suppress(OSError, StoreError), self._place(path) as new:
            store.save(new / "graph.kgl")
            write_through(new / "stamp", stamp.encode())
        return store

    @contextmanager
    def _place(self, path: Path) -> Iterator[Path]:
        """Make a folder inside this one, unless a build has taken its place meanwhile.

        Raises:
            StoreError: one has, or another process is making the same.
        """
        if _read_manifest(self.path) != self.manifest:
            raise StoreError(f"{self.path}: was built again")
        with new_folder(path) as new:
            yield new


def write_folder(
    folder: Path,
    graph: Graph,
    *,
    rules: str,
    recognisers: Mapping[str, int] | None = None,
    marks: Mapping[str, tuple[int, int]] | None = None,
) -> Manifest:
    """Write a graph folder in one piece: after a crash the old one is still whole.

    Args:
        folder: Where; an older graph there is replaced.
        graph: What.
        rules: The version of the rule set that read the reports.
        recognisers: How many names each recogniser found, where that is known.
        marks: For each rule, how often reviewers found it right, and how often they judged it.

    Raises:
        StoreError: the folder holds something else, or cannot be written.
        StatementError: the graph holds what cannot be written.
    """
    found = dict(sorted((recognisers or {}).items()))
    judged = dict(sorted((marks or {}).items()))
    files = {
        "graph.nq": to_nquads(graph),
        "ledger.csv": ledger_csv(graph),
        "quality.json": card_json(make_card(graph, rules, found.items(), judged.items())),
    }
    manifest = make_manifest(graph, files, rules, found, judged)
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
    for _ in range(PATIENCE):
        before = _identity(path)
        try:
            return _open_once(folder, path)
        except StoreError:
            if _identity(path) == before and not moved_aside(path):
                raise
        time.sleep(PAUSE)  # a build has put another folder there, or is about to
    return _open_once(folder, path)


def _open_once(folder: Path, path: Path) -> Folder:
    try:
        repair(path)
    except OSError as err:
        raise StoreError(
            f"{folder}: cannot be put back after a crash: {err.strerror or err}"
        ) from err
    if not path.is_dir():
        raise StoreError(f"{folder}: there is no graph; make one with `kg build`")
    if not (path / "manifest.json").is_file():
        raise StoreError(f"{folder}: not a graph folder: it has no manifest.json")
    opened = Folder(path, _read_manifest(path))
    _ = opened.nquads  # now: a build may put another folder here at any time
    return opened


def _identity(path: Path) -> tuple[int, int]:
    """Tell a folder from one that takes its place."""
    with suppress(OSError):
        found = path.stat()
        return found.st_ino, found.st_ctime_ns
    return 0, 0


def _read_manifest(path: Path) -> Manifest:
    place = path / "manifest.json"
    return from_json(_read(place), str(place))


def _open_stamped(path: Path, stamp: str, opener: Callable[[], Opened]) -> Opened | None:
    """Open a store if it is of this graph; None where it is damaged, or another one's.

    The stamp is read again when it is open: a build may have put another folder there.
    """
    if _read_stamp(path) != stamp:
        return None
    with suppress(StoreError):
        store = opener()
        if _read_stamp(path) == stamp:
            return store
    return None


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
