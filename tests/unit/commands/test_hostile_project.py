"""A stranger's project is checked without network, without its code and without files outside."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator.cli import main
from sites import ARTICLE, WELL_GLOSSED, write

SECRET = "“The password is 12,345,” said root."

GOOD = {
    ".git/HEAD": "",
    "mkdocs.yml": "site_name: S\nplugins: [search, glossator]\n",
    "docs/articles/library.md": ARTICLE,
    "docs/articles/library.gloss.yml": WELL_GLOSSED,
}


@pytest.fixture
def fork(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The checkout of a pull request, in a folder with a secret beside it."""
    write(tmp_path, {"secret.md": SECRET, "secret.yml": "markdown_extensions: [attr_list]\n"})
    folder = write(tmp_path / "fork", GOOD)
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(folder)

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("somebody was asked for something")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, forbidden)
    monkeypatch.setattr(socket, "getaddrinfo", forbidden)
    monkeypatch.setattr(subprocess, "Popen", forbidden)
    monkeypatch.setattr(os, "system", forbidden)
    yield folder
    assert not (tmp_path / "ran").exists()


def checked(*arguments: str) -> Result:
    done = CliRunner().invoke(main, ["check", *arguments])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done


def test_a_good_project_is_good(fork: Path) -> None:
    assert checked("--strict").exit_code == 0


EVIL = "from pathlib import Path\nPath(__file__).parent.parent.joinpath('ran').touch()\n"
EVIL += "def makeExtension(**_): ...\n"


@pytest.mark.parametrize(
    "config",
    [
        "hooks: [evil.py]\n",
        "plugins: [glossator, evil]\n",
        "markdown_extensions: [evil]\n",
        "markdown_extensions: ['evil:makeExtension']\n",
        "markdown_extensions:\n  - toc: {slugify: !!python/name:evil.makeExtension }\n",
        "markdown_extensions:\n  - toc: {slugify: !!python/object/apply:evil.makeExtension {}}\n",
        "theme: !!python/object/apply:os.system [touch ../ran]\n",
        "site_dir: !ENV [HOME]\ndocs_dir: docs\n",
        "markdown_extensions: [antigravity, this, idlelib.idle, pip.__main__]\n",
    ],
)
def test_its_code_is_not_run(fork: Path, config: str) -> None:
    write(fork, {"mkdocs.yml": f"site_name: S\n{config}", "evil.py": EVIL})
    checked()


SNIPPETS = """\
site_name: S
markdown_extensions:
  - pymdownx.snippets: {base_path: [/, ..], restrict_base_path: false, url_download: true}
"""


@pytest.mark.parametrize("named", ["../secret.md", "/etc/passwd", "https://example.org/a.md"])
def test_extensions_open_nothing_outside(fork: Path, named: str) -> None:
    named = named.replace("../secret.md", str(fork.parent / "secret.md"))
    article = f'{ARTICLE}\n--8<-- "{named}"\n'
    write(fork, {"mkdocs.yml": SNIPPETS, "docs/articles/library.md": article})
    done = checked()
    assert done.exit_code == 2
    assert "password" not in done.output
    assert (
        "docs/articles/library.md:1: error forbidden: A Markdown extension of the site wanted to"
        in done.output
    )


def test_what_is_in_the_project_may_be_included(fork: Path) -> None:
    article = ARTICLE.replace("Some parents called the plan a disaster.", '--8<-- "part.md"')
    config = "site_name: S\nmarkdown_extensions: [pymdownx.snippets]\n"
    part = {"part.md": "Some parents called the plan a disaster.", "mkdocs.yml": config}
    write(
        fork,
        {
            **part,
            "docs/articles/library.md": article.replace('--8<-- "part.md"', '\n--8<-- "part.md"\n'),
        },
    )
    assert "forbidden" not in checked("--format", "json").output


@pytest.mark.parametrize(
    "name", ["docs/articles/library.md", "docs/articles/library.gloss.yml", "docs/sources.yml"]
)
def test_a_link_that_leads_out_is_refused(fork: Path, name: str) -> None:
    (fork / name).unlink(missing_ok=True)
    (fork / name).symlink_to(fork.parent / "secret.md")
    done = checked()
    assert done.exit_code == 2
    assert f"{name}:1: error outside: This is a link that leads out of the project." in done.output
    assert "password" not in done.output


def test_a_folder_that_leads_out_is_refused(fork: Path) -> None:
    write(fork.parent / "elsewhere", {"a.md": SECRET, "a.gloss.yml": WELL_GLOSSED})
    (fork / "docs/more").symlink_to(fork.parent / "elsewhere")
    done = checked()
    assert done.exit_code == 2
    assert "docs/more/a.gloss.yml:1: error outside: This is a link" in done.output


@pytest.mark.parametrize("named", ["..", "../..", "/etc", "../elsewhere"])
def test_pages_elsewhere_are_not_read(fork: Path, named: str) -> None:
    write(fork.parent / "elsewhere", {"a.md": SECRET, "a.gloss.yml": WELL_GLOSSED})
    write(fork, {"mkdocs.yml": f"site_name: S\ndocs_dir: {named}\n"})
    done = checked()
    assert done.exit_code == 2
    assert (
        "mkdocs.yml:1: error outside: The folder that `docs_dir` names is outside the project."
        in done.output
    )
    assert "password" not in done.output


def test_a_configuration_elsewhere_is_not_read(fork: Path) -> None:
    write(fork, {"mkdocs.yml": "site_name: S\nINHERIT: ../secret.yml\n"})
    article = ARTICLE.replace("on Mondays\n", "on Mondays {#own}\n")
    write(fork, {"docs/articles/library.md": article})
    assert "sealed" in checked().output  # attr_list would have taken it for an id


def test_a_link_to_a_link_in_a_circle(fork: Path) -> None:
    path = fork / "docs/articles/library.md"
    path.unlink()
    path.symlink_to(path)
    assert "docs/articles/library.gloss.yml:1:" in checked().output


@pytest.mark.parametrize(
    ("article", "said"),
    [
        (
            "# A\n\n<script>alert(1)</script>\n",
            ":3: error active-content: The article holds `<script>`",
        ),
        (
            "---\ntitle: <script>x</script>\n---\n# A\n",
            ":2: error active-content: The page's `title` holds",
        ),
        ("# &lt;/title&gt;&lt;script&gt;\n", ":1: error active-content: The page's title is"),
        ("# A\n\n" + "[" * 20_000, ":3: error too-much: More than 1,000 `[` stand in a row."),
        (
            "---\na: &a [x]\nb: [*a, *a]\n---\n# A\n",
            ":1: error too-much: The page's metadata uses an alias",
        ),
    ],
)
def test_an_article_that_is_not_fit(fork: Path, article: str, said: str) -> None:
    write(fork, {"docs/articles/library.md": article})
    done = checked()
    assert done.exit_code in (1, 2)
    assert f"docs/articles/library.md{said}" in done.output


def test_the_owner_may_answer_for_an_article(fork: Path) -> None:
    article = f"{ARTICLE}\n<iframe src=https://example.org></iframe>\n"
    write(fork, {"docs/articles/library.md": article})
    assert checked("--strict").exit_code == 1
    config = "site_name: S\nplugins:\n  - glossator:\n      active_content: {}\n"
    for value, code in (("true", 0), ("[articles/library.md]", 0), ("[articles/other.md]", 1)):
        write(fork, {"mkdocs.yml": config.format(value)})
        assert checked("--strict").exit_code == code
    write(fork, {"mkdocs.yml": config.format("perhaps")})
    assert "`active_content` is “perhaps”" in checked().output


def test_print_refuses_what_acts(fork: Path) -> None:
    write(fork, {"docs/articles/library.md": f"{ARTICLE}\n<script>alert(1)</script>\n"})
    done = CliRunner().invoke(main, ["print", "docs/articles/library.md", "--html", "-o", "a.html"])
    assert done.exit_code == 2
    assert "The article holds `<script>`" in done.output
    assert not (fork / "a.html").exists()
