"""From what was detected to entries of a gloss file, and into a file that somebody wrote."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from glossator import load
from glossator.anchoring import anchor
from glossator.detecting import detect
from glossator.drafting import Draft, NotInsertableError, drafted, extended, written
from glossator.drafting.files import replace, write_new
from glossator.drafting.gloss_file import extended_sources
from glossator.drafting.yaml_text import Entry, flow_mapping, scalar
from glossator.model import Span, TextQuoteSelector
from sites import GLOSS

TEXT = (
    "Head\n\nThe town library will stay closed. “No choice,” mayor Ana Lind told the BBC. Visits "
    "fell by 12% to 48,000. “No choice,” she said again, and 12% is much."
)
ARTICLE = {"title": "Head", "rights": "mine"}


def draft_of(text: str, **options: object) -> Draft:
    found = detect(text, date=datetime.date(2025, 2, 25))
    return drafted(text, found, **options)  # type: ignore[arg-type]


def test_every_entry_is_placed_where_it_was_found() -> None:
    draft = draft_of(TEXT)
    for group in draft.groups.values():
        for entry in group:
            selector = TextQuoteSelector(
                exact=entry.fields["exact"],
                prefix=entry.fields.get("prefix"),
                suffix=entry.fields.get("suffix"),
            )
            assert anchor(TEXT, selector).status == "placed", entry
    assert [entry.fields["id"] for entry in draft.quotes] == ["q1", "q2"]
    assert [entry.fields["speaker"] for entry in draft.quotes] == ["lind", "lind"]
    assert draft.speakers == {"lind": {"name": "Ana Lind"}}
    assert [entry.fields["exact"] for entry in draft.figures] == ["12%", "48,000", "12%"]
    assert draft.sources == {"bbc": {"outlet": "BBC", "kind": "outlet"}}


def test_what_has_a_gloss_is_left_out() -> None:
    at = TEXT.index("12%")
    draft = draft_of(TEXT, done={"figures": [Span(at, at + 3)]}, taken={"f1", "f2"})
    assert [entry.fields["exact"] for entry in draft.figures] == ["48,000", "12%"]
    assert [entry.fields["id"] for entry in draft.figures] == ["f3", "f4"]


def test_who_is_known_is_not_defined_again() -> None:
    draft = draft_of(TEXT, known_speakers={"mayor": "Ana Lind"}, known_sources={"beeb": "BBC"})
    assert draft.speakers == {}
    assert draft.sources == {}
    assert {entry.fields["speaker"] for entry in draft.quotes} == {"mayor"}
    assert {entry.fields["source"] for entry in draft.links} == {"beeb"}


def test_remarks_stand_above_their_figure_as_comments(tmp_path: Path) -> None:
    draft = draft_of("Sales rose from 40 to 52, up 25%.")
    assert draft.figures[0].comments == ("From 40 to 52 is 30 %, not “25%”: (52 − 40) ÷ 40.",)
    path = tmp_path / "a.gloss.yml"
    path.write_text(written(ARTICLE, draft), encoding="utf-8")
    assert "# From 40 to 52" in path.read_text(encoding="utf-8")
    assert load(path).gloss is not None


def test_a_new_file_loads(tmp_path: Path) -> None:
    path = tmp_path / "a.gloss.yml"
    path.write_text(written(ARTICLE, draft_of(TEXT), ("A heading.",)), encoding="utf-8")
    loaded = load(path)
    assert loaded.findings == ()
    assert loaded.gloss is not None
    assert [quote.exact for quote in loaded.gloss.quotes] == ["No choice,", "No choice,"]


@given(st.text(max_size=40).filter(lambda text: "\ud800" not in text))
def test_any_text_is_a_scalar(text: str) -> None:
    text = "".join(sign for sign in text if not "\ud800" <= sign <= "\udfff")
    assert yaml.load(f"key: {scalar(text)}", Loader=yaml.BaseLoader) == {"key": text}
    assert yaml.load(f"key: {flow_mapping({'a': text})}", Loader=yaml.BaseLoader) == {
        "key": {"a": text}
    }


NEW = Draft(
    speakers={"kane": {"name": "Tim Kane"}},
    sources={"bbc": {"outlet": "BBC"}},
    quotes=[Entry({"id": "q9", "exact": "new words", "speaker": "kane"})],
    links=[Entry({"id": "l9", "exact": "BBC", "source": "bbc"})],
)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_person_s_file_keeps_every_byte(tmp_path: Path, end: str) -> None:
    before = f"# Mine.\n{GLOSS}\n# The end.\n".replace("\n", end)
    after = extended(before, NEW)
    kept = after.split(end)
    for line in ("  kane: {name: Tim Kane}", "  bbc: {outlet: BBC}"):
        kept.remove(line)
    for line in ("  - id: q9", "    exact: new words", "    speaker: kane"):
        kept.remove(line)
    for line in ("  - id: l9", "    exact: BBC", "    source: bbc"):
        kept.remove(line)
    assert end.join(kept) == before
    path = tmp_path / "a.gloss.yml"
    path.write_bytes(after.encode("utf-8"))
    gloss = load(path).gloss
    assert gloss is not None
    assert [quote.id for quote in gloss.quotes] == ["q1", "q9"]
    assert [link.id for link in gloss.links] == ["l1", "l9"]
    assert list(gloss.speakers) == ["lind", "kane"]


@pytest.mark.parametrize(
    "before",
    [
        "article: {title: T, rights: R}\n",
        "article: {title: T, rights: R}\nquotes: []\nlinks: []  # none yet\n",
        "article: {title: T, rights: R}\nquotes:\nlinks:\n",
        "article: {title: T, rights: R}\nspeakers: {}\nsources: {}\n\n\n",
        "article:\n  title: T\n  rights: R\nquotes:\n- id: a\n  exact: one\n",
        "quotes:\n    - id: a\n      exact: one\n      # more\n\narticle: {title: T, rights: R}",
        "article: {title: T, rights: R}\n"
        "quotes:\n  - id: a\n    exact: one\n    note: |\n      x\n\n      y\n",
    ],
)
def test_sections_in_every_state(tmp_path: Path, before: str) -> None:
    path = tmp_path / "a.gloss.yml"
    path.write_text(before, encoding="utf-8")
    old = load(path).gloss
    assert old is not None
    path.write_text(extended(before, NEW), encoding="utf-8")
    loaded = load(path)
    assert loaded.gloss is not None, [str(each) for each in loaded.findings]
    assert loaded.gloss.quotes[: len(old.quotes)] == old.quotes
    assert loaded.gloss.quotes[-1].id == "q9"
    assert loaded.gloss.links[-1].id == "l9"


def test_a_list_in_brackets_is_refused_with_its_line() -> None:
    before = "article: {title: T, rights: R}\nquotes: [{id: a, exact: one}]\n"
    with pytest.raises(NotInsertableError, match=r"^2: `quotes` is written in brackets"):
        extended(before, NEW)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ("{article: {title: T, rights: R}}\n", "^1: The whole file is written in brackets"),
        ("# c\n\n{\narticle: {title: T, rights: R}}\n", "^3: The whole file is"),
    ],
)
def test_a_file_in_brackets_is_refused_and_says_so(before: str, said: str) -> None:
    with pytest.raises(NotInsertableError, match=said):
        extended(before, NEW)
    with pytest.raises(NotInsertableError, match=said):
        extended_sources(before, {"a": {"outlet": "X"}})


def test_files_are_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.md"
    write_new(path, "one")
    with pytest.raises(FileExistsError):
        write_new(path, "two")
    assert path.read_text(encoding="utf-8") == "one"
    path.chmod(0o640)
    replace(path, "three")
    assert path.read_text(encoding="utf-8") == "three"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in path.parent.iterdir()] == ["a.md"]
