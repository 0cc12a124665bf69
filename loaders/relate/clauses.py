"""Sentences to clauses: a list item read with its lead-in, "These are ..." with what it lists."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from kg.entity import Entity
from kg.report import Paragraph
from loaders.recognise.mention import Mention
from loaders.relate.clause import Clause, make_clause
from loaders.relate.front import find_participle
from loaders.relate.simplify import simplify
from loaders.relate.turned import reword, turn
from loaders.sentences import Sentence, split_sentences

_PLAIN_LIST = re.compile(
    r"\b(?:(?:other|key|main|many|its|their|local|national|statutory|regular)\s+)*"
    r"(?:partners|agencies|teams|units|members|organisations|bodies|forces|groups"
    r"|stakeholders)\b(?!-)",
    re.IGNORECASE,
)
"""A plural that was not counted: enough where the next sentence lists it ("They include")."""
_FOLLOWING = re.compile(
    r"^\W*(?:Each of )?[Tt]he following(?: also| all)?"
    r"(?= (?:are|is|have|has|had|work|sit|attend|support|report|form|make|meet|were|will|took"
    r"|take)\b)"
    r"|\bthe following$"
)
_RELATIVE = re.compile(
    r", (?:(?:to|on|of|in|at|under|through|from|with|by|for) wh(?:ich|om)|whose) "
)
_CAPITAL = re.compile("[A-Z]")

Named = tuple[Mention, Entity, bool]

_LISTS_BACK = re.compile(
    r"^\s*(?:These|They|Those|Recent examples|Examples|The members|Its members|Members"
    r"|Their members)"
    r"(?:\s+(?:teams|groups|units|areas|bodies|partners|boards|forces))?"
    r"\s+(?:are|were|include|included|comprise|consist of|being)\b",
)
_GENERIC_LIST = re.compile(
    r"\b(?:(?:the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|several|a number of"
    r"|a range of|many|following|key|these|core|main|\d+)\s+)+(?:[a-z-]+\s+){0,2}?"
    r"(?:areas(?: of business)?|teams|units|bodies|groups|partners|agencies|organisations"
    r"|departments|boards|sub-groups|subgroups|workstreams|commands|directorates|divisions|hubs"
    r"|panels|forums|networks|forces|members|partnerships|services|responders|halves|parts"
    r"|strands|operations"
    r"|risks|threats|priorities|hazards|issues|offences|projects|strategies|programmes|pillars"
    r"|themes|elements|objectives)\b",
    re.IGNORECASE,
)


def make_clauses(par: Paragraph, named: list[Named]) -> Iterator[Clause]:
    """Yield the clauses of a paragraph that may link two names, in reading order.

    Each sentence is one, or several where it has relative clauses. An item's first sentence is
    read once more behind its lead-in. Where a sentence lists what the one before it, or the words
    before its colon, only counted ("four areas"), the list is read in the place of those words.
    """
    if len(named) < 2:
        return  # one name alone is linked to nothing
    sentences = split_sentences(par)
    starts = [mention.start for mention, _, _ in named]
    for place, sentence in enumerate(sentences):
        span = (sentence.start, sentence.end)
        inside = named[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len(inside) > 1:
            yield from _simple(par.text, span, inside)
        if sentence.lead:
            yield make_clause(par.text, [sentence.lead, span], named, split_at=1)
        before = (
            sentences[place - 1] if place and sentences[place - 1].line == sentence.line else None
        )
        for spans in _listed(par.text, sentence, before, named):
            yield make_clause(par.text, spans, named, listed=True)
        if sentence.lead:
            yield from _itemised(par, sentence, named)
            yield from _chained(par, sentences, sentence, named)


def _simple(text: str, span: tuple[int, int], named: list[Named]) -> Iterator[Clause]:
    """Read a sentence by its simple clauses, and whole where relative ones were cut out of it."""
    for spans in simplify(text, *span, [mention for mention, _, _ in named]):
        clause = make_clause(text, spans, named)
        yield clause
        yield from _fronted(text, clause, named)
        for turned in turn(clause):
            yield _lowered(make_clause(text, turned, named))
        for (who, noun, what), verb in reword(clause):
            plain = make_clause(text, [who, noun, what], named)
            said = text[slice(*noun)]
            yield replace(plain, text=plain.text.replace(said, verb.ljust(len(said)), 1))
    if _RELATIVE.search(text, *span):
        yield make_clause(text, [span], named, uncut=True)


def _fronted(text: str, clause: Clause, named: list[Named]) -> Iterator[Clause]:
    """Read an opening participle with the subject it hangs on: "Led by A, the B ..."."""
    front = clause.front
    begin = find_participle(clause.text) if front else None
    if begin is None:
        return
    first = clause.at(front)
    if clause.owns(first):
        first += 1
    last = clause.group(first, frozenset({clause.atoms[first].entity.type}))[-1]
    subject = (clause.atoms[first].mention.start, clause.atoms[last].mention.end)
    turned = make_clause(text, [subject, (clause.offsets[begin], clause.offsets[front])], named)
    yield _lowered(turned)


def _lowered(clause: Clause) -> Clause:
    """Write small what began the sentence and now stands inside it."""
    return replace(clause, text=_CAPITAL.sub(lambda m: m[0].lower(), clause.text, count=1))


def _listed(
    text: str, sentence: Sentence, before: Sentence | None, named: list[Named]
) -> Iterator[list[tuple[int, int]]]:
    """Find a counted phrase and the list that spells it out; give the stretches put together."""
    body = text[sentence.start : sentence.end]
    head = _LISTS_BACK.match(body)
    if head and before:
        listing = (sentence.start + head.end(), sentence.end)
        yield from _put(text, (before.start, before.end), listing, named, plain=True)
    colon = body.find(": ")
    if colon > 0 and not head:
        listing = (sentence.start + colon + 1, sentence.end)
        yield from _put(text, (sentence.start, sentence.start + colon), listing, named)


def _itemised(par: Paragraph, item: Sentence, named: list[Named]) -> Iterator[Clause]:
    """Read an item in the place of what its lead-in only counted ("holds seven risks: ...")."""
    first = _opening_name(item, named)
    if first and item.lead:
        for spans in _put(par.text, item.lead, (item.start, first.end), named):
            yield make_clause(par.text, spans, named, listed=True)


def _opening_name(item: Sentence, named: list[Named]) -> Mention | None:
    """Find the name that an item begins with."""
    inside = [mention for mention, _, _ in named if item.start <= mention.start < item.end]
    return inside[0] if inside and inside[0].start - item.start <= 4 else None


def _chained(
    par: Paragraph, sentences: list[Sentence], item: Sentence, named: list[Named]
) -> Iterator[Clause]:
    """Read an item in the place of what was counted before "Examples include:"."""
    place = next(
        i for i, sentence in enumerate(sentences) if (sentence.start, sentence.end) == item.lead
    )
    lead = par.text[sentences[place].start : sentences[place].end]
    if place == 0 or not _LISTS_BACK.match(lead):
        return
    before = sentences[place - 1]
    first = _opening_name(item, named)
    if first:
        listing = (item.start, first.end)
        for spans in _put(par.text, (before.start, before.end), listing, named, plain=True):
            yield make_clause(par.text, spans, named, listed=True)


def _put(
    text: str,
    host: tuple[int, int],
    listing: tuple[int, int],
    named: list[Named],
    *,
    plain: bool = False,
) -> Iterator[list[tuple[int, int]]]:
    """Put the names of a list in the place of the words that stand for them, if there are any."""
    names = [
        mention
        for mention, _, _ in named
        if listing[0] <= mention.start and mention.end <= listing[1]
    ]
    body = text[host[0] : host[1]]
    generic = _GENERIC_LIST.search(body) or _FOLLOWING.search(body)
    if plain and not generic:
        generic = _PLAIN_LIST.search(body)
    if not names or not generic:
        return
    first = host[0] + generic.start()
    last = host[0] + generic.end()
    yield [(host[0], first), (names[0].start, names[-1].end), (last, host[1])]
