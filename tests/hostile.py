"""Input that wants to harm: script payloads, and what each room of the house promises of any.

A *room* takes bytes and raises ``AssertionError`` if a promise is broken; benchmarks/fuzz.py
looks for bytes that do it, tests/properties asks it of generated ones.
"""

from __future__ import annotations

import copy
import html as html_module
import re
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from markdown import Markdown

from glossator import annotate, detect, load, seal, visible_text
from glossator.active_content import active_content
from glossator.annotate import bare_article
from glossator.bounds import excess
from glossator.dates import day_of, is_date
from glossator.fitness import acting
from glossator.importing.article import Source, import_article
from glossator.importing.reading import UnreadableError, read_text
from glossator.prose import Prose
from glossator.rendering import ArticleError, read_article
from glossator.text import map_text
from helpers import quotes_of
from samples import COMPLETE, Place, as_yaml, places, value_at

EXTENSIONS = ("attr_list", "md_in_html", "extra", "toc", "admonition", "glossator")

PAYLOAD_FILE = Path(__file__).parent / "payloads.txt"


@cache
def payloads() -> list[str]:
    """Every payload of tests/payloads.txt: one a line, ``\\n`` and ``\\xNN`` decoded."""
    lines = PAYLOAD_FILE.read_text(encoding="utf-8").splitlines()
    return [_decoded(line) for line in lines if line and not line.startswith("# ")]


def _decoded(line: str) -> str:
    return re.sub(
        r"\\(n|t|r|x[0-9a-f]{2}|u[0-9a-f]{4})",
        lambda found: {"n": "\n", "t": "\t", "r": "\r"}.get(
            found[1], chr(int(found[1][1:] or "0", 16)) if found[1] not in "ntr" else ""
        ),
        line,
    )


def room_load(data: bytes) -> None:
    """Loading raises nothing; every finding has a line of the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gloss.yml"
        path.write_bytes(data)
        loaded = load(path)
        assert loaded.gloss is not None or loaded.findings
        lines = data.count(b"\n") + data.count(b"\r") + 2
        for finding in loaded.findings:
            assert 1 <= finding.line <= lines
            assert "\n" not in str(finding)


def room_text(data: bytes) -> None:
    """The text map covers its text, and every stretch of it leads back into the HTML."""
    html = data.decode("utf-8", "replace")
    mapped = map_text(html)
    text = mapped.text
    assert text == text.strip("\n\t\f\r ") or "<pre" in html.lower()
    for start in range(0, len(text), max(1, len(text) // 7)):
        for piece in mapped.slices(start, min(len(text), start + 9)):
            assert 0 <= piece.start < piece.end <= len(html)


def room_splice(data: bytes) -> None:
    """HTML and words after it, parted by NUL: what was put in comes out again."""
    html, *words = data.decode("utf-8", "replace").split("\0")
    words = [each for each in words[:20] if each.strip()]
    made = annotate(html, quotes_of(*words)).html
    if map_text(html).problem is None:
        assert bare_article(made) == html
        assert visible_text(made[made.index("<article") : made.rindex("</article>")]) == (
            visible_text(html)
        )


def room_detect(data: bytes, language: str = "en") -> None:
    """Every thing found stands where it is said to stand."""
    text = data.decode("utf-8", "replace")
    found = detect(text, date=day_of("2025-02-24"), language=language)
    for each in (*found.quotes, *found.figures, *found.sources):
        assert text[each.start : each.end] == each.text


def room_detect_german(data: bytes) -> None:
    """The same with other rules."""
    room_detect(data, "de")


def room_markdown(data: bytes) -> None:
    """An article is refused, or rendered to the same words with Glossator as without it."""
    source = data.decode("utf-8", "replace")
    if not source.strip() or excess(source) is not None:
        return
    plain = Markdown(extensions=list(EXTENSIONS[:-1]))
    try:
        html = plain.convert(source)
    except AssertionError:
        return  # Python-Markdown's own, known
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gloss.yml"
        path.write_text("article: {title: A, rights: B}\n", encoding="utf-8")
        options = {"glossator": {"gloss": str(path)}}
        made = Markdown(extensions=list(EXTENSIONS), extension_configs=options).convert(source)
        if acting(path, html, source):
            assert "gloss-refused" in made
        elif map_text(html).problem is None:
            assert bare_article(made) == html
        (Path(folder) / "a.md").write_text(source, encoding="utf-8", newline="")
        try:
            read_article(Path(folder) / "a.md")
        except ArticleError as error:
            if error.finding.line < 1:
                raise


def room_note(data: bytes) -> None:
    """A note does nothing, whatever it says."""
    assert not acting_elements(Prose().render(data.decode("utf-8", "replace")))


def room_active(data: bytes) -> None:
    """What is said to be harmless is harmless to another parser."""
    html = data.decode("utf-8", "replace")
    if next(active_content(html), None) is None:
        assert not acting_elements(f"<article>\n{html}\n</article><p title='a'>b</p>")


def room_new(data: bytes) -> None:
    """A text becomes an article with its words, or is refused with a sentence."""
    try:
        imported = import_article(Source(read_text(data), "a.txt"))
    except UnreadableError as error:
        if not str(error):
            raise
        return
    if excess(imported.markdown) is None and len(imported.markdown) < 3_000:
        html = Markdown(extensions=["toc", "tables", "fenced_code"]).convert(imported.markdown)
        # Characters that Python-Markdown itself uses are refused by the command afterwards.
        if not set(imported.words) & set("\x02\x03"):
            assert " ".join(visible_text(html).split()) == " ".join(imported.words.split())
    assert imported.published is None or is_date(imported.published)
    seal(imported.words)


_LOADING = {
    "script", "iframe", "frame", "frameset", "object", "embed", "applet", "base", "meta", "link",
    "style", "form",
}  # fmt: skip


def acting_elements(html: str) -> list[str]:
    """What could act in ``html``, as html5lib reads it, which knows nothing of Glossator."""
    # It forgets that a comment has begun if a NUL is its first character; browsers do not.
    html = html.replace("\0", "\ufffd")
    tree: Element = html5lib.parseFragment(html, treebuilder="etree")
    found = []
    for item in tree.iter():
        if not isinstance(item.tag, str):
            continue
        name = item.tag.rpartition("}")[2].lower()
        if name in _LOADING or (name in ("animate", "set", "use") and "svg" in item.tag):
            found.append(f"<{name}>")
        for key, value in item.attrib.items():
            attribute = str(key).rpartition("}")[2].lower()
            address = re.sub(r"[\t\n\r]", "", html_module.unescape(value)).lstrip(
                "".join(map(chr, range(33)))
            )
            if re.match(r"on[a-z]", attribute) or attribute in ("srcdoc", "formaction"):
                found.append(f"{name} {attribute}")
            if attribute in ("href", "src", "action", "data") and re.match(
                r"(?i)(java|vb)script:|data:text", address
            ):
                found.append(f"{name} {attribute}={address[:20]}")
    return found


@cache
def free_places() -> tuple[Place, ...]:
    """The fields of the complete gloss file that may hold any text at all, found by trying."""
    texts = (
        place
        for place in places(COMPLETE)
        if isinstance(value_at(COMPLETE, place), str) and place[-1] not in ("id", "exact")
    )
    return tuple(place for place in texts if is_accepted({place: "by any <text>"}))


def filled(texts: Mapping[Place, str]) -> dict[str, Any]:
    """The complete gloss file with other texts in some of its fields."""
    data = copy.deepcopy(COMPLETE)
    for place, text in texts.items():
        value_at(data, place[:-1])[place[-1]] = text
    return data


def is_accepted(texts: Mapping[Place, str]) -> bool:
    """Whether the complete file may say so."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gloss.yml"
        path.write_text(as_yaml(filled(texts)), encoding="utf-8")
        return load(path).gloss is not None


def full_of(batch: Sequence[str]) -> dict[str, Any]:
    """The complete file with every payload of a batch in every field that takes it.

    A field in Markdown has each in a paragraph of its own. What is refused by itself, such as a
    control character or a link to a script, is left out there.
    """
    texts = {}
    for place in free_places():
        # One word there is the id of a speaker; several are a name.
        first = "by " if place[-1] == "claimed_by" else ""
        taken = [payload for payload in batch if _takes(payload, prose=place[-1] in _PROSE)]
        texts[place] = first + ("\n\n".join(taken) or "x")
    return filled(texts)


_PROSE = ("note", "plain", "evidence", "question", "answer")
"""The keys whose text is Markdown."""


@cache
def _takes(payload: str, *, prose: bool) -> bool:
    place = next(place for place in free_places() if (place[-1] in _PROSE) == prose)
    # YAML writes a line separator one way or the other, depending on what stands beside it.
    return not set(payload) & set("\x85\u2028\u2029") and is_accepted({place: payload})
