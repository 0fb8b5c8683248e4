"""Runs the cases of ``edits.yml``: an article as it was glossed, as it is now, and what is done."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossator.annotate import place
from glossator.fingerprints import fingerprints
from glossator.judging.repairs import repaired
from glossator.model import Article, Gloss, Quote

CASES: list[dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "edits.yml").read_text("utf-8")
)


def outcome(case: dict[str, str], *, sealed: bool) -> tuple[str, str]:
    """What is done, and the article of today with brackets around what is marked or proposed."""
    given, _, rest = case["was"].partition("[")
    exact, _, tail = rest.partition("]")
    prefix = given.rpartition("|")[2] if "|" in given else None
    suffix = tail.partition("|")[0] if "|" in tail else None
    was, now = (case[key].translate({ord(sign): None for sign in "[]|"}) for key in ("was", "now"))
    gloss = Gloss(
        path=Path("a.gloss.yml"),
        article=Article(
            title="T",
            rights="R",
            language="en",
            fingerprints=fingerprints(was) if sealed else None,
        ),
        quotes=(Quote(id="q1", exact=exact, prefix=prefix or None, suffix=suffix or None),),
    )
    assert place(f"<p>{escape(was, quote=False)}</p>", gloss).spans, "the gloss was never placed"
    placement = place(f"<p>{escape(now, quote=False)}</p>", gloss)
    if placement.spans:
        return "placed", _shown(placement.text, placement.spans["q1"])
    proposals = placement.lost["q1"].proposals
    if not proposals:
        return "refused", placement.text
    fixes = [fix for finding in repaired(placement) for fix in finding.fixes]
    said = "sure" if any(fix.sure for fix in fixes) else "offered"
    return said, _shown(placement.text, proposals[0].span)


def _shown(text: str, span: Any) -> str:
    return f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
@pytest.mark.parametrize("sealed", [True, False], ids=["sealed", "unsealed"])
def test_an_edit(case: dict[str, str], sealed: bool) -> None:
    said, shown = outcome(case, sealed=sealed)
    expected = case["so"] if sealed else case.get("unsealed", case["so"])
    assert said == expected
    if said != "refused":
        assert shown == case["now"].replace("|", "")
