"""Why a link is in the graph: rule, cue, what was inherited, the names used, who decided."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.answer.links import CITATION, cite
from kg.errors import NothingFoundError, QuestionError
from kg.graph import Graph
from kg.review.decision import Decision, fold_quote
from kg.review.sheet import in_place
from kg.statement import Evidence, Statement
from kg.stores import Rows, Value
from loaders.build import Extracted, extract
from loaders.relate.relate import Reading, read_paragraph

COLUMNS = ("link", "tier", "rule", "cue", "inherited from", "named as", "decided", *CITATION, "id")


def why(graph: Graph, links: Sequence[Statement], decisions: Sequence[Decision] = ()) -> Rows:
    """Explain links: a row for each piece of evidence.

    The reports are read again from the paragraphs that the graph holds, by the rules of today, so
    that the cue's words are those that were read.

    Args:
        graph: Where the links are.
        links: Which to explain.
        decisions: What people decided, to say who accepted a link.

    Returns:
        Rows with the columns of COLUMNS; ``quote`` shows the quote inside its paragraph.
    """

    @cache
    def extracted(report: str) -> Extracted:
        return extract(graph.report[report])

    rows: list[tuple[Value, ...]] = []
    for stmt in links:
        for item in stmt.evidence:
            cue = "" if item.tier == "derived" else _cue(extracted(item.report), stmt, item)
            _, *place = cite(graph, item)
            rows.append(
                (
                    *(
                        graph.say(stmt),
                        item.tier,
                        f"rule {item.rule}",
                        f"cue “{cue}”" if cue else "",
                    ),
                    *(
                        _inherited(item),
                        _named_as(graph, stmt, item),
                        _decided(stmt, item, decisions),
                    ),
                    *(in_place(graph, item), *place, stmt.evidence_id(item)),
                )
            )
    return Rows(COLUMNS, tuple(rows))


def links_between(graph: Graph, one: str, other: str) -> tuple[Statement, ...]:
    """Find the links between two things, whichever way they run.

    Raises:
        NothingFoundError: there are none.
    """
    found = tuple(stmt for stmt in graph.statements if {stmt.subject, stmt.object} == {one, other})
    if not found:
        names = " and ".join(graph.entity[end].name for end in (one, other))
        raise NothingFoundError(f"no link between {names}; `kg path` shows how they are connected")
    return found


def link_of(graph: Graph, evidence: str) -> Statement:
    """Find the link that a piece of evidence shows, with that evidence alone.

    Raises:
        QuestionError: there is none of this identifier.
    """
    for stmt, item in graph.rows():
        if stmt.evidence_id(item) == evidence.removeprefix("evidence/"):
            return Statement(*stmt.triple, (item,))
    raise QuestionError(
        f"no evidence has the identifier {evidence!r}; give two names, or one of `kg export`"
    )


def _cue(part: Extracted, stmt: Statement, item: Evidence) -> str:
    """Find the words that a rule took for the relation."""
    par = part.source.report.by_key[item.paragraph]
    readings = [it for it in read_paragraph(part.source, par) if _is(it, stmt, item)]
    return readings[0].cue if readings else ""


def _is(reading: Reading, stmt: Statement, item: Evidence) -> bool:
    found = reading.evidence
    same = (found.rule, found.start, found.end) == (item.rule, item.start, item.end)
    return same and reading.triple[1] == stmt.relation and not reading.dropped


def _inherited(item: Evidence) -> str:
    """Say where an end comes from that the sentence does not name."""
    if item.context:
        return f"from “{item.context}”"
    return "from a reference, a heading or a name alone" if item.tier == "inherited" else ""


def _named_as(graph: Graph, stmt: Statement, item: Evidence) -> str:
    """Say by which other names the words mean the two ends."""
    words = f"{item.context} {item.quote}"
    return ", ".join(
        f"“{alias}” is {graph.entity[end].name}"
        for end in (stmt.subject, stmt.object)
        if graph.entity[end].name.casefold() not in words.casefold()
        for alias in list(_longest(graph.entity[end].aliases, words))[:1]
    )


def _longest(aliases: Sequence[str], words: str) -> Iterator[str]:
    yield from (it for it in sorted(aliases, key=lambda it: (-len(it), it)) if it in words)


def _decided(stmt: Statement, item: Evidence, decisions: Sequence[Decision]) -> str:
    """Say who accepted or gave a link, and when."""
    for decision in decisions:
        link = decision.to or decision.link
        quote = fold_quote(item.quote)
        if link == stmt.triple and decision.covers(item.report, quote):
            who = ", ".join(part for part in (decision.reviewer, decision.date) if part)
            said = {"accept": "accepted", "correct": "corrected", "add": "added"}
            return f"{said.get(decision.verdict, decision.verdict)} by {who or 'somebody'}"
    return ""
