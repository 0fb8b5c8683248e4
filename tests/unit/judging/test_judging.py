"""What is said of a gloss beside its article: one golden finding for each kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator.annotate import place
from glossator.findings import Finding
from glossator.judging import judge_article, judge_shared
from glossator.loading import load, load_sources
from glossator.rendering import render_article
from glossator.vocabulary import NO_RIGHTS
from sites import ARTICLE, WELL_GLOSSED, write


def judged(folder: Path, gloss: str, article: str = ARTICLE) -> list[Finding]:
    """The findings on an article, its seal left out of account."""
    write(folder, {"library.md": article, "library.gloss.yml": gloss})
    loaded = load(folder / "library.gloss.yml")
    assert loaded.gloss is not None, loaded.findings
    placement = place(render_article(folder / "library.md").html, loaded.gloss)
    found = judge_article(placement, article)
    return [each for each in found if each.code not in ("seal-broken", "unsealed")]


def test_a_good_gloss_has_no_findings(tmp_path: Path) -> None:
    assert judged(tmp_path, WELL_GLOSSED) == []


CHANGES = [
    (
        "unchecked",
        ("    fidelity: altered\n", ""),
        "q1: Nobody has checked this quote yet. Compare it with a source and give its `fidelity`.",
    ),
    (
        "unchecked",
        ("verdict: unsupported\n    evidence: No total is named.\n", "verdict: unchecked\n"),
        "f1: Nobody has checked this figure yet. Compare it with a source and give its `verdict`.",
    ),
    (
        "no-source",
        ("evidence: So the minutes.\n    sources: [minutes]\n", "evidence: So the minutes.\n"),
        "f2: `verdict` says “supported”, and no source is named. Add `sources: [id]`.",
    ),
    (
        "no-evidence",
        ("    evidence: The council decided it.\n", "    evidence: ' '\n"),
        "c1: The verdict is “supported”, and nothing says why. Add a sentence in `evidence`.",
    ),
    (
        "not-verbatim",
        ("fidelity: altered", "fidelity: verbatim"),
        "q1: `fidelity` says “verbatim”, but the source has “We had no good choice left.”. Word by "
        "word it is `truncated`: write that, or give the wording that has them.",
    ),
    (
        "manner-truncated",
        ("    fidelity: altered\n", "    fidelity: truncated\n    manner: direct\n"),
        "q1: `manner` says “direct”, a whole sentence, but `fidelity` “truncated”. Write `manner: "
        "fragment`, or the fidelity that holds.",
    ),
    (
        "verbatim",
        ("no good choice left", "no choice left"),
        "q1: `fidelity` says “altered”, but a wording has these very words. Write `verbatim`, or "
        "`truncated` if the sense was lost with what is left out.",
    ),
    (
        "figure-values",
        (
            "figures:\n",
            'figures:\n  - {id: f6, exact: "48,000", value: "4.8e5", verdict: unsupported, '
            "evidence: e}\n",
        ),
        "f2: The value of “48,000” is “48000” here and “4.8e5” in f6. Correct one, or write in "
        "both what each value is of, in `unit`.",
    ),
    (
        "source-date",
        ("    published: 2025-03-05\n", ""),
        "minutes: The source has no date. Add `published`; `published: null` says that none is "
        "given.",
    ),
    (
        "source-kind",
        ("    kind: minutes\n", ""),
        "minutes: The source has no kind. Add `kind`, such as “news report” or “transcript”.",
    ),
    (
        "source-language",
        ("    language: en\nreport", "report"),
        None,
    ),
    (
        "unused-source",
        ("sources:\n", "sources:\n  x: {outlet: X, published: null, kind: k, language: en}\n"),
        "x: Nothing cites this source. Cite it, or delete it.",
    ),
    (
        "unused-speaker",
        ("speakers:\n", "speakers:\n  lars: {name: Lars}\n"),
        "lars: This speaker says nothing. Name them where they speak, or delete them.",
    ),
    (
        "uncovered-figure",
        ('  - id: f2\n    exact: 48,000\n    value: "48000"', "  - id: f2\n    exact: last year"),
        "“48,000” has no gloss (in “fell by 12% last year, to 48,000, according to the”). "
        "Gloss it, or run `glossator draft`.",
    ),
    (
        "uncovered-date",
        ("exact: last year", "exact: Tuesday"),
        "“last year” has no gloss (in “Visits fell by 12% last year, to 48,000, according to”). "
        "Gloss it, or run `glossator draft`.",
    ),
    (
        "uncovered-quote",
        ("suffix: ” the mayor repeated", "suffix: ” mayor Ana Lind"),
        "“We had no choice,” has no gloss (in “the plan a disaster. “We had no choice,” the "
        "mayor”). Gloss it, or run `glossator draft`.",
    ),
]


@pytest.mark.parametrize(
    ("code", "change", "message"),
    [case for case in CHANGES if case[2] is not None],
    ids=lambda value: value if isinstance(value, str) and " " not in value else "",
)
def test_each_kind_of_finding(
    tmp_path: Path, code: str, change: tuple[str, str], message: str
) -> None:
    assert WELL_GLOSSED.count(change[0]) == 1, change
    (finding,) = judged(tmp_path, WELL_GLOSSED.replace(*change))
    assert (finding.code, f"{finding.what} {finding.mend}") == (code, message)


def test_a_source_in_no_language(tmp_path: Path) -> None:
    gloss = WELL_GLOSSED.replace("    kind: minutes\n    language: en\n", "    kind: minutes\n")
    (finding,) = judged(tmp_path, gloss)
    assert finding.code == "source-language"
    assert finding.line == gloss[: gloss.index("  minutes:")].count("\n") + 1


def test_left_over_words_are_told_on_their_line_of_the_article(tmp_path: Path) -> None:
    article = f"{ARTICLE}\nIt costs 5 euros, 12% more. And *5 euros* again.\n"
    found = judged(tmp_path, WELL_GLOSSED, article)
    told = [(each.path.name, each.line, each.what.split(" has ")[0]) for each in found]
    assert ("library.md", 9, "“5 euros”") in told
    assert sum(each[2] == "“5 euros”" for each in told) == 2


def test_a_number_that_may_be_a_name_is_asked_for_and_one_that_is_a_name_is_not(
    tmp_path: Path,
) -> None:
    article = f"{ARTICLE}\nShe, in her 40s, told Reuters 50 at the G7. Costs doubled.\n"
    found = [
        each for each in judged(tmp_path, WELL_GLOSSED, article) if "has no gloss" in each.what
    ]
    told = [(each.code, each.what.split(" has ")[0]) for each in found]
    assert told == [("uncovered-figure", f"“{words}”") for words in ("40s", "50", "doubled")]


def test_a_source_that_a_note_links_to_is_used(tmp_path: Path) -> None:
    gloss = WELL_GLOSSED.replace(
        "sources:\n",
        "sources:\n  x: {outlet: X, url: 'https://x.test/a', published: null, kind: k, "
        "language: en}\n",
    ).replace("[F1](#note-f1)", "[X](https://x.test/a)")
    assert judged(tmp_path, gloss) == []


def test_two_values_that_mean_the_same_agree(tmp_path: Path) -> None:
    for value in ("48,000", "about 48000", "4.8e4"):
        more = f'{{id: f6, exact: "48,000", value: "{value}", verdict: unsupported, evidence: e}}'
        assert judged(tmp_path, WELL_GLOSSED.replace("figures:\n", f"figures:\n  - {more}\n")) == []


TWICE = """\
The aid was $500 billion on 24 February 2025. Half a million men got 5% of it, and 5 to 6 percent
more. It was $500 billion.
"""


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        (
            "exact: 500 billion, suffix: ' on', value: 500e9",
            "exact: $500 billion, suffix: ' on', value: 400e9",
            True,
        ),
        (
            "exact: $500 billion, suffix: ' on', value: 4",
            "exact: $500 billion, suffix: '.', value: 5",
            True,
        ),
        (
            "exact: 24 February 2025, value: 2025-02-24, kind: date",
            "exact: 24 February 2025, value: 2025-02-25, kind: date",
            True,
        ),
        ("exact: Half a million, value: 500000", "exact: Half a million, value: 600000", True),
        ("exact: 5%, value: 5, unit: percent", "exact: 5%, value: 6, unit: '%'", True),
        ("exact: 5 to 6 percent, value: 5-6", "exact: 6 percent, value: 6", False),
        ("exact: '5', suffix: ' to', value: 5", "exact: 5 to 6 percent, value: 5-6", False),
        (
            "exact: 24 February 2025, value: 2025-02-24, kind: date",
            "exact: February 2025, value: 2025-02, kind: date",
            False,
        ),
        ("exact: 5%, value: 5, unit: percent", "exact: 5%, value: 6, unit: of the aid", True),
    ],
)
def test_one_figure_has_one_value(tmp_path: Path, one: str, two: str, told: bool) -> None:
    gloss = (
        "article: {title: T, rights: r, language: en}\nfigures:\n"
        f"  - {{id: f1, {one}}}\n  - {{id: f2, {two}}}\n"
    )
    found = [each.code for each in judged(tmp_path, gloss, TWICE)]
    assert ("figure-values" in found) == told


def test_the_wording_in_another_language_is_not_compared(tmp_path: Path) -> None:
    gloss = WELL_GLOSSED.replace("source: minutes}", "source: minutes, language: de}")
    assert judged(tmp_path, gloss.replace("altered", "verbatim")) == []


SUMS = "Rent rose 25 percent, from 40 euros to 52 euros.\n"
SUMS_GLOSS = """\
article: {title: T, rights: r, language: en}
figures:
  - {id: f1, exact: 25 percent, verdict: unchecked}
  - {id: f2, exact: 40 euros}
  - {id: f3, exact: 52 euros}
"""


def test_a_change_that_does_not_follow_is_told_until_there_is_a_verdict(tmp_path: Path) -> None:
    found = [each for each in judged(tmp_path, SUMS_GLOSS, SUMS) if each.code == "arithmetic"]
    (finding,) = found
    assert "30" in finding.what
    settled = SUMS_GLOSS.replace("unchecked", "contradicted")
    assert all(each.code != "arithmetic" for each in judged(tmp_path, settled, SUMS))


def test_the_rules_of_no_language_find_no_quotes(tmp_path: Path) -> None:
    gloss = "article: {title: T, rights: r, language: fi}\n"
    found = judged(tmp_path, gloss, "Hän sanoi “kyllä” ja “ei”.\n")
    assert [each.code for each in found] == ["unread-language"]


def test_shared_sources(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "sources.yml": "a: {outlet: A}\nb: {outlet: B, published: 2025, kind: k, language: en}",
            "one.gloss.yml": "article: {title: T, rights: r}\n"
            "claims: [{id: c1, target: article, sources: [b]}]\n",
        },
    )
    shared, gloss = load_sources(tmp_path / "sources.yml"), load(tmp_path / "one.gloss.yml").gloss
    assert gloss is not None
    incomplete = ["source-date", "source-kind", "source-language"]
    assert [each.code for each in judge_shared(shared, None)] == incomplete
    assert [each.code for each in judge_shared(shared, [gloss])] == [*incomplete, "unused-source"]
    assert judge_shared(load_sources(None), []) == []


def test_rights_that_are_still_the_draft_s(tmp_path: Path) -> None:
    gloss = WELL_GLOSSED.replace("Written for these tests; free to use.", NO_RIGHTS)
    (finding,) = judged(tmp_path, gloss)
    assert (finding.code, finding.severity) == ("rights", "warning")


LESSON = """\
  - id: u2
    kind: mark-text
    question: Where?
    passages: [Some parents, not there]
  - id: u3
    question: >-
      Notwithstanding institutional considerations, whatever administrative characteristics
      municipal representatives communicated throughout neighbouring constituencies, which
      extraordinarily comprehensive documentation substantiates corresponding announcements?
  - id: u4
    question: {words}
lesson:
  ask: [u1, q1-trade]
""".replace("{words}", " ".join(["Say a word."] * 21))


def test_questions_that_cannot_be_asked_or_read(tmp_path: Path) -> None:
    found = {each.code: each for each in judged(tmp_path, WELL_GLOSSED + LESSON)}
    assert set(found) == {"question-passage", "question-hard", "question-long", "unknown-question"}
    assert "“not there” does not stand in the article" in found["question-passage"].what
    assert found["question-hard"].id == "u3"
    assert found["question-long"].what.startswith("u4: The question has 63 words")
    assert "Did you mean “q1-trace”?" in found["unknown-question"].mend
    assert "`glossator lesson --questions " in found["unknown-question"].mend
    assert found["unknown-question"].mend.endswith(".md` lists them.")
    line = (WELL_GLOSSED + LESSON).splitlines().index("lesson:") + 1
    assert found["unknown-question"].line == line


def test_one_sum_in_two_currencies_is_a_hint_and_stops_nothing(tmp_path: Path) -> None:
    article = "# A\n\nThe deal is worth $500 billion (£396 billion), officials said.\n"
    gloss = (
        "article:\n  title: A\n  rights: r\n"
        "figures:\n  - id: f1\n    exact: $500 billion\n    measures: m\n    verdict: unchecked\n"
    )
    (found,) = (each for each in judged(tmp_path, gloss, article) if each.code == "same-sum")
    assert (found.severity, found.id) == ("note", "f1")
    assert "are the same sum if one GBP is" in found.what
    assert all(each.code != "arithmetic" for each in judged(tmp_path, gloss, article))


def test_what_fits_into_a_lesson_that_is_too_long(tmp_path: Path) -> None:
    def mend(lesson: str) -> list[str]:
        found = judged(tmp_path, f"{WELL_GLOSSED}lesson: {lesson}\n")
        return [each.mend for each in found if each.code == "lesson-time"]

    assert mend("{minutes: 30}") == []
    assert mend("{minutes: 28, cards: [q1, q2, f1, f2, f3, f4]}") == [
        "Write `minutes: 29`, or take fewer: `ask: [u1]` and `cards: [f3, f4, q1, f1, f2]` take 28."
    ]
    assert mend("{minutes: 25}") == [
        "Write `minutes: 30`, or take fewer: `ask: [u1]` and 0 of the 7 cards "
        "(`cards_at_most: 0`) take 23."
    ]
    assert mend("{minutes: 25, cards: [q1]}") == [
        "Write `minutes: 28`, or take fewer: `ask: [u1]` and `cards_at_most: 0` in place of "
        "`cards` take 23."
    ]
    assert mend("{minutes: 22, cards_at_most: 0}") == [
        "Write `minutes: 23`, or take fewer questions (`ask`) and cards (`cards`)."
    ]
    # Too short for anything but reading and talking.
    assert mend("{minutes: 20}") == [
        "Write `minutes: 30`, or take fewer questions (`ask`) and cards (`cards`)."
    ]


@pytest.mark.parametrize(("language", "said"), [("fr", "“fr”"), ("pt-BR", "“pt-BR”")])
def test_of_a_language_without_rules_numbers_in_digits_are_told(
    tmp_path: Path, language: str, said: str
) -> None:
    gloss = (
        f"article: {{title: T, rights: r, language: {language}}}\nfigures:\n"
        "  - {id: f1, exact: 12 %, value: 12, unit: percent, verdict: supported, evidence: e}\n"
    )
    article = "Il y a 500 hommes et « oui » 12 %.\n\nEn 1,5 million de cas, deux.\n"
    found = [each for each in judged(tmp_path, gloss, article) if each.severity == "note"]
    told = [(each.code, each.path.suffix, each.line) for each in found]
    assert told == [
        ("unread-language", ".yml", 1),
        ("uncovered-figure", ".md", 1),
        ("uncovered-figure", ".md", 3),
    ]
    assert said in found[0].what
    assert [each.what.split(" has ")[0] for each in found[1:]] == ["“500”", "“1,5”"]


def test_a_number_is_no_quote_where_nothing_has_a_gloss(tmp_path: Path) -> None:
    gloss = "article: {title: T, rights: r, language: en}\n"
    found = judged(tmp_path, gloss, "It doubled to 5 euros. “We won”, she said.\n")
    told = [(each.code, each.what.split(" has ")[0]) for each in found if each.severity == "note"]
    assert sorted(told) == [
        ("uncovered-figure", "“5 euros”"),
        ("uncovered-figure", "“doubled”"),
        ("uncovered-quote", "“We won”"),
    ]
