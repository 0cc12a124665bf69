"""Which finds are names: false ones dropped, and types set by what a name ends in."""

import re
from dataclasses import replace

from loaders.recognise.mention import Mention
from loaders.recognise.officials import is_accused

_VERBS_TOO = {
    "commissions",
    "boards",
    "networks",
    "groups",
    "teams",
    "units",
    "services",
    "policies",
    "platforms",
    "leads",
    "plans",
    "projects",
    "commands",
    "profiles",
    "schemes",
    "lead",
    "plan",
    "project",
}


_PLANS = {"Operation", "Programme", "Strategy"}
"""Types that act for no one: "Farm Watch scheme" is no scheme of a body called "Farm Watch"."""
_TEAM = re.compile(r"[\w’' &-]+ (?:teams?|units?|departments?|directorates?|hubs?)", re.IGNORECASE)

_STAFF = re.compile(
    r"[\w’' &-]+ (?:officers?|nurses?|workers?|practitioners?|advisers?|governors?|teachers?)",
    re.IGNORECASE,
)


def as_team(mention: Mention) -> Mention:
    """Take "Trading Standards team", a form of an organisation's name, for a part of it.

    Likewise "probation officer" for a post.
    """
    if mention.type != "Organisation":
        return mention
    for node_type, pattern in (("Unit", _TEAM), ("Post", _STAFF)):
        if pattern.fullmatch(mention.text):
            return replace(mention, type=node_type, kind=None)
    return mention


def type_by_kind(found: list[Mention]) -> list[Mention]:
    """Give a shape the type of the kind that it ends in: an Integrated Care Board is no board."""
    kinds = {
        mention.end: mention
        for mention in found
        if mention.recogniser == "kind" and mention.text.count(" ") > 1
    }
    return [
        replace(mention, type=kind.type, kind=kind.kind)
        if mention.recogniser == "shape"
        and (kind := kinds.get(mention.end))
        and kind.start > mention.start
        and kind.type != mention.type
        else mention
        for mention in found
    ]


_SELF_EXPLAINED = {
    "authority",
    "reference",
    "kind",
    "shape",
    "official",
    "operation",
    "abbreviation",
}


def clear(found: list[Mention]) -> list[Mention]:
    """Drop the explained names that hold another name: "Ofsted and Estyn, the inspectorates"."""
    named = [mention for mention in found if mention.recogniser in _SELF_EXPLAINED]
    return [
        mention
        for mention in found
        if mention.recogniser != "apposition"
        or not any(_overlaps_otherwise(mention, other) for other in named)
    ]


def _overlaps_otherwise(mention: Mention, other: Mention) -> bool:
    """Tell an overlap, but not another meaning of the same letters: "the charity PACE"."""
    same = (mention.start, mention.end) == (other.start, other.end)
    differs = same and mention.type != other.type and mention.text.isupper()
    return mention.start < other.end and other.start < mention.end and not differs


def _is_verb_phrase(mention: Mention, listed: set[tuple[int, int]]) -> bool:
    """Tell "Humberside Police leads ..." from a name: a listed body and a word also a verb."""
    body, _, last = mention.text.rpartition(" ")
    return last in _VERBS_TOO and (mention.start, mention.start + len(body)) in listed


def _is_owned_plan(mention: Mention, listed: set[tuple[int, int]]) -> bool:
    """Tell "WMP campaign", a body and one word for what it does, from a name."""
    body, _, last = mention.text.rpartition(" ")
    place = mention.start, mention.start + len(body)
    return mention.type in _PLANS and last.islower() and place in listed


def _is_two_bodies(mention: Mention, listed: set[tuple[int, int]]) -> bool:
    """Tell "Victim Support and Trading Standards", two listed bodies, from one name."""
    first, joiner, _ = mention.text.partition(" and ")
    middle = mention.start + len(first)
    joined = (middle + len(joiner), mention.end)
    return bool(joiner) and (mention.start, middle) in listed and joined in listed


def drop_false(text: str, mentions: list[Mention]) -> list[Mention]:
    """Drop the posts of the accused, and shapes made of a person's rank or a listed name's end."""
    mentions = [m for m in mentions if m.type != "Post" or not is_accused(text, m)]
    if not any(mention.recogniser == "shape" for mention in mentions):
        return mentions
    people = [mention for mention in mentions if mention.type == "Person"]
    listed = {
        (mention.end, mention.type): mention.start
        for mention in mentions
        if mention.recogniser == "authority" and " " in mention.text
    }
    bodies = {
        (m.start, m.end)
        for m in mentions
        if m.recogniser in ("authority", "kind", "shape") and m.type not in _PLANS
    }
    return [
        mention
        for mention in mentions
        if mention.recogniser != "shape"
        or not (
            _is_verb_phrase(mention, bodies)
            or _is_owned_plan(mention, bodies)
            or _is_two_bodies(mention, bodies)
            or any(mention.start < person.end and person.start < mention.end for person in people)
            or mention.start < listed.get((mention.end, mention.type), -1)
        )
    ]
