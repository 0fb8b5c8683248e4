"""What a note says, as HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import singledispatchmethod

from glossator.citations import cite, is_right_to_left, say_language
from glossator.dates import say_date
from glossator.labels import KIND_NAMES, judgement, spoken
from glossator.markup import Html, join, tag
from glossator.model import Annotation, Claim, Figure, Gloss, Link, Overlap, Quote, Wording
from glossator.prose import Prose


@dataclass(frozen=True, kw_only=True)
class PageLinks:
    """Addresses of the site's other pages, relative to this one; None where there is none."""

    sources: str | None = None
    reading: str | None = None


class PageIds:
    """Gives out the ids of the page's own elements, each once.

    An id that the article has already given away is refused and remembered in ``clashes``.
    """

    def __init__(self, taken: Collection[str] = ()) -> None:
        self.taken = taken
        self.clashes: list[str] = []
        self._given: set[str] = set()

    def __call__(self, wanted: str) -> str | None:
        """``wanted``, or None if the article or an element before has it."""
        if wanted in self.taken:
            self.clashes.append(wanted)
            return None
        if wanted in self._given:
            return None
        self._given.add(wanted)
        return wanted


class NoteWriter:
    """Writes the notes of one article."""

    def __init__(
        self,
        gloss: Gloss,
        labels: Mapping[str, str],
        prose: Prose,
        links: PageLinks,
        ids: PageIds | None = None,
    ) -> None:
        self.gloss = gloss
        self.labels = labels
        self.prose = prose
        self.links = links
        self.ids = ids or PageIds()

    def reference(self, annotation: Annotation) -> Html:
        """The reference that stands in the article, after the words."""
        label = self.labels[annotation.id]
        return tag(
            "a",
            label,
            class_=f"gloss-ref gloss-ref-{annotation.kind_of_gloss}",
            data_gloss_ref=annotation.id,
            data_judgement=judgement(annotation),
            role="doc-noteref",
            href=f"#note-{annotation.id}",
            id=self.ids(f"ref-{annotation.id}"),
            aria_label=spoken(annotation, label),
            data_search_exclude=True,
        )

    def note(self, annotation: Annotation, words: str | None, problem: str | None = None) -> Html:
        """The note itself. ``words`` are the article's own, None if it has no place in it."""
        kind = annotation.kind_of_gloss
        word = judgement(annotation)
        return tag(
            "li",
            tag(
                "div",
                self._head(annotation, linked=words is not None),
                self._words(annotation, words),
                tag("p", problem, class_="gloss-problem") if problem else None,
                self._facts(annotation),
                self._prose(annotation),
                self.sources(annotation.cited),
                class_="gloss-note-body",
            ),
            id=self.ids(f"note-{annotation.id}"),
            class_=f"gloss-note gloss-note-{kind}",
            data_kind=kind,
            data_fidelity=word if kind == "quote" else None,
            data_verdict=word if kind in ("figure", "claim") else None,
            data_signal=word if kind == "signal" else None,
            data_relation=word if kind == "overlap" else None,
        )

    def sources(self, ids: tuple[str, ...]) -> Html | None:
        """The sources as a list of real links."""
        if not ids:
            return None
        items = []
        for ident in ids:
            cited = cite(self.gloss.sources[ident], more=f"#source-{ident}")
            items.append(tag("li", cited, data_source=ident))
        return tag("ul", *items, class_="gloss-sources", aria_label="Sources")

    def _head(self, annotation: Annotation, *, linked: bool) -> Html:
        label = self.labels[annotation.id]
        shown: Html = tag("span", label, class_="gloss-label")
        if linked:
            shown = tag(
                "a",
                label,
                class_="gloss-label gloss-back",
                role="doc-backlink",
                href=f"#ref-{annotation.id}",
                aria_label=f"Back to note {label} in the text",
            )
        name = KIND_NAMES[annotation.kind_of_gloss][0].capitalize()
        kind = annotation.kind if isinstance(annotation, (Figure, Link)) else None
        return tag(
            "p",
            shown,
            " ",
            tag("span", f"{name}, {kind}" if kind else name, class_="gloss-kind"),
            *(join(" ", word) for word in self._judgements(annotation)),
            class_="gloss-note-head",
        )

    def _judgements(self, annotation: Annotation) -> list[Html]:
        word = judgement(annotation)
        words = [word] if word else []
        if isinstance(annotation, Quote):
            words += annotation.fidelity_also
        return [self._word(annotation, each) for each in dict.fromkeys(words)]

    def _word(self, annotation: Annotation, word: str) -> Html:
        shown = word.replace("-", " ")
        defined = annotation.kind_of_gloss in ("quote", "figure", "claim")
        if defined and self.links.reading:
            group = "fidelity" if isinstance(annotation, Quote) else "verdict"
            return tag(
                "a",
                shown,
                class_="gloss-word",
                data_judgement=word,
                href=f"{self.links.reading}#{group}-{word}",
            )
        return tag("span", shown, class_="gloss-word", data_judgement=word)

    def _words(self, annotation: Annotation, words: str | None) -> Html:
        if words is None and annotation.exact is None:
            return tag("p", "About the whole article", class_="gloss-exact gloss-exact-whole")
        language = self.gloss.article.language
        shown = words if words is not None else annotation.exact
        direction = "rtl" if language and is_right_to_left(language) else "auto"
        return tag("p", shown, class_="gloss-exact", lang=language, dir=direction)

    def _facts(self, annotation: Annotation) -> Html | None:
        facts = list(self._facts_of(annotation))
        if annotation.absent:
            facts.insert(0, ("Missing here", _text(annotation.absent)))
        if not facts:
            return None
        rows = (tag("div", tag("dt", name), tag("dd", value, dir="auto")) for name, value in facts)
        return tag("dl", *rows, class_="gloss-facts")

    @singledispatchmethod
    def _facts_of(self, _: Annotation) -> list[tuple[str, Html]]:
        return []

    @_facts_of.register
    def _(self, annotation: Quote) -> list[tuple[str, Html]]:
        facts: list[tuple[str, Html]] = []
        speaker = self._speaker(annotation.speaker)
        facts.append(("Speaker", speaker or _text("not known")))
        if annotation.said is not None:
            said = annotation.said
            parts = [say_date(said.on) if said.on else None, said.at, said.note]
            shown = ", ".join(part for part in parts if part)
            if said.language:
                shown += f"; in {say_language(said.language)}"
            facts.append(("Said", _text(shown.lstrip("; "))))
        if annotation.manner:
            facts.append(("Manner", _text(_MANNERS[annotation.manner])))
        if annotation.wording:
            items = (tag("li", self._wording(each)) for each in annotation.wording)
            facts.append(("In the sources", tag("ul", *items, class_="gloss-wordings")))
        return facts

    @_facts_of.register
    def _(self, annotation: Figure) -> list[tuple[str, Html]]:
        facts = [
            ("Measures", annotation.measures),
            ("Value", _value(annotation)),
            ("Claimed by", self._claimant(annotation.claimed_by)),
            ("Comes from", annotation.origin),
        ]
        shown = [(name, _text(value)) for name, value in facts if value]
        return shown + self._evidence(annotation.evidence)

    @_facts_of.register
    def _(self, annotation: Claim) -> list[tuple[str, Html]]:
        facts = [
            ("About", annotation.about),
            ("Claimed by", self._claimant(annotation.claimed_by)),
        ]
        shown = [(name, _text(value)) for name, value in facts if value]
        return shown + self._evidence(annotation.evidence)

    @_facts_of.register
    def _(self, annotation: Link) -> list[tuple[str, Html]]:
        linked = {True: "yes", False: "no", None: None}[annotation.linked]
        facts = [
            ("Refers to", annotation.refers_to),
            ("Linked in the article", linked),
        ]
        return [(name, _text(value)) for name, value in facts if value]

    @_facts_of.register
    def _(self, annotation: Overlap) -> list[tuple[str, Html]]:
        if annotation.wording is None:
            return []
        shown = tag("span", annotation.wording, class_="gloss-wording", dir="auto")
        return [("Wording there", shown)]

    def _evidence(self, evidence: str | None) -> list[tuple[str, Html]]:
        return [("Evidence", self.prose.render_inline(evidence))] if evidence else []

    def _prose(self, annotation: Annotation) -> Html | None:
        if not annotation.note:
            return None
        return tag("div", self.prose.render(annotation.note), class_="gloss-prose")

    def _speaker(self, ident: str | None) -> Html | None:
        if ident is None:
            return None
        speaker = self.gloss.speakers[ident]
        return join(tag("b", speaker.name), f", {speaker.role}" if speaker.role else None)

    def _claimant(self, claimed_by: str | None) -> str | None:
        speaker = self.gloss.speakers.get(claimed_by or "")
        return speaker.name if speaker else claimed_by

    def _wording(self, wording: Wording) -> Html:
        where = []
        if wording.source:
            where.append(self.gloss.sources[wording.source].outlet)
        if wording.language:
            where.append(say_language(wording.language))
        return join(
            tag("span", wording.text, class_="gloss-wording", lang=wording.language, dir="auto"),
            tag("span", f" {', '.join(where)}", class_="gloss-source-facts") if where else None,
        )


_MANNERS = {
    "direct": "direct quote",
    "fragment": "a fragment of a sentence",
    "scare": "scare quotes: the marks show distance, not speech",
}


def _text(text: str) -> Html:
    """Plain text as inline HTML that keeps its own direction apart."""
    return tag("bdi", text) if not text.isascii() else join(text)


def _value(figure: Figure) -> str | None:
    if figure.value is None:
        return None
    number = figure.value
    if number.isascii() and number.isdigit() and 4 < len(number) < 40:
        number = f"{int(number):,}"
    return f"{number} {figure.unit}" if figure.unit and figure.unit != "date" else number
