"""Door 1: the Markdown extension, in plain Python-Markdown."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown, markdown
from markdown.postprocessors import Postprocessor

from glossator.annotate import bare_article
from glossator.findings import Finding
from glossator.fitness import is_notice
from glossator.markdown_extension import GlossatorExtension, makeExtension
from sites import ARTICLE, GLOSS, write


@pytest.fixture
def gloss(tmp_path: Path) -> str:
    """The gloss file of an article in a folder of its own."""
    write(tmp_path, {"library.md": ARTICLE, "library.gloss.yml": GLOSS})
    return str(tmp_path / "library.gloss.yml")


def rendered(gloss: str, *extensions: str, **options: Any) -> str:
    return markdown(
        ARTICLE,
        extensions=[*extensions, "glossator"],
        extension_configs={"glossator": {"gloss": gloss, **options}},
    )


def test_it_is_known_by_its_short_name_and_by_its_module(gloss: str) -> None:
    by_name = rendered(gloss)
    by_module = markdown(
        ARTICLE,
        extensions=["glossator.markdown_extension"],
        extension_configs={"glossator.markdown_extension": {"gloss": gloss}},
    )
    by_object = markdown(ARTICLE, extensions=[GlossatorExtension(gloss=gloss)])
    assert by_name == by_module == by_object
    assert 'data-gloss-ref="q1"' in by_name
    assert isinstance(makeExtension(gloss=gloss), GlossatorExtension)


def test_without_a_gloss_file_the_page_stays_as_it_is() -> None:
    assert markdown(ARTICLE, extensions=["glossator"]) == markdown(ARTICLE)


def test_lists_are_not_filled_in_where_no_builder_knows_the_site() -> None:
    source = "<!-- glossator: kinds -->"
    assert markdown(source, extensions=["glossator"]) == source


def test_an_instance_may_be_used_again(gloss: str) -> None:
    instance = Markdown(extensions=["glossator"], extension_configs={"glossator": {"gloss": gloss}})
    first = instance.convert(ARTICLE)
    assert instance.convert(ARTICLE) == first
    assert instance.reset().convert(ARTICLE) == first


def test_a_changed_gloss_file_is_read_anew(gloss: str) -> None:
    instance = Markdown(extensions=["glossator"], extension_configs={"glossator": {"gloss": gloss}})
    instance.convert(ARTICLE)
    path = Path(gloss)
    path.write_text(GLOSS.replace("id: q1", "id: q7"), encoding="utf-8")
    assert 'data-gloss-ref="q7"' in instance.convert(ARTICLE)


def test_the_table_of_contents_is_left_alone(gloss: str) -> None:
    """It runs the postprocessors on the text of each heading."""
    instance = Markdown(
        extensions=["toc", "glossator"], extension_configs={"glossator": {"gloss": gloss}}
    )
    page = instance.convert(ARTICLE)
    tokens: list[dict[str, Any]] = instance.toc_tokens  # type: ignore[attr-defined]
    assert [tokens[0]["name"], tokens[0]["children"][0]["name"]] == [
        "Library to close on Mondays",
        "What parents say",
    ]
    assert "gloss" not in str(tokens)
    assert page.count('class="gloss-page"') == 1


def test_it_runs_after_every_other_postprocessor(gloss: str) -> None:
    class Louder(Postprocessor):
        def run(self, text: str) -> str:
            return text.replace("Some parents", "SOME PARENTS")

    instance = Markdown(extensions=["glossator"], extension_configs={"glossator": {"gloss": gloss}})
    instance.postprocessors.register(Louder(instance), "louder", 0)
    page = instance.convert(ARTICLE)
    assert "SOME PARENTS" in page
    assert 'data-gloss-ref="s1"' not in page


def test_layers(gloss: str) -> None:
    page = rendered(gloss, layers=["claim"])
    assert 'data-layer="claim" checked' in page
    assert 'data-layer="quote" checked' not in page


def test_findings_go_to_the_log(gloss: str, caplog: pytest.LogCaptureFixture) -> None:
    Path(gloss).write_text(GLOSS.replace("exact: 12%", "exact: 13%"), encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        page = rendered(gloss)
    assert [record.name for record in caplog.records] == ["glossator"]
    assert "f1: “13%” does not stand in the article." in caplog.text
    assert 'id="note-f1"' in page


def test_a_broken_gloss_file_leaves_the_article_readable(
    gloss: str, caplog: pytest.LogCaptureFixture
) -> None:
    Path(gloss).write_text("article: [", encoding="utf-8")
    with caplog.at_level(logging.WARNING):
        assert rendered(gloss) == markdown(ARTICLE)
    assert "library.gloss.yml:1: " in caplog.text


def test_a_gloss_file_that_is_missing(gloss: str, caplog: pytest.LogCaptureFixture) -> None:
    Path(gloss).unlink()
    with caplog.at_level(logging.WARNING):
        assert rendered(gloss) == markdown(ARTICLE)
    assert "library.gloss.yml:1: " in caplog.text


def test_without_a_site_no_page_of_it_is_linked(gloss: str) -> None:
    page = rendered(gloss)
    assert "how-to-read" not in page
    assert "All sources of this site" not in page


@pytest.mark.parametrize("output", ["html", "xhtml"])
@pytest.mark.parametrize("beside", [[], ["extra"], ["tables", "attr_list", "toc", "sane_lists"]])
def test_beside_other_extensions(gloss: str, beside: list[str], output: Any) -> None:
    page = markdown(
        ARTICLE,
        extensions=["glossator", *beside],
        extension_configs={"glossator": {"gloss": gloss}},
        output_format=output,
    )
    assert page.count("data-gloss-ref=") == 7


@pytest.mark.parametrize(
    ("article", "code"),
    [
        ("<script>alert(1)</script>", "active-content"),
        ("[x](javascript:alert)", "active-content"),
        ("x\n{: onclick=alert() }", "active-content"),
        ("# &lt;/title&gt;&lt;script&gt;", "active-content"),
        ("[" * 20_000, "too-much"),
        ("- " * 20_000, "too-much"),
        ("*" * 20_000, "too-much"),
        ("![[]()" * 8_000, "too-much"),
    ],
)
def test_an_article_that_is_not_fit_is_not_shown(gloss: str, article: str, code: str) -> None:
    extension = GlossatorExtension(gloss=gloss)
    heard: list[Finding] = []
    extension.report = heard.extend
    markdown = Markdown(extensions=["extra", "toc", extension])
    made = markdown.convert(f"{article}\n\n# Heading\n")
    assert is_notice(made)
    assert "Heading" not in str(getattr(markdown, "toc", "")) + str(markdown.toc_tokens)  # type: ignore[attr-defined]
    assert {finding.code for finding in heard} == {code}
    assert all(finding.path.name == "library.md" for finding in heard)
    assert 'data-gloss-ref="q1"' in markdown.reset().convert(ARTICLE)


def test_the_owner_may_answer_for_what_acts(gloss: str) -> None:
    article = f"{ARTICLE}\n<iframe src=https://example.org></iframe>\n"
    for trusted in (True, False):
        extension = GlossatorExtension(gloss=gloss, active_content=trusted)
        extension.report = lambda _: None
        assert is_notice(markdown(article, extensions=[extension])) is not trusted


def test_a_page_without_a_gloss_file_may_hold_what_it_likes() -> None:
    article = "<script>alert(1)</script>"
    assert markdown(article, extensions=["glossator"]) == markdown(article)


@pytest.mark.parametrize(
    "option",
    [
        {"sources_page": "../sources.md"},
        {"reading_page": "/etc/a.md"},
        {"reading_page": "a/../../b.md"},
        {"sources_page": "..\\a.md"},
        {"sources_page": "sources.html"},
        {"active_content": "articles/a.md"},
        {"active_content": {"a": 1}},
        {"active_content": [1]},
    ],
)
def test_options_that_are_none(option: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(option))):
        GlossatorExtension(**option)


def test_a_withheld_gloss_leaves_the_article_bare(gloss: str) -> None:
    Path(gloss).write_text(f"{GLOSS}lesson: {{reveal: class}}\n", encoding="utf-8")
    page = rendered(gloss, language="de")
    assert markdown(ARTICLE) in page
    assert "data-gloss-ref" not in page
    assert "no good choice" not in page
    assert "Ana Lind," not in page.replace("mayor Ana Lind", "")
    assert "The Town Post" in page
    assert "6. März 2025" in page
    assert "Autor" not in page
    assert "sind für eine Klasse zurückgehalten" in page
    assert "Nutzungsrecht: <bdi>Written for these tests; free to use.</bdi>" in page
    assert bare_article(page) == markdown(ARTICLE)


def test_a_withheld_gloss_is_judged_all_the_same(
    gloss: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = GLOSS.replace("exact: 12%", "exact: 13%")
    Path(gloss).write_text(f"{wrong}lesson: {{reveal: class}}\n", encoding="utf-8")
    rendered(gloss)
    assert "f1: “13%” does not stand in the article." in caplog.text
    assert "only Glossator's MkDocs plugin keeps the gloss file itself off the site" in caplog.text
