"""An article rendered as its site would render it, without the site's builder."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.rendering import MAX_ARTICLE, ArticleError, read_article, render_article, unfit
from sites import write


def test_headings_paragraphs_and_what_every_site_has(tmp_path: Path) -> None:
    source = "# Head\n\n|a|b|\n|-|-|\n|1|2|\n\n```\ncode\n```\n"
    html = render_article(write(tmp_path, {"a.md": source}) / "a.md").html
    assert '<h1 id="head">Head</h1>' in html
    assert "<td>1</td>" in html
    assert "<pre><code>code" in html


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: T\ntags: [a]\n---\nWords.",
        "---\ntitle: T\n...\nWords.",
        "\ufeffWords.",
        "Words.",
    ],
    ids=["front matter", "front matter, dots", "byte order mark", "plain"],
)
def test_only_words_are_left(tmp_path: Path, source: str) -> None:
    assert render_article(write(tmp_path, {"a.md": source}) / "a.md").html == "<p>Words.</p>"


@pytest.mark.parametrize(
    "source",
    ["Words.\n\n---\n\nMore.\n", "Words.\n\n---\n\nkey: value\n\n---\n"],
    ids=["a rule", "two rules"],
)
def test_a_rule_is_no_front_matter(tmp_path: Path, source: str) -> None:
    html = render_article(write(tmp_path, {"a.md": source}) / "a.md").html
    assert html.startswith("<p>Words.</p>\n<hr />\n<p>")


def test_the_extensions_of_the_site_with_their_options(tmp_path: Path) -> None:
    config = (
        "site_name: S\nmarkdown_extensions:\n  - attr_list\n  - toc: {permalink: true}\n"
        "  - glossator\n  - pymdownx.emoji:\n      emoji_index: !!python/name:none.such\n"
    )
    folder = write(tmp_path, {"mkdocs.yml": config, "docs/deep/a.md": "# Head {#own}\n"})
    html = render_article(folder / "docs/deep/a.md").html
    assert '<h1 id="own">' in html
    assert 'class="headerlink"' in html


def test_an_extension_that_is_not_there_is_told(tmp_path: Path) -> None:
    config = "site_name: S\nmarkdown_extensions: [no.such.extension, attr_list]\n"
    folder = write(tmp_path, {"mkdocs.yml": config, "a.md": "# Head {#own}\n"})
    rendered = render_article(folder / "a.md")
    assert rendered.html == '<h1 id="own">Head</h1>'
    [finding] = rendered.findings
    assert (finding.code, finding.severity, finding.path.name) == (
        "extension",
        "warning",
        "mkdocs.yml",
    )
    assert "no.such.extension" in finding.what


def test_extensions_that_another_configuration_lists(tmp_path: Path) -> None:
    files = {
        "base.yml": "markdown_extensions: [attr_list]\n",
        "site/mkdocs.yml": "INHERIT: ../base.yml\nsite_name: S\n",
        "site/docs/a.md": "# Head {#own}\n",
    }
    rendered = render_article(write(tmp_path, files) / "site/docs/a.md")
    assert rendered.html == '<h1 id="own">Head</h1>'
    assert rendered.findings == ()


def test_a_configuration_above_the_project_is_none_of_its(tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: S\nmarkdown_extensions: [attr_list]\n",
        "mine/pyproject.toml": "",
        "mine/a.md": "# Head {#own}\n",
    }
    assert "{#own}" in render_article(write(tmp_path, files) / "mine/a.md").html


def test_a_broken_configuration_does_no_harm(tmp_path: Path) -> None:
    folder = write(tmp_path, {"mkdocs.yml": "markdown_extensions: {", "a.md": "Words."})
    assert render_article(folder / "a.md").html == "<p>Words.</p>"


@pytest.mark.parametrize(
    ("content", "said", "code"),
    [
        (None, "cannot be read", "unreadable"),
        (b"\xff\xfe", "not UTF-8", "unreadable"),
        (b"a" * (MAX_ARTICLE + 1), "too long", "unreadable"),
        (b"- " * 5_000 + b"a", "nested too deeply", "too-much"),
    ],
    ids=["missing", "not text", "too long", "too deep"],
)
def test_what_cannot_be_rendered_is_a_finding(
    tmp_path: Path, content: bytes | None, said: str, code: str
) -> None:
    path = tmp_path / "a.md"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ArticleError) as caught:
        render_article(path)
    finding = caught.value.finding
    assert said in finding.what
    assert (finding.code, finding.path, finding.line) == (code, path, 1)
    assert str(caught.value) == str(finding)


def test_an_article_of_five_megabytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(("Words of a very long article. " * 16 + "\n\n") * 10_440, encoding="utf-8")
    assert path.stat().st_size > 5_000_000
    assert read_article(path).count("article") == 16 * 10_440


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="cannot be read"):
        render_article(tmp_path)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("template: redirect.html\n", "active-content"),
        ("hide: [toc]\ndescription: '<img src=x onerror=a>'\n", "active-content"),
        (f"a: {'b' * 30_000}\n", "too-much"),
        ("hide: [toc]\n", None),
    ],
)
def test_what_a_folder_gives_its_articles_may_not_act(
    tmp_path: Path, text: str, code: str | None
) -> None:
    files = {"mkdocs.yml": "", "docs/.meta.yml": text, "docs/in/a.md": "Words."}
    path = write(tmp_path, files) / "docs/in/a.md"
    found = [(each.code, each.path.name, each.line) for each in unfit(path, "<p>Words.</p>")]
    line = 2 if "hide" in text else 1
    assert found == ([(code, ".meta.yml", line)] if code else [])
    assert unfit(path, "<p>Words.</p>", trusted=True) == []
