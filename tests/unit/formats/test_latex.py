"""Text ⇄ LaTeX."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.formats.latex import latex, text_of_latex

TEXTS = st.text(
    st.one_of(
        st.sampled_from(list("\\{}~^&%$#_-'`,<>?!\" \n\u00a0\u2009abä=@")),
        st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"]),
    ),
    max_size=40,
)


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    made = latex(text)
    assert made.count("{") == made.count("}")
    # As BibTeX reads a field: white space is one space, none at the ends.
    assert text_of_latex(" ".join(made.split())) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"M{\"u}ller, {\"{o}} \'e {\o} \u{g} \ss{} {\aa} \v{c} \c c \H{o} \~n", None),
        (r"a---b -- c ``q'' it's", "a—b – c “q” it's"),
        (r"\emph{a} {\em b} \textbf{c} \enquote{d}", "a b c d"),
        (r"5\% 6% \_ \& \# \$ \{x\}", "5% 6% _ & # $ {x}"),
        (r"\url{https://x.example/a_b%20c}", "https://x.example/a_b%20c"),
        (r"{The {BBC}} and \LaTeX{} now", "The BBC and LaTeX now"),
        (r"a~b 5\,000 \ldots{}", "a\u00a0b 5\u2009000 …"),
        (r"one\par two \\ three\newline{}four", "one\n\ntwo \n three\nfour"),
        (r"\unknown{x} stays", r"\unknown x stays"),
        (r"\u", r"\u"),
    ],
)
def test_latex_as_people_write_it(source: str, text: str | None) -> None:
    expected = text or "Müller, ö é ø ğ ß å č ç ő ñ"
    assert text_of_latex(source) == expected


def test_a_backslash_at_the_end_is_no_latex() -> None:
    with pytest.raises(ValueError, match="cannot be read as LaTeX"):
        text_of_latex("a \\")
