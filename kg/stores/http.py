"""Speak HTTP with a SPARQL server: credentials, time limits, errors in one line."""

import base64
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import IO, Any, cast

from kg.errors import KgError, QuestionError, StoreError
from kg.stores.credentials import Credentials, check_address, find_credentials
from kg.stores.message import one_line
from kg.version import __version__

SCHEMES = ("http", "https")
PREFIX = "KG_ENDPOINT"
"""How the names of the environment's variables with the credentials begin."""


class Body:
    """What a server sends, as it comes; whatever breaks off is an OSError."""

    def __init__(self, response: Any) -> None:
        self._response = response
        self.type: str = response.headers.get_content_type()

    def read(self, size: int = -1) -> bytes:
        """Read the next bytes; empty at the end.

        Raises:
            OSError: the server broke off, or was silent for too long.
        """
        try:
            data: bytes = self._response.read(None if size < 0 else size)
        except http.client.HTTPException as err:
            raise OSError(f"the answer broke off: {err!r}") from err
        return data

    @property
    def file(self) -> IO[bytes]:
        """Itself, as what parsers take: they only read."""
        return cast("IO[bytes]", self)

    def close(self) -> None:
        """End the connection."""
        self._response.close()


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Says where a server sends its callers, and does not go: credentials stay with one server."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> None:
        """Refuse.

        Raises:
            URLError: always.
        """
        fp.close()
        raise urllib.error.URLError(f"it redirects to {newurl!r}; give that address")


class Client:
    """Requests to one address, with the credentials of the environment."""

    def __init__(self, address: str) -> None:
        """Take an address; nothing is sent yet.

        Raises:
            StoreError: the address is wrong, or there is a user without password.
        """
        check_address(address, SCHEMES, PREFIX)
        self.address = address
        self._credentials = find_credentials(PREFIX, address)
        self._opener = urllib.request.build_opener(_NoRedirects())

    def send(
        self,
        method: str,
        query: str = "",
        body: bytes | None = None,
        *,
        headers: Mapping[str, str],
        seconds: float,
    ) -> Body:
        """Send a request, and begin to read the answer.

        Args:
            method: GET, POST, PUT or DELETE.
            query: What follows the address's question mark.
            body: What to send.
            headers: Of the request.
            seconds: How long to wait for each part of the answer.

        Raises:
            QuestionError: the server cannot run the query.
            StoreError: it does not answer, or says no.
        """
        joint = "&" if "?" in self.address else "?"
        address = f"{self.address}{joint}{query}" if query else self.address
        request = urllib.request.Request(address, body, dict(headers), method=method)  # noqa: S310
        request.add_header("User-Agent", f"policing-kg/{__version__}")
        if self._credentials:
            request.add_unredirected_header("Authorization", _basic(self._credentials))
        try:
            return Body(self._opener.open(request, timeout=seconds))
        except urllib.error.HTTPError as err:
            error: KgError = self._refusal(err)
            raise error from err
        except urllib.error.URLError as err:
            raise StoreError(f"{self.address}: {one_line(err.reason)}") from err
        except (OSError, http.client.HTTPException, ValueError) as err:
            raise StoreError(f"{self.address}: {one_line(err) or type(err).__name__}") from err

    def _refusal(self, err: urllib.error.HTTPError) -> KgError:
        with err:
            try:
                text = err.read(2000).decode("utf-8", "replace")
            except (OSError, http.client.HTTPException):
                text = ""
        if err.code in (401, 403):
            return StoreError(
                f"{self.address}: the server does not accept the user name and password; "
                f"set {PREFIX}_USERNAME and {PREFIX}_PASSWORD"
            )
        if err.code == http.client.NOT_FOUND:
            return NotFoundError(f"{self.address}: nothing is there (404)")
        message = one_line(_message(text)) or err.reason
        if err.code == http.client.BAD_REQUEST:
            return QuestionError(f"query: {message}")
        return StoreError(f"{self.address}: {err.code} {message}")


class NotFoundError(StoreError):
    """A server has nothing at an address."""


def _message(text: str) -> str:
    """Find the message in what a server says: some wrap it in JSON."""
    try:
        found = json.loads(text)
    except ValueError:
        return text
    return str(found.get("message", text)) if isinstance(found, dict) else text


def _basic(credentials: Credentials) -> str:
    pair = f"{credentials.user}:{credentials.password}".encode()
    return f"Basic {base64.b64encode(pair).decode()}"
