"""Which page is being rendered: asked of what each builder leaves in the Markdown instance."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import _RelativePathTreeprocessor  # what MkDocs itself registers

from glossator.page_context import page_context


def in_mkdocs(docs_dir: Path, here: str, *, directories: bool = True) -> Markdown:
    """A Markdown instance as MkDocs prepares it for the page ``here``."""
    config = MkDocsConfig()
    config.docs_dir = str(docs_dir)
    uris = (here, "index.md", "sources.md", "articles/other.md")
    files = Files(
        [
            File(uri, str(docs_dir), "site", use_directory_urls=directories)
            for uri in dict.fromkeys(uris)
        ]
    )
    file = files.get_file_from_path(here)
    assert file is not None
    markdown = Markdown()
    _RelativePathTreeprocessor(file, files, config)._register(markdown)
    return markdown


def in_zensical(docs_dir: Path, here: str, **config: Any) -> Markdown:
    """A Markdown instance as Zensical prepares it for the page ``here``."""
    markdown = Markdown()
    processor = Preprocessor(markdown)
    vars(processor).update(
        page=SimpleNamespace(path=here, url="", meta={}),
        config={"docs_dir": str(docs_dir), **config},
    )
    markdown.preprocessors.register(processor, "rendering_context", 100)
    return markdown


def test_outside_a_builder_there_is_no_page() -> None:
    assert page_context(Markdown()) is None


def test_mkdocs_names_the_file(tmp_path: Path) -> None:
    context = page_context(in_mkdocs(tmp_path, "articles/one.md"))
    assert context is not None
    assert context.path == tmp_path / "articles/one.md"
    assert context.docs_dir == tmp_path
    assert context.logger == "mkdocs.glossator"


@pytest.mark.parametrize(
    ("here", "there", "directories", "url"),
    [
        ("articles/one.md", "sources.md", True, "../../sources/"),
        ("articles/one.md", "articles/other.md", True, "../other/"),
        ("articles/one.md", "index.md", True, "../../"),
        ("articles/one.md", "sources.md", False, "../sources.html"),
        ("sources.md", "articles/other.md", True, "../articles/other/"),
        ("index.md", "sources.md", True, "sources/"),
        ("index.md", "nothing.md", True, None),
    ],
)
def test_mkdocs_knows_the_addresses(
    tmp_path: Path, here: str, there: str, directories: bool, url: str | None
) -> None:
    context = page_context(in_mkdocs(tmp_path, here, directories=directories))
    assert context is not None
    assert context.url_of(there) == url


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("articles/one.md", "sources.md", "../sources.md"),
        ("articles/one.md", "articles/other.md", "other.md"),
        ("sources.md", "articles/other.md", "articles/other.md"),
        ("index.md", "nothing.md", None),
    ],
)
def test_zensical_is_given_the_file_and_makes_the_address(
    tmp_path: Path, here: str, there: str, link: str | None
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "sources.md").touch()
    (tmp_path / "articles/other.md").touch()
    context = page_context(in_zensical(tmp_path, here))
    assert context is not None
    assert context.path == tmp_path / here
    assert context.docs_dir == tmp_path
    assert context.url_of(there) == link


def test_an_instance_that_another_tool_prepared_is_not_taken_for_a_builder_s() -> None:
    markdown = Markdown()
    markdown.preprocessors.register(Preprocessor(markdown), "rendering_context", 100)
    assert page_context(markdown) is None
