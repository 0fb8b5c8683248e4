"""Take the pictures of the README anew: ``make pictures``.

Each is the first article as a reader sees it, in a Chromium without a window, from a site
that is built for the purpose.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from get_browser import find_browser
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parent.parent))

from sites import ROOT, built, first_site

PICTURES = ROOT / "docs/assets"


def wide(page: Page) -> None:
    """Notes in the margin, one of them open."""
    page.locator("#ref-q2").click()
    page.mouse.move(5, 890)


def phone(page: Page) -> None:
    """A note as a sheet at the foot of the screen."""
    page.locator("#ref-f6").tap()


def overview(page: Page) -> None:
    """What is misleading, and nothing else: the strip, the filter at work, a few notes."""
    page.locator(".gloss-filter > summary").click()
    page.locator(".gloss-facet[value=misleading]").first.check()
    page.locator(".gloss-filter > summary").click()
    page.mouse.click(5, 890)


def student(page: Page) -> None:
    """The student page, with one answer kept and the note beside it."""
    page.goto(f"{page.url}lesson/", wait_until="networkidle")
    page.locator("[data-chip=q4]").click()
    page.locator("[name=q4-who]").fill("The deputy prime minister of Ukraine")
    page.locator("[name=q4-how][value=direct]").check()
    page.locator("[name=q4-lookup]").fill("What she said in full, and to whom")
    page.locator("#card-q4 .keep").click()
    page.wait_for_timeout(300)
    page.locator("#marks").scroll_into_view_if_needed()


TAKEN: dict[str, tuple[Callable[[Page], None], dict[str, Any]]] = {
    "student.png": (student, {"viewport": {"width": 1280, "height": 1180}}),
    "article.png": (wide, {"viewport": {"width": 1440, "height": 900}}),
    "filter.png": (overview, {"viewport": {"width": 1440, "height": 760}, "color_scheme": "dark"}),
    "phone.png": (
        phone,
        {
            "viewport": {"width": 390, "height": 780},
            "has_touch": True,
            "is_mobile": True,
            "device_scale_factor": 1.5,
        },
    ),
}


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def main() -> int:
    """Take every picture; 0 if all went well, 2 without a browser."""
    browser_path = find_browser()
    if browser_path is None:
        sys.stderr.write("There is no browser. Run: make test\n")
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        site = built(first_site(folder / "source"), folder / "site")
        handler = partial(_Handler, directory=str(site.folder))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync_playwright() as tools:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            browser = tools.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
            for picture, (arrange, options) in TAKEN.items():
                page = browser.new_context(**options).new_page()
                address = f"http://127.0.0.1:{server.server_port}/articles/putin-rare-minerals/"
                page.goto(address, wait_until="networkidle")
                page.wait_for_timeout(500)
                arrange(page)
                page.wait_for_timeout(500)
                page.screenshot(path=PICTURES / picture)
                sys.stdout.write(f"{(PICTURES / picture).relative_to(ROOT)}\n")
            browser.close()
            server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
