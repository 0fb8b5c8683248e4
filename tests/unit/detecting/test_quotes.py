"""Who said what: one case for each way to say it."""

from __future__ import annotations

import pytest

from glossator.detecting.quotes import find_quotes
from glossator.detecting.results import DetectedQuote


def quoted(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(each.text, each.speaker, each.cue) for each in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        ("“No,” Ada Marsh said.", "Ada Marsh", "said"),
        ("“No,” said Ada Marsh.", "Ada Marsh", "said"),
        ("“No,” said Peskov Tuesday.", "Peskov", "said"),
        ("“No,” said the mayor, Ada Marsh, on Monday.", "Ada Marsh", "said"),
        ("“No,” said White House spokesman Karl Webb.", "Karl Webb", "said"),
        ("“No,” the firm’s chief executive, Tim Kane, told reporters.", "Tim Kane", "told"),
        ("“No,” Ada Marsh, the mayor of Hull, said.", "Ada Marsh", "said"),
        ("“No,” Ada Marsh (Lab), who was there, said.", "Ada Marsh", "said"),
        ("“No,” according to Ada Marsh.", "Ada Marsh", "according to"),
        ("“No!” shouted the crowd.", "the crowd", "shouted"),
        ("“No”, Ada Marsh added later.", "Ada Marsh", "added"),
        ("“No,” Theresa May said.", "Theresa May", "said"),
        ("“No,” May said.", "May", "said"),
        ("“No,” tweeted @marsh.", "@marsh", "tweeted"),
        ("“No” – that is how Ada Marsh answered.", "Ada Marsh", "answered"),
        ("Ada Marsh said: “No.”", "Ada Marsh", "said"),
        ("Ada Marsh, who runs the shop, told the BBC that it was “a mess”.", "Ada Marsh", "told"),
        ("Per Ada Marsh, it is “a mess”.", "Ada Marsh", "Per"),
        ("According to Ada Marsh, it is “a mess”.", "Ada Marsh", "According to"),
        ("Ada Marsh called it “a mess”.", "Ada Marsh", "called"),
        ("It was called “a mess” by Ada Marsh.", "Ada Marsh", "called"),
        ("The plan, praised by Ada Marsh as “sound”, was dropped.", "Ada Marsh", "praised"),
        ("The paper quoted Ada Marsh as saying: “No.”", "Ada Marsh", "saying"),
        ("Ada Marsh slammed the plan, calling it “a mess”.", "Ada Marsh", "calling"),
        ("Ada Marsh: “No.”", "Ada Marsh", None),
        ("Ada Marsh’s “sound” plan was dropped.", "Ada Marsh", None),
        ("One voter, who gave no name, called her “a hero”.", "One voter", "called"),
        (
            "The ministry said in a statement that it was “an act of terror”.",
            "The ministry",
            "said",
        ),
        ("It was “a mess”.", None, None),
        ("“It is over.”", None, None),
    ],
)
def test_ways_to_name_a_speaker(text: str, speaker: str | None, cue: str | None) -> None:
    [found] = quoted(text)
    assert found[1:] == (speaker, cue)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ada Marsh spoke. “No,” Marsh said.", ["Ada Marsh"]),
        ("Ada Marsh spoke. “No,” she said.", ["Ada Marsh"]),
        ("Mr Karl Webb spoke. “No,” she said.", [None]),
        ("“No,” Ada Marsh said. “Never.”", ["Ada Marsh", "Ada Marsh"]),
        ("“No,” Ada Marsh said, “not ever.”", ["Ada Marsh", "Ada Marsh"]),
        ("Ada Marsh called it “a” and “b”.", ["Ada Marsh", "Ada Marsh"]),
        ("“No,” Ada Marsh said. Karl Webb smiled. “Yes.”", ["Ada Marsh", "Karl Webb"]),
        ("Ada Marsh said no.\n\n“I mean it.”", ["Ada Marsh"]),
        ("“One.\n\n“Two,” said Ada Marsh.", ["Ada Marsh", "Ada Marsh"]),
        ("“I told her, ‘No,’ and left,” Ada Marsh said.", ["Ada Marsh", "Ada Marsh"]),
        ("“He told me, ‘No,’ and left,” Ada Marsh said.", ["Ada Marsh", None]),
        (
            "Bill Roe and Ann Roe spoke. “No,” Ms Roe said. “Yes,” Mr Roe said.",
            ["Ann Roe", "Bill Roe"],
        ),
    ],
)
def test_who_is_meant(text: str, speakers: list[str | None]) -> None:
    assert [each[1] for each in quoted(text)] == speakers


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will go,” Ada Marsh said.", "direct"),
        ("“No,” Ada Marsh said.", "direct"),
        ("Ada Marsh called it “a mess”.", "fragment"),
        ("She read “War and Peace” last year.", "title"),
        ("On NBC’s “Meet the Press” on Sunday it was quiet.", "title"),
        ("The film “Jaws” is old.", "title"),
        ("“He won,” said Ada Marsh of his turn in “The Revenant.”", "title"),
        ("Ada Marsh said so in her show, “The Apprentice.”", "title"),
        ("He wrote under the pseudonym “Carlos Danger,” she said.", "title"),
        ("He spoke on the podcast “Here’s the Thing.”", "title"),
        (
            "Ada Marsh said so in her book “Backfire: One Leader’s High-Stakes Battle for the"
            " Soul of a Company.”",
            "title",
        ),
        ("They push the button for “R” or “D,” she said.", "scare"),
        ("The so-called “experts” met.", "scare"),
        ("It was a “luxury” tent.", "scare"),
        ("Frank “Lefty” Malone won.", "scare"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert find_quotes(text)[-1].kind == kind


def test_the_same_words_are_linked() -> None:
    text = "“Enough,” said Ada. The crowd repeated: “Enough!” Then: “enough”."
    found = find_quotes(text)
    assert [each.repeats for each in found] == [None, 1, 1]


def test_spans_are_those_of_the_text() -> None:
    text = "“𝒜 é,” said Zoé Dávila."
    [found] = find_quotes(text)
    assert isinstance(found, DetectedQuote)
    assert found.speaker_span is not None
    assert found.cue_span is not None
    assert text[found.start : found.end] == found.text
    assert text[found.speaker_span.start : found.speaker_span.end] == "Zoé Dávila"
    assert text[found.cue_span.start : found.cue_span.end] == "said"
