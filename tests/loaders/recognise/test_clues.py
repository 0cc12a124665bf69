"""Clues: no pattern that waits for one matches a text without it."""

import re

import pytest

from loaders.recognise import events, institutions, officials, places, small_posts, titles
from loaders.recognise.appositions import load_appositions
from loaders.recognise.clues import CLUES, find_clues

PATTERNS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "rank": (
        (officials._RANKED, "Temporary Chief Constable Ann Reed"),
        (officials._RANKED, "Det. Insp. Tom Hale"),
        (officials._RANKED, "HHJ Mary Oak"),
        (officials._RANKED, "the Deputy Mayor Jo Lane"),
        (officials._RANKED, "Miss Eve Park"),
        (officials._RANKED, "the Rt Hon Max Dale"),
        (officials._RANKED, "PCSO Sam Wood"),
        (officials._RANKED, "DI Sam Wood"),
        (officials._RANKED, "T/ACC Sam Wood"),
    ),
    "post": (
        (officials._APPOSITION, "Ann Reed, the Vice Chairwoman of the Board"),
        (officials._POST_OF, "Deputy Chief Executive Officer of Harbour Council"),
        (officials._POST_OF, "Director General for Ports"),
        (officials._POST_OF, "Council Leader of Fordham"),
        (officials._POST_OF, "National lead for Drugs"),
    ),
    "portfolio": (
        (officials._PORTFOLIO, "Assistant Chief Constable (Local Policing)"),
        (officials._PORTFOLIO, "T/ACC (Crime)"),
        (officials._PORTFOLIO, "Detective Chief Superintendent (Crime)"),
    ),
    "appointed": (
        (officials._APPOINTED, "Ann Reed, who has recently been appointed"),
        (officials._APPOINTED, "Ann Reed now takes up post"),
        (officials._APPOINTED, "Ann Reed is new director"),
        (officials._APPOINTED, "Ann Reed is chief executive"),
    ),
    "small post": (
        (small_posts._of_field(), "its deputy head of intelligence"),
        (small_posts._of_field(), "the force lead for custody"),
        (small_posts._of_field(), "our regional co-ordinator on youth"),
        (small_posts._OF_BODY, "The head of the Harbour Unit attends"),
        (small_posts._OF_BODY, "The manager of Fordham House has"),
        (small_posts._BEFORE_TOPIC, "the director of fraud"),
    ),
    "operation": ((titles._OPERATION, "Op Lantern"), (titles._OPERATION, "Exercise Long Reach")),
    "project": ((titles._PROJECT, "Project Lantern"), (titles._PROJECT, "Programme Lantern")),
    "branch": ((titles._BRANCH, "NHS Fordham"), (titles._BRANCH, "Women’s Aid in Fordham")),
    "family": (
        (titles._NAMED_BRANCH, "Fordham Women's Aid"),
        (titles._NAMED_BRANCH, "Fordham Domestic Abuse Services"),
        (titles._NAMED_BRANCH, "Fordham Mind"),
    ),
    "club": ((titles._CLUB, "Fordham Town AFC"), (titles._CLUB, "Fordham Cricket Club")),
    "prison": (
        (institutions._PRISON, "HMP/YOI Fordham"),
        (institutions._PRISON, "HMYOI Fordham"),
        (institutions._PRISON, "Her Majesty’s Prison Fordham"),
        (institutions._PRISON, "HM Prison Fordham Lane"),
    ),
    "court": (
        (institutions._COURT, "Fordham Crown Court"),
        (institutions._COURT, "Fordham and Ely Magistrates’ Court"),
    ),
    "school": (
        (institutions._SCHOOL, "St Bede’s Catholic Primary School"),
        (institutions._SCHOOL, "Fordham Sixth Form College"),
        (institutions._SCHOOL, "Fordham Pupil Referral Unit"),
        (institutions._SCHOOL, "Fordham High Academy"),
    ),
    "hospital": (
        (institutions._HOSPITAL, "Fordham Royal Infirmary"),
        (institutions._HOSPITAL, "University Hospitals of Fordham"),
        (institutions._HOSPITAL, "St Bede’s Hospice"),
        (institutions._HOSPITAL, "Queen Anne Medical Centre"),
    ),
    "gang": ((titles._NAMED_GROUP, "the Fordham Lane Boys street gang"),),
    "ministry": ((titles._MINISTRY, "the Department of the Interior"),),
    "function": (
        (titles._FUNCTION, "Complex Crime"),
        (titles._FUNCTION, "Armed Policing"),
        (titles._FUNCTION, "Criminal Justice and Victim Support"),
    ),
    "region": ((places._REGION, "the eastern Region"),),
    "quarter": ((places._REGION_OF_UNIT, "the North-West ROCU"),),
    "beside": ((load_appositions().after, "Safe Fordham, their new charity"),),
    "called": (
        (load_appositions().called, "a small charity formally known as the Safe Fordham"),
        (load_appositions().called, "an app dubbed SafeStreet"),
    ),
    "attack": ((dict(events._EVENTS)["attack"], "the 2015 Fordham Arena acid attacks"),),
    "terror": ((dict(events._EVENTS)["terror"], "terrorist attacks in Fordham"),),
    "year": ((dict(events._EVENTS)["year"], "the summer riots of 2011"),),
    "visit": ((dict(events._EVENTS)["visit"], "the state visit of President Hale"),),
    "meeting": (
        (dict(events._EVENTS)["meeting"], "4th March launch event"),
        (dict(events._EVENTS)["meeting"], "the March 2014 Board"),
    ),
    "cause": ((dict(events._EVENTS)["cause"], "anti-War rallies"),),
    "protest": ((dict(events._EVENTS)["protest"], "Fordham Defence League march"),),
    "sport": (
        (dict(events._EVENTS)["sport"], "Six Nations"),
        (dict(events._EVENTS)["sport"], "Fordham Half Marathon"),
        (dict(events._EVENTS)["sport"], "the Fordham Airshow"),
    ),
    "storm": ((dict(events._EVENTS)["storm"], "Storm Anna"),),
    "summit": (
        (dict(events._EVENTS)["summit"], "COP26"),
        (dict(events._EVENTS)["summit"], "the Euros 2024"),
        (dict(events._EVENTS)["summit"], "G7 Summit"),
    ),
}
"""For what each clue is to: the patterns that wait for it, with texts that they match."""
CASES = [(clue, *case) for clue, cases in PATTERNS.items() for case in cases]


def test_each_clue_has_a_text_that_waits_for_it() -> None:
    assert PATTERNS.keys() == CLUES.keys()


@pytest.mark.parametrize(("clue", "pattern", "text"), CASES, ids=[case[2] for case in CASES])
def test_a_text_that_a_pattern_matches_has_its_clue(
    clue: str, pattern: re.Pattern[str], text: str
) -> None:
    assert pattern.search(text), "the pattern does not match"
    assert clue in find_clues(text)
