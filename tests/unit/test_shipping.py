"""The style sheet that is shipped: cheap to apply to a page of thousands of elements."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from glossator.shipping import shipped

_RULE = re.compile(r"([^{};]+)\{")
_PSEUDO = re.compile(r"::?[\w-]+(\((?:[^()]|\([^()]*\))*\))?")


def parts(text: str, separators: str) -> list[str]:
    """``text`` cut at the separators that stand outside of brackets."""
    found, depth = [""], 0
    for character in text:
        depth += (character in "([") - (character in ")]")
        if depth == 0 and character in separators:
            found.append("")
        else:
            found[-1] += character
    return [part.strip() for part in found if part.strip()]


def selectors(css: str) -> Iterator[str]:
    for head in _RULE.findall(css):
        if not head.strip().startswith("@"):
            yield from parts(head.strip(), ",")


def is_tried_on_everything(selector: str) -> bool:
    """Whether the last part names neither class, id, attribute nor element: browsers sort rules by
    these, and try all others on each element of the page."""
    last = parts(selector, " >+~")[-1]
    return _PSEUDO.sub("", last) in ("", "*")


@pytest.mark.parametrize(
    ("selector", "expected"),
    [
        (".a .b", False),
        (".a > li:not(.c)", False),
        (".a [data-b]", False),
        (".a b::before", False),
        (".a *", True),
        (".a :is(.b, .c)", True),
        (".a > :not(.b)", True),
        ("::before", True),
    ],
)
def test_how_a_selector_is_judged(selector: str, expected: bool) -> None:
    assert is_tried_on_everything(selector) is expected


def test_no_rule_is_tried_on_every_element_of_a_page() -> None:
    found = list(selectors(shipped()["glossator.css"]))
    assert len(found) > 200
    # Where the custom properties stand: the root alone.
    assert [each for each in found if is_tried_on_everything(each)] == [":root"]


def test_what_holds_something_is_asked_of_small_parts_alone() -> None:
    """``:has()`` looks through all that its element holds: never through the page."""
    holders = {
        part[: part.index(":has(")].removesuffix(":not")
        for selector in selectors(shipped()["glossator.css"])
        for part in parts(selector, " >+~")
        if ":has(" in part
    }
    names = {re.split(r"[:\[]", holder)[0] for holder in holders}
    assert names == {".gloss-bar", ".gloss-header", ".gloss-chip", ".md-main__inner"}
    (sidebar,) = {
        each for each in selectors(shipped()["glossator.css"]) if ".md-main__inner" in each
    }
    assert ":has(> .md-content > * > [data-gloss-margin])" in sidebar
