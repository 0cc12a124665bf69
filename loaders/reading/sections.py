"""Numbered blocks that are headings: "2. Background" above 2.1, or above text without numbers."""

import re
from collections.abc import Sequence
from dataclasses import replace

from loaders.reading.blocks import Block

_MOST = 100
"""Letters of a heading."""
_FEWEST = 3
"""Sections of a report whose paragraphs have no numbers."""
_SENTENCE_END = re.compile(r"[.!?:;,][\"'”’)\]]*(?:\[\d+\]|\d{1,2})?$")


def with_sections(blocks: Sequence[Block]) -> list[Block]:
    """Make headings of the numbered blocks that only head others.

    Such a heading stands under the title; those without number that stand between its
    paragraphs, under it.

    >>> two = [Block("numbered", "Aims", "2"), Block("numbered", "It has one.", "2.1")]
    >>> [(block.kind, block.text) for block in with_sections(two)]
    [('heading', '2. Aims'), ('numbered', 'It has one.')]
    """
    heads = _above_text(blocks) | _like_those(_above_their_parts(blocks), blocks)
    deepest = max((_depth(blocks[at]) for at in heads), default=0)
    found: list[Block] = []
    section = ""
    for at, block in enumerate(blocks):
        if at in heads:
            section = block.number
            found.append(_heading(block))
        elif block.kind == "heading" and section and _is_inside(blocks, at, section):
            found.append(replace(block, level=block.level + deepest + 1))
        else:
            found.append(block)
    return found


def _heading(block: Block) -> Block:
    number = block.number if "." in block.number else f"{block.number}."
    return Block("heading", f"{number} {block.text}", level=_depth(block) + 1, page=block.page)


def _depth(block: Block) -> int:
    return block.number.count(".") + 1


def _may_head(block: Block) -> bool:
    text = block.text
    return (
        block.kind == "numbered"
        and len(text) <= _MOST
        and (text[:1].isupper() or text[:1].isdigit())
        and not _SENTENCE_END.search(text)
    )


def _above_their_parts(blocks: Sequence[Block]) -> set[int]:
    """Find the numbers whose first part follows: 2, then 2.1."""
    found = set[int]()
    for at, block in enumerate(blocks):
        if _may_head(block) and _next_number(blocks, at).startswith(f"{block.number}."):
            found.add(at)
    return found


def _above_text(blocks: Sequence[Block]) -> set[int]:
    """Find the sections of a report in which they alone are numbered, and nearly all head text."""
    plain = [at for at, it in enumerate(blocks) if it.kind == "numbered" and "." not in it.number]
    heads = {at for at in plain if _may_head(blocks[at]) and _heads_text(blocks, at)}
    return heads if len(heads) >= max(_FEWEST, 0.75 * len(plain)) else set()


def _like_those(heads: set[int], blocks: Sequence[Block]) -> set[int]:
    """Add the sections without parts to those that have some, at the same depth."""
    depths = {_depth(blocks[at]) for at in heads}
    return heads | {
        at
        for at, block in enumerate(blocks)
        if _may_head(block) and _depth(block) in depths and _heads_text(blocks, at)
    }


def _heads_text(blocks: Sequence[Block], at: int) -> bool:
    following = blocks[at + 1].kind if at + 1 < len(blocks) else "numbered"
    return following not in ("numbered", "footnote", "more")


def _next_number(blocks: Sequence[Block], at: int) -> str:
    """Give the number of the block that follows, behind headings at most; empty if it has none."""
    for block in blocks[at + 1 :]:
        if block.kind != "heading":
            return block.number if block.kind == "numbered" else ""
    return ""


def _is_inside(blocks: Sequence[Block], at: int, section: str) -> bool:
    """Tell whether a heading stands among the parts of a section, not before the next one."""
    following = blocks[at + 1] if at + 1 < len(blocks) else None
    inside = following is not None and following.kind == "numbered"
    return inside and _next_number(blocks, at).startswith(f"{section}.")
