"""The files a briefing is printed as, by their ending."""

from collections.abc import Callable
from importlib import import_module
from typing import cast

from kg.brief.content import Brief
from kg.errors import StoreError

PRINTERS = {".docx": "docx", ".pdf": "pdf", ".html": "html"}
"""The module that prints, by ending: a new one is a file beside this and a line here."""


def load_printer(suffix: str) -> Callable[[Brief], bytes]:
    """Find the function that prints a briefing.

    Raises:
        StoreError: it needs a library that is not installed.
    """
    name = PRINTERS[suffix]
    try:
        module = import_module(f"kg.brief.{name}")
    except ModuleNotFoundError as err:
        raise StoreError(
            f"{suffix} needs {err.name}: pip install 'policing-kg[brief]'; .html needs nothing"
        ) from err
    return cast("Callable[[Brief], bytes]", getattr(module, f"to_{name}"))
