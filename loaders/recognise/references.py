"""References: words that mean something named elsewhere ("the Force", "this team", "it")."""

import re
from collections.abc import Iterator

from loaders.recognise.mention import Mention

_HEADS = {
    "force": "PoliceForce", "constabulary": "PoliceForce",
    "unit": "Unit", "team": "Unit", "department": "Unit", "hub": "Unit", "command": "Unit",
    "board": "Partnership", "forum": "Partnership", "group": "Partnership", "partnership": "Partnership",
    "network": "Partnership", "panel": "Partnership", "commission": "Partnership", "committee": "Partnership",
    "strategy": "Strategy", "plan": "Strategy", "programme": "Programme", "project": "Programme",
    "operation": "Operation", "agency": "Organisation", "council": "Organisation",
}  # fmt: skip
_DEFINITE = re.compile(
    r"\b(?P<det>[Tt]he|[Tt]his|[Tt]hat|[Ee]ach|[Ii]ts|[Oo]ur)\s+(?P<head>"
    + "|".join(f"[{h[0].upper()}{h[0]}]{h[1:]}" for h in _HEADS)
    + r")\b(?![-’']?\w|[’']s?\s+[A-Z])"
)
_BARE_FORCE = re.compile(r"(?<![\w-] )\bForce\b(?!\s+[A-Z])")
_PRONOUN = re.compile(
    r"(?:(?<=^)|(?<=[.;:] )|(?<=\n)|(?<=, ))(?:It|We|it|we)\b(?! is (?:essential|important|agreed|projected|prudent|recognised|considered))"
)


def find_references(text: str) -> Iterator[Mention]:
    """Yield references; ``name`` holds the head noun, in small letters, or the pronoun."""
    for match in _DEFINITE.finditer(text):
        head = match["head"].lower()
        if head == "force" and re.match(
            r" (?:CID|area|wide|strateg|response|control|specialist)", text[match.end() :]
        ):
            continue
        yield Mention(match.start(), match.end(), match[0], _HEADS[head], "anaphor", name=head)
    for match in _PRONOUN.finditer(text):
        yield Mention(
            match.start(), match.end(), match[0], "Unit", "pronoun", name=match[0].lower()
        )
