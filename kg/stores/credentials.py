"""User name and password of a server: from the environment or a prompt, never from a command line.

Others on the computer can read a command line, and shells keep it.
"""

import os
import sys
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from kg.errors import StoreError


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, which is not shown where the object is printed."""

    user: str
    password: str = field(repr=False)


def find_credentials(prefix: str, address: str) -> Credentials | None:
    """Find credentials in ``PREFIX_USERNAME`` and ``PREFIX_PASSWORD``; None without a user.

    A password that is not there is asked for on the terminal, where there is one.

    Raises:
        StoreError: there is a user, no password, and nobody to ask.
    """
    user, password = os.environ.get(f"{prefix}_USERNAME"), os.environ.get(f"{prefix}_PASSWORD")
    if not user:
        return None
    if password is None and not sys.stdin.isatty():
        raise StoreError(f"{prefix}_USERNAME is set, {prefix}_PASSWORD is not; set both")
    if password is None:
        from getpass import getpass  # shows nothing of what is typed

        password = getpass(f"Password of {user} at {address}: ")
    return Credentials(user, password)


def check_address(address: str, schemes: tuple[str, ...], prefix: str) -> None:
    """Check a server's address.

    Raises:
        StoreError: it is none, or has a password in it.
    """
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # raises ValueError where it is no number
    except ValueError as err:
        raise StoreError(f"{address!r} is not an address: {err}") from err
    if "@" in parts.netloc:
        raise StoreError(
            f"the address holds a user name; set {prefix}_USERNAME and {prefix}_PASSWORD instead"
        )
    if parts.scheme not in schemes or not parts.hostname:
        raise StoreError(f"{address!r} is not a server's address; it would begin {schemes[0]}://")
