"""Tags in the texts of CSL-JSON."""

from __future__ import annotations

import pytest

from glossator.formats.csl_markup import without_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'The <i>Titanic</i> and CO<sub>2</sub> <span class="nocase">USA</span>',
            "The Titanic and CO2 USA",
        ),
        ("<b>a</b> <sup>b</sup> <sc>c</sc> <i>d <b>e</b></i>", "a b c d e"),
        ('<span style="font-variant:small-caps;">Bc</span>', "Bc"),
        ('<span style="font-variant: small-caps">Bc</span>', "Bc"),
        ("a < b, 3<5 and <b", "a < b, 3<5 and <b"),
        ("The <i> tag", "The <i> tag"),
        ("</i>a<i>", "</i>a<i>"),
        ("<em>a</em> <I>b</I> <i class=x>c</i>", "<em>a</em> <I>b</I> <i class=x>c</i>"),
        ("<span>a</span>", "<span>a</span>"),
        ("<i>a <b>b</i>", "a <b>b"),
        ("<i>" * 5_000 + "</b>" * 5_000, "<i>" * 5_000 + "</b>" * 5_000),
    ],
)
def test_these_tags_are_taken_off(text: str, expected: str) -> None:
    assert without_markup(text) == expected
