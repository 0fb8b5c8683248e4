"""The text is sacred: what Python-Markdown makes of any source comes back byte for byte.

500 sources on each run, 20,000 in the nightly profile.
"""

from __future__ import annotations

import os

from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import markdown

from generators import WORDS, spans
from glossator.annotate import annotate, bare_article
from glossator.model import Span
from glossator.splicing import insertions, splice, unsplice
from glossator.text import map_text, visible_text
from helpers import article_of, gloss_of

EXAMPLES = 20_000 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 500
EXTENSIONS = ["extra", "toc", "admonition", "sane_lists", "nl2br"]

_TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
_INLINE = st.one_of(
    _TEXT,
    _TEXT.map("*{}*".format),
    _TEXT.map("**{}**".format),
    _TEXT.map("***{}***".format),
    _TEXT.map("`{}`".format),
    _TEXT.map("[{}](https://example.org/?a=1&b=2 'title')".format),
    _TEXT.map("![{}](a.png)".format),
    _TEXT.map("<b class='x'>{}</b>".format),
    st.just("<https://example.org/>"),
    st.just("one[^1]"),
    st.just("HTML"),
    st.just("\\*"),
    st.just("<!-- a comment -->"),
    st.just("two  \nlines"),
)
_LINE = st.lists(_INLINE, min_size=1, max_size=4).map(" ".join)
_BLOCK = st.one_of(
    _LINE,
    _LINE.map("# {}".format),
    _LINE.map("## {} {{#here .there}}".format),
    _LINE.map("{}\n---".format),
    _LINE.map("> {}\n> more".format),
    _LINE.map("- {}\n- two\n    - three".format),
    _LINE.map("1. {}\n2. two".format),
    _LINE.map("    {}".format),
    _LINE.map("```\n{}\n```".format),
    _LINE.map("| one | two |\n| --- | --- |\n| {} | 5% |".format),
    _LINE.map("term\n:   {}".format),
    _LINE.map("!!! note\n    {}".format),
    _LINE.map('<div markdown="1">\n{}\n</div>'.format),
    _LINE.map("<p>{}</p>".format),
    _LINE.map("[^1]: {}".format),
    _LINE.map("*[HTML]: {}".format),
    st.just("***"),
)
SOURCES = st.tuples(
    st.lists(_BLOCK, min_size=1, max_size=5), st.sampled_from(["\n\n", "\n", "\r\n\r\n"])
).map(lambda pair: pair[1].join(pair[0]))


@st.composite
def glossed(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """Rendered Markdown and stretches of its text: overlapping, nested, touching, identical."""
    source = draw(SOURCES)
    html = markdown(source, extensions=draw(st.sampled_from([[], EXTENSIONS])))
    text = visible_text(html)
    found = draw(st.lists(spans(text), max_size=8)) if text else []
    return html, [Span(start, end) for start, end in found if text[start:end].strip()]


@settings(max_examples=EXAMPLES)
@given(glossed())
def test_taking_out_what_was_inserted_gives_the_same_bytes(case: tuple[str, list[Span]]) -> None:
    html, found = case
    text_map = map_text(html)
    named = [(f"g{n}", Span(*text_map.snap(each.start, each.end))) for n, each in enumerate(found)]
    made = insertions(
        text_map,
        named,
        lambda ids: f'<mark data-gloss="{" ".join(ids)}">',
        lambda ident: f'<a data-gloss-ref="{ident}">{ident}</a>',
    )
    article = splice(html, made)
    assert unsplice(article) == html
    assert len(article) == len(html) + sum(len(item.tag) for item in made)
    page = annotate(html, gloss_of()).html
    assert article_of(page) == bare_article(page) == html
