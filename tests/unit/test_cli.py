"""The command line: what it prints where, and the exit codes that scripts rely on."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from glossator import __version__
from glossator.cli import main
from sites import ARTICLE, WELL_GLOSSED, small_site, write


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small site in the current folder."""
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path, "", {"docs/articles/library.gloss.yml": WELL_GLOSSED})


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def lose_a_gloss(site: Path) -> int:
    """Make f1 an orphan; the line on which it stands."""
    write(
        site, {"docs/articles/library.gloss.yml": WELL_GLOSSED.replace("exact: 12%", "exact: 13%")}
    )
    return WELL_GLOSSED[: WELL_GLOSSED.index("id: f1")].count("\n") + 1


@pytest.mark.parametrize(
    "path", ["docs", "docs/articles/library.md", "docs/articles/library.gloss.yml", "."]
)
def test_all_is_well(site: Path, path: str) -> None:
    done = run("check", path)
    assert done.exit_code == 0
    assert done.stdout == ""
    assert done.stderr == "1 gloss file read, 11 glosses placed, 0 findings.\n"


@pytest.mark.parametrize("arguments", [(), (".",)])
@pytest.mark.parametrize(
    "config",
    [
        {"mkdocs.yml": "site_name: S\n"},
        {"properdocs.yml": "site_name: S\ndocs_dir: pages\n"},
        {"mkdocs.yml": "docs_dir: !ENV PAGES\n"},
        {"zensical.toml": "[project]\nsite_name = 'S'\n"},
        {"zensical.toml": "[project]\ndocs_dir = 'pages'\n"},
    ],
    ids=str,
)
def test_of_a_project_the_pages_are_checked_and_no_built_copy(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    config: dict[str, str],
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = "pages" if "pages" in str(config) else "docs"
    write(tmp_path, {**config, f"{folder}/a.md": ARTICLE, f"{folder}/a.gloss.yml": WELL_GLOSSED})
    write(tmp_path, {"site/a.gloss.yml": WELL_GLOSSED})
    done = run("check", *arguments)
    assert done.exit_code == 0
    assert done.stderr == "1 gloss file read, 11 glosses placed, 0 findings.\n"


@pytest.mark.parametrize("arguments", [(), (".",)])
@pytest.mark.parametrize("config", [{"mkdocs.yml": "docs_dir: {"}, {"zensical.toml": "["}], ids=str)
def test_the_pages_are_checked_and_a_broken_configuration_is_told(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    config: dict[str, str],
    arguments: tuple[str, ...],
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {**config, "docs/a.md": ARTICLE, "docs/a.gloss.yml": WELL_GLOSSED})
    write(tmp_path, {"site/a.gloss.yml": WELL_GLOSSED})
    done = run("check", *arguments)
    assert done.exit_code == 2
    assert done.stdout.startswith(f"{next(iter(config))}:1: error unreadable: ")
    assert done.stderr == "1 gloss file read, 11 glosses placed, 1 error.\n"


def test_a_folder_that_is_no_project_is_checked_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"a.md": ARTICLE, "a.gloss.yml": WELL_GLOSSED})
    write(tmp_path, {"docs/b.md": ARTICLE, "docs/b.gloss.yml": WELL_GLOSSED})
    done = run("check")
    assert done.exit_code == 0
    assert "2 gloss files read" in done.stderr


def test_a_file_named_twice_is_checked_once(site: Path) -> None:
    done = run("check", "docs", "docs/articles/library.md")
    assert done.stderr == "1 gloss file read, 11 glosses placed, 0 findings.\n"


def test_findings_go_to_standard_output_and_talk_to_standard_error(site: Path) -> None:
    line = lose_a_gloss(site)
    done = run("check", "docs")
    assert done.exit_code == 1
    assert done.stdout.startswith(
        f"docs/articles/library.gloss.yml:{line}: error edited: f1: “13%” does not stand in"
    )
    _, patch = done.stdout.splitlines()
    assert patch.startswith("    perhaps exact: 12% (left to you: ")
    assert done.stderr == "1 gloss file read, 10 glosses placed and 1 not, 1 error.\n"


def test_findings_for_programs(site: Path) -> None:
    line = lose_a_gloss(site)
    done = run("check", "--format", "json", "docs")
    assert done.exit_code == 1
    (finding,) = json.loads(done.stdout)
    assert finding.pop("what").startswith("f1: “13%”")
    assert finding.pop("mend")
    assert finding == {
        "code": "edited",
        "severity": "error",
        "path": "docs/articles/library.gloss.yml",
        "line": line,
        "id": "f1",
        "fixes": [{"id": "f1", "set": {"exact": "12%"}, "sure": False}],
    }


def test_no_findings_for_programs_is_an_empty_list(site: Path) -> None:
    assert json.loads(run("check", "--format", "json").stdout) == []


def test_a_file_that_cannot_be_read_is_exit_code_2(site: Path) -> None:
    write(site, {"docs/articles/library.gloss.yml": "\x00\x01"})
    done = run("check")
    assert done.exit_code == 2
    assert done.stdout.startswith("docs/articles/library.gloss.yml:1: ")


def test_an_article_that_cannot_be_read_is_exit_code_2(site: Path) -> None:
    (site / "docs/articles/library.md").write_bytes(b"\xff\xfe\x00")
    done = run("check")
    assert done.exit_code == 2
    assert "The article is not UTF-8 text." in done.stdout


def test_a_mistake_in_the_file_is_exit_code_1(site: Path) -> None:
    write(
        site,
        {"docs/articles/library.gloss.yml": WELL_GLOSSED.replace("speaker: lind", "speaker: lnd")},
    )
    done = run("check")
    assert done.exit_code == 1
    assert "Unknown speaker “lnd”. Did you mean “lind”?" in done.stdout
    assert "1 article not looked at yet" in done.stderr


def test_a_missing_article_is_named(site: Path) -> None:
    (site / "docs/articles/library.md").unlink()
    done = run("check", "docs")
    assert done.exit_code == 1
    assert "There is no article “library.md” beside this file." in done.stdout


def test_a_gloss_file_that_would_not_be_read_is_named(site: Path) -> None:
    write(site, {"docs/articles/other.gloss.yaml": WELL_GLOSSED})
    done = run("check", "docs")
    assert done.exit_code == 1
    assert "docs/articles/other.gloss.yaml:1: " in done.stdout


def test_a_mistake_in_shared_sources_is_told_once(site: Path) -> None:
    write(
        site,
        {
            "docs/sources.yml": "other: {outlet: Somebody, titel: Something}\n",
            "docs/second.md": ARTICLE,
            "docs/second.gloss.yml": WELL_GLOSSED,
        },
    )
    done = run("check", "docs")
    assert done.exit_code == 1
    assert done.stdout.count("Unknown key “titel”") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "nothing.md"), "nothing.md: There is no such file or folder."),
        (("check", "nothing.gloss.yml"), "There is no such file"),
        (("check", "--format", "xml"), "xml"),
        (("chek",), "chek"),
        (("check", "--formt", "json"), "--format"),
    ],
)
def test_wrong_use_is_exit_code_2(site: Path, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert said in done.stderr


def test_an_empty_folder_is_well(tmp_path: Path) -> None:
    done = run("check", str(tmp_path))
    assert done.exit_code == 0
    assert done.stderr == "0 gloss files read, 0 glosses placed, 0 findings.\n"


@pytest.mark.parametrize("command", main.list_commands(click.Context(main)))
def test_every_command_helps_with_an_example(command: str) -> None:
    for flag in ("--help", "-h"):
        done = run(command, flag)
        assert done.exit_code == 0
        assert f"Example: glossator {command} " in done.stdout


def test_the_version() -> None:
    done = run("--version")
    assert done.exit_code == 0
    assert __version__ in done.stdout


def test_the_site_s_own_extensions_decide_what_the_words_are(site: Path) -> None:
    """Without ``attr_list`` the braces are words, and break the seal."""
    article = ARTICLE.replace("parents say", "parents say {#parents}")
    write(site, {"docs/articles/library.md": article})
    assert run("check").exit_code == 1
    write(site, {"mkdocs.yml": "site_name: S\nmarkdown_extensions: [attr_list]\n"})
    assert run("check").exit_code == 0
