"""The examples beside the rules: each rule reads its own, and every cue of it is shown once.

A file of ``loaders/relate/examples/`` names, for each rule of the rule file of the same name,
sentences it must read and sentences it must not. ``{S name}`` marks a subject and ``{O name}``
an object, each subject going with each object; ``{B name}`` marks one of a list in which every
pair is linked. The rule, by its identifier, must give the marked pairs and no others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations, product

import pytest

from kg.schema import load_schema
from loaders.build import extract
from loaders.relate.clause import Clause
from loaders.relate.clauses import make_clauses
from loaders.relate.engine import Candidate, apply_rules
from loaders.relate.grammar import expand
from loaders.relate.rule import Rule, load_rules
from loaders.yaml_file import read_yaml
from tests.loaders.recognise.test_recognise import make_report

FOLDER = files("loaders.relate")
RULES = {rule.id: rule for rule in load_rules().rules}
NAMES = sorted(f.name for f in FOLDER.joinpath("rules").iterdir() if f.name.endswith(".yaml"))
_MARK = re.compile(r"\{([SOB]) ([^{}]+)\}")

Pair = tuple[str, str]
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with its marks taken out, and the pairs they ask for."""

    text: str
    marks: Spans
    pairs: set[Pair]


def read_examples(name: str) -> dict[str, dict[str, list[str]]]:
    """Read the examples of a rule file."""
    examples: dict[str, dict[str, list[str]]] = read_yaml(FOLDER.joinpath("examples", name))
    return examples


def parse(marked: str) -> Example:
    """Take the marks out of an example."""
    text, end = "", 0
    marks: Spans = []
    ends: dict[str, list[str]] = {"S": [], "O": [], "B": []}
    for match in _MARK.finditer(marked):
        text += marked[end : match.start()]
        marks.append((len(text), len(text) + len(match[2])))
        ends[match[1]].append(match[2])
        text, end = text + match[2], match.end()
    pairs = {*product(ends["S"], ends["O"]), *combinations(ends["B"], 2)}
    return Example(text + marked[end:], marks, pairs)


@cache
def candidates(text: str) -> tuple[tuple[Clause, Candidate], ...]:
    """Read a text as a report; give what the rules keep, with the clauses it stands in."""
    source = extract(make_report(text)).source
    found: list[tuple[Clause, Candidate]] = []
    for par in source.report.paragraphs:
        meant = [(m, source.meant(par, m)) for m in source.recognised.mentions[par.key]]
        named = [(mention, entity, True) for mention, entity in meant if entity]
        for clause in make_clauses(par, named):
            found += [(clause, item) for item in apply_rules(clause, load_rules())]
    return tuple((clause, item) for clause, item in found if not item.dropped)


def given(rule: str, text: str) -> list[tuple[Clause, Candidate]]:
    return [(clause, item) for clause, item in candidates(text) if item.rule.id == rule]


def pairs_given(rule: Rule, example: Example) -> set[Pair]:
    """Give the pairs a rule reads, each end by the mark that it overlaps, if there is one."""

    def end(span: tuple[int, int], text: str) -> str:
        overlapped = [m for m in example.marks if m[0] < span[1] and span[0] < m[1]]
        return example.text[slice(*overlapped[0])] if overlapped else text

    found = set()
    for _, item in given(rule.id, example.text):
        mentions = (item.subject.mention, item.object.mention)
        subject, target = (end((m.start, m.end), m.text) for m in mentions)
        found.add((subject, target))
    return found


def ordered(pairs: set[Pair], rule: Rule) -> set[Pair]:
    """Write the pairs of a symmetric relation in one order."""
    symmetric = load_schema().relations[rule.relation].symmetric
    return {(min(pair), max(pair)) if symmetric else pair for pair in pairs}


def fired(rule: Rule, text: str) -> set[str]:
    """Give the cues of a rule that gave something in a text."""
    return {
        cue
        for clause, item in given(rule.id, text)
        for cue in rule.cues
        if (match := re.compile(expand(cue) + r"(?![\w-])", re.I).match(clause.text, item.cue[0]))
        and match.end() == item.cue[1]
    }


def sentences(kind: str) -> Iterator[object]:
    for name in NAMES:
        for rule, examples in read_examples(name).items():
            for sentence in examples.get(kind) or ():
                yield pytest.param(rule, sentence, id=f"{rule}: {sentence}")


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_of_a_file_has_an_example(name: str) -> None:
    examples = read_examples(name)
    rules = {item["id"] for item in read_yaml(FOLDER.joinpath("rules", name))}

    assert set(examples) == rules
    assert {key for item in examples.values() for key in item} <= {"match", "not"}
    assert all(item.get("match") for item in examples.values())


@pytest.mark.parametrize(("rule", "sentence"), list(sentences("match")))
def test_an_example_is_read_by_its_rule(rule: str, sentence: str) -> None:
    example = parse(sentence)

    found = pairs_given(RULES[rule], example)

    assert ordered(found, RULES[rule]) == ordered(example.pairs, RULES[rule])


@pytest.mark.parametrize(("rule", "sentence"), list(sentences("not")))
def test_a_counter_example_is_not_read_by_its_rule(rule: str, sentence: str) -> None:
    assert not [
        (item.subject.mention.text, item.object.mention.text)
        for _, item in given(rule, parse(sentence).text)
    ]


@pytest.mark.parametrize(
    "rule", [RULES[rule] for name in NAMES for rule in read_examples(name)], ids=lambda r: r.id
)
def test_every_cue_is_shown_by_an_example(rule: Rule) -> None:
    item = next(found for name in NAMES if (found := read_examples(name).get(rule.id)))

    shown = {cue for sentence in item["match"] or () for cue in fired(rule, parse(sentence).text)}

    assert set(rule.cues) <= shown
