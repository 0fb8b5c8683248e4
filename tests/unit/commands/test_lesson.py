"""``glossator lesson``: its files, its messages, its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from glossator.cli import main
from glossator.loading import load
from glossator.printing.browser import VARIABLE
from sites import ARTICLE, GLOSS, WELL_GLOSSED, write
from unit.commands.test_print import PDF, pretended

FILES = {
    "handout.html",
    "key.html",
    "plan.html",
    "projector.html",
    "questions.csv",
    "questions.gift.txt",
    "student.html",
    "lesson-library.imscc",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = write(
        tmp_path / "Schöne Seiten",
        {"mkdocs.yml": "", "docs/library.md": ARTICLE, "docs/library.gloss.yml": WELL_GLOSSED},
    )
    monkeypatch.chdir(home)
    monkeypatch.delenv(VARIABLE, raising=False)
    return home


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["lesson", *arguments])


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_lesson_is_written_beside_the_person(folder: Path) -> None:
    result = run("docs/library.md", "--html")
    assert result.exit_code == 0, result.output
    assert names(folder / "library-lesson") == FILES
    said = "library-lesson: a lesson with 1 question and 7 cards written.\n"
    assert result.stderr.endswith(said)


def test_pdfs_are_printed_for_both_papers(folder: Path) -> None:
    good = pretended(folder, f"pathlib.Path(pdf).write_text({PDF!r})")
    result = run("docs/library.gloss.yml", "-o", "out", "--browser", str(good))
    assert result.exit_code == 0, result.output
    sheets = ("handout", "key", "plan", "projector")
    pdfs = {f"{sheet}-{paper}.pdf" for sheet in sheets for paper in ("a4", "letter")}
    assert names(folder / "out") == FILES | pdfs
    run("docs/library.md", "-o", "one", "--browser", str(good), "--paper", "letter")
    assert names(folder / "one") == FILES | {f"{sheet}-letter.pdf" for sheet in sheets}


def test_what_else_is_in_the_folder_stays(folder: Path) -> None:
    write(folder, {"out/mine.txt": "mine", "out/key.html": "old"})
    assert run("docs/library.md", "-o", "out", "--html").exit_code == 0
    assert (folder / "out/mine.txt").read_text(encoding="utf-8") == "mine"
    assert (folder / "out/key.html").read_text(encoding="utf-8") != "old"


def test_without_a_browser_nothing_is_begun(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    result = run("docs/library.md", "--browser", "nothing-there")
    assert result.exit_code == 2
    assert "There is no such program" in result.stderr
    assert not (folder / "library-lesson").exists()


def test_findings_are_told_and_the_lesson_is_made(folder: Path) -> None:
    write(folder, {"docs/library.gloss.yml": WELL_GLOSSED.replace("exact: 12%", "exact: 13%")})
    result = run("docs/library.md", "--html")
    assert result.exit_code == 1
    assert "f1: “13%” does not stand in the article." in result.stderr
    assert names(folder / "library-lesson") == FILES


def test_a_question_that_is_not_there(folder: Path) -> None:
    write(folder, {"docs/library.gloss.yml": f"{WELL_GLOSSED}lesson:\n  ask: [u1, q9-trace]\n"})
    result = run("docs/library.md", "--html")
    assert result.exit_code == 2
    assert (
        "`lesson: ask:` names q9-trace, and there is no such question. The file’s own are u1; "
        "`glossator lesson --questions "
    ) in result.stderr
    assert not (folder / "library-lesson").exists()


def test_an_article_without_a_gloss_file(folder: Path) -> None:
    (folder / "docs/library.gloss.yml").unlink()
    result = run("docs/library.md")
    assert (result.exit_code, "glossator draft" in result.stderr) == (2, True)


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    write(folder, {"out": "a file"})
    assert run("docs/library.md", "-o", "out", "--html").exit_code == 2


def test_questions_by_rule_are_printed_and_can_be_taken_over(folder: Path) -> None:
    result = run("docs/library.md", "--questions")
    assert result.exit_code == 0
    assert "  - id: q1-trace\n" in result.stdout
    own = GLOSS[GLOSS.index("questions:\n") :]
    taken = WELL_GLOSSED.replace(own, result.stdout)
    write(folder, {"docs/library.gloss.yml": taken})
    loaded = load(folder / "docs/library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    assert run("docs/library.md", "--questions").stdout == result.stdout


CODE = "acorn-actor-album-alley-almond"


def test_the_student_page_holds_its_notes_as_the_teacher_wants(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_CLASS_CODE", raising=False)
    note = "The minutes have"

    def page(*options: str) -> str:
        result = run("docs/library.md", "--html", "-o", "out", *options)
        assert result.exit_code == 0, result.output
        return (folder / "out/student.html").read_text(encoding="utf-8")

    assert "<template" in page()
    assert "<details>" in page("--reveal", "open")
    write(folder, {"code.txt": f"{CODE}\n"})
    sealed = page("--reveal", "class", "--code-file", "code.txt")
    assert "<template" not in sealed
    assert note not in sealed
    monkeypatch.setenv("GLOSSATOR_CLASS_CODE", CODE)
    assert page("--reveal", "class") == sealed
    lesson = f"{WELL_GLOSSED}lesson: {{reveal: class}}\n"
    write(folder, {"docs/library.gloss.yml": lesson})
    assert note not in page()
    assert note in page("--reveal", "self-study")


def test_without_a_code_all_is_written_that_needs_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GLOSSATOR_CLASS_CODE", raising=False)
    # One that is older, and shows what is to be sealed, must not be handed out.
    assert run("docs/library.md", "--html").exit_code == 0
    assert names(folder / "library-lesson") == FILES
    result = run("docs/library.md", "--html", "--reveal", "class")
    assert result.exit_code == 1
    assert f"{Path('library-lesson/student.html')}: It is missing. There is no class code" in (
        result.stderr
    )
    assert names(folder / "library-lesson") == FILES - {"student.html"}


def test_with_a_code_that_cannot_be_used_no_lesson_is_begun(folder: Path) -> None:
    write(folder, {"short.txt": "too short\n"})
    short = run("docs/library.md", "--html", "--reveal", "class", "--code-file", "short.txt")
    assert (short.exit_code, "has 8 letters" in short.stderr) == (2, True)
    assert not (folder / "library-lesson").exists()
    missing = run("docs/library.md", "--html", "--reveal", "class", "--code-file", "none.txt")
    assert missing.exit_code == 2
    assert "none.txt: The class code cannot be read" in missing.stderr
    assert not (folder / "library-lesson").exists()


def test_without_the_library_all_is_written_but_the_sealed_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSATOR_CLASS_CODE", CODE)
    monkeypatch.setattr("glossator.lesson.sealing.find_spec", lambda _: None)
    result = run("docs/library.md", "--html", "--reveal", "class")
    assert (result.exit_code, "Install the extra `class`" in result.stderr) == (1, True)
    assert names(folder / "library-lesson") == FILES - {"student.html"}


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("wrong/path.md", "There is no such file or folder. Look at its name and its folder."),
        ("docs/libary.md", "There is no such file or folder. Did you mean docs/library.md?"),
        ("libary.gloss.yml", "There is no such file or folder. Did you mean"),
        ("docs", "This is a folder. Name one article, such as docs/library.md."),
    ],
)
def test_a_path_that_leads_nowhere(folder: Path, named: str, said: str) -> None:
    result = run(named, "--html")
    assert result.exit_code == 2
    assert f"{named}: {said}" in result.stderr.replace("\\", "/")
    assert "glossator draft" not in result.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["docs", "mkdocs.yml"]


def test_the_cards_are_counted_and_what_has_none(folder: Path) -> None:
    lesson = f"{WELL_GLOSSED}lesson: {{cards: [q1, f2]}}\n"
    write(folder, {"docs/library.gloss.yml": lesson})
    result = run("docs/library.md", "--html")
    said = "a lesson with 1 question and 2 cards (5 other quotes and figures have none) written.\n"
    assert result.stderr.endswith(said)
    wrong = lesson.replace("f2]", "f22]")
    write(folder, {"docs/library.gloss.yml": wrong})
    result = run("docs/library.md", "--html", "-o", "other")
    line = len(wrong.splitlines())
    assert result.exit_code == 2
    assert (
        f"library.gloss.yml:{line}: error lesson-card: `lesson: cards:` names “f22”"
        in result.stderr
    )
    assert not (folder / "other").exists()


def test_the_key_is_never_written_among_the_pages(folder: Path) -> None:
    for named in ("docs/lesson", "docs", "out/../docs/lesson"):
        result = run("docs/library.md", "-o", named, "--html")
        assert result.exit_code == 2, named
        assert "The key would be published there" in result.stderr
    assert names(folder / "docs") == {"library.md", "library.gloss.yml"}


def test_a_lesson_longer_than_its_time_is_told_with_what_would_fit(folder: Path) -> None:
    write(folder, {"docs/library.gloss.yml": f"{WELL_GLOSSED}lesson: {{minutes: 28}}\n"})
    result = run("docs/library.md", "--html")
    assert result.exit_code == 1
    line = len(WELL_GLOSSED.splitlines()) + 1
    said = (
        f"library.gloss.yml:{line}: warning lesson-time: The steps of the lesson take 30 minutes, "
        "and `minutes` says 28. Write `minutes: 30`, or take fewer: `ask: [u1]` and 5 of the 7 "
        "cards (`cards_at_most: 5`) take 28."
    )
    assert said in result.stderr.replace("\\", "/")
    assert names(folder / "library-lesson") == FILES
    fits = "lesson: {minutes: 28, ask: [u1], cards_at_most: 5}\n"
    write(folder, {"docs/library.gloss.yml": f"{WELL_GLOSSED}{fits}"})
    assert run("docs/library.md", "--html").exit_code == 0


MARKED = """\
  - id: u2
    kind: mark-text
    question: Which words hide somebody?
    passages: [Some parents, Some mothers]
"""


def test_a_passage_that_is_not_in_the_article_is_told_by_the_lesson_too(folder: Path) -> None:
    gloss = f"{WELL_GLOSSED}{MARKED}"
    write(folder, {"docs/library.gloss.yml": gloss})
    result = run("docs/library.md", "--html")
    assert result.exit_code == 1
    assert "warning question-passage: u2: The passage “Some mothers” does not" in result.stderr
    assert "Some parents" not in result.stderr
    assert names(folder / "library-lesson") == FILES
    write(folder, {"docs/library.gloss.yml": f"{gloss}lesson: {{ask: [u1]}}\n"})
    assert run("docs/library.md", "--html").exit_code == 0


def test_why_nothing_is_asked_of_figures_is_told(folder: Path) -> None:
    none = WELL_GLOSSED.replace("    measures: fall in visits\n", "")
    for verdict in ("unsupported", "supported", "not-checkable"):
        none = none.replace(f"verdict: {verdict}", "verdict: unchecked")
    draft = none[: none.index("questions:\n")]
    said = "library.gloss.yml: No question is made of the figures: none has `measures`. With three"
    write(folder, {"docs/library.gloss.yml": draft})
    for options in (("--html",), ("--questions",)):
        assert said in run("docs/library.md", *options).stderr.replace("\\", "/"), options
    # A teacher who has chosen needs no such word, and a file whose figures are asked about.
    write(folder, {"docs/library.gloss.yml": none})
    assert "No question is made" not in run("docs/library.md", "--html").stderr
    write(folder, {"docs/library.gloss.yml": WELL_GLOSSED[: WELL_GLOSSED.index("questions:\n")]})
    assert "No question is made" not in run("docs/library.md", "--html").stderr
