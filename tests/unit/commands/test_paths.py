"""What is said of a path that is not there, or is something else."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from sites import WELL_GLOSSED, small_site, write

NAME = "docs/articles/library.gloss.yml"


@pytest.fixture(autouse=True)
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path, "", {NAME: WELL_GLOSSED})


COMMANDS = [
    ["check"],
    ["links"],
    ["export", "--format", "csv"],
    ["print", "--html"],
    ["lesson", "--html"],
    ["draft"],
]
MISSING = "There is no such file or folder."


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("docs/articles/libary.md", f"{MISSING} Did you mean docs/articles/library.md?"),
        ("docs/artikles/library.md", f"{MISSING} Did you mean docs/articles/library.md?"),
        ("docs/articles/libary.gloss.yml", f"{MISSING} Did you mean {NAME}?"),
        ("library.md", f"{MISSING} Did you mean docs/articles/library.md?"),
        ("nowhere/at/all.md", f"{MISSING} Look at its name and its folder."),
    ],
)
def test_a_path_that_is_not_there(command: list[str], named: str, said: str) -> None:
    done = CliRunner().invoke(main, [*command, named])
    assert (done.exit_code, done.stderr) == (2, f"{named}: {said}\n")


@pytest.mark.parametrize("command", COMMANDS[3:], ids=lambda command: command[0])
def test_a_folder_where_one_article_is_wanted(command: list[str]) -> None:
    done = CliRunner().invoke(main, [*command, "docs"])
    said = "docs: This is a folder. Name one article, such as docs/articles/library.md.\n"
    assert (done.exit_code, done.stderr) == (2, said)


@pytest.mark.parametrize("command", COMMANDS[:5], ids=lambda command: command[0])
def test_an_article_without_a_gloss_file(site: Path, command: list[str]) -> None:
    write(site, {"docs/other.md": "# Other\n", "docs/page.html": "<p>x</p>"})
    done = CliRunner().invoke(main, [*command, "docs/other.md"])
    assert done.exit_code == 2
    assert "no gloss file other.gloss.yml beside it. Make one with: glossator draft" in done.stderr
    done = CliRunner().invoke(main, [*command, "docs/page.html"])
    assert "docs/page.html: This is no article." in done.stderr


def test_other_yaml_is_no_gloss_file() -> None:
    done = CliRunner().invoke(main, ["check", "mkdocs.yml"])
    assert done.exit_code == 2
    assert "A gloss file’s name ends in .gloss.yml" in done.stderr
