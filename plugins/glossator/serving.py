"""What ``mkdocs serve`` alone does for whoever is writing: pages stay as they last were good,
and the findings stand on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from glossator.findings import Finding, nearest, printable
from glossator.labels import plural
from glossator.loading import GLOSS_SUFFIX, article_path, gloss_path
from glossator.markup import Html, tag
from glossator.model import Gloss
from glossator.rendering import ArticleError, read_article

STYLES = "findings"
"""The part of the styles for the box, which no built site holds."""

_FEW = 3
"""So many warnings stand open."""

_LAST_GOOD = "The page is shown as it was when its files were last good."
_BARE = "The article is shown without its notes until this is mended."
_NOTHING = "There is nothing to show until this is mended."


class Desk:
    """What was last good, and what is to mend now. Outlives the single builds of a server."""

    def __init__(self) -> None:
        self.glosses: dict[Path, Gloss] = {}
        """What each gloss file said when it was last good."""
        self.findings: list[Finding] = []
        """What is wrong with the files themselves, before any page is made."""
        self.pages: set[Path] = set()
        """Every page of the site; what is about none of them is told on each."""
        self._sources: dict[Path, str] = {}
        self._known: set[Path] = set()
        self._heard: dict[Path, list[Finding]] = {}

    def begin(self, findings: Sequence[Finding], paths: Sequence[Path]) -> None:
        """Another build, with these findings on files and these gloss files."""
        gone = sorted(self._known - set(paths))
        told = [_gone(path) for path in gone if not path.exists() and article_path(path).is_file()]
        for path in gone:
            self.glosses.pop(path, None)
        self._known = set(paths)
        self._heard.clear()
        self.findings = list(dict.fromkeys([*findings, *told]))

    def hear(self, findings: Sequence[Finding]) -> None:
        """Keep findings for the page that they are about."""
        for finding in findings:
            heard = self._heard.setdefault(_page(finding.path), [])
            if finding not in heard:
                heard.append(finding)

    def read(self, path: Path) -> tuple[str | None, Finding | None]:
        """The text to show for a page that cannot be read, and what has not been told of it yet."""
        broken = any(each.path == path and each.code == "unreadable" for each in self.findings)
        finding = None
        if not broken:
            try:
                self._sources[path] = read_article(path, limited=False)
            except ArticleError as error:
                finding = error.finding
            else:
                return None, None
        return self._sources.get(path, f"# {path.stem}\n"), finding

    def box(self, path: Path, styles: str) -> str:
        """The findings on a page, and those that no page has; empty if there are none.

        ``styles`` is the address of the style sheet.
        """
        own = self._heard.get(path, [])
        elsewhere = [
            each for page, heard in self._heard.items() if page not in self.pages for each in heard
        ]
        if not own and not elsewhere:
            return ""
        return findings_box([*own, *elsewhere], styles, self._state(path, own))

    def _state(self, path: Path, own: Sequence[Finding]) -> str | None:
        """What the page shows instead, if its files are not good."""
        on_file = [each for each in own if each in self.findings and each.severity == "error"]
        if not on_file:
            return None
        if any(each.path == path and each.code == "unreadable" for each in on_file):
            return _LAST_GOOD if path in self._sources else _NOTHING
        return _LAST_GOOD if gloss_path(path) in self.glosses else _BARE


def findings_box(findings: Sequence[Finding], styles: str, state: str | None = None) -> Html:
    """A box with findings, every word of them as text; ``state`` says what the page shows.

    Errors stand open; what should only be looked at is folded where it would fill the page.
    """
    errors = [each for each in findings if each.severity == "error"]
    others = [each for each in findings if each.severity != "error"]
    folded = None
    if len(others) > _FEW:
        title = f"{len(others)} more to look at" if errors else f"{len(others)} to look at"
        folded = tag("details", tag("summary", title), _listed(others))
        others = []
    title = f"{len(findings)} {plural(len(findings), 'finding')}."
    return tag(
        "aside",
        # Here and not in the head: without findings, a page is what a build makes.
        tag("link", rel="stylesheet", href=styles),
        tag("p", tag("strong", title), f" {state}" if state else None),
        _listed([*errors, *others]) if errors or others else None,
        folded,
        tag("p", "This box is shown while serving and is in no built site."),
        class_="gloss-findings",
        data_gloss_ui=True,
        lang="en",
        dir="ltr",
        aria_label="Findings",
    )


def _listed(findings: Sequence[Finding]) -> Html:
    entries = (
        tag(
            "li",
            tag("code", printable(f"{nearest(each.path)}:{each.line}")),
            printable(f" {each.what} {each.mend}"),
            class_=f"gloss-finding-{each.severity}",
        )
        for each in findings
    )
    return tag("ul", *entries)


def _page(path: Path) -> Path:
    """The article that a finding is about, if its file is an article’s."""
    return article_path(path) if path.name.endswith(GLOSS_SUFFIX) else path


def _gone(path: Path) -> Finding:
    return Finding(
        code="gone",
        path=path,
        line=1,
        what="This gloss file is gone, and its article is shown without notes.",
        mend="Put it back, unless you want it so.",
        severity="warning",
    )
