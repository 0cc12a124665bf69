"""Find the data files of ontology/ and queries/, in a checkout or in the wheel."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent


def resource_folder(folder: str) -> Traversable:
    """Find a data folder: beside kg/ in a checkout, inside it in the wheel."""
    beside = CHECKOUT / folder
    # A checkout is told by its pyproject.toml: site-packages may hold another `queries`.
    if beside.is_dir() and (CHECKOUT / "pyproject.toml").is_file():
        return beside
    return files("kg").joinpath(folder)


def resource_text(folder: str, name: str) -> str:
    """Read one data file as text.

    Raises:
        FileNotFoundError: there is no such file in the folder.
    """
    return resource_folder(folder).joinpath(name).read_text(encoding="utf-8")
