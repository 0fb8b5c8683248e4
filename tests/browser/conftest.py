"""A browser, and this repository's site served below a path as GitHub Pages does it."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from firefox import FIREFOX, LEFT_OUT, Firefox
from get_browser import find_browser
from pages import Open, wait_for_margin
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from glossator.vocabulary import REVEALS
from sites import ARTICLE, LESSON, RIGHT_TO_LEFT, ROOT, built, first_site, small_site

_BELOW = "/sub/path/"

# What is waited for comes at once or, on a busy machine, late.
_PATIENCE = 30_000
expect.set_options(timeout=_PATIENCE)

_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = item.name.partition("[")[0]
        if FIREFOX and name in LEFT_OUT:
            item.add_marker(pytest.mark.skip(LEFT_OUT[name]))


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder below a path; says nothing."""

    def translate_path(self, path: str) -> str:
        inner = urlsplit(path).path
        if not inner.startswith(_BELOW):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path(inner.removeprefix(_BELOW.rstrip("/")))

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser may hang up when it likes."""


def _serve(folder: Path) -> Iterator[str]:
    with _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{_BELOW}"
        server.shutdown()


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the repository's own site, built for just that address."""
    folder = tmp_path_factory.mktemp("served")
    for url in _serve(folder):
        source = first_site(tmp_path_factory.mktemp("source"))
        built(source, folder, environment={"SITE_URL": url})
        yield url


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site in Material, in light and dark."""
    config = """\
theme:
  name: material
  font: false
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default}
    - {media: "(prefers-color-scheme: dark)", scheme: slate}
plugins: [search, glossator]
extra_css: [assets/site.css]
"""
    own = {"docs/assets/site.css": (ROOT / "docs/assets/site.css").read_text(encoding="utf-8")}
    folder = small_site(tmp_path_factory.mktemp("small"), config, {**own, **RIGHT_TO_LEFT})
    yield from _serve(built(folder).folder)


@pytest.fixture(scope="session")
def plain_theme_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small site in MkDocs' own theme."""
    config = "theme: {name: mkdocs, highlightjs: false}\nplugins: [search, glossator]\n"
    folder = small_site(tmp_path_factory.mktemp("plain"), config)
    yield from _serve(built(folder).folder)


CLASS_CODE = "acorn-actor-album-alley-almond"


@pytest.fixture(scope="session")
def class_code() -> str:
    """The code that opens the sealed notes of :func:`lessons_url`."""
    return CLASS_CODE


@pytest.fixture(scope="session")
def lessons_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with one article for each way of giving out notes."""
    files = {}
    for reveal in REVEALS:
        files[f"docs/{reveal}.md"] = ARTICLE
        files[f"docs/{reveal}.gloss.yml"] = f"{LESSON}  reveal: {reveal}\n"
    config = "theme: {name: mkdocs, highlightjs: false}\nplugins: [search, glossator]\n"
    folder = small_site(tmp_path_factory.mktemp("lessons"), config, files)
    environment = {"GLOSSATOR_CLASS_CODE": CLASS_CODE}
    yield from _serve(built(folder, strict=False, environment=environment).folder)


@pytest.fixture(scope="session")
def article_url(site_url: str) -> str:
    """The address of the first article."""
    return f"{site_url}articles/putin-rare-minerals/"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser | Firefox]:
    """Chromium without a window, or the Firefox that ``GLOSSATOR_FIREFOX`` names."""
    if FIREFOX:
        with sync_playwright() as playwright:
            firefox = Firefox(playwright, FIREFOX)
            yield firefox
            firefox.close()
        return
    path = find_browser()
    if path is None:
        pytest.fail("There is no browser. Run: python tests/browser/get_browser.py")
    arguments = [*_ARGUMENTS]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens an address in a context of its own, whose options are the arguments.

    Afterwards no page may have met an error in a script or asked another host for anything.
    """
    contexts: list[BrowserContext] = []
    asked: list[str] = []
    errors: list[str] = []

    def open_page(url: str, **options: Any) -> Page:
        options = {"viewport": {"width": 1280, "height": 900}, **options}
        context = browser.new_context(**options)
        context.set_default_timeout(_PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        if options.get("java_script_enabled", True):
            wait_for_margin(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []
    hosts = {urlsplit(url).hostname for url in asked if not url.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}
