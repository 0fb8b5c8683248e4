"""Values of a gloss file written anew: what is changed, and that nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.drafting.patching import NotPatchableError, patched
from glossator.findings import Fix
from glossator.loading.places import plain

FILE = """\
# On top
article:
  title: T   # the title
  words: sha256:00

quotes:
  # the first
  - id: q1
    exact: "old: words"   # a remark
    prefix: before
    # between
    note: >-
      folded
      text

    suffix: 'after'
  - {id: q2, exact: two, prefix: a b, note: "x, y"}
figures:
- prefix: about
  id: f1
  exact: >-
    12
    %

  # the last
"""


def fix(entry: str | None, **values: str | None) -> Fix:
    return Fix(entry=entry, values=tuple(values.items()))


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (fix("q1", exact="new words"), '"old: words"', "new words"),
        (fix("q1", exact="new: “words”"), '"old: words"', '"new: “words”"'),
        (fix("q1", prefix=None), "    prefix: before\n", ""),
        (fix("q1", suffix=None), "    suffix: 'after'\n", ""),
        (fix("q2", exact="two, three"), "exact: two,", 'exact: "two, three",'),
        (fix("q2", prefix=None), "prefix: a b, ", ""),
        (fix("q2", suffix="c"), "exact: two,", "exact: two, suffix: c,"),
        (fix("f1", prefix=None), "- prefix: about\n  id", "- id"),
        (fix("f1", exact="13%"), ">-\n    12\n    %\n", "13%\n"),
        (fix("f1", suffix="of all"), "    %\n", "    %\n  suffix: of all\n"),
        (
            fix(None, fingerprints="AbCd" * 30),
            "words: sha256:00\n",
            f"words: sha256:00\n  fingerprints: >-\n    {'AbCd' * 24}\n    {'AbCd' * 6}\n",
        ),
    ],
    ids=str,
)
def test_one_value_is_changed_and_nothing_else(change: Fix, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert patched(FILE, [change]) == FILE.replace(old, new)


def test_many_values_at_once() -> None:
    changes = [
        fix("q1", exact="new", prefix=None, suffix="then"),
        fix("q2", exact="zwei", suffix="drei"),
        fix("f1", exact="14%", prefix=None, suffix="of"),
    ]
    made = plain(patched(FILE, changes))
    first = {"id": "q1", "exact": "new", "note": "folded text", "suffix": "then"}
    assert made["quotes"][0] == first
    assert made["quotes"][1]["suffix"] == "drei"
    assert made["figures"] == [{"id": "f1", "exact": "14%", "suffix": "of"}]
    for comment in ("# On top", "# the title", "# the first", "# a remark", "# between"):
        assert comment in patched(FILE, changes)


def test_new_keys_come_after_the_words_in_the_order_given() -> None:
    text = "quotes:\n  - id: q1\n    exact: w # c\n    note: n"
    assert patched(text, [fix("q1", prefix="p", suffix="s")]) == (
        "quotes:\n  - id: q1\n    exact: w # c\n    prefix: p\n    suffix: s\n    note: n"
    )


def test_line_ends_and_a_byte_order_mark_are_kept() -> None:
    text = "\ufeff" + FILE.replace("\n", "\r\n")
    made = patched(text, [fix("q1", exact="new", prefix=None), fix("f1", suffix="s")])
    assert made.startswith("\ufeff# On top\r\n")
    assert made.count("\n") == made.count("\r\n")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (FILE, fix("q9", exact="x")),
        (FILE, fix("q1", speaker="x")),
        ("a: [", fix("q1", exact="x")),
        ("", fix("q1", exact="x")),
        ("quotes: {id: q1, exact: x}", fix("q1", exact="x")),
    ],
)
def test_what_cannot_be_changed_is_said(text: str, change: Fix) -> None:
    with pytest.raises(NotPatchableError):
        patched(text, [change])


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1))
def test_any_words_can_be_written(words: str) -> None:
    made = patched(FILE, [fix("q1", exact=words), fix("q2", exact=words, suffix=words)])
    assert plain(made)["quotes"][0]["exact"] == words
    assert plain(made)["quotes"][1]["suffix"] == words


@pytest.mark.parametrize(
    ("old", "change", "new"),
    [
        (
            "exact: >-   # why\n      old\n      words\n",
            fix("q1", exact="new"),
            "exact: new   # why\n",
        ),
        ("exact: |- # why\n      old\n", fix("q1", exact="new"), "exact: new # why\n"),
        ("exact: old\n    prefix: a # why\n", fix("q1", prefix=None), "exact: old\n    # why\n"),
        ("exact: old # why\n", fix("q1", exact="a # b"), 'exact: "a # b" # why\n'),
    ],
)
def test_a_comment_behind_a_value_stays(old: str, change: Fix, new: str) -> None:
    file = "quotes:\n  - id: q1\n    {}    note: x\n"
    assert patched(file.format(old), [change]) == file.format(new)
