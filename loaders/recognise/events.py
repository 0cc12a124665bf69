"""Events by how reports name them: dated meetings, attacks, visits, protests, tournaments."""

import re
from collections.abc import Iterator

from loaders.recognise.mention import Mention

_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_YEAR = r"(?:19|20)\d\d"
_NAME = r"[A-Z][a-z’'-]+(?: (?:(?:of|the) )*[A-Z][\w’'-]+){0,3}"
_PLACES = rf"{_NAME}(?: and {_NAME})?"
_CLUE = re.compile(
    r"attack|bombing|shooting|riot|disorder|\bfire |flood|disaster|visit|wedding|funeral|coronation"
    r"|inauguration|event|workshop|summit|conference|seminar|launch|[Bb]oard|meeting|demonstration"
    r"|protest|march|rall|World Cup|Six Nations|Grand Prix|Olympics|Euro"
)
_OUTRAGE = r"(?:attacks?|bombings?|shootings?|riots?|disorders?|fire|floods?|flooding|disaster)"
_EVENTS = tuple(
    re.compile(pattern)
    for pattern in (
        # "the 2017 London Bridge terror attack", "Manchester Arena bombing"
        rf"(?:{_YEAR} )?(?!The |In |At ){_PLACES} (?:(?:terror|terrorist|acid|arson|knife) )?"
        rf"(?:attacks?|bombings?|shootings?)\b",
        # "the terrorist attacks in London and Manchester in 2017", "the summer disorder of 2011"
        rf"\b(?:terror|terrorist) attacks? (?:in|at|on) {_PLACES}(?: in {_YEAR})?",
        rf"\b(?:(?:spring|summer|autumn|winter) )?{_OUTRAGE} of {_YEAR}\b",
        # "the state visit of President X", "the funeral of Queen X"
        rf"\b(?:(?:state|royal|papal) )?(?:visit|wedding|funeral|coronation|inauguration) of "
        rf"(?:the )?{_NAME}",
        # "the June 2018 workshops", "4th March launch event", "the March 2014 Board"
        rf"\b(?:{_MONTH} {_YEAR}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: {_YEAR})?) (?!an? )(?:[a-z]+ ){{0,2}}"
        r"(?:(?:launch )?events?|workshops?|summits?|conferences?|seminars?|launch|[Bb]oard|meetings?)\b",
        # "anti-war demonstrations", "English Defence League march"
        r"\b(?:anti|pro)-[A-Z]\w+ (?:demonstrations?|protests?|marche?s?|rall(?:y|ies))\b",
        rf"\b{_NAME} (?:demonstrations?|protests?|march|marches|rally|rallies)\b",
        # "World Cup football", "Euro 2024"
        r"\b(?:[A-Z]\w+ )?(?:World Cup|Six Nations|Grand Prix|Olympics)(?: (?:football|final|20\d\d))?\b",
        r"\bEuros? 20\d\d\b",
    )
)
_NOT_PLACES = re.compile(r"^(?:Counter|Cyber|Acid|Knife|Online|National|Local|Police|Terror\w*)\b")


def find_events(text: str) -> Iterator[Mention]:
    """Yield the events that a paragraph dates or names by where they took place."""
    if not _CLUE.search(text):
        return
    for pattern in _EVENTS:
        for match in pattern.finditer(text):
            if not _NOT_PLACES.match(match[0]) and (" " in match[0]):
                yield Mention(match.start(), match.end(), match[0], "Event", "event")
