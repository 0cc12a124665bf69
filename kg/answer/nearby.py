"""A network whose links are asked for thing by thing, as a search reaches them."""

from collections.abc import Callable, Collection, Iterator

from kg.stores import Rows

MOST = 300
"""Things that are asked about; a search that needs more reads all links at once instead."""

Ask = Callable[[str], Rows]
"""Gives the links of a thing, each as its two ends."""


class TooFarError(Exception):
    """A search needs more than is worth asking for piece by piece."""


class Nearby:
    """What networkx's search for chains needs of an undirected network.

    Neighbours stand by identifier, as in one made of all links sorted, so that both give the
    same chains.
    """

    def __init__(self, ask: Ask, stops: Collection[str], most: int = MOST) -> None:
        """Begin with nothing read.

        Args:
            ask: For the links of a thing.
            stops: What is not walked to.
            most: Things that are asked about.
        """
        self._ask = ask
        self._most = most
        self._stops = stops
        self._read: dict[str, tuple[str, ...]] = {}

    def neighbors(self, thing: str) -> Iterator[str]:
        """Yield what a thing is linked to, by identifier.

        Raises:
            TooFarError: too many things were asked about, or an answer is cut.
        """
        if thing not in self._read:
            self._read[thing] = self._near(thing)
        return iter(self._read[thing])

    def __contains__(self, thing: str) -> bool:
        """Tell whether a thing has links."""
        return any(True for _ in self.neighbors(thing))

    def is_directed(self) -> bool:
        """Say that links are walked both ways."""
        return False

    def is_multigraph(self) -> bool:
        """Say that several links between two things count as one."""
        return False

    def _near(self, thing: str) -> tuple[str, ...]:
        links = self._ask(thing)
        if links.cut or len(self._read) >= self._most:
            raise TooFarError
        ends = {str(target if source == thing else source) for source, target in links.rows}
        return tuple(sorted(ends.difference(self._stops)))
