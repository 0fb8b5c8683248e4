"""Each construct of Markdown: the same bytes with no gloss, and with glosses taken out again."""

from __future__ import annotations

import pytest
from markdown import markdown

from glossator.annotate import annotate, bare_article
from glossator.text import visible_text
from helpers import article_of, gloss_of, quotes_of

CONSTRUCTS = {
    "paragraph": "One two three.",
    "two paragraphs": "One two.\n\nThree four.",
    "lines of a paragraph": "one\ntwo\nthree",
    "hard break of two spaces": "one  \ntwo",
    "hard break of a backslash": "one\\\ntwo",
    "carriage returns": "one\r\ntwo\r\n\r\nthree",
    "tabs": "\tone\ttwo\n\nthree\tfour",
    "leading spaces": "   one\n   two",
    "heading": "# One two",
    "heading, closed": "### One two ###",
    "heading of level six": "###### one",
    "heading without words": "#\n\none",
    "underlined heading": "One two\n=======",
    "lower underlined heading": "One\ntwo\n---",
    "rule": "one\n\n***\n\ntwo",
    "rule of underscores": "one\n\n_ _ _\n\ntwo",
    "indented code": "one\n\n    two <three>\n\nfour",
    "fenced code": "```python\none < two\n```\n\nthree",
    "fenced code with tildes": "~~~\none\n\n two\n~~~",
    "fence that is never closed": "```\none",
    "block quote": "> one\n> two",
    "block quote that goes on": "> one\ntwo",
    "block quotes in one another": "> one\n> > two\n>\n> three",
    "code in a block quote": ">     one\n\n> two",
    "list": "- one\n- two",
    "list of asterisks and plusses": "* one\n+ two",
    "loose list": "- one\n\n- two\n\n  three",
    "numbered list": "1. one\n2. two",
    "numbered list that begins late": "7) one\n8. two",
    "list in a list": "- one\n    - two\n        - three\n- four",
    "paragraph in a list": "1. one\n\n    two\n\n2. three",
    "list without words": "-\n- one\n-",
    "emphasis": "*one* _two_",
    "strong emphasis": "**one** __two__ ***three***",
    "emphasis within emphasis": "*one **two** three*",
    "emphasis within a word": "o*n*e t__w__o",
    "emphasis that is none": "one * two * three_four_",
    "code span": "one `two *three*` four",
    "code span with a backtick": "``one ` two``",
    "link": "[one two](/three 'four')",
    "link with emphasis": "[one *two* `three`](<four five>)",
    "link by reference": "[one][1] and [two]\n\n[1]: /three\n[two]: /four 'five'",
    "link that is none": "[one] [two](three",
    "image": "one ![two](three.png 'four') five",
    "image in a link": "[![one](two.png)](three) four",
    "address": "<https://example.org/?one&two> <one@example.org>",
    "character references": "one &amp; two &copy; &#8220;three&#x201D; &nbsp;four &nosuch;",
    "escapes": r"\*one\* \# two \[three\] \\ four",
    "element": "one <b class='two'>three</b> four",
    "block of HTML": "<div>\none *two*\n</div>\n\nthree",
    "comment": "one <!-- two --> three\n\n<!-- four\n\nfive -->",
    "script": "<script>\nvar one = '<b>';\n</script>\n\ntwo",
    "declaration and instruction": "<!DOCTYPE html>\n\n<?one two ?>\n\nthree",
    "table": "| one | two |\n| --- | :-: |\n| three | *four* |\n| five |",
    "definition list": "one\n:   two\n\n:   three",
    "footnote": "one[^1] two\n\n[^1]: three *four*",
    "abbreviation": "one HTML two\n\n*[HTML]: three",
    "attributes": "# One {#two .three}\n\nfour{: title='five'}",
    "admonition": '!!! note "one"\n    two three',
    "Markdown in HTML": '<div markdown="1">\n*one* two\n</div>',
    "nothing": "",
    "white space alone": " \n\t\n ",
    "marks, emoji and flags": "e\u0301te\u0301 👩‍👩‍👧 🇺🇦 א֑ב 市政府 𝔊",
    "soft hyphens and no-break spaces": "on\u00ade\u00a0two\u200bthree",
}


@pytest.mark.parametrize("name", CONSTRUCTS)
@pytest.mark.parametrize("extensions", [[], ["extra", "admonition", "toc"]], ids=["plain", "extra"])
def test_a_construct(name: str, extensions: list[str]) -> None:
    html = markdown(CONSTRUCTS[name], extensions=extensions)
    bare = annotate(html, gloss_of()).html
    assert article_of(bare) == html
    text = visible_text(html)
    words = text.split()
    # Every word, every two and every three, and all of them: overlapping and nested.
    exacts = [" ".join(words[at : at + size]) for size in (1, 2, 3) for at in range(len(words))]
    annotated = annotate(html, quotes_of(*dict.fromkeys([*exacts, text]))) if words else None
    if annotated is not None:
        assert bare_article(annotated.html) == html
        marks = annotated.html.count("<mark ")
        assert marks or "<code" in html
