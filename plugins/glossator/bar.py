"""The bar above the article: what is shown of the notes, and the way from one to the next."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from glossator.labels import judgement, kind_name, layer_name, word_name
from glossator.markup import Html, join, tag
from glossator.model import Annotation, Gloss, Quote
from glossator.notes import NoteWriter
from glossator.tallies import Judged, judged, signalled, speaker_of
from glossator.translation import Translator
from glossator.vocabulary import FIDELITIES, KINDS, LETTERS, VERDICTS

DEFAULT_LAYERS: tuple[str, ...] = ("quote", "figure", "link")
"""The layers that are on at first sight."""

MODES = {"bare": "Bare", "marks": "Marked", "full": "Full"}
"""How the article is read: without notes, with marks, with every note after its paragraph."""


def bar(gloss: Gloss, writer: NoteWriter, layers: Collection[str]) -> Html | None:
    """The bar of an article; None if there is no note to show."""
    if not gloss.annotations:
        return None
    t = writer.t
    return tag(
        "div",
        _modes(t),
        _panel("filter", t.say("Filter"), *_filters(gloss, layers, t)),
        _panel("legend", t.say("Legend"), *_legend(gloss, writer)),
        _walk(t),
        class_="gloss-bar",
        role="group",
        aria_label=t.say("Notes"),
        lang=t.language,
        data_gloss_ui=True,
        data_search_exclude=True,
        data_say=_say(gloss, t),
    )


def _say(gloss: Gloss, t: Translator) -> str:
    """What the script says, which writes no word of its own."""
    article = gloss.article
    published = t.date(article.published) if article.published else None
    where = ", ".join(part for part in (article.title, article.outlet, published) if part)
    said = {
        "close": t.say("Close note"),
        "link": t.say("Copy link"),
        "cite": t.say("Copy citation"),
        "copied": t.say("Copied"),
        "shown": t.say("{shown} of {all} shown"),
        "place": t.say("{at} of {all}"),
        "notes": t.say("Notes: {number}"),
        "elsewhere": t.say("Notes beside the text: {number}"),
        "inline": t.say("Notes after their paragraphs: {number}"),
        "where": where,
    }
    return json.dumps(said, ensure_ascii=False)


def _modes(t: Translator) -> Html:
    choices = [
        tag(
            "label",
            tag(
                "input",
                type="radio",
                name="gloss-mode",
                value=mode,
                checked=mode == "marks",
                autocomplete="off",
            ),
            tag("span", t.say(name)),
            class_=f"gloss-mode gloss-mode-{mode}",
        )
        for mode, name in MODES.items()
    ]
    legend = tag("legend", t.say("How to read the article"), class_="gloss-unseen")
    return tag("fieldset", legend, *choices, class_="gloss-modes")


def _panel(name: str, title: str, *content: Html | None) -> Html:
    return tag(
        "details",
        tag("summary", tag("span", title)),
        # Browsers let Tab stop at a box that scrolls, and a stop needs a name.
        tag("div", *content, class_="gloss-panel-body", role="group", aria_label=title),
        class_=f"gloss-panel gloss-{name}",
        name="gloss-panel",
    )


def _walk(t: Translator) -> Html:
    def button(step: int, arrow: str, name: str) -> Html:
        return tag("button", arrow, type="button", data_walk=str(step), aria_label=name)

    return tag(
        "div",
        button(-1, "‹", t.say("Previous note")),
        tag("span", class_="gloss-place", dir="auto"),
        button(1, "›", t.say("Next note")),
        class_="gloss-walk gloss-scripts",
    )


# The filter: kinds, which work without scripts, and what the script filters by.


def _filters(gloss: Gloss, layers: Collection[str], t: Translator) -> Iterator[Html | None]:
    yield tag("p", class_="gloss-shown-count gloss-scripts", role="status")
    yield _layers(gloss.annotations, layers, t)
    yield _wording(gloss, t)
    yield _facet(t.say("Speaker"), "speaker", list(_speakers(gloss)), t)
    for group in (*judged(gloss), *signalled(gloss)):
        yield _facet(layer_name(group.kind, t), "word", list(_words(gloss, group, t)), t)
    yield tag("button", t.say("Show all again"), type="button", class_="gloss-reset gloss-scripts")


def _layers(annotations: Sequence[Annotation], on: Collection[str], t: Translator) -> Html:
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
                autocomplete="off",
            ),
            tag("span", layer_name(kind, t), class_=f"gloss-chip-name gloss-sample-{kind}"),
            " ",
            tag("span", t.number(counts[kind]), class_="gloss-count"),
            class_=f"gloss-chip gloss-chip-{kind}",
        )
        for kind in KINDS
        if counts[kind]
    ]
    return tag(
        "fieldset", tag("legend", t.say("Marked in the text")), *chips, class_="gloss-layers"
    )


def _wording(gloss: Gloss, t: Translator) -> Html | None:
    """The switch to plain words, where some notes have them; it works with scripts off."""
    count = sum(1 for annotation in gloss.annotations if annotation.note and annotation.plain)
    if not count:
        return None
    switch = tag(
        "label",
        tag(
            "input",
            type="checkbox",
            class_="gloss-facet",
            data_facet="plain",
            value="plain",
            autocomplete="off",
        ),
        t.say("In plain words"),
        " ",
        tag("span", t.number(count), class_="gloss-count"),
        class_="gloss-chip",
    )
    return tag("fieldset", tag("legend", t.say("Notes")), switch, class_="gloss-facets")


def _speakers(gloss: Gloss) -> Iterator[tuple[str, Html, int]]:
    counts = Counter(speaker_of(gloss, annotation) for annotation in gloss.annotations)
    for ident, speaker in gloss.speakers.items():
        if counts[ident]:
            yield ident, tag("bdi", speaker.name), counts[ident]


def _words(gloss: Gloss, group: Judged, t: Translator) -> Iterator[tuple[str, Html, int]]:
    same = [each for each in gloss.annotations if each.kind_of_gloss == group.kind]
    counts = Counter(word for annotation in same for word in _all_words(annotation))
    scale = FIDELITIES if group.kind == "quote" else VERDICTS
    order = [word for word in scale if word in counts]
    for word in (*order, *(word for word in counts if word not in order)):
        shown = tag("span", word_name(word, t), class_="gloss-word", data_judgement=word)
        plain = group.kind in ("signal", "overlap")
        yield word, join(word_name(word, t)) if plain else shown, counts[word]


def _all_words(annotation: Annotation) -> Iterator[str]:
    also = annotation.fidelity_also if isinstance(annotation, Quote) else ()
    word = judgement(annotation)
    yield from dict.fromkeys((*((word,) if word else ()), *also))


def _facet(
    name: str, facet: str, values: list[tuple[str, Html, int]], t: Translator
) -> Html | None:
    """Boxes of which none is ticked: then all are shown."""
    if not values:
        return None
    boxes = [
        tag(
            "label",
            tag(
                "input",
                type="checkbox",
                class_="gloss-facet",
                data_facet=facet,
                value=value,
                autocomplete="off",
            ),
            shown,
            " ",
            tag("span", t.number(number), class_="gloss-count"),
            class_="gloss-chip",
        )
        for value, shown, number in values
    ]
    return tag(
        "fieldset",
        tag("legend", t.say("Only: {name}", name=name)),
        *boxes,
        class_="gloss-facets gloss-scripts",
    )


# The legend explains every style on the page.


def _legend(gloss: Gloss, writer: NoteWriter) -> Iterator[Html | None]:
    t = writer.t
    present = {annotation.kind_of_gloss for annotation in gloss.annotations}
    yield tag(
        "dl",
        *(
            _row(
                join(
                    tag("span", kind_name(kind, t), class_=f"gloss-sample-{kind}"),
                    " ",
                    tag("span", LETTERS[kind], class_="gloss-letter"),
                ),
                t.say(meaning),
            )
            for kind, meaning in KINDS.items()
            if kind in present
        ),
        class_="gloss-words gloss-shown",
    )
    yield tag(
        "p",
        t.say("A filled label, like this, says that something is wrong:"),
        " ",
        tag("span", "F1", class_="gloss-label-sample"),
        class_="gloss-legend-label",
    )
    words = {word for annotation in gloss.annotations for word in _all_words(annotation)}
    for scale in (_meanings(FIDELITIES.items(), words, t), _meanings(VERDICTS.items(), words, t)):
        if scale:
            yield tag("dl", *scale, class_="gloss-words")
    if writer.links.reading:
        yield tag("p", tag("a", t.say("How to read this"), href=writer.links.reading))
    yield _keys(t)


def _meanings(scale: Iterable[tuple[str, str]], words: set[str], t: Translator) -> list[Html]:
    return [
        _row(
            tag("span", word_name(word, t), class_="gloss-word", data_judgement=word),
            t.say(meaning),
        )
        for word, meaning in scale
        if word in words
    ]


def _row(term: Html, meaning: str) -> Html:
    return tag("div", tag("dt", term), tag("dd", meaning))


def _keys(t: Translator) -> Html:
    """The single keys, and the switch for those whom they disturb (WCAG 2.1.4)."""
    keys = (
        ("j", t.say("next note")),
        ("k", t.say("previous note")),
        ("m", t.say("another way to read: bare, marked, full notes")),
        ("Esc", t.say("close the note")),
    )
    parts = [join(tag("kbd", key), " ", what) for key, what in keys]
    switch = tag(
        "label",
        tag("input", type="checkbox", class_="gloss-keys", checked=True, autocomplete="off"),
        t.say("Single keys"),
        class_="gloss-chip",
    )
    return tag("p", switch, " ", join(*parts, separator=" · "), class_="gloss-scripts")
