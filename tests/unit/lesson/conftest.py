"""One lesson for all its tests: a small article with a question of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.annotate import place
from glossator.lesson.material import Material, gather
from glossator.loading import load
from glossator.rendering import render_article
from sites import ARTICLE, LESSON, write


@pytest.fixture
def material(tmp_path: Path) -> Material:
    """The material of the lesson."""
    write(tmp_path, {"library.md": ARTICLE, "library.gloss.yml": LESSON})
    loaded = load(tmp_path / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    html = render_article(tmp_path / "library.md").html
    return gather(place(html, loaded.gloss), html)
