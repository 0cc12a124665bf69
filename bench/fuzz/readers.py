"""Fuzz the readers of Word, HTML, Markdown and text: ``make fuzz`` (seconds: ``FUZZ=600``).

One alone: ``python bench/fuzz/readers.py docx -max_total_time=60``, with atheris. What is looked
for is any error but ReadingError: the fuzzer stops there, prints the traceback, and leaves the
input in the working directory.
"""

import random
import sys
import tempfile
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["loaders", "markdown_it", "mdit_py_plugins", "zipfile"]):
    from kg.errors import ReadingError
    from loaders.reading.blocks import File
    from loaders.reading.read import read_file

from tests.loaders.reading.seeds import SEEDS, parts, repack  # noqa: E402 ROOT is on the path now


def main() -> None:
    """Fuzz the reader that the first argument names, from a seed of its format."""
    suffix, *options = sys.argv[1:] or ["?"]
    if suffix not in SEEDS:
        sys.exit(f"usage: readers.py {'|'.join(SEEDS)} [libFuzzer options]")
    folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{suffix}-"))
    seeds = parts() if suffix == "docx" else {suffix: SEEDS[suffix]}
    for number, data in enumerate(seeds.values()):
        (folder / str(number)).write_bytes(data)

    def run(data: bytes) -> None:
        # of a Word file it is a part, so that the zip's checksum does not hide its XML
        if suffix == "docx" and not data.startswith(b"PK"):
            names = sorted(seeds)
            data = repack(data, random.Random(len(data)).choice(names))  # noqa: S311 no secret
        try:
            read_file(File(f"plan.{suffix}", data))
        except ReadingError as err:
            if "\n" in str(err):
                raise

    atheris.Setup([sys.argv[0], *options, str(folder)], run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
