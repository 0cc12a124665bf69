"""Whom a profile expects on a kind of board, and whom the reports name there.

Whom they do not name is "no evidence in these reports": a report need not list a board's members.
"""

from collections.abc import Iterator

from kg.answer.links import CITATION, Link, cite, links_of
from kg.answer.profile import Expected, Profile, has_words
from kg.entity import Entity
from kg.errors import NothingFoundError
from kg.graph import Graph
from kg.stores import Rows, Value

COLUMNS = ("finding", "expected", "law", "name", "relation", "board", "tier", *CITATION, "id")
NOBODY = "no evidence in these reports"
FINDINGS = ("named as member", "named as partner", NOBODY)
"""In the order they are told."""
SEATS = ("member_of", "chairs")


def expected(graph: Graph, profile: Profile) -> Rows:
    """Compare whom a profile expects with whom the reports name.

    A unit stands for the body that it is part of, a post for the body that it works in.

    Args:
        graph: Where.
        profile: Whom to expect, on which boards.

    Returns:
        Rows with the columns of COLUMNS: for each expected body every link to a board of the
        kind, as member or otherwise; or one row that says that there is no evidence.

    Raises:
        NothingFoundError: the reports name no such board.
    """
    boards = [
        item
        for item in graph.entities
        if item.type in ("Partnership", "Unit") and has_words(item, profile.boards)
    ]
    if not boards:
        words = ", ".join(map(repr, profile.boards))
        raise NothingFoundError(
            f"no {profile.board} is named in these reports: no board has {words} in its name"
        )
    rows = [row for wanted in profile.expected for row in _rows(graph, boards, wanted)]
    rows.sort(key=lambda row: FINDINGS.index(str(row[0])))
    return Rows(COLUMNS, tuple(rows))


def _rows(graph: Graph, boards: list[Entity], wanted: Expected) -> Iterator[tuple[Value, ...]]:
    found = [(link, board) for board in boards for link in _links(graph, board, wanted)]
    for link, board in found:
        seat = link.stmt.relation in SEATS
        yield (
            *(FINDINGS[0 if seat else 1], wanted.who, wanted.law, link.other.name, link.words),
            *(board.name, link.best.tier, *cite(graph, link.best), link.other.id),
        )
    if not found:
        rest = (None,) * (len(COLUMNS) - 3)
        yield (NOBODY, wanted.who, wanted.law, *rest)


def _links(graph: Graph, board: Entity, wanted: Expected) -> list[Link]:
    links = [
        link
        for link in links_of(graph, board.id)
        if any(wanted.fits(graph.entity[body]) for body in _bodies(graph, link.other.id))
        and link.stmt.relation != "part_of"
    ]
    return sorted(links, key=lambda link: link.stmt.triple)


def _bodies(graph: Graph, thing: str) -> list[str]:
    """List a thing and the bodies that it is part of or works in.

    A unit's identifier names the body that it is known in, also where no report says so.
    """
    found = [thing]
    for body in found:  # grows while it is read: the parents of parents
        if graph.entity[body].type == "Unit" and (owner := _owner(graph, body)):
            found += [owner] if owner not in found else []
        found += [
            stmt.object
            for stmt in graph.outgoing.get(body, ())
            if stmt.relation in ("part_of", "works_in", "holds_post") and stmt.object not in found
        ]
    return found


def _owner(graph: Graph, unit: str) -> str:
    """Find the force that a unit's identifier is under; empty when there is none."""
    parts = unit.split("/")
    force = f"police-force/{parts[1]}" if len(parts) > 2 else ""
    return force if force in graph.entity else ""
