"""The decisions file: YAML, one mapping a decision; faults are told all at once, by line."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from kg.check import Fault
from kg.errors import DecisionError
from kg.review.decision import LINKS, VERDICTS, Decision, find_conflicts, fold_quote

MAX_BYTES = 20 << 20
HEAD = """\
# Decisions on the graph: every `kg build --decisions` applies them. To undo one, delete it.
"""
_LISTS = {"link": 3, "to": 3, "names": 2}
"""Fields that hold so many texts; the others hold one."""
_TEXTS = ("report", "quote", "rule", "reviewer", "date", "reason")


def read_decisions(path: Path) -> tuple[tuple[Decision, ...], tuple[Fault, ...]]:
    """Read a decisions file: its decisions, and what is wrong with it.

    An entry that is wrong is a fault; so are two that contradict each other.

    Raises:
        DecisionError: it cannot be read, or is no list.
    """
    try:
        data = path.read_bytes()
    except OSError as err:
        raise DecisionError(f"{path}: cannot be read: {err.strerror}") from err
    return parse_decisions(data, str(path))


def parse_decisions(data: bytes, place: str) -> tuple[tuple[Decision, ...], tuple[Fault, ...]]:
    """Read the content of a decisions file.

    Args:
        data: YAML.
        place: The file's name, for messages.

    Raises:
        DecisionError: as :func:`read_decisions`.
    """
    if len(data) > MAX_BYTES:
        raise DecisionError(f"{place}: {len(data) >> 20} MB; at most {MAX_BYTES >> 20} MB is read")
    found, faults = list[Decision](), list[Fault]()
    for line, record in _records(data, place):
        decision = _from_record(record)
        if isinstance(decision, Decision):
            found.append(replace(decision, line=line))
        else:
            faults.append(Fault(f"{place} line {line}", decision))
    return tuple(found), (*faults, *conflict_faults(place, found))


def conflict_faults(place: str, decisions: Iterable[Decision]) -> tuple[Fault, ...]:
    """Say which decisions contradict each other."""
    pairs = find_conflicts(decisions)
    return tuple(Fault(place, f"{one} contradicts {other}") for one, other in pairs)


def dump_decisions(decisions: Iterable[Decision]) -> str:
    """Write decisions as YAML, each a block of its own."""
    return "".join("\n" + _dump(item) for item in decisions)


def add_to_file(
    path: Path, decisions: Iterable[Decision]
) -> tuple[tuple[Decision, ...], tuple[Fault, ...]]:
    """Write decisions behind those that a file holds; the file is made if there is none.

    What the file says already is not written again. With a fault nothing is written.

    Returns:
        The decisions that were new, and what is wrong: with the file, or between it and them.

    Raises:
        DecisionError: the file cannot be read or written.
    """
    known, faults = read_decisions(path) if path.exists() else ((), ())
    fresh = tuple(item for item in dict.fromkeys(decisions) if item not in set(known))
    faults = faults or conflict_faults(str(path), [*known, *fresh])
    if faults or not fresh:
        return fresh, faults
    try:
        with path.open("a", encoding="utf-8") as file:
            file.write(("" if path.stat().st_size else HEAD) + dump_decisions(fresh))
    except OSError as err:
        raise DecisionError(f"{path}: cannot be written: {err.strerror}") from err
    return fresh, ()


def _records(data: bytes, place: str) -> list[tuple[int, Any]]:
    """Take the file's entries apart, each with its line.

    Raises:
        DecisionError: it is no YAML, or no list.
    """
    try:
        loader = yaml.SafeLoader(data)
        root = loader.get_single_node()
        if root is None:
            return []
        if not isinstance(root, yaml.SequenceNode):
            raise DecisionError(f"{place}: is no list of decisions; each begins with '- decision:'")
        return [
            (node.start_mark.line + 1, loader.construct_object(node, deep=True))
            for node in root.value
        ]
    except (yaml.YAMLError, ValueError, RecursionError) as err:
        raise DecisionError(f"{place}: not YAML: {' '.join(str(err).split())}") from err


def _from_record(record: object) -> Decision | str:
    """Make a decision of an entry, or say in words what is wrong with it."""
    if not isinstance(record, dict):
        return "is no mapping; a decision begins with 'decision: reject'"
    verdict = str(record.get("decision", "")).replace(" ", "_")
    if verdict not in VERDICTS:
        return f"'decision: {verdict}' is not one of {', '.join(VERDICTS)}"
    strange = sorted(set(map(str, record)) - {"decision", *_LISTS, *_TEXTS})
    if strange:
        return f"{strange[0]!r} is no field; known are {', '.join((*_LISTS, *_TEXTS))}"
    lists = {name: _texts(record[name]) for name in _LISTS if name in record}
    wrong = [name for name, texts in lists.items() if len(texts) != _LISTS[name]]
    if wrong:
        return f"'{wrong[0]}' must be a list of {_LISTS[wrong[0]]} texts"
    texts = {name: str(record[name]) for name in _TEXTS if record.get(name) is not None}
    if "quote" in texts:
        texts["quote"] = fold_quote(texts["quote"])
    missing = [name for name in _needed(verdict) if not (lists.get(name) or texts.get(name))]
    if missing:
        return f"'{verdict.replace('_', ' ')}' needs {' and '.join(map(repr, missing))}"
    return Decision(verdict, **lists, **texts)  # type: ignore[arg-type]


def _needed(verdict: str) -> tuple[str, ...]:
    if verdict not in LINKS:
        return ("names",)
    more = {"correct": ("to",), "add": ("report", "quote")}
    return ("link", *more.get(verdict, ()))


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        return ()
    return tuple(value)


def _dump(item: Decision) -> str:
    """Write one decision; long texts stay on one line, so that a line is a field."""
    fields: dict[str, object] = {"decision": item.verdict}
    fields |= {name: list(getattr(item, name)) for name in _LISTS if getattr(item, name)}
    fields |= {name: getattr(item, name) for name in _TEXTS if getattr(item, name)}
    text = yaml.safe_dump(
        [fields], allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None
    )
    return str(text)
