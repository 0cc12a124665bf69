"""What names alone imply: the threat in a unit's name, the body in a post's title."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.entity import Entity
from kg.schema import load_schema
from kg.statement import Tier
from loaders.recognise.mention import Mention

_LEADING = re.compile(r"\b(?:head|lead|leader|leads|heads)\b", re.IGNORECASE)
_CHAIRING = re.compile(r"\bchairs?\b|\bchair(?:man|woman|person)\b", re.IGNORECASE)
_CHIEF = re.compile(r"\b(?:D?CC|ACC|T/ACC|Chief Constable|Commissioner)\b")
"""A chief officer's rank is a post as well; a superintendent's is not."""


@dataclass(frozen=True, slots=True)
class Implied:
    """A link between a name and one nested in it."""

    subject: Entity
    relation: str
    object: Entity
    rule: str
    tier: Tier


def imply(
    mention: Mention,
    entity: Entity,
    meaning: Callable[[Mention], Entity | None],
    body: Entity | None = None,
) -> Iterator[Implied]:
    """Yield what a name implies by the names nested in it, and by "Force" before it.

    ``body`` is the reporting body, which "Force" means in its own report.
    """
    if body and body.id != entity.id and re.match(r"Force [A-Z]", mention.text):
        yield from _owned(entity, body)
    for nested in mention.inner:
        if any(_hides(wider, nested) for wider in mention.inner):
            continue  # "Council" inside "Dudley Council" inside a post's title
        other = meaning(nested)
        if other is None or other.id == entity.id:
            continue
        if entity.type == "Person":
            if other.type == "Post" and _CHIEF.search(nested.text):
                yield Implied(entity, "holds_post", other, "person.rank", "stated")
        elif other.type == "Post":
            continue
        elif entity.type == "Post":
            yield from _post(mention, nested, entity, other)
        else:
            yield from _name(mention, nested, entity, other)


def _hides(wider: Mention, nested: Mention) -> bool:
    """Tell whether a nested name lies in another; a kind hides no threat: "Dudley Drugs Team"."""
    shows = wider.recogniser in ("kind", "abbreviation") and nested.type in ("Threat", "Place")
    return wider.covers(nested) and wider.length > nested.length and not shows


def _post(mention: Mention, nested: Mention, entity: Entity, other: Entity) -> Iterator[Implied]:
    """Read a post's title: "Head of CTU" leads it and works in it."""
    relations = load_schema().relations
    title = mention.text
    if _CHAIRING.search(title) and relations["chairs"].allows("Post", other.type):
        yield Implied(entity, "chairs", other, "title.chair", "stated")
    elif _LEADING.search(title) and relations["leads"].allows("Post", other.type):
        # A force or agency in a lead's title is where the post sits, not what it leads.
        if other.type in ("PoliceForce", "Organisation"):
            tier: Tier = "stated" if mention.start < nested.start else "inherited"
            yield Implied(entity, "works_in", other, "title.body", tier)
        else:
            yield Implied(entity, "leads", other, "title.lead", "stated")
    elif mention.start < nested.start and relations["works_in"].allows("Post", other.type):
        yield Implied(entity, "works_in", other, "title.body", "stated")


def _name(mention: Mention, nested: Mention, entity: Entity, other: Entity) -> Iterator[Implied]:
    """Read a name: "Economic Crime Unit" tackles economic crime, by its name only."""
    relations = load_schema().relations
    if other.type == "Threat":
        for relation in ("tackles", "about"):
            if relations[relation].allows(entity.type, "Threat"):
                yield Implied(entity, relation, other, "name.threat", "inherited")
                return
    if other.type == "Place":
        return  # "Knowsley Partnership": annotators seldom call that a link
    branch = mention.recogniser == "branch"  # "NHS Kent and Medway" is a body of its own
    owner = (
        other.type in ("PoliceForce", "Organisation") and nested.recogniser != "kind" and not branch
    )
    after = mention.text[nested.end - mention.start :]
    if owner and nested.start == mention.start and not after.startswith((" and ", " & ")):
        yield from _owned(entity, other)


def _owned(entity: Entity, owner: Entity) -> Iterator[Implied]:
    """Link what bears its owner's name to the owner: "WMP Firearms Operations Unit"."""
    relations = load_schema().relations
    for relation in ("part_of", "delivers"):
        ends = (entity, owner) if relation == "part_of" else (owner, entity)
        if relations[relation].allows(ends[0].type, ends[1].type):
            yield Implied(ends[0], relation, ends[1], "name.owner", "inherited")
            return
