"""Draw the README's picture: the map of the examples, as a laptop shows it.

Run it as ``make picture``.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import start_browser  # noqa: E402


def main() -> None:
    """Write docs/map.png."""
    with start_browser() as browser:
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto((ROOT / "map.html").as_uri())
        page.wait_for_selector("canvas[data-drawn]")
        page.wait_for_timeout(500)
        page.screenshot(path=ROOT / "docs" / "map.png")


if __name__ == "__main__":
    main()
