"""What is scored: a report's file, built in memory, or a graph folder; and the text it quotes."""

from dataclasses import dataclass
from pathlib import Path

from kg.errors import ReadingError
from kg.folder import open_folder
from kg.graph import Graph
from loaders.build import build_graph
from loaders.reading.decode import decode
from loaders.reading.read import read_bytes

TEXT = (".txt", ".text")
"""Suffixes of files whose content is the report's text itself."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A graph to be scored."""

    graph: Graph
    report: str
    """The one report to score, or empty for all that the graph has."""
    source: str
    """The text that must hold the quotes."""


def load_judged(file: Path, report: str = "", source: Path | None = None) -> Judged:
    """Read what is to be scored.

    Args:
        file: A report's file, or a graph folder.
        report: The report's identifier; needed where the graph has several.
        source: The text that must hold the quotes. Without it that is the file itself, and where
            this is no text the paragraphs as they were read.

    Raises:
        ReadingError: a file cannot be read, or it is not clear which report is meant.
        StoreError: the graph folder cannot be read.
    """
    graph = open_folder(file).graph if file.is_dir() else build_graph([file])
    known = ", ".join(graph.report)
    if report and report not in graph.report:
        raise ReadingError(f"{file}: has no report {report!r}; it has {known}")
    if not report and len(graph.reports) > 1:
        raise ReadingError(f"{file}: has several reports; name one by --report: {known}")
    if source is None and file.suffix.lower() in TEXT and not file.is_dir():
        source = file
    if source is not None:
        return Judged(graph, report, decode(read_bytes(source), source.name)[0])
    pars = (par for item in graph.reports for par in item.paragraphs if report in ("", item.id))
    return Judged(graph, report, "\n\n".join(par.text for par in pars))
