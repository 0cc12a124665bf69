"""The tags of a page that was written, and the payload of a map."""

import base64
import gzip
import json
from html.parser import HTMLParser
from typing import Any


class Tags(HTMLParser):
    """Every tag with its attributes, and the payload."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._payload = ""
        self._reading: dict[str, str | None] = {}
        self.encoding: str | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))
        self._reading = dict(attrs)

    def handle_data(self, data: str) -> None:
        """Keep the payload."""
        if self._reading.get("id") == "payload":
            self._payload += data
            self.encoding = self._reading.get("data-encoding")

    @property
    def payload(self) -> Any:
        """The payload, unpacked."""
        if self.encoding == "gzip":
            return json.loads(gzip.decompress(base64.b64decode(self._payload)))
        return json.loads(self._payload)
