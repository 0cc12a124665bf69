"""Turned: sentences whose subject stands last, or whose verb is said once for two subjects.

"Attached to A are B and C" is "B and C are attached to A"; "A is led by B, and C by D" says of C
what it says of A; "the creation of A falls to B" is "B created A". Cost: one look at a sentence's
beginning, and one pass over it where "by" stands twice or a noun of doing in it.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from loaders.relate.chars import ANY
from loaders.relate.clause import Clause
from loaders.relate.doubt import doubt
from loaders.yaml_file import read_yaml

_BE = "is are was were".split()  # noqa: SIM905
_MOVES = "sit sits sat fall falls fell come comes came lie lies".split()  # noqa: SIM905
_UNDER = r"under|within|inside|beneath|below|out of|alongside|among(?:st)?|on|belonging"
_OPENS = (
    r"\w+ing|\w+ed|run|led|held|sent|built|drawn|set up|part|accountable|answerable"
    r"|at (?:the|its) (?:head|helm|heart|centre)|in (?:the )?(?:chair|charge|command|lead)"
)
_VERBS = frozenset((*_BE, *_MOVES))
_FILL = (
    r"the|our|its|a|an|also|now|currently|both|two|three|four|five|six|seven|several|\d+|new|joint"
    r"|dedicated|specialist|full-time|part-time|trained|experienced"
)
_INVERTED = re.compile(
    r"[\s“‘\"'(–-]*(?:also |now |already )?(?:among (?:the|those) (?:[a-z]+ )?(?=[a-z]+ed|set up))?"
    rf"(?P<said>(?:{_OPENS}|{_UNDER})\b"
    rf"[^.;:]{{0,120}}?{ANY}[^.;:{ANY[1:-1]}]{{0,40}}?)"
    rf"\s(?<!\bto )(?<!\bwill )(?P<verb>{'|'.join((*_BE, *_MOVES))})\s"
    rf"(?:(?:{_FILL})\s){{0,3}}(?={ANY})",
    re.IGNORECASE,
)
_PLACED = re.compile(rf"(?:{_UNDER})\b", re.IGNORECASE)
"""Before a verb of place: "Under A sit B and C", not "Working with A sits B"."""
_LAST = re.compile(r"\s*(?:\([^()]*\))?\s*(?:$|[.,;]|(?:and|who|which|that|while|on|at|in)\b)")
_GAPPED = re.compile(
    r"\b(?P<verb>(?:is|are|was|were|has been|have been) (?:[a-z]+ly )?[a-z]+(?:ed|un|n|d|t) by)\s"
    rf"[^.;:]{{1,90}}?(?:,? (?:and|while|whilst|with)|;)\s(?:the |our )?(?P<what>{ANY})"
    rf",? by (?:the |our )?(?P<who>{ANY})"
)
_BODIES = frozenset({"PoliceForce", "Unit", "Organisation", "Partnership", "Post", "Person"})

_JOB = "job|task|work|responsibility|role|duty|business|remit"
_DET = "(?:the |our |its |an? )?"
_BY = (
    rf"(?:by|(?:is|was|are|were|became) the (?:{_JOB}) of|(?:is|was|are|were) (?:done|led|carried"
    r" out|undertaken|provided|given|overseen|managed) by"
    r"|(?:falls|fell|passes|passed|moved|belongs) to"
    r"|(?:rests|rested|lies|lay|sits|sat|remains) with)"
)
_DOING = re.compile(
    rf"[\s“‘\"'(–-]*(?P<said>[a-z]+ing\b[^.;:]{{0,80}}?{ANY}[^.;:]{{0,30}}?) (?:is|was|remains) "
    rf"(?:also |now )?the (?:[a-z]+ )?(?:{_JOB}) of {_DET}(?P<who>{ANY})",
    re.IGNORECASE,
)

Spans = list[tuple[int, int]]


@cache
def _verbs() -> dict[str, str]:
    """Read the nouns of doing and their verbs."""
    verbs: dict[str, str] = read_yaml(files("loaders.relate").joinpath("nouns.yaml"))
    return verbs


@cache
def _nominal() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Give the words one of which a noun of doing holds, and the patterns of who does what."""
    nouns = "|".join(sorted(_verbs(), key=len, reverse=True))
    of = rf"(?P<noun>(?P<of>{nouns}) of {_DET})(?P<what>{ANY})"
    by = re.compile(rf"\b{of}[^.;:{ANY[1:-1]}]{{0,40}}? {_BY} {_DET}(?P<who>{ANY})", re.IGNORECASE)
    owned = re.compile(rf"(?P<who>{ANY})['’]s? {of}", re.IGNORECASE)
    return frozenset(noun.split("-")[0] for noun in _verbs()), (by, owned)


def turn(clause: Clause) -> Iterator[Spans]:
    """Yield the stretches of a clause in the order of a plain sentence, where it has another."""
    doing = _DOING.match(clause.text)
    if doing:
        who = _name(clause, clause.at(doing.start("who")))
        yield [who, _shift(clause, *doing.span("said"))]
    if not clause.words.isdisjoint(_VERBS):
        match = _INVERTED.match(clause.text)
        if match and (match["verb"] in _BE or _PLACED.match(match["said"])):
            yield from _inverted(clause, match)
    if clause.text.count(" by ") > 1:
        for match in _GAPPED.finditer(clause.text):
            yield [
                _name(clause, clause.at(match.start("what"))),
                _shift(clause, *match.span("verb")),
                _name(clause, clause.at(match.start("who"))),
            ]


def reword(clause: Clause) -> Iterator[tuple[Spans, str]]:
    """Yield the stretches of who does what in "the creation of A by B", and the verb it stands for.

    The stretches are who, the noun with its "of", and what.
    """
    words, patterns = _nominal()
    if clause.words.isdisjoint(words):
        return
    for pattern in patterns:
        for match in pattern.finditer(clause.text):
            if doubt(clause.text, match.span("noun"), "", match.end()):
                continue
            yield (
                [
                    _name(clause, clause.at(match.start("who"))),
                    _shift(clause, match.start("noun"), match.end("noun") - 1),
                    _listed(clause, clause.at(match.start("what"))),
                ],
                _verbs()[match["of"].lower()],
            )


def _listed(clause: Clause, index: int) -> tuple[int, int]:
    """Give the place of the list of one type that a name begins."""
    last = clause.group(index, frozenset({clause.atoms[index].entity.type}))[-1]
    return clause.atoms[index].mention.start, clause.atoms[last].mention.end


def _inverted(clause: Clause, match: re.Match[str]) -> Iterator[Spans]:
    """Put the subject of "Attached to A are B and C" first."""
    first = clause.at(match.end())
    if clause.owns(first):
        first += 1
    allowed = _BODIES | {clause.atoms[first].entity.type}
    last = clause.group(first, allowed)[-1]
    if not _LAST.match(clause.text, clause.atoms[last].position + 1):
        return  # "Working with A is B policy": no subject
    start, end = _name(clause, first)[0], _name(clause, last)[1]
    yield [
        (start, end),
        _shift(clause, *match.span("verb")),
        _shift(clause, *match.span("said")),
    ]


def _name(clause: Clause, index: int) -> tuple[int, int]:
    mention = clause.atoms[index].mention
    return mention.start, mention.end


def _shift(clause: Clause, start: int, end: int) -> tuple[int, int]:
    """Turn places in a clause into places in the paragraph, a last name taken whole."""
    last = clause.at(end - 1)
    if last < len(clause.atoms) and clause.atoms[last].position == end - 1:
        return clause.offsets[start], clause.atoms[last].mention.end
    return clause.offsets[start], clause.offsets[end - 1] + 1
