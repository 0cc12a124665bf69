"""The word lists hold words: YAML reads a bare no, on, yes or off as a truth value."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

LOADERS = Path(__file__).parents[2] / "loaders"
FILES = sorted(LOADERS.rglob("*.yaml"))


def in_lists(data: Any) -> Iterator[Any]:  # whatever YAML gives
    """Yield what stands in lists, at any depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from in_lists(value)
    elif isinstance(data, list):
        for value in data:
            if not isinstance(value, dict | list):
                yield value
            yield from in_lists(value)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_word_of_a_list_is_read_as_a_truth_value(file: Path) -> None:
    found = in_lists(yaml.safe_load(file.read_text(encoding="utf-8")))

    assert [value for value in found if isinstance(value, bool)] == []
