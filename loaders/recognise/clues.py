"""Clues: strings without one of which a pattern cannot match, so that most are never searched for.

All are looked for in one scan of a text. Cost: linear in the text.
"""

from functools import cache, lru_cache

import ahocorasick_rs

_POSTS = (
    "Chair", "Chairman", "Chairwoman", "Chairperson", "Head", "Director", "Director General",
    "Executive", "Executive Officer", "Lead", "lead", "Leader", "Secretary", "Commander",
    "Commissioner", "President",
)  # fmt: skip
CLUES: dict[str, tuple[str, ...]] = {
    "rank": (
        "nspector", "uperintendent", "ergeant", "onstable", "ommissioner", "ommander", "ayor",
        "ouncillor", "Supt", "Insp", "Sgt", "Det", "DCI", "DI ", "DS ", "DCS", "CC", "PC",
        "Chief Fire", "Cllr", "HHJ", "Judge", "Mr", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord",
        "Baroness", "Prof", "Rt Hon",
    ),
    "post": tuple(f"{post} {joiner}" for post in _POSTS for joiner in ("of", "for")),
    "portfolio": (
        "Constable (", "ACC (", "DCC (", "ACO (", "Commissioner (", "Director (",
        "Superintendent (", "Commander (",
    ),
    "appointed": (
        "took up", "takes up", "appointed", "became", "become", "chairs the", "chaired the",
        "is the", "is new", "is chair", "is head", "is director", "is lead", "is chief",
    ),
    "small post": (
        "head of ", "director of ", "manager of ",
        *(
            f"{post} {joiner} "
            for post in ("lead", "champion", "coordinator", "co-ordinator")
            for joiner in ("for", "on")
        ),
    ),
    "operation": ("Op", "Exercise"),
    "project": ("Project ", "Programme "),
    "branch": (
        "NHS", "Healthwatch", "Age UK", "Public Health", "Citizens Advice", "Mind in", "Aid in",
    ),
    "family": (
        "s Aid", "Rape Crisis", "Mind", "Samaritans", "Citizens Advice", "Victim Support",
        "Age UK", "Foodbank", "Street Pastors", "Domestic Abuse Service",
    ),
    "club": ("FC", "Football Club", "Rugby Club", "Cricket Club"),
    "prison": ("HMP ", "HMP/YOI ", "YOI ", "s Prison ", "HM Prison "),
    "court": (" Court",),
    "school": (" School", " Academy", " College", "Pupil Referral Unit"),
    "hospital": ("Hospital", "Infirmary", "Hospice", "Medical Centre"),
    "gang": ("Boys ", "Boyz ", "Crew ", "Mob ", "Gang ", "Firm ", "Soldiers ", "Bloods ", "Crips "),
    "ministry": ("Department of", "Department for"),
    "function": (
        " Operations", " Policing", " Investigations", " Support", " Intelligence",
        "Major Crime", "Specialist Crime", "Serious Crime", "Complex Crime",
    ),
    "region": ("egion",),
    "quarter": (
        "North East", "North West", "South East", "South West",
        "North-East", "North-West", "South-East", "South-West",
    ),
    "beside": (", a ", ", an ", ", the ", ", our ", ", its ", ", their "),
    "called": ("called", "named", "known as", "branded", "titled", "dubbed"),
    "attack": ("attack", "bombing", "shooting"),
    "terror": ("terror",),
    "year": ("of 19", "of 20"),
    "visit": ("visit of", "wedding of", "funeral of", "coronation of", "inauguration of"),
    "meeting": (
        "event", "workshop", "summit", "conference", "seminar", "launch", "oard", "meeting",
    ),
    "cause": ("anti-", "pro-"),
    "protest": ("demonstration", "protest", "march", "rall"),
    "sport": (
        "World Cup", "Six Nations", "Grand Prix", "Olympics", "Epsom Derby", "Grand National",
        "Ascot", "Boat Race", "Carnival", "Marathon", "Airshow", "Air Show", "Air show",
        "Commonwealth Games",
    ),
    "storm": ("Storm ",),
    "summit": ("Euro", "COP", "ummit"),
}  # fmt: skip
"""Clues by what they are clues to: each pattern's text says which it waits for."""


@lru_cache(maxsize=1)
def find_clues(text: str) -> frozenset[str]:
    """Give what a text has clues to; kept for the next recogniser of the text.

    >>> sorted(find_clues("A workshop for the Head of Crime"))
    ['meeting', 'post']
    """
    automaton, told = _scanner()
    found = automaton.find_matches_as_indexes(text, overlapping=True)
    return frozenset([told[index] for index, _, _ in found])


@cache
def _scanner() -> tuple[ahocorasick_rs.AhoCorasick, list[str]]:
    """All clues in one automaton, and what each is a clue to."""
    told = [(clue, to) for to, clues in CLUES.items() for clue in clues]
    return ahocorasick_rs.AhoCorasick([clue for clue, _ in told]), [to for _, to in told]
