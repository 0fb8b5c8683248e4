"""German: that a language is a data file, and no more."""

from __future__ import annotations

import datetime

import pytest

from glossator.detecting import detect
from telling import told


def found(text: str) -> list[str]:
    return told(detect(text, language="de", date=datetime.date(2025, 4, 10)))


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        (
            "„Wir verlieren Zeit“, warnte Umweltministerin Steffi Kern am Mittwoch.",
            ["direct “Wir verlieren Zeit” — Steffi Kern", "date Mittwoch = 2025-04-09"],
        ),
        (
            "Friedrich Lanz nannte den Plan „unausgegoren“ und sprach von „Wortbruch“.",
            ["fragment “unausgegoren” — Friedrich Lanz", "fragment “Wortbruch” — Friedrich Lanz"],
        ),
        (
            "»Das ist ein Skandal«, sagte die Sprecherin der Initiative, Petra Lang. »Wir klagen.«",
            ["direct “Das ist ein Skandal” — Petra Lang", "direct “Wir klagen.” — Petra Lang"],
        ),
        (
            "„Ich habe“, so Müller, „nichts zu verbergen.“",
            ["direct “Ich habe” — Müller", "direct “nichts zu verbergen.” — Müller"],
        ),
        (
            "Der Umsatz stieg um 12,5 Prozent auf 3,9 Mrd. Euro.",
            ["percent 12,5 Prozent = 12.5 percent", "money 3,9 Mrd. Euro = 3900000000 EUR"],
        ),
        (
            "Rund 3.500 Beschäftigte gingen, ein Fünftel der Belegschaft.",
            ["count 3.500 = ~3500 Beschäftigte", "ratio ein Fünftel = 0.2"],
        ),
        (
            "Er kam am 3. Oktober 1990 um 22.15 Uhr mit 187 km/h.",
            [
                "time 3. Oktober 1990 um 22.15 Uhr = 1990-10-03T22:15",
                "quantity 187 km/h = 187 kilometer-per-hour",
            ],
        ),
        ("Auf der A7, laut Artikel 5.", ["none 7 (name)", "none 5 (name)"]),
        (
            "Zweieinhalb Millionen Euro, anderthalb Jahre, dreieinhalb Prozent.",
            [
                "money Zweieinhalb Millionen Euro = 2500000 EUR",
                "duration anderthalb Jahre = 1.5 P1.5Y year",
                "percent dreieinhalb Prozent = 3.5 percent",
            ],
        ),
        ("Eine Viertelmillion Menschen.", ["count Eine Viertelmillion = 250000 Menschen"]),
        ("Ein halbes Dutzend Schiffe.", ["count Ein halbes Dutzend = 6 Schiffe"]),
        ("Es kostete Millionen Euro.", ["money Millionen Euro = ~EUR"]),
        ("Mehrere Hundert Schiffe.", ["count Hundert = ~Schiffe"]),
        ("Die Chance ist 1 zu 1.000.", ["ratio 1 zu 1.000 ="]),
        (
            "Ein halbes Jahr, ein Prozent.",
            ["duration Ein halbes Jahr = 0.5 P0.5Y year", "percent ein Prozent = 1 percent"],
        ),
        ("Um 20 Uhr 15, in den 70ern.", ["time 20 Uhr 15 = 20:15", "date 70ern = 197X"]),
        ("Um 20 Uhr 15 Menschen.", ["time 20 Uhr = 20:00", "count 15 = 15 Menschen"]),
        ("Es kamen hundertfünfzigtausend Leute.", ["count hundertfünfzigtausend = 150000 Leute"]),
        ("Hunderte Millionen Euro.", ["money Hunderte Millionen Euro = ~100000000 EUR"]),
        ("Ein Toter, eine Stadt.", ["count Ein = 1 Toter"]),
        ("Um dreiviertel acht; zwei halbe Liter.", ["count acht = 8", "count zwei = 2 Liter"]),
        ("Drei- bis viertausend Leute.", ["range Drei- bis viertausend = 3000..4000 Leute"]),
        ("Ein bis zwei Prozent.", ["range Ein bis zwei Prozent = 1..2 percent"]),
        ("Fünf- bis zehnjährige Kinder.", ["range Fünf- bis zehnjährige = 5..10 year"]),
        ("Eine dreiviertel Million Euro.", ["money Eine dreiviertel Million Euro = 750000 EUR"]),
        ("Nach Angaben der Polizei 300.", ["none 300 (unsure)"]),
        ("Es ist einfach und einseitig.", []),
    ],
)
def test_german(text: str, finds: list[str]) -> None:
    assert found(text) == finds
