"""What a push to a server wrote and removed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """How much differed from what the server held."""

    entities: int
    reports: int
    removed_entities: int
    removed_reports: int

    @property
    def nothing(self) -> bool:
        """Tell whether all was there already."""
        return not (self.entities or self.reports or self.removed_entities or self.removed_reports)

    def __str__(self) -> str:
        """Say it in a line.

        >>> str(Changes(7, 1, 0, 2)), str(Changes(0, 0, 0, 0))
        ('7 entities and 1 reports written, 0 entities and 2 reports removed', 'nothing to write')
        """
        if self.nothing:
            return "nothing to write"
        return (
            f"{self.entities} entities and {self.reports} reports written, "
            f"{self.removed_entities} entities and {self.removed_reports} reports removed"
        )
