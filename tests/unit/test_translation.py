"""The page's own words: English in the code, every other language in a catalogue."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from bs4 import BeautifulSoup

from catalogues import LOCALES, texts, translated, updated
from glossator import annotate, load
from glossator.exporting.search_records import search_records
from glossator.library import Library
from glossator.listings import fill
from glossator.translation import ENGLISH, Translator, languages, nearest
from helpers import article_of
from sites import ARTICLE, GLOSS, write

GERMAN = Translator("de")
CATALOGUES = sorted(LOCALES.glob("*.po"))


def test_the_languages() -> None:
    assert languages() == ("de", "en")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de_CH", "de"),
        ("DE-Latn-DE", "de"),
        ("en-GB", "en"),
        ("pt", "en"),
        ("x", "en"),
        ("", "en"),
        ("../de", "en"),
        (None, "en"),
    ],
)
def test_the_nearest_catalogue(tag: str | None, language: str) -> None:
    assert nearest(tag) == language
    assert Translator(tag).language == language


def test_saying_and_counting() -> None:
    assert ENGLISH.say("Note {label}", label="Q2") == "Note Q2"
    assert GERMAN.say("Note {label}", label="Q2") == "Anmerkung Q2"
    assert GERMAN.say("never heard of it") == "never heard of it"
    assert GERMAN.say("") == ""
    for number, english, german in (
        (0, "0 quotes", "0 Zitate"),
        (1, "1 quote", "1 Zitat"),
        (2, "2 quotes", "2 Zitate"),
        (12345, "12,345 quotes", "12.345 Zitate"),
    ):
        assert ENGLISH.count("{number} quote", "{number} quotes", number) == english
        assert GERMAN.count("{number} quote", "{number} quotes", number) == german


def test_what_a_value_holds_is_no_placeholder() -> None:
    assert GERMAN.say("Question: {title}", title="{label} {0}") == "Frage: {label} {0}"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2025", "2025"),
        ("2025-02", "Februar 2025"),
        ("2025-02-24", "24. Februar 2025"),
        ("2025-02~", "etwa Februar 2025"),
        ("2025?", "2025 (unsicher)"),
        ("2025-02-24/2025-03-01", "24. Februar 2025 bis 1. März 2025"),
        ("2025-02/..", "Februar 2025 oder später"),
        ("../2025-02", "Februar 2025 oder früher"),
        ("[2024,2025]", "2024 oder 2025"),
        ("{2024,2025}", "2024 und 2025"),
        ("no date", "no date"),
    ],
)
def test_dates_in_german(date: str, said: str) -> None:
    assert GERMAN.date(date) == said


def test_names_of_languages() -> None:
    assert GERMAN.tongue("en") == "Englisch"
    assert ENGLISH.tongue("de") == "German"
    assert GERMAN.tongue("tlh-x-nonsense") != ""


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_catalogue_has_every_text_and_no_other(path: Path) -> None:
    """Otherwise: `make translations`, then translate what it counts."""
    assert path.read_bytes() == updated(path)
    catalog = translated(path)
    missing = [message.id for message in catalog if message.id and not all(_strings(message))]
    assert missing == []
    assert not [message.id for message in catalog if message.id and message.fuzzy]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_translation_has_the_places_of_its_text(path: Path) -> None:
    for message in translated(path):
        if not message.id:
            continue
        text = message.id if isinstance(message.id, str) else message.id[1]
        for string in _strings(message):
            assert _places(string) == _places(text), string


def _strings(message: object) -> tuple[str, ...]:
    string = message.string  # type: ignore[attr-defined]
    return (string,) if isinstance(string, str) else tuple(string)


def _places(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.fixture
def page(tmp_path: Path) -> BeautifulSoup:
    write(tmp_path, {"mkdocs.yml": "", "one.md": ARTICLE, "one.gloss.yml": GLOSS})
    loaded = load(tmp_path / "one.gloss.yml")
    assert loaded.gloss is not None
    html = "<h1>Library to close on Mondays</h1><p>Visits fell by 12% last year, to 48,000.</p>"
    annotated = annotate(html, loaded.gloss, language="de-AT")
    assert article_of(annotated.html).startswith("<h1>")
    return BeautifulSoup(annotated.html, "html5lib")


def test_a_page_in_german_says_nothing_in_english(page: BeautifulSoup) -> None:
    """Whatever is left of English was written by a person."""
    german = {said for each in translated(LOCALES / "de.po") for said in _strings(each)}
    english = {
        text
        for each in texts()
        for text in ((each,) if isinstance(each, str) else each)
        if "{" not in text and text not in german
    }
    for part in page.select("[data-gloss-article]"):
        part.decompose()
    said = {str(text).strip() for text in page.find_all(string=True)}
    said |= {str(element["aria-label"]) for element in page.select("[aria-label]")}
    assert said & english == set()
    assert {"Anmerkungen", "Zitate", "Befund", "umstritten"} & said


def test_our_parts_say_which_language_they_are_in(page: BeautifulSoup) -> None:
    parts = page.select("[data-gloss-ui], .gloss-sheet > section")
    assert len(parts) >= 6
    assert {part.get("lang") for part in parts} == {"de"}
    article = page.select_one("[data-gloss-article]")
    assert article is not None
    assert article.get("lang") is None  # nobody said what it is in


def test_lists_and_search_in_german(tmp_path: Path) -> None:
    write(tmp_path, {"one.md": ARTICLE, "one.gloss.yml": GLOSS})
    library = Library(tmp_path)
    for name in ("articles", "sources", "kinds", "fidelities", "verdicts"):
        html, _ = fill(f"<!-- glossator: {name} -->", lambda: library, lambda _: "/one/", GERMAN)
        assert re.search(r'lang="de"', html)
    (gloss,) = library.glosses()
    titles = [record.title for record in search_records(gloss, "one/", GERMAN)]
    assert "Zitat Q1: We had no choice," in titles
    assert "Frage: Twelve per cent of what?" in titles
