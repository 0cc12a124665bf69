"""A web page to blocks."""

from loaders.reading.blocks import Content, File
from loaders.reading.contents import say_contents, without_contents
from loaders.reading.html.bold import mark_headings
from loaders.reading.html.main import main_content
from loaders.reading.html.meta import read_date, read_title
from loaders.reading.html.notes import find_notes
from loaders.reading.html.tree import read_tree
from loaders.reading.html.walk import walk
from loaders.reading.settle import settle


def read_html(file: File) -> Content:
    """Read a saved or fetched page: its main content, title and date.

    Raises:
        ReadingError: the page is empty, too large, not text, or nested too deep.
    """
    root, notes = read_tree(file)
    title, date = read_title(root), read_date(root)
    main, outside = main_content(root)
    if outside:
        words = "1 word" if outside == 1 else f"{outside} words"
        notes = (*notes, f"{words} outside the main content were left out: menus, notices, forms")
    mark_headings(main)
    found = list(walk(main, find_notes(main, root)))
    entries, left = without_contents(found, lambda entry: entry.text)
    return Content(settle(entries), (*notes, *say_contents(left)), title, date)
