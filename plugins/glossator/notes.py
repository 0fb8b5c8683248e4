"""What a note says, as HTML: first what a glance needs, then everything else."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatchmethod

from glossator.citations import cite, is_right_to_left
from glossator.differences import Piece, compare
from glossator.labels import described, judgement, kind_name, spoken, word_name
from glossator.markup import Html, fill, join, tag
from glossator.model import Annotation, Claim, Figure, Gloss, Link, Overlap, Quote, Said, Wording
from glossator.prose import Prose
from glossator.quantities import amount
from glossator.tallies import speaker_of
from glossator.translation import ENGLISH, Translator
from glossator.vocabulary import MANNERS


@dataclass(frozen=True, kw_only=True)
class PageLinks:
    """Addresses of the site's other pages, relative to this one; None where there is none."""

    sources: str | None = None
    reading: str | None = None
    lesson: str | None = None


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
        *,
        ids: PageIds | None = None,
        t: Translator = ENGLISH,
    ) -> None:
        self.gloss = gloss
        self.labels = labels
        self.prose = prose
        self.links = links
        self.ids = ids or PageIds()
        self.t = t

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
            aria_label=spoken(annotation, label, self.t),
            # The name is ours, in the midst of the article's language.
            lang=None if self._is_in_our_language() else self.t.language,
            data_search_exclude=True,
        )

    def _is_in_our_language(self) -> bool:
        language = self.gloss.article.language
        return not language or language.split("-")[0] == self.t.language.split("-")[0]

    def note(
        self,
        annotation: Annotation,
        words: str | None,
        problem: str | None = None,
        also: Sequence[Annotation] = (),
    ) -> Html:
        """The note itself.

        Args:
            annotation: what the note is about.
            words: the article's own, None if the gloss has no place in it.
            problem: why it has none.
            also: the other glosses on some of the same words, the innermost first.
        """
        kind = annotation.kind_of_gloss
        word = judgement(annotation)
        return tag(
            "li",
            tag(
                "div",
                tag(
                    "div",
                    self._head(annotation, linked=words is not None),
                    self._glance(annotation),
                    class_="gloss-glance",
                ),
                tag(
                    "div",
                    self._words(annotation, words),
                    tag("p", problem, class_="gloss-problem") if problem else None,
                    self._facts(annotation, words),
                    None if self._is_told_at_a_glance(annotation) else self._prose(annotation),
                    self.sources(annotation.cited),
                    self._also(also),
                    class_="gloss-rest",
                ),
                class_="gloss-note-body",
            ),
            id=self.ids(f"note-{annotation.id}"),
            class_=f"gloss-note gloss-note-{kind}",
            data_kind=kind,
            data_fidelity=word if kind == "quote" else None,
            data_verdict=word if kind in ("figure", "claim") else None,
            data_signal=word if kind == "signal" else None,
            data_relation=word if kind == "overlap" else None,
            data_speaker=speaker_of(self.gloss, annotation),
        )

    def sources(self, ids: tuple[str, ...]) -> Html | None:
        """The sources as a list of real links."""
        if not ids:
            return None
        items = []
        for ident in ids:
            source, record = self.gloss.sources[ident], self.gloss.record_of(ident)
            cited = cite(source, self.t, more=f"#source-{ident}", record=record)
            items.append(tag("li", cited, data_source=ident))
        return tag("ul", *items, class_="gloss-sources", aria_label=self.t.say("Sources"))

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
                aria_label=self.t.say("Back to note {label} in the text", label=label),
            )
        name = kind_name(annotation.kind_of_gloss, self.t)
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
        shown = word_name(word, self.t)
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
            whole = self.t.say("About the whole article")
            return tag("p", whole, class_="gloss-exact gloss-exact-whole")
        language = self.gloss.article.language
        shown = words if words is not None else annotation.exact
        direction = "rtl" if language and is_right_to_left(language) else "auto"
        return tag("p", shown, class_="gloss-exact", lang=language, dir=direction)

    # At a glance: who, and one line. What is told there is not told again below.

    def _glance(self, annotation: Annotation) -> Html | None:
        who, line = self._who_and_what(annotation)
        if self._is_told_at_a_glance(annotation):
            return tag("div", who, self._prose(annotation), class_="gloss-gist")
        if who is None and line is None:
            return None
        colon = ": " if who and line else None
        if annotation.kind_of_gloss in ("figure", "claim") and not annotation.absent:
            # What a number measures comes before who says so.
            return tag("p", line, "; " if colon else None, who, class_="gloss-gist")
        return tag("p", who, colon, line, class_="gloss-gist")

    @staticmethod
    def _is_told_at_a_glance(annotation: Annotation) -> bool:
        """A signal is little more than its note."""
        return annotation.kind_of_gloss == "signal" and not annotation.absent

    @singledispatchmethod
    def _who_and_what(self, annotation: Annotation) -> tuple[Html | None, Html | None]:
        if not annotation.absent:
            return None, None
        return join(self.t.say("Missing here")), _text(annotation.absent)

    @_who_and_what.register
    def _(self, annotation: Quote) -> tuple[Html | None, Html | None]:
        speaker = self._speaker(annotation.speaker)
        if speaker is None:
            speaker = join(self.t.say("speaker not known"))
        return speaker, self._said(annotation)

    @_who_and_what.register
    def _(self, annotation: Figure) -> tuple[Html | None, Html | None]:
        what = _text(annotation.measures) if annotation.measures else None
        return self._claimant(annotation.claimed_by), what

    @_who_and_what.register
    def _(self, annotation: Claim) -> tuple[Html | None, Html | None]:
        what = _text(annotation.about) if annotation.about else None
        return self._claimant(annotation.claimed_by), what

    @_who_and_what.register
    def _(self, annotation: Link) -> tuple[Html | None, Html | None]:
        outlet = self._outlet(annotation)
        return outlet, _text(annotation.refers_to) if annotation.refers_to else None

    @_who_and_what.register
    def _(self, annotation: Overlap) -> tuple[Html | None, Html | None]:
        if annotation.wording is None:
            return self._outlet(annotation), None
        shown = tag("span", annotation.wording, class_="gloss-wording", dir="auto")
        return self._outlet(annotation), shown

    def _said(self, annotation: Quote) -> Html | None:
        return None if annotation.said is None else _text(occasion(annotation.said, self.t))

    def _outlet(self, annotation: Annotation) -> Html | None:
        if not annotation.cited:
            return None
        return tag("b", self.gloss.sources[annotation.cited[0]].outlet)

    def _speaker(self, ident: str | None) -> Html | None:
        if ident is None:
            return None
        speaker = self.gloss.speakers[ident]
        return join(tag("b", speaker.name), f", {speaker.role}" if speaker.role else None)

    def _claimant(self, claimed_by: str | None) -> Html | None:
        if claimed_by is None:
            return None
        speaker = self.gloss.speakers.get(claimed_by)
        name = tag("b", speaker.name if speaker else claimed_by)
        return fill(self.t.say("claimed by {name}"), name=name)

    # Everything else.

    def _facts(self, annotation: Annotation, words: str | None) -> Html | None:
        facts = list(self._facts_of(annotation, words))
        if annotation.absent and annotation.kind_of_gloss != "signal":
            facts.insert(0, (self.t.say("Missing here"), _text(annotation.absent)))
        if not facts:
            return None
        rows = (tag("div", tag("dt", name), tag("dd", value, dir="auto")) for name, value in facts)
        return tag("dl", *rows, class_="gloss-facts")

    @singledispatchmethod
    def _facts_of(self, _: Annotation, __: str | None) -> list[tuple[str, Html]]:
        return []

    @_facts_of.register
    def _(self, annotation: Quote, words: str | None) -> list[tuple[str, Html]]:
        facts: list[tuple[str, Html]] = []
        if annotation.manner:
            manner = self.t.say(MANNERS[annotation.manner])
            facts.append((self.t.say("What is between the marks"), _text(manner)))
        if annotation.wording:
            items = (tag("li", self._wording(each, words)) for each in annotation.wording)
            wordings = tag("ul", *items, class_="gloss-wordings")
            facts.append((self.t.say("In the sources"), wordings))
        return facts

    @_facts_of.register
    def _(self, annotation: Figure, _: str | None) -> list[tuple[str, Html]]:
        facts = [
            (self.t.say("Value"), self._value(annotation)),
            (self.t.say("Comes from"), annotation.origin),
        ]
        shown = [(name, _text(value)) for name, value in facts if value]
        return shown + self._evidence(annotation.evidence)

    @_facts_of.register
    def _(self, annotation: Claim, _: str | None) -> list[tuple[str, Html]]:
        return self._evidence(annotation.evidence)

    @_facts_of.register
    def _(self, annotation: Link, _: str | None) -> list[tuple[str, Html]]:
        if annotation.linked is None:
            return []
        linked = self.t.say("yes") if annotation.linked else self.t.say("no")
        return [(self.t.say("Linked in the article"), _text(linked))]

    def _evidence(self, evidence: str | None) -> list[tuple[str, Html]]:
        if not evidence:
            return []
        return [(self.t.say("Evidence"), self.prose.render_inline(evidence))]

    def _prose(self, annotation: Annotation) -> Html | None:
        note, plain = annotation.note, annotation.plain
        if not note or not plain:
            said = note or plain
            return tag("div", self.prose.render(said), class_="gloss-prose") if said else None
        return join(
            tag("div", self.prose.render(note), class_="gloss-prose gloss-worded"),
            tag("div", self.prose.render(plain), class_="gloss-prose gloss-plain"),
        )

    def _wording(self, wording: Wording, words: str | None) -> Html:
        where = []
        if wording.source:
            where.append(self.gloss.sources[wording.source].outlet)
        if wording.language:
            where.append(self.t.tongue(wording.language))
        alike = is_alike(self.gloss.article.language, wording.language)
        compared = compare(words, wording.text) if words and alike else None
        shown = tag(
            "span",
            *(_piece(piece) for piece in compared.source) if compared else (wording.text,),
            class_="gloss-wording",
            lang=wording.language,
            dir="auto",
        )
        beside = None
        if compared and any(piece.part == "differs" for piece in compared.article):
            article = tag(
                "span",
                *(_piece(piece) for piece in compared.article),
                class_="gloss-printed",
                lang=self.gloss.article.language,
                dir="auto",
            )
            side = tag("span", self.t.say("in the article"), class_="gloss-source-facts")
            beside = tag("span", article, " ", side, class_="gloss-beside")
        facts = tag("span", f" {', '.join(where)}", class_="gloss-source-facts") if where else None
        return join(beside, tag("span", shown, facts, class_="gloss-beside"))

    def _value(self, figure: Figure) -> str | None:
        return None if figure.value is None else amount(figure.value, figure.unit, self.t)

    def _also(self, also: Sequence[Annotation]) -> Html | None:
        if not also:
            return None
        links = [
            join(
                tag(
                    "a",
                    self.labels[other.id],
                    href=f"#note-{other.id}",
                    aria_label=spoken(other, self.labels[other.id], self.t),
                ),
                f" {described(other, self.t)}",
            )
            for other in also
        ]
        return tag(
            "p",
            self.t.say("Also on these words:"),
            " ",
            join(*links, separator="; "),
            class_="gloss-also",
        )


def occasion(said: Said, t: Translator = ENGLISH) -> str:
    """When, where and in which language something was said, in a line."""
    parts = [t.date(said.on) if said.on else None, said.at, said.note]
    if said.language:
        parts.append(t.say("in {language}", language=t.tongue(said.language)))
    return ", ".join(part for part in parts if part)


def is_alike(ours: str | None, theirs: str | None) -> bool:
    """Whether a source's words are in the language of the article, as far as is known."""
    return not ours or not theirs or ours.split("-")[0] == theirs.split("-")[0]


def _piece(piece: Piece) -> Html:
    if piece.part == "same":
        return join(piece.text)
    return tag(
        "em" if piece.part == "differs" else "span", piece.text, class_=f"gloss-{piece.part}"
    )


def _text(text: str) -> Html:
    """Plain text as inline HTML that keeps its own direction apart."""
    return tag("bdi", text) if not text.isascii() else join(text)
