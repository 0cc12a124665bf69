"""Markdown to blocks, by way of HTML: CommonMark with tables, footnotes and definition lists."""

import re
from collections.abc import Mapping

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from kg.errors import ReadingError
from loaders.reading.blocks import Content, File
from loaders.reading.contents import say_contents, without_contents
from loaders.reading.dates import parse_date
from loaders.reading.decode import decode
from loaders.reading.html.notes import find_notes
from loaders.reading.html.tree import parse_page
from loaders.reading.html.walk import walk
from loaders.reading.settle import settle

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_ALIAS = re.compile(r"(?:^|[\s\[{,])[&*]\w")
_MOST_FRONT = 64 * 1024


def read_markdown(file: File) -> Content:
    """Read a Markdown text; its front matter gives title and date.

    Raises:
        ReadingError: it is empty, too large, or not text.
    """
    text, note = decode(file.data, file.name)
    front, body = split_front(text)
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin).use(deflist_plugin)
    try:
        page = parser.render(body)
    except RecursionError as err:
        raise ReadingError(f"{file.name}: marks are nested too deep") from err
    root = parse_page(f"<body>{page}</body>", file.name)
    found = list(walk(root, find_notes(root, root)))
    entries, left = without_contents(found, lambda entry: entry.text)
    notes = (*((note,) if note else ()), *say_contents(left))
    title = " ".join(str(front.get("title") or "").split())[:300]
    return Content(settle(entries), notes, title, parse_date(str(front.get("date") or "")))


def split_front(text: str) -> tuple[Mapping[str, object], str]:
    r"""Split front matter from a text; empty where it has none that is a mapping.

    >>> split_front("---\ntitle: Harbour\n---\nText")
    ({'title': 'Harbour'}, 'Text')
    """
    match = _FRONT.match(text)
    if not match or len(match[1]) > _MOST_FRONT or _ALIAS.search(match[1]):
        return {}, text  # an alias may unfold without end, and no title needs one
    try:
        front = yaml.safe_load(match[1])
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}, text
    return (front, text[match.end() :]) if isinstance(front, dict) else ({}, text)
