"""A password comes from the environment or a prompt, and is shown nowhere."""

import os
import pty
import sys
from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.stores.credentials import Credentials, check_address, find_credentials

CHECKOUT = Path(__file__).resolve().parents[3]
PROGRAM = """
from kg.stores.credentials import find_credentials
found = find_credentials("NEO4J", "bolt://x")
print(len(found.password), found)
"""


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEO4J_USERNAME", "NEO4J_PASSWORD"):
        monkeypatch.delenv(name, raising=False)


def test_without_a_user_there_are_none() -> None:
    assert find_credentials("NEO4J", "bolt://x") is None


def test_user_and_password_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "ada")
    monkeypatch.setenv("NEO4J_PASSWORD", "")

    assert find_credentials("NEO4J", "bolt://x") == Credentials("ada", "")


def test_a_password_is_not_shown() -> None:
    assert "secret" not in f"{Credentials('ada', 'secret')}"


def test_a_password_is_asked_for_and_not_echoed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "ada")
    monkeypatch.setenv("PYTHONPATH", str(CHECKOUT))
    process, terminal = pty.fork()
    if not process:
        os.execv(sys.executable, [sys.executable, "-c", PROGRAM])  # noqa: S606

    shown = b""
    while b"Password of ada at bolt://x: " not in shown:
        shown += os.read(terminal, 100)
    os.write(terminal, b"secret\n")
    while b")" not in shown:
        shown += os.read(terminal, 100)

    assert b"6 Credentials(user='ada')" in shown
    assert b"secret" not in shown
    assert os.waitpid(process, 0)[1] == 0
    os.close(terminal)


def test_where_nobody_can_be_asked_the_password_must_be_set(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEO4J_USERNAME", "ada")

    with pytest.raises(StoreError, match="NEO4J_USERNAME is set, NEO4J_PASSWORD is not; set both"):
        find_credentials("NEO4J", "bolt://x")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("http://ada:secret@x/", "holds a user name; set KG_ENDPOINT_USERNAME"),
        ("ftp://x/", "is not a server's address; it would begin http://"),
        ("http:///x", "is not a server's address"),
        ("http://x:99999999/", "is not an address"),
        ("http://[x/", "is not an address"),
    ],
    ids=["password", "scheme", "host", "port", "brackets"],
)
def test_an_address_is_checked(address: str, message: str) -> None:
    with pytest.raises(StoreError, match=message) as caught:
        check_address(address, ("http", "https"), "KG_ENDPOINT")

    assert "secret" not in str(caught.value)
