"""Entity: one thing with one canonical name, whatever the reports call it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    """A node of the graph."""

    id: str
    """A readable path, see :mod:`kg.identifiers`."""
    type: str
    """A node type of the ontology: ``Unit``, ``Threat``."""
    name: str
    aliases: tuple[str, ...] = ()
    """The other names that reports or the authority file give it, sorted."""
    kind: str | None = None
    """The sort of organisation or force, see the ontology's ``kg:kind``."""
    same_as: tuple[str, ...] = ()
    """IRIs of the same thing in public registers, from the authority file."""
    broader: tuple[str, ...] = ()
    """For a threat: the identifiers of the threats above it in the scheme."""

    @property
    def names(self) -> tuple[str, ...]:
        """All names, the canonical one first."""
        return (self.name, *self.aliases)
