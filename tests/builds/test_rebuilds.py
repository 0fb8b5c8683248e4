"""Same input, same bytes; and nothing of one build is left over in the next."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sites import ARTICLE, BUILDERS, WELL_GLOSSED, build, built, fingerprint, first_site, small_site

CONFIG = "theme: {name: material, font: false}\nplugins: [search, glossator]\n"

# Builds the site in the folder argv[1], lets argv[2] change it, and builds it again. `serve`
# reads the configuration anew each time and keeps some plugins; here all are kept.
TWICE = """
import shutil, sys
import {builder}.__main__
from {builder}.config import load_config
from {builder}.commands.build import build
folder, change = sys.argv[1:]
config = load_config(f"{{folder}}/mkdocs.yml", site_dir=f"{{folder}}/site")
config.plugins.on_startup(command="serve", dirty=False)
for source in (None, change):
    if source:
        shutil.copytree(source, folder, dirs_exist_ok=True)
    if {anew}:
        plugins = config.plugins
        config = load_config(f"{{folder}}/mkdocs.yml", site_dir=f"{{folder}}/site")
        config.plugins = plugins
    build(config)
"""


def test_two_builds_are_the_same_bytes(tmp_path: Path) -> None:
    """Also from another folder and with another order of sets."""
    one, two = (first_site(tmp_path / each) for each in ("here", "elsewhere"))
    here = built(one, tmp_path / "one", environment={"PYTHONHASHSEED": "1"})
    there = built(two, tmp_path / "two", environment={"PYTHONHASHSEED": "2"})
    assert fingerprint(here.folder) == fingerprint(there.folder)


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_page_changes_only_with_its_own_files(tmp_path: Path, builder: str) -> None:
    second = {"docs/second.md": ARTICLE, "docs/second.gloss.yml": WELL_GLOSSED}
    folder = small_site(tmp_path, f"{CONFIG}nav: [index.md]\n", second)
    before = fingerprint(built(folder, builder=builder).folder)
    changed = WELL_GLOSSED.replace("Nobody who was against", "Nobody at all who was against")
    (folder / "docs/second.gloss.yml").write_text(changed, encoding="utf-8")
    after = fingerprint(built(folder, builder=builder).folder)
    assert {path for path in before if before[path] != after[path]} == {
        "second.gloss.yml",
        "second/index.html",
        "search/search_index.json",
    }


@pytest.mark.parametrize("anew", [True, False], ids=["config-anew", "config-kept"])
@pytest.mark.parametrize("builder", BUILDERS)
def test_two_builds_in_one_process_do_not_leak(tmp_path: Path, builder: str, anew: bool) -> None:
    """What a second build in the same process makes is what a fresh one makes."""
    folder = small_site(tmp_path / "served", CONFIG)
    after = {
        "docs/articles/library.gloss.yml": WELL_GLOSSED.replace("id: q1", "id: q7"),
        "docs/new.md": ARTICLE,
        "docs/new.gloss.yml": WELL_GLOSSED,
    }
    changed = small_site(tmp_path / "changed", CONFIG, after)
    script = TWICE.format(builder=builder, anew=anew)
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder), str(changed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert 'id="note-q7"' in (folder / "site/articles/library/index.html").read_text("utf-8")
    fresh = fingerprint(built(changed, builder=builder).folder)
    served = fingerprint(folder / "site")
    for dated in ("sitemap.xml", "sitemap.xml.gz"):
        del fresh[dated], served[dated]
    # The style of the box that is there to be shown.
    del served["assets/glossator/findings.css"]
    assert served == fresh


def test_a_mended_file_is_built_after_a_refusal(tmp_path: Path) -> None:
    folder = small_site(tmp_path, CONFIG)
    gloss = folder / "docs/articles/library.gloss.yml"
    gloss.write_text(
        WELL_GLOSSED.replace("fidelity: altered", "fidelity: alterd"), encoding="utf-8"
    )
    assert build(folder).returncode != 0
    gloss.write_text(WELL_GLOSSED, encoding="utf-8")
    built(folder)
