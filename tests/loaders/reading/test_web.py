"""A page by its address, from a real server: one request, bounded, and nothing else fetched."""

import hashlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from kg.errors import ReadingError
from loaders.reading.sources import read_sources
from loaders.reading.web import fetch

PAGE = (
    "<head><title>Plan</title><link rel=stylesheet href=/style.css></head>"
    "<main><p>The café works with the Home Office.</p><img src=/x.png></main>"
).encode("latin-1")


class Site(BaseHTTPRequestHandler):
    """A site of hostile and friendly pages."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        """Answer by the path."""
        self.asked.append(self.path)
        if self.path.startswith("/ring"):
            self.answer(302, b"", Location=f"/ring{len(self.asked)}")
        elif self.path == "/moved":
            self.answer(301, b"", Location="/plans/harbour")
        elif self.path == "/file":
            self.answer(302, b"", Location="file:///etc/hostname")
        elif self.path == "/plans/harbour":
            self.answer(200, PAGE, **{"Content-Type": "text/html; charset=iso-8859-1"})
        elif self.path == "/huge.txt":
            self.answer(200, b"a" * (21 << 20), **{"Content-Type": "text/plain"})
        elif self.path == "/slow":
            threading.Event().wait(2)
        elif self.path == "/cut":
            self.answer(200, b"short", **{"Content-Length": "5000"})
        else:
            self.answer(404, b"no")

    def answer(self, code: int, body: bytes, **headers: str) -> None:
        """Send an answer; a client that has gone is no fault."""
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    Site.asked.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_read_and_known_by_its_address_and_digest(site: str) -> None:
    shelf = read_sources([site + "/plans/harbour"])

    report = shelf.reports[0]
    assert (report.id, report.source) == ("harbour", site + "/plans/harbour")
    assert report.sha256 == hashlib.sha256(PAGE).hexdigest()
    assert report.paragraphs[0].text == "The café works with the Home Office."
    assert Site.asked == ["/plans/harbour"]


def test_a_redirect_is_followed(site: str) -> None:
    assert fetch(site + "/moved", lambda _: 1000).name == "harbour.html"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/nothing", "404|Not Found"),
        ("/ring", "redirect"),
        ("/file", "'file:///etc/hostname' is not allowed"),
        ("/huge.txt", "more than 20 MB"),
        ("/slow", "timed out"),
        ("/cut", "broke off after 5 bytes"),
    ],
)
def test_what_cannot_be_fetched_is_told_in_one_line(site: str, path: str, message: str) -> None:
    with pytest.raises(ReadingError, match=message) as caught:
        fetch(site + path, lambda _: 20 << 20, seconds=1)

    assert str(caught.value).startswith(site + path)
    assert len(str(caught.value).splitlines()) == 1
    assert len(Site.asked) <= 7


@pytest.mark.parametrize("address", ["http://", "http://[", "http://127.0.0.1:1/x", "http://a b/"])
def test_a_wrong_address_is_told(address: str) -> None:
    with pytest.raises(ReadingError, match="cannot be fetched"):
        fetch(address, lambda _: 1000, seconds=1)
