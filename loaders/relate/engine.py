"""Apply the rules to one clause: look each word up as a cue, then link the names it joins.

Cost: linear in the clause; every word is looked up once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from loaders.relate.chars import TYPE_CHARS, WORD
from loaders.relate.clause import Atom, Clause
from loaders.relate.doubt import DENIED, doubt, set_apart
from loaders.relate.find import find_in_item, find_left, find_right
from loaders.relate.grammar import inflect
from loaders.relate.rule import Rule, RuleSet, fitting

_PREFIX = re.compile(r"\b(?:under|over|non|mis|self|ill|third)-$", re.IGNORECASE)
_PASSIVE_BE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)"
    r"(?:\s+(?:\w+ly|also|now|then|often|still|not|both|either))*\s*$",
    re.IGNORECASE,
)
_DETERMINED = re.compile(
    r"(?:\b(?:the|a|an|its|their|our|his|her|this|that|these|of|with|no|any|each|under|by)|[’']s?)"
    r"\s$",
    re.IGNORECASE,
)
_NOUNS = {"supports", "establishes"}
"""Relations whose verbs are nouns too, that say something else: "the help", "the launch"."""
_IRREGULAR_PARTICIPLES = frozenset(
    inflect(verb)[2]
    for verb in (
        "lead",
        "run",
        "make",
        "give",
        "take",
        "build",
        "set",
        "bring",
        "hold",
        "see",
        "pay",
        "oversee",
        "draw",
        "write",
        "drive",
        "undertake",
    )
)


_PLANS = {"Operation", "Programme"}
_UNDER = re.compile(
    r"\b(?:under|through|via|during|in|as part of)(?: the| its| our)?\s$", re.IGNORECASE
)
_TYPES = frozenset(TYPE_CHARS)
_TITLES = {"leads", "chairs"}
_OWNED = re.compile(r"(?:[’']s?|\bits|\btheir)\s$")
"""Before a post, no verb: "the unit's head, X, also chairs ..."."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a rule read in a clause: kept, or dropped for a reason."""

    subject: Atom
    object: Atom
    rule: Rule
    cue: tuple[int, int]
    """Its place in the clause's text."""
    dropped: str = ""


def apply_rules(clause: Clause, rules: RuleSet) -> Iterator[Candidate]:
    """Yield what the rules read in a clause, dropped candidates with their reason too.

    Nothing is linked to itself, whatever two names the clause has for it.
    """
    if len(clause.atoms) < 2:
        return
    types = frozenset(atom.entity.type for atom in clause.atoms)
    plans = [] if _PLANS.isdisjoint(types) else list(_acted_under(clause))
    for candidate in _apply(clause, fitting(rules, types)):
        subject, kinds = candidate.subject.entity, candidate.rule.kinds
        if subject.type == "Operation" and candidate.rule.relation in ("tackles", "about"):
            candidate = _of_exercise(candidate)
        if subject.id != candidate.object.entity.id and (not kinds or subject.kind in kinds):
            yield candidate
            yield from _through(plans, candidate)


def _of_exercise(candidate: Candidate) -> Candidate:
    """Let an exercise be about what other operations tackle."""
    name = candidate.subject.entity.name
    relation = "about" if name.startswith("Exercise ") else "tackles"
    rule = candidate.rule
    if rule.relation == relation:
        return candidate
    identifier = f"{relation}.{rule.id.split('.')[1]}"
    return replace(candidate, rule=replace(rule, id=identifier, relation=relation))


def _acted_under(clause: Clause) -> Iterator[Atom]:
    """Find the operations that a clause says something is done under."""
    for atom in clause.atoms:
        before = max(0, atom.position - 16)
        if atom.entity.type in _PLANS and _UNDER.search(clause.text, before, atom.position):
            yield atom


def _through(plans: list[Atom], candidate: Candidate) -> Iterator[Candidate]:
    """Let an operation do what is done under it: "Under Operation A, B tackles C"."""
    if candidate.rule.relation != "tackles" or candidate.subject.entity.type in _PLANS:
        return
    for atom in plans:
        rule = replace(candidate.rule, id="tackles.through")
        yield replace(candidate, subject=atom, rule=rule)


def _apply(clause: Clause, rules: RuleSet) -> Iterator[Candidate]:
    yield from _apply_between(clause, rules)
    yield from _apply_patterns(clause, rules)
    if clause.uncut:
        return
    taken: dict[int, list[int]] = {}  # object atom -> subject atoms of the cue that took it
    cues = rules.cues.among(clause.words)
    for word in WORD.finditer(clause.low) if cues else ():
        options = cues.get(word[0])
        if options is None or _is_no_cue(clause.text, word):
            continue
        for pattern, rule, active, _ in options:
            if rule.listed and not clause.listed:
                continue
            match = pattern.match(clause.text, word.start())
            if match and not (active and _is_no_verb(clause.text, match, rule)):
                yield from _apply_cue(clause, rule, match, taken)


def _is_no_cue(text: str, word: re.Match[str]) -> bool:
    """Tell a part of a compound, and a word of an unrecognised name, from a verb that opens.

    Compound: "under-reported"; name: "Preventing Violence".
    """
    start = word.start()
    if text[start - 1 : start] == "-" and _PREFIX.search(text, max(0, start - 6), start):
        return True
    if not text[start].isupper() or text.isupper():
        return False
    before = text[: word.start()].rstrip()
    return bool(before) and before[-1] not in ".:;–—-•(“‘\"'"


def _apply_cue(
    clause: Clause, rule: Rule, match: re.Match[str], taken: dict[int, list[int]]
) -> Iterator[Candidate]:
    start, end = match.span()
    if rule.subject == "pairs":
        yield from _apply_pairs(clause, rule, start, end)
        return
    if rule.subject == "after":
        yield from _apply_after(clause, rule, start, end)
        return
    allowed_left = rule.subjects if rule.subject == "left" else rule.objects
    allowed_right = rule.objects if rule.subject == "left" else rule.subjects
    right = find_right(clause, end, rule.gap, allowed_right, direct=rule.direct)
    right = right or find_in_item(clause, end, allowed_right)
    if not right:
        return
    left = find_left(clause, start, rule, allowed_left, taken)
    if not left:
        return
    for index in right:  # by grammar, what stands left acts on what stands right
        taken.setdefault(index, left)
    last = max(end, clause.atoms[right[-1]].position + 1)
    dropped = doubt(clause.text, (start, end), rule.relation, last)
    for one in left:
        for other in right:
            ends = (one, other) if rule.subject == "left" else (other, one)
            subject, target = (clause.atoms[index] for index in ends)
            apart = set_apart(clause.text, end, clause.atoms[other].position)
            yield Candidate(subject, target, rule, (start, end), DENIED if apart else dropped)


def _is_no_verb(text: str, match: re.Match[str], rule: Rule) -> bool:
    """Tell whether an active cue's verb is passive, or a noun: "with the help of"."""
    noun = rule.relation in _NOUNS and bool(_DETERMINED.search(text, 0, match.start()))
    title = rule.relation in _TITLES and bool(
        _OWNED.search(text, max(0, match.start() - 8), match.start())
    )
    return noun or title or _is_passive(text, match)


def _is_passive(text: str, match: re.Match[str]) -> bool:
    """Tell whether an active cue's verb is really passive: "is led", "funded by"."""
    word = match[0].split()[0].lower()
    participle = word.endswith("ed") or word in _IRREGULAR_PARTICIPLES
    if not participle:
        return False
    return bool(re.match(r"\s+by\b", text[match.end() :])) or bool(
        _PASSIVE_BE.search(text[: match.start()])
    )


def _apply_pairs(clause: Clause, rule: Rule, start: int, end: int) -> Iterator[Candidate]:
    """Join each pair of one list: "between A, B and C", "A and B work together"."""
    group = find_right(clause, end, rule.gap, rule.subjects)
    if len(group) < 2:
        last = clause.at(start) - 1
        if last < 0 or len(clause.text[clause.atoms[last].position : start].split()) > rule.gap:
            return
        if clause.atoms[last].entity.type not in rule.subjects:
            return
        group = clause.group_left(last, rule.subjects)
    last = max(end, clause.atoms[group[-1]].position + 1)
    dropped = doubt(clause.text, (start, end), rule.relation, last)
    for one, other in combinations(group, 2):
        subject, target = clause.atoms[one], clause.atoms[other]
        yield Candidate(subject, target, rule, (start, end), dropped)


def _apply_after(clause: Clause, rule: Rule, start: int, end: int) -> Iterator[Candidate]:
    """Join the object behind an opening cue to the subject that follows it."""
    right = find_right(clause, end, rule.gap, rule.objects)
    next_name = clause.at(end)
    if not right or right[0] != next_name + clause.owns(next_name):
        return
    if right[-1] + 1 >= len(clause.atoms) or len(clause.text[:start].split()) > 1:
        return
    first = right[-1] + 1
    between = clause.text[clause.atoms[right[-1]].position + 1 : clause.atoms[first].position]
    if not re.fullmatch(r",\s+(?:the |our |a )?", between):
        return
    if clause.owns(first):
        first += 1
    subjects = clause.group(first, _TYPES) if clause.front else [first]
    last = clause.atoms[first].position + 1
    dropped = doubt(clause.text, (start, end), rule.relation, last)
    for one in (i for i in subjects if clause.atoms[i].entity.type in rule.subjects):
        for other in right:
            subject, target = clause.atoms[one], clause.atoms[other]
            yield Candidate(subject, target, rule, (start, end), dropped)


def _apply_between(clause: Clause, rules: RuleSet) -> Iterator[Candidate]:
    """Apply the rules on the words between two neighbouring names."""
    for index in range(len(clause.atoms) - 1):
        left, right = clause.atoms[index], clause.atoms[index + 1]
        between = clause.text[left.position + 1 : right.position]
        if len(between) > 60:
            continue
        for rule in rules.between:
            if rule.between is None or not rule.between.fullmatch(between):
                continue
            ends = (left, right) if rule.subject == "left" else (right, left)
            if ends[0].entity.type not in rule.subjects or ends[1].entity.type not in rule.objects:
                continue
            if rule.title and not rule.title.fullmatch(ends[0].mention.text):
                continue
            cue = (left.position + 1, right.position)
            dropped = doubt(clause.text, (left.position, cue[1]), rule.relation, right.position + 1)
            for subject, target in _spread(clause, rule, index, ends):
                yield Candidate(subject, target, rule, cue, dropped)


def _apply_patterns(clause: Clause, rules: RuleSet) -> Iterator[Candidate]:
    """Apply the rules that spell out the words on both sides of their names."""
    for rule in rules.patterns_for(clause.words):
        if rule.pattern is None:
            continue
        for match in rule.pattern.finditer(clause.low):
            subjects = _listed(clause, match.start("S"), rule.subjects, match.start("O"))
            find = _rest if rule.rest else _listed
            objects = find(clause, match.start("O"), rule.objects, match.start("S"))
            dropped = doubt(clause.text, match.span(), rule.relation, match.end())
            for one in subjects:
                for other in objects:
                    subject, target = clause.atoms[one], clause.atoms[other]
                    yield Candidate(subject, target, rule, match.span(), dropped)


def _rest(clause: Clause, position: int, allowed: frozenset[str], _: int) -> list[int]:
    """Find every fitting name from a slot to the sentence's end."""
    behind = range(clause.at(position), len(clause.atoms))
    return [index for index in behind if clause.atoms[index].entity.type in allowed]


def _listed(clause: Clause, position: int, allowed: frozenset[str], other: int) -> list[int]:
    """Follow the list that a slot's name belongs to, away from the other slot."""
    index = clause.at(position)
    if clause.atoms[index].entity.type not in allowed:
        return []
    return clause.group(index, allowed) if other < position else clause.group_left(index, allowed)


def _spread(
    clause: Clause, rule: Rule, index: int, ends: tuple[Atom, Atom]
) -> Iterator[tuple[Atom, Atom]]:
    """Spread a rule over the list that its right name begins, unless it binds one name only.

    Over the list that its left name ends only where that list stands for one counted phrase.
    """
    if rule.left == "adjacent":
        yield ends
        return
    forward = rule.subject == "left"
    lefts, rights = (rule.subjects, rule.objects) if forward else (rule.objects, rule.subjects)
    for one in clause.group_left(index, lefts) if clause.listed else [index]:
        for other in clause.group(index + 1, rights):
            left, right = clause.atoms[one], clause.atoms[other]
            yield (left, right) if forward else (right, left)
