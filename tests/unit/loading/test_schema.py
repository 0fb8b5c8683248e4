"""The JSON Schema that editors use says what the loader says."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from glossator.loading.descriptions import DESCRIPTIONS
from glossator.loading.schema import json_schema, keys_at, write_json_schema
from samples import COMPLETE, Place, places, value_at

ROOT = Path(__file__).parents[3]


def test_the_schema_in_the_repository_is_the_one_of_the_code(tmp_path: Path) -> None:
    written = ROOT / "schema" / "gloss.schema.json"
    fresh = write_json_schema(tmp_path).read_text(encoding="utf-8")
    assert written.read_text(encoding="utf-8") == fresh, "Run the command that writes the schema."


def errors(data: Any) -> list[str]:
    return [error.message for error in Draft202012Validator(json_schema()).iter_errors(data)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(json_schema())


def test_a_complete_file_is_valid() -> None:
    data = copy.deepcopy(COMPLETE)
    # Written as editors see them: YAML's own numbers and truth values.
    data["questions"][0]["minutes"] = 5
    data["questions"][1]["choices"][0]["correct"] = True
    data["lesson"]["minutes"] = 45
    data["lesson"]["cards_at_most"] = 12
    data["links"][0]["linked"] = False
    data["figures"][0]["value"] = 0.05
    assert errors(data) == []


MAPPINGS = [
    (),
    *(place for place in places(COMPLETE) if isinstance(value_at(COMPLETE, place), dict)),
]


@pytest.mark.parametrize(
    "place",
    [place for place in MAPPINGS if place not in (("speakers",), ("sources",))],
    ids=lambda place: ".".join(map(str, place)) or "top",
)
def test_an_unknown_key_is_invalid_everywhere(place: Place) -> None:
    data = copy.deepcopy(COMPLETE)
    value_at(data, place)["unknown"] = "a"
    assert errors(data)
    value_at(data, place)["stated"] = value_at(data, place).pop("unknown")
    assert errors(data)


@pytest.mark.parametrize(
    ("place", "some"),
    [
        ((), {"article", "quotes", "sources"}),
        (("article",), {"title", "rights", "words"}),
        (("quotes", 0), {"exact", "speaker", "fidelity"}),
        (("quotes", 3, "said"), {"on", "at"}),
        (("quotes", 0, "wording", 0), {"text", "source"}),
        (("sources", "any"), {"outlet", "archive"}),
        (("questions", 0), {"items", "minutes"}),
        (("questions", 0, "choices", 0), {"text", "correct"}),
        (("lesson",), {"grade", "ask"}),
    ],
)
def test_the_keys_of_each_mapping(place: Place, some: set[str]) -> None:
    keys = set(keys_at(place))
    assert some <= keys
    assert "stated" not in keys


def test_the_schema_is_plain_json() -> None:
    assert json.loads(json.dumps(json_schema())) == json_schema()


def test_an_editor_can_say_what_each_key_means() -> None:
    """A new key needs a sentence in loading/descriptions.py."""
    schema = json_schema()
    parts = {"GlossFile": schema, **schema["$defs"]}
    without = [
        f"{owner}.{key}"
        for owner, part in parts.items()
        for key, value in part["properties"].items()
        if not value.get("description", "").endswith((".", "..", "…"))
    ]
    assert without == []
    named = {f"{owner}.{key}" for owner, part in parts.items() for key in part["properties"]}
    keys = {name.partition(".")[2] for name in named}
    assert not {each for each in DESCRIPTIONS if each not in named | keys}


@pytest.mark.parametrize(("owner", "key"), [("Quote", "fidelity"), ("Figure", "verdict")])
def test_an_editor_can_say_what_each_word_means(owner: str, key: str) -> None:
    part = json_schema()["$defs"][owner]["properties"][key]
    assert len(part["enum"]) == len(part["enumDescriptions"]) > 5
    assert all(part["enumDescriptions"])
