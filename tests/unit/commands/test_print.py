"""``glossator print``: its messages, its exit codes, and what is left behind: nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner, Result

from glossator.cli import main
from glossator.model import Article
from glossator.printing import browser
from glossator.printing.browser import VARIABLE, BrowserError, find_browser, print_page
from glossator.printing.sheet import css_string, sheet
from sites import ARTICLE, GLOSS, write

PDF = "%PDF-1.7 << /Type /Pages /Count 2 >> << /Type /Page >> <</Type/Page>>"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site whose folder has a space and an umlaut; no browser is found but those of a test."""
    home = write(
        tmp_path / "Schöne Seiten",
        {"mkdocs.yml": "", "docs/library.md": ARTICLE, "docs/library.gloss.yml": GLOSS},
    )
    monkeypatch.chdir(home)
    monkeypatch.delenv(VARIABLE, raising=False)
    return home


def pretended(folder: Path, code: str) -> Path:
    """A browser that does what ``code`` says; ``pdf`` is where it should write."""
    program = folder / "pretended"
    program.write_text(
        f"#!{sys.executable}\n"
        "import sys, time, pathlib\n"
        "pdf = [each[15:] for each in sys.argv if each.startswith('--print-to-pdf=')][0]\n"
        f"{code}\n",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["print", *arguments])


def left(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {"mkdocs.yml", "docs", "pretended"}


def test_a_pdf_is_written(folder: Path) -> None:
    good = pretended(folder, f"pathlib.Path(pdf).write_text({PDF!r})")
    result = run("docs/library.md", "--browser", str(good))
    assert (result.exit_code, left(folder)) == (0, {"library.pdf"}), result.output
    assert "library.pdf written. 2 pages, A4." in result.stderr
    assert (folder / "library.pdf").read_text() == PDF
    assert "library.pdf written." in result.stderr
    assert result.stdout == ""


def test_the_gloss_file_names_its_article_too(folder: Path) -> None:
    good = pretended(folder, f"pathlib.Path(pdf).write_text({PDF!r})")
    result = run("docs/library.gloss.yml", "--browser", str(good), "-o", "ä ö.pdf")
    assert (result.exit_code, left(folder)) == (0, {"ä ö.pdf"}), result.output


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("sys.exit('no display here')", "no display here"),
        ("", "It made no PDF (exit code 0)"),
        ("pathlib.Path(pdf).write_text('<html>')", "It made no PDF"),
    ],
)
def test_a_browser_that_fails_leaves_the_old_file_whole(folder: Path, code: str, said: str) -> None:
    (folder / "library.pdf").write_text("the old one")
    result = run("docs/library.md", "--browser", str(pretended(folder, code)))
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Try another with --browser." in result.stderr
    assert "Traceback" not in result.output
    assert (folder / "library.pdf").read_text() == "the old one"
    assert left(folder) == {"library.pdf"}


def test_a_browser_that_hangs_is_given_up(folder: Path) -> None:
    slow = pretended(folder, "time.sleep(60)")
    page = folder / "page.html"
    page.touch()
    with pytest.raises(BrowserError, match=r"did not finish within 0.2 seconds"):
        print_page(slow, page, folder / "page.pdf", seconds=0.2)


def test_a_program_that_is_none(folder: Path) -> None:
    program = folder / "pretended"
    program.write_bytes(b"\x7fELF nonsense")
    program.chmod(0o755)
    result = run("docs/library.md", "--browser", str(program))
    assert result.exit_code == 2
    assert "It cannot be started" in result.stderr
    assert left(folder) == set()


def test_which_browser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    named = pretended(folder, "")
    assert find_browser(named) == named
    monkeypatch.setenv(VARIABLE, str(named))
    assert find_browser() == named
    monkeypatch.delenv(VARIABLE)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(browser, "_APPLICATIONS", ())
    with pytest.raises(BrowserError, match="No browser was found") as none:
        find_browser()
    for way in ("Install", "--browser", VARIABLE, "--html"):
        assert way in str(none.value)
    named.rename(folder / "google-chrome")
    assert find_browser() == folder / "google-chrome"
    with pytest.raises(BrowserError, match="There is no such program"):
        find_browser(Path("netscape"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["docs/nothing.md", "--html"], "docs/nothing.md: There is no such file or folder."),
        (["docs/bare.md", "--html"], "It has no gloss file bare.gloss.yml beside it."),
        (["docs/library.md", "--html", "--layers", "quote,verse"], "verse is none of quote,"),
        (["docs/library.md", "--html", "--paper", "a5"], "'a5' is not one of"),
        (["docs/library.md", "--browser", "netscape"], "There is no such program."),
        (["docs/library.md", "--html", "-o", "mkdocs.yml/x.html"], "cannot be written"),
    ],
)
def test_wrong_use_is_told(folder: Path, arguments: list[str], said: str) -> None:
    (folder / "docs/bare.md").write_text("# Bare\n", encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert left(folder) == set()


def test_findings_are_told_and_the_page_is_made(folder: Path) -> None:
    (folder / "docs/library.md").write_text(ARTICLE.replace("12%", "13%"), encoding="utf-8")
    result = run("docs/library.md", "--html")
    assert result.exit_code == 1
    assert "f1: “12%” does not stand in the article." in result.stderr
    assert left(folder) == {"library.html"}


def test_a_gloss_file_that_cannot_be_read(folder: Path) -> None:
    (folder / "docs/library.gloss.yml").write_text("article: {", encoding="utf-8")
    result = run("docs/library.md", "--html")
    assert result.exit_code == 2
    assert "nothing was printed" in result.stderr
    assert left(folder) == set()


def test_the_page_needs_nothing_else(folder: Path) -> None:
    assert run("docs/library.md", "--html", "--paper", "letter").exit_code == 0
    page = BeautifulSoup((folder / "library.html").read_text("utf-8"), "html5lib")
    assert page.select("script, link, iframe") == []
    assert page.title is not None
    assert page.title.get_text() == "Library to close on Mondays"
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none';")
    assert "size: letter;" in page.style.string  # type: ignore[union-attr]
    assert len(page.select(".gloss-note")) == 8
    base = page.select_one("base")
    assert base is not None
    assert str(base["href"]).endswith("/docs/")


def test_layers_and_language(folder: Path) -> None:
    (folder / "mkdocs.yml").write_text("theme: {name: material, language: de}\n")
    assert run("docs/library.md", "--html", "--layers", "claim").exit_code == 0
    page = BeautifulSoup((folder / "library.html").read_text("utf-8"), "html5lib")
    on = [str(box["data-layer"]) for box in page.select(".gloss-layer[checked]")]
    assert on == ["claim"]
    heading = page.select_one("#gloss-notes")
    assert heading is not None
    assert heading.get_text() == "Anmerkungen"
    assert run("docs/library.md", "--html", "--language", "en").exit_code == 0
    assert ">Notes</h2>" in (folder / "library.html").read_text("utf-8")


def test_a_title_does_no_harm_in_the_style_sheet() -> None:
    title = '"; } </style><script>alert(1)</script> \\ \n 100% “ü”'
    page = sheet(Article(title=title, rights="x"), "<p>x</p>", Path())
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert css_string('a"b') == "a\\22 b"


def test_nobody_but_root_prints_without_the_sandbox(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = pretended(
        folder, f"pathlib.Path(pdf).write_text({PDF!r} + chr(10) + ' '.join(sys.argv))"
    )
    for user, without in ((0, True), (1000, False)):
        monkeypatch.setattr(os, "geteuid", lambda user=user: user)
        assert run("docs/library.md", "--browser", str(told)).exit_code == 0
        assert ("--no-sandbox" in (folder / "library.pdf").read_text()) == without
