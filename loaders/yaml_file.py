"""YAML data files, read by the fast loader where there is one."""

from importlib.resources.abc import Traversable
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(file: Traversable) -> Any:
    """Read a data file of this package; only plain values come out of it."""
    return yaml.load(file.read_text(encoding="utf-8"), _LOADER)  # noqa: S506  # a safe loader
