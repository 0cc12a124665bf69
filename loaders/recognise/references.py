"""References: words that mean something named elsewhere ("the Force", "this team", "it")."""

import re
from collections.abc import Iterator

from loaders.recognise.mention import Mention

_HEADS = {
    "force": "PoliceForce",
    "constabulary": "PoliceForce",
    "unit": "Unit",
    "team": "Unit",
    "department": "Unit",
    "hub": "Unit",
    "command": "Unit",
    "board": "Partnership",
    "forum": "Partnership",
    "group": "Partnership",
    "partnership": "Partnership",
    "network": "Partnership",
    "panel": "Partnership",
    "commission": "Partnership",
    "committee": "Partnership",
    "executive": "Partnership",
    "alliance": "Partnership",
    "directorate": "Unit",
    "division": "Unit",
    "squad": "Unit",
    "taskforce": "Unit",
    "strategy": "Strategy",
    "plan": "Strategy",
    "programme": "Programme",
    "project": "Programme",
    "operation": "Operation",
    "agency": "Organisation",
    "council": "Organisation",
}
_HEAD = "|".join(f"[{head[0].upper()}{head[0]}]{head[1:]}" for head in _HEADS)
_DEFINITE = re.compile(
    r"\b(?=[TtEeIiOo])(?P<det>[Tt]he|[Tt]his|[Tt]hat|[Ee]ach|[Ii]ts|[Oo]ur)\s+"
    rf"(?P<head>{_HEAD})\b(?!-?\w|[’'](?!s?\b))"
)
_OTHER_FORCE = re.compile(r" (?:CID|area|wide|strateg|response|control|specialist)")
_PRONOUN = re.compile(
    r"(?:(?<=^)|(?<=[.;:] )|(?<=\n)|(?<=, ))(?:It|We|it|we)\b"
    r"(?! is (?:essential|important|agreed|projected|prudent|recognised|considered))"
)


def find_references(text: str) -> Iterator[Mention]:
    """Yield references; ``name`` holds the head noun, in small letters, or the pronoun."""
    for match in _DEFINITE.finditer(text):
        head = match["head"].lower()
        if head == "force" and _OTHER_FORCE.match(text[match.end() :]):
            continue
        yield Mention(match.start(), match.end(), match[0], _HEADS[head], "anaphor", name=head)
    for match in _PRONOUN.finditer(text):
        yield Mention(
            match.start(), match.end(), match[0], "Unit", "pronoun", name=match[0].lower()
        )
