"""What a builder takes off the beginning of a page, and how a person is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from glossator.loading.metadata import judge_beginning, without_metadata


@pytest.mark.parametrize(
    "source",
    [
        "Words.\n",
        "---\ntitle: T\ntags: [a]\n---\nWords.\n",
        "---\ntitle: T\n...\n\nWords.\n",
        "---\r\ntitle: T\r\n---\r\nWords.\r\n",
        "---\nno mapping\n---\nWords.\n",
        "---\n- a list\n---\nWords.\n",
        "---\nkey: [unclosed\n---\nWords.\n",
        "--- \ntitle: T\n---\t\nWords.\n",
        "----\ntitle: T\n----\nWords.\n",
        "---\ntitle: T\n",
        "LONDON: the bridge fell.\n\nWords.\n",
        "Author: A. N. Other\n    and others\nDate: today\n\nWords.\n",
        "Author: A\nWords at once.\n",
        "\nLONDON: the bridge fell.\n",
        "New York: the bridge fell.\n",
        "https://example.org/ is an address.\n",
        "",
    ],
)
def test_the_words_that_are_left_are_those_that_mkdocs_leaves(source: str) -> None:
    expected, _ = get_data(source.replace("\r\n", "\n"))
    assert without_metadata(source)[0].strip("\n") == expected.strip("\n")


def test_words_that_would_be_lost_are_a_finding(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("LONDON: the bridge fell.\n\nWords.\n", encoding="utf-8")
    [finding] = judge_beginning(article)
    assert (finding.code, finding.severity, finding.line) == ("metadata", "error", 1)
    assert "LONDON: the bridge fell." in finding.what


@pytest.mark.parametrize("source", ["Words.\n", "---\ntitle: T\n---\nWords.\n", ""])
def test_an_article_that_keeps_its_words_has_none(tmp_path: Path, source: str) -> None:
    article = tmp_path / "a.md"
    article.write_text(source, encoding="utf-8")
    assert judge_beginning(article) == []


def test_what_cannot_be_read_is_judged_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\xfe")
    assert judge_beginning(tmp_path / "a.md") == []
    assert judge_beginning(tmp_path / "none.md") == []
