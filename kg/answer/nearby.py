"""Links that are asked for thing by thing, as a search reaches them."""

from collections.abc import Callable

from kg.stores import Rows

MOST = 300
"""Things that are asked about; a search that needs more reads all links at once instead."""

Ask = Callable[[str], Rows]
"""Gives the links of a thing, each as its two ends."""


class TooFarError(Exception):
    """A search needs more than is worth asking for piece by piece."""


class Nearby:
    """What each thing is linked to, by identifier: the same as of all links, read on demand."""

    def __init__(self, ask: Ask, most: int = MOST) -> None:
        """Begin with nothing read.

        Args:
            ask: For the links of a thing.
            most: Things that are asked about.
        """
        self._ask = ask
        self._most = most
        self._read: dict[str, tuple[str, ...]] = {}

    def __contains__(self, thing: object) -> bool:
        """Tell whether a thing has links."""
        return bool(self[str(thing)])

    def __getitem__(self, thing: str) -> tuple[str, ...]:
        """Give what a thing is linked to.

        Raises:
            TooFarError: too many things were asked about, or an answer is cut.
        """
        if thing not in self._read:
            links = self._ask(thing)
            if links.cut or len(self._read) >= self._most:
                raise TooFarError
            ends = {str(target if source == thing else source) for source, target in links.rows}
            self._read[thing] = tuple(sorted(ends))
        return self._read[thing]
