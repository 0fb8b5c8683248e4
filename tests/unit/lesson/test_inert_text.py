"""What a cartridge tells of tags stays told: Moodle decodes its texts twice and cleans nothing.

Met in a running Moodle: before, scripts of the article and of choices ran for every student.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html import escape, unescape
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.annotate import place
from glossator.lesson.cartridge import QUIZ, cartridge
from glossator.lesson.gift import gift
from glossator.lesson.inert_text import JOINER, inert, inert_html, inert_name
from glossator.lesson.material import Material, gather
from glossator.lesson.xml_text import clean, name_of
from glossator.loading import load
from glossator.markup import tag
from glossator.model import Choice, Pair, Question
from glossator.rendering import render_article
from hostile import payloads
from sites import ARTICLE, LESSON, write

DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def decoded(text: str) -> str:
    """As Moodle 4.5 does, and once more; it also leaves out what SGML has no place for."""
    for _ in range(3):
        text = unescape(DROPPED.sub("", text))
    return text


def elements(html: str) -> list[str]:
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [str(each.tag) for each in tree.iter()][1:]


def same_words(text: str) -> str:
    return text.replace(JOINER, "")


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("1 < 2 > 0, <3, a <= b, R&D, AT&T; & so on.", None),
        ("a <b>", "a <|b>"),
        ("</b><!-- <?x <é", "<|/b><|!-- <|?x <|é"),
        ("&lt;b&gt; &#60; &#x3c; &copy=2", "&|lt;b&|gt; &|#60; &|#x3c; &|copy=2"),
        ("&amp;amp;lt;", "&|amp;amp;lt;"),
        ("is &l", "is &|l"),  # “t;” may come after.
        ("is <", "is <|"),
        ("<\x0bb &\x7flt;", "<|b &|lt;"),
    ],
)
def test_a_joiner_parts_what_could_begin_a_tag_or_a_reference(text: str, made: str | None) -> None:
    assert inert(text).replace(JOINER, "|") == (made or text)


@given(st.text(st.sampled_from("<>&;#/!?=\"' 36ltampx\x0b\x7f\n")))
def test_however_often_it_is_decoded_it_is_the_same_text(text: str) -> None:
    made = inert(text)
    assert decoded(made) == made
    assert elements(made) == []
    assert same_words(made) == DROPPED.sub("", text)


@pytest.mark.parametrize("payload", payloads())
def test_no_payload_becomes_an_element(payload: str) -> None:
    for text in (payload, escape(payload), escape(escape(payload))):
        assert elements(decoded(inert(clean(text)))) == []
        assert "<" not in decoded(name_of(text))
        told = inert_html(tag("p", tag("a", text, href=f"https://e.example/?{text}")))
        assert elements(decoded(told)) == ["p", "a"]


def test_a_tag_is_not_put_together_over_an_element_that_a_system_leaves_out() -> None:
    html = "<p>&lt;<mark>img src=x onerror=alert(1)&gt;</mark> &amp;<b>lt;</b> &amp;l<b>t;</b></p>"
    made = decoded(re.sub("</?(?:mark|b)>", "", inert_html(html)))
    assert elements(made) == ["p"]


def test_addresses_stay_addresses() -> None:
    html = '<a href="https://e.example/?a=1&amp;b=2&amp;quot;c=&quot;" rel="nofollow">x</a>'
    assert inert_html(html) == (
        '<a href="https://e.example/?a=1&amp;b=2&amp;quot%3Bc=%22" rel="nofollow">x</a>'
    )
    style = "<style>a { content: '&lt;' }</style>"
    assert inert_html(style) == style


def test_names_have_no_angle_brackets() -> None:
    assert inert_name("I <3 NY") == "I ‹3 NY"
    assert name_of("Why <b> & <i> went") == "Why ‹b› & ‹i› went"


def hostile_lesson(tmp_path_factory: pytest.TempPathFactory) -> Material:
    folder = tmp_path_factory.mktemp("lesson")
    told = " ".join(
        f"No {at}: {''.join(c if c.isalnum() or c == ' ' else f'&#{ord(c)};' for c in text)}"
        for at, text in enumerate(" ".join(clean(each).split()) for each in payloads())
    )
    lesson = re.sub("  words: .*\n", "", LESSON)
    write(folder, {"library.md": f"{ARTICLE}\n{told}\n", "library.gloss.yml": lesson})
    loaded = load(folder / "library.gloss.yml")
    assert loaded.gloss is not None
    html = render_article(folder / "library.md").html
    material = gather(place(html, loaded.gloss), html)
    questions = [
        Question(
            id=f"p{at}",
            question="Which?",
            kind="multiple-choice",
            title=text,
            choices=(Choice(text=text, correct=True), Choice(text=escape(text))),
        )
        for at, text in enumerate(payloads())
    ]
    match = Question(
        id="m",
        question="Which?",
        kind="match",
        pairs=tuple(Pair(left=each, right=escape(each)) for each in payloads()[:20]),
    )
    article = replace(material.gloss.article, title="I <3 <script>alert(1)</script>")
    return replace(
        material,
        gloss=replace(material.gloss, article=article),
        questions=[*questions, match],
    )


def test_a_cartridge_of_payloads_holds_none_once_it_is_decoded(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    material = hostile_lesson(tmp_path_factory)
    with zipfile.ZipFile(io.BytesIO(cartridge(material, "lesson"))) as file:
        documents = {each: file.read(each).decode() for each in file.namelist()}
    quiz = ET.fromstring(documents.pop(QUIZ))
    texts = [each for each in quiz.iter() if each.tag.endswith("}mattext")]
    assert len(texts) == 3 * len(payloads()) + 20 * 21
    for each in texts:
        assert set(elements(decoded(each.text or ""))) <= {"p", "strong"}, each.text
    names = [each.get("title", "") for each in quiz.iter()]
    names += [each.text or "" for each in ET.fromstring(documents.pop("imsmanifest.xml")).iter()]
    assert not [each for each in names if "<" in decoded(each)]
    [page] = documents.values()
    body = page[page.index("<main>") : page.index("</body>")]
    assert "alert(1)" in body
    assert elements(decoded(body)) == elements(body)
    assert not {"script", "img", "svg", "iframe"} & set(elements(body))


def test_gift_keeps_what_moodle_would_take_for_a_tag_in_a_name(material: Material) -> None:
    pairs = (Pair(left="<i>", right="<b> -> 1"), Pair(left="b", right="c"))
    question = Question(id="m", question="Pair", kind="match", title="Under <1 %?", pairs=pairs)
    article = replace(material.gloss.article, title="I <3 NY")
    made = gift(
        replace(material, gloss=replace(material.gloss, article=article), questions=[question])
    )
    assert made.startswith("$CATEGORY: I ‹3 NY\n")
    assert "::1. Under ‹1 %?::" in made
    assert "\t=<p>&lt;i&gt;</p> -> ‹b› → 1\n" in made
