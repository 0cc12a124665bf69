"""Manifest: what a graph folder was made from and holds, by digest."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from kg.errors import StoreError
from kg.graph import Graph
from kg.version import __version__

FORMAT = 1
"""The version of the folder's layout; it grows when an older kg could not read it."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file that was read."""

    id: str
    source: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a graph folder was made from and holds. No clock: equal builds are equal bytes."""

    format: int
    kg: str
    """The version of the package that wrote the folder."""
    rules: str
    """The version of the rule set that read the reports."""
    inputs: tuple[Input, ...]
    outputs: tuple[tuple[str, str], ...]
    """File name and SHA-256, sorted."""
    counts: tuple[tuple[str, int], ...]
    recognisers: tuple[tuple[str, int], ...] = ()
    """How many names each recogniser found; older folders do not say."""
    marks: tuple[tuple[str, tuple[int, int]], ...] = ()
    """For each rule that reviewers judged: how often it was right, and how often it was judged."""

    @property
    def digests(self) -> dict[str, str]:
        """SHA-256 by file name."""
        return dict(self.outputs)


def make_manifest(
    graph: Graph,
    files: dict[str, bytes],
    rules: str,
    recognisers: Mapping[str, int],
    marks: Mapping[str, tuple[int, int]],
) -> Manifest:
    """Describe a graph and the files that hold it."""
    return Manifest(
        format=FORMAT,
        kg=__version__,
        rules=rules,
        inputs=tuple(Input(item.id, item.source, item.sha256) for item in graph.reports),
        outputs=tuple((name, sha256(data).hexdigest()) for name, data in sorted(files.items())),
        counts=tuple(sorted(_counts(graph).items())),
        recognisers=tuple(sorted(recognisers.items())),
        marks=tuple(sorted(marks.items())),
    )


def to_json(manifest: Manifest) -> bytes:
    """Write a manifest as JSON, keys sorted."""
    record = asdict(manifest) | {
        "outputs": dict(manifest.outputs),
        "counts": dict(manifest.counts),
        "recognisers": dict(manifest.recognisers),
        "marks": dict(manifest.marks),
    }
    return (json.dumps(record, indent=1, sort_keys=True) + "\n").encode()


def from_json(data: bytes, place: str) -> Manifest:
    """Read a manifest.

    Args:
        data: The file's content.
        place: The file's name, for messages.

    Raises:
        StoreError: it is damaged, or of a newer format than this version reads.
    """
    try:
        record = json.loads(data)
    except ValueError as err:
        raise StoreError(f"{place}: not JSON: {err}; build the graph again") from err
    version = record.get("format") if isinstance(record, dict) else None
    if not isinstance(version, int):
        raise StoreError(f"{place}: has no format number; it is not a graph's manifest")
    if version > FORMAT:
        raise StoreError(
            f"{place}: format {version} needs policing-kg {record.get('kg')} or newer; "
            f"this is {__version__}, which reads format {FORMAT}"
        )
    return _from_record(record, place)


def _from_record(record: dict[str, Any], place: str) -> Manifest:
    for name, kind in (("inputs", list), ("outputs", dict), ("counts", dict)):
        if not isinstance(record.get(name), kind):
            raise StoreError(f"{place}: {name!r} is not there; build the graph again")
    recognisers = record.get("recognisers", {})
    if not isinstance(recognisers, dict):
        raise StoreError(f"{place}: 'recognisers' is not names and counts; build the graph again")
    marks = record.get("marks", {})
    if not isinstance(marks, dict) or not all(map(_is_mark, marks.values())):
        raise StoreError(f"{place}: 'marks' is not rules and counts; build the graph again")
    try:
        inputs = tuple(Input(**item) for item in record["inputs"])
    except TypeError as err:
        raise StoreError(f"{place}: an input is not id, source and sha256") from err
    return Manifest(
        format=FORMAT,
        kg=str(record.get("kg")),
        rules=str(record.get("rules")),
        inputs=inputs,
        outputs=tuple(sorted(record["outputs"].items())),
        counts=tuple(sorted(record["counts"].items())),
        recognisers=tuple(sorted(recognisers.items())),
        marks=tuple(sorted((rule, (mark[0], mark[1])) for rule, mark in marks.items())),
    )


def _is_mark(value: object) -> bool:
    """Tell whether a value is a rule's count: how often right, and how often judged."""
    if not isinstance(value, list) or len(value) != 2:
        return False
    return all(isinstance(it, int) for it in value) and 0 <= value[0] <= value[1] > 0


def _counts(graph: Graph) -> dict[str, int]:
    return {
        "reports": len(graph.reports),
        "paragraphs": sum(len(report.paragraphs) for report in graph.reports),
        "entities": len(graph.entities),
        "statements": len(graph.statements),
        "evidence": sum(1 for _ in graph.rows()),
        "mentions": len(graph.mentions),
        "ledger": len(graph.ledger),
    }
