"""Figures and what is none: the grammar, case by case."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from glossator.detecting.figures import find_figures

DATE = datetime.date(2025, 2, 25)


def found(text: str) -> list[str]:
    """``text kind value unit iso`` of each figure."""
    told = []
    for each in find_figures(text, today=DATE)[0]:
        value = each.value if each.low is None else f"{each.low}..{each.high}"
        facts = (each.text, each.kind, value, each.unit, each.iso)
        about = " ~" if each.approximate else ""
        told.append("|".join("" if fact is None else str(fact) for fact in facts) + about)
    return told


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("It cost $5.", ["$5|money|5|USD|"]),
        ("It cost 5 €.", ["5 €|money|5|EUR|"]),
        ("It cost £396 billion.", ["£396 billion|money|396000000000|GBP|"]),
        ("It cost 1,234.56 USD.", ["1,234.56 USD|money|1234.56|USD|"]),
        ("It cost A$20.", ["A$20|money|20|AUD|"]),
        ("It cost nearly $3m.", ["$3m|money|3000000|USD| ~"]),
        ("It rose 5 %.", ["5 %|percent|5|percent|"]),
        ("It rose 0.5pp.", ["0.5pp|percent|0.5|percentage-point|"]),
        ("A 5km run.", ["5km|quantity|5|kilometer|"]),
        ("It is -12°C.", ["-12°C|quantity|-12|celsius|"]),
        ("Five thousand men.", ["Five thousand|count|5000|men|"]),
        ("A hundred and five men.", ["A hundred and five|count|105|men|"]),
        ("Dozens of homes.", ["Dozens|count|12|homes| ~"]),
        ("One in five men.", ["One in five|ratio|0.2||"]),
        ("Two thirds of them.", ["Two thirds|ratio|0.666666666667||"]),
        ("It grew tenfold.", ["tenfold|ratio|10||"]),
        ("The 21st century.", ["21st century|date|||20XX"]),
        ("The 21st man.", ["21st|ordinal|21||"]),
        ("On Monday he left.", ["Monday|date|||2025-02-24"]),
        ("He left two weeks ago.", ["two weeks ago|date|||2025-02-11"]),
        ("In fiscal 2024 it fell.", ["fiscal 2024|date|||2024"]),
        ("In Q3 2024 it fell.", ["Q3 2024|date|||2024-35"]),
        ("By 2025-02-24 it was over.", ["2025-02-24|date|||2025-02-24"]),
        ("At 9.30pm GMT.", ["9.30pm GMT|time|||21:30+00:00"]),
        ("It took 72 hours.", ["72 hours|duration|72|hour|PT72H"]),
        ("A 42-year-old man.", ["42-year-old|duration|42|year|P42Y"]),
        ("Some 10 to 20 men.", ["10 to 20|range|10..20|men| ~"]),
        ("About $5m-$6m.", ["$5m-$6m|range|5000000..6000000|USD| ~"]),
        ("It pays $15 an hour.", ["$15 an hour|money|15|USD-per-hour|"]),
        ("It killed 12 per 100,000.", ["12 per 100,000|ratio|0.00012||"]),
        ("It runs on 230 V.", ["230 V|quantity|230|volt|"]),
        ("Add 1/4 cup of oil.", ["1/4 cup|quantity|0.25|cup|"]),
        ("Over 3.5 x 10^6 hectares.", ["3.5 x 10^6 hectares|quantity|3500000|hectare| ~"]),
        ("Over 1.5×10³ tons.", ["1.5×10³ tons|quantity|1500|ton| ~"]),
        ("A quarter of a million men.", ["A quarter of a million|count|250000|men|"]),
        (
            "Hundreds of thousands of dollars.",
            ["Hundreds of thousands of dollars|money|100000|USD| ~"],
        ),
        ("A 44-page opinion.", ["44|count|44|page|"]),
        ("Minus 5 degrees.", ["Minus 5 degrees|quantity|-5|degree|"]),
        ("He is 5-foot-9.", ["5-foot-9|quantity|69|inch|"]),
        ("In 44 BC and AD 79.", ["44 BC|date|||-0043", "AD 79|date|||0079"]),
        ("Open 2-4pm.", ["2-4pm|time|||14:00/16:00"]),
        ("Open 10am-noon.", ["10am-noon|time|||10:00/12:00"]),
        (
            "Between March 2016 and June 2018 it fell.",
            ["March 2016 and June 2018|date|||2016-03/2018-06"],
        ),
        ("It fell by 12% to 48,000.", ["12%|percent|12|percent|", "48,000|count|48000||"]),
        ("It killed 130 in Paris.", ["130|count|130||"]),
        ("USA TODAY reported it.", []),
        ("A quarter-million men.", ["A quarter-million|count|250000|men|"]),
        ("A three-quarter million men.", ["three-quarter million|count|750000|men|"]),
        ("A multi-million-pound deal.", ["million-pound|quantity||pound| ~"]),
        ("Several million men.", ["million|count||men| ~"]),
        ("Nought point five percent.", ["Nought point five percent|percent|0.5|percent|"]),
        ("The 80:20 rule.", ["80:20|ratio|||"]),
        ("A 50/50 split.", ["50/50|ratio|||"]),
        ("Half-a-million men.", ["Half-a-million|count|500000|men|"]),
        ("A million and a half men.", ["A million and a half|count|1500000|men|"]),
        ("Quarter of a billion men.", ["Quarter of a billion|count|250000000|men|"]),
        ("He ran it in 58:42.", ["58:42|duration|3522|second|PT3522S"]),
        ("It cost €1,5 Mio. then.", ["€1,5 Mio.|money|1500000|EUR|"]),
        ("It cost 5 grand.", ["5 grand|money|5000||"]),
        ("In Gaza 45 were killed.", ["45|count|45||"]),
        ("A magnitude-6.1 quake hit.", ["6.1|count|6.1||"]),
        (
            "A 10x15 cm card, a 4x4 m room.",
            [
                "10|quantity|10|centimeter|",
                "15 cm|quantity|15|centimeter|",
                "4|quantity|4|meter|",
                "4 m|quantity|4|meter|",
            ],
        ),
        ("He is in his early 60s.", []),
        ("It sold 5 grand pianos.", ["5|count|5|pianos|"]),
        ("She is in her forties.", []),
        ("١٢ people and １２ more.", ["١٢|count|12|people|", "１２|count|12||"]),
    ],
)
def test_figures(text: str, figures: list[str]) -> None:
    assert found(text) == figures


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Call 020 7946 0958.", "telephone"),
        ("The G7 met.", "name"),
        ("An F-16 fell.", "name"),
        ("Covid-19 came.", "name"),
        ("See Article 5.", "name"),
        ("At 10 Downing Street.", "address"),
        ("ISBN 978-3-16-148410-0.", "name"),
        ("As shown [12].", "citation"),
        ("See https://example.org/2024/05.", "url"),
        ("Write to a1@example.org.", "email"),
        ("On 9/11 it fell.", "name"),
    ],
)
def test_what_is_no_figure_is_accounted_for(text: str, why: str) -> None:
    figures, left_out = find_figures(text, today=DATE)
    assert figures == ()
    assert [each.why for each in left_out] == [why] * len(left_out)
    assert left_out


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("He won twice, and profits doubled.", ["twice", "doubled"]),
        ("It will double by May.", ["double"]),
        ("She is in her 40s, he in his early sixties.", ["40s", "sixties"]),
        ("The over-60s had lows in the low 90s.", ["60s", "90s"]),
        ("Some 500ish paid 50c.", ["500ish", "50c"]),
        ("He told Reuters 50 had gone on day 100.", ["50", "100"]),
        ("It was fifty-fifty.", ["fifty-fifty"]),
        ("A double room on the G7 with Covid-19 and a Boeing 747s.", []),
    ],
)
def test_a_number_that_may_be_one_is_asked_for(text: str, asked: list[str]) -> None:
    assert [each.text for each in find_figures(text, today=DATE)[1] if each.asked] == asked


@pytest.mark.parametrize("text", ["No one knows.", "One must go.", "He may march.", "Once a day."])
def test_words_that_are_no_figures(text: str) -> None:
    assert found(text) == []


def test_without_a_date_a_weekday_is_not_resolved() -> None:
    [figure], _ = find_figures("On Monday he left.")
    assert figure.iso is None


def test_values_are_exact() -> None:
    [figure], _ = find_figures("It cost $0.10.")
    assert figure.value == Decimal("0.1")
