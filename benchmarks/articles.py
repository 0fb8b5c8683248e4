"""Articles for the mutation benchmark: real ones, and some made from a seed.

An article is its visible text, one paragraph a line.
"""

from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from markdown import Markdown

from glossator.text import visible_text

HERE = Path(__file__).parent
FIRST = HERE.parent / "docs/articles/putin-rare-minerals.md"


class Article(NamedTuple):
    """A name, a language tag, and the visible text."""

    name: str
    language: str
    text: str


_LANGUAGES = {
    "kafka-verwandlung": "de",
    "grimm-sterntaler": "de",
    "genesis-hebrew": "he",
    "laozi": "zh",
    "cervantes-quijote": "es",
    "tolstoy-karenina": "ru",
}


def articles(rng: random.Random) -> list[Article]:
    """Twelve old texts in the public domain, this site's first article, and twelve made up."""
    found = [Article("putin-rare-minerals", "en", visible_text(_html(FIRST)))]
    for path in sorted((HERE / "texts").glob("*.txt")):
        text = path.read_text("utf-8").strip()
        found.append(Article(path.stem, _LANGUAGES.get(path.stem, "en"), text))
    found += [Article(f"english-news-{n}", "en", _news(rng, ENGLISH)) for n in (1, 2, 3)]
    found += [Article(f"german-news-{n}", "de", _news(rng, GERMAN)) for n in (1, 2)]
    found.append(Article("clauses", "en", _clauses(rng)))
    found.append(Article("figures", "en", _figures(rng)))
    found.append(Article("straight-quotes", "en", _straight(_news(rng, ENGLISH))))
    found.append(Article("decomposed", "de", unicodedata.normalize("NFD", _news(rng, GERMAN))))
    found.append(Article("no-break-spaces", "en", _no_break(_news(rng, ENGLISH))))
    found.append(Article("astral", "en", _astral(rng, _news(rng, ENGLISH))))
    found.append(Article("arabic", "ar", _of_words(rng, ARABIC, " ", "،", ".")))
    found.append(Article("japanese", "ja", _of_words(rng, JAPANESE, "", "、", "。")))
    return found


def _html(path: Path) -> str:
    return Markdown().convert(path.read_text("utf-8"))


class _Tongue(NamedTuple):
    sentences: list[str]
    names: list[str]
    places: list[str]
    things: list[str]
    days: list[str]
    quotes: tuple[str, str]


ENGLISH = _Tongue(
    [
        "{name}, who has chaired the committee since {year}, said the plan for {thing} would cost "
        "the region {amount} million euros a year.",
        "Figures published in {place} on {day} show that spending on {thing} rose by {percent}% "
        "between {year} and {later}.",
        "{open}We have never asked for more than we need, and {thing} can wait,{close} said {name} "
        "in {place}.",
        "The opposition did not agree: {open}nobody in {place} was told about {thing},{close} "
        "{name} wrote in a letter of {day}.",
        "About {amount} people had signed the petition by {day}, most of them from {place}.",
        "Under the agreement, {place} pays for {thing} and the ministry for everything else, which "
        "{name} called {open}a fair bargain{close}.",
        "It is the third time in {number} years that {thing} has been put off.",
        "An earlier report by {name} had put the share of {thing} at {percent} per cent; it was "
        "withdrawn in {later}.",
        "In the {number} months to {day}, {thing} fell to the lowest level that {place} has seen "
        "since records began.",
        "{name} denied that the talks in {place} had broken down and spoke of {open}technical "
        "questions about {thing}{close}.",
        "Officials refused to comment on {thing}.",
        "Critics point out that {place} received {amount} thousand tonnes of it, not the {number} "
        "that had been promised.",
    ],
    "Ana Lind|Peter Okafor|Maria Ortega|Jonas Weber|Yuki Tanaka|Olena Bondar|Sam Reeve".split("|"),
    "Leeds|Lyon|Ghent|Porto|Graz|Tartu|Malmö|Bergen".split("|"),
    [
        "school meals", "the new harbour", "night trains", "rural clinics", "the old mill",
        "river ferries", "public libraries", "heating grants", "the coastal road",
    ],
    "Monday|Tuesday|Wednesday|Thursday|Friday".split("|"),
    ("“", "”"),
)  # fmt: skip

GERMAN = _Tongue(
    [
        "{name}, die den Ausschuss seit {year} leitet, rechnet für {thing} mit Kosten von {amount} "
        "Millionen Euro im Jahr.",
        "Zahlen, die am {day} in {place} veröffentlicht wurden, zeigen bei {thing} seit {year} "
        "einen Anstieg um {percent} Prozent.",
        "{open}Wir haben nie mehr verlangt, als wir brauchen, und {thing} können warten{close}, "
        "sagte {name} in {place}.",
        "Die Opposition widersprach: {open}Niemand in {place} wurde über {thing} "
        "unterrichtet{close}, schrieb {name} am {day}.",
        "Rund {amount} Menschen hatten bis {day} unterschrieben, die meisten aus {place}.",
        "Nach der Vereinbarung zahlt {place} für {thing}, das Ministerium für alles Übrige; {name} "
        "nannte das {open}ein gerechtes Geschäft{close}.",
        "Es ist das dritte Mal in {number} Jahren, dass {thing} verschoben werden.",
        "Ein früherer Bericht von {name} hatte den Anteil für {thing} auf {percent} Prozent "
        "geschätzt; er wurde {later} zurückgezogen.",
        "{name} bestritt, dass die Gespräche in {place} gescheitert seien, und sprach von "
        "{open}offenen Fragen über {thing}{close}.",
        "Die Behörden äußerten sich nicht zu {thing}.",
        "Kritiker weisen darauf hin, dass {place} nur {amount} Tonnen erhielt, nicht die {number} "
        "Tausend, die zugesagt waren.",
    ],
    "Anna Lindner|Peter Öztürk|Maria Groß|Jonas Weber|Jürgen Häußler|Olena Bondar".split("|"),
    "Gießen|Fürth|Köln|Lübeck|Görlitz|Graz|Bern|Würzburg".split("|"),
    [
        "Schulessen", "Nachtzüge", "Landärzte", "Büchereien", "Flussfähren", "Heizzuschüsse",
        "Küstenstraßen", "Gemeindewälder",
    ],
    "Montag|Dienstag|Mittwoch|Donnerstag|Freitag".split("|"),
    ("„", "“"),
)  # fmt: skip


def _sentence(rng: random.Random, tongue: _Tongue, pattern: str) -> str:
    year = rng.randint(1990, 2020)
    return pattern.format(
        name=rng.choice(tongue.names),
        place=rng.choice(tongue.places),
        thing=rng.choice(tongue.things),
        day=rng.choice(tongue.days),
        amount=rng.choice([f"{rng.randint(11, 999)}", f"{rng.randint(1, 99)},{rng.randint(0, 9)}"]),
        percent=rng.randint(2, 98),
        number=rng.randint(3, 60),
        year=year,
        later=year + rng.randint(1, 5),
        open=tongue.quotes[0],
        close=tongue.quotes[1],
    )


def _news(rng: random.Random, tongue: _Tongue) -> str:
    paragraphs = []
    for _ in range(9):
        patterns = rng.sample(tongue.sentences, rng.randint(2, 4))
        paragraphs.append(" ".join(_sentence(rng, tongue, pattern) for pattern in patterns))
    return "\n".join(paragraphs)


def _clauses(rng: random.Random) -> str:
    """A contract: each clause nearly the other."""
    parties = ["the Supplier", "the Customer", "the Agent", "either Party"]
    acts = ["deliver the goods", "settle the invoice", "return the deposit", "insure the cargo"]
    clauses = []
    for number in range(1, 17):
        party, act = rng.choice(parties), rng.choice(acts)
        clauses.append(
            f"{number}. Where {party} fails to {act} within {rng.randint(5, 90)} days of the date "
            f"of notice, {rng.choice(parties)} may terminate this Agreement in writing and shall "
            f"be entitled to damages of up to {rng.randint(2, 60)},000 dollars, unless "
            f"{rng.choice(parties)} can show that the delay was caused by {rng.choice(WHY)}."
        )
    return "\n".join(clauses)


WHY = "flood|strike|war|an act of the authorities|a closed border|the failure of a bank".split("|")


def _figures(rng: random.Random) -> str:
    towns = "Aberton Brookfield Caldmore Denholm Easterby Fenwick Garston Hawley Ilford".split()
    return "\n".join(
        f"{town} counted {rng.randint(1_000, 90_000):,} inhabitants in {rng.randint(1950, 2020)}; "
        f"{rng.randint(2, 60)}.{rng.randint(1, 9)}% of them were under {rng.randint(15, 30)}, and "
        f"rents averaged ${rng.randint(400, 1_900):,} a month, {rng.randint(2, 30)}% more than the "
        f"year before."
        for town in towns
    )


def _straight(text: str) -> str:
    return text.translate(str.maketrans("“”‘’", "\"\"''")).replace("—", " - ")


def _no_break(text: str) -> str:
    return re.sub(r"(\d) (?=\w)", "\\1\u00a0", text).replace(" per cent", "\u202fper cent")


def _astral(rng: random.Random, text: str) -> str:
    """Words in mathematical letters, emoji with joiners, flags, and skin tones, here and there."""
    words = text.split(" ")
    for index in range(0, len(words), 7):
        words[index] += " " + rng.choice(["👩\u200d👩\u200d👧", "🇺🇦", "👍🏽", "𝔊𝔩𝔬𝔰𝔰", "🎉"])
    return " ".join(words)


ARABIC = (
    "الحكومة قالت المدينة الجديد الميناء خطة المدارس السنة مليون الوزير اتفاق أعلن تقرير القطارات "
    "المكتبات الناس أرقام الأسبوع النهر الطريق سكان المستشفى تكلفة ارتفعت بعد قبل خلال منذ لجنة "
    "رسالة المعارضة نسبة"
).split()
JAPANESE = (
    "政府は 新しい 港の 計画を 発表した 学校 給食の 費用が 増えた 委員会は 反対して いる 昨年の "
    "報告に よると 図書館の 利用者は 三割 減った 市長は 記者会見で 夜行列車の 廃止を 認めた "
    "住民 およそ 二千人が 署名した 川の 渡し船 来年度 予算案に 盛り込む"
).split()


def _of_words(rng: random.Random, words: list[str], between: str, comma: str, stop: str) -> str:
    paragraphs = []
    for _ in range(6):
        sentences = []
        for _ in range(4):
            one = between.join(rng.choices(words, k=rng.randint(5, 9)))
            two = between.join(rng.choices(words, k=rng.randint(4, 8)))
            figure = f"{between}{rng.randint(10, 9_999)}{between}" if rng.random() < 0.5 else ""
            sentences.append(f"{one}{figure}{comma}{between}{two}{stop}")
        paragraphs.append(between.join(sentences))
    return "\n".join(paragraphs)
