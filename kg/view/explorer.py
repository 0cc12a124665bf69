"""The explorer: a map as one HTML file that asks nothing of a network.

The page's script and style are built from web/ and lie in assets/; the policy in the page names
them by their digests, so that nothing else runs, whatever a report says.
"""

import base64
import gzip
import hashlib
import json
import re
from functools import cache
from html import escape
from pathlib import Path

from kg.graph import Graph
from kg.quality import Card, make_card
from kg.view.layout import place
from kg.view.payload import Record, to_payload
from kg.view.style import STYLES

ASSETS = Path(__file__).parent / "assets"
HEADING = "Who works with whom, on what"
PACKED = 400_000
"""Bytes of JSON beyond which the payload is packed; below, it can be read and compared."""
_SLOT = re.compile(r"\{(\w+)\}")


def to_page(
    graph: Graph,
    heading: str = HEADING,
    card: Card | None = None,
    *,
    marking: str = "",
    compare: tuple[str, str] | None = None,
) -> str:
    """Draw a graph as an HTML page; the same graph gives the same text.

    Args:
        graph: What to draw: all of its entities and statements.
        heading: The page's title.
        card: The quality card of the graph's folder; without one it is counted from the graph.
        marking: A protective marking for the top of the page and of prints, such as OFFICIAL.
        compare: The older and the newer of two reports, by identifier, to open on.
    """
    minor = {name for name, style in STYLES.items() if not style.shown}
    layout = place(graph, minor)
    card = card or make_card(graph)
    return render(to_payload(graph, layout, heading, card, marking=marking, compare=compare))


def render(payload: Record) -> str:
    """Put a payload into the page."""
    script, style = _asset("explorer.js"), _asset("explorer.css")
    policy = (
        f"default-src 'none'; script-src '{_digest(script)}'; style-src '{_digest(style)}'"
        " 'unsafe-inline'; img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
    encoding, text = _pack(payload)
    marking = f'<p class="marking">{escape(payload["marking"])}</p>' if payload["marking"] else ""
    slots = {
        "policy": policy,
        "heading": escape(payload["heading"]),
        "summary": escape(payload["summary"]),
        "marking": marking,
        "style": style,
        "script": script,
        "encoding": encoding,
        "payload": text,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], _asset("explorer.html"))


def _pack(payload: Record) -> tuple[str, str]:
    """Write the payload so that no text in it can end its element."""
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"))
    if len(text) < PACKED:
        return "", text.replace("<", "\\u003c").replace("\u2028", "\\u2028")
    packed = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    return ' data-encoding="gzip"', base64.b64encode(packed).decode("ascii")


def _digest(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
    return f"sha256-{digest}"


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")
