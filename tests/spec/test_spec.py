"""Runs the cases in the Markdown files beside this one; ``pytest --update`` rewrites them.

A case is a level-2 heading and three or four fenced blocks: the article (``html`` or
``markdown``), what a gloss file says about it (``yaml``), the article that comes out
(``html``; ``html in full`` with every attribute of ours) and, if there are any, the
``findings``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown import markdown

from glossator import annotate, load
from helpers import article_of

CASE = re.compile(
    r"^## (?P<title>.+)\n(?P<why>(?:(?!^```|^## ).*\n)+)"
    r"```(?P<language>html|markdown)\n(?P<article>(?:.*\n)*?)```\n+"
    r"```yaml\n(?P<gloss>(?:.*\n)*?)```\n+"
    r"```(?P<form>html|html in full)\n(?P<expected>(?:.*\n)*?)```\n"
    r"(?:\n+```findings\n(?P<findings>(?:.*\n)*?)```\n)?",
    re.MULTILINE,
)
FILES = sorted(Path(__file__).parent.glob("*.md"))


class Case(NamedTuple):
    path: Path
    found: re.Match[str]


CASES = {
    f"{path.stem}: {found['title']}": Case(path, found)
    for path in FILES
    for found in CASE.finditer(path.read_text(encoding="utf-8"))
}


def test_no_case_is_overlooked() -> None:
    headings = [line for path in FILES for line in path.read_text("utf-8").splitlines()]
    assert len(CASES) == sum(line.startswith("## ") for line in headings) > 0


@pytest.mark.parametrize("name", CASES)
def test_case(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path, found = CASES[name]
    (tmp_path / "mkdocs.yml").touch()
    file = tmp_path / "article.gloss.yml"
    file.write_text(f"article: {{title: T, rights: R}}\n{found['gloss']}", encoding="utf-8")
    loaded = load(file)
    assert loaded.findings == ()
    assert loaded.gloss is not None
    html = found["article"].removesuffix("\n")
    html = markdown(html) if found["language"] == "markdown" else html
    annotated = annotate(html, loaded.gloss)
    article = article_of(annotated.html) + "\n"
    if found["form"] == "html":
        article = re.sub(r'<mark class="[^"]*" role="none"', "<mark", article)
        article = re.sub(
            r'<a class="gloss-ref[^>]* (data-gloss-ref="[^"]*")[^>]*>', r"<a \1>", article
        )
    told = [item for item in annotated.findings if item.code != "unsealed"]
    findings = "".join(f"{item.what} {item.mend}\n" for item in told)
    if request.config.getoption("--update"):
        update(path, found, article, findings)
    else:
        assert article == found["expected"]
        assert findings == (found["findings"] or "")


def update(path: Path, found: re.Match[str], article: str, findings: str) -> None:
    new = found[0].replace(
        f"```{found['form']}\n{found['expected']}", f"```{found['form']}\n{article}"
    )
    if found["findings"] is not None:
        new = new.replace(f"```findings\n{found['findings']}", f"```findings\n{findings}")
    elif findings:
        new += f"\n```findings\n{findings}```\n"
    text = path.read_text(encoding="utf-8")
    assert found[0] in text
    path.write_text(text.replace(found[0], new), encoding="utf-8", newline="\n")
