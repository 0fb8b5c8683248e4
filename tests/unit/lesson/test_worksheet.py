"""A place of the article as scripts count it, and what stands around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossator.lesson.material import Material
from glossator.lesson.worksheet import Worksheet
from glossator.model import Span


@pytest.fixture
def worksheet(material: Material) -> Worksheet:
    """The lesson's article, as students see it."""
    return Worksheet(material=material, name="a", reveal="open", text="", spans={})


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("aé\u0301\u00a0\u2019𝒂👩‍🏫\n"), max_size=30))
def test_a_place_is_counted_in_units_of_utf_16(worksheet: Worksheet, text: str) -> None:
    read = replace(worksheet, text=text)
    counted = [len(text[:at].encode("utf-16-le")) // 2 for at in range(len(text) + 1)]
    assert [read.script_offset(at) for at in range(len(text) + 1)] == counted


FEW, MANY = "nine words " * 3, "some more words " * 30


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("", "", ("", "")),
        (FEW, f" {FEW}", (FEW, f" {FEW}")),
        (f"Another paragraph.\n{FEW}", f" {FEW}\nAnother one.", (FEW, f" {FEW}")),
        ("x" * 70, "y" * 70, ("x" * 70, "y" * 70)),
        (f"{'x' * 30} {'x' * 40}", f"{'y' * 40} {'y' * 30}", (f"… {'x' * 40}", f"{'y' * 40} …")),
        (f"\n{'x' * 70}", f"{'y' * 70}\n", ("x" * 70, "y" * 70)),
    ],
    ids=["nothing", "all there is", "its paragraph", "just as much", "too much", "with the ends"],
)
def test_what_stands_around_a_mark(
    worksheet: Worksheet, before: str, after: str, shown: tuple[str, str]
) -> None:
    span = Span(len(before), len(before) + len("40"))
    read = replace(worksheet, text=f"{before}40{after}", spans={"f1": span})
    assert read.surroundings("f1") == (shown[0], "40", shown[1])


def test_much_around_a_mark_is_cut_between_words(worksheet: Worksheet) -> None:
    span = Span(len(MANY), len(MANY) + 2)
    before, _, after = replace(worksheet, text=f"{MANY}40 {MANY}", spans={"f1": span}).surroundings(
        "f1"
    )
    assert before.startswith("… ")
    assert before.removeprefix("… ").split()[0] in MANY.split()
    assert after.endswith(" …")
    assert after.removesuffix(" …").split()[-1] in MANY.split()
    assert max(len(before), len(after)) <= 72
