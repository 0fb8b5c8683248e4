"""Invariant 5 for imports and exports: what strangers write does nothing, wherever it ends up."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from test_payloads import PAYLOADS, check

from exchange_samples import ADDRESS, annotation, item, quote, row
from glossator import annotate
from glossator.annotate import place
from glossator.commands.import_files import Lines
from glossator.drafting import extended
from glossator.exchanging.files import read_file
from glossator.exchanging.merging import Wanted, merge
from glossator.exchanging.merging_sources import merge_sources
from glossator.exporting.claim_review import claim_reviews
from glossator.exporting.csl_json import csl_items
from glossator.exporting.csv_table import BYTE_ORDER_MARK, Tabled, csv_table
from glossator.exporting.json_text import json_text
from glossator.exporting.web_annotation import annotation_collection
from glossator.loading import load
from glossator.model import Gloss
from samples import ARTICLE_HTML, COMPLETE, as_yaml


def strangers(payload: str) -> list[dict[str, Any]]:
    """Annotations and sources with the payload wherever a stranger may write."""
    words = {"source": ADDRESS, "selector": quote("5%")}
    bodies = [
        {"type": "TextualBody", "value": payload, "format": form, "language": payload}
        for form in ("text/html", "text/markdown", "text/plain", payload)
    ]
    tagged = {"type": "TextualBody", "value": payload, "purpose": "tagging"}
    return [
        row("5%", text=payload, tags=[payload, "misleading"], user_info={"display_name": payload}),
        row("shocking", id=payload, links={"html": payload}, tags=["signal", payload]),
        annotation(
            id=f"https://notes.example/{payload}",
            body=[*bodies, tagged, {"id": payload}, {"id": f"https://e.example/{payload}"}],
            target=words,
            creator={"name": payload},
            rights=payload,
        ),
        annotation(id="https://notes.example/2", body=payload, target=words, created=payload),
        item(title=payload, note=payload, genre=payload, author=[{"literal": payload}]),
        item(id="other", **{"container-title": payload}, issued={"literal": payload}),
    ]


def imported(folder: Path, payload: str) -> Gloss:
    """The gloss file that it all becomes."""
    (folder / "mkdocs.yml").touch()
    path = folder / "a.gloss.yml"
    path.write_text(as_yaml({"article": COMPLETE["article"]}), encoding="utf-8")
    gloss = load(path).gloss
    assert gloss is not None
    content = read_file(json.dumps(strangers(payload)).encode())
    merged = merge(place(ARTICLE_HTML, gloss), content, Wanted())
    assert sum(each.status == "imported" for each in merged.told) >= 3
    merged.additions.sources |= merge_sources(content.sources, {}).additions.sources
    path.write_text(
        extended(path.read_text(encoding="utf-8"), Lines(merged.additions)), encoding="utf-8"
    )
    loaded = load(path)
    assert loaded.gloss is not None, [str(finding) for finding in loaded.findings]
    return loaded.gloss


@pytest.mark.parametrize("payload", PAYLOADS)
def test_5_what_is_imported_does_nothing_on_the_page_and_in_exports(
    tmp_path: Path, payload: str
) -> None:
    gloss = imported(tmp_path, payload)
    check(annotate(ARTICLE_HTML, gloss).html)
    placement = place(ARTICLE_HTML, gloss)
    for made in (
        annotation_collection(gloss, placement),
        claim_reviews(gloss, placement),
        csl_items(gloss.sources),
    ):
        text = json_text(made)
        assert not re.search(r"[<>&\u2028\u2029]", text)
        assert json.loads(text) == json.loads(json.dumps(made))
    table = csv_table([Tabled(gloss, placement)]).removeprefix(BYTE_ORDER_MARK)
    for line in csv.reader(io.StringIO(table, newline="")):
        assert not any(cell[:1] in tuple("=+-@\t\r\n") for cell in line if cell)
