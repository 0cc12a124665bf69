"""A page that the user names by its address: fetched once, with the standard library, in bounds."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import PurePosixPath
from typing import IO
from urllib.parse import unquote, urlsplit

from kg.errors import ReadingError
from kg.version import __version__
from loaders.reading.blocks import File

SECONDS = 30.0
"""For each answer of the server, and for the whole page four times as long."""
REDIRECTS = 5
_CHUNK = 1 << 16
_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""Suffixes by the type that a server gives; with any other type the address decides."""


def is_address(name: str) -> bool:
    """Tell whether a name is a web address.

    >>> is_address("https://example.org/plan.html"), is_address("plan.html")
    (True, False)
    """
    return name.lower().startswith(("http://", "https://"))


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows few redirects, to web addresses only, and none from https to http."""

    max_redirections = REDIRECTS

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not is_address(newurl) or (
            req.full_url.lower().startswith("https:") and newurl.lower().startswith("http:")
        ):
            fp.close()
            raise urllib.error.URLError(f"it redirects to {newurl!r}, which is not followed")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(address: str, most: Callable[[str], int], seconds: float = SECONDS) -> File:
    """Fetch what an address gives; nothing that is named in it is fetched.

    Args:
        address: The address, http or https.
        most: For a file's name, how many bytes it may have.
        seconds: How long to wait for each answer of the server.

    Raises:
        ReadingError: the address is wrong, the server refuses, is too slow, or gives too much.
    """
    opener = urllib.request.OpenerDirector()
    for handler in (
        *(urllib.request.ProxyHandler(), urllib.request.HTTPHandler()),
        *(urllib.request.HTTPSHandler(), urllib.request.HTTPDefaultErrorHandler()),
        *(_Redirects(), urllib.request.HTTPErrorProcessor()),
    ):
        opener.add_handler(handler)
    try:
        request = urllib.request.Request(address, headers={"User-Agent": f"kg/{__version__}"})  # noqa: S310 is_address was asked
        with opener.open(request, timeout=seconds) as answer:
            name = name_of(answer.url, answer.headers)
            data = _read(answer, most(name), seconds * 4, address)
            return File(name, data, answer.headers.get_content_charset() or "")
    except urllib.error.HTTPError as err:
        err.close()
        reason = " ".join(str(err.reason).split())
        raise ReadingError(f"{address}: cannot be fetched: {err.code} {reason}") from err
    except (OSError, http.client.HTTPException, ValueError) as err:
        reason = str(getattr(err, "reason", "") or err)
        raise ReadingError(f"{address}: cannot be fetched: {' '.join(reason.split())}") from err


def _read(answer: http.client.HTTPResponse, most: int, seconds: float, address: str) -> bytes:
    """Read an answer to its end, which must come before a time and within a size.

    Raises:
        ReadingError: it does not.
    """
    end = time.monotonic() + seconds
    data = bytearray()
    while chunk := answer.read1(_CHUNK):  # one receipt, so that a slow server is noticed
        data += chunk
        if len(data) > most:
            raise ReadingError(f"{address}: more than {most >> 20} MB; that is not read")
        if time.monotonic() > end:
            raise ReadingError(f"{address}: not there after {seconds:.0f} seconds")
    if answer.length:
        raise ReadingError(f"{address}: the server broke off after {len(data)} bytes")
    return bytes(data)


def name_of(address: str, headers: Message) -> str:
    """Name what was fetched: the address's last part, with the suffix of what it is.

    >>> name_of("https://example.org/plans/harbour?page=1", Message())
    'harbour.html'
    """
    parts = urlsplit(address)
    last = PurePosixPath(unquote(parts.path)).name or (parts.hostname or "page").replace(".", "-")
    given = headers.get_content_type() if headers.get("Content-Type") else ""
    suffix = _SUFFIXES.get(given, "")
    stem, own = PurePosixPath(last).stem, PurePosixPath(last).suffix.lower()
    if suffix and not (suffix == ".txt" and own in (".md", ".markdown")):
        return (stem if own in (*_SUFFIXES.values(), ".htm", ".php", ".aspx") else last) + suffix
    return last if own else last + ".html"
