"""What ``new`` and ``draft`` share."""

from __future__ import annotations

import click

from glossator.dates import day_of
from glossator.detecting import Detected, detect, languages
from glossator.drafting import Draft
from glossator.labels import plural


def heading() -> tuple[str, ...]:
    """What a drafted gloss file says of itself."""
    return (
        "Drafted by rules; nobody has confirmed it yet. Correct what is wrong, delete what is",
        "none, and say of each quote and figure what the sources have.",
    )


def rules_language(language: str | None) -> str | None:
    """The language whose rules are used; None if there are none for the article's."""
    code = (language or "en").split("-")[0].lower()
    return code if code in languages() else None


def draft_of(text: str, published: str | None, language: str | None) -> Detected | None:
    """What the rules find in an article, days told from its date; None without rules."""
    if language is None:
        known = ", ".join(languages())
        click.echo(f"There are no rules for the article's language, only for {known}.", err=True)
        return None
    return detect(text, date=day_of(published), language=language)


def announce(draft: Draft) -> None:
    """Tell on standard error what was drafted, and what should be looked at."""
    counts = [
        f"{len(entries)} {plural(len(entries), word)}"
        for word, entries in (
            ("quote", draft.quotes),
            ("figure", draft.figures),
            ("source link", draft.links),
        )
    ]
    look = " Look at each before you publish." if len(draft) else ""
    click.echo(f"Drafted: {', '.join(counts)}.{look}", err=True)
    remarks = [comment for entry in draft.figures for comment in entry.comments]
    for remark in dict.fromkeys(remarks):
        click.echo(f"- {remark}", err=True)
