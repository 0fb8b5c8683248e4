"""Class codes: made by chance, read forgivingly, refused if they are too short."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from glossator.cli import main
from glossator.lesson.class_code import (
    FILE_VARIABLE,
    LEAST,
    VARIABLE,
    WORDS,
    ClassCodeError,
    class_code,
    new_code,
    normalised,
    word_list,
)

CODE = "acorn-actor-album-alley-almond"


def test_the_list_holds_512_different_words_that_are_easy_to_type() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 512
    assert all(word.isascii() and word.isalpha() and word.islower() for word in words)
    assert min(map(len, words)) * WORDS >= LEAST
    assert max(map(len, words)) <= 8


def test_codes_are_drawn_from_the_whole_list_and_differ() -> None:
    codes = [new_code() for _ in range(200)]
    assert len(set(codes)) == len(codes)
    drawn = {word for code in codes for word in code.split("-")}
    assert drawn <= set(word_list())
    assert len(drawn) > 300


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Acorn Actor", "acornactor"),
        ("  acorn–actor.\n", "acornactor"),
        ("ＡＣＯＲＮ１", "acorn1"),
        ("Straße 7", "straße7"),
        ("İstanbul ②", "i̇stanbul2".replace("\u0307", "")),
        ("a\u0301b", "áb"),
    ],
)
def test_what_counts_of_a_code(said: str, meant: str) -> None:
    assert normalised(said) == meant


def test_the_code_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "code.txt"
    file.write_text(f"# of class 9b\n\n  {CODE}  \nsomething else\n", encoding="utf-8")
    meant = normalised(CODE)
    assert class_code(environment={VARIABLE: CODE}) == meant
    assert class_code(environment={FILE_VARIABLE: str(file)}) == meant
    assert class_code(file, environment={VARIABLE: "another-code-that-is-long-enough"}) == meant


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "There is no class code"),
        ({VARIABLE: ""}, "has 0 letters and digits, and needs 20"),
        ({VARIABLE: "a-b-c-d-1-2-3"}, f"{VARIABLE}: The class code has 7 letters"),
        ({FILE_VARIABLE: "nowhere/code.txt"}, "nowhere/code.txt: The class code cannot be read"),
    ],
)
def test_a_code_that_cannot_be_used_is_told(environment: dict[str, str], said: str) -> None:
    with pytest.raises(ClassCodeError, match=said):
        class_code(environment=environment)


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "code.txt"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ClassCodeError, match="it is not UTF-8 text"):
        class_code(file)
    file.write_text("# only a remark\n", encoding="utf-8")
    with pytest.raises(ClassCodeError, match="0 letters"):
        class_code(file)


def test_the_command_prints_a_code_or_writes_one_for_you_alone(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["class-code"])
    assert printed.exit_code == 0
    assert set(printed.stdout.strip().split("-")) <= set(word_list())
    longer = CliRunner().invoke(main, ["class-code", "--words", "7"])
    assert longer.stdout.count("-") == 6
    file = tmp_path / "code.txt"
    written = CliRunner().invoke(main, ["class-code", "-o", str(file)])
    assert written.exit_code == 0
    assert written.stdout == ""
    assert file.stat().st_mode & 0o077 == 0
    assert len(class_code(file)) >= LEAST
    before = file.read_text(encoding="utf-8")
    again = CliRunner().invoke(main, ["class-code", "-o", str(file)])
    assert again.exit_code == 2
    assert "It is there already" in again.stderr
    assert file.read_text(encoding="utf-8") == before


def test_a_code_of_few_words_is_not_made() -> None:
    assert CliRunner().invoke(main, ["class-code", "--words", "3"]).exit_code == 2
