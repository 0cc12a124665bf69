"""A comparison with gold as rows: the figures, and what stands behind them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from kg.score.compare import Comparison
from kg.score.gold import Triple
from kg.stores import Rows, Value

LOW = 0.8
"""A rule that is right less often is marked as low: it costs more trust than its links bring."""

COLUMNS = ("part", "name", "P", "R", "F1", "right", "predicted", "found", "wanted", "mark")
"""P is right / predicted; R is found / wanted, where something is asked for."""


def figures(comparison: Comparison, source: str | None = None) -> Rows:
    """Give all figures: for the whole, for each relation and for each rule.

    A rule is counted by its rows of evidence, the others by distinct nodes and links. ``cited``
    is the share of right links that cite a paragraph gold gives, ``quotes`` the share of rows
    whose quote is in the source.

    Args:
        comparison: The graph beside gold.
        source: The report's text; without it the quotes are not measured.
    """
    rows = [*_whole(comparison, source), *_relations(comparison), *_rules(comparison)]
    return Rows(COLUMNS, tuple(rows))


def missed(comparison: Comparison) -> Rows:
    """List the explicit links of gold that the graph has not."""
    gold, rows = comparison.gold, []
    for triple in gold.explicit - comparison.right:
        for paragraph, quote in gold.edges[triple].quotes:
            rows.append((*_names(comparison, triple), paragraph, quote))
    return Rows(("subject", "relation", "object", "paragraph", "quote"), _sort(rows))


def extra(comparison: Comparison) -> Rows:
    """List what the graph says and gold does not, with the rule; ``?`` follows unknown names."""
    rows = [
        (*_names(comparison, triple), item.tier, item.rule, comparison.address(item), item.quote)
        for triple, said in comparison.said.items()
        if triple not in comparison.right
        for _, item in said
    ]
    columns = ("subject", "relation", "object", "tier", "rule", "paragraph", "quote")
    return Rows(columns, _sort(rows))


def nodes(comparison: Comparison) -> Rows:
    """List the nodes that only one side has, and those whose type differs."""
    gold = comparison.gold.nodes
    rows: list[tuple[Value, ...]] = []
    for entity in comparison.entities:
        same = gold.get(comparison.same.get(entity.id, ""))
        if same is None:
            rows.append(("extra", entity.name, entity.type, None))
        elif same.type != entity.type:
            rows.append(("other type", entity.name, entity.type, same.type))
    for name in set(gold) - set(comparison.same.values()):
        rows.append(("missed", gold[name].name, None, gold[name].type))
    return Rows(("difference", "name", "type", "gold_type"), _sort(rows))


def _part(name: str) -> Callable[[Comparison, str | None], Rows]:
    def take(comparison: Comparison, source: str | None) -> Rows:
        whole = figures(comparison, source)
        return Rows(COLUMNS, tuple(row for row in whole.rows if row[0] == name))

    return take


SHOWN: dict[str, Callable[[Comparison, str | None], Rows]] = {
    "all": figures,
    "figures": _part("figures"),
    "relations": _part("relation"),
    "rules": _part("rule"),
    "missed": lambda comparison, _: missed(comparison),
    "extra": lambda comparison, _: extra(comparison),
    "nodes": lambda comparison, _: nodes(comparison),
}
"""What may be shown, by name."""

GROUPS = {"all": "part", "nodes": "difference"}
"""The column whose equal values stand together, where there is one."""


def _whole(comparison: Comparison, source: str | None) -> Iterator[tuple[Value, ...]]:
    same, names, found = len(comparison.same), len(comparison.entities), len(comparison.gold.nodes)
    yield _row("figures", "nodes", same, names, same, found)
    yield _row("figures", "nodes typed", comparison.typed, names, comparison.typed, found)
    explicit = comparison.gold.explicit
    links = (len(comparison.right), len(comparison.said))
    yield _row("figures", "edges", *links, len(comparison.right & explicit), len(explicit))
    yield _row("figures", "cited", comparison.cited, len(comparison.right))
    if source is not None:
        yield _row("figures", "quotes", comparison.quoted(source), len(comparison.rows))


def _relations(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    explicit, right = comparison.gold.explicit, comparison.right
    predicted, wanted = _count(comparison.said), _count(explicit)
    correct, found = _count(right), _count(right & explicit)
    for name in sorted(set(predicted) | set(wanted)):
        yield _row("relation", name, correct[name], predicted[name], found[name], wanted[name])


def _rules(comparison: Comparison) -> Iterator[tuple[Value, ...]]:
    for name, (right, predicted) in count_rules(comparison).items():
        row = _row("rule", name, right, predicted)
        yield (*row[:-1], "low") if right / predicted < LOW else row


def count_rules(comparison: Comparison) -> dict[str, tuple[int, int]]:
    """Count each rule's rows of evidence: those of right links, and all; sorted by rule."""
    rows, right = Counter[str](), Counter[str]()
    for triple, said in comparison.said.items():
        for _, item in said:
            rows[item.rule] += 1
            right[item.rule] += triple in comparison.right
    return {rule: (right[rule], rows[rule]) for rule in sorted(rows)}


def _row(
    part: str,
    name: str,
    right: int,
    predicted: int,
    found: int | None = None,
    wanted: int | None = None,
) -> tuple[Value, ...]:
    precision = right / predicted if predicted else 0.0
    if found is None or wanted is None:
        return (part, name, round(precision, 3), None, None, right, predicted, None, None, None)
    recall = found / wanted if wanted else 0.0
    both = precision + recall
    f1 = 2 * precision * recall / both if both else 0.0
    rates = (round(precision, 3), round(recall, 3), round(f1, 3))
    return (part, name, *rates, right, predicted, found, wanted, None)


def _count(triples: Iterable[Triple]) -> Counter[str]:
    return Counter(relation for _, relation, _ in triples)


def _names(comparison: Comparison, triple: Triple) -> tuple[str, str, str]:
    subject, relation, target = triple
    return _name(comparison, subject), relation, _name(comparison, target)


def _name(comparison: Comparison, end: str) -> str:
    """Name an end: gold's name, or the graph's with ``?`` behind it."""
    node = comparison.gold.nodes.get(end)
    return node.name if node else comparison.graph.entity[end.removeprefix("?")].name + "?"


def _sort(rows: Iterable[tuple[Value, ...]]) -> tuple[tuple[Value, ...], ...]:
    return tuple(sorted(rows, key=lambda row: [str(cell) for cell in row]))
