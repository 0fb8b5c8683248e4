"""The same tests in a Firefox of this machine, which Playwright drives over WebDriver BiDi.

A context of Chromium can be dark, without scripts or under a finger. For that BiDi has no words
yet, and Firefox has preferences. They hold for all of one Firefox, so each set gets its own.
"""

from __future__ import annotations

import os
import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

_NAMED = os.environ.get("GLOSSATOR_FIREFOX")

FIREFOX = _NAMED and (shutil.which(_NAMED) or _NAMED)
"""The path of the Firefox to test with instead of Chromium, if one is named."""

_DOWNLOADS = "over BiDi Playwright hears of no download"
_CHROMIUM_PRINTS = "the command prints with a Chromium, whatever reads the page"
_FONT = "DejaVu Serif does not tell its x-height, and Firefox sets it larger: 58 characters"
_MEDIUM = "BiDi shows no page as on paper"

LEFT_OUT = {
    "test_a_double_click_selects_a_marked_word": "over BiDi two clicks are no double click",
    "test_a_file_is_saved_and_read_in_again": _DOWNLOADS,
    "test_a_line_has_sixty_to_seventy_five_characters": _FONT,
    "test_a_line_of_ours_is_a_line_on_paper": _CHROMIUM_PRINTS,
    "test_a_page_to_read_holds_the_answers_and_no_note": _DOWNLOADS,
    "test_a_printed_slide_is_a_page_and_can_be_read_from_the_last_row": _CHROMIUM_PRINTS,
    "test_both_papers_have_their_size": _CHROMIUM_PRINTS,
    "test_every_note_is_printed_whatever_is_filtered": _MEDIUM,
    "test_lines_have_the_same_numbers_on_both_sheets": _CHROMIUM_PRINTS,
    "test_loading_shifts_nothing_that_is_seen": "Firefox tells of no layout shift",
    "test_paper_is_white_in_the_dark": _MEDIUM,
    "test_the_command_prints_a_picture_beside_the_article_and_fetches_nothing": _CHROMIUM_PRINTS,
    "test_the_command_prints_every_note": _CHROMIUM_PRINTS,
    "test_the_printed_handout_tells_no_answer": _CHROMIUM_PRINTS,
    "test_the_printed_key_holds_every_answer": _CHROMIUM_PRINTS,
}
"""Tests that need what Firefox or the way to it does not have, and what that is."""

Preferences = dict[str, bool | int]

_ALWAYS: Preferences = {
    "dom.events.testing.asyncClipboard": True,  # pages may read the clipboard, unasked
}
_FOR: dict[tuple[str, Any], Preferences] = {
    ("color_scheme", "dark"): {"layout.css.prefers-color-scheme.content-override": 0},
    ("forced_colors", "active"): {"browser.display.document_color_use": 2},
    ("reduced_motion", "reduce"): {"ui.prefersReducedMotion": 1},
    ("java_script_enabled", False): {"javascript.enabled": False},
    ("has_touch", True): {
        "dom.w3c_touch_events.enabled": 1,
        "ui.allPointerCapabilities": 1,
        "ui.primaryPointerCapabilities": 1,
        "ui.useOverlayScrollbars": 1,
        "widget.gtk.overlay-scrollbars.enabled": True,
    },
}


class Firefox:
    """What the tests ask of a browser: a context or a page with these options."""

    def __init__(self, playwright: Playwright, path: str) -> None:
        self._playwright = playwright
        self._path = path
        self._running: dict[str, Browser] = {}

    def new_context(self, **options: Any) -> BrowserContext:
        options.pop("permissions", None)  # of which Firefox knows others
        return self._with(_preferences(options)).new_context(**options)

    def new_page(self, **options: Any) -> Page:
        return self.new_context(**options).new_page()

    def close(self) -> None:
        for browser in self._running.values():
            browser.close()

    def _with(self, preferences: Preferences) -> Browser:
        key = repr(preferences)
        if key not in self._running:
            self._running[key] = self._playwright.firefox.launch(
                channel="moz-firefox",
                executable_path=self._path,
                firefox_user_prefs=preferences,
            )
        return self._running[key]


def _preferences(options: dict[str, Any]) -> Preferences:
    wanted = dict(_ALWAYS)
    for (name, value), preferences in _FOR.items():
        if options.get(name) == value:
            wanted |= preferences
    return wanted
