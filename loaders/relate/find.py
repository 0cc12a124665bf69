"""Find the names that a cue joins: the list to its right, the clause's subject to its left.

Cost: a cue looks at most ``gap`` words to its right, and at the names to its left.
"""

import re

from loaders.relate.clause import Clause
from loaders.relate.rule import Rule

_PREPOSITION = re.compile(
    r"\b(with|by|of|for|in|from|to|at|on|through|via|under|between|including|into|unlike|within|inside"
    r"|across"
    r"|against|over|about|than|alongside|around|towards|regarding|concerning|per|as|like|among"
    r"|amongst|behind|beside|beyond|upon|despite|during|using|such as)"
    r"(?:\s+(?:the|a|an|its|their|our|his|all|both|each|every|other|local|national|regional|key|new"
    r"|existing|relevant|wider|two|three|four|five|six|seven|eight|nine|ten|\w+ly|\w+ed))*\s*$",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:role|aim|purpose|function|remit|task|job|objective|responsibilit|dut|priorit)(?:s|y"
    r"|ies)? of"
    r" (?:the |our )?$",
    re.IGNORECASE,
)
"""Before what acts all the same: "the role of the unit is to support ..."."""
_INSIDE = {"within", "inside", "in", "of", "from", "at", "across"}
"""Prepositions whose name may still be what acts: "specialist teams within the department"."""
_BREAK = re.compile(
    r"[.;:]|\s[–—-]\s"
    r"|\b(?:which|who|whose|while|whilst|whereas|although|because|but|if|unless|when)\b",
    re.IGNORECASE,
)
_LEFT_BREAK = re.compile(
    r"[;:]|\s[–—]\s|\b(?:while|whilst|whereas|although|but(?! also))\b", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:,\s*|\s)(?:which|who|that)(?:\s+\w+){0,3}\s*$", re.IGNORECASE)
_INDIRECT = re.compile(
    r"\b(?:with|for|to|from|between|against|by|at|through|into|about|under|within|across"
    r"|alongside|via|among|amongst|on|as|that(?= [a-z])|where|how|whether|after|before"
    r"|in(?! (?:[a-z]+ )?\d))\s",
    re.IGNORECASE,
)
"""Between a verb and a name that is not its object: "built good links with X"."""
_OF = re.compile(r"(\w+) of\s")
_PARTS = frozenset(
    "elements actions aims delivery aspects number series network range set phase requirements"  # noqa: SIM905
    " recommendations principles objectives priorities provisions kind version leadership command"
    " meetings work strands pillars parts stages themes measures terms duties obligations"
    " standards commitments structure remit umbrella control management".split()
)
"""Words behind which "of" brings the object itself: "implements the aims of X"."""
_SPELT_OUT = re.compile(r"\s*(?:them|these|as follows|the following)?:\s", re.IGNORECASE)
_EXAMPLES = re.compile(r"^[^.;]*\b(?:including|such as|namely|for example):?\s+(?:the )?$")
_PARTICIPLE = re.compile(r"\w+ing\b")
_REDUCED = re.compile(
    r"(?:co-|jointly )?\w+(?:ed|un|en|wn|ld|et|ept|uilt|ought|ade|ed up|et up)"
    r"(?: (?!by)[a-z0-9]+){0,2} (?:by|from)\b"
)
"""A passive without its "is": "the Board, chaired by X"."""
_AGAIN = re.compile(
    r"(?:\band|\bbut|,)(?:\s+(?:also|now|then|both))?\s+(?:is|are|was|were|has been|have been"
    r"|will be)"
    r"(?:\s+(?:also|now|jointly|currently|\w+ly))?\s+$"
)
"""Behind a first verb: "was opened in A and is led by": the first subject's again."""
_NOMINAL = re.compile(r"(?:against|out of|response|approach|answer|efforts?)\b")
_CAUSES = re.compile(
    r"\b(?:commission|ask|fund|enabl|allow|requir|pay|paid|task|appoint|contract|invit|train|equip"
    r"|direct|instruct|mandat|oblig|help|assist|encourag|empower)\w*\s+(?:the |its |both |a )*$",
    re.IGNORECASE,
)
_AGENT = re.compile(r"\bby$")
_CLOSED = re.compile(
    r"(?:\s*\([^()]*\))?(?:,\s|\s+(?:and|but)\s+(?:also\s+)?(?:is|are|was|were|has|have|had|will"
    r"|does)\b)"
)
_UNCLEAR = re.compile(
    r"(?:\band|\bbut|[,;]|\bthat|\bwhile|\bas|\bwhere)\s+(?:they|it|he|she|both|others|some|many"
    r"|we)"
    r"(?:\s+(?:also|now|then|will|have|has|had|is|are|was|were|been|\w+ly))*\s*$"
)
"""A pronoun that means nothing clear, as the subject."""
_PRONOUNS = frozenset({"they", "it", "he", "she", "both", "others", "some", "many", "we"})
_RELATIVES = frozenset({"which", "who", "that"})
_APART = re.compile(r"(?:\s*\([^)]*\))?(?:,|:|\s[–—-])?\s+")
"""Between a name and what hangs on it: "the Board, chaired by X"."""
_GOES_ON = re.compile(r"\s*(?:and|or|&)\s", re.IGNORECASE)


def find_right(
    clause: Clause, end: int, gap: int, allowed: frozenset[str], *, direct: bool = False
) -> list[int]:
    """Find the list of names a cue points at on its right; at most one other name lies between.

    ``direct``: the name is the verb's own object, with no preposition before it.
    """
    begin = end
    colon = _SPELT_OUT.match(clause.text, end)
    end = colon.end() if colon else end
    index = clause.at(end)
    skipped = 0
    while index < len(clause.atoms):
        atom = clause.atoms[index]
        between = clause.text[end : atom.position]
        if len(between.split()) > gap + skipped or _BREAK.search(between):
            return []
        if clause.front < atom.position and clause.text[end : clause.front].strip():
            return []  # "Supported by partners, the Dock Team ...": by partners, not by the team
        if clause.owns(index) and clause.atoms[index + 1].entity.type in allowed:
            index += 1  # "with Kent Police's Ports Unit": with the unit
        if clause.atoms[index].entity.type in allowed:
            if direct and not _is_direct(clause.text[begin : clause.atoms[index].position]):
                return []
            return _with_examples(clause, clause.group(index, allowed), allowed)
        skipped += 1
        if skipped > 1 or _is_all_it_takes(clause, end, index):
            return []
        index += 1
    return []


def _is_all_it_takes(clause: Clause, end: int, index: int) -> bool:
    """Tell a name right behind a cue, with nothing joined to it, from one on the way to another.

    "led by A, works with B": B is none of those who lead, even where A is of no fitting type.
    """
    if (
        index + 1 >= len(clause.atoms)
        or len(clause.text[end : clause.atoms[index].position].split()) > 1
    ):
        return False
    between = clause.text[clause.atoms[index].position + 1 : clause.atoms[index + 1].position]
    closed = _AGENT.search(clause.text, max(0, end - 4), end) or _CLOSED.match(between)
    return bool(closed) and (not clause.linked(index) or clause.begins_anew(index))


def _with_examples(clause: Clause, group: list[int], allowed: frozenset[str]) -> list[int]:
    """Add the names that spell a list out: "cyber crime, including: malware and phishing"."""
    following = group[-1] + 1
    if following >= len(clause.atoms) or clause.atoms[following].entity.type not in allowed:
        return group
    last = clause.atoms[group[-1]]
    between = clause.text[last.position + 1 : clause.atoms[following].position]
    if len(between) > 60 or not _EXAMPLES.search(between):
        return group
    return group + clause.group(following, allowed)


def find_in_item(clause: Clause, end: int, allowed: frozenset[str]) -> list[int]:
    """Find what a cue of a lead-in points at in its item: "has the following: ..."."""
    if not end < clause.split:
        return []
    return find_right(clause, clause.split, 2, allowed)


def find_left(
    clause: Clause, start: int, rule: Rule, allowed: frozenset[str], taken: dict[int, list[int]]
) -> list[int]:
    """Find the list of names that a cue belongs to on its left."""
    last = clause.at(start) - 1
    if last < 0:
        return []
    before = clause.text[:start]
    if not clause.words.isdisjoint(_PRONOUNS) and _UNCLEAR.search(before[-80:]):
        return []
    if rule.left == "adjacent":
        gap = before[clause.atoms[last].position + 1 :]
        touching = len(gap.split()) <= 2 and not re.search(r"[.;:]", gap)
        return [last] if touching and clause.atoms[last].entity.type in allowed else []
    touching = before[clause.atoms[last].position + 1 :].isspace()
    if touching and _PARTICIPLE.match(clause.text, start) and rule.left == "clause":
        # "the business of FCID working with LPUs": what stands right before is what acts
        return clause.group_left(last, allowed) if clause.atoms[last].entity.type in allowed else []
    after = before[clause.atoms[last].position + 1 :]
    reduced = (
        clause.atoms[last].entity.type in allowed
        and bool(_APART.fullmatch(after))
        and bool(_REDUCED.match(clause.text, start))
    )
    nearest = (
        (rule.left == "nearest" and not _AGAIN.search(before[-60:]))
        or reduced
        or bool(_NOMINAL.match(clause.text, start))
        or (
            not clause.words.isdisjoint(_RELATIVES)
            and bool(_RELATIVE.search(before[clause.atoms[last].position :]))
        )
    )
    fallback: list[int] = []
    index = last
    while index >= 0:
        atom = clause.atoms[index]
        if not nearest and _LEFT_BREAK.search(before[atom.position + 1 :]):
            break
        if atom.position < clause.front < start:
            break
        group = clause.group_left(index, allowed) if atom.entity.type in allowed else [index]
        preposition = _preposition(clause, group[0])
        if atom.entity.type in allowed:
            if nearest or not preposition:
                return group if nearest else _owner(clause, group, start, taken, allowed)
            if rule.inside and not fallback and preposition in _INSIDE:
                fallback = group
        elif nearest and last - index >= 2:
            break
        elif (
            index == last
            and atom.entity.type == "Person"
            and not (nearest or preposition or " and" in after)
        ):
            break  # a person acts here, not the body named before: "A's head, B, chairs ..."
        index = group[0] - 1
    return fallback


def _owner(
    clause: Clause,
    group: list[int],
    start: int,
    taken: dict[int, list[int]],
    allowed: frozenset[str],
) -> list[int]:
    """Give the subject of the verb before when the group found is only its object."""
    if group[-1] not in taken:
        return group
    owner = taken[group[-1]]
    first = clause.atoms[group[0]].position
    between = clause.text[clause.atoms[group[-1]].position + 1 : start]
    if not re.match(r"\s*(?:and|to|in order to|by|or)\b|\s*,", between):
        return group
    if re.fullmatch(r"\s+to\s+", between) and _CAUSES.search(
        clause.text, max(0, first - 40), first
    ):
        return group  # "commissions B to run C": B runs it
    fits = all(clause.atoms[index].entity.type in allowed for index in owner)
    return owner if fits else []


def _preposition(clause: Clause, index: int) -> str:
    """Give the preposition that governs a name, or nothing."""
    begin = clause.atoms[index - 1].position + 1 if index else 0
    between = clause.text[begin : clause.atoms[index].position]
    match = _PREPOSITION.search(between)
    if match:
        return "" if _ROLE.search(between) else match[1].lower()
    apart = ";" in between or clause.atoms[index].mention.recogniser == "pronoun"
    if index and len(between.split()) <= 4 and _GOES_ON.match(between) and not apart:
        return _preposition(clause, index - 1)  # "with X and the specialist Y": Y is with too
    return ""


def _is_direct(between: str) -> bool:
    """Tell whether a verb's own object follows the words between it and a name."""
    part = all(match[1].lower() in _PARTS for match in _OF.finditer(between))
    return part and not _INDIRECT.search(between)
