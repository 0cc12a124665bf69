"""Block: what every reader makes of a file, before it has addresses."""

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["header", "heading", "numbered", "text", "item", "footnote"]


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of text with its role on the page, lines healed."""

    kind: BlockKind
    text: str
    number: str = ""
    """Of a numbered paragraph or a footnote, as printed, without its final dot."""
    level: int = 1
    """Of a heading or a list item; 1 is the outermost."""
    page: int | None = None
