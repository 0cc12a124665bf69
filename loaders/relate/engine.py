"""Apply the rules to one clause: look each word up as a cue, then link the names it joins.

Cost: linear in the clause; every word is looked up once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from loaders.relate.clause import ANY, Atom, Clause
from loaders.relate.find import find_in_item, find_left, find_right
from loaders.relate.grammar import inflect
from loaders.relate.rule import Rule, RuleSet, fitting

_NAME = re.compile(ANY)
_WORD = re.compile(r"[A-Za-z][\w]*")
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
_NEGATION = re.compile(
    r"\b(?:no|not|never|neither|nor|cannot|can't|without|unable|fail\w*|lack\w*|no longer"
    r"|rather than|instead of)\b(?:\s+[\w’'-]+){0,5}\s*$",
    re.IGNORECASE,
)
_NO = re.compile(r"\s*(?:no|neither|nobody from|none of)\b", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:should|could|(?-i:may)|might|would|if|whether|unless|must|needs? to|ought"
    r"|propos\w+ (?:to|that)|options? (?:to|for)|explor\w+|consider\w*)\b"
    r"(?:\s+[\w’'-]+){0,5}\s*$",
    re.IGNORECASE,
)
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
    for candidate in _apply(clause, fitting(rules, types)):
        if candidate.subject.entity.id != candidate.object.entity.id:
            yield candidate


def _apply(clause: Clause, rules: RuleSet) -> Iterator[Candidate]:
    yield from _apply_between(clause, rules)
    yield from _apply_patterns(clause, rules)
    taken: dict[int, list[int]] = {}  # object atom -> subject atoms of the cue that took it
    for word in _WORD.finditer(clause.text):
        options = rules.by_word.get(word[0].lower())
        if options is None or _is_in_a_name(clause.text, word):
            continue
        for pattern, rule, active in options:
            if rule.listed and not clause.listed:
                continue
            match = pattern.match(clause.text, word.start())
            if match and not (active and _is_no_verb(clause.text, match, rule)):
                yield from _apply_cue(clause, rule, match, taken)


def _is_in_a_name(text: str, word: re.Match[str]) -> bool:
    """Tell a word of an unrecognised name ("Preventing Violence") from a verb that opens."""
    if not word[0][0].isupper() or text.isupper():
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
    right = find_right(clause, end, rule.gap, allowed_right)
    right = right or find_in_item(clause, end, allowed_right)
    if not right:
        return
    left = find_left(clause, start, rule, allowed_left, taken)
    if not left:
        return
    for index in right:  # by grammar, what stands left acts on what stands right
        taken.setdefault(index, left)
    dropped = _doubt(clause.text, start) or _denied_after(clause.text, end)
    for one in left:
        for other in right:
            ends = (one, other) if rule.subject == "left" else (other, one)
            subject, target = (clause.atoms[index] for index in ends)
            yield Candidate(subject, target, rule, (start, end), dropped)


def _is_no_verb(text: str, match: re.Match[str], rule: Rule) -> bool:
    """Tell whether an active cue's verb is passive, or a noun: "with the help of"."""
    noun = rule.relation in _NOUNS and bool(_DETERMINED.search(text, 0, match.start()))
    return noun or _is_passive(text, match)


def _is_passive(text: str, match: re.Match[str]) -> bool:
    """Tell whether an active cue's verb is really passive: "is led", "funded by"."""
    word = match[0].split()[0].lower()
    participle = word.endswith("ed") or word in _IRREGULAR_PARTICIPLES
    if not participle:
        return False
    return bool(re.match(r"\s+by\b", text[match.end() :])) or bool(
        _PASSIVE_BE.search(text[: match.start()])
    )


def _doubt(text: str, start: int) -> str:
    """Say why a cue's words do not state a fact, or nothing."""
    before = _NAME.sub("X", text[max(0, start - 80) : start])
    before = re.split(r"[;:]|,\s+(?:and|but)\s", before)[-1]
    if _NEGATION.search(before):
        return "denied in the text"
    if _HYPOTHETICAL.search(before):
        return "only possible or wanted in the text"
    return ""


def _denied_after(text: str, end: int) -> str:
    """Say that the words behind a cue deny it: "has no dedicated team"."""
    return "denied in the text" if _NO.match(text, end) else ""


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
    dropped = _doubt(clause.text, start)
    for one, other in combinations(group, 2):
        subject, target = clause.atoms[one], clause.atoms[other]
        yield Candidate(subject, target, rule, (start, end), dropped)


def _apply_after(clause: Clause, rule: Rule, start: int, end: int) -> Iterator[Candidate]:
    """Join the object behind an opening cue to the subject that follows it."""
    right = find_right(clause, end, rule.gap, rule.objects)
    if not right or right[0] + 1 >= len(clause.atoms) or len(clause.text[:start].split()) > 1:
        return
    target, subject = clause.atoms[right[0]], clause.atoms[right[0] + 1]
    between = clause.text[target.position + 1 : subject.position]
    if subject.entity.type in rule.subjects and re.fullmatch(r",\s+(?:the |our |a )?", between):
        yield Candidate(subject, target, rule, (start, end), _doubt(clause.text, start))


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
            cue = (left.position + 1, right.position)
            for subject, target in _spread(clause, rule, index, ends):
                yield Candidate(subject, target, rule, cue, _doubt(clause.text, left.position))


def _apply_patterns(clause: Clause, rules: RuleSet) -> Iterator[Candidate]:
    """Apply the rules that spell out the words on both sides of their names."""
    words = frozenset(_WORD.findall(clause.text.lower()))
    for rule in rules.patterns:
        if rule.pattern is None or (rule.needed and rule.needed.isdisjoint(words)):
            continue
        for match in rule.pattern.finditer(clause.text):
            subjects = _listed(clause, match.start("S"), rule.subjects, match.start("O"))
            find = _rest if rule.rest else _listed
            objects = find(clause, match.start("O"), rule.objects, match.start("S"))
            dropped = _doubt(clause.text, match.start())
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
