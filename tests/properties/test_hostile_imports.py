"""Whatever a file holds, it is refused with a line or every item of it is accounted for."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange_samples import annotation, item, row
from glossator.annotate import place
from glossator.commands.import_files import Lines
from glossator.drafting import extended
from glossator.exchanging.files import read_file
from glossator.exchanging.json_text import UnreadableError
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.merging_sources import merge_sources
from glossator.exchanging.results import STATUSES, FileContent
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.loading import load
from samples import ARTICLE_HTML, COMPLETE, as_yaml, places, value_at

WANTED = Wanted(private=True, page_notes=True)
BIBLIOGRAPHY = r"""
@string{post = "The Town Post"}
@article{smith2024, author = {Smith, Ann and {City Desk}}, title = {{Library} to cl{\"o}se},
  journal = post, year = 2024, month = may # "~1", url = {https://post.example/library}}
% a remark
@techreport(r1, title = "Visits", institution = {Town}, year = {c. 2023})
@misc{m1, howpublished = {\url{https://town.example/minutes}}, note = {5\% \& more}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hostile")
    (made / "mkdocs.yml").touch()
    return made


@pytest.fixture(scope="module")
def own(folder: Path) -> Any:
    """The sample gloss file as we export it."""
    path = folder / "own.gloss.yml"
    path.write_text(as_yaml(COMPLETE), encoding="utf-8")
    gloss = load(path).gloss
    assert gloss is not None
    return json.loads(json_text(annotation_collection(gloss, place(ARTICLE_HTML, gloss))))


def _deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        # Copies: what stands thrice in one place would be damaged in all, and grow with each.
        held = (copy.deepcopy(value) for _ in range(3))
        value = (
            [dict(zip(("id", "refinedBy", "items"), held, strict=True))] if levels < 9 else [value]
        )
    return value


VALUES = st.sampled_from(
    [
        *(
            None,
            True,
            False,
            0,
            -1,
            5,
            1e300,
            10**30,
            "",
            " ",
            "x",
            "5%",
            [],
            {},
            [[]],
            [None],
            "\0",
        ),
        *("\ud800", "</script><script>alert(1)</script>", "javascript:alert(1)", "x" * 30_000),
        *("https://example.org/", "http://[", "2025-02-30", "\u202e\u2066", "ann", "article"),
        *({"type": "TextQuoteSelector", "exact": "5%"}, {"type": "TextQuoteSelector"}, {"id": "x"}),
        *(
            {"en": "one", "de": "zwei"},
            {"@value": 5},
            {"type": ["Annotation", 5]},
            _deep(8),
            _deep(400),
        ),
        *(
            "[x](javascript:alert(1)) [y](#note-f1) [z](#note-none)",
            {"refinedBy": {"refinedBy": 5}},
        ),
    ]
)


@st.composite
def damaged(draw: st.DrawFn, whole: Any) -> Any:
    """The data with some of its values, keys or entries replaced, dropped or doubled."""
    data = copy.deepcopy(whole)
    for _ in range(draw(st.integers(1, 3))):
        all_places = list(places(data))
        if not all_places:
            break
        # A number, for Hypothesis keeps what is drawn from: thousands of long paths each time.
        at = all_places[draw(st.integers(0, len(all_places) - 1))]
        holder = value_at(data, at[:-1])
        what = draw(st.sampled_from(["replace", "replace", "drop", "double"]))
        if what == "replace":
            holder[at[-1]] = copy.deepcopy(draw(VALUES))
        elif what == "drop":
            del holder[at[-1]]
        elif isinstance(holder, list):
            holder.append(copy.deepcopy(holder[at[-1]]))
        else:
            key = draw(st.sampled_from(["id", "type", "target", "body", "x"]))
            holder[key] = copy.deepcopy(holder[at[-1]])
    return data


def _read(data: bytes) -> FileContent | None:
    """What the file holds; None if it is refused, with a line that it has and a sentence."""
    try:
        return read_file(data)
    except UnreadableError as error:
        refused = error
    assert 1 <= refused.line <= data.count(b"\n") + 1
    assert str(refused).endswith(".")
    return None


def _accounted(folder: Path, data: bytes) -> None:
    """Import the file into an empty gloss file, which then says what it should."""
    path = folder / "into.gloss.yml"
    path.write_text(as_yaml({"article": COMPLETE["article"]}), encoding="utf-8")
    gloss = load(path).gloss
    assert gloss is not None
    content = _read(data)
    if content is None:
        return
    merged = merge(place(ARTICLE_HTML, gloss), content, WANTED)
    assert len(merged.told) == len(content.annotations)
    assert sum(merged.number(status) for status in STATUSES) == len(content.annotations)
    sources = merge_sources(content.sources, {})
    assert len(sources.told) == len(content.sources)
    assert all(each.what and each.where for each in (*merged.told, *sources.told))
    text = extended(path.read_text(encoding="utf-8"), Lines(merged.additions))
    text = extended(text, Lines(sources.additions)) if not merged.additions.sources else text
    path.write_text(text, encoding="utf-8")
    after = load(path)
    assert after.gloss is not None, [str(finding) for finding in after.findings]
    imported = {each.id for each in merged.told if each.status == "imported"}
    there = {each.id for each in (*after.gloss.annotations, *after.gloss.questions)}
    assert imported == there
    again = merge(place(ARTICLE_HTML, after.gloss), content, WANTED)
    assert [each for each in again.told if each.status == "imported"] == []
    assert len(again.additions) == 0


_FEWER = settings(max_examples=3_000 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 20)
"""Each example reads, anchors, writes and reads again: a third of the usual number, so that all
tests together take minutes."""


@_FEWER
@given(data=st.data())
def test_a_damaged_file_of_hypothesis(folder: Path, data: st.DataObject) -> None:
    rows = {"total": 2, "rows": [row(), row("5%", id="b", tags=["figure", "misleading"])]}
    _accounted(folder, json.dumps(data.draw(damaged(rows))).encode())


@_FEWER
@given(data=st.data())
def test_a_damaged_web_annotation(folder: Path, data: st.DataObject) -> None:
    page = {"type": "AnnotationPage", "items": [annotation(), annotation("5%", id="b", body="x")]}
    _accounted(folder, json.dumps(data.draw(damaged(page))).encode())


@_FEWER
@given(data=st.data())
def test_a_damaged_export_of_ours(folder: Path, own: Any, data: st.DataObject) -> None:
    _accounted(folder, json.dumps(data.draw(damaged(own))).encode())


@_FEWER
@given(data=st.data())
def test_a_damaged_bibliography_in_csl_json(folder: Path, data: st.DataObject) -> None:
    items = [item(), item(id=5, issued={"raw": "May 2024"}, custom={"glossator": {"seen": "x"}})]
    _accounted(folder, json.dumps(data.draw(damaged(items))).encode())


_EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 12),
        st.sampled_from(
            [
                *(b"", b"{", b"}", b'"', b"\\", b"@", b"@x{", b",", b"=", b"#", b"\n", b"\xff"),
                *(b"\0", b"[", b"]", b":", b"NaN", b"\\ud800", b"{" * 200, b"\\u", b"%", b"$"),
                *(b"~", b"and "),
            ]
        ),
    ),
    min_size=1,
    max_size=4,
)


def _edited(data: bytes, edits: list[tuple[float, int, bytes]]) -> bytes:
    for share, length, piece in edits:
        start = int(share * len(data))
        data = data[:start] + piece + data[start + length :]
    return data


@_FEWER
@given(_EDITS)
def test_damaged_bytes_of_a_bibliography(folder: Path, edits: Any) -> None:
    _accounted(folder, _edited(BIBLIOGRAPHY.encode(), edits))


@_FEWER
@given(_EDITS)
def test_damaged_bytes_of_annotations(folder: Path, edits: Any) -> None:
    data = json.dumps({"rows": [row(), row("5%", id="b")], "total": 2}, indent=1).encode()
    _accounted(folder, _edited(data, edits))
