"""Nothing is dropped: each gloss of every gloss file is placed or the subject of one finding."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner
from markdown import markdown
from test_spec import CASES

import sites
from glossator import load
from glossator.annotate import annotate, place
from glossator.cli import main
from glossator.rendering import render_article
from helpers import article_of, elements, tree

LOST = {"orphaned", "edited", "moved", "ambiguous", "unmarkable"}

ARTICLES = {
    "small site": (sites.ARTICLE, sites.GLOSS),
    "well glossed": (sites.ARTICLE, sites.WELL_GLOSSED),
    "of another article": ("# Nothing of it\n\nNot a word, 12% or not.\n", sites.GLOSS),
    "right to left": tuple(sites.RIGHT_TO_LEFT.values()),
}
for _name, _case in CASES.items():
    _source = _case.found["article"]
    ARTICLES[_name] = (_source, f"article: {{title: T, rights: R}}\n{_case.found['gloss']}")


@pytest.mark.parametrize("name", ARTICLES)
def test_in_is_placed_and_found(name: str, tmp_path: Path) -> None:
    source, gloss_text = ARTICLES[name]
    sites.write(tmp_path, {"mkdocs.yml": "", "a.md": source, "a.gloss.yml": gloss_text})
    gloss = load(tmp_path / "a.gloss.yml").gloss
    assert gloss is not None
    html = markdown(source)
    hanging = [each.id for each in gloss.annotations if each.exact is not None]
    placement = place(html, gloss)
    told = Counter(finding.id for finding in placement.findings if finding.code in LOST)
    assert set(told.values()) <= {1}
    assert Counter(hanging) == Counter([*placement.spans, *told])
    # And so it is on the page: marked, or without a mark; with its note in any case.
    page = annotate(html, gloss).html
    marks = [item.get("data-gloss", "") for item in elements(tree(article_of(page)))]
    assert {ident for each in marks for ident in each.split()} == set(placement.spans)
    notes = Counter(item.get("id") for item in elements(tree(page)) if item.tag == "li")
    assert all(notes[f"note-{each.id}"] == 1 for each in gloss.annotations)


def test_the_own_articles_count_too() -> None:
    files = sorted((sites.ROOT / "docs").rglob("*.gloss.yml"))
    assert files
    for path in files:
        gloss = load(path).gloss
        assert gloss is not None
        article = path.with_name(path.name.removesuffix(".gloss.yml") + ".md")
        placement = place(render_article(article).html, gloss)
        told = [finding.id for finding in placement.findings if finding.code in LOST]
        hanging = sorted(each.id for each in gloss.annotations if each.exact is not None)
        assert sorted([*placement.spans, *told]) == hanging


@pytest.mark.parametrize("article", [sites.ARTICLE, "# Nothing of it\n"])
def test_check_counts_them_in_its_summary(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sites.small_site(tmp_path, "", {"docs/articles/library.md": article})
    gloss = load(tmp_path / "docs/articles/library.gloss.yml").gloss
    assert gloss is not None
    hanging = sum(1 for each in gloss.annotations if each.exact is not None)
    said = CliRunner().invoke(main, ["check", "docs"]).stderr
    lost = 0 if article == sites.ARTICLE else hanging
    placed = hanging - lost
    assert f"{placed} gloss{'es' if placed != 1 else ''} placed" in said
    assert (f" and {lost} not" in said) == bool(lost)
