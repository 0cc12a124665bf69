"""Rows of tables as text."""

from collections.abc import Sequence


def join_cells(texts: Sequence[str]) -> str:
    r"""Join a row's cells: each on a line of its own, but a label with what it labels.

    >>> join_cells(["Title:", "Harbour crime", "Page 1"])
    'Title: Harbour crime\nPage 1'
    """
    if len(texts) > 1 and texts[0].endswith(":"):
        texts = [f"{texts[0]} {texts[1]}", *texts[2:]]
    return "\n".join(texts)
