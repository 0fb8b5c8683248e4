"""``mkdocs serve``: no bad file ends it, and what is to mend stands on the page."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from sites import ARTICLE, BUILDERS, WELL_GLOSSED, built, small_site, words

CONFIG = "theme: {name: material, font: false}\nplugins: [search, glossator]\nstrict: true\n"
BAD = WELL_GLOSSED.replace("fidelity: altered", "fidelity: <b>alterd")
LINE = WELL_GLOSSED[: WELL_GLOSSED.index("fidelity:")].count("\n") + 1
LIBRARY = "articles/library/"


class Server:
    """A site that is being served, and its files."""

    def __init__(self, folder: Path, builder: str, log: Path) -> None:
        self.folder = folder
        self.log = log
        self.gloss = folder / "docs/articles/library.gloss.yml"
        self.article = folder / "docs/articles/library.md"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}/"
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    builder,
                    "serve",
                    "-f",
                    "mkdocs.yml",
                    "-a",
                    f"127.0.0.1:{port}",
                ],
                cwd=folder,
                env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
                stdout=out,
                stderr=subprocess.STDOUT,
            )

    def said(self) -> str:
        """All that the server has said so far."""
        return self.log.read_text(encoding="utf-8")

    def page(self, place: str = LIBRARY) -> BeautifulSoup:
        """A page as it is served now; empty if there is none."""
        try:
            with urllib.request.urlopen(self.address + place, timeout=20) as answer:
                return BeautifulSoup(answer.read(), "html5lib")
        except OSError as error:
            if isinstance(error, urllib.error.HTTPError):
                error.close()
            return BeautifulSoup("", "html5lib")

    def until(self, shown: str | None, place: str = LIBRARY) -> BeautifulSoup:
        """The page, once its box of findings says ``shown``, or is there no more."""
        end = time.monotonic() + 30
        while True:
            assert self.process.poll() is None, self.said()
            page = self.page(place)
            box = words(page.select_one(".gloss-findings").get_text(" ")) if boxes(page) else None
            if page.select("main") and (shown in box if shown and box else shown == box):
                return page
            assert time.monotonic() < end, (shown, box, self.said())
            time.sleep(0.1)


def boxes(page: BeautifulSoup) -> int:
    return len(page.select("main .gloss-findings"))


def notes(page: BeautifulSoup) -> int:
    return len(page.select(".gloss-note, [id^=note-]"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A site with a bad gloss file from the start, in a strict configuration."""
    # No link to the article: in a strict configuration, MkDocs stops at one that leads nowhere.
    files = {"docs/articles/library.gloss.yml": BAD, "docs/index.md": "# Home\n"}
    return small_site(tmp_path / "Schöne Seiten", CONFIG, files)


@pytest.fixture(params=BUILDERS)
def server(request: pytest.FixtureRequest, folder: Path, tmp_path: Path) -> Iterator[Server]:
    """That site, served."""
    server = Server(folder, request.param, tmp_path / "log")
    yield server
    server.process.terminate()
    server.process.wait(20)


def test_a_bad_file_never_ends_the_server(server: Server) -> None:
    finding = f"docs/articles/library.gloss.yml:{LINE} “fidelity” is “<b>alterd”. Did you mean"
    page = server.until(finding)
    assert "shown without its notes until this is mended" in page.get_text()
    assert notes(page) == 0
    assert words(ARTICLE.splitlines()[0][2:]) in page.get_text()
    assert not page.select(".gloss-findings b")
    link = page.select_one(".gloss-findings link")
    assert link is not None
    assert ".gloss-findings" in server.page(f"{LIBRARY}{link['href']}").get_text()

    server.gloss.write_text(WELL_GLOSSED, encoding="utf-8")
    good = notes(server.until(None))
    assert good >= 8

    server.gloss.write_text(BAD, encoding="utf-8")
    page = server.until(finding)
    assert "The page is shown as it was when its files were last good." in page.get_text()
    assert notes(page) == good
    assert boxes(server.page("")) == 0

    server.gloss.write_text(WELL_GLOSSED.replace("exact: 12%", "exact: 13%"), encoding="utf-8")
    assert notes(server.until("f1: “13%” does not stand in the article.")) >= 8

    server.article.write_bytes(b"\xff\xfe")
    server.gloss.write_text(WELL_GLOSSED, encoding="utf-8")
    assert notes(server.until("The article is not UTF-8 text. Save it as UTF-8.")) == good

    server.article.unlink()
    server.until("There is no article “library.md” beside this file.", "")

    server.article.write_text(ARTICLE, encoding="utf-8")
    server.gloss.unlink()
    assert notes(server.until("This gloss file is gone")) == 0

    server.gloss.write_text(WELL_GLOSSED, encoding="utf-8")
    assert notes(server.until(None)) == good
    assert f"ERROR   -  docs/articles/library.gloss.yml:{LINE}: shape: “fidelity”" in server.said()
    assert "Traceback" not in server.said()


def test_a_built_site_knows_nothing_of_it(tmp_path: Path) -> None:
    folder = small_site(tmp_path, CONFIG.replace("strict: true\n", ""))
    gloss = WELL_GLOSSED.replace("exact: 12%", "exact: 13%")
    (folder / "docs/articles/library.gloss.yml").write_text(gloss, encoding="utf-8")
    site = built(folder, strict=False)
    assert "gloss-findings" not in site.text("articles/library/index.html")
    assert not (site.folder / "assets/glossator/findings.css").exists()
    shutil.rmtree(site.folder)
