"""Text ⇄ LaTeX."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.formats.latex import latex, read_latex, text_of_latex

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
        (r"Garc{\'{\i}}a na\"{\i}ve \'{\i} {\'\i} \'\i{} \v{\j}", "García naïve í í í ǰ"),
        (r"Nguy{\~{\^e}}n \~{\^{e}} Vi{\d{\^e}}t \d{{\^{e}}}", "Nguyễn ễ Việt ệ"),
        (r"{\textquotedbl}a\textquotedbl{} {\texteuro}5 {\textellipsis}", '"a" €5 …'),
        (r"{\textonehalf} {\textbar} {\textless}5 \textgreater{} 4", "½ | <5 > 4"),
        (r"\textless\textless{} \textquotesingle\textquotesingle", "<< ''"),
        (r"{\glqq}a{\grqq} \glq{}b\grq{} {\guillemotleft}c{\guillemotright}", "„a“ ‚b‘ «c»"),
        (r"{\textquotedblleft}d{\textquotedblright} e\textendash{}f\textemdash{}g", "“d” e–f—g"),
        (r"5{\textdegree} \copyright{} 2024 m\textsuperscript{2}", "5° © 2024 m2"),
        (r"\textasciitilde\textbackslash", "~\\"),
        (r"\textcommabelow{s}i \k{a} \.z \c{}x", "și ą ż \\c x"),
        (r"\unknown{x} stays", r"\unknown x stays"),
        (r"\u", r"\u"),
    ],
)
def test_latex_as_people_write_it(source: str, text: str | None) -> None:
    if source.startswith("M{"):
        text = "Müller, ö é ø ğ ß å č ç ő ñ"
    assert text_of_latex(source) == text


def test_a_backslash_at_the_end_is_no_latex() -> None:
    with pytest.raises(ValueError, match="cannot be read as LaTeX"):
        text_of_latex("a \\")


def test_commands_that_nobody_knows_are_named() -> None:
    assert read_latex(r"\foo{x} \'{e} \foo \bar{} \\ \textbackslash{}z").unknown == (
        r"\foo",
        r"\bar",
    )
    assert read_latex(r"{\textbackslash}foo \{x\}").unknown == ()
