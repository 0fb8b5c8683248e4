"""A quote or a figure as the teacher sees it: every line says what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from glossator.asking.cards import Mark
from glossator.differences import Piece, compare
from glossator.labels import word_name
from glossator.lesson.accepting import to_accept
from glossator.lesson.addresses import briefly
from glossator.lesson.material import Material
from glossator.markup import Html, join, tag
from glossator.model import Figure, Quote, Wording
from glossator.notes import is_alike, occasion
from glossator.quantities import amount
from glossator.vocabulary import FIDELITIES, MANNERS, VERDICTS

_SPELLINGS = (("meter", "metre"), ("liter", "litre"))
Row = tuple[str, Html | str | None]


def entry(material: Material, mark: Mark, numbers: Mapping[str, int]) -> Html:
    """A mark with all that there is to know for whoever marks the answers to it."""
    t = material.t
    rows = _of_quote(material, mark) if isinstance(mark, Quote) else _of_figure(material, mark)
    note = material.render(mark.note) if mark.note else None
    every: list[Row] = [
        *rows,
        (t.say("Note"), note),
        (t.say("What to accept"), _accepted(material, mark)),
        (t.say("Sources"), _sources(material, mark, numbers)),
    ]
    return tag(
        "section",
        tag(
            "h3",
            tag("span", material.labels[mark.id], class_="mark-label"),
            " ",
            tag("bdi", f"“{mark.exact}”", lang=material.gloss.article.language),
            tag("span", " ", t.say("line {lines}", lines=str(material.mark_lines[mark.id])),
                class_="facts"),
        ),
        tag("dl", *(_row(name, value) for name, value in every if value), class_="facts-list"),
        id=f"row-{mark.id}",
        class_="entry",
    )  # fmt: skip


def _row(name: str, value: Html | str | None) -> Html:
    shown = value if isinstance(value, Html) else tag("bdi", value)
    return tag("div", tag("dt", name), tag("dd", shown))


def _of_quote(material: Material, quote: Quote) -> Iterator[Row]:
    t = material.t
    speaker = material.gloss.speakers.get(quote.speaker or "")
    who = ", ".join(filter(None, (speaker.name, speaker.role))) if speaker else None
    yield t.say("Who speaks"), who or t.say("speaker not known")
    said = occasion(quote.said, t) if quote.said else None
    yield t.say("When and where"), said or t.say("not recorded")
    manner = t.say(MANNERS[quote.manner]) if quote.manner else t.say("not recorded")
    yield t.say("What is between the marks"), manner
    yield t.say("Wording"), _wordings(material, quote)
    words = dict.fromkeys((quote.fidelity, *quote.fidelity_also))
    yield (
        t.say("Fidelity"),
        join(*(tag("p", _word(material, word, FIDELITIES[word])) for word in words)),
    )


def _of_figure(material: Material, figure: Figure) -> Iterator[Row]:
    t = material.t
    speaker = material.gloss.speakers.get(figure.claimed_by or "")
    yield t.say("What it measures"), figure.measures or t.say("not recorded")
    value = amount(figure.value, figure.unit, t) if figure.value else None
    yield t.say("Value"), _as_spelled(value, material) if value else None
    yield t.say("Who says so"), speaker.name if speaker else figure.claimed_by
    yield t.say("Comes from"), figure.origin
    yield t.say("Verdict"), _word(material, figure.verdict, VERDICTS[figure.verdict])
    yield t.say("Evidence"), material.render_inline(figure.evidence) if figure.evidence else None


def _as_spelled(value: str, material: Material) -> str:
    """“kilometres” where the article spells so: tables of units have “kilometers” alone."""
    for ours, theirs in _SPELLINGS:
        if ours in value and theirs in material.words:
            value = value.replace(ours, theirs)
    return value


def _word(material: Material, word: str, meaning: str) -> Html:
    return join(tag("b", word_name(word, material.t)), f": {material.t.say(meaning)}")


def _accepted(material: Material, mark: Mark) -> Html:
    items = (
        tag("li", tag("i", ask), " ", tag("bdi", answer))
        for ask, answer in to_accept(material, mark)
    )
    return tag("ul", *items)


def _sources(material: Material, mark: Mark, numbers: Mapping[str, int]) -> Html | None:
    """Which they are, in few words: they stand in full at the end of the key."""
    items = [briefly(material, ident, numbers) for ident in mark.cited]
    return join(*items, separator="; ") if items else None


# The words of the article beside those of the source.


def _wordings(material: Material, quote: Quote) -> Html:
    t = material.t
    if not quote.wording:
        return join(t.say("No source’s wording is recorded."))
    heads = (t.say("In the article"), t.say("In the source"))
    rows = (_beside(material, quote, each) for each in quote.wording)
    return tag(
        "table",
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *rows),
        class_="wordings",
    )


def _beside(material: Material, quote: Quote, wording: Wording) -> Html:
    t, language = material.t, material.gloss.article.language
    words = quote.exact or ""
    compared = compare(words, wording.text) if is_alike(language, wording.language) else None
    where = [
        material.gloss.sources[wording.source].outlet if wording.source else None,
        t.tongue(wording.language) if wording.language else None,
    ]
    facts = ", ".join(each for each in where if each)
    ours = _pieces(compared.article) if compared else join(words)
    theirs = _pieces(compared.source) if compared else join(wording.text)
    return tag(
        "tr",
        tag("td", ours, lang=language, dir="auto"),
        tag(
            "td",
            tag("span", theirs, lang=wording.language, dir="auto"),
            tag("span", f" ({facts})", class_="facts") if facts else None,
        ),
    )


def _pieces(pieces: Sequence[Piece]) -> Html:
    """What differs is underlined, and what stands around it is paler: told apart in grey too."""
    shown = {"same": None, "differs": "u", "around": "span"}
    made = []
    for piece in pieces:
        name = shown[piece.part]
        made.append(tag(name, piece.text, class_=piece.part) if name else join(piece.text))
    return join(*made)
