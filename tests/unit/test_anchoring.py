"""Selectors → places: the right one, or none and a reason."""

from __future__ import annotations

from typing import Any

import pytest

from glossator import Span, TextPositionSelector, TextQuoteSelector, anchor
from glossator.anchoring import MAX_CANDIDATES, Anchored, Anchorer
from glossator.fingerprints import fingerprints


def find(text: str, exact: str, prefix: str | None = None, suffix: str | None = None) -> Anchored:
    return anchor(text, TextQuoteSelector(exact=exact, prefix=prefix, suffix=suffix))


def place(text: str, found: Anchored) -> str:
    """The text with the place in square brackets, or the status if there is none."""
    if found.span is None:
        return found.status
    start, end = found.span.start, found.span.end
    return f"{text[:start]}[{text[start:end]}]{text[end:]}"


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("one two three", "two", "one [two] three"),
        ("one two three", "one two three", "[one two three]"),
        ("one two three", "four", "orphaned"),
        ("one two three", "Two", "orphaned"),
        ("one two one", "one", "ambiguous"),
        ("𝔊𝔩𝔬𝔰𝔰 two", "two", "𝔊𝔩𝔬𝔰𝔰 [two]"),
        ("one שתיים three", "שתיים", "one [שתיים] three"),
        ("one\ntwo", "one\ntwo", "[one\ntwo]"),
        ("aaaa bb", "bb", "aaaa [bb]"),
        ("ah ah ah", "ah ah", "ambiguous"),
        ("", "one", "orphaned"),
        ("one", "", "orphaned"),
        ("one", " \u200b", "orphaned"),
    ],
)
def test_exact_words(text: str, exact: str, expected: str) -> None:
    assert place(text, find(text, exact)) == expected


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("“We’re ready,” he said", '"We\'re ready,"', "[“We’re ready,”] he said"),
        ('"We\'re ready," he said', "“We’re ready,”", '["We\'re ready,"] he said'),
        ("«Готові», said", "„Готові“", "[«Готові»], said"),
        ("2022–2023 war", "2022-2023", "[2022–2023] war"),
        ("2022‑2023 war", "2022—2023", "[2022‑2023] war"),
        ("$500\u00a0billion", "$500 billion", "[$500\u00a0billion]"),
        ("$500 billion", "$500\u202fbillion", "[$500 billion]"),
        ("one\ntwo", "one two", "[one\ntwo]"),
        ("one two", "one\n   two\n", "[one two]"),
        ("a co\u00adoper\u00adation", "cooperation", "a [co\u00adoper\u00adation]"),
        ("a cooperation", "co\u00adoperation", "a [cooperation]"),
        ("zero\u200bwidth", "zerowidth", "[zero\u200bwidth]"),
        ("\u200fשלום\u200f עולם", "שלום עולם", "\u200f[שלום\u200f עולם]"),
        ("caf\u00e9 au lait", "cafe\u0301", "[caf\u00e9] au lait"),
        ("cafe\u0301 au lait", "caf\u00e9", "[cafe\u0301] au lait"),
        ("\u1100\u1161\u11a8 x", "\uac01", "[\u1100\u1161\u11a8] x"),
    ],
)
def test_typography_does_not_matter(text: str, exact: str, expected: str) -> None:
    found = find(text, exact)
    assert place(text, found) == expected
    assert found.method == "normalised"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("5 m²", "5 m2"),
        ("Straße", "Strasse"),
        ("ﬁne", "fine"),
        ("resume", "résumé"),
        ("twenty-five", "twentyfive"),
        ("he did not say", "he did say"),
        ("he did say", "he did not say"),
        ("£396 billion", "£395 billion"),
        ("Linus", "Lines"),
        ("one, two", "one two"),
        ("5.5", "5,5"),
        ("О", "O"),  # Cyrillic and Latin
    ],
)
def test_other_words_are_never_taken_for_these(text: str, exact: str) -> None:
    assert find(text, exact).status == "orphaned"


def test_the_very_words_go_before_typographic_variants() -> None:
    text = '“so” and "so"'
    assert place(text, find(text, '"so"')) == '“so” and ["so"]'


THREE = "He said yes to Ann. She said no to Bob. They said maybe to us."


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [
        (None, None, "ambiguous"),
        ("She ", None, "He said yes to Ann. She [said] no to Bob. They said maybe to us."),
        ("She", None, "He said yes to Ann. She [said] no to Bob. They said maybe to us."),
        (None, " maybe", "He said yes to Ann. She said no to Bob. They [said] maybe to us."),
        ("He", "yes", "He [said] yes to Ann. She said no to Bob. They said maybe to us."),
        (
            "yes  to Ann.\nShe",
            None,
            "He said yes to Ann. She [said] no to Bob. They said maybe to us.",
        ),
        ("He", "no", "orphaned"),
        ("Nobody", None, "orphaned"),
        ("", "", "ambiguous"),
    ],
)
def test_prefix_and_suffix_choose(prefix: str | None, suffix: str | None, expected: str) -> None:
    assert place(THREE, find(THREE, "said", prefix, suffix)) == expected


@pytest.mark.parametrize(
    ("text", "exact", "prefix"),
    [
        ("“so,” he said", "he said", '"so,"'),
        ("x — he said", "he said", "x -"),
        ("a\u00a0b he said", "he said", "a b"),
        ("cafe\u0301 he said", "he said", "caf\u00e9"),
    ],
)
def test_typography_does_not_matter_in_a_prefix_either(text: str, exact: str, prefix: str) -> None:
    assert find(text, exact, prefix).status == "placed"


@pytest.mark.parametrize(
    "sentence", ["He said yes to Ann. ", "She said no to Bob. ", "They said maybe to us."]
)
@pytest.mark.parametrize(
    ("prefix", "suffix"),
    [(True, False), (False, True), (True, True)],
    ids=["prefix", "suffix", "both"],
)
@pytest.mark.parametrize("repeats", [2, 3])
def test_a_gloss_on_deleted_words_never_moves_to_their_repetition(
    sentence: str, prefix: bool, suffix: bool, repeats: int
) -> None:
    text = THREE
    if repeats == 2:
        other = next(
            each for each in ("He said yes to Ann. ", "She said no to Bob. ") if each != sentence
        )
        text = text.replace(other, "")
    before, _, after = sentence.partition("said")
    at = text.index(sentence)
    given = (
        (text[max(0, at - 12) : at] + before) if prefix else None,
        after if suffix else None,
    )
    assert find(text, "said", *given).status == "placed"
    found = find(text.replace(sentence, ""), "said", *given)
    assert found.status != "placed"


def test_one_word_that_agrees_beside_the_place_is_not_enough() -> None:
    text = "Trump wants the minerals."
    found = find(text, "minerals", prefix="shrinks the")
    assert found.status == "orphaned"
    assert [(each.exact, each.reason) for each in found.proposals] == [("minerals", "surroundings")]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("25% of all", "5%"),
        ("$1,500 a day", "500"),
        ("$1,500 a day", "$1"),
        ("3.14", "14"),
        ("3.14", "3"),
        ("at 5:45 AM", "45"),
        ("the island", "land"),
        ("the island", "is"),
        ("Übermut", "mut"),
        ("Киева", "Киев"),
        ("x2", "2"),
    ],
)
def test_a_part_of_a_word_or_number_is_not_it(text: str, exact: str) -> None:
    found = find(text, exact)
    assert found.status == "orphaned"
    assert [each.reason for each in found.proposals][:1] == ["inside-a-word"]


@pytest.mark.parametrize(
    ("text", "exact", "expected"),
    [
        ("5% or 25%", "5%", "[5%] or 25%"),
        ("In 2022, 5 more", "2022", "In [2022], 5 more"),
        ("It was 5.", "5", "It was [5]."),
        ("Putin’s pivot", "Putin", "[Putin]’s pivot"),
        ("mineral-rich", "rich", "mineral-[rich]"),
        ("in中国的", "中国", "in[中国]的"),
        ("ภาษาไทย", "ภาษา", "[ภาษา]ไทย"),
    ],
)
def test_whole_words_and_scripts_without_spaces(text: str, exact: str, expected: str) -> None:
    assert place(text, find(text, exact)) == expected


@pytest.mark.parametrize(
    ("prefix", "suffix", "expected"),
    [("is", None, "the is[land]"), ("the is", None, "the is[land]"), ("is ", None, "orphaned")],
)
def test_a_part_of_a_word_counts_where_the_prefix_says_so(
    prefix: str | None, suffix: str | None, expected: str
) -> None:
    assert place("the island", find("the island", "land", prefix, suffix)) == expected


CLUSTERS = {
    "accent": ("cafe\u0301", 4),
    "family": ("👩\u200d👩\u200d👧", 1),
    "before a joiner": ("👩\u200d👩", 2),
    "skin": ("👍🏽", 1),
    "keycap": ("1\ufe0f\u20e3", 1),
    "flag": ("🇺🇦", 1),
    "second flag": ("🇺🇦🇵🇱", 3),
    "flag of tags": ("🏴\U000e0067\U000e0062\U000e007f", 1),
    "Hangul": ("\u1100\u1161", 1),
    "Devanagari": ("नि", 1),
    "Thai": ("นำ", 1),
    "line end": ("\r\n", 1),
}


@pytest.mark.parametrize("name", CLUSTERS)
def test_a_cluster_is_never_split(name: str) -> None:
    cluster, at = CLUSTERS[name]
    text = f"一{cluster}一"
    for exact in (f"一{cluster[:at]}", f"{cluster[at:]}一"):
        # A line end is white space, and that never counts at the ends of a quote.
        assert find(text, exact).status == "orphaned" or cluster == "\r\n", exact
    for start, end in ((0, 1 + at), (1 + at, len(text))):
        assert anchor(text, TextPositionSelector(start=start, end=end)).status == "orphaned"
    if cluster != "\r\n":
        assert place(text, find(text, cluster)) == f"一[{cluster}]一"


def test_between_two_flags_is_no_cluster() -> None:
    assert place("🇺🇦🇵🇱", find("🇺🇦🇵🇱", "🇵🇱")) == "🇺🇦[🇵🇱]"


# Selectors as JSON, and positions


def test_w3c_json() -> None:
    found = anchor("one two one", {"type": "TextQuoteSelector", "exact": "one", "prefix": "two "})
    assert (found.status, found.method) == ("placed", "exact")
    assert place("one two one", found) == "one two [one]"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (4, 7, "one [two] one"),
        (0, 11, "[one two one]"),
        (0, 12, "orphaned"),
        (4, 4, "orphaned"),
        (7, 4, "orphaned"),
        (-3, 3, "orphaned"),
    ],
)
def test_positions_count_code_points(start: int, end: int, expected: str) -> None:
    selector = {"type": "TextPositionSelector", "start": start, "end": end}
    assert place("one two one", anchor("one two one", selector)) == expected


def test_a_position_only_tells_repeated_words_apart() -> None:
    text = "one two one"
    quote = TextQuoteSelector(exact="one")
    assert (
        place(text, anchor(text, [quote, TextPositionSelector(start=8, end=11)])) == "one two [one]"
    )
    assert anchor(text, [quote, TextPositionSelector(start=4, end=7)]).status == "ambiguous"
    moved = anchor(text, [TextQuoteSelector(exact="three"), TextPositionSelector(start=4, end=7)])
    assert moved.status == "orphaned"


def test_several_quotes_are_tried_in_order() -> None:
    text = "one two"
    selectors = [TextQuoteSelector(exact="three"), TextQuoteSelector(exact="two")]
    assert place(text, anchor(text, selectors)) == "one [two]"


@pytest.mark.parametrize(
    "selector",
    [
        {},
        {"type": "TextQuoteSelector"},
        {"type": "TextQuoteSelector", "exact": 5},
        {"type": "TextQuoteSelector", "exact": "a", "prefix": 5},
        {"type": "TextQuoteSelector", "exact": "a", "suffix": ["b"]},
        {"type": "TextPositionSelector", "start": 1},
        {"type": "TextPositionSelector", "start": "1", "end": 2},
        {"type": "TextPositionSelector", "start": True, "end": 2},
        {"type": "CssSelector", "value": "p"},
        {
            "type": "TextQuoteSelector",
            "exact": "a",
            "refinedBy": {"type": "TextPositionSelector", "start": 0, "end": 1},
        },
        ["TextQuoteSelector"],
        [None],
        [],
    ],
)
def test_what_is_no_selector_is_refused(selector: Any) -> None:
    with pytest.raises(ValueError, match="selector"):
        anchor("a", selector)


# The W3C Web Annotation Data Model, word by word


MODEL = "This is an annotation on 𝔞 text that says: this is an annotation that has some 👩🏽 text."


def test_a_text_quote_selector_as_section_4_2_4_defines_it() -> None:
    # exact: "a copy of the text which is being selected"; prefix and suffix: "a snippet of text
    # that occurs immediately before", "immediately after"; both optional.
    selector = {"type": "TextQuoteSelector", "exact": "annotation"}
    assert anchor(MODEL, selector).status == "ambiguous"  # the model: "must be all of the matches"
    assert place(MODEL, anchor(MODEL, {**selector, "prefix": "says: this is an "})) == (
        MODEL[:54] + "[annotation]" + MODEL[64:]
    )
    assert anchor(MODEL, {**selector, "suffix": " that has some"}).span == Span(54, 64)
    assert anchor(MODEL, {**selector, "suffix": "that has", "prefix": "an"}).span == Span(54, 64)
    assert anchor(MODEL, {**selector, "suffix": " has some"}).span is None  # not immediately after


def test_a_text_position_selector_as_section_4_2_5_defines_it() -> None:
    # "The first character in the full text is character position 0, and the character is included";
    # end: "The character is not included"; units are code points, not UTF-16 code units.
    start = MODEL.index("𝔞")
    found = anchor(MODEL, {"type": "TextPositionSelector", "start": start, "end": start + 1})
    assert place(MODEL, found) == MODEL.replace("𝔞", "[𝔞]")
    assert anchor(MODEL, {"type": "TextPositionSelector", "start": 0, "end": 3}).span == Span(0, 3)
    # "should not split a grapheme cluster"
    skin = MODEL.index("👩") + 1
    assert anchor(MODEL, {"type": "TextPositionSelector", "start": 0, "end": skin}).span is None


def test_several_selectors_of_one_thing_as_section_4_2_defines_them() -> None:
    # "multiple Selectors … should select the same content"; those that disagree decide nothing.
    quote = {"type": "TextQuoteSelector", "exact": "annotation"}
    there = {"type": "TextPositionSelector", "start": 54, "end": 64}
    elsewhere = {"type": "TextPositionSelector", "start": 53, "end": 63}
    for selectors in ([quote, there], [there, quote], [elsewhere, quote, there]):
        assert anchor(MODEL, selectors).span == Span(54, 64)
    assert anchor(MODEL, [quote, elsewhere]).status == "ambiguous"


def test_a_selector_that_refines_another_is_refused_with_advice() -> None:
    inner = {"type": "TextQuoteSelector", "exact": "an"}
    with pytest.raises(ValueError, match=r"Give the inner selector alone"):
        anchor(MODEL, {"type": "TextQuoteSelector", "exact": "this is an", "refinedBy": inner})


# What stands in the next paragraph tells no two places apart


FIGURES = "Ulm: 3% more than the year before.\nBonn: 5% more than the year before.\nKöln: 9%."


def test_only_the_next_paragraph_tells_them_apart() -> None:
    found = find(FIGURES, "the year before", suffix=".\nKöln")
    assert found.status == "ambiguous"
    assert len(found.proposals) == 2
    assert find(FIGURES, "the year before", "5% more than", ".\nKöln").status == "placed"
    assert find(FIGURES, "9%", "year before.\nKöln:").status == "placed"


def test_whole_paragraphs_that_are_alike_are_told_apart_by_their_neighbours() -> None:
    text = "Why?\nNo comment.\nWhen?\nNo comment.\nBye."
    assert place(text, find(text, "No comment.", "When?")) == (
        "Why?\nNo comment.\nWhen?\n[No comment.]\nBye."
    )


def test_the_given_words_may_stand_beside_another_look_of_the_passage() -> None:
    text = 'He said “it is so”. She said: "it is so".'
    assert place(text, find(text, '"it is so"', "He said ")) == (
        'He said [“it is so”]. She said: "it is so".'
    )


def test_words_that_were_sealed_as_another_passage_are_not_placed() -> None:
    sealed = "One: a fine day it was. Two. Three: a fine day it was. Four and five and six."
    text = "One: a fine day it was. Four and five and six."
    selector = TextQuoteSelector(exact="a fine day it was", suffix=". Four")
    assert anchor(text, selector).status == "placed"
    finder = Anchorer(text, fingerprints=fingerprints(sealed))
    assert finder.anchor([selector]).status == "orphaned"


# Proposals are shown and never used


LONG = "Russia’s 2022 invasion, now three years old, nabbed mineral-rich Donbas in the east. "


def test_edited_words_are_proposed_and_not_placed() -> None:
    found = find(LONG, "now four years old, nabbed mineral-rich Donbas")
    assert found.status == "orphaned"
    assert found.span is None
    (proposal,) = found.proposals
    assert proposal.reason == "edited"
    assert "three years old" in proposal.exact
    assert LONG[proposal.span.start : proposal.span.end] == proposal.exact
    assert 0 < proposal.confidence < 1


def test_nothing_is_proposed_where_nothing_comes_near() -> None:
    assert find(LONG, "zebra crossing").proposals == ()


def test_no_time_is_spent_on_proposals_that_nobody_wants() -> None:
    wanted = [TextQuoteSelector(exact="now four years old, nabbed mineral-rich Donbas")]
    assert Anchorer(LONG).anchor(wanted, propose=False).proposals == ()


def test_repeated_words_are_all_listed() -> None:
    found = find("one two one", "one")
    assert [each.span.start for each in found.proposals] == [0, 8]
    assert {each.reason for each in found.proposals} == {"repeated"}


def test_words_repeated_thousands_of_times_are_ambiguous_even_with_a_prefix() -> None:
    text = "one " * (MAX_CANDIDATES + 2)
    assert find(text, "one").status == "ambiguous"
    assert find(text, "one", prefix="two").status == "ambiguous"


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("We can’t win this war.", "We can"),
        ("It fell to −5 °C.", "5 °C"),
        ("It fell to -5 °C.", "5 °C"),
        ("They paid 1\u202f500 Euro.", "500 Euro"),
        ("They paid 1\u00a0500 Euro.", "500 Euro"),
        ("They paid 1 500 Euro.", "500 Euro"),
        ("They paid 1’500 Franken.", "500 Franken"),
        ("They paid 12 000 500 Franken.", "500 Franken"),
        ("They paid 1’500 Franken.", "paid 1"),
        ("It rose by .5 percent.", "5 percent"),
        ("He ate 1/2 apples.", "2 apples"),
        ("It cost A$20 then.", "$20"),
        ("It cost US$20 then.", "$20"),
        ("It lost -$20 then.", "$20"),
        ("A non-violent protest.", "violent protest"),
        ("A non\u2011violent protest.", "violent protest"),
        ("وصل ٢٥ رجلا", "٥ رجلا"),
        ("Some ２５ men", "５ men"),
        ("वहाँ २५ लोग", "५ लोग"),
        ("An un\u00adhappy man.", "happy man"),
        ("Sie über\u200bnehmen es.", "nehmen"),
        ("Sie über\u2060nehmen es.", "nehmen"),
        ("Some 10^6 men came.", "10"),
        ("Там п’ять людей.", "ять людей"),
    ],
)
def test_what_makes_a_word_or_number_another_belongs_to_it(text: str, exact: str) -> None:
    found = anchor(text, TextQuoteSelector(exact=exact))
    assert found.status == "orphaned"
    assert [each.reason for each in found.proposals] == ["inside-a-word"]


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("The years 1990-1995 were good.", "1995"),
        ("Russian-occupied land.", "Russian"),
        ("Putin’s offer.", "Putin"),
        ("L’homme rit.", "homme"),
        ("It was over...5 men came.", "5 men"),
        ("On 24 February 2025 300 men came.", "300 men"),
        ("They paid 1,500 500 times.", "500 times"),
        ("A cost of $20.", "20"),
        ("They said ‘5 men’.", "5 men"),
        ("A nun-like cry.", "like cry"),
        ("The moon-can’s lid.", "can"),
        ("東京に5人", "5人"),
    ],
)
def test_what_only_stands_beside_a_word_or_number_does_not(text: str, exact: str) -> None:
    assert anchor(text, TextQuoteSelector(exact=exact)).status == "placed"


@pytest.mark.parametrize(
    ("text", "selector"),
    [
        ("The 25 men left.", TextQuoteSelector(exact="men", prefix="5")),
        ("They are unable to go.", TextQuoteSelector(exact="to go", prefix="able")),
        ("It fell by −5 degrees.", TextQuoteSelector(exact="degrees", prefix="5")),
        ("They can’t go.", TextQuoteSelector(exact="They", suffix="can")),
        ("They paid 500 euros.", TextQuoteSelector(exact="They", suffix="paid 50")),
    ],
)
def test_a_context_of_a_few_words_is_of_whole_words(text: str, selector: TextQuoteSelector) -> None:
    found = anchor(text, selector)
    assert found.status == "orphaned"
    assert [each.reason for each in found.proposals] == ["surroundings"]


def test_a_context_that_a_tool_cut_may_begin_inside_a_word() -> None:
    text = "The seventeen representatives of the region said so."
    selector = TextQuoteSelector(exact="said so", prefix="enteen representatives of the region ")
    assert anchor(text, selector).status == "placed"


@pytest.mark.parametrize(
    "selector",
    [
        TextQuoteSelector(exact="Monday", prefix="Library to closeThe council said on "),
        TextQuoteSelector(exact="no choice but", suffix=" to go.Share this article"),
    ],
)
def test_a_tool_may_have_glued_paragraphs_to_one_another(selector: TextQuoteSelector) -> None:
    text = "Library to close\nThe council said on Monday it had no choice but to go.\n"
    text += "Share this article"
    assert anchor(text, selector).status == "placed"
    twice = f"{text}\nA council said on Monday: no choice but to stay."
    assert anchor(twice, selector).span == anchor(text, selector).span
