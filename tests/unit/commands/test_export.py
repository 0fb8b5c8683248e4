"""``glossator export`` as people and programs use it."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator.cli import main
from sites import ARTICLE, GLOSS, write

SOURCES = "shared: {outlet: A shared one, url: https://example.org/s}\n"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(
        tmp_path,
        {
            "mkdocs.yml": "site_name: S\nsite_url: https://site.example/\ntheme: {language: de}\n",
            "docs/articles/a.md": ARTICLE,
            "docs/articles/a.gloss.yml": GLOSS,
        },
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["export", *arguments])


def test_annotations_on_standard_output() -> None:
    done = run("docs/articles/a.md", "--format", "web-annotation")
    assert done.exit_code == 0, done.output
    made = json.loads(done.stdout)
    assert made["type"] == "AnnotationCollection"
    assert made["id"] == "https://site.example/articles/a/#gloss-notes"
    note = made["first"]["items"][0]
    assert note["id"] == "https://site.example/articles/a/#note-q1"
    # The article has no address of its own: the page stands for it, in the language of the site.
    assert note["target"]["source"] == "https://site.example/articles/a/"
    assert made["glossFile"]["article"]["title"] == "Library to close on Mondays"


def test_another_address_of_the_site() -> None:
    done = run("docs", "--format", "web-annotation", "--site-url", "https://other.example/x")
    assert json.loads(done.stdout)["id"].startswith("https://other.example/x/articles/a/#")


def test_verdicts_with_a_reviewer() -> None:
    done = run("docs", "--format", "claim-review", "--reviewer", "Class 9b")
    made = json.loads(done.stdout)
    assert made["@context"] == "https://schema.org"
    assert {review["author"]["name"] for review in made["@graph"]} == {"Class 9b"}
    assert all(each["reviewRating"]["alternateName"] != "unchecked" for each in made["@graph"])


def test_a_table_keeps_its_line_ends() -> None:
    done = run("docs", "--format", "csv")
    assert b"\r\n" in done.stdout_bytes
    assert b"\r\r" not in done.stdout_bytes
    text = done.stdout_bytes.decode("utf-8-sig")
    assert {row["kind"] for row in csv.DictReader(io.StringIO(text, newline=""))} >= {"quote"}


def test_sources_in_both_formats() -> None:
    items = json.loads(run("docs", "--format", "csl-json").stdout)
    assert [item["id"] for item in items] == ["minutes", "report"]
    assert "@misc{report," in run("docs", "--format", "bibtex").stdout


def test_a_folder_gets_a_file_for_each_article(here: Path) -> None:
    write(here, {"docs/b.md": ARTICLE, "docs/b.gloss.yml": GLOSS})
    done = run("docs", "--format", "csl-json", "-o", "out/")
    assert done.exit_code == 0, done.output
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.csl.json", "b.csl.json"]
    assert done.stdout == ""
    assert run("docs", "--format", "claim-review", "-o", "out").exit_code == 0
    assert Path("out/a.claim-review.jsonld").exists()


def test_a_file(here: Path) -> None:
    done = run("docs/articles/a.gloss.yml", "--format", "bibtex", "-o", "new/sources.bib")
    assert done.exit_code == 0
    assert Path("new/sources.bib").read_text(encoding="utf-8").startswith("@")
    assert "new/sources.bib written." in done.stderr


def test_several_articles_are_a_list_and_one_id_for_two_sources_is_told_apart(here: Path) -> None:
    other = GLOSS.replace("title: Annual report", "title: Another report")
    write(here, {"docs/b.md": ARTICLE, "docs/b.gloss.yml": other})
    assert len(json.loads(run("docs", "--format", "web-annotation").stdout)) == 2
    done = run("docs", "--format", "csl-json")
    ids = [item["id"] for item in json.loads(done.stdout)]
    assert ids == ["minutes", "report", "b-report"]
    assert "report is another source in b: b-report." in done.stderr


def test_shared_sources(here: Path) -> None:
    write(here, {"docs/sources.yml": SOURCES})
    items = json.loads(run("docs/sources.yml", "--format", "csl-json").stdout)
    assert [item["id"] for item in items] == ["shared"]
    done = run("docs/sources.yml", "--format", "csv")
    assert done.exit_code == 2
    assert "It holds sources." in done.output


def test_what_has_no_place_is_exported_and_told(here: Path) -> None:
    write(here, {"docs/articles/a.md": ARTICLE.replace("48,000", "49,000")})
    done = run("docs", "--format", "web-annotation")
    assert done.exit_code == 1
    assert "does not stand in the article" in done.stderr
    assert '"exact": "48,000"' in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["docs"], "Missing option '--format'"),
        (["docs", "--format", "word"], "'word' is not one of"),
        (["nowhere.md", "--format", "csv"], "There is no such file"),
        (["nowhere.gloss.yml", "--format", "csv"], "There is no such file"),
    ],
)
def test_wrong_use(arguments: list[str], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_files_with_mistakes_are_not_exported(here: Path) -> None:
    write(here, {"docs/articles/a.gloss.yml": "article: {title: T}\n"})
    done = run("docs", "--format", "csv", "-o", "x.csv")
    assert done.exit_code == 2
    assert "Mend the gloss file first" in done.stderr
    assert not Path("x.csv").exists()
    write(here, {"docs/sources.yml": "a: {title: T}\n"})
    assert run("docs/sources.yml", "--format", "bibtex").exit_code == 2


def test_a_folder_that_cannot_be_written(here: Path) -> None:
    write(here, {"file": ""})
    done = run("docs", "--format", "csv", "-o", "file/x.csv")
    assert done.exit_code == 2
    assert "cannot be written" in done.output


def test_the_same_bytes_each_time() -> None:
    for form in ("web-annotation", "claim-review", "csl-json", "bibtex", "csv"):
        one, two = (run("docs", "--format", form).stdout_bytes for _ in range(2))
        assert one == two


def test_what_a_class_is_not_to_see_is_not_written_among_the_pages(here: Path) -> None:
    gloss = next(here.rglob("*.gloss.yml"))
    text = gloss.read_text(encoding="utf-8")
    gloss.write_text(f"{text}lesson: {{reveal: class}}\n", encoding="utf-8")
    article = str(gloss).replace(".gloss.yml", ".md")
    among = run(article, "--format", "csv", "-o", str(gloss.parent / "out.csv"))
    assert (among.exit_code, "would be published there" in among.stderr) == (2, True)
    assert not (gloss.parent / "out.csv").exists()
    beside = run(article, "--format", "csv", "-o", str(here / "out.csv"))
    assert beside.exit_code in (0, 1)
    assert (here / "out.csv").is_file()
