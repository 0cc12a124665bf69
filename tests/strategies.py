"""Hypothesis strategies: graphs with any text that Unicode allows."""

from typing import get_args

from hypothesis import strategies as st

from kg.entity import Entity
from kg.graph import Graph, make_graph
from kg.ledger import LedgerEntry, Stage
from kg.report import ListItem, Paragraph, ParagraphKind, Report
from kg.schema import load_schema
from kg.statement import TIERS, Evidence, Statement

HOSTILE = (
    *("", " ", "\x00", "\x07\x1b[31m", "\r\n", "\t", "\x7f\x85\u2028\u2029", "\ufffe\uffff"),
    *('"', "'", "\\", "\\u0022", "<b>&amp;", "]]>", "<script>", " > ", "\\>", ">", "|", "=1+1"),
    *("a,b;c", "{{x}}", "%00", "e\u0301", "\u202eabc", "😀", "# c", "${x}", "?x", "a\u00a0b"),
)
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.lists(st.sampled_from(HOSTILE), max_size=3).map("".join),
)
slugs = st.text("abc0-", min_size=1, max_size=6)
dates = st.none() | st.sampled_from(["2014", "2014-03", "2019-03-19", "2014-13", "March", ""])


@st.composite
def paragraphs(draw: st.DrawFn, key: str) -> Paragraph:
    """A paragraph with any text, headings and items."""
    text = draw(texts)
    kinds = st.sampled_from(get_args(ParagraphKind))
    items = st.builds(ListItem, st.integers(0, 10**6), st.integers(0, 9))
    return Paragraph(
        key=key,
        address=draw(texts),
        text=text,
        kind=draw(kinds),
        headings=tuple(draw(st.lists(texts, max_size=3))),
        page=draw(st.none() | st.integers(0, 999)),
        items=tuple(draw(st.lists(items, max_size=3))),
        parent=draw(st.just("") | slugs),
    )


@st.composite
def reports(draw: st.DrawFn, name: str, body: str | None) -> Report:
    """A report with up to three paragraphs."""
    keys = draw(st.lists(slugs, max_size=3, unique=True))
    return Report(
        id=name,
        title=draw(texts),
        date=draw(dates),
        body=body,
        source=draw(texts),
        sha256=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        paragraphs=tuple(draw(paragraphs(key)) for key in keys),
    )


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """An entity of any type with any names."""
    return Entity(
        id=draw(slugs) + "/" + draw(slugs),
        type=draw(st.sampled_from(load_schema().types)),
        name=draw(texts),
        aliases=tuple(draw(st.lists(texts, max_size=2))),
        kind=draw(st.none() | texts),
        same_as=tuple(draw(st.lists(slugs.map("http://example.org/{}".format), max_size=2))),
        broader=tuple(draw(st.lists(slugs, max_size=2))),
    )


@st.composite
def evidence(draw: st.DrawFn, report: str) -> Evidence:
    """Evidence that need not be true: what it quotes may be anywhere."""
    start = draw(st.integers(0, 99))
    return Evidence(
        report=report,
        paragraph=draw(slugs),
        start=start,
        end=start + draw(st.integers(0, 99)),
        quote=draw(texts),
        tier=draw(st.sampled_from(TIERS)),
        rule=draw(texts),
        context=draw(texts),
        premises=tuple(draw(st.lists(slugs, max_size=2))),
    )


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A graph whose parts have the right form; it need not keep the ontology."""
    found = draw(st.lists(entities(), max_size=4, unique_by=lambda entity: entity.id))
    names = draw(st.lists(slugs, min_size=1, max_size=2, unique=True))
    bodies = st.none() | (st.sampled_from(found).map(lambda entity: entity.id) if found else slugs)
    ends = st.sampled_from([entity.id for entity in found]) if found else slugs
    report = st.sampled_from(names)
    pieces = st.lists(report.flatmap(evidence), min_size=1, max_size=2).map(tuple)
    relations = st.sampled_from(sorted(load_schema().relations))
    stages = st.sampled_from(get_args(Stage))
    entries = st.builds(LedgerEntry, report, st.just("") | slugs, stages, texts, texts)
    return make_graph(
        reports=[draw(reports(name, draw(bodies))) for name in names],
        entities=found,
        statements=draw(st.lists(st.builds(Statement, ends, relations, ends, pieces), max_size=4)),
        mentions=draw(st.lists(st.tuples(report, slugs, ends), max_size=3)),
        ledger=draw(st.lists(entries, max_size=3)),
    )
