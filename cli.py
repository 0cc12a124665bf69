"""The command line: each command parses, calls one function of the library, and prints.

Exit codes are those of :mod:`kg.view.terminal`.
Heavy libraries are imported inside the commands, so that help and completion stay quick.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.commands import answers, asking, brief, showing
from kg.version import __version__
from kg.view.options import (
    FormatOption,
    GraphOption,
)
from kg.view.servers import pull, push
from kg.view.terminal import (
    Commands,
    Format,
    leave,
    print_rows,
    refuse,
    tell,
    tell_counts,
    use_any_encoding,
)

if TYPE_CHECKING:
    from kg.folder import Folder
    from kg.review.decision import Decision


class Shown(StrEnum):
    """What of a score is shown; the names of :data:`kg.score.rows.SHOWN`."""

    ALL = "all"
    FIGURES = "figures"
    RELATIONS = "relations"
    RULES = "rules"
    MISSED = "missed"
    EXTRA = "extra"
    NODES = "nodes"


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def main(
    debug: Annotated[bool, typer.Option("--debug", help="Show an error's traceback.")] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print the version.", callback=_print_version, is_eager=True
        ),
    ] = False,
) -> None:
    """Read policing reports into a knowledge graph, and ask it who works with whom on what.

    Example: kg build reports/*.txt && kg ask who-connects-to "Gangs Task Force"
    """
    use_any_encoding()


@app.command()
def build(
    reports: Annotated[
        list[str],
        typer.Argument(help="Files, folders or zips of reports, or the address of a web page."),
    ],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The graph folder; an older graph is replaced.")
    ] = Path("graph"),
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Read pages that are only pictures, by tesseract (slow).")
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option("--decisions", help="Apply what people decided, a file of `kg review`."),
    ] = None,
) -> None:
    """Read reports and write their graph.

    What cannot be read in a folder of reports is in the graph's ledger, with the reason.

    Example: kg build board-2014.docx papers/ -o graph
    """
    from kg.check import check_graph
    from kg.folder import write_folder
    from kg.review.decision import count_by_rule
    from kg.view.progress import show_progress
    from loaders.build import RULES_VERSION
    from loaders.build import build as build_reports

    decided = _read_decisions(decisions) if decisions else ()
    with show_progress() as progress:
        built = build_reports(reports, ocr=ocr, decisions=decided, progress=progress)
    refuse(check_graph(built.graph))
    manifest = write_folder(
        output,
        built.graph,
        rules=RULES_VERSION,
        recognisers=built.recognisers,
        marks=count_by_rule(decided),
    )
    tell_counts(manifest)
    if built.unused:
        count = len(built.unused)
        words = "1 decision matches" if count == 1 else f"{count} decisions match"
        tell(f"{words} nothing any more; ledger.csv lists them")
    faults, skipped = built.shelf.faults, len(built.shelf.skipped)
    if skipped > faults:
        tell(f"{skipped - faults} files are of no known kind; ledger.csv lists them")
    if faults:
        leave(f"{faults} files could not be read; {output / 'ledger.csv'} says why", 1)


@app.command()
def verify(
    graph: GraphOption = Path("graph"),
    shapes: Annotated[bool, typer.Option(help="Check the SHACL shapes too (slower).")] = True,
    sources: Annotated[
        Path | None,
        typer.Option("--sources", help="A folder with the reports' files: compare their digests."),
    ] = None,
) -> None:
    """Check every quote and the whole graph against the ontology.

    A quote must stand in its paragraph, word for word.

    Example: kg verify --graph graph --sources reports
    """
    from kg.check import check_graph, check_shapes, check_sources

    folder = _open(graph)
    tell_counts(folder.manifest)
    faults = check_graph(folder.graph)
    faults += check_shapes(folder.graph) if shapes else ()
    faults += check_sources(folder.graph, sources) if sources else ()
    refuse(faults)
    typer.echo("no faults")


@app.command()
def explain(
    report: Annotated[Path, typer.Argument(help="The report's file.")],
    paragraph: Annotated[
        str, typer.Option("--paragraph", "-p", help="The paragraph as the report prints it.")
    ],
) -> None:
    """Show how a paragraph was read: what was found and dropped, why.

    Example: kg explain board-2014.txt --paragraph 17
    """
    from kg.view.text import visible
    from loaders.explain import explain as explain_paragraph

    typer.echo(visible(explain_paragraph(report, paragraph)))


app.command()(asking.ask)
app.command()(asking.sparql)
app.command()(asking.cypher)
app.command("map")(showing.draw_map)
app.command()(showing.export)
app.command()(push)
app.command()(pull)


@app.command()
def score(
    gold: Annotated[
        Path, typer.Argument(help="The annotation: its path without .nodes.tsv and .edges.tsv.")
    ],
    file: Annotated[Path, typer.Argument(help="The report's file, or a graph folder.")],
    report: Annotated[
        str, typer.Option(help="The report's id, in a graph folder that holds several.")
    ] = "",
    source: Annotated[
        Path | None,
        typer.Option("--source", help="The text that must hold the quotes, if not FILE itself."),
    ] = None,
    show: Annotated[Shown, typer.Option(help="What to print.")] = Shown.ALL,
    format: FormatOption = Format.TABLE,
) -> None:
    """Measure a graph against links that a careful reader noted.

    Example: kg score gold/board-2014 board-2014.txt --show missed
    """
    from kg.score.compare import compare
    from kg.score.gold import read_gold
    from kg.score.rows import GROUPS, SHOWN
    from loaders.judged import load_judged

    wanted, faults = read_gold(gold)
    refuse(faults, 2)
    judged = load_judged(file, report, source)
    comparison = compare(judged.graph, wanted, judged.report)
    rows = SHOWN[show](comparison, judged.source)
    if show in (Shown.MISSED, Shown.EXTRA, Shown.NODES) and not rows.rows:
        tell("none")
        return
    print_rows(rows, format, GROUPS.get(show, ""))


@app.command()
def why(
    first: Annotated[str, typer.Argument(help="A name, or a piece of evidence by its identifier.")],
    second: Annotated[str, typer.Argument(help="The name of the other end.")] = "",
    graph: GraphOption = Path("graph"),
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="Say who accepted a link, by this file.")
    ] = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Tell why two things are linked: rule, cue, quote in its place.

    And what was inherited from where, by which names the ends are meant, who accepted it.

    Example: kg why "Gangs Task Force" FCID
    """
    from kg.answer.names import find_entity
    from loaders.why import link_of, links_between
    from loaders.why import why as explain_links

    whole = _open(graph).graph
    if second:
        ends = [find_entity(whole, name).id for name in (first, second)]
        links = links_between(whole, ends[0], ends[1])
    else:
        links = (link_of(whole, first),)
    known = _read_decisions(decisions) if decisions else ()
    print_rows(explain_links(whole, links, known), format, "link")


for command in answers.COMMANDS:
    app.command()(command)
app.command()(brief.brief)

review = typer.Typer(no_args_is_help=True, help="Correct a graph in a spreadsheet, once.")
app.add_typer(review, name="review")


@review.command("export")
def export_review(
    output: Annotated[
        Path, typer.Option("--output", "-o", help="A workbook (.xlsx), or a folder for CSV files.")
    ],
    graph: GraphOption = Path("graph"),
    decisions: Annotated[
        Path | None, typer.Option("--decisions", help="Show what was decided before.")
    ] = None,
) -> None:
    """Write links and like names for people to mark.

    Every link with its quote in its place, and names that may be one.

    Example: kg review export -o review.xlsx
    """
    from kg.review.files import write_review
    from kg.review.sheet import make_review

    known = _read_decisions(decisions) if decisions else ()
    sheets = make_review(_open(graph).graph, known)
    for path in write_review(output, sheets):
        typer.echo(path)


@review.command("import")
def import_review(
    sheet: Annotated[Path, typer.Argument(help="The marked workbook, CSV file or folder.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The decisions file; what is new is added to it.")
    ] = Path("decisions.yaml"),
    graph: GraphOption = Path("graph"),
    format: FormatOption = Format.TABLE,
) -> None:
    """Take marks into the decisions file; count by rule.

    The count says how often each rule was right by all marks of the file.

    Example: kg review import review.xlsx -o decisions.yaml
    """
    from kg.review.decision import count_by_rule
    from kg.review.file import add_to_file, read_decisions
    from kg.review.sheet import rule_rows
    from loaders.review.marks import read_marked

    marked = read_marked(sheet, _open(graph).graph)
    refuse(marked.faults, 2)
    fresh, faults = add_to_file(output, marked.decisions)
    refuse(faults, 2)
    tell(f"{len(marked.decisions)} marks, {len(fresh)} new in {output}")
    counts = count_by_rule(read_decisions(output)[0]) if output.exists() else {}
    if counts:
        print_rows(rule_rows(counts), format)


def _read_decisions(path: Path) -> "tuple[Decision, ...]":
    from kg.review.file import read_decisions

    decisions, faults = read_decisions(path)
    refuse(faults, 2)
    return decisions


def _open(graph: Path) -> "Folder":
    from kg.folder import open_folder

    return open_folder(graph)


if __name__ == "__main__":
    app(prog_name="kg")
