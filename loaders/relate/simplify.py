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
    r", (?<=[N)], )(?!of wh(?:ich|om) (?:one|two|three|four|five|six|some|most|many|several|[\d£]))"
    r"(?:(?P<many>all of |both of |each of )|(?P<prep>to|on|of|in|at|under|through|from|with|by"
    r"|for) )?"
    r"(?P<word>which|who|that|whom|whose) (?!\w+ (?:of|in) which)"
)
_VERB = (
    r"(?:has|have|had|is|are|was|were|will|can|does|did|also|then|now|jointly|currently|met"
    r"|began|took"
    r"|gave|ran|led|held|made|saw|set|grew|won|brought|went|came|sat|found|told|kept|built|sent|put"
    r"|[a-z]{3,}(?:s|ed))\b"
)
_RESUMES = re.compile(
    rf",\s+(?:(?={_VERB}(?! (?:and|or|N)))|(?=and (?:the |our )?N+(?: \([^)]*\))?, (?:which|who) ))"
)
_RESUMES_WITH = re.compile(
    rf"{_RESUMES.pattern}|,\s+(?=(?:then |also |now )?[a-z]{{3,}}s (?:the |its |a |an )?N)"
)
"""Behind a relative clause on the subject, whose own next verb would have the same subject."""
_RESTRICTIVE = re.compile(
    r" (?<=N )(?:that|which|who) (?:make up|makes up|cover|covers|serve|serves|form|forms|police)"
    r" (?:the |all of )?N+(?=,| and\b)"
)
"""Inside a list: "the councils that make up A, B and C"."""
_OBJECT = re.compile(r"(?:the |our |its )?N")
"""Behind "which": the clause's own subject, so that the antecedent is its object."""
_APPOSITION = re.compile(
    r", (?<=[N)], )(?:(?:the|a|an|its|our|their|N+[’']s?) [^,;:.]{3,90}"
    r"|(?:jointly |now |co-|itself )?(?:[a-z]+ed|led|run|set up|made up|drawn|built"
    r"|overseen) [^;:.]{3,140}?),\s+"
    rf"(?={_VERB})"
)
_OPENS = re.compile(
    r"(?:Alongside|With|Together with|Along with|Under|Within|In|Through|For|At|Like)\b"
)
_SUBJECT = re.compile(rf",\s+(?=(?:the |our |both )?N+(?: and (?:the )?N+)? {_VERB})")
_OF = re.compile(r"\s+(?:of|at|from|for)\s+(?:the\s+)?")
_AND_WHICH = re.compile(r",? and (?P<prep>to|on|of|in|at|under|through|from|with|by|for) which ")
_DASHED = re.compile(
    r" [–—-] (?<=[N)] . )(?!(?:the |our |an? )?N)[a-z][^–—.;:]{3,120}? [–—-] (?=[a-z])"
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
    head = _antecedent(mentions, text, start + dashed.start()) if dashed else None
    if dashed and head:
        yield [head, (start + dashed.start() + 3, start + dashed.end() - 3)]
        yield [(start, start + dashed.start()), (start + dashed.end(), end)]
        return
    main: Spans = []
    position = start
    for match in _RELATIVE.finditer(masked):
        comma = start + match.start()
        if comma < position:
            continue
        first = not masked[: match.start()].strip("TheOurN ()")
        closed, resumes = _end_of_relative(masked, match.end(), first=first)
        head = _antecedent(mentions, text, comma, who=match["word"] == "who")
        if head is None:
            continue
        if match["many"]:
            head = _whole_list(mentions, text, head)
        yield from _relative(masked, start, match, closed, head)
        main.append((position, comma))
        position = start + resumes
    main.append((position, end))
    whole = [span for span in main if text[span[0] : span[1]].strip(" .,;")]
    if whole:
        yield whole
    if len(main) == 1:
        for match in _APPOSITION.finditer(masked):
            yield [(start, start + match.start()), (start + match.end() - 1, end)]
        for match in _RESTRICTIVE.finditer(masked):
            yield [(start, start + match.start()), (start + match.end(), end)]


def _relative(
    masked: str, start: int, match: re.Match[str], closed: int, head: tuple[int, int]
) -> Iterator[Spans]:
    """Yield a relative clause with its head where the head belongs.

    "on which A and B sit" is "A and B sit on it"; "which A chairs" is "A chairs it".
    """
    end = len(masked[:closed].rstrip(" ."))
    second = _AND_WHICH.search(masked, match.end(), closed)
    if second:  # "which A chairs and to which B belongs"
        yield [_shift(start, second.end(), end), _shift(start, *second.span("prep")), head]
        end = second.start()
    clause = _shift(start, match.end(), end)
    if match["prep"]:
        yield [clause, _shift(start, *match.span("prep")), head]
    elif match["word"] != "whose" and _OBJECT.match(masked, match.end()):
        yield [clause, head]
    else:
        yield [head, clause]


def _shift(start: int, first: int, last: int) -> tuple[int, int]:
    """Turn places in a sentence into places in the paragraph."""
    return start + first, start + last


def _mask(text: str, start: int, end: int, mentions: list[Mention]) -> str:
    """Write a sentence with each name's letters as N, so that its commas are not seen."""
    masked = list(text[start:end])
    for mention in mentions:
        if start <= mention.start and mention.end <= end:
            masked[mention.start - start : mention.end - start] = "N" * mention.length
    return "".join(masked)


def _end_of_relative(masked: str, begin: int, *, first: bool) -> tuple[int, int]:
    """Find where a relative clause ends and where the main clause goes on.

    Behind an opening phrase ("With A, which ..., the B runs") it goes on with its subject;
    ``first``: the clause hangs on the name that the sentence begins with.
    """
    stop = _STOP.search(masked, begin)
    limit = stop.start() if stop else len(masked)
    opened = _OPENS.match(masked) and "," not in masked[: begin - 8]
    goes_on = _RESUMES_WITH if first else _RESUMES
    resumes = (_SUBJECT if opened else goes_on).search(masked, begin, limit)
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


def _antecedent(
    mentions: list[Mention], text: str, comma: int, *, who: bool = False
) -> tuple[int, int] | None:
    """Find the name right before a comma, its bracket passed over.

    "The Chief Constable of A, who" is the Chief Constable.
    """
    before = sorted((m for m in mentions if m.end <= comma), key=lambda mention: mention.end)
    if not before:
        return None
    last = before[-1]
    if not re.fullmatch(r"\s*(?:\([^()]*\))?", text[last.end : comma]):
        return None
    owner = before[-2] if who and len(before) > 1 else None
    if owner and owner.type in ("Person", "Post") and _OF.fullmatch(text, owner.end, last.start):
        last = owner
    return last.start, last.end
