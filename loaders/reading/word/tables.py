"""A Word table's rows and cells, whatever is wrapped around them."""

from collections.abc import Iterator

from loaders.reading.word.package import Element, local

WRAPPERS = frozenset(("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "Choice"))
"""Elements around paragraphs, rows or cells that are nothing themselves."""


def rows_of(table: Element) -> Iterator[Element]:
    """Yield a table's rows, those inside content controls too."""
    for item in table:
        if local(item) == "tr":
            yield item
        elif local(item) in WRAPPERS:
            yield from rows_of(item)


def cells_of(row: Element) -> Iterator[Element]:
    """Yield a row's cells, those inside content controls too."""
    for item in row:
        if local(item) == "tc":
            yield item
        elif local(item) in WRAPPERS:
            yield from cells_of(item)
