"""What the worker writes is JSON, though json does not write it; how it parts a text into words."""

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from loaders.reading.pdf.sheet import tokens
from loaders.reading.pdf.wire import to_json

printed = st.text(st.characters(exclude_categories=["Cs", "Cc"])) | st.text('"\\\\/u')
values = st.integers() | st.booleans() | printed | st.lists(printed, max_size=4).map(tuple)


@given(st.dictionaries(st.sampled_from(["number", "words", "title", "rotated"]), values))
def test_json_reads_what_the_worker_writes(record: dict[str, int | str | tuple[str, ...]]) -> None:
    plain = {key: [*it] if isinstance(it, tuple) else it for key, it in record.items()}

    assert json.loads(to_json(record)) == plain


@given(st.text("ab-\x02\ufffe \n\x1f\xa0\u2003"))
def test_a_word_ends_at_a_space_or_behind_the_mark_of_a_break(text: str) -> None:
    matches = re.finditer(r"[^\s\x02\ufffe]+[\x02\ufffe]?", text)

    assert tokens(text) == [(found[0], found.start(), found.end() - 1) for found in matches]
