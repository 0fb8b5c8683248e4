"""What is exported and imported again says the same: glosses, sources, and the first article."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator.annotate import place
from glossator.commands.import_files import Lines
from glossator.drafting import extended
from glossator.exchanging.files import read_file
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.merging_sources import merge_sources
from glossator.exporting.bibtex import bibtex
from glossator.exporting.csl_json import csl_items
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.formats.annotation_terms import GLOSS_FILE
from glossator.loading import load
from glossator.loading.entries import parsed_entries
from glossator.model import Gloss, Source
from glossator.rendering import render_article
from samples import ARTICLE_HTML, COMPLETE, as_yaml
from sites import ROOT

FIRST = ROOT / "docs/articles/putin-rare-minerals.gloss.yml"

_CHARACTERS = st.one_of(
    st.sampled_from(list("aZ09 .,;:!?()[]{}<>\"'“”’–—-_#$%&~^\\/|`*=+@\n\u00a0\u2009äßøŁ")),
    st.characters(exclude_categories=["Cc", "Cs", "Cn", "Zl", "Zp"], max_codepoint=0x1FFFF),
)
TEXTS = st.text(_CHARACTERS, min_size=1, max_size=30).filter(
    lambda text: bool(text.strip()) and text == text.strip("\ufeff")
)
# A link in a note has rules of its own.
NOTES = TEXTS.filter(lambda text: "](" not in text)
LINES = TEXTS.map(lambda text: " ".join(text.split("\n"))).filter(str.strip)
DATES = st.sampled_from(
    "2025 2025-02 2025-02-24 2025-02-24T05:45-08:00 2025-02~ 2025-02-24? 2025% 2025-02-28/.. "
    "../2025-03 2024-12/2025-01~ [2023-02,2023-11-28] {2023-02,2023-11-28}".split()
)
URLS = st.sampled_from(
    [
        "https://example.org/",
        "https://example.org/a_b%20c?q=1&r=~x#part",
        "http://xn--mller-kva.example/ä",
        "https://example.org/a'(b)",
    ]
)
KINDS = st.sampled_from(
    "news report; book; official data release; report; law; treaty; blog post; transcript; "
    "encyclopaedia entry; radio programme; anything else".split("; ")
)


def _optional(**strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({}, optional=strategies)


SOURCES = st.builds(
    lambda outlet, more: {"outlet": outlet, **more},
    LINES,
    _optional(
        title=st.one_of(LINES, st.none()),
        title_basis=st.sampled_from(["page", "url", "description"]),
        url=URLS,
        published=st.one_of(DATES, st.none()),
        published_note=LINES,
        author=st.one_of(LINES, st.none()),
        author_note=LINES,
        kind=st.one_of(KINDS, LINES),
        language=st.sampled_from(["en", "de", "pt-BR"]),
        translated_from=st.sampled_from(["uk", "sq"]),
        archive=URLS,
        seen=LINES,
        note=NOTES,
    ),
)
IDS = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,12}", fullmatch=True)
BIBLIOGRAPHIES = st.dictionaries(IDS, SOURCES, min_size=1, max_size=4)


def _model(sources: dict[str, dict[str, Any]]) -> dict[str, Source]:
    return dict(parsed_entries({"sources": sources}).sources)


def _imported(data: bytes) -> dict[str, Source]:
    merged = merge_sources(read_file(data).sources, {})
    assert [each.what for each in merged.told if each.status != "imported"] == []
    assert merged.remarks == []
    return _model(merged.additions.sources)


def _apart(sources: dict[str, dict[str, Any]]) -> dict[str, Source]:
    """The sources, without those that are twice the same or differ in case alone."""
    made: dict[str, Source] = {}
    for ident, source in _model(sources).items():
        if source not in made.values() and ident.lower() not in {key.lower() for key in made}:
            made[ident] = source
    return made


@given(BIBLIOGRAPHIES)
def test_sources_survive_csl_json(sources: dict[str, dict[str, Any]]) -> None:
    before = {key: _clean(source) for key, source in _apart(sources).items()}
    assert _imported(json_text(csl_items(before)).encode()) == before


@given(BIBLIOGRAPHIES)
def test_sources_survive_bibtex(sources: dict[str, dict[str, Any]]) -> None:
    before = {key: _clean(source) for key, source in _apart(sources).items()}
    assert _imported(bibtex(before).encode()) == before


def _clean(source: Source) -> Source:
    """The source without white space at the ends of its texts, which no bibliography keeps."""
    fields: dict[str, Any] = {
        each.name: value.strip()
        for each in dataclasses.fields(source)
        if isinstance(value := getattr(source, each.name), str)
    }
    return dataclasses.replace(source, **fields)


# What a person may write in each kind of gloss, beside the words that it is about.
_SAID = _optional(on=DATES, at=LINES, language=st.sampled_from(["en", "uk"]), note=LINES).filter(
    bool
)
_WORDING = st.builds(
    lambda text, more: {"text": text, **more},
    TEXTS,
    _optional(source=st.sampled_from(["post", "report"]), language=st.just("en")),
)
_FIDELITY = st.sampled_from("verbatim truncated spliced altered unchecked".split())
_VERDICT = st.sampled_from("supported misleading not-checkable unchecked".split())
_CITED = st.sampled_from([["post"], ["report"], ["report", "post"]]).map(list)
_COMMON: dict[str, st.SearchStrategy[Any]] = {
    "sources": _CITED,
    "note": st.one_of(NOTES, st.just("See [that one](#note-f1) and [this](https://example.org/).")),
}
_FIELDS = {
    "quotes": _optional(
        speaker=st.just("ann"),
        manner=st.sampled_from(["direct", "fragment", "scare"]),
        said=_SAID,
        wording=st.lists(_WORDING, min_size=1, max_size=3),
        fidelity=_FIDELITY,
        fidelity_also=st.lists(_FIDELITY, min_size=1, max_size=2),
        **_COMMON,
    ),
    "figures": _optional(
        kind=LINES,
        measures=LINES,
        value=LINES,
        unit=LINES,
        claimed_by=st.sampled_from(["ann", "the paper itself"]),
        origin=LINES,
        verdict=_VERDICT,
        evidence=NOTES,
        **_COMMON,
    ),
    "claims": _optional(about=LINES, verdict=_VERDICT, evidence=NOTES, **_COMMON),
    "signals": _optional(**_COMMON).map(lambda more: {"signal": "loaded word", **more}),
    "links": _optional(refers_to=LINES, kind=LINES, linked=st.booleans(), **_COMMON).map(
        lambda more: {"source": "post", **more}
    ),
    "overlaps": _optional(wording=TEXTS, **_COMMON).map(
        lambda more: {"relation": "same wording", **more}
    ),
}
_TARGETS = st.sampled_from(
    [
        {"exact": "We are ready"},
        {"exact": "We are ready", "prefix": "“", "suffix": ",” she"},
        {"exact": "“We are ready,”"},
        {"exact": "5%"},
        {"exact": "Prices rose 5% in March. The Daily"},
        {"exact": "shocking"},
        {"target": "article"},
        {"target": "article", "absent": "a date"},
    ]
)


@st.composite
def gloss_files(draw: st.DrawFn) -> dict[str, Any]:
    """A gloss file on the sample article, as plain data."""
    made = {key: COMPLETE[key] for key in ("article", "speakers", "sources", "timeline")}
    made["figures"] = [{"id": "f1", "exact": "5%"}]
    for number in range(draw(st.integers(0, 5))):
        group = draw(st.sampled_from(sorted(_FIELDS)))
        entry = {"id": f"g{number}", **draw(_TARGETS), **draw(_FIELDS[group])}
        made[group] = [*made.get(group, []), entry]
    if draw(st.booleans()):
        question = draw(_optional(title=LINES, answer=NOTES, minutes=st.integers(1, 60)))
        made["questions"] = [{"id": "w1", "question": "Who?", "items": ["f1"], **question}]
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("round")
    (made / "mkdocs.yml").touch()
    return made


def _loaded(path: Path) -> Gloss:
    loaded = load(path)
    assert loaded.gloss is not None, [str(finding) for finding in loaded.findings]
    return loaded.gloss


def _said(gloss: Gloss) -> dict[str, Any]:
    """All that a gloss file says, whatever its name and lines are."""
    said = {each.name: getattr(gloss, each.name) for each in dataclasses.fields(gloss)}
    article = said["article"]
    if article.fingerprints:
        # They are folded, and read without regard to white space.
        together = "".join(article.fingerprints.split())
        said["article"] = dataclasses.replace(article, fingerprints=together)
    return {name: value for name, value in said.items() if name not in ("path", "lines")}


def _taken_over(collection: bytes, html: str, empty: Gloss, path: Path) -> Gloss:
    """The gloss file that an empty one becomes; importing once more adds nothing to it."""
    content = read_file(collection)
    merged = merge(place(html, empty), content, Wanted())
    assert [each for each in merged.told if each.status != "imported"] == []
    assert merged.remarks == []
    text = extended(path.read_text(encoding="utf-8"), Lines(merged.additions))
    path.write_text(text, encoding="utf-8")
    after = _loaded(path)
    again = merge(place(html, after), content, Wanted())
    assert [each for each in again.told if each.status != "present"] == []
    assert len(again.additions) == 0
    return after


def _section(data: dict[str, Any]) -> str:
    return as_yaml({"article": data["article"]})


@given(gloss_files())
def test_glosses_survive_web_annotations(folder: Path, data: dict[str, Any]) -> None:
    one, two = folder / "one.gloss.yml", folder / "two.gloss.yml"
    one.write_text(as_yaml(data), encoding="utf-8")
    before = _loaded(one)
    collection = json_text(annotation_collection(before, place(ARTICLE_HTML, before))).encode()
    two.write_text(_section(data), encoding="utf-8")
    after = _taken_over(collection, ARTICLE_HTML, _loaded(two), two)
    assert _said(after) == _said(before)


def test_the_complete_sample_survives_web_annotations(folder: Path) -> None:
    test_glosses_survive_web_annotations.hypothesis.inner_test(folder, COMPLETE)


def test_the_first_article_survives_web_annotations_whole(folder: Path) -> None:
    before = _loaded(FIRST)
    assert (len(before.annotations), len(before.sources)) == (174, 95)
    html = render_article(FIRST.with_name("putin-rare-minerals.md")).html
    collection = json_text(annotation_collection(before, place(html, before))).encode()
    path = folder / "first.gloss.yml"
    article = yaml.load(FIRST.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["article"]
    article["author"] = None
    path.write_text(as_yaml({"article": article}), encoding="utf-8")
    after = _taken_over(collection, html, _loaded(path), path)
    assert _said(after) == _said(before)


@pytest.mark.parametrize("form", ["csl-json", "bibtex"])
def test_the_first_articles_sources_survive(form: str) -> None:
    before = dict(_loaded(FIRST).sources)
    made = json_text(csl_items(before)) if form == "csl-json" else bibtex(before)
    assert _imported(made.encode()) == before


def test_a_lesson_takes_only_cards_that_came_and_can_be_some(folder: Path) -> None:
    """Else the gloss file that is made would be refused."""
    one, two = folder / "cards.gloss.yml", folder / "taken.gloss.yml"
    one.write_text(as_yaml(COMPLETE), encoding="utf-8")
    before = _loaded(one)
    made = annotation_collection(before, place(ARTICLE_HTML, before))
    made[GLOSS_FILE]["lesson"]["cards"] = ["c1", "f1", "nowhere", {"q1": 1}, "q1"]
    two.write_text(_section(COMPLETE), encoding="utf-8")
    after = _taken_over(json_text(made).encode(), ARTICLE_HTML, _loaded(two), two)
    assert after.lesson is not None
    assert after.lesson.cards == ("f1", "q1")
