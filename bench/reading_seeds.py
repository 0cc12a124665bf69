"""Write the files that fuzzing starts from: ``python bench/reading_seeds.py FOLDER``."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests import pdf_files  # noqa: E402  # the path comes first


def pdf_seeds() -> dict[str, bytes]:
    """Make small PDFs, not packed, so that a changed byte changes what they say."""
    text = pdf_files.lines(["1. One goes", "on.", "2. Two:", "3. Three."])
    plain = pdf_files.on_pages(text, text, pageCompression=0)
    table = pdf_files.flowed("1. One.", pdf_files.table([("A", "B", "C")] * 4, ruled=True))
    return {"plain.pdf": plain, "table.pdf": table, "words.bin": bytes(range(256)) * 2}


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, data in pdf_seeds().items():
        (folder / name).write_bytes(data)
