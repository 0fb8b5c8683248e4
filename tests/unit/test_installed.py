"""Only what somebody installed, and what is a Markdown extension, is loaded."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from glossator.installed import is_installed_extension


@pytest.mark.parametrize(
    "name",
    [
        "toc",
        "footnotes",
        "markdown.extensions.tables",
        "pymdownx.superfences",
        "markdown.extensions.toc:TocExtension",
        "glossator",
    ],
)
def test_extensions(name: str) -> None:
    assert is_installed_extension(name)


@pytest.mark.parametrize(
    "name",
    [
        "antigravity",
        "this",
        "os",
        "idlelib.idle",
        "pip.__main__",
        "click",
        "pytest",
        "markdown.extensions.toc:NoSuchClass",
        "markdown",
        "no.such.module",
        "",
        "..toc",
        "../evil",
        "toc; import os",
        "a" * 10_000,
    ],
)
def test_others(name: str) -> None:
    assert not is_installed_extension(name)


def test_a_module_of_the_project_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the current folder is looked in, as with ``python -m``."""
    (tmp_path / "evil_extension.py").write_text(
        "raise SystemExit('it ran')\ndef makeExtension(): ...\n", encoding="utf-8"
    )
    info = tmp_path / "evil_extension-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: evil_extension\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(
        "[markdown.extensions]\nevil = evil_extension:x\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert not is_installed_extension("evil_extension")
    assert not is_installed_extension("evil")
    assert "evil_extension" not in sys.modules
