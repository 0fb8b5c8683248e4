"""What counts as the same words."""

from __future__ import annotations

import unicodedata

import pytest

from glossator.folding import fold, fold_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” „b“ «c» ″", '"a" "b" "c" ″'),
        ("‘a’ ‹b› it’s", "'a' 'b' it's"),
        ("a–b—c‐d‑e−f", "a-b-c-d-e-f"),
        ("a \u00a0\u202f\n\t b", "a b"),
        ("a\u00adb\u200bc\u200dd\u2060e\ufefff", "abcdef"),
        ("a\u200b b \u200bc", "a b c"),
        ("e\u0301 A\u030a \u1100\u1161", "é Å 가"),
        ("\u212b \u2126", "Å Ω"),
        ("m² ﬁ ½ Ａ", "m² ﬁ ½ Ａ"),
        ("ABC ß İ", "ABC ß İ"),
        ("\u202aa\u202c\u200f", "a"),
        ("", ""),
        (" a ", "a"),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold_text(text) == folded


@pytest.mark.parametrize(
    "text", ["“a”  b\u00adc", "e\u0301 — \u200b x", "a\u0327\u0301 \u1100\u1161\u11a8"]
)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("text", "wanted", "source"),
    [
        ("say “a”  b", '"a" b', "“a”  b"),
        ("co\u00adop x", "coop", "co\u00adop"),
        ("cafe\u0301s", "é", "e\u0301"),
        ("x \u1100\u1161\u11a8 y", "각", "\u1100\u1161\u11a8"),
    ],
)
def test_the_way_back(text: str, wanted: str, source: str) -> None:
    folded = fold(text)
    start = folded.text.index(wanted)
    low, high = folded.source_span(start, start + len(wanted))
    assert text[low:high] == source
