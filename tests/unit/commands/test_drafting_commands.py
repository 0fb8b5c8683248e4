"""``new``, ``draft`` and ``detect`` as people and programs use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator import load, seal, visible_text
from glossator.cli import main
from glossator.rendering import render_article
from sites import ARTICLE, GLOSS, write

TEXT = """Library to close on Mondays

The town library will stay closed on Mondays from May, the council said on Tuesday. “We had no
choice,” mayor Ana Lind told the town council. Visits fell by 12% last year, to 48,000.
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": "site_name: S\n"})
    return tmp_path


def run(*arguments: str, input: bytes | None = None) -> Result:  # noqa: A002
    return CliRunner().invoke(main, arguments, input=input)


def test_new_writes_an_article_and_a_gloss_file_that_holds(here: Path) -> None:
    write(here, {"article.txt": TEXT})
    done = run("new", "--published", "2025-03-06", "--rights", "mine", "article.txt")
    assert done.exit_code == 0, done.output
    article = Path("docs/articles/library-to-close-on-mondays.md")
    gloss_file = article.with_suffix(".gloss.yml")
    assert done.stdout.splitlines() == [str(article), str(gloss_file)]
    assert "Drafted: 1 quote, 5 figures" in done.stderr
    gloss = load(gloss_file).gloss
    assert gloss is not None
    text = visible_text(render_article(article).html)
    assert text.split() == TEXT.split()
    assert gloss.article.words == seal(text)
    assert gloss.article.published == "2025-03-06"
    assert gloss.speakers["lind"].name == "Ana Lind"
    assert run("check", "docs").exit_code == 0


def test_new_writes_over_nothing(here: Path) -> None:
    write(here, {"article.txt": TEXT})
    assert run("new", "article.txt").exit_code == 0
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    again = run("new", "article.txt")
    assert again.exit_code == 2
    assert "This file is there already." in again.output
    assert "glossator draft docs/articles/library-to-close-on-mondays.md" in again.output
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before


def test_new_from_standard_input_to_a_named_file() -> None:
    done = run("new", "--to", "pages/one.md", "--title", "Other", "-", input=TEXT.encode())
    assert done.exit_code == 0, done.output
    gloss = load("pages/one.gloss.yml").gloss
    assert gloss is not None
    assert gloss.article.title == "Other"


def test_new_ends_with_what_to_do_next(here: Path) -> None:
    write(here, {"article.txt": TEXT})
    article = "docs/articles/library-to-close-on-mondays"
    lines = run("new", "article.txt").stderr.splitlines()[-5:]
    assert lines == [
        "Next:",
        f"  1. Look at each gloss in {article}.gloss.yml",
        f"  2. glossator check {article}.md",
        "  3. mkdocs serve",
        f"  4. glossator lesson {article}.md",
    ]


def test_new_names_the_list_of_pages_where_the_site_has_one(here: Path) -> None:
    write(here, {"article.txt": TEXT, "mkdocs.yml": "site_name: S\nnav:\n  - index.md\n"})
    lines = run("new", "article.txt").stderr.splitlines()
    assert "  3. Name the article under `nav` in mkdocs.yml: menus list it then" in lines


def test_new_takes_the_author_from_the_byline(here: Path) -> None:
    title, _, text = TEXT.partition("\n")
    write(here, {"article.txt": f"{title}\n\nBy Martha Quill, Leeds\n{text}"})
    assert run("new", "article.txt").exit_code == 0
    gloss = load("docs/articles/library-to-close-on-mondays.gloss.yml").gloss
    assert gloss is not None
    assert gloss.article.author == "Martha Quill"
    article = Path("docs/articles/library-to-close-on-mondays.md").read_text(encoding="utf-8")
    assert "\n\nBy Martha Quill, Leeds\n\n" in article


def test_new_makes_no_folders_where_no_site_is(here: Path) -> None:
    (here / "mkdocs.yml").unlink()
    write(here, {"article.txt": TEXT})
    done = run("new", "article.txt")
    assert done.exit_code == 2
    assert "There is no site here" in done.stderr
    assert "--to ." in done.stderr
    assert [path.name for path in here.iterdir()] == ["article.txt"]
    done = run("new", "--to", ".", "article.txt")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith("library-to-close-on-mondays.md\n")
    assert "  3. glossator print library-to-close-on-mondays.md\n" in done.stderr


def test_new_finds_the_site_around(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(here, {"inbox/article.txt": TEXT})
    monkeypatch.chdir(here / "inbox")
    assert run("new", "article.txt").exit_code == 0
    assert (here / "docs/articles/library-to-close-on-mondays.md").is_file()


def test_new_says_what_to_do_with_an_address() -> None:
    done = run("new", "https://example.org/a")
    assert done.exit_code == 2
    assert "Nothing is fetched from the web." in done.stderr
    assert "save it (Ctrl-S) as page.html" in done.stderr
    assert "new --url https://example.org/a page.html" in done.stderr


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("articel.txt", "articel.txt: There is no such file or folder. Did you mean article.txt?"),
        ("docs", "docs: This is a folder. Name one file in it."),
    ],
)
@pytest.mark.parametrize("command", ["new", "detect"])
def test_a_text_that_cannot_be_read(here: Path, command: str, named: str, said: str) -> None:
    write(here, {"article.txt": TEXT, "docs/index.md": "# S\n"})
    done = run(command, named)
    assert (done.exit_code, done.stderr) == (2, f"{said}\n")


def test_new_puts_pages_where_the_site_has_them(here: Path) -> None:
    write(here, {"mkdocs.yml": "site_name: S\ndocs_dir: pages\n", "a.txt": TEXT})
    assert run("new", "a.txt").exit_code == 0
    assert Path("pages/articles/library-to-close-on-mondays.md").exists()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"", "nothing in it"),
        ("a.txt", b"\xff\xfea\x00", "UTF-16"),
        ("a.txt", b"a\x00b", "binary"),
        ("a.txt", b"caf\xe9", "not UTF-8"),
        ("a.html", b"<p>short</p>", "No article was found"),
        ("a.md", b"- " * 5_000 + b"a", "nested too deeply"),
    ],
)
def test_what_new_cannot_use(here: Path, name: str, data: bytes, said: str) -> None:
    (here / name).write_bytes(data)
    done = run("new", name)
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output
    left = {path.name for path in here.rglob("*") if path.is_file()}
    assert left == {name, "mkdocs.yml"}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--published", "tomorrow"), "is not a date"),
        (("--to", "a.txt"), "ends in .md"),
    ],
)
def test_wrong_use_of_new(here: Path, arguments: tuple[str, ...], said: str) -> None:
    write(here, {"a.txt": TEXT})
    done = run("new", *arguments, "a.txt")
    assert done.exit_code == 2
    assert said in done.output


def test_an_article_in_a_language_without_rules_is_sealed_all_the_same(here: Path) -> None:
    write(here, {"a.txt": TEXT})
    done = run("new", "--language", "fr", "a.txt")
    assert done.exit_code == 0
    assert "There are no rules for the article's language, only for de, en." in done.stderr
    assert "Drafted: 0 quotes" in done.stderr


def test_draft_begins_a_gloss_file(here: Path) -> None:
    write(here, {"docs/a.md": f"---\nauthor: A. N. Other\n---\n\n{ARTICLE}"})
    done = run("draft", "docs/a.md")
    assert done.exit_code == 0, done.output
    gloss = load("docs/a.gloss.yml").gloss
    assert gloss is not None
    assert gloss.article.author == "A. N. Other"
    assert gloss.quotes


def test_draft_adds_what_is_new_and_then_nothing(here: Path) -> None:
    commented = GLOSS.replace("quotes:\n", "# My quotes.\nquotes:\n")
    write(here, {"docs/a.md": ARTICLE, "docs/a.gloss.yml": commented})
    done = run("draft", "docs/a.gloss.yml")
    assert done.exit_code == 0, done.output
    once = Path("docs/a.gloss.yml").read_text(encoding="utf-8")
    lines = once.splitlines()
    at = -1
    for line in commented.splitlines():
        at = lines.index(line, at + 1)
    old, new = load_text(here, commented), load("docs/a.gloss.yml").gloss
    assert old is not None
    assert new is not None
    assert new.quotes[: len(old.quotes)] == old.quotes
    assert len(new.figures) > len(old.figures)
    again = run("draft", "docs/a.md")
    assert "Drafted: 0 quotes, 0 figures, 0 source links." in again.stderr
    assert Path("docs/a.gloss.yml").read_text(encoding="utf-8") == once


def load_text(folder: Path, text: str) -> object:
    write(folder, {"other/b.gloss.yml": text})
    return load(folder / "other/b.gloss.yml").gloss


def test_draft_does_not_touch_a_file_with_mistakes(here: Path) -> None:
    write(here, {"docs/a.md": ARTICLE, "docs/a.gloss.yml": "article: {}\n"})
    done = run("draft", "docs/a.md")
    assert done.exit_code == 1
    assert "docs/a.gloss.yml:1: " in done.stdout
    assert Path("docs/a.gloss.yml").read_text(encoding="utf-8") == "article: {}\n"


@pytest.mark.parametrize("gloss", ["quotes: [{id: a, exact: choice}]", "speakers: {x: {name: Y}}"])
def test_draft_refuses_lists_in_brackets(here: Path, gloss: str) -> None:
    text = f"article: {{title: T, rights: R}}\n{gloss}\n"
    write(here, {"docs/a.md": ARTICLE, "docs/a.gloss.yml": text})
    done = run("draft", "docs/a.md")
    assert done.exit_code == 2
    assert "docs/a.gloss.yml:2: " in done.output
    assert Path("docs/a.gloss.yml").read_text(encoding="utf-8") == text


def test_draft_without_an_article() -> None:
    done = run("draft", "docs/none.md")
    assert done.exit_code == 2
    assert "docs/none.md: There is no such file or folder." in done.output


def test_detect_tells_people_the_line(here: Path) -> None:
    write(here, {"a.txt": TEXT})
    done = run("detect", "--date", "2025-03-06", "a.txt")
    assert done.exit_code == 0
    assert "3: quote (direct)  “We had no choice,” — Ana Lind (told)" in done.stdout.splitlines()
    assert "3: figure (date)  Tuesday  [iso 2025-03-04]" in done.stdout.splitlines()
    assert done.stderr == "1 quote, 5 figures, 0 sources, 0 remarks.\n"


def test_detect_tells_programs_offsets_into_the_text_as_given() -> None:
    text = "\ufeffOne.\r\n“𝒜 no,” said Zoé.\r\nThe G7 has 12 %.\r\n"
    done = run("detect", "--format", "json", "--all", "-", input=text.encode())
    data = json.loads(done.stdout)
    assert [text[each["start"] : each["end"]] for each in data["quotes"]] == ["𝒜 no,"]
    start, end = data["quotes"][0]["speaker_span"]
    assert text[start:end] == "Zoé"
    assert [each["text"] for each in data["figures"]] == ["12 %"]
    assert [(each["text"], each["why"]) for each in data["left_out"]] == [("7", "name")]


def test_detect_reads_and_writes_lines() -> None:
    lines = [
        {"id": 1, "text": "“No,” said Ada."},
        {"id": "b", "text": "It cost $5bn on Monday.", "date": "2025-02-25"},
        {"id": None, "text": "Es kostet 1.234,5 €.", "language": "de"},
    ]
    given = "\n".join(json.dumps(line) for line in lines).encode() + b"\n\n"
    done = run("detect", "--jsonl", "-", input=given)
    assert done.exit_code == 0, done.output
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [1, "b", None]
    assert answers[0]["quotes"][0]["speaker"] == "Ada"
    assert [each["iso"] for each in answers[1]["figures"]] == [None, "2025-02-24"]
    assert answers[2]["figures"][0]["value"] == 1234.5
    assert set(answers[0]) == {"id", "quotes", "figures", "sources", "remarks"}


def test_detect_goes_on_after_a_line_that_it_cannot_use() -> None:
    given = (
        b'no\n{"id": 1}\n[]\n{"id": 2, "text": "$5", "date": "x"}\n\xff\n{"id": 3, "text": "$5"}\n'
    )
    done = run("detect", "--jsonl", "-", input=given)
    assert done.exit_code == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [3]
    told = done.stderr.splitlines()
    assert [line.partition(":")[0] for line in told] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("data", [b"a\x00b", b"\xfe\xff\x00a", b"caf\xe9"])
def test_detect_refuses_what_is_no_text(data: bytes) -> None:
    done = run("detect", "-", input=data)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


@pytest.mark.parametrize("data", [b"", b"\n", "“" * 50_000, b"1" * 50_000, b"said " * 20_000])
def test_detect_takes_what_is_odd(data: bytes | str) -> None:
    done = run("detect", "-", input=data.encode() if isinstance(data, str) else data)
    assert done.exit_code == 0


@pytest.mark.parametrize("command", ["new", "draft", "detect", "check"])
def test_every_command_has_help_with_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.exit_code == 0
    assert f"Example: glossator {command}" in done.stdout
