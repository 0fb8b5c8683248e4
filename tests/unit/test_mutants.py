"""A broken file is refused with its line, whatever is broken (benchmarks/mutants.py tells all)."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator import load
from glossator.rendering import ArticleError, render_article
from mutants import articles, mutants

MUTANTS = list(mutants())
ARTICLES = list(articles())


def test_there_are_enough_of_them() -> None:
    assert len(MUTANTS) >= 660
    assert len(ARTICLES) >= 100
    assert [each.data for each in MUTANTS] == [each.data for each in mutants()]


@pytest.mark.parametrize("part", range(7))
def test_a_broken_file_is_refused_with_its_line(tmp_path: Path, part: int) -> None:
    path = tmp_path / "a.gloss.yml"
    for mutant in MUTANTS[part::7]:
        path.write_bytes(mutant.data)
        loaded = load(path)
        errors = [finding for finding in loaded.findings if finding.severity == "error"]
        assert (loaded.gloss is None) == bool(errors), mutant.name
        assert mutant.due is None or bool(errors) is mutant.due, mutant.name
        lines = mutant.data.count(b"\n") + mutant.data.count(b"\r") + 2
        assert all(each.path == path and 1 <= each.line <= lines for each in errors), mutant.name


@pytest.mark.parametrize(("name", "data"), ARTICLES[::9], ids=[name for name, _ in ARTICLES[::9]])
def test_an_article_is_rendered_or_refused_with_its_line(
    tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    finding = None
    try:
        render_article(path)
    except ArticleError as error:
        finding = error.finding
    assert finding is None or (finding.path == path and finding.line >= 1)
