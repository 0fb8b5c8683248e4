"""Files → model: whatever a file holds, the answer is a gloss or a finding, never a traceback."""

from __future__ import annotations

import dataclasses
import errno
import os
from pathlib import Path
from typing import Any

import pytest

from glossator import annotate, load
from glossator.loading import (
    Loaded,
    article_path,
    find_shared_sources,
    gloss_path,
    load_sources,
)
from glossator.model import Article, Event, Question, Said, Source, Speaker, Wording
from samples import ARTICLE_HTML, COMPLETE, Place, as_yaml, lines_of, places, with_value

HEAD = "article: {title: T, rights: R}\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    # The mark of a project: no shared sources are looked for above it.
    (tmp_path / "mkdocs.yml").touch()
    return tmp_path / "article.gloss.yml"


def read(file: Path, text: str) -> Loaded:
    file.write_text(text, encoding="utf-8")
    return load(file)


def said(loaded: Loaded, file: Path) -> list[str]:
    """The findings as a person sees them, without the folder and the code."""
    return [
        f"{item.place}: {item.message}".replace(f"{file.parent}{os.sep}", "")
        for item in loaded.findings
    ]


# What is right


def test_a_complete_file_loads_without_a_finding(file: Path) -> None:
    loaded = read(file, as_yaml(COMPLETE))
    assert loaded.findings == ()
    assert loaded.gloss is not None
    assert [item.id for item in loaded.gloss.annotations] == "q1 q2 f1 c1 s1 l1 o1".split()
    quote = loaded.gloss.quotes[0]
    assert quote.cited == ("post", "report")
    assert quote.wording == (Wording(text="We are ready to talk", source="post", language="en"),)
    assert quote.said == Said(on="2025-02-24", at="a briefing", language="uk", note="by telephone")
    assert loaded.gloss.quotes[1].wording == (Wording(text="Nothing"),)
    assert loaded.gloss.links[0].linked is False
    assert loaded.gloss.questions[0].minutes == 5


def test_the_complete_file_has_every_key_of_the_model(file: Path) -> None:
    gloss = read(file, as_yaml(COMPLETE)).gloss
    assert gloss is not None
    examples: list[Any] = [gloss.article, *gloss.speakers.values(), *gloss.sources.values()]
    examples += [*gloss.annotations, *gloss.timeline, *gloss.questions]
    examples += [gloss.quotes[0].said, *gloss.quotes[0].wording]
    for kind in {type(example) for example in examples}:
        for field in dataclasses.fields(kind):
            values = [getattr(each, field.name) for each in examples if type(each) is kind]
            written_elsewhere = field.name in ("target", "absent", "prefix", "suffix")
            common = field.name in ("sources", "note", "plain")
            assert any(values) or written_elsewhere or common or values == [False], field.name
    kinds = {Article, Event, Question, Said, Source, Speaker, Wording}
    assert kinds < {type(example) for example in examples}


def test_the_least_file(file: Path) -> None:
    loaded = read(file, HEAD)
    assert loaded.findings == ()
    assert loaded.gloss is not None
    assert loaded.gloss.annotations == ()


def test_every_scalar_is_text(file: Path) -> None:
    loaded = read(
        file,
        HEAD + "figures:\n- {id: f1, exact: 2022, value: 0x1F, unit: no, note: 12:30:45}\n"
        "- {id: f2, exact: 1e3, value: 2025-02-30, unit: .inf, note: 0o7}\n",
    )
    assert loaded.findings == ()
    assert loaded.gloss is not None
    first, second = loaded.gloss.figures
    assert (first.exact, first.value, first.unit, first.note) == ("2022", "0x1F", "no", "12:30:45")
    assert (second.exact, second.value, second.unit) == ("1e3", "2025-02-30", ".inf")


def test_a_stated_null_differs_from_a_missing_key(file: Path) -> None:
    stated = read(file, "article: {title: T, rights: R, author: null}\n").gloss
    missing = read(file, HEAD).gloss
    assert stated is not None
    assert missing is not None
    assert stated.article.author is missing.article.author is None
    assert "author" in stated.article.stated
    assert "author" not in missing.article.stated


@pytest.mark.parametrize(
    "section", "speakers sources quotes figures claims signals links timeline questions".split()
)
@pytest.mark.parametrize("empty", ["", " null", " ~"])
def test_an_empty_section_is_no_mistake(file: Path, section: str, empty: str) -> None:
    loaded = read(file, f"{HEAD}{section}:{empty}\n")
    assert loaded.findings == ()
    assert loaded.gloss is not None


@pytest.mark.parametrize(("section", "empty"), [("quotes", "[]"), ("sources", "{}")])
def test_an_empty_list_or_mapping_is_no_mistake(file: Path, section: str, empty: str) -> None:
    assert read(file, f"{HEAD}{section}: {empty}\n").gloss is not None


def test_lines_are_those_of_the_file(file: Path) -> None:
    gloss = read(
        file,
        f"# comment\n\n{HEAD}quotes:\n\n  - id: q1\n    exact: |\n      a\n"
        "  - exact: b\n    id: words\n",
    ).gloss
    assert gloss is not None
    assert gloss.line_of("q1") == 6
    assert gloss.line_of("words") == 9
    assert gloss.line_of("unknown") == 1


def test_windows_line_ends_count_as_one(file: Path) -> None:
    file.write_bytes(f"{HEAD}quotes:\n- id: 1\n  exact: b\n".replace("\n", "\r\n").encode())
    assert [finding.line for finding in load(file).findings] == [3]


# What is wrong, one mistake at a time

MISTAKES = [
    # shape
    ("quotes: a", "2: “quotes” should be a list. Write `[a, b]`, or one `- ` line for each."),
    ("quotes: {a: b}", "2: “quotes” should be a list. Write `[a, b]`, or one `- ` line for each."),
    (
        "quotes: [a]",
        "2: An entry of “quotes” should be a mapping. Write `key: value` lines below it.",
    ),
    ("quotes: [null]", "2: An entry of “quotes” is empty. Give a value or delete the line."),
    ("sources: []", "2: “sources” should be a mapping. Write `key: value` lines below it."),
    ("sources:\n  a:", "3: “a” is empty. Give a value or delete the line."),
    ("sources:\n  a: b", "3: “a” should be a mapping. Write `key: value` lines below it."),
    ("sources:\n  a: {}", "3: The key “outlet” is missing. Add it."),
    (
        "signals:\n- id: s1\n  exact: a",
        "3: The key “signal” is missing. Add it.",
    ),
    ("quotes:\n- exact: a", "3: The key “id” is missing. Add it."),
    ("quotes:\n- id:\n  exact: a", "3: “id” is empty. Give a value or delete the line."),
    (
        "quotes:\n- id: q1\n  exact: [a]",
        "4: “exact” should be text. Write plain text; quote it if it has `: ` or `[`.",
    ),
    (
        "quotes:\n- id: q1\n  exact: a\n  wording:\n    text:\n      - a",
        "6: “text” should be text. Write plain text; quote it if it has `: ` or `[`.",
    ),
    (
        "links:\n- {id: l1, exact: a, source: s, linked: perhaps}\nsources: {s: {outlet: O}}",
        "3: “linked” is “perhaps”. Write `true` or `false`.",
    ),
    (
        "questions:\n- id: w1\n  question: a\n  minutes: ten",
        "5: “minutes” is “ten”. Give a whole number.",
    ),
    # words of the vocabulary
    (
        "quotes:\n- id: q1\n  exact: a\n  fidelity: verbatm",
        "5: “fidelity” is “verbatm”. Did you mean “verbatim”?",
    ),
    (
        "figures:\n- id: f1\n  exact: a\n  verdict: wrong",
        "5: “verdict” is “wrong”. Known: supported, imprecise, misleading, disputed, unsupported, "
        "contradicted, not-checkable, unchecked.",
    ),
    (
        "claims:\n- id: c1\n  target: page",
        "4: “target” is “page”. Known: article.",
    ),
    # keys
    ("quote: []", "2: Unknown key “quote”. Did you mean “quotes”?"),
    ("quotes:\n- id: q1\n  exakt: a\n  exact: a", "4: Unknown key “exakt”. Did you mean “exact”?"),
    ("sources:\n  a: {outlet: O, titel: T}", "3: Unknown key “titel”. Did you mean “title”?"),
    (
        "sources:\n  a:\n    outlet: O\n    stated: [a]",
        "5: Unknown key “stated”. Delete it; Glossator counts.",
    ),
    (
        "speakers:\n  a:\n    name: A\n    party: B",
        "5: Unknown key “party”. Known: name, role.",
    ),
    (
        "quotes:\n- id: q1\n  exact: a\n  note: b\n  note: c",
        "6: The key “note” stands twice; first on line 5. Keep one of the two.",
    ),
    (
        "<<: {a: b}",
        "2: Unknown key “<<”. Known: article, speakers, sources, quotes, figures, "
        "claims, signals, links, overlaps, timeline, questions, lesson.",
    ),
    ("? [a]\n: b", "2: A key must be plain text. Write `key: value`."),
    # ids
    (
        "quotes:\n- {id: q1, exact: a}\n- {id: q1, exact: b}",
        "4: The id “q1” stands twice; first on line 3. Give one of them another id.",
    ),
    (
        "quotes:\n- {id: x1, exact: a}\nfigures:\n- {id: x1, exact: b}",
        "5: The id “x1” stands twice; first on line 3. Give one of them another id.",
    ),
    (
        "quotes:\n- {id: x1, exact: a}\nquestions:\n- {id: x1, question: b}",
        "5: The id “x1” stands twice; first on line 3. Give one of them another id.",
    ),
    *(
        (
            f"quotes:\n- id: {ident}\n  exact: a",
            f"3: The gloss id “{shown}” is not usable. Begin with a letter; use letters a to z, "
            "digits, `-` and `_`, 64 at most.",
        )
        for ident, shown in [
            ("1", "1"),
            ("q 1", "q 1"),
            ("'q1\"><script>'", 'q1"><script>'),
            ("ä", "ä"),
            ("''", ""),
            ("q" * 65, "q" * 65),
            (r'"q1\n"', "q1"),
        ]
    ),
    (
        "speakers:\n  the paper: {name: P}",
        "3: The speaker id “the paper” is not usable. Begin with a letter; use letters a to z, "
        "digits, `-` and `_`, 64 at most.",
    ),
    # references
    (
        "speakers: {putin: {name: P}}\nquotes:\n- id: q1\n  exact: a\n  speaker: puttin",
        "6: Unknown speaker “puttin”. Did you mean “putin”?",
    ),
    (
        "quotes:\n- id: q1\n  exact: a\n  sources: [bbc]",
        "5: Unknown source “bbc”. None is defined yet.",
    ),
    (
        "sources: {afp: {outlet: A}}\nquotes:\n- id: q1\n  exact: a\n  sources:\n  - afp\n  - xyz",
        "8: Unknown source “xyz”. Known: afp.",
    ),
    (
        "quotes:\n- id: q1\n  exact: a\n  wording:\n  - text: b\n    source: bbc",
        "7: Unknown source “bbc”. None is defined yet.",
    ),
    (
        "quotes:\n- id: q1\n  exact: a\n  wording:\n    text: b\n    source: bbc",
        "7: Unknown source “bbc”. None is defined yet.",
    ),
    (
        "links:\n- id: l1\n  exact: a\n  source: bbc",
        "5: Unknown source “bbc”. None is defined yet.",
    ),
    (
        "figures:\n- id: f1\n  exact: a\n  claimed_by: somebody",
        "5: Unknown speaker “somebody”. None is defined yet.",
    ),
    (
        "timeline:\n- date: 2025\n  event: a\n  sources: [bbc]",
        "5: Unknown source “bbc”. None is defined yet.",
    ),
    (
        "quotes:\n- {id: q1, exact: a}\nquestions:\n- id: w1\n  question: a\n  items: [q2]",
        "7: Unknown gloss “q2”. Known: q1.",
    ),
    (
        "questions:\n- {id: w1, question: a}\n- {id: w2, question: b, items: [w1]}",
        "4: Unknown gloss “w1”. None is defined yet.",
    ),
    ("links:\n- {id: l1, exact: a}", "3: A link names no source. Add `sources: [id]`."),
    (
        "links:\n- {id: l1, exact: a, sources: []}",
        "3: A link names no source. Add `sources: [id]`.",
    ),
    # targets
    (
        "quotes:\n- id: q1",
        "3: A gloss says neither which words it is about nor that it is about them all. "
        "Add `exact: …` or `target: article`.",
    ),
    (
        "quotes:\n- id: q1\n  exact: a\n  target: article",
        "5: A gloss has both `exact` and `target`. Keep one of the two.",
    ),
    ("quotes:\n- id: q1\n  exact: ' '", "4: `exact` holds no words. Give them."),
    (
        "quotes:\n- id: q1\n  target: article\n  prefix: a",
        "3: `prefix` and `suffix` stand without `exact`. Delete them.",
    ),
    # dates, addresses, languages
    *(
        (
            f"timeline:\n- date: {date}\n  event: a",
            f"3: “{date}” is not a date. Write 2025-02-24, 2025-02 or 2025; about: 2025-02~; or "
            "later: 2025-02-24/..",
        )
        for date in ["2025-02-30", "24.2.2025", "2025-13", "2025-2-4", "yesterday", "0000", "25"]
    ),
    *(
        (
            f"sources:\n  a:\n    outlet: O\n    url: {url}",
            f"5: The address “{shown}” {problem}. Give a whole address that begins with https://.",
        )
        for url, shown, problem in [
            (
                "javascript:alert(1)",
                "javascript:alert(1)",
                "does not begin with http:// or https://",
            ),
            ("data:text/html,x", "data:text/html,x", "does not begin with http:// or https://"),
            ("//example.org", "//example.org", "does not begin with http:// or https://"),
            ("example.org", "example.org", "does not begin with http:// or https://"),
            ("ftp://example.org", "ftp://example.org", "does not begin with http:// or https://"),
            ("'https://['", "https://[", "cannot be understood"),
            ("https://example.org:99999", "https://example.org:99999", "cannot be understood"),
            ("https://", "https://", "names no host"),
            ("https:example.org", "https:example.org", "names no host"),
            (
                r'"java\tscript:alert(1)"',
                "java script:alert(1)",
                "holds a character that no address may hold",
            ),
            (
                r'"https://example.org/\u202egpj"',
                r"https://example.org/\u202egpj",
                "holds a character that no address may hold",
            ),
            (
                "'https://example.org/\"onclick=x'",
                'https://example.org/"onclick=x',
                "holds a character that no address may hold",
            ),
            ("''", "", "does not begin with http:// or https://"),
        ]
    ),
    (
        "sources:\n  a:\n    outlet: O\n    archive: file:///etc/passwd",
        "5: The address “file:///etc/passwd” does not begin with http:// or https://. "
        "Give a whole address that begins with https://.",
    ),
    (
        "sources:\n  a:\n    outlet: O\n    language: English language",
        "5: “English language” is not a language. Write a language tag such as `en`, `de` or "
        "`pt-BR` (BCP 47).",
    ),
    # cards
    (
        "quotes:\n- {id: q1, exact: a}\nlesson:\n  cards: [q1, q11]",
        "5: `lesson: cards:` names “q11”, and there is no such gloss. Did you mean “q1”?",
    ),
    (
        "claims:\n- {id: c1, exact: a}\nlesson:\n  cards:\n  - c1",
        "6: `lesson: cards:` names “c1”, which can be no card. "
        "Name a quote or a figure that stands on words of the article.",
    ),
    (
        "quotes:\n- {id: q1, target: article}\nlesson: {cards: [q1]}",
        "4: `lesson: cards:` names “q1”, which can be no card. "
        "Name a quote or a figure that stands on words of the article.",
    ),
    ("lesson:\n  cards_at_most: -1", "3: `lesson: cards_at_most:` is “-1”. Give 0 or more."),
    (
        "lesson:\n  cards_at_most: twelve",
        "3: “cards_at_most” is “twelve”. Give a whole number.",
    ),
    # text
    (
        "quotes:\n- id: q1\n  exact: a\n  note: " + "x" * 20_001,
        "5: A text has 20,001 characters; at most 20,000 are allowed. Shorten it.",
    ),
    (
        'quotes:\n- id: q1\n  exact: a\n  note: "\\0"',
        "5: A text holds a control character (U+0000). Delete it.",
    ),
    (
        'quotes:\n- id: q1\n  exact: a\n  note: "\\e[31m"',
        "5: A text holds a control character (U+001B). Delete it.",
    ),
]


@pytest.mark.parametrize(("mistake", "expected"), MISTAKES)
def test_a_mistake_is_named_with_its_line_and_cure(file: Path, mistake: str, expected: str) -> None:
    loaded = read(file, f"{HEAD}{mistake}\n")
    assert said(loaded, file) == [f"article.gloss.yml:{expected}"]
    assert loaded.gloss is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "1: The file is empty. Write at least an `article:` section."),
        ("\n# only\n# comments\n", "1: The file is empty. Write at least an `article:` section."),
        ("---\n", "1: The file is empty. Write at least an `article:` section."),
        ("null\n", "1: The file is empty. Write at least an `article:` section."),
        ("just words", "1: The file should be a mapping. Write `key: value` lines below it."),
        ("- a\n- b\n", "1: The file should be a mapping. Write `key: value` lines below it."),
        ("quotes: []\n", "1: The key “article” is missing. Add it."),
        ("article:\n", "1: “article” is empty. Give a value or delete the line."),
        ("article:\n  title: T\n", "1: The key “rights” is missing. Add it."),
        (
            "article:\n  title: T\n  rights: R\n  words: sha256:0\n",
            "4: The seal is “sha256:0”. A seal is `sha256:` and 64 hexadecimal digits; "
            "`glossator check` prints it.",
        ),
        (
            "article:\n  title: T\n  rights: R\n  stated: [author]\n",
            "4: Unknown key “stated”. Delete it; Glossator counts.",
        ),
        # what YAML offers beyond mappings, lists and text
        (
            "a: &b c\n",
            "1: The anchor “&b” is not allowed. Write the value out wherever it is needed.",
        ),
        ("a: b\nc: *b\n", "2: The alias “*b” is not allowed. Write the value out."),
        ("a:\n  <<: *b\n", "2: The alias “*b” is not allowed. Write the value out."),
        (
            "a: !!python/object/apply:os.system [id]\n",
            "1: The tag “tag:yaml.org,2002:python/object/apply:os.system” is not allowed. "
            "Leave it out; every value is text.",
        ),
        (
            "a: b\nc: !!int 5\n",
            "2: The tag “tag:yaml.org,2002:int” is not allowed. Leave it out; every value is text.",
        ),
        ("a: !x y\n", "1: The tag “!x” is not allowed. Leave it out; every value is text."),
        ("a: b\n---\nc: d\n", "2: A second document begins. Keep one, without `---`."),
        (
            "a: " + "[" * 30 + "]" * 30,
            "1: Values are nested more than 20 deep. A gloss file needs no more than five levels.",
        ),
        (
            "[" * 100_000,
            "1: Values are nested more than 20 deep. A gloss file needs no more than five levels.",
        ),
        # syntax
        ("a:\n\tb: c\n", "2: A tab is used for indentation. Use spaces."),
        (
            "quotes:\n  - id: q1\n   exact: a\n",
            "3: The line “exact: a” begins with 3 spaces, and its neighbours with 4. Begin it with "
            "4 spaces: keys of one entry stand exactly below one another.",
        ),
        (
            "quotes:\n  - id: q1\n - id: q2\n",
            "3: The line “- id: q2” begins with 1 space, and its neighbours with 2. Begin it with "
            "2 spaces: keys of one entry stand exactly below one another.",
        ),
        (
            "article:\n  title: T\n    rights: R\n",
            "3: The line “rights: R” begins with 4 spaces, and its neighbours with 2. Begin it "
            "with 2 spaces: keys of one entry stand exactly below one another.",
        ),
        (
            "article:\n  title T\n  rights: R\n",
            "2: A colon is missing: “title T”. Write `key: value`; go on with a long text two "
            "spaces further in.",
        ),
        (
            "article:\n  title: T\n  rights\n  words: x\n",
            "3: A colon is missing: “rights”. Write `key: value`; go on with a long text two "
            "spaces further in.",
        ),
        (
            "article:\n  title:T\n  rights: R\n",
            "2: A space is missing after the colon: “title:T”. Write `key: value`.",
        ),
        (
            "quotes:\n  -id: q1\n    exact: a\n",
            "2: A space is missing after the dash: “-id: q1”. Write `- id: …`.",
        ),
        (
            "quotes:\n  - id: q1\n    sources: [a\n    exact: b\n",
            "3: A bracket is opened and not closed: “sources: [a”. Close it with `]`, or put a "
            "comma between its parts.",
        ),
        (
            'quotes:\n  - id: q1\n    exact: "a" b\n',
            '3: Something stands after the closing quotation mark: “exact: "a" b”. Put the whole '
            "text in quotation marks; double those inside.",
        ),
        (
            "a: b\n<<<<<<< HEAD\nc: d\n",
            "2: The file is in the midst of a merge: two versions stand between marks. Keep one of "
            "the two, and delete the lines with the marks.",
        ),
        (
            'a: "b\\d"\n',
            "1: A backslash within double quotation marks stands before a sign it has no sense "
            "for. Write `\\\\` for a backslash, or put the text in single quotation marks.",
        ),
        (
            "a: | b\n",
            "1: Text stands behind `|` or `>`: “a: | b”. Begin it on the next line, two spaces "
            "further in.",
        ),
        # keys of another place
        (
            "article: {title: T, rights: R}\nwords: x\n",
            "2: Unknown key “words”. It belongs under `article:`, two spaces further in than that.",
        ),
        (
            "article: {title: T, rights: R, quotes: []}\n",
            "1: Unknown key “quotes”. `quotes:` begins at the left edge of the file, with no space "
            "before it.",
        ),
        (
            "a: b\nc: d: e\n",
            "2: A colon followed by a space stands where no new key can begin. Put the whole text "
            "in quotation marks, or indent the line as its neighbours are.",
        ),
        (
            "a: b\nc: %d\n",
            "2: A text may not begin with that character: “c: %d”. "
            "Put the text in quotation marks.",
        ),
        (
            "a: @b\n",
            "1: A text may not begin with that character: “a: @b”. "
            "Put the text in quotation marks.",
        ),
        (
            "a: `b`\n",
            "1: A text may not begin with that character: “a: `b`”. "
            "Put the text in quotation marks.",
        ),
    ],
)
def test_a_file_that_is_no_gloss(file: Path, text: str, expected: str) -> None:
    loaded = read(file, text)
    assert said(loaded, file) == [f"article.gloss.yml:{expected}"]
    assert loaded.gloss is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('a: "b\nc: d\n', 1),
        ("a: 'b\n", 1),
        ("a: 'it's'\n", 1),
        ("a: [b, c\nd: e\n", 1),
        ("a: {b: c\n", 1),
        ("a: b\n c: d\n", 2),
        ("a:\n  b: c\n d: e\n", 3),
        ("a: b\nc\n", 2),
        ('a: "\\q"\n', 1),
        ('a: "\\ud800"\n', 1),
        ("a: b\n: :\n- c\n", 2),
        ("- a\nb: c\n", 2),
        ("%YAML 3.0\n---\na: b\n", 1),
        ("a: |x\n  b\n", 1),
        ("a: ]\n", 1),
        ("a: b\nc", 2),
        ("a: b\nc: [d\n\n", 2),
    ],
)
def test_broken_yaml_is_one_finding_at_its_line(file: Path, text: str, line: int) -> None:
    loaded = read(file, text)
    assert loaded.gloss is None
    (finding,) = loaded.findings
    assert finding.code == "unreadable"
    assert finding.line == line
    assert finding.mend


LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    ("data", "line", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0", 1, "The file is not UTF-8 text."),
        (b"a: b\nc: caf\xe9\n", 2, "The file is not UTF-8 text."),
        (b"a: b\nc: \xed\xa0\x80\n", 2, "The file is not UTF-8 text."),
        ("a: b\n".encode("utf-16"), 1, "The file is not UTF-8 text."),
        ("a: b\n".encode("utf-16-le"), 1, "The file holds a control character (U+0000)."),
        (b"a: b\nc: d\0e\n", 2, "The file holds a control character (U+0000)."),
        (b"a: \x1b[31mred\n", 1, "The file holds a control character (U+001B)."),
        (b"\n\n\x7f", 3, "The file holds a control character (U+007F)."),
        ("a: b\nc: d\u2028e\n".encode(), 2, "The file holds an invisible line separator (U+2028)."),
        ("a: b\nc: d\x85e\n".encode(), 2, "The file holds an invisible line separator (U+0085)."),
        (LAUGHS.encode(), 1, "The anchor “&a” is not allowed."),
    ],
)
def test_files_that_are_not_text(file: Path, data: bytes, line: int, what: str) -> None:
    file.write_bytes(data)
    loaded = load(file)
    assert loaded.gloss is None
    assert [(finding.line, finding.what) for finding in loaded.findings] == [(line, what)]


def test_a_byte_order_mark_is_a_note(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + HEAD.encode())
    loaded = load(file)
    assert loaded.gloss is not None
    assert [str(each.severity) for each in loaded.findings] == ["note"]
    assert said(loaded, file) == [
        "article.gloss.yml:1: The file begins with a byte order mark. Save it as UTF-8 without BOM."
    ]


def test_a_file_of_50_megabytes_is_not_read(file: Path) -> None:
    with file.open("wb") as handle:
        handle.truncate(50_000_000)
    assert said(load(file), file) == [
        "article.gloss.yml:1: The file has 50,000,000 bytes; at most 8,000,000 are read. "
        "Split it, one gloss file for each article."
    ]


def test_a_folder_is_not_a_file(file: Path) -> None:
    file.mkdir()
    assert said(load(file), file) == ["article.gloss.yml:1: This is not a file. Name a YAML file."]


def test_a_missing_file(file: Path) -> None:
    assert said(load(file), file) == [
        "article.gloss.yml:1: The file cannot be read: No such file or directory. "
        "Check name and rights."
    ]


def test_a_file_without_the_right_to_read_it(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Root may read everything, so the refusal itself is played.
    monkeypatch.setattr(Path, "read_bytes", refuse)
    file.write_text(HEAD, encoding="utf-8")
    assert said(load(file), file) == [
        "article.gloss.yml:1: The file cannot be read: Permission denied. Check name and rights."
    ]


def test_a_link_that_leads_in_a_circle(file: Path) -> None:
    file.symlink_to(file)
    (finding,) = load(file).findings
    assert finding.what.startswith("The file cannot be read: ")


@pytest.mark.parametrize("name", ["a\0b.gloss.yml", "x" * 300])
def test_a_name_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    loaded = load(tmp_path / name)
    assert loaded.gloss is None
    assert loaded.findings[0].code == "unreadable"


@pytest.mark.parametrize("key", ["value", "exact", "note"])
def test_a_number_of_5000_digits_is_text(file: Path, key: str) -> None:
    digits = "9" * 5_000
    fields = {"id": "f1", "exact": "5%", key: digits}
    loaded = read(file, HEAD + as_yaml({"figures": [fields]}))
    assert loaded.gloss is not None
    assert getattr(loaded.gloss.figures[0], key) == digits
    assert annotate(ARTICLE_HTML, loaded.gloss).html


def test_a_whole_number_of_5000_digits_is_refused(file: Path) -> None:
    loaded = read(file, f"{HEAD}questions:\n- id: w1\n  question: a\n  minutes: {'9' * 5_000}\n")
    assert [finding.line for finding in loaded.findings] == [5]


# Several mistakes at once


def test_all_mistakes_are_reported_in_the_order_of_the_lines(file: Path) -> None:
    loaded = read(
        file,
        "quotes:\n- id: q1\n  exact: a\n  fidelity: wrong\n  speaker: nobody\n- id: q1\n"
        "  exact: b\n  note: c\n  note: d\nsources:\n  s:\n    url: x\narticle:\n  title: T\n"
        "  rights: R\n  published: soon\n",
    )
    assert [(finding.line, finding.code) for finding in loaded.findings] == [
        (4, "shape"),
        (5, "unknown-speaker"),
        (6, "duplicate-id"),
        (9, "duplicate-key"),
        (11, "shape"),
        (12, "url"),
        (16, "date"),
    ]


def test_a_mistake_in_one_field_hides_none_in_another(file: Path) -> None:
    loaded = read(
        file, f"{HEAD}quotes:\n- id: [q1]\n  exact: a\n  sources: [nowhere]\n  said: {{on: x}}\n"
    )
    assert [finding.line for finding in loaded.findings] == [3, 5, 6]


def test_past_a_hundred_mistakes_the_rest_is_counted_only(file: Path) -> None:
    many = "".join(f"- {{id: q{n}, exact: a, sources: [x]}}\n" for n in range(500))
    loaded = read(file, f"{HEAD}quotes:\n{many}")
    assert loaded.gloss is None
    assert len(loaded.findings) == 101
    assert loaded.findings[-1].what == "There are more than 100 mistakes."
    assert loaded.findings[-1].line == 103


# Every node in turn replaced by something else

REPLACEMENTS = [None, "some words", ["a"], {"a": "b"}, [[{"a": [None]}]], "x" * 30_000]
EVERYWHERE = pytest.mark.parametrize(
    "place", list(places(COMPLETE)), ids=lambda place: ".".join(map(str, place))
)


@EVERYWHERE
def test_any_value_anywhere_gives_a_gloss_or_a_finding_there(file: Path, place: Place) -> None:
    for value in REPLACEMENTS:
        text = as_yaml(with_value(place, value))
        loaded = read(file, text)
        errors = [finding for finding in loaded.findings if finding.severity == "error"]
        assert (loaded.gloss is None) == bool(errors)
        count = len(text.splitlines())
        assert all(1 <= finding.line <= count for finding in loaded.findings)
        assert all(finding.what and finding.mend for finding in loaded.findings)
        if errors:
            # A reference that lost its end is reported where it stands; all else, near by.
            around = lines_of(text, place[:2] if isinstance(place[-1], str) else place[:-1])
            unknown = {"unknown-source", "unknown-speaker", "unknown-gloss"}
            assert any(each.line in around or each.code in unknown for each in errors)
        if loaded.gloss is not None:
            assert annotate(ARTICLE_HTML, loaded.gloss).html


@EVERYWHERE
def test_a_mapping_or_a_list_is_never_taken_for_the_other(file: Path, place: Place) -> None:
    # Where a list of any words belongs, one is right.
    words = place[-1] in ("passages", "aims", "prepare", "ask")
    for wrong in ({"a": "b"}, *([] if words else [["a"]]), [["a"]]):
        assert read(file, as_yaml(with_value(place, wrong))).gloss is None, wrong


# Sources shared by several articles

SHARED = "post: {outlet: Daily Post}\nreport:\n  outlet: Office\n"


@pytest.mark.parametrize(
    "text", [SHARED, "sources:\n" + "".join(f"  {line}\n" for line in SHARED.splitlines())]
)
def test_shared_sources_in_both_forms(file: Path, text: str) -> None:
    (file.parent / "sources.yml").write_text(text, encoding="utf-8")
    loaded = read(file, f"{HEAD}quotes:\n- {{id: q1, exact: a, sources: [report]}}\n")
    assert loaded.findings == ()
    assert loaded.gloss is not None
    assert loaded.gloss.sources["report"] == Source(outlet="Office", stated=frozenset({"outlet"}))


def test_a_shared_source_may_be_called_sources(file: Path) -> None:
    (file.parent / "sources.yml").write_text("sources: {outlet: O}\n", encoding="utf-8")
    assert list(load_sources(file.parent / "sources.yml").sources) == ["sources"]


def test_a_source_of_both_files_is_a_clash(file: Path) -> None:
    (file.parent / "sources.yml").write_text(SHARED, encoding="utf-8")
    loaded = read(file, f"{HEAD}sources:\n  report: {{outlet: O}}\n")
    assert said(loaded, file) == [
        "article.gloss.yml:3: The source “report” is defined here and in sources.yml:2. "
        "Keep one of the two."
    ]


def test_mistakes_in_shared_sources_name_their_file(file: Path) -> None:
    text = "post:\n  outlet: O\n  url: javascript:x\n  titel: T\nreport: null\n"
    (file.parent / "sources.yml").write_text(text, encoding="utf-8")
    loaded = read(file, HEAD)
    assert loaded.gloss is None
    assert said(loaded, file) == [
        "sources.yml:3: The address “javascript:x” does not begin with http:// or https://. "
        "Give a whole address that begins with https://.",
        "sources.yml:4: Unknown key “titel”. Did you mean “title”?",
        "sources.yml:5: “report” is empty. Give a value or delete the line.",
    ]


@pytest.mark.parametrize(
    "text", ["a: {}\n", "a: {outlet: O, url: 'javascript:x'}\n", "- a\n", "a\n", "&"]
)
def test_shared_sources_with_a_mistake_are_not_half_used(file: Path, text: str) -> None:
    path = file.parent / "sources.yml"
    path.write_text(text, encoding="utf-8")
    shared = load_sources(path)
    assert shared.findings
    file.write_text(f"{HEAD}quotes: [{{id: q1, exact: a, sources: [a]}}]\n", encoding="utf-8")
    loaded = load(file, shared=shared)
    assert loaded.gloss is None
    assert "shared-sources" in {finding.code for finding in loaded.findings}


def test_an_empty_file_of_shared_sources(file: Path) -> None:
    path = file.parent / "sources.yml"
    path.write_text("# none yet\n", encoding="utf-8")
    assert said(Loaded(None, load_sources(path).findings), file) == [
        "sources.yml:1: The file is empty. Write at least one source, or delete the file."
    ]


def test_shared_sources_are_looked_for_upwards_within_the_project(tmp_path: Path) -> None:
    (tmp_path / "sources.yml").touch()
    project = tmp_path / "project"
    articles = project / "docs" / "articles"
    articles.mkdir(parents=True)
    assert find_shared_sources(articles) == tmp_path / "sources.yml"
    (project / "mkdocs.yml").touch()
    assert find_shared_sources(articles) is None
    (project / "docs" / "sources.yml").touch()
    assert find_shared_sources(articles) == project / "docs" / "sources.yml"


def test_article_and_gloss_file_find_each_other() -> None:
    assert gloss_path(Path("docs/a.b.md")) == Path("docs/a.b.gloss.yml")
    assert article_path(Path("docs/a.b.gloss.yml")) == Path("docs/a.b.md")
