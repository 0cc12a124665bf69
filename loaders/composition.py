"""What a body is by what it is made of: a task force of several agencies is a partnership.

The head noun of a name ("Task Force", "Hub") does not tell a force's own unit from a body that
forces and agencies make up together; the sentence that lists its members does.
"""

import re
from collections.abc import Iterator

from kg.report import Report
from loaders.recognise.mention import REFERENCES, Mention
from loaders.sentences import split_sentences

_MADE_OF = re.compile(
    r"(?:\s*\([^)]*\))?,?\s+(?:(?:which|that|is|was|are|and|a|team|unit|body)\s+)*"
    r"(?:made up of|comprises?|comprising|composed of|consists? of|consisting of|staffed by"
    r"|br(?:ings?|inging|ought) together|unit(?:es|ing)|jointly (?:run|staffed) by)\b",
    re.IGNORECASE,
)
_MAKE_UP = re.compile(
    r"\b(?:bodies|agencies|organisations|forces|partners|members) (?:that )?(?:make|makes|made) up"
    r"(?: the| this)?\s*$",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"(?:\s*\([^)]*\))?,? (?:which |that )?(?:is |was |are )?(?:jointly |co-)?chaired"
    r"(?: jointly)? by\b"
)
"""Only a body of several members has a chair."""
_MEMBERS = {"PoliceForce", "Organisation"}


def find_composed(report: Report, mentions: dict[str, tuple[Mention, ...]]) -> Iterator[Mention]:
    """Yield the mentions of units that two or more other bodies make up, or that are chaired."""
    for par in report.paragraphs:
        for sentence in split_sentences(par):
            inside = [m for m in mentions[par.key] if sentence.start <= m.start < sentence.end]
            for mention in inside:
                if mention.type != "Unit" or mention.ref or mention.recogniser in REFERENCES:
                    continue
                after = [m for m in inside if m.start > mention.end and m.type in _MEMBERS]
                made = _MADE_OF.match(par.text, mention.end) or _MAKE_UP.search(
                    par.text[sentence.start : mention.start]
                )
                several = made and len({m.ref or m.text for m in after}) > 1
                if several or _CHAIRED.match(par.text, mention.end):
                    yield mention
