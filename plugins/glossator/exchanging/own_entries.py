"""Annotations that Glossator wrote → the glosses that they were.

Ids are kept where they are free. An entry that is there already, word for word or under another
id, is not added again; one that somebody has changed since stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from glossator.anchoring import Anchorer
from glossator.annotate import Placement
from glossator.exchanging.notes import with_links
from glossator.exchanging.numbering import Ids
from glossator.exchanging.placing import find
from glossator.exchanging.results import (
    MALFORMED,
    IncomingAnnotation,
    Merged,
    Selected,
    Status,
    told_of,
)
from glossator.findings import shown
from glossator.formats.plain_data import GROUPS, plain
from glossator.loading.entries import EntryError, parsed_entries
from glossator.model import Annotation, Event, Figure, Question, Quote, Source, Span, Speaker
from glossator.selecting import selector_for
from glossator.vocabulary import LETTERS, Kind

_KIND = "kind_of_gloss"
_QUESTION = "question"
_REFERENCES = {"speaker": "speakers", "claimed_by": "speakers", "source": "sources"}
_NOTE_LINK = re.compile(r"#note-[A-Za-z0-9_-]+")
_PROSE = ("note", "evidence", "question", "answer")


class OwnEntries:
    """Takes the entries of one file into one gloss file."""

    def __init__(self, placement: Placement, anchorer: Anchorer, ids: Ids, merged: Merged) -> None:
        self.placement = placement
        self.gloss = placement.gloss
        self.anchorer = anchorer
        self.ids = ids
        self.merged = merged
        self.named = {"speakers": Ids(self.gloss.speakers), "sources": Ids(self.gloss.sources)}
        self.renamed: dict[str, dict[str, str]] = {"speakers": {}, "sources": {}}
        self.now: dict[str, str] = {}
        """Ids of glosses as the file has them, and as they are here."""
        self.cards: dict[str, str] = {}
        """The same, of those that a lesson may make cards of."""
        self.there: dict[tuple[object, ...], list[Annotation]] = {}
        """Glosses of one kind on one place."""
        for each in self.gloss.annotations:
            key = _place(each, placement.spans.get(each.id))
            self.there.setdefault(key, []).append(each)
        self.lesson: Any = None
        self.asked: dict[str, str] = {}
        """Ids of questions as the file has them, and as they are here."""
        self.questions: list[tuple[IncomingAnnotation, dict[str, Any]]] = []

    def take_file(self, beside: Mapping[str, Any]) -> None:
        """Take speakers, sources and the timeline; glosses name them."""
        self._take_named("speakers", beside.get("speakers"), self.gloss.speakers)
        self._take_named("sources", beside.get("sources"), self.gloss.sources)
        self.lesson = beside.get("lesson")
        timeline = beside.get("timeline")
        for number, item in enumerate(timeline if isinstance(timeline, list) else (), start=1):
            self._take_event(item, number)

    def _take_named(
        self, section: str, items: Any, there: Mapping[str, Speaker] | Mapping[str, Source]
    ) -> None:
        by_value = {each: ident for ident, each in there.items()}
        for ident, fields in items.items() if isinstance(items, dict) else ():
            where = f"{section[:-1]} {shown(ident)}"
            try:
                parsed = getattr(parsed_entries({section: {ident: fields}}), section)[ident]
            except EntryError as error:
                self.merged.remarks.append(f"The {where} is not taken: {error}")
                continue
            if there.get(ident) == parsed:
                self.renamed[section][ident] = ident
            elif parsed in by_value:
                self.renamed[section][ident] = by_value[parsed]
            else:
                made = self.named[section].named(ident)
                self.renamed[section][ident] = made
                getattr(self.merged.additions, section)[made] = plain(parsed)

    def _take_event(self, item: Any, number: int) -> None:
        try:
            item = self._with_references(item) if isinstance(item, dict) else item
            event: Event = self._parsed({"timeline": [item]}).timeline[0]
        except EntryError as error:
            self.merged.remarks.append(f"Line {number} of the timeline is not taken: {error}")
            return
        if event not in self.gloss.timeline:
            self.merged.additions.groups.setdefault("timeline", []).append(plain(event))

    def take(self, incoming: IncomingAnnotation) -> None:
        """Take one gloss; notes and questions are finished when all ids are known."""
        entry = dict(incoming.entry or {})
        named = entry.pop(_KIND, None)
        if named == _QUESTION:
            self.questions.append((incoming, entry))
            return
        kind = next((each for each in GROUPS if each == named), None)
        if kind is None:
            self._tell("refused", incoming, MALFORMED, "Its kind is none of Glossator’s.")
            return
        try:
            group = GROUPS[kind]
            annotation = getattr(self._parsed({group: [self._with_references(entry)]}), group)[0]
        except EntryError as error:
            self._tell("refused", incoming, MALFORMED, str(error))
            return
        self._take_gloss(incoming, annotation, kind)

    def _take_gloss(self, incoming: IncomingAnnotation, annotation: Annotation, kind: Kind) -> None:
        span: Span | None = None
        selector = annotation.selector
        if selector is not None:
            by_entry = find(self.anchorer, Selected(chains=((selector,),)))
            by_target = find(self.anchorer, incoming.selected) if not by_entry.span else by_entry
            span = by_target.span
            if span is None:
                refusal = by_entry.refusal
                assert refusal is not None
                status: Status = "ambiguous" if refusal.code == "ambiguous" else "orphaned"
                self._tell(status, incoming, refusal.code, refusal.what)
                return
            if by_entry.span is None:
                chosen = selector_for(self.placement.text, span, anchorer=self.anchorer)
                annotation = replace(
                    annotation, exact=chosen.exact, prefix=chosen.prefix, suffix=chosen.suffix
                )
        snapped = Span(*self.placement.text_map.snap(span.start, span.end)) if span else None
        known = self._known(annotation, snapped)
        if known is not None:
            self._know(annotation, known.id)
            if _same(annotation, known):
                self._tell(
                    "present", incoming, "present", f"It is there as {known.id}.", ident=known.id
                )
            else:
                what = f"{known.id} is there and says something else; it stays as it is."
                self._tell("refused", incoming, "conflict", what, ident=known.id)
            return
        ident = annotation.id
        ident = self.ids.numbered(LETTERS[kind].lower()) if ident in self.ids.taken else ident
        self._know(annotation, self.ids.take(ident))
        made = plain(replace(annotation, id=ident))
        self.merged.additions.groups.setdefault(GROUPS[kind], []).append(made)
        self._tell("imported", incoming, "imported", f"It is now {ident}.", ident=ident, kind=kind)

    def _know(self, annotation: Annotation, ident: str) -> None:
        self.now[annotation.id] = ident
        if isinstance(annotation, (Quote, Figure)) and annotation.exact is not None:
            self.cards[annotation.id] = ident

    def _known(self, annotation: Annotation, span: Span | None) -> Annotation | None:
        """The gloss of the file that this one is, if it is there."""
        alike = self.there.get(_place(annotation, span), [])
        # Of two that say the same, the one with its id.
        for each in sorted(alike, key=lambda each: each.id != annotation.id):
            if _same(annotation, each):
                return each
        return next((each for each in alike if each.id == annotation.id), None)

    def finish(self) -> None:
        """Take the questions, and let the links in notes lead where they should."""
        for group in GROUPS.values():
            for entry in self.merged.additions.groups.get(group, ()):
                self._relink(entry)
        for incoming, entry in self.questions:
            self._take_question(incoming, entry)
        if isinstance(self.lesson, dict) and getattr(self.gloss, "lesson", None) is None:
            self._take_lesson(self.lesson)

    def _take_lesson(self, lesson: Mapping[str, Any]) -> None:
        made = dict(lesson)
        if isinstance(made.get("ask"), list):
            made["ask"] = [self.asked.get(str(each), each) for each in made["ask"]]
        cards = made.pop("cards", None)
        try:
            lesson = plain(self._parsed({"lesson": made}).lesson)
        except EntryError as error:
            self.merged.remarks.append(f"The lesson is not taken: {error}")
            return
        named = map(str, cards) if isinstance(cards, list) else ()
        if kept := [self.cards[each] for each in named if each in self.cards]:
            lesson["cards"] = kept
        self.merged.additions.sections["lesson"] = lesson

    def _take_question(self, incoming: IncomingAnnotation, entry: dict[str, Any]) -> None:
        items = [] if entry.get("items") is None else entry["items"]
        # The ids in a list are looked up here; anything else is judged like the rest.
        named = list(map(str, items)) if isinstance(items, list) else None
        self._relink(entry)
        judged = {**self._with_references(entry), "items": items if named is None else []}
        try:
            question: Question = self._parsed({"questions": [judged]}).questions[0]
        except EntryError as error:
            self._tell("refused", incoming, MALFORMED, str(error))
            return
        if named is None:
            named = list(question.items)
        items_here = tuple(self.now[each] for each in named if each in self.now)
        question = replace(question, items=items_here)
        for known in self.gloss.questions:
            if replace(question, id=known.id) == known:
                self._tell(
                    "present", incoming, "present", f"It is there as {known.id}.", ident=known.id
                )
                return
            if known.id == question.id and known.question == question.question:
                what = f"{known.id} is there and says something else; it stays as it is."
                self._tell("refused", incoming, "conflict", what, ident=known.id)
                return
        original = question.id
        ident = self.ids.numbered("w") if question.id in self.ids.taken else question.id
        made = plain(replace(question, id=self.ids.take(ident)))
        self.asked[original] = ident
        self.merged.additions.groups.setdefault("questions", []).append(made)
        self._tell(
            "imported", incoming, "imported", f"It is now {ident}.", ident=ident, kind=_QUESTION
        )

    def _relink(self, entry: dict[str, Any]) -> None:
        for key in _PROSE:
            if isinstance(entry.get(key), str):
                entry[key] = with_links(entry[key], self.now.get)

    def _parsed(self, sections: dict[str, Any]) -> Any:
        speakers, sources = (self.named[name].taken for name in ("speakers", "sources"))
        return parsed_entries(sections, speakers=speakers, sources=sources)

    def _with_references(self, entry: Mapping[str, Any]) -> dict[str, Any]:
        """The entry with the ids that speakers and sources have here."""
        made = dict(entry)
        for key, section in _REFERENCES.items():
            if isinstance(made.get(key), str):
                made[key] = self.renamed[section].get(made[key], made[key])
        sources = self.renamed["sources"]
        if isinstance(made.get("sources"), list):
            made["sources"] = [sources.get(str(each), each) for each in made["sources"]]
        wording = made.get("wording")
        if isinstance(wording, list):
            made["wording"] = [
                {**each, "source": sources.get(str(each["source"]), each["source"])}
                if isinstance(each, dict) and each.get("source")
                else each
                for each in wording
            ]
        return made

    def _tell(
        self,
        status: Status,
        incoming: IncomingAnnotation,
        code: str,
        what: str,
        *,
        ident: str | None = None,
        kind: str | None = None,
    ) -> None:
        told = told_of(status, incoming, code, what)
        self.merged.told.append(replace(told, id=ident, kind=kind))


def _place(annotation: Annotation, span: Span | None) -> tuple[object, ...]:
    return type(annotation), span, annotation.target


def _same(annotation: Annotation, known: Annotation) -> bool:
    """Whether two glosses on one place say the same; ids and the ways to the place may differ."""
    one, two = (
        replace(each, id="", exact=None, prefix=None, suffix=None) for each in (annotation, known)
    )
    return _without_ids(one) == _without_ids(two)


def _without_ids(annotation: Annotation) -> Annotation:
    fields: dict[str, Any] = {
        key: _NOTE_LINK.sub("#note-", value)
        for key in ("note", "evidence")
        if isinstance(value := getattr(annotation, key, None), str)
    }
    return replace(annotation, **fields)
