"""The one function: what comes out, and what is said about what does not."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from glossator import annotate, seal
from glossator.annotate import bare_article, is_annotated, place
from glossator.model import (
    Article,
    Choice,
    Claim,
    Figure,
    Gloss,
    Pair,
    Question,
    Quote,
    Source,
    Speaker,
)
from helpers import GLOSS_PATH, article_of, elements, gloss_of, quotes_of, tree

HTML = "<h2>Head</h2>\n<p>One two three. One four.</p>"
TEXT = "Head\nOne two three. One four."


def findings(html: str, gloss: Gloss) -> list[tuple[str, str]]:
    found = annotate(html, gloss).findings
    return [(item.code, f"{item.what} {item.mend}") for item in found if item.code != "unsealed"]


def test_the_page_holds_header_article_and_notes_in_this_order() -> None:
    page = annotate(HTML, quotes_of("two")).html
    places = [
        page.index(part)
        for part in ('class="gloss-header"', "<article", "</article>", 'class="gloss-notes"')
    ]
    assert places == sorted(places)
    root = tree(page)
    (note,) = [item for item in elements(root) if item.get("id") == "note-q1"]
    assert note.get("data-kind") == "quote"
    assert note.get("data-fidelity") == "unchecked"
    (reference,) = [item for item in elements(root) if item.get("data-gloss-ref")]
    assert (reference.get("href"), reference.get("id")) == ("#note-q1", "ref-q1")
    assert reference.get("role") == "doc-noteref"


def test_a_gloss_file_without_glosses_changes_no_byte_of_the_article() -> None:
    annotated = annotate(HTML, gloss_of())
    assert article_of(annotated.html) == HTML
    assert 'class="gloss-notes"' not in annotated.html


@pytest.mark.parametrize(
    ("exact", "expected"),
    [
        (
            "One",
            (
                "ambiguous",
                "q1: “One” stands at 2 places. Add `prefix` or `suffix`, the words "
                "just before or after the right one.",
            ),
        ),
        (
            "ne tw",
            (
                "orphaned",
                "q1: “ne tw” stands only inside a longer word or number. Give the "
                "whole word, or the rest of it as `prefix` or `suffix`.",
            ),
        ),
        (
            "Zebra crossing",
            (
                "orphaned",
                "q1: “Zebra crossing” does not stand in the article. "
                "Correct `exact`, or delete the gloss.",
            ),
        ),
        (
            "One too three",
            (
                "edited",
                "q1: “One too three” does not stand in the article. Did you "
                "mean “One two three”? Then write that in `exact`.",
            ),
        ),
    ],
)
def test_a_gloss_without_a_place_is_reported(exact: str, expected: tuple[str, str]) -> None:
    assert findings(HTML, quotes_of(exact)) == [expected]


def test_a_gloss_beside_other_words_is_reported() -> None:
    gloss = gloss_of(Quote(id="q1", exact="four", prefix="Two "))
    assert findings(HTML, gloss) == [
        (
            "moved",
            "q1: “four” stands in the article, but not beside the given `prefix` and `suffix`. "
            "If it is the place after “Head One two three. One”, correct them.",
        )
    ]


def test_words_in_code_are_reported() -> None:
    assert findings("<pre>one</pre>", quotes_of("one")) == [
        (
            "unmarkable",
            "q1: “one” stands in code, where nothing is marked. Gloss words beside it, or use "
            "`target: article`.",
        )
    ]


def test_findings_name_file_line_and_gloss() -> None:
    found = annotate(HTML, quotes_of("two", "zebra")).findings
    lost = [item for item in found if item.id]
    assert [(item.path, item.line, item.id, item.severity) for item in lost] == [
        (GLOSS_PATH, 20, "q2", "error")
    ]


def test_a_lost_gloss_keeps_its_note_and_the_note_says_so() -> None:
    page = annotate(HTML, quotes_of("zebra")).html
    assert "<mark" not in page
    assert "These words were not found in the article" in page
    assert 'href="#ref-q1"' not in page


def test_hostile_words_in_a_finding_are_harmless_in_a_terminal() -> None:
    (finding,) = [
        item
        for item in annotate(HTML, quotes_of("\x1b[31mred\u202e\n" + "x" * 500)).findings
        if item.id
    ]
    assert str(finding).isprintable()
    assert len(str(finding)) < 400


def test_spans_of_a_lost_gloss_are_found_without_writing() -> None:
    placement = place(HTML, quotes_of("two", "zebra"), propose=False)
    assert placement.text == TEXT
    assert {ident: TEXT[span.start : span.end] for ident, span in placement.spans.items()} == {
        "q1": "two"
    }


def test_notes_stand_in_the_order_of_the_text_then_whole_article_then_lost() -> None:
    gloss = gloss_of(
        Quote(id="lost", exact="zebra"),
        Claim(id="whole", target="article"),
        Figure(id="late", exact="four"),
        Claim(id="outer", exact="two three"),
        Claim(id="inner", exact="two"),
    )
    page = annotate(HTML, gloss).html
    assert re.findall(r'<li id="note-(\w+)"', page) == "outer inner late whole lost".split()


# The seal


def sealed(words: str | None) -> Gloss:
    return gloss_of(article=Article(title="T", rights="R", words=words))


def test_a_good_seal_says_nothing() -> None:
    annotated = annotate(HTML, sealed(seal(TEXT)))
    assert annotated.findings == ()
    assert "unchanged" in annotated.html


def test_an_article_without_a_seal_is_a_warning_that_gives_it() -> None:
    (finding,) = annotate(HTML, sealed(None)).findings
    assert (finding.code, finding.severity) == ("unsealed", "warning")
    assert seal(TEXT) in finding.mend


@pytest.mark.parametrize(
    "changed",
    [HTML.replace("two", "too"), HTML.replace("two ", ""), HTML + "<p>more</p>", ""],
)
def test_changed_words_break_the_seal(changed: str) -> None:
    annotated = annotate(changed, sealed(seal(TEXT)))
    (finding,) = annotated.findings
    assert (finding.code, finding.severity) == ("seal-broken", "error")
    assert seal(TEXT) not in finding.mend
    assert "broken" in annotated.html


@pytest.mark.parametrize(
    "same",
    [
        HTML.replace("<p>", '<p class="x">\n  '),
        HTML.replace("two", "<b>two</b>"),
        HTML.replace("\n", "\r\n"),
        HTML + "<!-- more --><script>more</script>",
        HTML.replace("</h2>", '<a class="headerlink" href="#head">¶</a></h2>'),
    ],
)
def test_what_nobody_reads_does_not_break_the_seal(same: str) -> None:
    assert annotate(same, sealed(seal(TEXT))).findings == ()


# Ids


def test_an_id_that_the_article_has_already_is_reported() -> None:
    annotated = annotate('<h2 id="note-q1">Head</h2><p>two</p>', quotes_of("two"))
    clashes = [item for item in annotated.findings if item.code == "id-clash"]
    assert [(item.line, item.severity) for item in clashes] == [(10, "error")]
    ids = [item.get("id") for item in elements(tree(annotated.html)) if item.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("ending", "what"),
    [
        ("<!-- begun", "The article's HTML ends inside a comment or a tag."),
        ("<a href='x", "The article's HTML ends inside a comment or a tag."),
        ("<script>let", "The article's HTML ends inside an element that holds no markup."),
        ("<textarea>", "The article's HTML ends inside an element that holds no markup."),
        ("<!doctype", "The article's HTML ends inside a comment or a tag."),
        ("<b>x</b", "The article's HTML ends inside a comment or a tag."),
        (
            "<table><tr><td>",
            "The article's HTML ends inside an element that keeps what follows it.",
        ),
        ("<svg><g>", "The article's HTML ends inside an element that keeps what follows it."),
        ("<b data-gloss='q1'>", "The article's HTML uses attributes that begin with data-gloss."),
    ],
)
def test_html_that_would_swallow_the_notes_is_reported(ending: str, what: str) -> None:
    mend = "Close it, or take it out of the article."
    assert findings(f"{HTML}{ending}", quotes_of("two")) == [("html", f"{what} {mend}")]
    assert findings(f"{HTML}<!-- ended --><script></script>", quotes_of("two")) == []


@pytest.mark.parametrize("ending", ["<!-- a > b -->", "<table></table>", "<p>a &lt;!-- b", "<b>"])
def test_html_that_ends_well_is_not_reported(ending: str) -> None:
    assert findings(f"{HTML}{ending}", quotes_of("two")) == []


def test_headings_keep_their_ids() -> None:
    html = '<h2 id="one-two">One two</h2>'
    page = annotate(html, quotes_of("One two")).html
    assert '<h2 id="one-two"><mark' in page


# The article that comes back out of a page


def test_the_bare_article_is_the_input() -> None:
    assert bare_article(annotate(HTML, quotes_of("two", "three. One")).html) == HTML


def test_a_page_is_known_by_its_marks_not_by_its_words() -> None:
    assert is_annotated(annotate(HTML, quotes_of("two")).html)
    assert not is_annotated("<p>Look for <code>data-gloss-article</code>.</p>")
    assert not is_annotated('<div><article data-gloss-article lang="en">\n</article></div>')


def test_a_page_that_is_not_ours_has_no_bare_article() -> None:
    with pytest.raises(ValueError, match="annotated article"):
        bare_article("<p>one</p>")


def test_everything_a_gloss_may_cite_is_shown() -> None:
    gloss = gloss_of(
        Quote(id="q1", exact="two", speaker="ann", sources=("s",)),
        speakers={"ann": Speaker(name="Ann Smith")},
        sources={"s": Source(outlet="Daily Post", url="https://example.org/")},
        questions=(Question(id="w1", question="Who?", items=("q1",)),),
    )
    page = annotate(HTML, gloss).html
    for part in ("Ann Smith", "Daily Post", "https://example.org/", "Who?", 'href="#note-q1"'):
        assert part in page


def test_what_a_question_offers_is_shown_and_what_is_right_is_folded_away() -> None:
    gloss = gloss_of(
        questions=(
            Question(
                id="w1",
                kind="multiple-choice",
                question="Who?",
                choices=(Choice(text="<b>Ann</b>", correct=True), Choice(text="Bob")),
            ),
            Question(
                id="w2",
                kind="match",
                question="What?",
                pairs=(Pair(left="5%", right="rise"), Pair(left="May", right="month")),
            ),
            Question(id="w3", kind="order", question="When?", sequence=("one", "two", "three")),
            Question(id="w4", kind="mark-text", question="Where?", passages=("two",)),
        ),
    )
    page = BeautifulSoup(annotate(HTML, gloss).html, "html.parser")
    told = {}
    for item in page.select(".gloss-question"):
        folded = item.details
        assert folded is not None
        right = [part.get_text() for part in folded.extract().select("li")]
        told[str(item["id"])] = ([part.get_text() for part in item.select("li")], right)
    assert told["question-w1"] == (["<b>Ann</b>", "Bob"], ["<b>Ann</b>"])
    offered, right = told["question-w2"]
    assert (offered[:2], right) == (["5%", "May"], ["5%: rise", "May: month"])
    assert {each[3:] for each in offered[2:]} == {"rise", "month"}
    offered, right = told["question-w3"]
    assert (sorted(offered), right) == (["one", "three", "two"], ["one", "two", "three"])
    assert offered != right
    assert told["question-w4"] == ([], ["two"])


def test_a_note_in_plain_words_stands_beside_the_note_and_has_a_switch() -> None:
    gloss = gloss_of(
        Quote(id="q1", exact="two", note="A *note*.", plain="In short."),
        Quote(id="q2", exact="one", plain="Plain alone."),
    )
    page = BeautifulSoup(annotate(HTML, gloss).html, "html.parser")
    texts = {
        name: [part.get_text() for part in page.select(f"#note-q1 .{name}")]
        for name in ("gloss-worded", "gloss-plain")
    }
    assert texts == {"gloss-worded": ["A note."], "gloss-plain": ["In short."]}
    assert [part.get_text() for part in page.select("#note-q2 .gloss-prose")] == ["Plain alone."]
    (switch,) = page.select(".gloss-bar [data-facet=plain]")
    assert switch.find_parent("label").get_text(" ", strip=True) == "In plain words 1"


def test_without_plain_words_there_is_no_switch() -> None:
    assert 'data-facet="plain"' not in annotate(HTML, quotes_of("two")).html
