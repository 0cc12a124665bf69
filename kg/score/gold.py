"""Gold: the nodes and links that a reader found in a report, read from two tab-separated files.

``NAME.nodes.tsv`` has id, type, kind, canonical, aliases (``|`` between) and paragraphs;
``NAME.edges.tsv`` subject_id, relation, object_id, paragraph, quote and explicitness, a row for
each link and paragraph. A faulty file is not scored: each fault is listed with its line.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg.check import Fault
from kg.errors import ReadingError
from kg.schema import load_schema
from kg.score.fold import fold_all

NODE_COLUMNS = ("id", "type", "canonical", "aliases")
EDGE_COLUMNS = ("subject_id", "relation", "object_id", "paragraph", "quote", "explicitness")
EXPLICIT = ("explicit", "implied")

Triple = tuple[str, str, str]
Line = tuple[int, dict[str, str]]


@dataclass(frozen=True, slots=True)
class GoldNode:
    """A thing the reader found."""

    id: str
    type: str
    name: str
    folded: frozenset[str]
    """All its names, folded."""


@dataclass(frozen=True, slots=True)
class GoldEdge:
    """A link the reader found, once, with every paragraph that says it."""

    triple: Triple
    explicit: bool
    """Whether a row says so: only explicit links are asked for in recall."""
    quotes: tuple[tuple[str, str], ...]
    """(paragraph as printed, quote), in the order of the file."""

    @property
    def paragraphs(self) -> frozenset[str]:
        """The paragraphs as printed."""
        return frozenset(paragraph for paragraph, _ in self.quotes)


@dataclass(frozen=True, slots=True)
class Gold:
    """One report's annotation."""

    nodes: dict[str, GoldNode]
    edges: dict[Triple, GoldEdge]

    @property
    def explicit(self) -> frozenset[Triple]:
        """The links that recall asks for."""
        return frozenset(triple for triple, edge in self.edges.items() if edge.explicit)


def read_gold(stem: Path) -> tuple[Gold, tuple[Fault, ...]]:
    """Read a report's gold, and list what is wrong in it.

    Args:
        stem: The files' path up to ``.nodes.tsv`` and ``.edges.tsv``.

    Raises:
        ReadingError: a file is missing or is not UTF-8.
    """
    nodes, faults = _read_table(stem.with_name(stem.name + ".nodes.tsv"), NODE_COLUMNS)
    edges, more = _read_table(stem.with_name(stem.name + ".edges.tsv"), EDGE_COLUMNS)
    faults += more
    if not faults:
        types = {row["id"]: row["type"] for _, row in nodes}
        faults = [
            *(Fault(f"{stem.name}.nodes.tsv {place}", what) for place, what in _nodes(nodes)),
            *(
                Fault(f"{stem.name}.edges.tsv {place}", what)
                for place, what in _edges(edges, types)
            ),
        ]
    return _make(nodes, edges), tuple(faults)


def canonical(subject: str, relation: str, target: str) -> Triple:
    """Write a link of a symmetric relation one way, whichever way it was found."""
    known = load_schema().relations.get(relation)
    if known and known.symmetric and target < subject:
        return target, relation, subject
    return subject, relation, target


def _read_table(path: Path, columns: tuple[str, ...]) -> tuple[list[Line], list[Fault]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as err:
        raise ReadingError(
            f"{path}: there is no such file; gold is named by its path without .nodes.tsv"
        ) from err
    except UnicodeDecodeError as err:
        raise ReadingError(f"{path}: cannot be read: it is not UTF-8") from err
    except OSError as err:
        raise ReadingError(f"{path}: cannot be read: {err.strerror}") from err
    header, *rows = text.split("\n")
    names = header.rstrip("\r").split("\t")
    missing = [name for name in columns if name not in names]
    if missing:
        message = f"has no column {', '.join(map(repr, missing))}; it needs {', '.join(columns)}"
        return [], [Fault(f"{path.name} line 1", message)]
    lines, faults = [], []
    for number, row in enumerate(rows, 2):
        cells = row.rstrip("\r").split("\t")
        if cells == [""]:
            continue
        if len(cells) != len(names):
            message = f"has {len(cells)} cells; the header has {len(names)}, a tab between each"
            faults.append(Fault(f"{path.name} line {number}", message))
            continue
        lines.append((number, {k: v.strip() for k, v in zip(names, cells, strict=True)}))
    return lines, faults


def _nodes(lines: list[Line]) -> Iterator[tuple[str, str]]:
    """Find what is wrong with the nodes."""
    first: dict[str, int] = {}
    for number, row in lines:
        place = f"line {number}"
        if not row["id"]:
            yield place, "has no id; give it one that is unique in the file"
        elif row["id"] in first:
            yield place, f"id {row['id']!r} is that of line {first[row['id']]} too; make it unique"
        first.setdefault(row["id"], number)
        if row["type"] not in load_schema().types:
            near = _near(row["type"], load_schema().types)
            yield place, f"type {row['type']!r} is not in the ontology{near}"
        if not fold_all(_names(row)):
            yield place, "has no name; 'canonical' must hold one with a letter or digit"


def _edges(lines: list[Line], types: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Find what is wrong with the links."""
    first: dict[tuple[Triple, str], int] = {}
    for number, row in lines:
        place = f"line {number}"
        subject, relation, target = (row[name] for name in EDGE_COLUMNS[:3])
        yield from ((place, what) for what in _ends(subject, relation, target, types))
        if row["explicitness"] not in EXPLICIT:
            yield place, f"explicitness {row['explicitness']!r} is not one of {', '.join(EXPLICIT)}"
        for name in ("paragraph", "quote"):
            if not row[name]:
                yield place, f"has no {name}; give the one that shows the link"
        key = (canonical(subject, relation, target), row["paragraph"])
        if key in first:
            yield place, f"says what line {first[key]} says of paragraph {key[1]}; keep one"
        first.setdefault(key, number)


def _ends(subject: str, relation: str, target: str, types: dict[str, str]) -> Iterator[str]:
    unknown = [end for end in (subject, target) if end not in types]
    for end in unknown:
        yield f"{end!r} is no id of the nodes file{_near(end, types)}"
    if subject == target:
        yield f"links {subject!r} to itself; a link has two ends"
        return
    relations = load_schema().relations
    if relation not in relations:
        yield f"relation {relation!r} is not in the ontology{_near(relation, relations)}"
    elif not unknown and not relations[relation].allows(types[subject], types[target]):
        known = relations[relation]
        allowed = f"from {', '.join(sorted(known.subjects))} to {', '.join(sorted(known.objects))}"
        yield f"runs from {types[subject]} to {types[target]}; {relation} is {allowed}"


def _near(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _names(row: dict[str, str]) -> list[str]:
    return [row["canonical"], *row["aliases"].split("|")]


def _make(nodes: list[Line], edges: list[Line]) -> Gold:
    found: dict[Triple, list[dict[str, str]]] = defaultdict(list)
    for _, row in edges:
        found[canonical(row["subject_id"], row["relation"], row["object_id"])].append(row)
    return Gold(
        {
            row["id"]: GoldNode(row["id"], row["type"], row["canonical"], fold_all(_names(row)))
            for _, row in nodes
        },
        {
            triple: GoldEdge(
                triple,
                any(row["explicitness"] == "explicit" for row in rows),
                tuple((row["paragraph"], row["quote"]) for row in rows),
            )
            for triple, rows in found.items()
        },
    )
