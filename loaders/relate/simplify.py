"""Sentences to simple clauses: a relative clause is read with the name it hangs on, and apart.

"The X Team, which sits within Y, is led by Z" says that the team sits within Y and that the team
is led by Z. Read as one string, Y would be led by Z. Cost: linear in the sentence.
"""

import re
from collections.abc import Iterator

from loaders.recognise.mention import Mention

Spans = list[tuple[int, int]]

_RELATIVE = re.compile(
    r"(?<=[N)]), (?:all of |both of )?(?P<word>which|who|that) (?!\w+ (?:of|in) which)"
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|will|can|does|did|also|then|now|jointly|currently|met|began|took"
    r"|gave|ran|led|held|made|saw|set|grew|won|brought|went|came|sat|found|told|kept|built|sent|put"
    r"|[a-z]{3,}(?:s|ed))\b"
)
_RESUMES = re.compile(rf",\s+(?={_VERB}(?! (?:and|or|N)))")
_OBJECT = re.compile(r"(?:the |our |its )?N")
"""Behind "which": the clause's own subject, so that the antecedent is its object."""
_APPOSITION = re.compile(
    r"(?<=[N)]), (?P<apposed>(?:the|a|an|its|our|their|N+[’']s?) [^,;:.]{3,90}),\s+"
    rf"(?={_VERB})"
)
_STOP = re.compile(r"[;:]")


def simplify(text: str, start: int, end: int, mentions: list[Mention]) -> Iterator[Spans]:
    """Yield the simple clauses of a sentence as stretches of the text, in reading order.

    A sentence without relative clauses comes back whole; one whose apposition stands between
    subject and verb comes back whole and once more without it.
    """
    masked = _mask(text, start, end, mentions)
    main: Spans = []
    position = start
    for match in _RELATIVE.finditer(masked):
        comma = start + match.start()
        if comma < position:
            continue
        inside = start + match.end()
        closed = _end_of_relative(masked, match.end())
        head = _antecedent(mentions, text, comma)
        if head is None:
            continue
        clause = (inside, start + closed[0])
        yield [clause, head] if _OBJECT.match(masked, match.end()) else [head, clause]
        main.append((position, comma))
        position = start + closed[1]
    main.append((position, end))
    whole = [span for span in main if text[span[0] : span[1]].strip(" .,;")]
    if whole:
        yield whole
    if len(main) == 1:
        for match in _APPOSITION.finditer(masked):
            yield [(start, start + match.start()), (start + match.end() - 1, end)]


def _mask(text: str, start: int, end: int, mentions: list[Mention]) -> str:
    """Write a sentence with each name's letters as N, so that its commas are not seen."""
    masked = list(text[start:end])
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            masked[mention.start - start : mention.end - start] = "N" * mention.length
    return "".join(masked)


def _end_of_relative(masked: str, begin: int) -> tuple[int, int]:
    """Find where a relative clause ends and where the main clause goes on."""
    stop = _STOP.search(masked, begin)
    limit = stop.start() if stop else len(masked)
    resumes = _RESUMES.search(masked, begin, limit)
    return (resumes.start(), resumes.end() - 1) if resumes else (limit, limit)


def _antecedent(mentions: list[Mention], text: str, comma: int) -> tuple[int, int] | None:
    """Find the name right before a comma, its bracket passed over."""
    before = [mention for mention in mentions if mention.end <= comma]
    if not before:
        return None
    last = max(before, key=lambda mention: mention.end)
    gap = text[last.end : comma]
    return (last.start, last.end) if re.fullmatch(r"\s*(?:\([^()]*\))?", gap) else None
