"""A strict Content-Security-Policy: nothing inline, nothing from elsewhere, and all of it works."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from firefox import FIREFOX
from markdown import Markdown
from pages import open_note, panel, press
from playwright.sync_api import Browser, BrowserContext, Page, expect

from glossator.shipping import shipped
from sites import ARTICLE, GLOSS, ROOT, built, small_site, write

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What Glossator's own part is content with."""

GUIDE = ROOT / "docs/guide/publish.md"

# Plain Python-Markdown knows no theme: this is all that stands around the article.
_FRAME = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Library to close on Mondays</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="glossator.css">
</head>
<body>
{article}
<script src="glossator.js"></script>
</body>
</html>
"""

THEMES = {
    "material": "theme:\n  name: material\n  font: false\n  features: [navigation.instant]\n",
    "mkdocs": "theme: {name: mkdocs, highlightjs: false}\n",
}

_LISTEN = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.lineNumber}`);
});
"""

_ASIDES = ".gloss-note.gloss-aside"

Serve = Callable[[Path, str | None], str]
Watch = Callable[[str], Page]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder with a policy in the header of every answer; says nothing."""

    def __init__(self, *args: Any, policy: str | None, **options: Any) -> None:
        self.policy = policy
        super().__init__(*args, **options)

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser may hang up when it likes."""


@pytest.fixture
def serve() -> Iterator[Serve]:
    """Serves a folder with a policy, or without one."""
    servers: list[_Server] = []

    def serve(folder: Path, policy: str | None) -> str:
        handler = partial(_Handler, directory=str(folder), policy=policy)
        server = _Server(("127.0.0.1", 0), handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    """Opens an address; afterwards the policy may have stopped nothing, nor a script failed."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def watch(url: str) -> Page:
        context = browser.new_context(
            viewport={"width": 1440, "height": 900},
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(_LISTEN)
        page.on("console", lambda said: said.type == "error" and errors.append(said.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)
        return page

    yield watch
    for context in contexts:
        for page in context.pages:
            errors += page.evaluate("violations")
        context.close()
    assert errors == []


@pytest.fixture(scope="module")
def plain_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page made with the Markdown extension alone, and the assets beside it."""
    folder = tmp_path_factory.mktemp("plain")
    write(folder, {"library.gloss.yml": GLOSS})
    options = {"glossator": {"gloss": str(folder / "library.gloss.yml")}}
    article = Markdown(extensions=["glossator"], extension_configs=options).convert(ARTICLE)
    return write(folder, {"index.html": _FRAME.format(article=article), **shipped()})


@pytest.fixture(scope="module")
def hook() -> str:
    """The program that the guide gives site owners for the inline parts of themes."""
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    (found,) = (block for block in blocks if "Content-Security-Policy" in block)
    return str(found)


def all_works(page: Page) -> None:
    """Everything of Glossator's that a script or a style has a part in."""
    expect(page.locator(_ASIDES).first).to_be_visible()
    tops = page.eval_on_selector_all(_ASIDES, "(all) => all.map((each) => each.style.top)")
    assert all(tops), "notes of the margin were not placed"
    columns = "getComputedStyle(document.querySelector('.gloss-sheet')).gridTemplateColumns"
    assert len(page.evaluate(columns).split()) == 2, "the style sheet does not apply"

    press(page, "#ref-q1")
    assert open_note(page) == "note-q1"
    page.locator("#note-q1 .gloss-copy").first.click()
    expect(page.locator("#note-q1 .gloss-copy").first).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{page.url}#note-q1"
    page.keyboard.press("Escape")
    expect(page.locator(":popover-open")).to_have_count(0)

    expect(page.locator("#ref-c1")).to_be_hidden()
    with panel(page, "filter"):
        page.locator(".gloss-layer[data-layer=claim]").check()
        page.locator(".gloss-layer[data-layer=quote]").uncheck()
    expect(page.locator("#ref-c1")).to_be_visible()
    expect(page.locator("#ref-q1")).to_be_hidden()
    expect(page.locator("#note-c1")).to_have_class(re.compile("gloss-aside"))

    page.locator(".gloss-mode-full").click()
    expect(page.locator(".gloss-inline #note-f1")).to_be_visible()
    page.locator(".gloss-mode-bare").click()
    expect(page.locator("#ref-f1")).to_be_hidden()
    page.locator(".gloss-mode-marks").click()
    expect(page.locator("#ref-f1")).to_be_visible()

    if FIREFOX:  # it prints, but shows nobody how
        return
    page.emulate_media(media="print")
    expect(page.locator(".gloss-bar")).to_be_hidden()
    expect(page.locator("#note-q1")).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator(".gloss-bar")).to_be_visible()


def searched(page: Page, theme: str) -> None:
    """Find a word with the theme's own search."""
    if theme == "material":
        page.locator(".md-search__input").click()
    else:
        page.locator("[data-bs-target='#mkdocs_search_modal']").click()
        expect(page.locator("#mkdocs_search_modal")).to_be_visible()
        expect(page.locator("#mkdocs-search-query")).to_be_focused()
    page.keyboard.type("Mondays", delay=20)
    results = {"material": ".md-search-result__item", "mkdocs": "#mkdocs-search-results article"}
    expect(page.locator(results[theme]).first).to_be_visible()


def test_the_extension_alone(serve: Serve, watch: Watch, plain_folder: Path) -> None:
    all_works(watch(serve(plain_folder, POLICY)))


@pytest.mark.parametrize("theme", THEMES)
def test_glossator_needs_nothing_of_the_theme(
    browser: Browser, serve: Serve, tmp_path: Path, theme: str
) -> None:
    """What the policy stops of a theme that has inline scripts is the theme's own."""
    config = f"{THEMES[theme]}plugins: [search, glossator]\n"
    url = serve(built(small_site(tmp_path, config)).folder, POLICY)
    context = browser.new_context(
        viewport={"width": 1440, "height": 900},
        permissions=["clipboard-read", "clipboard-write"],
    )
    page = context.new_page()
    page.add_init_script(_LISTEN)
    page.goto(f"{url}articles/library/")
    all_works(page)
    assert any(each.startswith("script-src-elem inline") for each in page.evaluate("violations"))
    context.close()


def test_the_student_page_of_a_site(serve: Serve, watch: Watch, tmp_path: Path) -> None:
    """It has nothing inline, so a policy for the whole site may stand beside its own."""
    config = f"{THEMES['mkdocs']}plugins: [search, glossator]\n"
    files = {"docs/articles/library.gloss.yml": f"{GLOSS}lesson: {{reveal: self-study}}\n"}
    page = watch(f"{serve(built(small_site(tmp_path, config, files)).folder, POLICY)}"
                 "articles/library/lesson/")  # fmt: skip
    page.wait_for_selector("html.ready")
    page.locator("[data-chip=f1]").click()
    page.locator("[name=f1-trust][value=no]").check()
    page.locator("#card-f1 .keep").click()
    expect(page.locator("#card-f1 .note")).to_contain_text("fall in visits")
    background = "getComputedStyle(document.querySelector('#card-f1')).borderRadius"
    assert page.evaluate(background) != "0px"


@pytest.mark.parametrize("theme", THEMES)
def test_each_page_with_a_policy_of_its_own(
    serve: Serve, watch: Watch, tmp_path: Path, hook: str, theme: str
) -> None:
    """As the guide says for hosts that send no headers of one's own."""
    config = f"{THEMES[theme]}plugins: [search, glossator]\nhooks: [csp.py]\n"
    folder = built(small_site(tmp_path, config, {"csp.py": hook})).folder
    for path in folder.rglob("*.html"):
        assert "Content-Security-Policy" in path.read_text(encoding="utf-8")
    url = serve(folder, None)
    page = watch(f"{url}articles/library/")
    all_works(page)
    searched(page, theme)


@pytest.mark.parametrize("theme", THEMES)
def test_one_policy_for_the_whole_site(
    serve: Serve, watch: Watch, tmp_path: Path, hook: str, theme: str
) -> None:
    """As the guide says for servers whose headers one can set."""
    config = f"{THEMES[theme]}plugins: [search, glossator]\n"
    folder = built(small_site(tmp_path, config)).folder
    made: dict[str, Any] = {"__name__": "csp"}
    exec(compile(hook, "csp.py", "exec"), made)
    url = serve(folder, made["policy"](made["read"](folder)))
    page = watch(f"{url}articles/library/")
    all_works(page)
    searched(page, theme)
