"""What stands before the article: what it is, what is marked, and what may be switched on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from glossator.citations import say_language
from glossator.dates import say_date
from glossator.labels import KIND_NAMES, counted, judgement, plural
from glossator.markup import Html, join, tag
from glossator.model import Annotation, Article, Gloss
from glossator.notes import PageLinks
from glossator.prose import Prose
from glossator.text import seal, words_of
from glossator.vocabulary import FIDELITIES, KINDS, VERDICTS

DEFAULT_LAYERS: tuple[str, ...] = ("quote", "figure", "link")
"""The layers that are on at first sight."""


def header(
    gloss: Gloss,
    text: str,
    prose: Prose,
    links: PageLinks,
    layers: Collection[str],
    *,
    with_title: bool,
) -> Html:
    """The header of an article page; ``text`` is the article's visible text."""
    article = gloss.article
    # Not a <header>: that is a landmark of the whole page in themes without a <main>.
    return tag(
        "div",
        tag("p", *_byline(article), class_="gloss-byline"),
        tag("h1", article.title) if with_title else None,
        _layers(gloss.annotations, layers),
        _about(gloss, text, prose, links),
        class_="gloss-header",
        data_gloss_ui=True,
    )


def _byline(article: Article) -> list[Html]:
    parts = [
        tag("span", article.outlet, class_="gloss-outlet") if article.outlet else None,
        join(_published(article)),
        join(_author(article)),
    ]
    kept = [part for part in parts if part is not None]
    return [join(*kept, separator=" · ")]


def _published(article: Article) -> str:
    if article.published:
        return say_date(article.published)
    return "date not shown" if "published" in article.stated else "date not recorded"


def _author(article: Article) -> str:
    if article.author:
        return f"by {article.author}"
    return "no author given" if "author" in article.stated else "author not looked up"


def _layers(annotations: Sequence[Annotation], on: Collection[str]) -> Html:
    counts = Counter(annotation.kind_of_gloss for annotation in annotations)
    chips = [
        tag(
            "label",
            tag(
                "input",
                type="checkbox",
                class_="gloss-layer",
                data_layer=kind,
                checked=kind in on,
            ),
            tag("span", KIND_NAMES[kind][1], class_=f"gloss-chip-name gloss-sample-{kind}"),
            " ",
            tag("span", str(counts[kind]), class_="gloss-count"),
            class_=f"gloss-chip gloss-chip-{kind}",
        )
        for kind in KINDS
        if counts[kind]
    ]
    return tag("fieldset", tag("legend", "Marked in the text"), *chips, class_="gloss-layers")


def _about(gloss: Gloss, text: str, prose: Prose, links: PageLinks) -> Html:
    article = gloss.article
    rows: list[tuple[str, Html]] = [("Title", join(article.title))]
    if article.outlet:
        rows.append(("Outlet", join(article.outlet)))
    published = _published(article)
    if article.published_note:
        published += f" ({article.published_note})"
    rows.append(("Published", join(published)))
    rows.append(("Author", join(_author(article).removeprefix("by "))))
    if article.language:
        rows.append(("Language", join(say_language(article.language))))
    if article.url:
        original = tag("a", article.url, href=article.url, rel="noopener noreferrer")
        rows.append(("Original", original))
    rows.append(("Right of use", join(article.rights)))
    rows.append(("Seal", seal_line(article, text)))
    rows += verdict_rows(gloss)
    if article.note:
        rows.append(("Note", prose.render(article.note)))
    how = tag("a", "How to read this", href=links.reading) if links.reading else None
    return tag(
        "details",
        tag("summary", "About this article, its seal and its verdicts"),
        tag(
            "dl",
            *(tag("div", tag("dt", name), tag("dd", value)) for name, value in rows),
            class_="gloss-facts",
        ),
        tag("p", how, class_="gloss-how") if how else None,
        class_="gloss-about",
    )


def seal_line(article: Article, text: str) -> Html:
    """The state of the seal: words counted, SHA-256, when filed, whether it holds."""
    number = len(words_of(text).split())
    count = f"{number:,} {plural(number, 'word')}"
    actual = seal(text)
    digest = tag("code", actual.removeprefix("sha256:"), class_="gloss-digest")
    filed = f", filed {say_date(article.filed)}" if article.filed else ""
    if article.words is None:
        return join(f"{count}, not sealed; SHA-256 now ", digest)
    if article.words == actual:
        return join(f"{count}, unchanged{filed}; SHA-256 ", digest)
    was = tag("code", article.words.removeprefix("sha256:"), class_="gloss-digest")
    broken = tag("strong", "broken: these are not the words that were filed")
    return join(f"{count}; ", broken, f"{filed}; SHA-256 filed ", was, ", now ", digest)


def verdict_rows(gloss: Gloss) -> list[tuple[str, Html]]:
    """How many quotes, figures and claims there are, by fidelity or verdict."""
    rows: list[tuple[str, Html]] = []
    for group, words in (
        (gloss.quotes, FIDELITIES),
        (gloss.figures, VERDICTS),
        (gloss.claims, VERDICTS),
    ):
        if not group:
            continue
        counts = Counter(judgement(annotation) for annotation in group)
        chips = [
            tag(
                "span",
                f"{counts[word]} {word.replace('-', ' ')}",
                class_="gloss-word",
                data_judgement=word,
            )
            for word in words
            if counts[word]
        ]
        name = counted(group[0].kind_of_gloss, len(group))
        rows.append((f"{len(group)} {name}", join(*chips, separator=" ")))
    return rows
