"""``glossator assets``, and what it writes."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from click.testing import CliRunner

from glossator.cli import main
from glossator.shipping import ASSETS, SCRIPTS, STYLES, shipped


def test_both_files_are_written_and_replaced(tmp_path: Path) -> None:
    folder = tmp_path / "a new" / "Ordner ü"
    for _ in range(2):
        result = CliRunner().invoke(main, ["assets", str(folder)])
        assert result.exit_code == 0, result.output
    assert {file.name: file.read_text("utf-8") for file in folder.iterdir()} == shipped()


def test_a_file_in_the_way_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    result = CliRunner().invoke(main, ["assets", str(tmp_path / "file" / "folder")])
    assert result.exit_code == 2
    assert "cannot be written" in result.output
    assert "Traceback" not in result.output
    assert (tmp_path / "file").read_text() == "mine"


def test_every_part_is_shipped() -> None:
    for folder, names in (("styles", STYLES), ("scripts", SCRIPTS)):
        parts = {Path(part.name).stem for part in (ASSETS / folder).iterdir()}
        # What `mkdocs serve` shows of findings has a style sheet of its own.
        parts.discard("findings")
        assert parts == set(names)


def test_comments_stay_at_home_and_rules_do_not() -> None:
    css = shipped()["glossator.css"]
    whole = "".join((ASSETS / "styles" / f"{name}.css").read_text("utf-8") for name in STYLES)
    assert "/*" not in css
    assert re.sub(r"\s+", "", css) == re.sub(r"\s+|/\*.*?\*/", "", whole, flags=re.DOTALL)
    script = shipped()["glossator.js"]
    assert "/*" not in re.sub(r"/\*.{0,80}\*/ }", "", script)
    # A line break inside a template would lose its indent.
    assert all(line.count("`") % 2 == 0 for line in script.splitlines())


def test_the_weight() -> None:
    """Style sheet and script together are at most 15 kB on their way to the reader."""
    weight = sum(len(gzip.compress(each.encode(), 9)) for each in shipped().values())
    assert weight <= 15_000
