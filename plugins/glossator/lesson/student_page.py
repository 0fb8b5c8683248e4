"""The student page as a whole document, with its notes held back in the way it is given."""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass

from glossator.labels import kind_name
from glossator.lesson.opened import REST, Contents, contents
from glossator.lesson.sealing import ITERATIONS, keys_of, salt_of, seal
from glossator.lesson.student import student
from glossator.lesson.student_finds import FINDS
from glossator.lesson.student_work import around, sheet_head
from glossator.lesson.worksheet import Worksheet
from glossator.markup import Html, join, tag
from glossator.shipping import student_assets
from glossator.translation import Translator

FORMAT = "glossator-answers"
"""What the file of a student's answers calls itself."""


@dataclass(frozen=True)
class Assets:
    """Addresses of the style sheet and the script, where they are files of the site."""

    css: str
    js: str


def student_page(
    worksheet: Worksheet,
    *,
    code: str | None = None,
    assets: Assets | None = None,
    back: str | None = None,
    iterations: int = ITERATIONS,
) -> str:
    """The page.

    Args:
        worksheet: the article and what is asked about it.
        code: the normalised class code; needed if the notes are to be sealed.
        assets: where style and script are; without them, both stand in the page.
        back: the address of the article's own page.
        iterations: rounds of PBKDF2.

    Raises:
        SealingError: the library for it is not installed.
    """
    held = contents(worksheet)
    if worksheet.reveal != "class":
        shown = held if worksheet.reveal == "open" else None
        kept = None if shown else _templates(held)
        return _document(worksheet, student(worksheet, shown), kept, assets, back)
    if code is None:
        raise ValueError("Notes are sealed with a code.")
    body = student(worksheet, None)
    public = _document(worksheet, body, None, assets, back)
    salt = salt_of(public)
    boxes = seal(keys_of(code, salt, iterations), held)
    sealed = {
        "iterations": iterations,
        "salt": base64.b64encode(salt).decode("ascii"),
        "boxes": dict(boxes),
    }
    return _document(worksheet, body, _data("sealed", sealed), assets, back)


def _templates(held: Contents) -> Html:
    """The notes in the page, where no browser shows them and no script is needed to leave them."""
    return join(
        *(
            tag("template", Html(content), data_content=f"{group}:{name}")
            for group, by_name in held.items()
            for name, content in by_name.items()
        )
    )


def _document(
    worksheet: Worksheet, body: Html, kept: Html | None, assets: Assets | None, back: str | None
) -> str:
    material = worksheet.material
    t, article = material.t, material.gloss.article
    shipped = student_assets()
    css, js = shipped["student.css"], shipped["student.js"]
    policy = "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; "
    if assets is None:
        policy += f"style-src {_digest(css)}; script-src {_digest(js)}"
        style, script = tag("style", Html(css)), tag("script", Html(js))
    else:
        policy += "style-src 'self'; script-src 'self'"
        style = tag("link", rel="stylesheet", href=assets.css)
        script = tag("script", src=assets.js)
    head = (
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="referrer", content="no-referrer"),
        # Or a browser asks the host for one.
        tag("link", rel="icon", href="data:,"),
        tag("title", article.title, ": ", t.say("Student page")),
        style,
    )
    about = {
        "format": FORMAT,
        "name": worksheet.name,
        "title": article.title,
        "words": worksheet.words,
        "reveal": worksheet.reveal,
        "language": t.language,
    }
    home = tag("p", tag("a", t.say("To the page of the article"), href=back)) if back else None
    rights = tag("p", tag("bdi", article.rights), class_="rights")
    page = tag(
        "html",
        tag("head", *head),
        tag(
            "body",
            sheet_head(worksheet),
            body,
            tag("footer", home, rights),
            around(t),
            _data("about", about),
            _data("say", _said(t)),
            kept,
            script,
        ),
        lang=t.language,
    )
    return join(Html("<!doctype html>\n"), page, Html("\n"))


def _said(t: Translator) -> dict[str, object]:
    """What the script says, which writes no word of its own."""
    return {
        "yours": t.say("You wrote"),
        "note": t.say("The note"),
        "answered": t.say("answered"),
        "of": t.say("{at} of {all}"),
        "done": t.say("{done} of {all} answered"),
        "first": t.say("Write your own answer first: {what}"),
        "kept": t.say("Your answer is kept."),
        "opened": t.say("Your answer is kept, and the note is open beside it."),
        "sealed": t.say("Kept. The note is sealed until you enter the class code."),
        "toCode": t.say("Enter the class code"),
        "opening": t.say("Opening the notes …"),
        "wrongCode": t.say(
            "This code does not open the notes. Look at every letter; spaces and hyphens do not "
            "matter."
        ),
        "rightCode": t.say("The code is right. A note is open beside each answer you have kept."),
        "noCrypto": t.say(
            "This browser cannot open sealed notes here. It can on a page whose address begins "
            "with https://, or in a newer browser. Your answers are kept all the same."
        ),
        "noStorage": t.say(
            "This browser keeps nothing for this page. Save your work as a file before you close "
            "it."
        ),
        "older": t.say(
            "You wrote answers to an earlier version of this article. What still fits has been "
            "taken over."
        ),
        "picked": t.say("{words} chosen"),
        "added": t.say("Added to what you found: {words}"),
        "removed": t.say("Removed: {words}"),
        "remove": t.say("Remove"),
        "notThere": t.say("These words do not stand in the article like this."),
        "nothingFound": t.say("Add at least one place first."),
        "why": t.say("What do you notice here?"),
        "found": t.say("What you found"),
        "nothingHere": t.say(
            "No note says anything on these words. You may be the first to see it."
        ),
        "more": t.say("What else there is to find: {number}"),
        "looked": t.say("You have looked, and the notes on what you found are open."),
        "lookedSealed": t.say("Kept. The notes on what you found are sealed until the class code."),
        "empty": t.say("no answer"),
        "wipe": t.say("Wipe all answers on this device? This cannot be undone."),
        "wipeIt": t.say("Wipe"),
        "wiped": t.say("Everything is wiped."),
        "replace": t.say("Put the file in the place of what is written here?"),
        "replaceIt": t.say("Replace"),
        "readIn": t.say("Answers read in: {number}."),
        "unfit": t.say("Left out, because this page does not ask for it: {number}."),
        "noAnswers": t.say("This file holds no answers from a student page."),
        "otherArticle": t.say("This file holds answers to another article: {title}"),
        "lines": t.say("Line {line}"),
        "sheet": t.say("Answers"),
        "kinds": {kind: kind_name(kind, t) for kind in FINDS},
        "rest": f"notes:{REST}",
    }


def _data(ident: str, data: object) -> Html:
    """Data for the script; nothing in it can end the element (HTML Standard, 13.1.3)."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True).replace("<", "\\u003c")
    return tag("script", Html(text), type="application/json", id=ident)


def _digest(text: str) -> str:
    """What may run or apply, by its digest (Content Security Policy Level 3, 2.3.1)."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
