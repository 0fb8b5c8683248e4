"""What the tests of built sites share: making a small site, building it, reading what came out."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parent.parent
"""The repository, which is a site itself."""

BUILDERS = ("mkdocs", "properdocs")

ARTICLE = """\
# Library to close on Mondays

The town library will stay closed on Mondays from May, the council said on Tuesday. “We had \
**no choice**,” mayor Ana Lind told the town council. Visits fell by 12% last year, to 48,000, \
according to the library’s annual report.

## What parents say

Some parents called the plan a disaster. “We had no choice,” the mayor repeated.
"""

GLOSS = """\
article:
  title: Library to close on Mondays
  outlet: The Town Post
  published: 2025-03-06
  rights: Written for these tests; free to use.
  words: sha256:1382f24a273c7d6053dba496ed092cedcda5ab238fee4378774324b7b5e25e46
speakers:
  lind: {name: Ana Lind, role: Mayor}
sources:
  minutes:
    outlet: Town council
    title: Minutes of the meeting of 4 March
    url: https://example.org/minutes
    published: 2025-03-05
    kind: minutes
    language: en
  report: {outlet: Town library, title: Annual report, published: null}
quotes:
  - id: q1
    exact: We had no choice,
    suffix: ” mayor Ana Lind
    speaker: lind
    wording: {text: We had no good choice left., source: minutes}
    fidelity: altered
    note: The minutes have “no **good** choice left”. See also [F1](#note-f1).
figures:
  - id: f1
    exact: 12%
    measures: fall in visits
    value: "12"
    unit: percent
  - id: f2
    exact: 48,000
    value: "48000"
    verdict: supported
    sources: [minutes]
claims:
  - id: c1
    exact: will stay closed on Mondays
    verdict: supported
    sources: [minutes]
signals:
  - id: s1
    exact: Some parents
    signal: unnamed-source
    absent: Who they are, and how many.
  - id: s2
    target: article
    signal: one-sided
    note: Nobody who was against the plan is quoted.
links:
  - id: l1
    exact: the library’s annual report
    refers_to: a report that is not linked
    source: report
overlaps:
  - id: o1
    exact: the council said on Tuesday
    relation: same-wording
    sources: [minutes]
timeline:
  - {date: 2025-03-04, event: The council meets., sources: [minutes]}
questions:
  - id: u1
    title: Twelve per cent of what?
    question: How many visits were there the year before?
    answer: 48,000 is 88% of about 54,500.
    items: [f1, f2]
"""

_WELL = {
    "  published: 2025-03-06\n": "  published: 2025-03-06\n  language: en\n",
    "report, published: null}": "report, published: null, kind: report, language: en}",
    "    unit: percent\n": (
        "    unit: percent\n    verdict: unsupported\n    evidence: No total is named.\n"
    ),
    'value: "48000"\n    verdict: supported\n': (
        'value: "48000"\n    verdict: supported\n    evidence: So the minutes.\n'
    ),
    "closed on Mondays\n    verdict: supported\n": (
        "closed on Mondays\n    verdict: supported\n    evidence: The council decided it.\n"
    ),
    "figures:\n": """\
  - id: q2
    exact: We had no choice,
    suffix: ” the mayor repeated
    speaker: lind
    fidelity: not-found
figures:
  - {id: f3, exact: May, verdict: supported, evidence: So the minutes., sources: [minutes]}
  - {id: f4, exact: Tuesday, verdict: supported, evidence: So the minutes., sources: [minutes]}
  - {id: f5, exact: last year, verdict: not-checkable, evidence: It may be the year to March.}
""",
}


def _well_glossed() -> str:
    made = GLOSS
    for old, new in _WELL.items():
        assert made.count(old) == 1
        made = made.replace(old, new)
    return made


WELL_GLOSSED = _well_glossed()
"""The same with nothing left to mend: every quote and figure covered, every judgement founded."""

LESSON = (
    GLOSS[: GLOSS.index("questions:")]
    + """\
questions:
  - id: u1
    title: Twelve per cent of what?
    skill: numbers
    question: How many visits were there the year before? See [F1](#note-f1).
    answer: 48,000 is 88% of about **54,500**.
    items: [f1, f2]
    sources: [minutes]
    minutes: 10
  - id: u2
    kind: multiple-choice
    question: Who are <the> parents?
    choices:
      - {text: Nobody is named, correct: true}
      - {text: =HYPERLINK("x")}
      - {text: The council & co}
  - id: u3
    kind: match
    question: What measures what?
    pairs: [{left: 12%, right: the fall}, {left: "48,000", right: the visits}]
  - id: u4
    kind: order
    question: What came first?
    sequence: [The plan is printed., The council meets., The library closes.]
  - id: u5
    kind: mark-text
    question: Which words hide somebody?
    passages: [Some parents]
    rubric: {proficient: Finds them., emerging: Finds the sentence., beginning: Finds nothing.}
  - id: u6
    kind: trace
    question: Where are the mayor’s words from?
    answer: From the minutes.
    items: [q1]
lesson:
  grade: 9 to 11
  aims: [To trace a quote.]
"""
)
"""The same with a question of each kind; its last lines are those of the lesson."""

RIGHT_TO_LEFT = {
    "docs/articles/sifriya.md": """\
# הספרייה תיסגר בימי שני

הספרייה העירונית תיסגר בימי שני החל ממאי, הודיעה המועצה ביום שלישי. ”לא הייתה לנו ברירה“, אמרה \
ראש העיר אנה לינד. מספר המבקרים ירד ב־12% בשנה שעברה, ל־48,000.
""",
    "docs/articles/sifriya.gloss.yml": """\
article:
  title: הספרייה תיסגר בימי שני
  rights: Written for these tests; free to use.
  language: he
  words: sha256:a6d3dce81f04a537b0d8fcbf612d3c445e0f0b797bb0571ead9b14075d49fb33
speakers: {lind: {name: אנה לינד, role: ראש העיר}}
quotes:
  - {id: q1, exact: לא הייתה לנו ברירה, speaker: lind, note: הערה בעברית.}
figures:
  - {id: f1, exact: 12%, measures: ירידה במספר המבקרים, verdict: unsupported}
  - {id: f2, exact: "48,000", verdict: supported}
""",
}
"""An article in Hebrew, which is written from right to left, with its gloss file."""

_QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

EPOCH = "1740441600"


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write text files below ``folder``, which is given back."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def small_site(folder: Path, config: str, files: Mapping[str, str] | None = None) -> Path:
    """A site with one glossed article; ``files`` adds to it or takes the place of its files."""
    pages = {
        "mkdocs.yml": f"site_name: Small\n{config}",
        "docs/index.md": "# Home\n\n[Library](articles/library.md)\n",
        "docs/articles/library.md": ARTICLE,
        "docs/articles/library.gloss.yml": GLOSS,
        **(files or {}),
    }
    return write(folder, pages)


def run(
    command: list[str], folder: Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program of the environment that the tests run in; ``stderr`` goes to ``stdout``."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, **_QUIET, "SOURCE_DATE_EPOCH": EPOCH, **(environment or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def build(
    folder: Path,
    out: Path | None = None,
    *,
    builder: str = "mkdocs",
    strict: bool = True,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Build the site in ``folder`` with the builder's own command."""
    command = [builder, "build", "-f", "mkdocs.yml", "-d", str(out or folder / "site")]
    return run([*command, "--strict"] if strict else command, folder, environment)


def built(folder: Path, out: Path | None = None, **options: object) -> Site:
    """The same, for a site that must build."""
    done = build(folder, out, **options)  # type: ignore[arg-type]
    assert done.returncode == 0, done.stdout
    environment = options.get("environment")
    url = environment.get("SITE_URL") if isinstance(environment, Mapping) else None
    return Site(out or folder / "site", url or "http://site.test/")


def first_site(folder: Path) -> Path:
    """This repository's site with the first article alone, whatever has been added to it since."""
    first = "putin-rare-minerals"

    def others(at: str, names: list[str]) -> list[str]:
        if Path(at).name != "articles":
            return ["sources.yml"]
        return [name for name in names if not name.startswith(first)]

    shutil.copytree(ROOT / "docs", folder / "docs", ignore=others)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(rf"^ *- .*\barticles/(?!{first}).*\n", "", config, flags=re.MULTILINE)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return folder


def fingerprint(folder: Path) -> dict[str, str]:
    """The hash of every file below ``folder``."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def words(text: str) -> str:
    """The words with single spaces between them."""
    return " ".join(text.split())


def words_of_markdown(source: str) -> str:
    """The words of an article that is marked up with headings and ``**`` alone."""
    return words(re.sub(r"^#+ ", "", source, flags=re.MULTILINE).replace("**", ""))


class Site:
    """A built site, read with a parser that is not ours."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page by its path below the site's folder."""
        return {
            path.relative_to(self.folder).as_posix(): BeautifulSoup(
                path.read_text(encoding="utf-8"), "html5lib"
            )
            for path in sorted(self.folder.rglob("*.html"))
        }

    def page(self, path: str) -> BeautifulSoup:
        """One page."""
        return self.pages[path]

    def text(self, path: str) -> str:
        """One file as it was written."""
        return (self.folder / path).read_text(encoding="utf-8")

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """The ids of each page, in the order of the page."""
        return {
            path: [str(element["id"]) for element in page.find_all(id=True)]
            for path, page in self.pages.items()
        }

    def broken_links(self) -> list[str]:
        """Every address of this site, on any page, that leads nowhere."""
        broken = []
        for path, page in self.pages.items():
            here = urljoin(self.url, path.removesuffix("index.html"))
            for element in page.select("[href], [src]"):
                link = str(element.get("href") or element.get("src"))
                if not self._leads_somewhere(urljoin(here, link)):
                    broken.append(f"{path}: {link}")
        return broken

    def _leads_somewhere(self, address: str) -> bool:
        address, fragment = urldefrag(address)
        if urlsplit(address).scheme not in ("http", "https"):
            return True
        if urlsplit(address).netloc != urlsplit(self.url).netloc:
            return True
        if not address.startswith(self.url):
            return False
        path = unquote(urlsplit(address).path.removeprefix(urlsplit(self.url).path))
        if not path or path.endswith("/"):
            path += "index.html"
        if not (self.folder / path).is_file():
            return False
        if not fragment or path not in self.pages:
            return True
        return unquote(fragment) in self.ids[path]

    def doubled_ids(self) -> list[str]:
        """Every id that stands twice on a page."""
        return [
            f"{path}: {ident}"
            for path, ids in self.ids.items()
            for ident, count in Counter(ids).items()
            if count > 1
        ]

    def foreign_loads(self) -> list[str]:
        """Everything that a browser would fetch from another host without being asked."""
        loads = []
        for path, page in self.pages.items():
            loads += [f"{path}: {url}" for url in _loads(page) if self._is_foreign(url)]
            for style in page.select("style"):
                loads += [f"{path}: {url}" for url in _css_loads(style.get_text())]
            for element in page.select("[style]"):
                loads += [f"{path}: {url}" for url in _css_loads(str(element["style"]))]
        for sheet in sorted(self.folder.rglob("*.css")):
            name = sheet.relative_to(self.folder)
            loads += [f"{name}: {url}" for url in _css_loads(sheet.read_text(encoding="utf-8"))]
        return loads

    def _is_foreign(self, address: str) -> bool:
        parts = urlsplit(urljoin(self.url, address))
        return parts.scheme != "data" and parts.netloc != urlsplit(self.url).netloc


_NOT_LOADED = {"canonical", "prev", "next", "alternate", "author", "license", "edit"}


def _loads(page: BeautifulSoup) -> list[str]:
    loads = [str(element["src"]) for element in page.select("[src]")]
    loads += [str(element["data"]) for element in page.select("object[data]")]
    loads += [str(element["poster"]) for element in page.select("[poster]")]
    for element in page.select("[srcset]"):
        loads += [part.split()[0] for part in str(element["srcset"]).split(",")]
    for element in page.select("link[href]"):
        if not set(element.get_attribute_list("rel")) <= _NOT_LOADED:
            loads.append(str(element["href"]))
    return loads


def _css_loads(css: str) -> list[str]:
    found = re.findall(r"""(?:url\(|@import)\s*['"]?\s*((?:https?:)?//[^'")\s]+)""", css)
    return [str(url) for url in found]


def article_of(page: BeautifulSoup) -> Tag:
    """The article on a page, marks kept and references taken out."""
    article = page.select_one("article[data-gloss-article]")
    assert article is not None
    copy = BeautifulSoup(str(article), "html5lib").find("article")
    assert isinstance(copy, Tag)
    for element in copy.select("[data-gloss-ref], .headerlink, .footnote-ref, .footnote-backref"):
        element.decompose()
    return copy


def notes_of(page: BeautifulSoup) -> list[Tag]:
    """The notes on a page."""
    return page.select("section.gloss-notes > ol > li")
