"""Which things of several reports are one: those of one type and scope whose names are equal.

Names are equal as inside a report: case, quotes, hyphens, plural and article apart. "Local
Safeguarding Children's Boards" of 2014 is "Local Safeguarding Children Board" of 2019.
"""

from collections import defaultdict
from collections.abc import Iterable

from kg.entity import Entity
from loaders.names import normal

_DATED = frozenset(("Event", "Law", "Operation"))
"""Types whose plural or spelling may be another thing."""


def same_across(entities: Iterable[Entity]) -> dict[str, str]:
    """Map each identifier that stands for the same as another to the one that is kept.

    >>> one = Entity("unit/kent-police/drugs-team", "Unit", "Drugs Team")
    >>> other = Entity("unit/kent-police/drug-teams", "Unit", "Drugs Teams")
    >>> same_across([one, other])
    {'unit/kent-police/drugs-team': 'unit/kent-police/drug-teams'}
    """
    groups: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for entity in entities:
        scope, _, _ = entity.id.rpartition("/")
        if entity.type not in _DATED and normal(entity.name):
            groups[entity.type, scope, normal(entity.name)].add(entity.id)
    found = (sorted(group) for group in groups.values() if len(group) > 1)
    return {gone: kept for kept, *others in found for gone in others}
