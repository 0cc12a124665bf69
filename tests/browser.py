"""A real Chromium without WebGL or network, driven as a person would drive it."""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_server, socket
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-webgl", "--disable-webgl2")
AXE = Path(__file__).parent.parent / "web" / "node_modules" / "axe-core" / "axe.min.js"


def give_up(reason: str) -> NoReturn:
    """Skip a test, or fail it where nothing may be skipped."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@contextmanager
def start_browser() -> "Iterator[Browser]":
    """Start the machine's own Chromium."""
    if CHROMIUM is None:
        give_up("needs a real browser: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(OPTIONS))
        yield browser
        browser.close()


class Sight:
    """A page that is open, what it asked of a network, and what went wrong in it."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on(
            "console",
            lambda said: self.wrong.append(said.text) if said.type == "error" else None,
        )
        page.route("**/*", self._refuse)

    def _refuse(self, route: "object") -> None:
        url = route.request.url  # type: ignore[attr-defined]
        if url.startswith("file://"):
            route.continue_()  # type: ignore[attr-defined]
        else:
            self.asked.append(url)
            route.abort()  # type: ignore[attr-defined]

    def open(self, html: Path, state: str = "") -> "Page":
        """Open a map's file in a state, as its address has it behind "#"."""
        self.page.goto(html.as_uri() + (f"#{state}" if state else ""))
        self.page.wait_for_function("document.querySelector('#status').textContent")
        return self.page

    def violations(self) -> list[str]:
        """Ask axe-core for what a person with a disability would stumble over."""
        if not AXE.exists():
            give_up("needs axe-core: npm ci in web/")
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(
            "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa',"
            " 'best-practice']})"
        )
        return [
            f"{item['id']}: {node['target']} {node['failureSummary']}"
            for item in found["violations"]
            for node in item["nodes"]
        ]


# Without a driver, behind a proxy that is a trap: it sees what a driver might not.

QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--disable-extensions"),
    *("--disable-default-apps", "--disable-domain-reliability", "--no-pings"),
    *(
        "--disable-client-side-phishing-detection",
        "--disable-component-extensions-with-background-pages",
    ),
    "--disable-features=NetworkTimeServiceQuerying,OptimizationHints,MediaRouter,Translate",
)


OWN = re.compile(rb"(google|googleapis|gvt1)\.com")
"""Whom Chromium asks of itself, for updates, whatever its options; a map does not name them."""


@pytest.fixture
def trap() -> Iterator[tuple[int, list[bytes]]]:
    """Listen where the browser's proxy should be, and keep what it is asked for."""
    asked: list[bytes] = []

    def answer(server: socket) -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:  # closed: the test is over
                return
            with client:
                asked.append(client.recv(200))

    server = create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=answer, args=(server,), daemon=True)
    thread.start()
    yield server.getsockname()[1], asked
    server.shutdown(2)
    server.close()
    thread.join(5)


def dump(html: Path, profile: Path, proxy: int, address: str = "") -> str:
    """Open a file in Chromium and give back the page as it stands then."""
    if CHROMIUM is None:
        give_up("needs a real browser: apt-get install chromium")
    options = (
        *(*QUIET, f"--user-data-dir={profile}", f"--proxy-server=http://127.0.0.1:{proxy}"),
        *("--proxy-bypass-list=<-loopback>", "--virtual-time-budget=4000", "--dump-dom"),
    )
    found = subprocess.run(
        [CHROMIUM, *options, html.as_uri() + address], capture_output=True, timeout=120, check=True
    )
    return found.stdout.decode("utf-8")


def strangers(asked: list[bytes]) -> list[bytes]:
    """Leave out what Chromium asks of itself."""
    return [request for request in asked if not OWN.search(request)]
