"""What an editor underlines, the loader refuses, and nothing else.

Each variant is YAML, read by the loader, and by an editor as YAML 1.2: ``true`` is no text to it,
``5`` is a number, ``yes`` is text.
"""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from glossator.loading import load
from glossator.loading.schema import json_schema
from glossator.loading.yaml_nodes import MAX_TEXT
from samples import COMPLETE, Place, as_yaml, value_at

MARK = "HERE"
MISSING = None
"""The key is not there at all."""

_VALIDATOR = Draft202012Validator(json_schema())


class Yaml12(yaml.SafeLoader):
    """The core schema of YAML 1.2, by which editors read."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 (as PyYAML has it)


for _tag, _form, _first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+0123456789."),
):
    Yaml12.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), list(_first)
    )

QUOTE: Place = ("quotes", 0)
ALL: Place = ("quotes", 1)
FIGURE: Place = ("figures", 0)
LINK: Place = ("links", 0)
SOURCE: Place = ("sources", "post")
CHOICE: Place = ("questions", 1)
ARTICLE: Place = ("article",)

# Where, what stands there in YAML (MISSING: the key is left out), and whether that is good.
TEXTS: list[tuple[Place, str | None, bool]] = [
    (place, value, True)
    for place in (
        (*ARTICLE, "title"),
        (*ARTICLE, "outlet"),
        (*QUOTE, "note"),
        (*ALL, "absent"),
        (*FIGURE, "value"),
        (*FIGURE, "origin"),
        (*FIGURE, "measures"),
        ("questions", 0, "question"),
        ("timeline", 0, "event"),
        ("lesson", "aims", 0),
        ("questions", 3, "sequence", 0),
        ("questions", 2, "pairs", 0, "left"),
        (*CHOICE, "choices", 0, "text"),
        ("claims", 0, "exact"),
    )
    for value in ("true", "false", "5", "0.5", "yes", "'true'", "text")
]
FILLED: list[tuple[Place, str | None, bool]] = [
    (place, value, False)
    for place in (
        (*ARTICLE, "title"),
        (*ARTICLE, "rights"),
        ("speakers", "ann", "name"),
        (*SOURCE, "outlet"),
        ("claims", 0, "exact"),
    )
    for value in ("''", "'  '", "", "[a]", "{a: b}", "x" * (MAX_TEXT + 1))
]
URLS: list[tuple[Place, str | None, bool]] = [
    (place, value, good)
    for place in ((*ARTICLE, "url"), (*SOURCE, "url"), (*SOURCE, "archive"))
    for value, good in (
        ("https://example.org", True),
        ("HTTP://example.org:80/a?b#c", True),
        ("http://user@example.org/ä", True),
        ("http://[::1]/", True),
        ("null", True),
        ("www.example.org/x", False),
        ("javascript:alert(1)", False),
        ("https://", False),
        ("https:///x", False),
        ("http://:80/", False),
        ("http://example.org:x/", False),
        ("https://example.org/a b", False),
        ("'https://example.org/<x>'", False),
        ("''", False),
        ("true", False),
    )
]
DATES: list[tuple[Place, str | None, bool]] = [
    (place, value, good)
    for place in (
        (*ARTICLE, "published"),
        (*ARTICLE, "filed"),
        (*SOURCE, "published"),
        ("timeline", 0, "date"),
        ("quotes", 0, "said", "on"),
    )
    for value, good in (
        ("2025", True),
        ("2025-02", True),
        ("2025-02-24", True),
        ("2025-02-24T05:45-08:00", True),
        ("2025-02~", True),
        ("2025-02-28/..", True),
        ("../2025", True),
        ("2024/2025-02?", True),
        ("'[2023-02, 2023-11-28]'", True),
        ("'{2023-02,2023-11-28}'", True),
        ("25/02/2025", False),
        ("../..", False),
        ("2025-13", False),
        ("2025-02-32", False),
        ("2025-02-24T25:00", False),
        ("202", False),
        ("20250", False),
        ("'[]'", False),
        ("February 2025", False),
        ("true", False),
    )
]
LANGUAGES: list[tuple[Place, str | None, bool]] = [
    (place, value, good)
    for place in (
        (*ARTICLE, "language"),
        (*SOURCE, "language"),
        (*SOURCE, "translated_from"),
        ("quotes", 0, "said", "language"),
        ("quotes", 0, "wording", 0, "language"),
    )
    for value, good in (
        ("de", True),
        ("pt-BR", True),
        ("no", True),
        ("en_US", False),
        ("de; en", False),
        ("5", False),
        ("''", False),
    )
]
OTHERS: list[tuple[Place, str | None, bool]] = [
    ((*ARTICLE, "words"), "abc", False),
    ((*ARTICLE, "words"), f"sha256:{'a' * 64}", True),
    ((*ARTICLE, "words"), f"sha256:{'A' * 64}", False),
    # Ids
    ((*ALL, "id"), "q-2_a", True),
    ((*ALL, "id"), "5", False),
    ((*ALL, "id"), "ä", False),
    ((*ALL, "id"), "'a b'", False),
    ((*ALL, "id"), "a" * 65, False),
    ((*ALL, "id"), "''", False),
    (("questions", 3, "id"), "2a", False),
    (("speakers",), "{ann: {name: A}, b-1: {name: B}}", True),
    (("speakers",), "{ann: {name: A}, b c: {name: B}}", False),
    (("speakers",), "{ann: {name: A}, 2: {name: B}}", False),
    (("sources",), "{post: {outlet: P}, report: {outlet: R}, ä: {outlet: B}}", False),
    # What a gloss is about
    (ALL, "{id: q2, target: article}", True),
    (ALL, "{id: q2, exact: Monday}", True),
    (ALL, "{id: q2, exact: Monday, target: null}", True),
    (ALL, "{id: q2, exact: null, target: article}", True),
    (ALL, "{id: q2}", False),
    (ALL, "{id: q2, exact: null, target: null}", False),
    (ALL, "{id: q2, exact: Monday, target: article}", False),
    (ALL, "{id: q2, target: paragraph}", False),
    (ALL, "{id: q2, target: article, prefix: on}", False),
    (ALL, "{id: q2, target: article, exact: null, suffix: on}", False),
    (ALL, "{id: q2, exact: Monday, prefix: on, suffix: null}", True),
    # Links
    (LINK, "{id: l1, exact: Post, source: post}", True),
    (LINK, "{id: l1, exact: Post, sources: [post]}", True),
    (LINK, "{id: l1, exact: Post}", False),
    (LINK, "{id: l1, exact: Post, source: null, sources: []}", False),
    *(
        ((*LINK, "linked"), value, True)
        for value in ("yes", "No", "'true'", "true", "FALSE", "1", "0", "off", "null")
    ),
    *(((*LINK, "linked"), value, False) for value in ("maybe", "2", "''", "[]")),
    # Numbers
    *(
        (place, value, good)
        for place in (("lesson", "minutes"), ("questions", 0, "minutes"))
        for value, good in (
            ("5", True),
            ("'5'", True),
            ("null", True),
            ("0", False),
            ("'0'", False),
            ("-5", False),
            ("five", False),
            ("5.5", False),
            ("true", False),
        )
    ),
    (("lesson", "cards_at_most"), "0", True),
    (("lesson", "cards_at_most"), "'12'", True),
    (("lesson", "cards_at_most"), "-3", False),
    (("lesson", "cards_at_most"), "some", False),
    # Questions
    ((*CHOICE, "choices"), "[{text: true, correct: true}, {text: false}]", True),
    ((*CHOICE, "choices"), "[{text: a, correct: yes}, {text: b, correct: 'no'}]", True),
    ((*CHOICE, "choices"), "[{text: a, correct: 1}, {text: b, correct: 0}]", True),
    ((*CHOICE, "choices"), "[{text: a}, {text: b}]", False),
    ((*CHOICE, "choices"), "[{text: a, correct: false}, {text: b}]", False),
    ((*CHOICE, "choices"), "[{text: a, correct: true}]", False),
    ((*CHOICE, "choices"), "[]", False),
    ((*CHOICE, "choices"), MISSING, False),
    ((*CHOICE, "kind"), MISSING, False),
    ((*CHOICE, "kind"), "trace", False),
    (("questions", 2, "pairs"), MISSING, False),
    (("questions", 2, "pairs"), "[{left: a, right: b}]", False),
    (("questions", 3, "sequence"), MISSING, False),
    (("questions", 3, "sequence"), "[a]", False),
    (("questions", 4, "passages"), MISSING, False),
    (("questions", 4, "passages"), "[]", False),
    (("questions", 4, "kind"), "order", False),
    # Texts that are too long
    ((*QUOTE, "note"), "x" * MAX_TEXT, True),
    ((*QUOTE, "note"), "x" * (MAX_TEXT + 1), False),
    (("lesson", "aims", 0), "x" * (MAX_TEXT + 1), False),
]


def written(place: Place, value: str | None) -> str:
    data = copy.deepcopy(COMPLETE)
    *around, last = place
    if value is MISSING:
        del value_at(data, tuple(around))[last]
        return as_yaml(data)
    value_at(data, tuple(around))[last] = MARK
    text = as_yaml(data)
    assert text.count(MARK) == 1
    return text.replace(MARK, value)


def judged(text: str, folder: Path) -> tuple[bool, bool, list[str]]:
    """Whether the loader takes it, whether the schema does, and what both say."""
    path = folder / "a.gloss.yml"
    path.write_text(text, encoding="utf-8")
    loaded = load(path)
    # Editors know a key by its text.
    data = json.loads(json.dumps(yaml.load(text, Loader=Yaml12)))
    wrong = [error.message[:200] for error in _VALIDATOR.iter_errors(data)]
    said = [*(str(finding) for finding in loaded.findings), *wrong]
    return loaded.gloss is not None, not wrong, said


def _name(value: object) -> str | None:
    if isinstance(value, tuple):
        return ".".join(map(str, value))
    return str(value)[:40] if value is None or isinstance(value, str) else None


@pytest.mark.parametrize(
    ("place", "value", "good"),
    [*TEXTS, *FILLED, *URLS, *DATES, *LANGUAGES, *OTHERS],
    ids=_name,
)
def test_loader_and_schema_agree(
    place: Place, value: str | None, good: bool, tmp_path: Path
) -> None:
    loader, schema, said = judged(written(place, value), tmp_path)
    assert (loader, schema) == (good, good), said


def test_the_complete_file_is_good_to_both(tmp_path: Path) -> None:
    assert judged(as_yaml(COMPLETE), tmp_path) == (True, True, [])


@pytest.mark.parametrize("part", json_schema()["$defs"].values(), ids=lambda part: part["title"])
def test_editors_can_begin_an_entry(part: dict[str, Any]) -> None:
    """yaml-language-server makes one of `properties`, and of no alternatives beside them."""
    assert not part.keys() & {"allOf", "anyOf", "oneOf"}
    assert set(part.get("required", ())) <= part["properties"].keys()
    told = [key for key, value in part["properties"].items() if not value.get("description")]
    assert told == []


def test_editors_are_offered_no_truth_values_for_a_text() -> None:
    """They offer what a type or an ``enum`` names."""
    texts = json_schema()["$defs"]["Figure"]["properties"]
    for key in ("exact", "note", "value"):
        types = {str(option.get("type")) for option in texts[key]["anyOf"]}
        assert "boolean" not in "".join(types)
        assert texts[key]["description"]
