"""A page's own title and date."""

import json
import re
from collections.abc import Iterator
from typing import Any

from loaders.reading.dates import parse_date
from loaders.reading.html.tree import Element, inner_text

_DATES = (
    *(
        "dcterms.date",
        "dcterms.issued",
        "dcterms.created",
        "dc.date",
        "dc.date.issued",
        "dc.date.created",
    ),
    *("article:published_time", "og:published_time", "govuk:first-published-at", "date"),
    *("publication_date", "pubdate", "publishdate", "citation_publication_date"),
    *("article:modified_time", "dcterms.modified", "govuk:public-updated-at"),
)
"""Names of dates in ``meta``, the day of publication before that of a change."""
_SITE = re.compile(r"\s+(?:[|»]|::)\s+[^|»]{2,60}$")
_LONGEST = 300


def read_title(root: Element) -> str:
    """Find the page's title: its one main heading, or the title that it gives itself.

    The name of the site behind a title is left out: "Harbour plan | Harbour Council".
    """
    heads = [inner_text(item) for item in root.iter("h1")]
    title = heads[0] if len(heads) == 1 else _meta(root).get("og:title") or _title(root)
    title = " ".join(title.split())
    return title if len(title) <= _LONGEST else ""


def read_date(root: Element) -> str | None:
    """Find the day the page was published, in ISO form, as exactly as it is given."""
    meta = _meta(root)
    given = [meta[name] for name in _DATES if name in meta]
    times = [item.get("datetime") or inner_text(item) for item in root.iter("time")]
    found = (parse_date(text) for text in (*given, *_linked_data(root), *times))
    return next((date for date in found if date), None)


def _title(root: Element) -> str:
    found = root.find(".//title")
    title = " ".join(inner_text(found).split()) if found is not None else ""
    site = _meta(root).get("og:site_name", "")
    if site and title.endswith(site):
        title = title.removesuffix(site).rstrip(" -–—|»:") or title
    return _SITE.sub("", title)


def _meta(root: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in root.iter("meta"):
        name = item.get("name") or item.get("property") or ""
        found.setdefault(name.lower(), item.get("content") or "")
    return found


def _linked_data(root: Element) -> Iterator[str]:
    """Yield the dates of publication that JSON-LD gives."""
    for item in root.iter("script"):
        if item.get("type") == "application/ld+json":
            try:
                record = json.loads(item.text or "")
            except (ValueError, RecursionError):  # a page's mistake; its date is told elsewhere
                continue
            yield from _published(record)


def _published(record: Any) -> Iterator[str]:
    items = record if isinstance(record, list) else [record]
    for item in items:
        if isinstance(item, dict):
            graph = item.get("@graph")
            inside = graph if isinstance(graph, list) else []
            for part in (item, *inside):
                date = part.get("datePublished") if isinstance(part, dict) else None
                if isinstance(date, str):
                    yield date
