"""An article's title, metadata and place are shown by themes as they are: none may act."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.fitness import acting, acting_metadata
from glossator.loading.metadata import read_metadata
from sites import write


def told(lines: str) -> list[int]:
    source = f"---\ntitle: T\n{lines}\n---\nWords.\n"
    metadata = read_metadata(source)
    assert len(metadata) > 1
    return [each.line for each in acting_metadata(Path("a.md"), metadata, source)]


@pytest.mark.parametrize(
    "line",
    [
        "description: '<img src=x onerror=a>'",
        "description: '\" onload=a x=\"'",
        "description: '\" http-equiv=refresh content=\"0'",
        f"description: '0;url=https://a.example\" {'a' * 400} http-equiv=refresh x'",
        "description: '&lt;img src=x&gt;'",
        "description: !!binary Ij48aW1nIHNyYz14IG9uZXJyb3I9YWxlcnQoMTMpPg==",
        "description: [[[[[[[[[['<img src=x>']]]]]]]]]]",
        "description: {a: {b: {c: {d: {e: {f: {g: '<img src=x>'}}}}}}}",
        "description: {'<img src=x>': a}",
        "'<img src=x>': a",
        "template: redirect.html",
        "location: 'javascript:a'",
        "location: ' java\tscript:a'",
        "links: [a, {b: 'data:text/html,x'}]",
    ],
)
def test_metadata_that_could_act(line: str) -> None:
    # A key in quotation marks is not found again in the source.
    assert told(line) == ([1] if line.startswith("'<") else [3])


@pytest.mark.parametrize(
    "line",
    [
        "description: He said “it is” and ‘that’ was all = nothing",
        "description: a < b and 5 > 3",
        "date: 2025-02-24",
        "tags: [news, minerals]",
        "location: Kyiv",
        "hide: [toc]",
        "image: https://a.example/a.png?b=c",
        "subtitle: it's over",
    ],
)
def test_metadata_that_people_write(line: str) -> None:
    assert told(line) == []


@pytest.mark.parametrize("name", ["<img src=x>", 'a" b=c', "&lt;b>"])
def test_the_name_of_a_folder_is_shown_on_every_page(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, {"mkdocs.yml": "", f"docs/{name}/a.md": "Words."}) / f"docs/{name}/a.md"
    (finding,) = acting(path, "<p>Words.</p>", "Words.")
    assert finding.what.startswith("The page's folder is ")


def test_the_folders_around_the_project_are_its_owner_s(tmp_path: Path) -> None:
    folder = write(tmp_path, {"<b>/mkdocs.yml": "", "<b>/docs/a.md": "Words."})
    assert acting(folder / "<b>/docs/a.md", "<p>Words.</p>", "Words.") == []
