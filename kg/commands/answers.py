"""The commands that answer in words: who, path, conflicts, gaps, names, diff."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands.completion import complete_name, complete_profile
from kg.view.options import FormatOption, GraphOption
from kg.view.terminal import Format, print_rows, tell, write_bytes, wrong_call

if TYPE_CHECKING:
    from kg.graph import Graph
    from kg.stores import Rows


def who(
    name: Annotated[
        list[str], typer.Argument(help="A name or alias.", autocompletion=complete_name)
    ],
    on: Annotated[
        str, typer.Option("--on", help="Only on this threat.", autocompletion=complete_name)
    ] = "",
    quotes: Annotated[
        bool, typer.Option("--quotes", help="Show every place, not the best.")
    ] = False,
    graph: GraphOption = Path("graph"),
    format: FormatOption = Format.TABLE,
) -> None:
    """Tell what something is linked to, with the words that say so.

    Example: kg who "Public Protection Department" --on "child sexual exploitation"
    """
    from kg.answer.names import find_entity
    from kg.answer.who import who as ask_who

    found = _open(graph)
    entity = find_entity(found, " ".join(name))
    threat = find_entity(found, on, ["Threat"]).id if on else ""
    rows = ask_who(found, entity.id, threat=threat, quotes=quotes)
    tell(f"{entity.name} ({entity.id})")
    print_rows(rows, format, "relation")


def path(
    start: Annotated[str, typer.Argument(help="A name or alias.", autocompletion=complete_name)],
    end: Annotated[str, typer.Argument(help="Another.", autocompletion=complete_name)],
    count: Annotated[int, typer.Option("--count", "-k", min=1, help="The most chains.")] = 3,
    graph: GraphOption = Path("graph"),
    format: FormatOption = Format.TABLE,
) -> None:
    """Show the shortest chains between two things, hop by hop.

    Each hop has its quote; of equally short chains the strongest stands first.

    Example: kg path ROCU HMRC
    """
    from kg.answer.names import find_entity
    from kg.answer.route import path as find_path

    found = _open(graph)
    ends = [find_entity(found, name).id for name in (start, end)]
    print_rows(find_path(found, ends[0], ends[1], count=count), format, "chain")


def conflicts(graph: GraphOption = Path("graph"), format: FormatOption = Format.TABLE) -> None:
    """List what reports say differently: two leads, parents, names.

    Example: kg conflicts
    """
    from kg.answer.conflicts import conflicts as find_conflicts

    print_rows(find_conflicts(_open(graph)), format, "about")


def gaps(
    matrix: Annotated[
        bool, typer.Option("--matrix", help="Threats by strands, with who fills each cell.")
    ] = False,
    all: Annotated[
        bool, typer.Option("--all", help="List also what reports name only once.")
    ] = False,
    profile: Annotated[
        str,
        typer.Option(
            help="Whom the law expects on a kind of board: a name, or a YAML file.",
            autocompletion=complete_profile,
        ),
    ] = "",
    graph: GraphOption = Path("graph"),
    format: FormatOption = Format.TABLE,
) -> None:
    """List where these reports show nothing: no lead, no parent.

    No evidence in these reports does not mean that there is nothing.

    Example: kg gaps --matrix
    """
    from kg.answer.gaps import coverage
    from kg.answer.gaps import gaps as find_gaps

    found = _open(graph)
    if profile:
        rows, group = _expected(found, profile), "finding"
    elif matrix:
        rows, group = coverage(found), ""
    else:
        rows, group = find_gaps(found, all=all), "gap"
    tell("no evidence in these reports does not mean that there is nothing")
    print_rows(rows, format, group)


def _expected(graph: "Graph", name: str) -> "Rows":
    from kg.answer.expected import expected
    from kg.answer.profile import load_profile

    profile = load_profile(name)
    rows = expected(graph, profile)
    tell(f"{profile.board}: {profile.law}")
    return rows


def names(
    alike: Annotated[
        bool, typer.Option("--alike", help="Only pairs of names that look alike.")
    ] = False,
    graph: GraphOption = Path("graph"),
    format: FormatOption = Format.TABLE,
) -> None:
    """List the names that reports write, and what each means.

    Example: kg names --alike
    """
    from kg.answer.called import called
    from kg.review.alike import alike_rows

    found = _open(graph)
    print_rows(alike_rows(found) if alike else called(found), format)


def diff(
    old: Annotated[str, typer.Argument(help="A report's identifier, or a graph folder.")],
    new: Annotated[str, typer.Argument(help="The later one.")],
    graph: GraphOption = Path("graph"),
    picture: Annotated[
        Path | None, typer.Option("--map", help="Draw two reports side by side into this file.")
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Compare two reports or graphs: what is new, changed, not named.

    "No longer mentioned" does not mean ended.

    Example: kg diff board-2014 board-2019
    """
    from kg.answer.difference import difference

    if picture:
        _draw_difference(graph, old, new, picture)
        return

    if Path(old).is_dir() != Path(new).is_dir():
        wrong_call("give two reports of one graph, or two graph folders")
    if not Path(old).is_dir():
        print_rows(difference(_report(graph, old), _report(graph, new)), format, "change")
        return
    _tell_rules(Path(old), Path(new))
    print_rows(difference(_open(Path(old)), _open(Path(new))), format, "change")


def _draw_difference(graph: Path, old: str, new: str, picture: Path) -> None:
    """Write the map of two reports of a graph, opened on their comparison."""
    from kg.answer.ask import find_report
    from kg.answer.part import take_pair
    from kg.folder import open_folder
    from kg.view.explorer import to_page

    if Path(old).is_dir() or Path(new).is_dir():
        wrong_call("--map compares two reports of one graph: build both into it")
    folder = open_folder(graph)
    pair = (find_report(folder.graph, old), find_report(folder.graph, new))
    part = take_pair(folder.graph, *pair)
    titles = " and ".join(folder.graph.report[report].title for report in pair)
    page = to_page(part, f"What changed: {titles}", folder.card, compare=pair)
    write_bytes(picture, page.encode("utf-8"))


def _tell_rules(old: Path, new: Path) -> None:
    """Warn when two graphs were read by different rules: a change may be the rules'."""
    from kg.folder import open_folder

    rules = [open_folder(path).manifest.rules for path in (old, new)]
    if rules[0] != rules[1]:
        tell(f"read by different rules ({rules[0]}, {rules[1]}): build both again to compare texts")


def _report(graph: Path, name: str) -> "Graph":
    """Take what one report says out of a graph."""
    from kg.answer.ask import find_report
    from kg.graph import take_report

    whole = _open(graph)
    return take_report(whole, find_report(whole, name))


def _open(graph: Path) -> "Graph":
    from kg.folder import open_folder

    return open_folder(graph).graph


COMMANDS = (who, path, conflicts, gaps, names, diff)
"""In the order of the help."""
