"""BibTeX of people and of reference managers as sources."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from glossator.exchanging.bibtex import read_bibtex
from glossator.exchanging.results import IncomingSource
from glossator.formats.latex import LatexError
from glossator.loading.entries import parsed_entries


def read(text: str) -> list[IncomingSource]:
    return list(read_bibtex(text))


def fields(text: str) -> dict[str, Any]:
    [made] = read(text)
    assert made.refusal is None, made.refusal
    parsed_entries({"sources": {"a": dict(made.fields)}})
    return dict(made.fields)


def test_an_entry() -> None:
    text = r"""
    @article{smith2024,
      author = "Smith, Ann and {City Desk} and Ludwig van Beethoven",
      title = {{Library} to cl{\"o}se: 5\% \& more},
      journal = {The Town Post},
      year = 2024, month = may, day = 1,
      url = {https://post.example/a_b%20c},
      language = {british},
      annote = {One.},
      volume = 5,
    }"""
    assert fields(text) == {
        "outlet": "The Town Post",
        "title": "Library to clöse: 5% & more",
        "url": "https://post.example/a_b%20c",
        "published": "2024-05-01",
        "author": "Ann Smith, City Desk and Ludwig van Beethoven",
        "kind": "article",
        "language": "en-GB",
        "note": "One.",
    }
    assert read(text)[0].left_out == ("volume",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("year = {2024}", {"published": "2024"}),
        ('year = 2024, month = "05"', {"published": "2024-05"}),
        ('year = 2024, month = may # "~1"', {"published": "2024-05-01"}),
        ('year = 2024, month = "1~" # may', {"published": "2024-05-01"}),
        ("year = 2024, month = {May/June}", {"published_note": "May/June 2024"}),
        ("year = {c. 2024}", {"published": "2024~"}),
        ("year = {in press}", {"published_note": "in press"}),
        ("date = {2024-05~}", {"published": "2024-05~"}),
        ("date = {2024-05-01/}", {"published": "2024-05-01/.."}),
        ("howpublished = {\\url{https://e.example/x_y}}", {"url": "https://e.example/x_y"}),
        ("doi = {10.1000/xyz}", {"url": "https://doi.org/10.1000/xyz"}),
        ("editor = {Ed, B.}, author = {}", {"author": "B. Ed (editor)"}),
        ("author = {A and others}", {"author": "A and others"}),
        ("author = {King, Jr., Martin Luther}", {"author": "Martin Luther King, Jr."}),
        ('author = {M{\\"u}ller, J{\\"o}rg}', {"author": "Jörg Müller"}),
        ("note = {\\u{g} \\u}", {"note": "ğ \\u"}),
        ("subtitle = {A tale}", {"title": "T: A tale"}),
        ("author = {Garc{\\'{\\i}}a, Ana}", {"author": "Ana García"}),
        ("language = {Deutsch}", {"language": "de"}),
        ("langid = {ngerman}", {"language": "de"}),
        ("language = {en_US}", {"language": "en-US"}),
        ("url = {http://a.example/x, http://b.example/y}", {"url": "http://a.example/x"}),
        ("url = {www.ex.example/w2}", {"url": "https://www.ex.example/w2"}),
        ("url = {see below}", {"title": "T"}),
        ("archiveurl = {box 5}", {"title": "T"}),
    ],
)
def test_fields(line: str, expected: dict[str, Any]) -> None:
    made = fields(f"@online{{a, title = {{T}}, organization = {{Org}}, {line}}}")
    assert made.items() >= expected.items()


def test_a_sentence_with_an_address_is_no_outlet() -> None:
    text = r"@misc{a, title={T}, howpublished={Available at \url{https://example.org/7}}}"
    assert fields(text) == {"outlet": "example.org", "title": "T", "url": "https://example.org/7"}
    [made] = read(text)
    assert any("howpublished “Available at https://example.org/7”" in each for each in made.remarks)
    both = r"@misc{a, howpublished={At https://example.org/7.}, url={https://example.org/8}}"
    assert fields(both)["url"] == "https://example.org/8"


def test_a_command_that_nobody_knows_is_told() -> None:
    [made] = read(r"@misc{a, howpublished={X \foo{y}}, author={\bar{} B}, title={\'{e}}}")
    assert made.fields["outlet"] == r"X \foo y"
    assert made.remarks == (
        r"kept as written, because nobody knows what it means in LaTeX: “\bar”, “\foo”",
    )


PROCEEDINGS = """@proceedings{proc1, title={Proceedings of It}, subtitle={All}, year=2020,
  editor={Ed, B.}, publisher={ACM}, url={https://acm.example/proc}, note={Big}, volume=3}
"""
PAPER = "@inproceedings{conf1, author={Doe, Ann}, title={A Paper}, crossref={Proc1}%s}\n"


@pytest.mark.parametrize("text", [PROCEEDINGS + PAPER % "", PAPER % "" + PROCEEDINGS])
def test_what_an_entry_does_not_say_it_has_from_the_one_that_it_names(text: str) -> None:
    [made] = [each for each in read(text) if each.key == "conf1"]
    assert made.fields == {
        "outlet": "Proceedings of It: All",
        "title": "A Paper",
        "url": "https://acm.example/proc",
        "published": "2020",
        "author": "Ann Doe",
        "kind": "conference paper",
    }
    assert (made.left_out, made.remarks) == ((), ())


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (", year=2021", {"published": "2021"}),
        (", booktitle={It}", {"outlet": "It"}),
        (", doi={10.1000/x}", {"url": "https://doi.org/10.1000/x"}),
        (", year={}", {"published": "2020"}),
    ],
)
def test_what_it_says_itself_holds(own: str, expected: dict[str, str]) -> None:
    made = read(PAPER % own + PROCEEDINGS)[0]
    assert made.fields.items() >= expected.items()


def test_a_volume_has_its_publisher_from_the_set() -> None:
    text = "@book{v, title={One}, crossref={w}}\n@mvbook{w, title={All}, publisher={P}, year=2001}"
    made = read(text)[0].fields
    assert (made["outlet"], made["published"]) == ("P", "2001")


def test_an_entry_that_is_not_there_is_told() -> None:
    [made] = read(PAPER % ", booktitle={It}")
    assert made.fields["outlet"] == "It"
    assert made.remarks == ("the entry “Proc1”, which crossref names, cannot be read in this file",)


def test_entries_that_name_each_other() -> None:
    text = "@book{a, publisher={P}, crossref={b}}\n@book{b, year=2001, crossref={a}}\n"
    made = [each.fields for each in read(text + "@book{c, publisher={P}, crossref={c}}")]
    assert [each.get("published") for each in made] == ["2001", "2001", None]
    assert {each["outlet"] for each in made} == {"P"}


def test_types() -> None:
    kinds = [
        fields(f"@{kind}{{a, title={{T}}, publisher={{P}}}}").get("kind")
        for kind in ("book", "TechReport", "misc", "online", "inproceedings", "strange")
    ]
    assert kinds == ["book", "report", None, "web page", "conference paper", "strange"]


def test_a_missing_brace_spoils_no_other_entry_and_is_told_with_its_line() -> None:
    text = """@misc{a, title={A}, howpublished={X}}

@misc{b,
  title = {B with a { brace},
  howpublished = {X}
}

@misc{c, title={C}, howpublished={X}}
@misc{d, title={D} howpublished={X}}
@misc{e, title={E}, howpublished={X}}
"""
    made = read(text)
    assert [each.key for each in made] == ["a", "b", "c", "d", "e"]
    assert [each.refusal is not None for each in made] == [False, True, False, True, False]
    assert made[3].where == "line 9"
    assert [each.where for each in (made[0], made[2], made[4])] == ["line 1", "line 8", "line 10"]


def test_an_abbreviation_that_is_not_defined() -> None:
    [made] = read("@article{a, title={A}, journal = post}")
    assert made.refusal is not None
    assert "the abbreviation “post” is not defined" in made.refusal.what


def test_abbreviations_comments_and_preambles_are_no_entries() -> None:
    text = """A remark.
@string{post = "The " # "Post"}
@comment{x, y}
@preamble{"\\newcommand"}
@article(a, title="A", journal=post)
"""
    assert fields(text)["outlet"] == "The Post"


def test_a_line_in_a_text_that_looks_like_an_entry() -> None:
    text = """@misc{a, howpublished={X}, note={see
@misc{z, title={Z}}
there}}
@misc{b, howpublished={Y}}"""
    assert [(each.key, each.refusal) for each in read(text)] == [("a", None), ("b", None)]


def test_keys_and_fields_that_stand_twice() -> None:
    text = "@misc{a, howpublished={X}}\n@misc{A, howpublished={Y}}\n@misc{b, note={1}, note={2}}"
    said = [each.refusal.what if each.refusal else None for each in read(text)]
    assert said == [
        None,
        "The key “A” stands twice; first on line 1.",
        "The field “note” stands twice in the entry “b”.",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@misc{a, title={A}}", "Neither outlet nor address nor author"),
        ("@misc{a, howpublished={X}, author={A, B, C, D, E}}", "too many commas"),
        ("@misc{a, howpublished={X}, title={T \\}}", "cannot be read"),
        ("@misc{a, howpublished={" + "{" * 5_000 + "x" + "}" * 5_000 + "}}", "cannot be read"),
    ],
)
def test_what_cannot_be_read(text: str, said: str) -> None:
    [made] = read(text)
    assert made.refusal is not None
    assert said in made.refusal.what


def test_without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *arguments: Any, **more: Any) -> Any:
        if name.startswith(("pybtex", "latexcodec")):
            raise ImportError(name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(LatexError):
        read("@misc{a, howpublished={X}}")
