"""Sentences to simple clauses: a relative clause is read with the name it hangs on, and apart.

"The X Team, which sits within Y, is led by Z" says that the team sits within Y and that the team
is led by Z. Read as one string, Y would be led by Z. Cost: linear in the sentence.
"""

import re
from collections.abc import Iterator

from loaders.recognise.mention import Mention
from loaders.relate.clause import joins

Spans = list[tuple[int, int]]

_RELATIVE = re.compile(
    r"(?<=[N)]), (?!of wh(?:ich|om) (?:one|two|three|four|five|six|some|most|many|several|[\d£]))"
    r"(?:(?P<many>all of |both of |each of )|(?P<prep>to|on|of|in|at|under|through|from|with|by|for) )?"
    r"(?P<word>which|who|that|whom|whose) (?!\w+ (?:of|in) which)"
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|will|can|does|did|also|then|now|jointly|currently|met|began|took"
    r"|gave|ran|led|held|made|saw|set|grew|won|brought|went|came|sat|found|told|kept|built|sent|put"
    r"|[a-z]{3,}(?:s|ed))\b"
)
_RESUMES = re.compile(
    rf",\s+(?:(?={_VERB}(?! (?:and|or|N)))|(?=and (?:the |our )?N+(?: \([^)]*\))?, (?:which|who) ))"
)
_OBJECT = re.compile(r"(?:the |our |its )?N")
"""Behind "which": the clause's own subject, so that the antecedent is its object."""
_APPOSITION = re.compile(
    r"(?<=[N)]), (?:(?:the|a|an|its|our|their|N+[’']s?) [^,;:.]{3,90}"
    r"|(?:jointly |now |co-|itself )?(?:[a-z]+ed|led|run|set up|made up|drawn|built|overseen) [^;:.]{3,140}?),\s+"
    rf"(?={_VERB})"
)
_AND_WHICH = re.compile(
    r",? and (?P<prep>to|on|of|in|at|under|through|from|with|by|for) which "
)
_DASHED = re.compile(
    r"(?<=[N)]) [–—-] (?!(?:the |our |an? )?N)[a-z][^–—.;:]{3,120}? [–—-] (?=[a-z])"
)
"""A phrase between dashes that hangs on the name before it, unless it is a list of names."""
_LABELLED = re.compile(
    r"\W*(?:[Tt]he )?N+(?: \([^()]*\))?(?P<mark>:| [–—-]) "
    rf"(?=(?:also |currently |jointly )?(?!(?:was|were|focus|areas|teams|units|officers)\b){_VERB}"
    r"|responsible for|working with|led by|chaired by|part of)"
)
"""An item whose name is set off from what is said of it: "Dock Team: tackles fraud"."""
_STOP = re.compile(r"[;:]")


def simplify(text: str, start: int, end: int, mentions: list[Mention]) -> Iterator[Spans]:
    """Yield the simple clauses of a sentence as stretches of the text, in reading order.

    A sentence without relative clauses comes back whole; one whose apposition stands between
    subject and verb comes back whole and once more without it.
    """
    masked = _mask(text, start, end, mentions)
    labelled = _LABELLED.match(masked)
    if labelled:
        yield [(start, start + labelled.start("mark")), (start + labelled.end(), end)]
    dashed = _DASHED.search(masked)
    if dashed:
        head = _antecedent(mentions, text, start + dashed.start())
        inside = (start + dashed.start() + 3, start + dashed.end() - 3)
        if head:
            yield [head, inside]
            yield [(start, start + dashed.start()), (start + dashed.end(), end)]
            return
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
        if match["many"]:
            head = _whole_list(mentions, text, head)
        clause = (inside, start + len(masked[: closed[0]].rstrip(" .")))
        second = _AND_WHICH.search(masked, match.end(), closed[0])
        if second:  # "which A chairs and to which B belongs"
            tail = (start + second.end(), clause[1])
            prep = (start + second.start("prep"), start + second.end("prep"))
            clause = (clause[0], start + second.start())
            yield [tail, prep, head]
        if match["prep"]:  # "on which A and B sit": A and B sit on it
            yield [clause, (start + match.start("prep"), start + match.end("prep")), head]
        else:
            theirs = match["word"] != "whose" and _OBJECT.match(masked, match.end())
            yield [clause, head] if theirs else [head, clause]
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


def _whole_list(mentions: list[Mention], text: str, last: tuple[int, int]) -> tuple[int, int]:
    """Reach back from a list's last name to its first: "A, B and C, all of which"."""
    start, end = last
    for mention in sorted(mentions, key=lambda item: -item.start):
        if mention.end <= start:
            if not joins(text[mention.end : start]):
                break
            start = mention.start
    return start, end


def _antecedent(mentions: list[Mention], text: str, comma: int) -> tuple[int, int] | None:
    """Find the name right before a comma, its bracket passed over."""
    before = [mention for mention in mentions if mention.end <= comma]
    if not before:
        return None
    last = max(before, key=lambda mention: mention.end)
    gap = text[last.end : comma]
    return (last.start, last.end) if re.fullmatch(r"\s*(?:\([^()]*\))?", gap) else None
