"""Officials: people named with a rank or title, and the posts they hold.

A person is kept only as the named holder of an official role. A name beside words of offence
("convicted", "sentenced") is never one.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from loaders.recognise.heads import load_shapes, type_of_name
from loaders.recognise.mention import Mention

_RANKS = (
    r"(?:Temporary |Acting |T/|A/)?"
    r"(?:(?:Detective|Det\.?) (?:Chief )?"
    r"(?:Superintendent|Supt\.?|Inspector|Insp\.?|Sergeant|Sgt\.?|Constable)"
    r"|(?:Deputy |Assistant )?Chief Constable|(?:Deputy |Assistant )?Commissioner"
    r"|(?:Deputy )?Assistant Commissioner|Commander"
    r"|Chief (?:Superintendent|Inspector|Supt\.?|Insp\.?)"
    r"|Superintendent|Inspector|Sergeant|Constable"
    r"|(?:Deputy )?Police,?(?: Fire)? and Crime Commissioner|(?:Deputy )?Mayor"
    r"|Chief Fire Officer"
    r"|[DA]?CC|D?C?/?Supt|DCI|DI|DS|DCS|CC|T?/?ACC|PC[CS]O?)"
)
_HONOURS = r"Professor|Prof|Councillor|Cllr|Rt Hon|HHJ|Judge"
_TITLES = rf"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Baroness|{_HONOURS})\.?"
_CLUES = (
    "nspector", "uperintendent", "ergeant", "onstable", "ommissioner", "ommander", "ayor",
    "ouncillor", "Supt", "Insp", "Sgt", "Det", "DCI", "DI ", "DS ", "DCS", "CC", "PC",
    "Chief Fire", "Cllr", "HHJ", "Judge", "Mr", "Ms", "Miss", "Dr", "Sir", "Dame", "Lord",
    "Baroness", "Prof", "Rt Hon",
)  # fmt: skip
"""A text without any of these ranks anybody."""
_NAME_WORD = r"(?:[A-Z][a-z]+(?:[-’'][A-Z][a-z]+)?|Ma?c[A-Z][a-z]+|O[’'][A-Z][a-z]+|[A-Z]\.)"
_RANKED = re.compile(
    rf"\b(?=[A-Z])(?P<rank>{_RANKS}|{_TITLES})"
    rf"(?: {_TITLES})? (?P<name>{_NAME_WORD}(?: {_NAME_WORD}){{0,2}})"
)
_RANK = re.compile(rf"(?:{_RANKS}|{_TITLES})\b")
_ACRONYM_RANK = re.compile(r"^(?:T/|A/)?[A-Z/]{2,5}$")
_POST_NOUN = (
    r"(?:(?:Vice |Deputy |Independent |Co-)?Chair(?:man|woman|person)?|(?:Deputy |Joint )?Head"
    r"|(?:Deputy |Assistant |Executive |Strategic |Regional )?Director(?: General)?"
    r"|(?:Deputy )?Chief Executive(?: Officer)?"
    r"|(?:Strategic |National |Regional |Force |Thematic )?[Ll]ead"
    r"|(?:Council )?Leader|Secretary|Commander|Commissioner|President)"
)
_POST_OF = re.compile(
    rf"\b(?=[A-Zl])(?:(?!The |A )[A-Z][\w&/-]+ ){{0,2}}(?P<noun>{_POST_NOUN}) (?:of|for)(?: the)? "
    r"(?P<of>[A-Z][\w’'&/-]*(?:(?: and(?! the)| of| the| &| for)* [A-Z][\w’'&/-]*)*)"
)
_FULL_NAME = re.compile(rf"(?<![\w’'-]){_NAME_WORD} {_NAME_WORD}(?: {_NAME_WORD})?(?![\w-])")
_APPOSITION = re.compile(
    rf"(?P<name>{_NAME_WORD} {_NAME_WORD}(?: {_NAME_WORD})?),? \(?(?:the |our |its )?"
    rf"(?={_POST_NOUN} (?:of|for)\b)"
)
_APPOINTED = re.compile(
    rf"(?P<name>{_NAME_WORD} {_NAME_WORD}(?: {_NAME_WORD})?),? "
    r"(?:who )?(?:has |have )?(?:also )?(?:recently |now )?"
    r"(?:took up (?:the )?(?:post|role)|takes up (?:the )?post|was appointed|been appointed"
    r"|became|become|chairs the|chaired the"
    r"|is (?:the )?(?:new )?(?:chair|head|director|lead|chief executive)\b)"
)
_OFFENCE = re.compile(
    r"\b(?:convicted|sentenced|jailed|arrested|charged|imprison\w+|pleaded|guilty|victims? of"
    r"|murder of|suspects?)\b",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"\b(?:was|were|been|is|are|and) (?:\w+ )?(?:convicted|sentenced|jailed|arrested|charged"
    r"|dismissed for|found guilty)\b",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "Police Force Unit Board Team Crime Plan Strategy Security Operations Group Support"  # noqa: SIM905
    " Intelligence Custody Public Local Serious Major Neighbourhood Counter Council Commissioner"
    " Officer Staff Portfolio Safeguarding Protection The North South East West National Regional"
    " Investigations Specialist Territorial General House Trust Centre Project Foundation Road"
    " Street Hall Park Court College School Hospital Bridge Lane Airport University".split()
)

_LORDS = {
    "Advocate",
    "Chancellor",
    "Chief",
    "Justice",
    "Lieutenant",
    "Mayor",
    "President",
    "Provost",
}
"""After "Lord" these make an office, not a name."""


def find_people(text: str) -> Iterator[Mention]:
    """Yield people named with a rank or title, and names set beside a post."""
    ranks = any(clue in text for clue in _CLUES)
    for match in _RANKED.finditer(text) if ranks else ():
        name, rank = match["name"], match["rank"]
        words = name.split()
        while words and words[-1] in _NOT_NAMES:
            words.pop()
        office = rank in ("Lord", "Lady") and words and words[0] in _LORDS
        if not words or office or words[0] in _NOT_NAMES or _OFFENCE.search(_around(text, match)):
            continue
        # "ACC Crime": a post. "DCC Louisa Rolfe": a person.
        if len(words) == 1 and _ACRONYM_RANK.match(rank):
            continue
        bare = " ".join(words)
        end = match.start("name") + len(bare)
        yield Mention(
            match.start(), end, text[match.start() : end], "Person", "official", name=bare
        )
    for match in (*_APPOSITION.finditer(text), *_APPOINTED.finditer(text)):
        words = set(match["name"].split())
        ranked = _RANK.match(match["name"]) or words & (_NOT_NAMES | load_shapes().heads.keys())
        if not ranked and not _OFFENCE.search(_around(text, match)):
            yield Mention(
                match.start("name"), match.end("name"), match["name"], "Person", "official"
            )


_POST_NEAR = re.compile(
    r"\b(?:[Cc]hair|[Hh]ead|[Dd]irector|[Ll]ead|[Dd]eputy|[Mm]anager|[Cc]oordinator|[Cc]o-ordinator"
    r"|[Cc]ommissioner|[Cc]hief|[Oo]fficer|[Cc]onstable|[Ss]ergeant|[Ii]nspector|[Ss]uperintendent"
    r"|[Cc]ouncillor|[Ss]ecretary|[Aa]dviser|[Cc]hairs|chaired by|led by|headed by|[Mm]ayor"
    r"|[Ll]eader|[Cc]hairman|[Pp]rofessor|[Ii]ndependent|[Pp]rosecutor|[Aa]nalyst|[Aa]dvisor"
    r"|[Aa]dvocate|[Cc]oroner|[Gg]overnor|[Pp]rincipal|[Tt]reasurer|[Ff]ounder|[Cc]hampion"
    r"|PCC|Commissioner|[Pp]ractitioner|[Nn]urse|[Pp]lanner|[Ss]olicitor|[Pp]resident)\b"
)


@cache
def _given_names() -> frozenset[str]:
    """Common given names in the United Kingdom; they tell a person from a place or a firm."""
    text = files("loaders.recognise").joinpath("given_names.txt").read_text(encoding="utf-8")
    return frozenset(text.split())


def find_unranked_people(text: str) -> Iterator[Mention]:
    """Yield people named without rank or title where their sentence names a post."""
    for match in _FULL_NAME.finditer(text):
        words = match[0].split()
        if words[0] not in _given_names() or set(words) & _NOT_NAMES:
            continue
        around = text[max(0, match.start() - 70) : match.end() + 70]
        if _POST_NEAR.search(around) and not _OFFENCE.search(_around(text, match)):
            yield Mention(match.start(), match.end(), match[0], "Person", "official")


_POST_WORD = (
    r"(?P<post>(?:[a-z-]+ ){0,2}(?:director|manager|coordinator|co-ordinator|deputy chair|deputy"
    r"|secretary|chief executive|prosecutor|vice[ -]chair|adviser|advisor|analyst|treasurer))"
)
"""Not "head" or "chair", which the rules read as words for leading and chairing."""
_POST_BEFORE = re.compile(rf"\b(?:its|the|their|our|whose|an?|his|her) {_POST_WORD},? (?:is )?$")
_POST_AFTER = re.compile(
    rf",? (?:as |(?:is |was |as )?(?:its|the|their|our|an?|his|her) ){_POST_WORD}\b"
)


def find_small_posts(text: str, people: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield posts in small letters beside their holder: "its coordinator, Ms Ford"."""
    for person in people:
        start = max(0, person.start - 50)
        for match in (
            _POST_BEFORE.search(text, start, person.start),
            _POST_AFTER.match(text, person.end),
        ):
            if match:
                yield Mention(*match.span("post"), match["post"], "Post", "description")


_PORTFOLIO = re.compile(
    r"\b(?:(?:Temporary |Acting |T/)?(?:(?:Deputy|Assistant) )?Chief Constable|T?/?ACC|DCC|ACO"
    r"|(?:Deputy )?(?:Assistant )?Commissioner|(?:Executive |Assistant |Deputy )?Director"
    r"|(?:Detective )?(?:Chief )?Superintendent|Commander)"
    r" \((?!(?:[A-Z/]{2,6}|[A-Z][a-z]+ [A-Z][a-z]+ [A-Z][a-z]+ [A-Z]\w+)\))"
    r"[A-Z][a-z]+(?:(?: and| of|,| &)? [A-Z]\w+)*\)"
)
"""A post with what it is over in a bracket: "Assistant Chief Constable (Local Policing)"."""


def find_posts(text: str) -> Iterator[Mention]:
    """Yield posts with what they are over: "Head of CTU", "Chief Executive of Dudley Council"."""
    for match in _PORTFOLIO.finditer(text) if "(" in text else ():
        yield Mention(match.start(), match.end(), match[0], "Post", "post")
    for match in _POST_OF.finditer(text):
        end = match.end()
        first = re.split(r" of ", match["of"])[0]
        if first != match["of"] and type_of_name(first):
            end = match.start("of") + len(first)  # "Chair of the X Committee of the Y Board"
        yield Mention(match.start(), end, text[match.start() : end], "Post", "post")


_LEVEL = r"(?:strategic|national|regional|force|thematic|tactical|operational|policing|senior)"
_LEADING_POST = r"(?:lead|champion|coordinator|co-ordinator) (?:for|on) (?:the )?"
_LEAD_FOR = re.compile(
    rf"(?:[’']s |, (?:(?:the|an?) )?|\b(?:its|our|their) )"
    rf"(?P<post>(?:{_LEVEL}[ -]){{1,2}}{_LEADING_POST})$"
)
"""Only behind an owner or a comma: who "takes the national lead for" a threat has no post."""


def find_leads(text: str, topics: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield posts in small letters with the threat they answer for: "strategic lead for fraud"."""
    for topic in topics:
        if topic.type == "Threat":
            match = _LEAD_FOR.search(text, max(0, topic.start - 60), topic.start)
            if match:
                start = match.start("post")
                yield Mention(start, topic.end, text[start : topic.end], "Post", "description")


def is_accused(text: str, mention: Mention) -> bool:
    """Tell whether the sentence around a post says that its holder offended."""
    start = max(text.rfind(". ", 0, mention.start) + 1, text.rfind("\n", 0, mention.start), 0)
    end = text.find(". ", mention.end)
    return bool(_ACCUSED.search(text[start : end if end >= 0 else len(text)]))


def _around(text: str, match: re.Match[str]) -> str:
    """Give the sentence that a match stands in."""
    start = max(text.rfind(". ", 0, match.start()) + 1, 0)
    end = text.find(". ", match.end())
    return text[start : end if end >= 0 else len(text)]
