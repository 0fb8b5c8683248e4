"""What stands before the article: who published it and when, its seal and its verdicts."""

from __future__ import annotations

from glossator.markup import Html, join, tag
from glossator.model import Article, Gloss
from glossator.notes import NoteWriter, PageLinks
from glossator.tallies import verdict_rows
from glossator.text import seal, words_of
from glossator.translation import ENGLISH, Translator


def header(
    gloss: Gloss, text: str, writer: NoteWriter, picture: Html | None, *, with_title: bool
) -> Html:
    """The header of an article page.

    Args:
        gloss: the gloss file.
        text: the article's visible text, which the seal is about.
        writer: says the page's own words.
        picture: the strip.
        with_title: whether the article's title is wanted as a heading.
    """
    t = writer.t
    # Not a <header>: that is a landmark of the whole page in themes without a <main>.
    return tag(
        "div",
        byline(gloss.article, t, writer.links),
        _about(gloss, text, writer),
        tag("h1", gloss.article.title, lang=gloss.article.language) if with_title else None,
        picture,
        class_="gloss-header",
        lang=t.language,
        data_gloss_ui=True,
    )


def byline(article: Article, t: Translator, links: PageLinks, *, with_gaps: bool = True) -> Html:
    """Who published an article and when, and the way to its student page, if it has one.

    ``with_gaps`` tells what is not given, too, which students may be asked to find.
    """
    dated, signed = bool(article.published), bool(article.author)
    for_class = tag("a", t.say("For the class"), href=links.lesson) if links.lesson else None
    parts = [
        tag("span", article.outlet, class_="gloss-outlet") if article.outlet else None,
        join(_published(article, t)) if dated or with_gaps else None,
        join(_author(article, t)) if signed or with_gaps else None,
        for_class,
    ]
    kept = [part for part in parts if part is not None]
    return tag("p", join(*kept, separator=" · "), class_="gloss-byline")


def withheld(t: Translator, links: PageLinks) -> Html:
    """Why a page has no notes yet, and where to answer first, if that is a part of the site."""
    why = t.say(
        "The notes on this article are kept for a class: students decide first, and compare then."
    )
    if links.lesson is None:
        return join(why)
    where = tag("a", t.say("To the student page"), href=links.lesson)
    return join(why, " ", where)


def _published(article: Article, t: Translator) -> str:
    if article.published:
        return t.date(article.published)
    return t.say("date not shown") if "published" in article.stated else t.say("date not recorded")


def _author(article: Article, t: Translator) -> str:
    if article.author:
        return t.say("by {author}", author=article.author)
    if "author" in article.stated:
        return t.say("no author given")
    return t.say("author not looked up")


def _about(gloss: Gloss, text: str, writer: NoteWriter) -> Html:
    article, t = gloss.article, writer.t
    rows: list[tuple[str, Html]] = [(t.say("Title"), join(article.title))]
    if article.outlet:
        rows.append((t.say("Outlet"), join(article.outlet)))
    published = _published(article, t)
    if article.published_note:
        published += f" ({article.published_note})"
    rows.append((t.say("Published"), join(published)))
    rows.append((t.say("Author"), join(article.author or _author(article, t))))
    if article.language:
        rows.append((t.say("Language"), join(t.tongue(article.language))))
    if article.url:
        original = tag("a", article.url, href=article.url, rel="noopener noreferrer")
        rows.append((t.say("Original"), original))
    rows.append((t.say("Right of use"), join(article.rights)))
    rows.append((t.say("Seal"), seal_line(article, text, t)))
    rows += verdict_rows(gloss, t)
    if article.note:
        rows.append((t.say("Note"), writer.prose.render(article.note)))
    reading = writer.links.reading
    how = tag("a", t.say("How to read this"), href=reading) if reading else None
    return tag(
        "details",
        tag("summary", t.say("About this article, its seal and its verdicts")),
        tag(
            "dl",
            *(tag("div", tag("dt", name), tag("dd", value)) for name, value in rows),
            class_="gloss-facts",
        ),
        tag("p", how, class_="gloss-how") if how else None,
        class_="gloss-about",
    )


def seal_line(article: Article, text: str, t: Translator = ENGLISH) -> Html:
    """The state of the seal: words counted, SHA-256, when filed, whether it holds."""
    count = t.count("{number} word", "{number} words", len(words_of(text).split()))
    actual = seal(text)
    digest = tag("code", actual.removeprefix("sha256:"), class_="gloss-digest")
    filed = ", " + t.say("filed {date}", date=t.date(article.filed)) if article.filed else ""
    if article.words is None:
        return join(count, ", ", t.say("not sealed; SHA-256 now"), " ", digest)
    if article.words == actual:
        return join(count, ", ", t.say("unchanged"), filed, "; SHA-256 ", digest)
    was = tag("code", article.words.removeprefix("sha256:"), class_="gloss-digest")
    broken = tag("strong", t.say("broken: these are not the words that were filed"))
    return join(
        count,
        "; ",
        broken,
        filed,
        "; ",
        t.say("SHA-256 filed"),
        " ",
        was,
        ", ",
        t.say("now"),
        " ",
        digest,
    )
