"""Invariant 5: author text is data, whatever it holds and wherever it stands."""

from __future__ import annotations

import copy
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator import annotate, load, seal, visible_text
from glossator.notes import PageLinks
from glossator.prose import Prose
from helpers import article_of, elements, tree
from samples import ARTICLE_HTML, COMPLETE, Place, as_yaml, places, value_at

PAYLOADS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</li></ol></section></article><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    '"><img src=x onerror=alert(1)>',
    "\"onmouseover='alert(1)'x=\"",
    "' onfocus=alert(1) autofocus '",
    "` onfocus=alert(1)",
    "[x](javascript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    '[x](https://example.org/"onclick=alert(1))',
    '[x](https://example.org "title" onclick=alert(1))',
    "<javascript:alert(1)>",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "![x](https://example.org/pixel.gif)",
    '![x](x"onerror="alert(1))',
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "<!-- -->",
    "<!--",
    "-->",
    "<![CDATA[x]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "<style>*{display:none}</style>",
    "<base href=//example.org>",
    "<form action=//example.org><input name=x><button>x</button></form>",
    "<meta http-equiv=refresh content=0;url=//example.org>",
    "<plaintext>",
    "<textarea>",
    "<title>",
    "<details open ontoggle=alert(1)>",
    "{{ 7*7 }} {% raw %} ${7*7}",
    '\\"\\u003cscript\\u003e',
    "\u202eright to left",
    "{: onclick=alert(1) }",
    "<b id=gloss-notes class=gloss-ref data-gloss=q1>x</b>",
]

TEXTS: list[Place] = [
    place
    for place in places(COMPLETE)
    if isinstance(value_at(COMPLETE, place), str) and place[-1] not in ("id", "exact")
]

_FORBIDDEN = set(
    "script style iframe img svg math object embed form base meta link textarea title plaintext "
    "audio video frame frameset template noscript".split()
)

# Our own pictures and controls, and nothing but them.
_SVG = "{http://www.w3.org/2000/svg}"
_PICTURE = {f"{_SVG}{name}" for name in ("svg", "g", "rect", "path", "title")}
_OURS = {"data-walk", "data-layer", "data-facet"}


def check(page: str) -> None:
    """No element, attribute or address in ``page`` can do anything."""
    ids = set()
    for item in elements(tree(page)):
        assert item.tag not in _FORBIDDEN
        assert "{" not in item.tag or item.tag in _PICTURE
        if item.tag in ("button", "input"):
            classes = set(item.get("class", "").split())
            ours = _OURS & item.attrib.keys() or {"gloss-reset", "gloss-keys"} & classes
            assert ours or item.get("name") == "gloss-mode"
            assert item.get("type") in ("button", "checkbox", "radio")
        for name, value in item.attrib.items():
            assert not str(name).lower().startswith("on")
            assert name not in ("style", "src", "srcdoc", "action", "formaction", "autofocus")
            if name == "href":
                assert value.startswith("#") or urlsplit(value).scheme in (
                    "http",
                    "https",
                    "mailto",
                )
        if "id" in item.attrib:
            assert item.attrib["id"] not in ids
            ids.add(item.attrib["id"])


def page_with(folder: Path, places_: list[Place], payload: str) -> str | None:
    """The page of the complete file with ``payload`` in some of its fields; None if refused."""
    data = copy.deepcopy(COMPLETE)
    for place in places_:
        # One word there is the id of a speaker; several are a name.
        text = f"by {payload}" if place[-1] == "claimed_by" else payload
        value_at(data, place[:-1])[place[-1]] = text
    (folder / "mkdocs.yml").touch()
    file = folder / "article.gloss.yml"
    file.write_text(as_yaml(data), encoding="utf-8")
    loaded = load(file)
    if loaded.gloss is None:
        return None
    links = PageLinks(sources="../sources/", reading="../how-to-read/")
    annotated = annotate(ARTICLE_HTML, loaded.gloss, links=links)
    return annotated.html.replace('href="../', 'href="#')


def test_the_complete_file_passes_the_check(tmp_path: Path) -> None:
    page = page_with(tmp_path, [], "")
    assert page is not None
    check(page)
    assert seal(visible_text(article_of(page))) == seal(visible_text(ARTICLE_HTML))


@pytest.fixture(scope="session")
def free(tmp_path_factory: pytest.TempPathFactory) -> list[Place]:
    """The fields that may hold any text at all."""
    folder = tmp_path_factory.mktemp("free")
    found = [place for place in TEXTS if page_with(folder, [place], "any <text>") is not None]
    assert {place[-1] for place in found} > {"title", "note", "evidence", "measures", "name"}
    assert len(found) > 30
    return found


@pytest.mark.parametrize("payload", PAYLOADS)
def test_5_payloads_in_every_free_text_do_nothing(
    tmp_path: Path, free: list[Place], payload: str
) -> None:
    page = page_with(tmp_path, free, payload)
    if page is None:  # a link that no note may hold: refused, and harmless all the same
        assert "](" in payload
        markdown = ("note", "plain", "evidence", "question", "answer")
        page = page_with(tmp_path, [place for place in free if place[-1] not in markdown], payload)
    assert page is not None
    check(page)
    check(Prose().render(payload))


def test_5_an_address_is_checked_before_it_is_published(tmp_path: Path) -> None:
    addresses = [place for place in TEXTS if place[-1] in ("url", "archive")]
    assert len(addresses) == 3
    for place in addresses:
        for payload in PAYLOADS:
            assert page_with(tmp_path, [place], payload) is None


@given(
    payload=st.text(
        st.sampled_from(list("<>\"'&;=/:!-[]()`*_\\# \n\tax1")) | st.characters(codec="utf-8"),
        max_size=60,
    ),
    place=st.sampled_from(
        [place for place in TEXTS if place[-1] in ("note", "plain", "evidence", "answer")]
    ),
)
def test_5_no_text_at_all_does_anything(
    tmp_path_factory: pytest.TempPathFactory, payload: str, place: Place
) -> None:
    page = page_with(tmp_path_factory.mktemp("payload"), [place], payload)
    if page is not None:
        check(page)
