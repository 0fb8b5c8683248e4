"""What the browser tests ask of a page, in its own language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from firefox import FIREFOX
from playwright.sync_api import Locator, Page

# Everything that is wrong with the note that should be open; nothing else may be.
_OPEN = """(id) => {
  const wrong = [];
  const reference = document.getElementById(`ref-${id}`);
  const note = document.getElementById(`note-${id}`);
  const open = document.querySelectorAll(":popover-open");
  if (open.length !== 1) return [`${id}: ${open.length} notes are open`];
  const body = open[0];
  const box = body.getBoundingClientRect();
  const mark = reference.getBoundingClientRect();
  const label = reference.textContent;
  const check = (good, what) => good || wrong.push(`${id}: ${what}`);
  check(note.contains(body), "another note is open");
  check(body.getAttribute("role") === "dialog", "no dialog");
  check((body.getAttribute("aria-label") || "").startsWith(`Note ${label}, `), "not named");
  check(document.activeElement === body.querySelector(".gloss-close"), "focus did not move in");
  const gist = note.querySelector(".gloss-gist");
  const told = body.getAttribute("aria-description");
  check(told === (gist && gist.textContent), `it is described as ${told}`);
  check(body.innerText.includes(label), "no label");
  check(getComputedStyle(body).visibility === "visible" && box.height > 40, "not visible");
  check(box.left >= 0 && box.right <= innerWidth + 0.5, "leaves the screen sideways");
  check(box.top >= -0.5 && box.top < innerHeight - 40, `its head is off the screen, ${box.top}`);
  check(mark.bottom > 0 && mark.top < innerHeight, "its mark is off the screen");
  check(
    mark.bottom <= box.top || mark.top >= box.bottom || mark.right <= box.left,
    "it lies over its mark",
  );
  const seen = document.elementFromPoint((box.left + box.right) / 2, Math.max(box.top, 0) + 12);
  check(body.contains(seen), "something lies over it");
  check(body.scrollWidth <= body.clientWidth + 1, "it scrolls sideways");
  return wrong;
}"""

# The same for the note that was just closed; the browser tells scripts of it a moment later.
_CLOSED = """async (id) => {
  const wrong = [];
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const note = document.getElementById(`note-${id}`);
  const check = (good, what) => good || wrong.push(`${id}: ${what}`);
  check(document.querySelectorAll(":popover-open").length === 0, "a note is still open");
  check(document.activeElement === document.getElementById(`ref-${id}`), "focus did not return");
  const notes = note.parentElement;
  const traces = "[popover], [role=dialog], [aria-description], [tabindex], button";
  check(!notes.querySelector(traces), "traces are left");
  return wrong;
}"""

# Where the article's words stand in the document, whatever is scrolled.
_LAYOUT = """() => [...document.querySelectorAll("[data-gloss-article] *")].map((element) => {
  if (!element.getClientRects().length) return "";
  const box = element.getBoundingClientRect();
  return [box.left + scrollX, box.top + scrollY, box.width, box.height].map(Math.round).join();
}).join(" ")"""

_REFERENCES = """() => [...document.querySelectorAll("[data-gloss-article] .gloss-ref")]
  .filter((reference) => reference.checkVisibility({ visibilityProperty: true }))
  .map((reference) => reference.dataset.glossRef)"""

# The margin is filled a few notes at a time while a page opens; pages without a bar have none.
_SETTLED = """() => [...document.querySelectorAll(".gloss-bar")].every((bar) => {
  const page = bar.closest(".gloss-page");
  const lends = page.querySelector(".gloss-lends");
  return page.querySelector(".gloss-elsewhere") && (!lends || page.querySelector("[data-density]"));
})"""

# Where to click an element, once it is scrolled to; nothing may lie over that place.
_POINT = """(element) => {
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  const place = () => {
    const box = element.getClientRects()[0];
    const point = [box.left + box.width / 2, box.top + box.height / 2];
    return element.contains(document.elementFromPoint(...point)) ? point : null;
  };
  if (!place()) element.scrollIntoView({ block: "center", behavior: "instant" });
  return place();
}"""

Open = Callable[..., Page]
"""What the fixture ``open_page`` gives."""

KINDS = ("quote", "figure", "claim", "signal", "link", "overlap")


def wrong_with_open_note(page: Page, ident: str) -> list[str]:
    """What keeps the note ``ident`` from being the one that is open, named and seen."""
    wrong: list[str] = page.evaluate(_OPEN, ident)
    return wrong


def wrong_with_closed_note(page: Page, ident: str) -> list[str]:
    """What the note ``ident`` left behind when it was closed."""
    wrong: list[str] = page.evaluate(_CLOSED, ident)
    return wrong


def wait_for_note(page: Page, ident: str) -> None:
    """Wait until the note ``ident`` is open and well; a theme may take a moment to go there."""
    selector = f"#note-{ident} :popover-open"
    page.wait_for_function("(selector) => document.querySelector(selector)", arg=selector)
    for _ in range(30):
        if not wrong_with_open_note(page, ident):
            return
        page.wait_for_timeout(100)
    raise AssertionError(wrong_with_open_note(page, ident))


def wait_for_margin(page: Page) -> None:
    """Wait until every note has its place, in the margin or in the list."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    page.wait_for_function(_SETTLED)


def layout(page: Page) -> str:
    """Where the article's words stand."""
    places: str = page.evaluate(_LAYOUT)
    return places


def visible_references(page: Page) -> list[str]:
    """The ids of the references that can be seen, in the order of the text."""
    references: list[str] = page.evaluate(_REFERENCES)
    return references


def switch_on(page: Page, *kinds: str) -> None:
    """Tick the boxes of these layers, all without arguments."""
    with panel(page, "filter"):
        for kind in kinds or KINDS:
            tick(page, page.locator(f".gloss-layer[data-layer={kind}]"), True)


def switch_off(page: Page, *kinds: str) -> None:
    """Take the ticks out of the boxes of these layers, all without arguments."""
    with panel(page, "filter"):
        for kind in kinds or KINDS:
            tick(page, page.locator(f".gloss-layer[data-layer={kind}]"), False)


def tick(page: Page, box: Locator, on: bool) -> None:
    """Put a tick into a box, or take it out, with a click if need be."""
    if box.is_checked() != on:
        press(page, box)
    assert box.is_checked() is on


@contextmanager
def panel(page: Page, name: str) -> Iterator[None]:
    """Unfold a panel of the bar, and fold it again."""
    summary = f".gloss-{name} > summary"
    press(page, summary)
    yield
    press(page, summary)


def press(page: Page, target: str | Locator, *, tap: bool = False) -> None:
    """Click or tap an element as a person would: at the place where it is seen.

    The same as Playwright's own ``click``, which takes many times longer, and in Firefox waits
    for ever for a frame of a page whose scripts are off.
    """
    element = page.locator(target).first if isinstance(target, str) else target
    point = element.evaluate(_POINT)
    assert point is not None, f"{target} cannot be clicked"
    if tap and not FIREFOX:  # where Playwright’s tap does nothing; a finger’s click is a click
        page.touchscreen.tap(*point)
    else:
        page.mouse.click(*point)


def frame(page: Page) -> None:
    """Have the browser draw: Chromium without a window may wait until it is asked for a picture.

    Firefox draws by itself, and takes no picture of a page whose scripts are off.
    """
    if not FIREFOX:
        page.screenshot()


def open_note(page: Page) -> str | None:
    """The id of the note that is open."""
    found: Any = page.evaluate("document.querySelector(':popover-open')?.closest('.gloss-note').id")
    return str(found) if found else None
