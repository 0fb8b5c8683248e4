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
        ("Ada Marsh would not call it “a war”.", None, None),
        ("Ada Marsh did not elaborate but called it “a mess”.", "Ada Marsh", "called"),
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
        ("Asked whether it was “fair”, 75 percent of voters said no.", None, None),
        ("The party chairman Bo Lee fairly called it “a mess”.", "Bo Lee", "called"),
        ("It was “a mess”, according to a poll conducted in May.", "a poll", "according to"),
        ("A campaign email sent out on Monday called it “a mess”.", "A campaign email", "called"),
        ("The loss was steep for Ada Marsh, who called it “a mess”.", "Ada Marsh", "called"),
        ("Bo Lee denounced Ada Marsh’s remarks as “hurtful”.", "Bo Lee", "denounced"),
        ("Bo Lee replied, calling Ada Marsh’s charge “pathetic”.", "Bo Lee", "calling"),
        ("It is a trap for Bo Lee, Ada Marsh said, adding: “No.”", "Ada Marsh", "adding"),
        ("Bo Lee lost, Ada Marsh said on Monday, noting “a mess”.", "Ada Marsh", "noting"),
        ("In a clip that Ada Marsh called “awful,” Bo Lee voiced a wish.", "Ada Marsh", "called"),
        ("“No,” said Gov. Ada E. Marsh of Iowa.", "Ada E. Marsh", "said"),
        ("“No,” said the Archbishop of Bath.", "Archbishop of Bath", "said"),
        ("The need said to be “urgent” was met.", None, None),
        ("Hours later, Ada Marsh met Bo Lee, telling Reuters, “No.”", "Ada Marsh", "telling"),
        ("In 2016, Ada Marsh backed Bo Lee, saying he had “grit”.", "Ada Marsh", "saying"),
        ("Some fled, with Ada Marsh reportedly yelling: “No.”", "Ada Marsh", "yelling"),
        ("Ada Marsh mocked the talk, saying at one point, “No.”", "Ada Marsh", "saying"),
        ("Reached by phone, Ada Marsh demurred, adding: “No.”", "Ada Marsh", "adding"),
        ("“No,” Ada Marsh Jr., the head of Y.M.C., said.", "Ada Marsh Jr", "said"),
        ("“No.” Ada Marsh said.", "Ada Marsh", "said"),
        ("“No,” claiming he knew, was all.", None, None),
        ("“No,” as the mayor, Ada Marsh, put it.", "Ada Marsh", "put"),
        ("“No,” ran the headline.", "the headline", "ran"),
        ("It was, said one diplomat, “a shrug”.", "one diplomat", "said"),
        ("Ada Marsh’s warning that it was “over” came late.", "Ada Marsh", "warning"),
        ("Ada Marsh and Bo Lee said: “No.”", "Ada Marsh and Bo Lee", "said"),
        ("A witness who saw the crash said it was “loud”.", "A witness", "said"),
        ("“No,” a man who gave no name said.", "a man", "said"),
        ("The captain of a ferry that sank off Mull said: “No.”", "The captain", "said"),
        ("Ada Marsh of Delta Research said: “No.”", "Ada Marsh", "said"),
        ("The Teachers’ Association said it was “bad”.", "Teachers’ Association", "said"),
        ("The letter, which ends: “Be kind.”", "The letter", "ends"),
        ("Bytewell, which makes what it calls “soft ware”, grew.", "Bytewell", "calls"),
        ("Rivals dismissed the “forever phone” as a gimmick.", None, None),
        ("A banner reading “Hands off” hung there.", None, None),
        ("That does not surprise the pollster Ada Marsh: “It happens.”", "Ada Marsh", None),
        ("Rubio said he had told Cruz that it was “a lie.”", "Rubio", "told"),
        ("According to the report, staff were “tired”.", "the report", "According to"),
        ("A source close to the prime minister said it was “bad”.", "A source", "said"),
        ("Labour laughed, but the Treasury hit back, calling it “fair”.", "Treasury", "calling"),
        ("“Why now?” Ryan was asked.", None, None),
        ("More from Ada Marsh: “It happens.”", "Ada Marsh", None),
        ("“No,” said one, Ned Pascoe, who farms.", "Ned Pascoe", "said"),
        ("“It is over.”", None, None),
        ("Ada Marsh told us she is not a “denier”.", None, None),
        ("The firm’s CEO, Bo Lee, said it was “bad”.", "Bo Lee", "said"),
        (
            "The general secretary of the Union of Miners and Drivers, Bo Lee, said “no”.",
            "Bo Lee",
            "said",
        ),
        ("Bo Lee, a maker of valves who once said he was “broke,” smiled.", "Bo Lee", "said"),
        ("There was a protest by Democrats who called it “absurd.”", "Democrats", "called"),
        (
            "The Alliance for Honest Science called it “good”.",
            "Alliance for Honest Science",
            "called",
        ),
        ("Residents of Mill Lane said they were “left to rot”.", "Residents", "said"),
        ("“lol,” wrote @dee_99 under it.", "@dee_99", "wrote"),
        ("“No,” was the verdict of one reader.", "one reader", "verdict"),
        ("“I was wrong.” With those words the chair resigned.", "the chair", "words"),
        (
            "On one tape, played more than once, Ada Marsh can be heard saying, “No.”",
            "Ada Marsh",
            "saying",
        ),
        ("A book in which Bo Lee appeared to call it “dead.”", "Bo Lee", "call"),
        ("Nobody is saying, “Thank heavens.”", None, None),
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
        ("The firm cut jobs. “No,” it said.", ["The firm"]),
        ("The abbot smiled. “No,” he said.", ["The abbot"]),
        ("Ada Marsh spoke. “No,” the immunologist said.", ["Ada Marsh"]),
        ("Ada Marsh and Bo Lee spoke. “No,” the immunologist said.", ["the immunologist"]),
        ("“Me?” asked Ada Marsh.\n\n“You,” said Bo Lee.\n\n“Why?”", ["Ada Marsh", "Bo Lee", None]),
        (
            "“No,” said Bo Lee. The judge, Ada Marsh, held up a cheque. “And this?”",
            ["Bo Lee", "Ada Marsh"],
        ),
        ("Ada Marsh spoke; her brother Bo Lee is sure it was “hot”.", ["Bo Lee"]),
        ("Ada Marsh, 19, won. “No,” said the Croat.", ["Ada Marsh"]),
        ("Ada Marsh and Bo Lee won. “No,” said the Croat.", ["Croat"]),
        (
            "Ms Ada Marsh spoke. “She told me, ‘No,’ and left,” Bo Lee said.",
            ["Bo Lee", "Ada Marsh"],
        ),
        (
            "The first minister said it was “bad”. Why? “I know,” he said.",
            ["The first minister"] * 2,
        ),
        ("Bo Lee, in St. Paul, spoke. “No,” he said.", ["Bo Lee"]),
        (
            "Vernon “Bud” Lassiter left. “No,” Lassiter said.",
            [None, "Vernon “Bud” Lassiter"],
        ),
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
        ("He shouted “Do svidaniya!”, Russian for “goodbye”.", "scare"),
        ("It closed with the “new look” line.", "scare"),
        ("He saw “Jaws,” “Alien” and “Heat”.", "title"),
        ("They met on season two of “Sherlock”.", "title"),
        ("“Nightjar,” her third film, is out.", "title"),
        ("“City Library to Close in May,” by Ada Marsh, ran first.", "title"),
        ("“I bust his chops on the show.”\n\nBy July it was over.", "direct"),
        ("A play called “Brokers” opened.", "title"),
        ("Ada Marsh called him “The King of Hull”.", "fragment"),
        ("They met chants of “Lock Her Up” there.", "direct"),
        ("They wore “Vote Blue” T-shirts.", "title"),
        ("They liked Ada Marsh’s “Make Hull Great” rallying cry.", "direct"),
        ("He held up a sign — which read “Farmers 4 Marsh” — and smiled.", "unsure"),
        ("She wore a hat that says “Make Hull Great Again”.", "unsure"),
        ("Ada Marsh was said to be “furious”.", "fragment"),
        ("Ada Marsh called it “a raid on the people who can least afford it.”", "fragment"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert find_quotes(text)[-1].kind == kind


def test_the_same_words_are_linked() -> None:
    text = "“Enough,” said Ada. The crowd repeated: “Enough!” Then: “enough”."
    found = find_quotes(text)
    assert [each.repeats for each in found] == [None, 1, 1]


def test_a_mark_that_is_never_closed_is_around_nothing() -> None:
    text = "He wrote: “One ‘two’ three.\n\n‘We are ready,’ said Ada Marsh. Bo Lee said: “Four.”"
    found = [(each.text, each.speaker) for each in find_quotes(text)]
    assert found == [("two", None), ("We are ready,", "Ada Marsh"), ("Four.", "Bo Lee")]


def test_spans_are_those_of_the_text() -> None:
    text = "“𝒜 é,” said Zoé Dávila."
    [found] = find_quotes(text)
    assert isinstance(found, DetectedQuote)
    assert found.speaker_span is not None
    assert found.cue_span is not None
    assert text[found.start : found.end] == found.text
    assert text[found.speaker_span.start : found.speaker_span.end] == "Zoé Dávila"
    assert text[found.cue_span.start : found.cue_span.end] == "said"
