"""The invariants of the design, tried on many articles and glosses.

Each test that reads HTML reads it with html5lib, so that a mistake of our own tokenizer
cannot hide itself.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generators import ARTICLES, Case, cases, spans
from glossator.annotate import annotate, bare_article
from glossator.model import Span
from glossator.splicing import insertions, splice, unsplice
from glossator.text import map_text, seal, visible_text
from helpers import article_of, elements, plain_tree, seen_text, text_of, tree

_MARK = re.compile(
    r'<mark class="gloss [^"]*" role="none" data-gloss="[^"]*">(.*?)</mark>', re.DOTALL
)
_REFERENCE = re.compile(r'<a class="gloss-ref [^>]*>[^<]*</a>')


@given(ARTICLES)
def test_the_text_is_what_a_browser_shows(html: str) -> None:
    assert visible_text(html) == seen_text(html)


@given(cases())
def test_1_removing_what_was_inserted_gives_the_input_back(case: Case) -> None:
    page = annotate(case.html, case.gloss).html
    assert _MARK.sub(r"\1", _REFERENCE.sub("", article_of(page))) == case.html
    assert bare_article(page) == case.html


@given(cases())
def test_2_the_visible_text_is_untouched(case: Case) -> None:
    article = article_of(annotate(case.html, case.gloss).html)
    assert seen_text(article) == seen_text(case.html)
    assert seal(visible_text(article)) == seal(visible_text(case.html))


@given(cases())
def test_3_every_gloss_is_placed_or_reported_and_never_both(case: Case) -> None:
    annotated = annotate(case.html, case.gloss)
    root = tree(article_of(annotated.html))
    marked = {
        ident for item in elements(root) for ident in item.get("data-gloss", "").split() if ident
    }
    referred = Counter(item.get("data-gloss-ref") for item in elements(root))
    referred.pop(None, None)
    reported = {finding.id: finding for finding in annotated.findings if finding.id}
    hanging = {item.id for item in case.gloss.annotations if item.exact is not None}
    assert marked == set(referred)
    assert set(referred.values()) <= {1}
    assert marked | set(reported) == hanging
    assert not marked & set(reported)
    for ident, finding in reported.items():
        assert finding.path == case.gloss.path
        assert finding.line == case.gloss.lines[ident]
        assert finding.severity == "error"
    notes = {item.get("id") for item in elements(tree(annotated.html)) if item.tag == "li"}
    assert {f"note-{item.id}" for item in case.gloss.annotations} <= notes


@given(cases())
def test_3_what_is_marked_are_the_words_of_the_gloss(case: Case) -> None:
    root = tree(article_of(annotate(case.html, case.gloss).html))
    for annotation in case.gloss.annotations:
        marks = [
            text_of(item)
            for item in elements(root)
            if annotation.id in item.get("data-gloss", "").split()
        ]
        if marks and not re.search(r"<code|<pre|notit", case.html):
            assert _bare("".join(marks)) == _bare(annotation.exact or "")


def _bare(text: str) -> str:
    """``text`` without white space and typography, which may differ between gloss and article."""
    straight = text.translate(str.maketrans("“”‘’", "\"\"''"))
    return re.sub(r"[\s\u00ad\u200b]", "", straight)


@given(cases())
def test_4_marks_hold_text_only_and_the_tree_stays(case: Case) -> None:
    article = article_of(annotate(case.html, case.gloss).html)
    root = tree(article)
    parents = {id(child): item for item in root.iter() for child in item}
    for item in elements(root):
        ours = "data-gloss" in item.attrib or "data-gloss-ref" in item.attrib
        if not ours:
            continue
        assert len(item) == 0, "a mark or a reference holds an element"
        above = item
        while (above := parents[id(above)]) is not root:
            assert "data-gloss" not in above.attrib
            assert above.tag not in ("code", "pre", "script", "style", "textarea", "svg")
            if item.tag == "a":  # a reference
                assert above.tag not in ("a", "button", "label")
    assert plain_tree(article, unwrap=True) == plain_tree(case.html)


@given(cases())
def test_4_no_id_stands_twice(case: Case) -> None:
    # One heading of each article at most, so that the article itself repeats none.
    html = case.html.replace(' id="one-two"', "").replace(" id=here", "")
    page = tree(annotate(html, case.gloss).html)
    ids = Counter(item.get("id") for item in elements(page) if "id" in item.attrib)
    assert [ident for ident, count in ids.items() if count > 1] == []
    for item in elements(page):
        target = item.get("href", "")
        if target.startswith("#") and "headerlink" not in item.get("class", ""):
            assert target[1:] in ids


@given(cases())
def test_8_same_input_same_bytes(case: Case) -> None:
    assert annotate(case.html, case.gloss) == annotate(case.html, case.gloss)


@st.composite
def spliced(draw: st.DrawFn) -> tuple[str, list[tuple[str, Span]]]:
    html = draw(ARTICLES)
    text_map = map_text(html)
    found = draw(st.lists(spans(text_map.text), max_size=12)) if text_map.text else []
    return html, [
        (f"g{number}", Span(*text_map.snap(start, end)))
        for number, (start, end) in enumerate(found)
        if text_map.text[start:end].strip()
    ]


@given(spliced())
def test_marks_and_references_of_any_spans(case: tuple[str, list[tuple[str, Span]]]) -> None:
    html, found = case
    made = insertions(
        map_text(html),
        found,
        lambda ids: f'<mark data-gloss="{" ".join(ids)}">',
        lambda ident: f'<a data-gloss-ref="{ident}">{ident}</a>',
    )
    article = splice(html, made)
    assert unsplice(article) == html
    assert plain_tree(article, unwrap=True) == plain_tree(html)
    starts = [item.place for item in made if item.tag.startswith("<mark")]
    ends = [item.place for item in made if item.tag == "</mark>"]
    assert starts == sorted(set(starts))
    assert all(end > start for start, end in zip(starts, ends, strict=True))
    assert all(end <= start for end, (_, start) in zip(ends, pairwise(starts), strict=False))
    # Each character of a span that may be marked is marked with its id, and no other is.
    text_map = map_text(html)
    for ident, span in found:
        expected = [
            html[piece.start : piece.end]
            for piece in text_map.slices(span.start, span.end)
            if piece.markable
        ]
        pattern = rf'<mark data-gloss="(?:[^"]* )?{ident}(?: [^"]*)?">(.*?)</mark>'
        marked = re.findall(pattern, article, re.DOTALL)
        assert "".join(marked) == "".join(expected)
