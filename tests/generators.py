"""Hypothesis strategies: articles as people and builders write them, and glosses on them."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from glossator.model import Annotation, Claim, Figure, Gloss, Link, Quote, Signal, Source
from glossator.text import visible_text
from helpers import gloss_of

WORDS = st.sampled_from(
    "one two the 5% 25% $500 “said” ‘so’ 1,000 2.5 end. (aside) well-known it’s it's stop! "
    "עולם مرحبا e\u0301te\u0301 Å A\u030a "
    "𝔊𝔩𝔬𝔰𝔰 👩‍👩‍👧 🇺🇦🇵🇱 soft\u00adhyphen a\u00a0b zero\u200bwidth "
    "&amp; &mdash; &hellip;x &#8220;q&#x201D; &nbsp; &lt;b&gt; &notit; &copy &#0; & < 3".split(" ")
)
SPACES = st.sampled_from([" ", " ", " ", "\n", "\r\n", "  "])
BETWEEN = st.sampled_from(["", "\n", "\r\n", "\n  "])


@st.composite
def texts(draw: st.DrawFn, most: int = 5) -> str:
    """Some words; the last may touch what follows."""
    words = draw(st.lists(st.tuples(WORDS, SPACES), min_size=1, max_size=most))
    text = "".join(word + space for word, space in words)
    return text if draw(st.booleans()) else text.rstrip()


def _wrapped(names: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("<{0}>{1}</{0}>".format, st.sampled_from(names.split()), inner)


ODDITIES = st.sampled_from(
    [
        "<br>",
        "<br />",
        "<!-- a <b> comment -->",
        "<!-- -- --!>",
        '<img src="a.png" alt="one two">',
        "<script>if (one < two) '</b>'</script>",
        "<style>one { two: three }</style>",
        "<span hidden>one two</span>",
        "<template>one</template>",
        '<svg><text x="1">one</text></svg>',
        "<svg/>",
        "<wbr>",
        "<input value='one'>",
        "<?php one ?>",
        "<a id=here></a>",
        "<BR>",
        "<textarea>one &amp; two</textarea>",
    ]
)
CODE = st.one_of(_wrapped("code", texts(2)), st.just("<code>one <b>two</b></code>"))
_LEAVES = st.one_of(texts(), texts(), ODDITIES, CODE)


def _inline(depth: int, *, link: bool) -> st.SearchStrategy[str]:
    inner = _LEAVES
    if depth:
        below = _inline(depth - 1, link=link)
        kinds = [_LEAVES, _wrapped("b em STRONG span mark q sup small", below)]
        kinds += [_LEAVES, st.builds("<i class=\"x\" title='a > b'>{}</i>".format, below)]
        if link:
            inside = _inline(depth - 1, link=False)
            kinds += [st.builds('<a href="https://example.org/?a=1&amp;b=2">{}</a>'.format, inside)]
            kinds += [_wrapped("button label", inside)]
        inner = st.one_of(kinds)
    return st.lists(inner, min_size=1, max_size=3).map("".join)


INLINE = _inline(2, link=True)


def _rows(cells: list[list[str]]) -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td> ' for cell in row)}</tr>\n" for row in cells)
    return f"<table>\n<tbody>\n{rows}</tbody>\n</table>"


def _blocks(depth: int) -> st.SearchStrategy[str]:
    kinds = [
        _wrapped("p h2 div", INLINE),
        _wrapped("p", INLINE),
        INLINE.map("<p>{}".format),  # HTML lets the end tag be left out
        st.builds(
            '<h2 id="one-two">{}<a class="headerlink" href="#one-two">¶</a></h2>'.format, INLINE
        ),
        texts().map("<pre><code>{}\n  two</code></pre>".format),
        st.lists(st.lists(INLINE, min_size=1, max_size=2), min_size=1, max_size=2).map(_rows),
        st.lists(INLINE, min_size=1, max_size=3).map(
            lambda items: "<ul>\n" + "".join(f"<li>{item}\n" for item in items) + "</ul>"
        ),
        st.builds("<dl><dt>{}<dd>{}</dl>".format, INLINE, INLINE),
        st.just("<hr>"),
        st.just("<!-- a comment\n\nof two paragraphs -->"),
    ]
    if depth:
        below = _blocks(depth - 1)
        kinds += [_wrapped("blockquote section div", below), _wrapped("ol", _wrapped("li", below))]
        kinds += [st.builds("<details><summary>{}</summary>{}</details>".format, INLINE, below)]
    pairs = st.lists(st.tuples(st.one_of(kinds), BETWEEN), min_size=1, max_size=3)
    return pairs.map(lambda items: "".join(block + between for block, between in items))


ARTICLES = _blocks(1)
"""HTML as builders make it and as people paste it."""


class Case(NamedTuple):
    """An article and a gloss on it."""

    html: str
    gloss: Gloss


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    while 0 < start < len(text) and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


@st.composite
def spans(draw: st.DrawFn, text: str) -> tuple[int, int]:
    """A stretch of ``text``, mostly of whole words."""
    start = draw(st.integers(0, max(0, len(text) - 1)))
    end = draw(st.integers(start + 1, max(start + 1, min(len(text), start + 60))))
    return _widened(text, start, end) if draw(st.integers(0, 4)) else (start, end)


_OTHERWISE = st.sampled_from(
    [
        lambda words: words,
        lambda words: words,
        lambda words: words,
        lambda words: words.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda words: " ".join(words.split()),
        lambda words: f" {words}",
        lambda words: words + "x",
        lambda words: words.upper(),
        lambda words: "nowhere at all",
    ]
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """An article with glosses: nested, overlapping, identical, touching, lost, on the whole."""
    html = draw(ARTICLES)
    text = visible_text(html)
    makers = {
        "quote": lambda **fields: Quote(sources=("source",), note="A *note*.", **fields),
        "figure": lambda **fields: Figure(value="5", **fields),
        "claim": lambda **fields: Claim(claimed_by="somebody", **fields),
        "signal": lambda **fields: Signal(signal="loaded word", **fields),
        "link": lambda **fields: Link(source="source", **fields),
    }
    stretches = draw(st.lists(spans(text), max_size=6)) if text else []
    if len(stretches) > 1:
        first, second = stretches[:2]
        stretches += draw(
            st.sampled_from([[], [first], [(first[1], max(first[1], second[1]))], [(0, len(text))]])
        )
    annotations: list[Annotation] = []
    for number, (start, end) in enumerate(stretches, start=1):
        exact = draw(_OTHERWISE)(text[start:end])
        if not exact:
            continue
        reach = draw(st.sampled_from([0, 30, 1_000]))
        make = makers[draw(st.sampled_from(sorted(makers)))]
        annotations.append(
            make(
                id=f"g{number}",
                exact=exact,
                prefix=text[max(0, start - reach) : start] or None if reach else None,
                suffix=text[end : end + reach] or None if reach else None,
            )
        )
    if draw(st.booleans()):
        annotations.append(Claim(id="whole", target="article", absent="a date"))
    sources = {"source": Source(outlet="Outlet", url="https://example.org/")}
    return Case(html, gloss_of(*annotations, sources=sources))
