"""Doubt: what is denied, only possible or over is no statement; what only sounds so is one."""

import pytest

from kg.schema import load_schema
from loaders.build import extract
from tests.loaders.recognise.test_recognise import make_report


def relations(sentence: str) -> set[str]:
    """Give the relations stated in a sentence about the Dock Team, names' own left out."""
    part = extract(make_report(sentence))
    found = {
        stmt.relation
        for stmt in part.statements
        if not all(item.rule.startswith("name.") for item in stmt.evidence)
    }
    assert found <= set(load_schema().relations)
    return found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Dock Team gave no support to Border Force.",
        "The Dock Team has no members on the Fraud Forum.",
        "The Dock Team works with neither Border Force nor Essex Police.",
        "Kent Police no longer funds the Dock Team.",
        "Kent Police never chaired the Fraud Forum.",
        "Kent Police ceased to fund the Dock Team.",
        "Kent Police has stopped working with Border Force.",
        "Kent Police failed to fund the Dock Team.",
        "The Dock Team is yet to join the Fraud Forum.",
        "None of the members of the Fraud Forum is from Border Force.",
        "The Dock Team is not, as was said, part of the Fraud Forum.",
        "The Dock Team does not fund and support Border Force.",
    ],
)
def test_what_is_denied_is_not_stated(sentence: str) -> None:
    assert not relations(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police should fund the Dock Team.",
        "Kent Police could fund the Dock Team.",
        "Kent Police plans to fund the Dock Team if the bid succeeds.",
        "If the bid succeeds, Kent Police funds the Dock Team.",
        "Members asked whether Kent Police funds the Dock Team.",
        "It is recommended that Kent Police funds the Dock Team.",
        "There is a proposal for Kent Police to fund the Dock Team.",
        "Kent Police will consider funding the Dock Team.",
        "Kent Police hopes to fund the Dock Team.",
        "Kent Police will fund the Dock Team, subject to the approval of members.",
    ],
)
def test_what_is_only_possible_is_not_stated(sentence: str) -> None:
    assert not relations(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kent Police used to fund the Dock Team.",
        "Kent Police previously hosted the Dock Team.",
        "Kent Police was a member of the Fraud Forum until 2015.",
        "The Dock Team had been funded by Kent Police until last year.",
    ],
)
def test_what_is_over_is_not_stated(sentence: str) -> None:
    assert not relations(sentence) - {"renamed_to"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kent Police not only funds the Dock Team but also hosts it.", {"funds"}),
        ("The Dock Team is not a small team and works with Border Force.", {"works_with"}),
        ("Although no plan was agreed, Kent Police funds the Dock Team.", {"funds"}),
        ("Where none could be found, Kent Police funds the Dock Team.", {"funds"}),
        ("Kent Police did not come, but Border Force funds the Dock Team.", {"funds"}),
        ("Kent Police funds the Dock Team without delay.", {"funds"}),
        ("No fewer than nine officers came: Kent Police funds the Dock Team.", {"funds"}),
        ("Kent Police funds the Dock Team, which could not be run otherwise.", {"funds"}),
        ("Kent Police may ask for more and funds the Dock Team.", {"funds"}),
        ("Considerable sums come from Kent Police, which funds the Dock Team.", {"funds"}),
    ],
)
def test_what_only_sounds_doubtful_is_stated(sentence: str, expected: set[str]) -> None:
    assert relations(sentence) >= expected


@pytest.mark.parametrize(
    "sentence",
    [
        "The Dock Team works with Border Force, but not with Essex Police.",
        "The Dock Team works with Border Force rather than Essex Police.",
        "The Dock Team works with Border Force and not with Essex Police.",
    ],
)
def test_a_name_that_is_excepted_is_left_out_alone(sentence: str) -> None:
    part = extract(make_report(sentence))

    found = {(stmt.subject, stmt.object) for stmt in part.statements}

    assert found == {("organisation/border-force", "unit/essex-police/dock-team")}
