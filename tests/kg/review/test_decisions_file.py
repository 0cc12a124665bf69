"""The decisions file says what is wrong by its line, and loses nothing."""

from pathlib import Path

import pytest

from kg.errors import DecisionError
from kg.review.decision import VERDICTS, Decision, count_by_rule
from kg.review.file import add_to_file, dump_decisions, parse_decisions, read_decisions
from tests.hostile import NAMES

LINK = ("unit/a", "tackles", "threat/b")
FIELDS = "link, to, names, report, quote, rule, reviewer, date, reason"
REJECT = Decision("reject", link=LINK, report="r", quote="a b", rule="x", reviewer="A. Person")


def faults(text: str) -> list[str]:
    return [str(fault) for fault in parse_decisions(text.encode(), "d.yaml")[1]]


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_decision_is_read_back_as_it_was_written(name: str) -> None:
    decisions = (
        Decision("same", names=(name, "Other"), reviewer=name, date="2024-05-01", reason=name),
        Decision("correct", link=LINK, to=("unit/a", "leads", "threat/b"), report="r", quote="q"),
    )

    found, wrong = parse_decisions(dump_decisions(decisions).encode(), "d.yaml")

    assert (found, wrong) == (decisions, ())


def test_every_fault_is_told_by_its_line() -> None:
    text = (
        "- decision: maybe\n"
        "- decision: reject\n"
        "- decision: same\n  names: [a]\n"
        "- decision: reject\n  link: [a, b, c]\n  colour: red\n"
        "- reject\n"
        "- decision: add\n  link: [a, b, c]\n  report: r\n"
    )

    assert faults(text) == [
        f"d.yaml line 1: 'decision: maybe' is not one of {', '.join(VERDICTS)}",
        "d.yaml line 2: 'reject' needs 'link'",
        "d.yaml line 3: 'names' must be a list of 2 texts",
        f"d.yaml line 5: 'colour' is no field; known are {FIELDS}",
        "d.yaml line 8: is no mapping; a decision begins with 'decision: reject'",
        "d.yaml line 9: 'add' needs 'quote'",
    ]


def test_decisions_against_each_other_are_named_both() -> None:
    text = dump_decisions(
        [
            REJECT,
            Decision("accept", link=LINK, report="r", quote="a b", reviewer="B. Other"),
            Decision("same", names=("A Team", "B Team")),
            Decision("not_same", names=("B Team", "A Team")),
            Decision("rename", names=("unit/a", "One")),
            Decision("rename", names=("unit/a", "Two")),
        ]
    )

    found = faults(text)

    assert len(found) == 3
    assert "reject unit/a tackles threat/b by A. Person (line 2) contradicts accept" in found[0]
    assert "by B. Other (line 9)" in found[0]
    assert "same A Team = B Team (line 15) contradicts not same B Team = A Team" in found[1]
    assert "rename unit/a = One" in found[2]


def test_two_who_agree_and_quotes_in_other_places_are_no_conflict() -> None:
    elsewhere = Decision("accept", link=LINK, report="r", quote="other words")
    again = Decision("reject", link=LINK, report="r", quote="a b", reviewer="B. Other")

    assert faults(dump_decisions([REJECT, elsewhere, again])) == []


def test_what_rejects_a_link_everywhere_meets_what_accepts_it_somewhere() -> None:
    everywhere = Decision("reject", link=LINK)
    somewhere = Decision("accept", link=LINK, report="r", quote="a b")

    assert len(faults(dump_decisions([everywhere, somewhere]))) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: b", "is no list of decisions"),
        ("[", "not YAML"),
        ("- &a [*a, *a]", "not YAML"),
        ("- !!python/object/apply:os.system [x]", "not YAML"),
        ("", ""),
        ("# only a comment\n", ""),
    ],
)
def test_what_is_no_decisions_file_is_told_in_one_line(text: str, message: str) -> None:
    try:
        found = "\n".join(faults(text))
    except DecisionError as err:
        found = str(err)

    assert message in found
    assert "\n" not in found


def test_new_decisions_are_added_behind_what_a_person_wrote(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    path.write_text("# mine\n- decision: rename\n  names: [unit/a, Alpha]\n", encoding="utf-8")

    fresh, wrong = add_to_file(path, [REJECT, REJECT])
    again, _ = add_to_file(path, [REJECT])

    assert (fresh, wrong, again) == ((REJECT,), (), ())
    assert path.read_text(encoding="utf-8").startswith("# mine\n- decision: rename")
    assert [item.verdict for item in read_decisions(path)[0]] == ["rename", "reject"]


def test_nothing_is_written_when_a_new_decision_contradicts(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    add_to_file(path, [REJECT])
    before = path.read_bytes()

    _, wrong = add_to_file(path, [Decision("accept", link=LINK, report="r", quote="a b")])

    assert "contradicts" in str(wrong[0])
    assert path.read_bytes() == before


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match=r"none\.yaml: cannot be read"):
        read_decisions(tmp_path / "none.yaml")


def test_rules_are_counted_by_the_marks() -> None:
    marks = [REJECT, Decision("accept", link=LINK, rule="x"), Decision("accept", link=LINK)]

    assert count_by_rule(marks) == {"x": (1, 2)}
