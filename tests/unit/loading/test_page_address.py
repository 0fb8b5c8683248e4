"""Where the page of an article is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.loading.site_config import page_address
from sites import write


@pytest.mark.parametrize(
    ("config", "article", "expected"),
    [
        ("site_url: https://s.example/x/", "docs/a/one.md", "https://s.example/x/a/one/"),
        ("site_url: https://s.example", "docs/a/index.md", "https://s.example/a/"),
        ("site_url: https://s.example", "docs/README.md", "https://s.example/"),
        (
            "site_url: https://s.example\nuse_directory_urls: false",
            "docs/a.md",
            "https://s.example/a.html",
        ),
        ("site_url: https://s.example\ndocs_dir: pages", "pages/ä b.md", None),
        ("site_url: https://s.example", "elsewhere/a.md", None),
        ('site_url: ""', "docs/a.md", None),
        ("site_url: javascript:alert(1)", "docs/a.md", None),
        ('site_url: !ENV [SITE_URL, ""]', "docs/a.md", None),
        ("site_name: S", "docs/a.md", None),
    ],
)
def test_the_address(tmp_path: Path, config: str, article: str, expected: str | None) -> None:
    write(tmp_path, {"mkdocs.yml": f"{config}\n", article: "", "docs/x": ""})
    if "pages" in article:
        expected = "https://s.example/%C3%A4%20b/"
    assert page_address(tmp_path / article) == expected


def test_another_address_than_the_configurations(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "site_url: https://s.example/\n", "docs/a.md": ""})
    assert page_address(tmp_path / "docs/a.md", "https://o.example") == "https://o.example/a/"


def test_zensical(tmp_path: Path) -> None:
    project = '[project]\nsite_name = "S"\nsite_url = "https://z.example/"\ndocs_dir = "docs"\n'
    write(tmp_path, {"zensical.toml": project, "docs/a.md": ""})
    assert page_address(tmp_path / "docs/a.md") == "https://z.example/a/"
