"""Nothing that a stranger writes runs in a reader's browser, wherever it stands.

Every payload of tests/payloads.txt stands in every text field of a gloss file, in shared sources,
in names of files and in articles. Pages are opened in Chromium, with our script and the theme's,
with and without a policy; everything on them is hovered, focused and pressed; the search is
asked, and addresses are made up. Then nothing may have run, nothing of another host been asked
for, and nothing in the page may be able to.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from click.testing import CliRunner
from markdown import Markdown
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from test_csp import POLICY, Serve, serve

from glossator.cli import main
from glossator.findings import Finding, shown
from glossator.importing.escaping import escaped
from glossator.serving import findings_box
from glossator.shipping import shipped
from hostile import EXTENSIONS, free_places, full_of, payloads
from samples import as_yaml
from sites import ROOT, built, write

__all__ = ["serve"]

BATCH = 22

ARTICLE = (
    "# A title\n\n“We are ready,” she said on Monday. Prices rose 5% in March.\n\n"
    "The *Daily Post* says so. A shocking move.\n"
)

THEMES = {
    "material": (
        "theme:\n  name: material\n  font: false\n"
        "  features: [navigation.instant, search.suggest, search.highlight, search.share, "
        "navigation.footer, toc.follow, navigation.path]\n"
    ),
    "mkdocs": "theme: {name: mkdocs, highlightjs: false}\n",
}

# What a payload calls tells of itself; a dialog would only hold the page up.
_TELL = """
window.ran = window.ran || [];
for (const name of ["alert", "print"]) {
  window[name] = (what) => console.log(`RAN ${name} ${String(what).slice(0, 60)}`);
}
"""

# All that a hand could do to a page, done by a script: nothing may lead away meanwhile.
_PROD = """() => {
  const stay = (event) => event.preventDefault();
  addEventListener("click", stay, true);
  addEventListener("submit", stay, true);
  for (const element of document.querySelectorAll("body *")) {
    for (const type of ["pointerover", "mouseover", "mouseenter", "mousemove", "pointerdown"]) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    }
    for (const type of ["focus", "animationstart", "transitionend", "toggle", "load", "error"]) {
      if (!["load", "error"].includes(type) || element.closest("[data-gloss-article], .gloss-page"))
        element.dispatchEvent(new Event(type));
    }
  }
  removeEventListener("click", stay, true);
  removeEventListener("submit", stay, true);
}"""

# What could still act, seen in the page as it is now.
_AUDIT = """() => {
  const wrong = [];
  const say = (element, what) => wrong.push(`${what}: ${element.outerHTML.slice(0, 120)}`);
  for (const element of document.querySelectorAll("*")) {
    // Material's button to share a search leads nowhere until its script has an address for it.
    if (element.matches(".md-search__options > [title=Share][href='javascript:void(0)']")) continue;
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) say(element, name);
      if (/^\\s*(javascript:|vbscript:|data:text)/i.test(value) && name !== "content"
        && ["href", "src", "action", "xlink:href", "formaction"].includes(name)) say(element, name);
      if (name === "style" && /url|expression|fixed/i.test(value)
        && element.closest(".gloss-page, .gloss-findings")
        && !element.closest("[data-gloss-article]")) say(element, name);
    }
    const name = element.localName;
    if (element.closest("article, .gloss-page, [data-md-component=search-result]")
      && ["script", "iframe", "object", "embed", "form", "base", "meta"].includes(name)
      && !element.closest(".md-feedback")) say(element, "element");
    if (name === "script" && /alert\\(\\d/.test(element.textContent)
      && !element.type.includes("json")) say(element, "script");
    if (["base"].includes(name)) say(element, "element");
    if (name === "a" && element.hasAttribute("href")
      && !["http:", "https:", "mailto:", "file:"].includes(element.protocol)) say(element, "href");
  }
  return wrong;
}"""

PROBES = (
    "#note-q1",
    "#ref-q1",
    "#<img src=x onerror=alert(1)>",
    "#javascript:alert(2)",
    '#note-q1"onclick=alert(3)',
    "#:~:text=<script>alert(4)</script>",
    "?h=<img src=x onerror=alert(5)>",
    "?q=<img src=x onerror=alert(6)>",
    "?q=%22%3E%3Csvg/onload=alert(7)%3E#__search",
    "?gloss=<svg/onload=alert(8)>&layers=<img src=x onerror=alert(9)>",
    '?show=__proto__&layers=constructor,__proto__&speaker="><script>alert(10)</script>',
)

Visit = Callable[[str], Page]


class Watcher:
    """Opens pages, and knows what ran on them and whom they asked."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.ran: list[str] = []
        self.asked: set[str] = set()
        context.add_init_script(_TELL)
        context.on(
            "console", lambda said: said.text.startswith("RAN") and self.ran.append(said.text)
        )
        context.on("dialog", lambda dialog: (self.ran.append(dialog.message), dialog.dismiss()))
        context.route(lambda url: not self._is_ours(url), self._refuse)

    def _is_ours(self, url: str) -> bool:
        return url.startswith(("file:", "data:", "blob:")) or urlsplit(url).hostname == "127.0.0.1"

    def _refuse(self, route: Route) -> None:
        self.asked.add(route.request.url)
        route.abort()

    def prod(self, page: Page) -> None:
        """Do all that can be done on a page, and look at what is in it."""
        page.wait_for_load_state()
        page.evaluate(_PROD)
        for mode in ("full", "marks"):
            button = page.locator(f".gloss-mode-{mode}")
            if button.count():
                button.first.evaluate("(button) => button.click()")
        page.evaluate(_PROD)
        self.judge(page)

    def judge(self, page: Page) -> None:
        """Nothing ran, nobody else was asked, and nothing is there that could."""
        assert page.evaluate(_AUDIT) == []
        assert self.ran == []
        assert self.asked == set()


@pytest.fixture
def watcher(browser: Browser) -> Iterator[Watcher]:
    """A browser of one's own."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield Watcher(context)
    context.close()


def batches() -> list[list[str]]:
    """The payloads, some on each page."""
    everything = payloads()
    return [everything[at : at + BATCH] for at in range(0, len(everything), BATCH)]


NAMES = ("javascript:alert(4).md", "{{ 7*7 }} ${alert(5)}.md")
"""Names of files that no theme takes for more than text; the others are refused."""

SHARED = """\
shared:
  outlet: {payload}
  title: {payload}
  author: {payload}
  kind: {payload}
  seen: {payload}
  note: {payload}
"""


def hostile_site(folder: Path, theme: str) -> Path:
    """A site full of payloads that are refused nowhere: they are text."""
    files = {"mkdocs.yml": f"site_name: Small\n{THEMES[theme]}plugins: [search, glossator]\n"}
    files["docs/index.md"] = "# Home\n\n<!-- glossator: articles -->\n"
    for number, batch in enumerate(batches()):
        gloss = full_of(batch)
        gloss["links"][0]["source"] = "shared"
        words = [payload for payload in batch if payload.isprintable()]
        title = escaped(" ".join(each for each in words if not set(each) & set("<&\"'")))
        article = ARTICLE.replace(
            "# A title", f"# {title} {number}\n\n## {escaped(' '.join(words))}"
        )
        files[f"docs/a{number}.md"] = article
        files[f"docs/a{number}.gloss.yml"] = as_yaml(gloss)
    accepted = [each for batch in batches() for each in batch if each.isprintable()]
    files["docs/sources.yml"] = SHARED.format(payload=json.dumps(" ".join(accepted)))
    for name in NAMES:
        files[f"docs/{name}"] = ARTICLE.partition("\n")[2]
        files[f"docs/{name.removesuffix('.md')}.gloss.yml"] = as_yaml(full_of([]))
    return write(folder, files)


@pytest.fixture(scope="module", params=THEMES)
def hostile_folder(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The built site, in one theme and then in the other."""
    folder = hostile_site(tmp_path_factory.mktemp("hostile"), request.param)
    return built(folder, strict=False).folder


def test_the_watcher_sees_what_runs(watcher: Watcher, serve: Serve, tmp_path: Path) -> None:
    """Raw, with neither sanitiser nor policy, a good part of the list runs."""
    pages = {f"{n}.html": f"<!doctype html><p>{each}" for n, each in enumerate(payloads())}
    url = serve(write(tmp_path, pages), None)
    ran = set()
    page = watcher.context.new_page()
    for name in list(pages)[::5]:
        page.goto(f"{url}{name}", wait_until="commit")
        page.wait_for_load_state()
        if watcher.ran or watcher.asked:
            ran.add(name)
        watcher.ran.clear()
        watcher.asked.clear()
    assert len(ran) > 12


def test_a_policy_alone_stops_them(watcher: Watcher, serve: Serve, tmp_path: Path) -> None:
    """Raw, with the policy that the guide proposes."""
    pages = {f"{n}.html": f"<!doctype html><p>{each}" for n, each in enumerate(payloads())}
    url = serve(write(tmp_path, pages), POLICY)
    page = watcher.context.new_page()
    for name in list(pages)[::5]:
        page.goto(f"{url}{name}", wait_until="commit")
        page.wait_for_load_state()
    assert watcher.ran == []


@pytest.mark.parametrize("policy", [None, POLICY], ids=["alone", "policy"])
def test_in_every_field_of_a_gloss_file(
    watcher: Watcher, serve: Serve, hostile_folder: Path, policy: str | None
) -> None:
    url = serve(hostile_folder, policy)
    page = watcher.context.new_page()
    for path in sorted(hostile_folder.rglob("index.html")):
        page.goto(f"{url}{quote(path.relative_to(hostile_folder).parent.as_posix())}/")
        watcher.prod(page)
    for probe in PROBES:
        page.goto(f"{url}a1/{probe}")
        watcher.prod(page)


def test_in_the_search(watcher: Watcher, serve: Serve, hostile_folder: Path) -> None:
    url = serve(hostile_folder, None)
    page = watcher.context.new_page()
    page.goto(f"{url}a1/")
    material = page.locator(".md-search__input").count() > 0
    box = page.locator(".md-search__input" if material else "#mkdocs-search-query")
    if material:
        box.click()
    else:
        page.locator("[data-bs-target='#mkdocs_search_modal']").click()
        expect(box).to_be_focused()
    results = ".md-search-result__item" if material else "#mkdocs-search-results article"
    # The theme mkdocs has an index of whole words between spaces, Material one of their parts.
    found = ("alert", "onerror", "script") if material else ("shocking", "ready", "prices")
    for asked in (*found, "<img src=x onerror=alert(1)>"):
        for _ in range(60):
            box.fill("")
            page.keyboard.type(asked, delay=2)
            page.wait_for_timeout(250)
            # The theme mkdocs forgets what was asked before its index was there.
            if asked not in found or page.locator(results).count():
                break
        else:
            pytest.fail(f"“{asked}” is not found")
        watcher.judge(page)
    if material:
        for _ in range(2):  # by instant navigation from one hit to the next
            box.fill("")
            page.keyboard.type("script", delay=2)
            expect(page.locator(results).nth(1)).to_be_visible()
            page.locator(f"{results} a").nth(1).click()
            page.wait_for_timeout(300)
            watcher.judge(page)
            page.goto(f"{url}a2/")
            box.click()


def test_in_an_article(watcher: Watcher, serve: Serve, tmp_path: Path) -> None:
    """By the extension alone: what could act is not shown, the rest does nothing."""
    shown_pages: list[str] = []
    refused = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gloss.yml"
        path.write_text(as_yaml(full_of([])), encoding="utf-8")
        options = {"glossator": {"gloss": str(path)}}
        for payload in payloads():
            markdown = Markdown(extensions=list(EXTENSIONS), extension_configs=options)
            made = markdown.convert(f"{ARTICLE}\n{payload}\n")
            if "gloss-refused" in made:
                refused += 1
                assert "alert" not in made
            else:
                shown_pages.append(made)
    assert refused > 100
    assert len(shown_pages) > 60
    # Several on a page: what one leaves open swallows only what follows it.
    script = "<script src=glossator.js></script>"
    together = ["\n".join(shown_pages[at : at + 6]) for at in range(0, len(shown_pages), 6)]
    files = {
        f"{number}.html": f"<!doctype html><meta charset=utf-8><body>{made}{script}"
        for number, made in enumerate(together)
    }
    url = serve(write(tmp_path, {**files, **shipped()}), None)
    page = watcher.context.new_page()
    for name in files:
        page.goto(f"{url}{name}")
        page.evaluate(_PROD)
        assert page.evaluate(_AUDIT) == []
        assert watcher.ran == []
    # An author may show a picture of another site, and readers are told so in SECURITY.md.
    assert {urlsplit(each).path for each in watcher.asked} <= {"/219.gif", "/220.gif"}


@pytest.mark.parametrize("number", [0, 3, 6, 9])
def test_on_paper(watcher: Watcher, tmp_path: Path, number: int) -> None:
    batch = batches()[number]
    files = {"a.md": ARTICLE, "a.gloss.yml": as_yaml(full_of(batch))}
    write(tmp_path, files)
    out = tmp_path / "a.html"
    done = CliRunner().invoke(main, ["print", str(tmp_path / "a.md"), "--html", "-o", str(out)])
    assert out.is_file(), done.output
    page = watcher.context.new_page()
    page.goto(out.as_uri())
    page.evaluate(_PROD)
    assert watcher.ran == []
    assert watcher.asked == set()
    page.pdf(path=tmp_path / "a.pdf")


def test_in_the_findings_on_a_served_page(watcher: Watcher, serve: Serve, tmp_path: Path) -> None:
    findings = [
        Finding(
            code="url",
            path=Path(f"docs/{payload.replace('/', '').replace(chr(0), '')[:60]}.md"),
            line=1,
            what=f"The address {shown(payload)} and {payload}.",
            mend=payload,
            severity=("error", "warning")[number % 2],  # type: ignore[arg-type]
        )
        for number, payload in enumerate(payloads())
    ]
    box = findings_box(findings, "findings.css")
    url = serve(
        write(tmp_path, {"index.html": f"<!doctype html><body>{box}", "findings.css": ""}), None
    )
    page = watcher.context.new_page()
    page.goto(url)
    page.evaluate("document.querySelector('details').open = true")
    watcher.prod(page)


def test_every_key_is_reached() -> None:
    """The fields are found by walking the complete file, which holds every key of the format."""
    keys = {place[-1] for place in free_places()}
    assert len(keys) > 25
    assert len(payloads()) >= 150
    assert (ROOT / "SECURITY.md").is_file()
