"""Sentences to clauses: a list item read with its lead-in, "These are ..." with what it lists."""

import re
from collections.abc import Iterator

from kg.entity import Entity
from kg.report import Paragraph
from loaders.recognise.mention import Mention
from loaders.relate.clause import Clause, make_clause
from loaders.relate.simplify import simplify
from loaders.sentences import Sentence, split_sentences

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
    r"|departments|boards|sub-groups|subgroups|workstreams|commands|directorates|divisions|hubs|panels|forums|networks|forces|members|partnerships|services|responders|halves|parts|strands|operations"
    r"|risks|threats|priorities|hazards|issues|offences|projects|strategies|programmes|pillars|themes|elements|objectives)\b",
    re.IGNORECASE,
)


def make_clauses(par: Paragraph, named: list[Named]) -> Iterator[Clause]:
    """Yield the clauses of a paragraph in reading order.

    Each sentence is one, or several where it has relative clauses. An item's first sentence is
    read once more behind its lead-in. Where a sentence lists what the one before it, or the words
    before its colon, only counted ("four areas"), the list is read in the place of those words.
    """
    sentences = split_sentences(par)
    mentions = [mention for mention, _, _ in named]
    for place, sentence in enumerate(sentences):
        span = (sentence.start, sentence.end)
        for spans in simplify(par.text, *span, mentions):
            yield make_clause(par.text, spans, named)
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


def _listed(
    text: str, sentence: Sentence, before: Sentence | None, named: list[Named]
) -> Iterator[list[tuple[int, int]]]:
    """Find a counted phrase and the list that spells it out; give the stretches put together."""
    body = text[sentence.start : sentence.end]
    head = _LISTS_BACK.match(body)
    if head and before:
        listing = (sentence.start + head.end(), sentence.end)
        yield from _put(text, (before.start, before.end), listing, named)
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
        for spans in _put(par.text, (before.start, before.end), listing, named):
            yield make_clause(par.text, spans, named, listed=True)


def _put(
    text: str, host: tuple[int, int], listing: tuple[int, int], named: list[Named]
) -> Iterator[list[tuple[int, int]]]:
    names = [
        mention
        for mention, _, _ in named
        if listing[0] <= mention.start and mention.end <= listing[1]
    ]
    generic = _GENERIC_LIST.search(text[host[0] : host[1]])
    if not names or not generic:
        return
    first = host[0] + generic.start()
    last = host[0] + generic.end()
    yield [(host[0], first), (names[0].start, names[-1].end), (last, host[1])]
