"""What holds for any words on any page."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from loaders.paragraphs import address_blocks
from loaders.reading.hyphen import heal_lines, known_words
from loaders.reading.pdf.extract import iso_date, tidy_title
from loaders.reading.pdf.flow import to_blocks
from loaders.reading.pdf.ocr import words_from_tsv
from loaders.reading.pdf.page import Line, Page, Shape, Word
from loaders.reading.pdf.read import to_items
from loaders.reading.pdf.rows import to_rows
from tests.loaders.reading.pdf.likely import LIKELY

texts = st.sampled_from(LIKELY) | st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=8
)
places = st.integers(0, 800).map(float)
words = st.builds(
    lambda text, x, width, y, size: Word(text, x, x + width, y, size),
    texts,
    st.sampled_from([50.0, 72.0, 90.0, 300.0, 318.0]) | places,
    st.floats(0.1, 250),
    st.sampled_from([700.0, 686.0, 672.0, 658.0, 30.0]) | places,
    st.sampled_from([8.0, 12.0, 14.0]),
)
shapes = st.builds(
    lambda x, y, width, height: Shape(x, y, x + width, y + height),
    places,
    places,
    st.floats(0, 500),
    st.floats(0, 500),
)
pages = st.lists(
    st.builds(
        lambda found, drawn: Page(1, 595.0, 842.0, tuple(found), tuple(drawn)),
        st.lists(words, max_size=25),
        st.lists(shapes, max_size=5),
    ),
    max_size=4,
).map(
    lambda found: [
        Page(number, page.width, page.height, page.words, page.shapes)
        for number, page in enumerate(found, 1)
    ]
)


def letters(found: list[str]) -> Counter[str]:
    return Counter(char for text in found for char in text if not char.isspace())


@given(pages)
def test_reading_order_neither_loses_nor_doubles_a_character(found: list[Page]) -> None:
    items, dropped = to_items(found, [to_rows(page) for page in found])
    if dropped:
        return

    said = [
        item.label.replace("•", "") + item.text
        if isinstance(item, Line)
        else "".join(line for cell in item.cells for line in cell)
        for item in items
    ]
    given_words = [word.text for page in found for word in page.words]
    assert letters(said) - letters(["•"] * 99) == letters(given_words) - letters(["•"] * 99)


@given(pages)
def test_any_page_makes_blocks_with_unique_keys(found: list[Page]) -> None:
    items, _ = to_items(found, [to_rows(page) for page in found])

    pars = address_blocks(to_blocks(items))

    assert len({par.key for par in pars}) == len(pars)
    assert all("\n" not in block.text for block in to_blocks(items) if block.kind != "row")


@given(pages)
def test_the_same_pages_are_read_the_same(found: list[Page]) -> None:
    first, second = ([to_rows(page) for page in pages] for pages in (found, list(found)))

    assert to_items(found, first) == to_items(list(found), second)


@given(st.lists(st.text(max_size=20), max_size=6))
def test_healing_drops_only_hyphens_and_spaces(found: list[str]) -> None:
    healed = heal_lines(found, known_words(found))

    def rest(text: str) -> str:
        return "".join(char for char in text if char not in " -")

    assert rest(healed) == rest("".join(found))


@given(st.text())
def test_any_title_becomes_one_short_printable_line(title: str) -> None:
    tidy = tidy_title(title)

    assert tidy.isprintable()
    assert len(tidy) <= 200


@given(st.text() | st.from_regex(r"D:[0-9]{0,14}", fullmatch=True))
def test_any_date_is_iso_or_none(date: str) -> None:
    found = iso_date(date)

    assert found is None or found[:2] in ("19", "20")


@given(st.text(st.sampled_from("0145\t\n-.x"), max_size=200))
def test_any_table_of_tesseract_is_read(table: str) -> None:
    assert all(word.text for word in words_from_tsv(table, 842.0))


def test_a_raised_digit_before_a_line_numbers_no_paragraph() -> None:
    found = [
        Word(text, x, x + 30, 700.0 - 14 * line, 12.0)
        for line in range(3)
        for text, x in (("¹", 50.0), ("Unit", 90.0))
    ]

    page = Page(1, 595.0, 842.0, tuple(found), ())

    blocks = to_blocks(to_items([page], [to_rows(page)])[0])

    assert "numbered" not in {block.kind for block in blocks}
