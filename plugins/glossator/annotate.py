"""The one function: rendered HTML and a gloss → the annotated article and what was found."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

from glossator.anchoring import Anchored, Anchorer
from glossator.bar import DEFAULT_LAYERS, bar
from glossator.citations import is_right_to_left
from glossator.extras import bibliography, questions, section, timeline
from glossator.findings import Finding, shown
from glossator.fingerprints import first_difference, joined
from glossator.header import byline, header, withheld
from glossator.labels import labels
from glossator.markup import Html, join, open_tag, tag
from glossator.model import Annotation, Gloss, Span
from glossator.notes import NoteWriter, PageIds, PageLinks
from glossator.prose import Prose
from glossator.splicing import insertions, splice, unsplice
from glossator.strip import Placed, strip, strip_table
from glossator.summary import summary
from glossator.text import TextMap, map_text, seal
from glossator.translation import Translator

_PAGE_START = re.compile(r'<div class="gloss-page"[^<>]*>')
_ARTICLE_START = re.compile(r"<article data-gloss-article[^<>]*>\n")
_ARTICLE_END = "\n</article>"

DEPTH = 12
"""How many glosses on the same words name one another."""

_HEADING = re.compile(r"<h1[\s>]", re.IGNORECASE)


@dataclass(frozen=True)
class Annotated:
    """The page's HTML and everything there is to mend."""

    html: str
    findings: tuple[Finding, ...] = ()


class Placement:
    """Where each gloss of a file stands in an article; see :func:`place`."""

    def __init__(self, html: str, gloss: Gloss, *, propose: bool = True) -> None:
        self.gloss = gloss
        self.text_map: TextMap = map_text(html)
        self.spans: dict[str, Span] = {}
        self.lost: dict[str, Anchored] = {}
        """What came near, for each gloss that has no certain place."""
        self.findings: list[Finding] = []
        self._place(propose)

    @property
    def text(self) -> str:
        """The article's visible text."""
        return self.text_map.text

    @cached_property
    def in_order(self) -> list[Annotation]:
        """Every gloss: in the order of the text, then the whole article's, then the lost."""
        last = len(self.text) + 1

        def key(annotation: Annotation) -> tuple[int, int, int]:
            span = self.spans.get(annotation.id)
            if span is not None:
                return 0, span.start, -span.end
            return (1 if annotation.target else 2), last, 0

        return sorted(self.gloss.annotations, key=key)

    def _place(self, propose: bool) -> None:
        if self.text_map.problem:
            self._report_html(self.text_map.problem)
        article = self.gloss.article
        # Under a seal that holds, the words are the sealed ones: there is nothing to compare.
        holds = article.words == seal(self.text)
        anchorer = Anchorer(self.text, fingerprints=None if holds else article.fingerprints)
        self._check_seal()
        for annotation in self.gloss.annotations:
            selector = annotation.selector
            if selector is None:
                continue
            found = anchorer.anchor([selector], propose=propose)
            if found.span is not None:
                span = Span(*self.text_map.snap(found.span.start, found.span.end))
                if any(piece.markable for piece in self.text_map.slices(span.start, span.end)):
                    self.spans[annotation.id] = span
                    continue
                self._report(
                    annotation,
                    "unmarkable",
                    f"{shown(annotation.exact)} stands in code, where nothing is marked.",
                    "Gloss words beside it, or use `target: article`.",
                )
            else:
                self.lost[annotation.id] = found
                self._report_lost(annotation, found)

    def _report_html(self, problem: str) -> None:
        self.findings.append(
            Finding(
                code="html",
                path=self.gloss.path,
                line=self.gloss.line_of("article.words"),
                what=problem,
                mend="Close it, or take it out of the article.",
            )
        )

    def _check_seal(self) -> None:
        article = self.gloss.article
        actual = seal(self.text)
        if article.words == actual:
            return
        if article.words is None:
            code, what = "unsealed", "The article's words are not sealed."
            mend = (
                f"Once you know that they are the original's, add `words: {actual}` on a line of "
            )
            mend += "its own below `rights:`, with as many spaces before it as that has."
        else:
            code, what = "seal-broken", "The article's words are not the ones that were sealed"
            what = f"{what}{self._first_difference(article.fingerprints)}."
            mend = f"Restore them; if the new ones are right, file `words: {actual}`"
            mend += " and delete `fingerprints`." if article.fingerprints else "."
        self.findings.append(
            Finding(
                code=code,
                path=self.gloss.path,
                line=self.gloss.line_of("article.words"),
                what=what,
                mend=mend,
                severity="warning" if code == "unsealed" else "error",
            )
        )

    def _first_difference(self, filed: str | None) -> str:
        """Where it is, as the end of a sentence; empty if nothing tells."""
        found = first_difference(filed, self.text) if filed else None
        if found is None:
            return ""
        beside = f"after {shown(found.before)}" if found.before else "at the beginning"
        if not found.new:
            words = "a word is" if found.lost == 1 else f"{found.lost} words are"
            return f": {beside} {words} missing"
        new = shown(joined(found.new))
        here = f"word {found.number:,}, {new}" if len(found.new) == 1 else new
        if found.lost == 0:
            return f": {here}, {beside}, was added"
        if found.lost == len(found.new) == 1:
            return f": {here}, {beside}, was another"
        were = "1 other" if found.lost == 1 else f"{found.lost} others"
        return f": {here}, {beside}, stands where {were} stood"

    def _report_lost(self, annotation: Annotation, found: Anchored) -> None:
        exact = shown(annotation.exact)
        if found.status == "ambiguous":
            count = len(found.proposals)
            places = f"at {count} places" if 1 < count < 8 else "at many places"
            mend = "Add `prefix` or `suffix`, the words just before or after the right one."
            self._report(annotation, "ambiguous", f"{exact} stands {places}.", mend)
            return
        proposal = found.proposals[0] if found.proposals else None
        code = "orphaned"
        what = f"{exact} does not stand in the article."
        mend = "Correct `exact`, or delete the gloss."
        if proposal is not None and proposal.reason == "edited":
            code = "edited"
            mend = f"Did you mean {shown(proposal.exact)}? Then write that in `exact`."
        elif proposal is not None and proposal.reason == "surroundings":
            code = "moved"
            what = f"{exact} stands in the article, but not beside the given `prefix` and `suffix`."
            before = self.text[max(0, proposal.span.start - 24) : proposal.span.start]
            mend = f"If it is the place after {shown(before)}, correct them."
        elif proposal is not None:
            what = f"{exact} stands only inside a longer word or number."
            mend = "Give the whole word, or the rest of it as `prefix` or `suffix`."
        self._report(annotation, code, what, mend)

    def _report(self, annotation: Annotation, code: str, what: str, mend: str) -> None:
        self.findings.append(
            Finding(
                code=code,
                path=self.gloss.path,
                line=self.gloss.line_of(annotation.id),
                what=f"{annotation.id}: {what}",
                mend=mend,
                id=annotation.id,
            )
        )


def place(html: str, gloss: Gloss, *, propose: bool = True) -> Placement:
    """Anchor every gloss in the article and judge the seal, without writing anything.

    With ``propose`` false no approximate place is looked for, which is the costly part.
    """
    return Placement(html, gloss, propose=propose)


def annotate(
    html: str,
    gloss: Gloss,
    *,
    links: PageLinks | None = None,
    layers: Collection[str] = DEFAULT_LAYERS,
    language: str | None = None,
    margin: bool = True,
) -> Annotated:
    """Annotate a rendered article.

    Args:
        html: the article as the builder rendered it. It stays as it is, byte for byte;
            tags are inserted between its characters and sections around it.
        gloss: what to say about it.
        links: where the site's other pages are.
        layers: the kinds of gloss whose marks are shown at first sight.
        language: of the page's own words, a language tag; English unless there is a
            catalogue for it.
        margin: whether notes stand in the margin where there is room for them.

    Returns:
        The page and the findings. Every gloss is placed or is the subject of a finding.
    """
    placement = place(html, gloss)
    ordered = placement.in_order
    t = Translator(language)
    ids = PageIds(placement.text_map.ids)
    named = labels(gloss.annotations)
    writer = NoteWriter(gloss, named, Prose(), links or PageLinks(), ids=ids, t=t)
    by_id = {annotation.id: annotation for annotation in ordered}
    spans = [(item.id, placement.spans[item.id]) for item in ordered if item.id in placement.spans]
    tags = insertions(
        placement.text_map,
        spans,
        lambda ids: _mark(ids, by_id),
        lambda ident: writer.reference(by_id[ident]),
    )
    text = placement.text
    placed = Placed(ordered, placement.spans, text)
    picture = strip(placed, t)
    table = strip_table(placed, gloss.article.language, t)
    with_title = not _HEADING.search(html)
    page = join(
        open_tag("div", class_="gloss-page", data_gloss_margin=margin),
        open_tag("div", class_="gloss-sheet"),
        Html("\n"),
        header(gloss, text, writer, picture, with_title=with_title),
        bar(gloss, writer, layers),
        Html("\n"),
        _article_start(gloss.article.language),
        Html("\n"),
        Html(splice(html, tags)),
        Html(f"{_ARTICLE_END}\n"),
        summary(gloss, writer, table),
        _notes(ordered, placement, writer),
        timeline(gloss, writer),
        questions(gloss, writer),
        bibliography(gloss, writer),
        Html("\n</div></div>"),
    )
    clashes = [_clash(gloss, wanted) for wanted in ids.clashes]
    return Annotated(page, (*placement.findings, *clashes))


def withhold(
    html: str, gloss: Gloss, *, links: PageLinks | None = None, language: str | None = None
) -> str:
    """The page of an article whose gloss is withheld: its words, and the way to its lesson.

    Nothing of the gloss file is in it but what stands on the article itself: title, outlet, date,
    author and right of use. It says why it is bare, or readers would take it for unchecked.
    """
    t, links = Translator(language), links or PageLinks()
    title = None
    if not _HEADING.search(html):
        title = tag("h1", gloss.article.title, lang=gloss.article.language)
    head = tag(
        "div",
        byline(gloss.article, t, links, with_gaps=False),
        title,
        tag("p", withheld(t, links), class_="gloss-how"),
        tag("p", t.say("Right of use"), ": ", tag("bdi", gloss.article.rights)),
        class_="gloss-header",
        lang=t.language,
        data_gloss_ui=True,
    )
    return join(
        Html('<div class="gloss-page" data-gloss-withheld><div class="gloss-sheet">\n'),
        head,
        Html("\n"),
        _article_start(gloss.article.language),
        Html("\n"),
        Html(html),
        Html(f"{_ARTICLE_END}\n</div></div>"),
    )


def is_annotated(page: str) -> bool:
    """Whether :func:`annotate` made a page, not only whether the page speaks of it."""
    return _PAGE_START.match(page) is not None and _ARTICLE_START.search(page) is not None


def bare_article(page: str) -> str:
    """The article alone, as it was rendered, out of a page that :func:`annotate` made."""
    found = _ARTICLE_START.search(page)
    if found is None:
        raise ValueError("Not a page with an annotated article.")
    start = found.end()
    return unsplice(page[start : page.rindex(_ARTICLE_END)])


def _article_start(language: str | None) -> Html:
    """The article's own element, with its language and, where that is not left to right, its
    direction."""
    direction = "rtl" if language and is_right_to_left(language) else None
    return open_tag("article", data_gloss_article=True, lang=language, dir=direction)


def _clash(gloss: Gloss, ident: str) -> Finding:
    group, _, own = ident.partition("-")
    named = group in ("note", "ref", "question", "source")
    line = gloss.line_of(f"source:{own}" if group == "source" else own) if named else 1
    mend = "Give the element in the article another id, with `{#…}` if it is a heading"
    return Finding(
        code="id-clash",
        path=gloss.path,
        line=line,
        what=f"The article already has an element with the id {shown(ident)}.",
        mend=f"{mend}, or rename {shown(own)} here." if named else f"{mend}.",
    )


def _mark(ids: tuple[str, ...], by_id: Mapping[str, Annotation]) -> str:
    """Without the role of a mark: screen readers say "highlight" around each, also of kinds that
    are not shown, and leave out that a heading is one. The reference tells of the note.
    """
    kinds = dict.fromkeys(f"gloss-{by_id[ident].kind_of_gloss}" for ident in ids)
    names = " ".join(("gloss", *kinds))
    return open_tag("mark", class_=names, role="none", data_gloss=" ".join(ids))


def _notes(ordered: list[Annotation], placement: Placement, writer: NoteWriter) -> Html | None:
    if not ordered:
        return None
    also = overlapping(placement.spans)
    by_id = {annotation.id: annotation for annotation in ordered}
    items: list[Html] = []
    for annotation in ordered:
        span = placement.spans.get(annotation.id)
        problem = None
        if span is None and annotation.exact is not None:
            problem = writer.t.say(
                "These words were not found in the article at one certain place."
            )
        words = placement.text[span.start : span.end] if span else None
        others = [by_id[ident] for ident in also.get(annotation.id, ())]
        items.append(writer.note(annotation, words, problem, others))
    return section(writer, "notes", writer.t.say("Notes"), tag("ol", *items), role="doc-endnotes")


def overlapping(spans: Mapping[str, Span]) -> dict[str, list[str]]:
    """For each id, the others whose spans share a character with its own, innermost first.

    Where more than ``DEPTH`` lie on one another, the outermost are left out.
    """
    found: dict[str, list[str]] = {}
    reaching: list[tuple[str, Span]] = []
    for ident, span in sorted(spans.items(), key=lambda item: item[1]):
        reaching = [item for item in reaching if item[1].end > span.start]
        for other, _ in reaching:
            found.setdefault(ident, []).append(other)
            found.setdefault(other, []).append(ident)
        reaching = [*reaching[1 - DEPTH :], (ident, span)]
    for others in found.values():
        others.sort(key=lambda other: (spans[other].end - spans[other].start, spans[other].start))
    return found
