"""All gloss files of a site, each read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator import library as module
from glossator.library import Library
from sites import ARTICLE, GLOSS, write


def site(folder: Path, *names: str) -> Library:
    """A docs folder with these articles."""
    for name in names:
        write(folder, {f"{name}.md": ARTICLE, f"{name}.gloss.yml": GLOSS})
    return Library(folder)


def test_paths_are_sorted_whatever_the_file_system_gives(tmp_path: Path) -> None:
    library = site(tmp_path, "b", "a", "c/a", "B")
    names = [path.relative_to(tmp_path).as_posix() for path in library.paths()]
    assert names == sorted(names)
    assert len(names) == 4


def test_hidden_folders_are_not_looked_into(tmp_path: Path) -> None:
    library = site(tmp_path, "a", ".git/b", "c/.cache/d", ".e")
    assert library.paths() == [tmp_path / "a.gloss.yml"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    site(tmp_path / "elsewhere", "secret")
    library = site(tmp_path / "docs", "a")
    (tmp_path / "docs/b.gloss.yml").symlink_to(tmp_path / "elsewhere/secret.gloss.yml")
    (tmp_path / "docs/c.gloss.yml").symlink_to(tmp_path / "docs/a.gloss.yml")
    names = [path.name for path in library.paths()]
    assert names == ["a.gloss.yml", "c.gloss.yml"]


def test_each_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = site(tmp_path, "a", "b")
    read: list[Path] = []
    real = module.load

    def counting(path: Path, **options: object) -> object:
        read.append(path)
        return real(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "load", counting)
    library.glosses()
    library.findings()
    library.load(tmp_path / "a.gloss.yml")
    assert sorted(path.name for path in read) == ["a.gloss.yml", "b.gloss.yml"]


def test_a_broken_file_is_a_finding_and_not_a_gloss(tmp_path: Path) -> None:
    library = site(tmp_path, "a")
    write(tmp_path, {"b.md": ARTICLE, "b.gloss.yml": "article: 3\n"})
    assert [gloss.path.name for gloss in library.glosses()] == ["a.gloss.yml"]
    assert {finding.path.name for finding in library.findings()} == {"b.gloss.yml"}


def test_a_well_kept_folder_has_no_findings(tmp_path: Path) -> None:
    assert site(tmp_path, "a", "b/c").findings() == []
    assert Library(tmp_path / "nothing").findings() == []


def test_files_that_would_be_passed_over_are_findings(tmp_path: Path) -> None:
    library = site(tmp_path, "a")
    write(tmp_path, {"lost.gloss.yml": GLOSS, "other.gloss.yaml": GLOSS})
    codes = {finding.path.name: finding.code for finding in library.findings()}
    assert codes == {"lost.gloss.yml": "no-article", "other.gloss.yaml": "file-name"}


def test_shared_sources_are_told_of_once(tmp_path: Path) -> None:
    library = site(tmp_path, "a", "b/c")
    write(tmp_path, {"sources.yml": "x: {outlet: X, titel: Y}\n"})
    told = [finding for finding in library.findings() if finding.path.name == "sources.yml"]
    assert len(told) == 1


def test_the_slug_is_the_article_s_path_in_the_site(tmp_path: Path) -> None:
    library = site(tmp_path, "a", "b/c")
    assert [library.slug(gloss) for gloss in library.glosses()] == ["a.md", "b/c.md"]


def test_a_link_to_anything_outside_is_told(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "away/s.txt": "secret",
            "away/sub/t.md": "secret",
            "site/mkdocs.yml": "",
            "site/docs/a.md": "a",
        },
    )
    docs = tmp_path / "site/docs"
    (docs / "l.txt").symlink_to(tmp_path / "away/s.txt")
    (docs / "ext").symlink_to(tmp_path / "away", target_is_directory=True)
    (docs / ".hidden").symlink_to(tmp_path / "away", target_is_directory=True)
    (docs / "b.md").symlink_to(docs / "a.md")
    found = Library(docs).outside()
    assert [(each.code, each.path) for each in found] == [
        ("outside", docs / "ext"),
        ("outside", docs / "l.txt"),
    ]
