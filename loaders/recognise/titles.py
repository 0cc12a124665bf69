"""Names by the word before them: "Operation X", "Exercise X", the campaign ‘X’."""

import re
from collections.abc import Iterator

from loaders.recognise.clues import find_clues
from loaders.recognise.heads import load_shapes
from loaders.recognise.lexicon import lower
from loaders.recognise.mention import Mention

_OPERATION = re.compile(
    r"\b(?:Operation|Op|Exercise)\s+(?P<name>(?:[A-Z][\w’'-]*|[A-Z]{2,})"
    r"(?:[ ,]+(?:[A-Z][\w’'-]*|of(?: the)?|\d{1,2}\b)(?=[\s,.;:’')–-]|$))*)"
)
_QUOTE = re.compile(r"[“‘\"'](?<=\s.)")
# For small letters: without regard to case, the search could not skip to a first letter.
_QUOTED = re.compile(
    r"(?P<kind>campaign|initiative|programme|project|strategy|plan|model|operation|exercise|ocg|gang"
    r"|crime group)s?"
    r"(?:,| called| named| known as| calling itself)?(?: the)?"
    r"\s+[“‘\"'](?P<name>[^”’\"'“‘]{3,60})[”’\"']"
)
_QUOTED_TYPES = {
    "campaign": "Operation",
    "operation": "Operation",
    "exercise": "Operation",
    "strategy": "Strategy",
    "plan": "Strategy",
    "model": "Strategy",
    "initiative": "Programme",
    "programme": "Programme",
    "project": "Programme",
    "ocg": "CriminalGroup",
    "gang": "CriminalGroup",
    "crime group": "CriminalGroup",
}
_GROUP = re.compile(
    r"[“‘\"][A-Z][^”’\"“‘]{2,30}[”’\"]"
    r" (?:drugs? )?(?:network|gang|line|group|OCG|crew|county line|cartel)\b"
)
_NAMED_GROUP = re.compile(
    r"(?<![\w’'-])(?P<name>(?!(?:The|A|This|One|Each) )[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+){0,2} (?:Boys|Boyz|Crew|Mob|Gang|Firm|Soldiers|Bloods|Crips))"
    r"(?= (?:street )?(?:gang|group|OCG|crime group|line|members))"
)
"""A gang without quotes: "the Fordham Boys gang"."""
_CODE_NAME = re.compile(
    r"\b(?P<kind>project|operation|programme|campaign|code)[ -]?(?:name|title)"
    r"(?: of|:| is| was)? [‘“\"']?(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})"
)


_BRANCH = re.compile(
    r"\b(?:NHS|Healthwatch|Age UK|Public Health|Citizens Advice|Mind in|Women['’]s Aid in)"
    r" (?!England)"
    r"[A-Z][a-z]\w*(?:(?: and | & | |-)[A-Z][a-z]\w*){0,4}(?: (?:ICB|Trust|Foundation Trust))?"
)
"""Local branches of bodies that have one in each area: "NHS Kent and Medway"."""
_NAMED_BRANCH = re.compile(
    r"(?<![\w’'-])(?!(?:The|In|At|With|By|From|And|For|Both|Welsh|Scottish|National) )"
    r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
    r" (?:Women[’']s Aid|Rape Crisis|Mind|Samaritans|Citizens Advice|Victim Support|Age UK|Foodbank"
    r"|Street Pastors|Domestic Abuse Services?)\b"
)
"""Local charities of a national family: "Juno Women’s Aid"."""


_MINISTRY = re.compile(
    r"\b(?:US |Scottish |NI )?Department (?:of|for) (?:the )?[A-Z]\w+"
    r"(?:(?:, | and |, and | )[A-Z]\w+){0,3}(?: \((?:NI|Northern Ireland)\))?"
)
"""Departments of state that no list has: "Department for Communities"."""
_CLUB = re.compile(
    r"(?<![\w’'-])(?!(?:The|In|At|With|By|From|And|For) )[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
    r" (?:A?FC|RFC|Football Club|Rugby Club|Cricket Club)\b"
)
"""Sports clubs, whose grounds are policed."""
_BRANCHES = {"branch": _BRANCH, "family": _NAMED_BRANCH, "club": _CLUB, "ministry": _MINISTRY}
"""Each pattern by its clue."""


_PROJECT = re.compile(
    r"\b(?:Project|Programme) (?!Manager|Board|Team|Lead|Group|Office)"
    r"[A-Z][a-z]\w+(?: [A-Z][a-z]\w+)?(?: [2-9])?\b"
)


_FUNCTION = re.compile(
    r"(?<![\w’'-])(?P<name>(?:[A-Z][a-z]+ (?:(?:and|&) )?){1,3}"
    r"(?:Operations|Policing|Investigations|Support|Intelligence|(?<=Major )Crime"
    r"|(?<=Specialist )Crime|(?<=Serious )Crime|(?<=Complex )Crime)"
    r"(?: (?:North|South|East|West|Central)(?! [A-Z]))?)"
    r"(?![\w’'-]| [A-Z]| (?:and|&) [A-Z])"
)


def find_functions(text: str) -> Iterator[Mention]:
    """Yield capitalised names of what a part of a force does: "Major Crime", "Armed Policing".

    They are units only where the report says something of them.
    """
    if "function" not in find_clues(text):
        return
    openers = load_shapes().openers
    for match in _FUNCTION.finditer(text):
        words = match["name"].split()
        while words and words[0] in openers | {"and"}:
            words = words[1:]
        start = match.end() - len(" ".join(words))
        bodies = load_shapes().heads.keys() & set(words[:-1])  # "Dover Council and Victim Support"
        if len(words) > 1 and words[0] not in openers and not bodies:
            yield Mention(start, match.end(), text[start : match.end()], "Unit", "description")


def find_projects(text: str) -> Iterator[Mention]:
    """Yield projects named like operations: "Project Lighthouse"."""
    for match in _PROJECT.finditer(text) if "project" in find_clues(text) else ():
        yield Mention(match.start(), match.end(), match[0], "Programme", "operation")


def find_branches(text: str) -> Iterator[Mention]:
    """Yield the local branches of national bodies, named by their area."""
    clues = find_clues(text)
    patterns = [pattern for clue, pattern in _BRANCHES.items() if clue in clues]
    for match in (match for pattern in patterns for match in pattern.finditer(text)):
        if not match[0].startswith("NHS Foundation Trust"):
            yield Mention(match.start(), match.end(), match[0], "Organisation", "branch")


def find_operations(text: str) -> Iterator[Mention]:
    """Yield named operations and exercises: "Operation X", "Op X", "Exercise X"."""
    for match in _OPERATION.finditer(text) if "operation" in find_clues(text) else ():
        words = match["name"].rstrip(" ,")
        words = re.sub(r"(?:[ ,]+(?:of|the))+$", "", words)
        if "," in words and not match[0].startswith("Exercise"):
            words = words.split(",")[0]
        end = match.start("name") + len(words)
        yield Mention(match.start(), end, text[match.start() : end], "Operation", "operation")


def find_quoted(text: str) -> Iterator[Mention]:
    """Yield names in quotes after the word for what they are: campaign, ‘listen to the child’."""
    for match in _QUOTED.finditer(lower(text)) if _QUOTE.search(text) else ():
        start, end = match.span("name")
        yield Mention(start, end, text[start:end], _QUOTED_TYPES[match["kind"]], "quoted")
    for match in _GROUP.finditer(text):
        yield Mention(match.start(), match.end(), match[0], "CriminalGroup", "quoted")
    for match in _NAMED_GROUP.finditer(text) if "gang" in find_clues(text) else ():
        yield Mention(*match.span("name"), match["name"], "CriminalGroup", "quoted")
    for match in _CODE_NAME.finditer(text) if "name" in text else ():
        node_type = _QUOTED_TYPES.get(match["kind"], "Operation")
        yield Mention(match.start("name"), match.end("name"), match["name"], node_type, "quoted")
