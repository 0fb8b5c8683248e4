"""Walking a student page: its cards, its text and what the browser keeps of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page, expect

NOTE_Q1 = "no good choice left"
"""Words of the note on q1 that stand nowhere in the article."""


def opened(page: Page) -> Page:
    """The page once its script is ready."""
    page.wait_for_selector("html.ready")
    return page


def turn_to(page: Page, ident: str) -> None:
    page.locator(f"[data-chip={ident}]").click()
    expect(page.locator(f"#card-{ident}")).to_be_visible()


def answer_quote(page: Page, who: str = "The mayor, I think") -> None:
    turn_to(page, "q1")
    page.locator("[name=q1-who]").fill(who)
    # By key: a box that grows with its text may move what is below it under a pointer.
    page.locator("[name=q1-how][value=direct]").press("Space")
    expect(page.locator("[name=q1-how][value=direct]")).to_be_checked()
    page.locator("[name=q1-lookup]").fill("The minutes")
    page.locator("#card-q1 .keep").click()


def select(page: Page, words: str) -> None:
    """Select words of the article as a mouse would."""
    page.evaluate(
        """(words) => {
          const walker = document.createTreeWalker(document.querySelector('#text'), 4);
          while (walker.nextNode()) {
            const at = walker.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const node = walker.currentNode;
            getSelection().setBaseAndExtent(node, at, node, at + words.length);
            return;
          }
          throw new Error(words);
        }""",
        words,
    )


def stored(page: Page) -> list[str]:
    keys: list[str] = page.evaluate("Object.keys(localStorage)")
    return keys


def work(page: Page) -> dict[str, Any]:
    """What the browser keeps, once it has been written."""
    page.wait_for_timeout(400)
    (key,) = stored(page)
    kept: dict[str, Any] = json.loads(page.evaluate("(key) => localStorage.getItem(key)", key))
    return kept
