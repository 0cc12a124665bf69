"""Events by how reports name them: dated meetings, attacks, visits, protests, tournaments."""

import re
from collections.abc import Iterator

from loaders.recognise.calendar_names import MONTHS
from loaders.recognise.clues import find_clues
from loaders.recognise.heads import load_shapes
from loaders.recognise.mention import Mention

_MONTH = rf"(?:{'|'.join(MONTHS)})"
_YEAR = r"(?:19|20)\d\d"
_NAME = r"[A-Z][a-z’'-]+(?: (?:(?:of|the) )*[A-Z][\w’'-]+){0,3}"
_PLACES = rf"{_NAME}(?: and {_NAME})?"
_OUTRAGE = r"(?:attacks?|bombings?|shootings?|riots?|disorders?|fire|floods?|flooding|disaster)"
_PROTEST = r"(?:demonstrations?|protests?|march|marches|rally|rallies)"
_MEETING = (
    r"(?:(?:launch )?events?|workshops?|summits?|conferences?|seminars?|launch|[Bb]oard|meetings?)"
)
_DATE = rf"(?:{_MONTH} {_YEAR}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: {_YEAR})?)"
_ATTACK = r"(?:(?:terror|terrorist|acid|arson|knife) )?(?:attacks?|bombings?|shootings?)"
_VISIT = r"(?:(?:state|royal|papal) )?(?:visit|wedding|funeral|coronation|inauguration)"
_SPORT = (
    r"(?:World Cup|Six Nations|Grand Prix|Olympics|Epsom Derby|Grand National|Royal Ascot|Boat Race"
    r"|Notting Hill Carnival|(?<=[a-z] )(?:Half )?Marathon|(?<=[a-z] )Air ?[Ss]how"
    r"|Commonwealth Games)"
)
_EVENTS = tuple(
    (clue, re.compile(pattern))
    for clue, pattern in (
        # "the 2017 London Bridge terror attack", "Manchester Arena bombing"
        ("attack", rf"(?:{_YEAR} )?(?!The |In |At ){_PLACES} {_ATTACK}\b"),
        # "the terror attacks in Leeds and Bristol in 2011", "the summer disorder of 2011"
        ("terror", rf"\b(?:terror|terrorist) attacks? (?:in|at|on) {_PLACES}(?: in {_YEAR})?"),
        ("year", rf"\b(?:(?:spring|summer|autumn|winter) )?{_OUTRAGE} of {_YEAR}\b"),
        # "the state visit of President X", "the funeral of Queen X"
        ("visit", rf"\b{_VISIT} of (?:the )?{_NAME}"),
        # "the June 2018 workshops", "4th March launch event", "the March 2014 Board"
        ("meeting", rf"\b{_DATE} (?!an? )(?:[a-z]+ ){{0,2}}{_MEETING}\b"),
        # "anti-war demonstrations", "English Defence League march"
        ("cause", rf"\b(?:anti|pro)-[A-Z]\w+ {_PROTEST}\b"),
        ("protest", rf"\b{_NAME} {_PROTEST}\b"),
        # "World Cup football", "Euro 2024"
        ("sport", rf"\b(?:[A-Z]\w+ )?{_SPORT}(?: (?:football|final|20\d\d))?\b"),
        # "Storm Eunice"
        ("storm", r"\bStorm [A-Z][a-z]{2,}\b"),
        ("summit", r"\b(?:the )?(?:Euros? 20\d\d|COP ?\d\d|G(?:7|8|20) [Ss]ummit)\b"),
    )
)
"""Each pattern with its clue."""
_NOT_PLACES = re.compile(r"^(?:Counter|Cyber|Acid|Knife|Online|National|Local|Police|Terror\w*)\b")


def find_events(text: str) -> Iterator[Mention]:
    """Yield the events that a paragraph dates or names by where they took place."""
    clues = find_clues(text)
    for pattern in [pattern for clue, pattern in _EVENTS if clue in clues]:
        for match in pattern.finditer(text):
            name = match[0].split(" ")
            while name and (name[0] == "the" or name[0] in load_shapes().openers):
                name = name[1:]
            start = match.end() - len(" ".join(name))
            glued = text[start - 1 : start] == "-"  # "Brexit protests" of "anti-Brexit protests"
            if (
                (len(name) > 1 or name[0][:3] == "COP")
                and not glued
                and not _NOT_PLACES.match(name[0])
            ):
                yield Mention(start, match.end(), text[start : match.end()], "Event", "event")
