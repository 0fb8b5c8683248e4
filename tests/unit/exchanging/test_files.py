"""A file is told by its content, and everything in it is counted."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exchange_samples import ADDRESS, annotation, item, quote, row
from glossator.exchanging.files import read_file
from glossator.exchanging.json_text import UnreadableError
from glossator.exchanging.results import MALFORMED, FileContent


def read(data: Any, **options: Any) -> FileContent:
    return read_file(json.dumps(data).encode(), **options)


def page(*items: Any, **fields: Any) -> dict[str, Any]:
    return {"type": "AnnotationPage", "items": list(items), **fields}


@pytest.mark.parametrize(
    "data",
    [
        {"total": 1, "rows": [row()]},
        {"export_date": "x", "client_version": "1", "annotations": [row()]},
        [row()],
        row(),
        annotation(),
        [annotation()],
        page(annotation()),
        [page(annotation())],
        {"type": "AnnotationCollection", "total": 1, "first": page(annotation())},
        {"@context": "x", "@graph": [annotation()]},
        {
            "@type": "oa:Annotation",
            "target": {"source": ADDRESS, "selector": quote("We are ready")},
        },
    ],
)
def test_every_envelope(data: Any) -> None:
    content = read(data)
    assert [each.words for each in content.annotations] == ["We are ready"]
    assert [each.refusal for each in content.annotations] == [None]
    assert content.missing == ()


@pytest.mark.parametrize("data", [[item()], item(), {"items": [item()]}])
def test_envelopes_of_sources(data: Any) -> None:
    """Zotero's web API answers ``items``."""
    content = read(data)
    assert [each.fields["title"] for each in content.sources] == ["Library to close"]
    assert content.annotations == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"total": 300, "rows": [row()]}, "299 more are not in this file."),
        ({"total": 2, "rows": [row()]}, "1 more is not in this file."),
        (page(annotation(), next="https://e.org/?page=2"), "A further page is not in this file"),
        ({"type": "AnnotationCollection", "first": "https://e.org/?page=0"}, "A further page"),
        ({"type": "AnnotationCollection", "total": 3, "items": [annotation()]}, "2 more are not"),
    ],
)
def test_what_is_named_and_not_there_is_told(data: Any, said: str) -> None:
    assert [said in each for each in read(data).missing] == [True]


def test_pages_within_pages_are_read() -> None:
    data = {
        "type": "AnnotationCollection",
        "total": 2,
        "first": page(annotation(), next=page(annotation(id="https://notes.example/2"))),
    }
    content = read(data)
    assert [each.where for each in content.annotations] == ["annotation 1", "annotation 2"]
    assert content.missing == ()


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (5, "It is no object."),
        ({}, "It is neither an annotation nor a source."),
        (annotation(body=5), "A body is neither text nor an object."),
        (annotation(target=None), "It has no target."),
        (annotation(target=[]), "It has no target."),
        (annotation(target=5), "A target is neither an address nor an object."),
        (annotation(target={"source": 5}), "The source of a target is no address."),
        (annotation(body="\ud800"), "A text in it holds half a character (a lone surrogate)."),
        (annotation(id="https://notes.example/0"), "Its id stands twice; first at annotation 1."),
    ],
)
def test_one_bad_entry_spoils_no_other(entry: Any, said: str) -> None:
    content = read([annotation(id="https://notes.example/0"), entry, row()])
    assert [each.where for each in content.annotations] == [f"annotation {n}" for n in (1, 2, 3)]
    first, bad, last = content.annotations
    assert (first.refusal, last.refusal) == (None, None)
    assert bad.refusal is not None
    assert (bad.refusal.code, bad.refusal.what) == (MALFORMED, said)


def test_a_key_that_stands_twice() -> None:
    data = b'[{"type": "Annotation", "target": "https://e.org/", "id": "a", "id": "b"}]'
    [made] = read_file(data).annotations
    assert made.refusal is not None
    assert "“id” stands twice" in made.refusal.what


def test_each_target_is_an_annotation() -> None:
    targets = [{"source": ADDRESS, "selector": quote(each)} for each in ("one", "two")]
    content = read(annotation(target=[*targets, ADDRESS]))
    assert [(each.where, each.words) for each in content.annotations] == [
        ("annotation 1, target 1", "one"),
        ("annotation 1, target 2", "two"),
        ("annotation 1, target 3", None),
    ]
    assert len({each.address for each in content.annotations}) == 3


@pytest.mark.parametrize(
    ("creator", "name"),
    [
        ("https://people.example/jane", "https://people.example/jane"),
        ("mailto:jane@example.org", None),
        ({"type": "Person", "name": "Jane", "email": "mailto:j@e.org"}, "Jane"),
        ({"nickname": "jd"}, "jd"),
        ([{"name": "Jane"}, {"name": "Joe"}], "Jane, Joe"),
        ({"id": {"id": {"id": {"id": "x"}}}}, None),
        (5, None),
    ],
)
def test_who_made_it(creator: Any, name: str | None) -> None:
    [made] = read(annotation(creator=creator)).annotations
    assert made.creator == name


def test_a_reply_in_the_words_of_the_model() -> None:
    [made] = read(annotation(motivation="replying")).annotations
    assert made.refusal is not None
    assert made.refusal.code == "reply"


def test_a_text_as_body_value() -> None:
    data = annotation()
    del data["body"]
    [made] = read({**data, "bodyValue": "As *it* is"}).annotations
    assert made.note == r"As \*it\* is"


def test_sources_of_either_format() -> None:
    assert [each.key for each in read([item(), item(id=7)]).sources] == ["smith2024", "7"]
    assert [each.key for each in read(item()).sources] == ["smith2024"]
    content = read_file(b"@misc{a, title={A}, howpublished={B}}")
    assert [each.key for each in content.sources] == ["a"]


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"", "empty"), (b"  \n", "empty"), (b"hello", "neither JSON nor BibTeX"), (b"3", "neither")],
)
def test_what_is_none_of_the_formats(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_file(data)


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: Any, **more: Any) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    data = page(annotation(**{"@context": "https://evil.example/context.jsonld"}), next="http://e/")
    assert len(read(data).annotations) == 1
