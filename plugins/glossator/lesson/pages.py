"""The sheets of a lesson, each as one HTML file that needs nothing else."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Literal

from glossator.lesson.handout import handout
from glossator.lesson.key import key
from glossator.lesson.material import Material
from glossator.lesson.plan import plan
from glossator.lesson.projector import projector
from glossator.markup import Html, join, tag
from glossator.printing.sheet import Paper, css_string
from glossator.shipping import lesson_style, projector_script

Sheet = Literal["handout", "key", "projector", "plan"]

SHEETS: Mapping[Sheet, Callable[[Material], Html]] = MappingProxyType(
    {"handout": handout, "key": key, "projector": projector, "plan": plan}
)
"""Each sheet by name. ``handout`` and ``projector`` are for students: they hold no answer."""

FOR_STUDENTS: tuple[Sheet, ...] = ("handout", "projector")

_WITH_ARTICLE: tuple[Sheet, ...] = ("handout", "key")
"""Those that hold the whole article."""

_PAGE = """
@page {
  size: %(paper)s%(turned)s;
  margin: 16mm 15mm 18mm;
  @bottom-left { content: "%(title)s"; font: 8pt sans-serif; color: #444; }
  @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #444; }
}
"""


def sheet_page(material: Material, sheet: Sheet, paper: Paper = "A4") -> str:
    """One sheet as a whole page; nothing in it is fetched, and only its own script may run."""
    t, article = material.t, material.gloss.article
    name = sheet_name(sheet, material)
    wide = sheet == "projector"
    style = lesson_style() + _PAGE % {
        "paper": paper,
        "turned": " landscape" if wide else "",
        "title": css_string(f"{article.title} · {name}"),
    }
    script = projector_script() if wide else ""
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {_allowed(script)}"
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", f"{article.title}: {name}"),
        tag("style", Html(style)),
    )
    heading = None
    if not wide:
        # The article stands on the sheet, and begins with its headline: once is enough.
        titled = sheet in _WITH_ARTICLE and _begins_with_title(material)
        heading = tag(
            "header",
            tag("h1" if titled else "p", name, class_="sheet-name"),
            None if titled else tag("h1", tag("bdi", article.title, lang=article.language)),
            tag("p", _published(material), class_="facts"),
        )
    body = tag(
        "body",
        tag("main", heading, SHEETS[sheet](material)),
        tag("script", Html(script)) if script else None,
        class_=f"lesson {sheet}",
    )
    page = tag("html", tag("head", *head), body, lang=t.language)
    return join(Html("<!doctype html>\n"), page, Html("\n"))


def sheet_name(sheet: Sheet, material: Material) -> str:
    """What a sheet is called, for people."""
    t = material.t
    match sheet:
        case "handout":
            return t.say("Handout")
        case "key":
            return t.say("Key for the teacher")
        case "projector":
            return t.say("Questions")
        case "plan":
            return t.say("Lesson plan")


def _begins_with_title(material: Material) -> bool:
    """Whether the first paragraph of the article is its headline."""
    lines = list(material.lines)
    following = next((at for at, line in enumerate(lines) if at and line.first), len(lines))
    first = "".join(line.text for line in lines[:following])
    return "".join(first.split()) == "".join(material.gloss.article.title.split())


def _published(material: Material) -> str:
    t, article = material.t, material.gloss.article
    facts = (article.outlet, t.date(article.published) if article.published else None)
    return " · ".join(fact for fact in facts if fact)


def _allowed(script: str) -> str:
    """The script of a page by its digest (Content Security Policy Level 3, 2.3.1)."""
    if not script:
        return "'none'"
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
