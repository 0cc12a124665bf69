"""Start the command line: the ``kg`` script and ``python -m kg`` both come here."""

from importlib import import_module
from importlib.util import find_spec
from typing import cast

from typer import Typer


def load_app() -> Typer:
    """Import the Typer app: cli.py is beside kg/ in a checkout and inside it in the wheel."""
    name = "kg.cli" if find_spec("kg.cli") else "cli"
    return cast(Typer, import_module(name).app)


def main() -> None:
    """Run the command line."""
    load_app()(prog_name="kg")


if __name__ == "__main__":
    main()
