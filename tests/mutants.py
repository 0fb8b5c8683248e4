"""Mutants of a valid gloss file, and articles that are hard to read; the same ones each time."""

# ruff: noqa: E501 (tables of input)

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from samples import COMPLETE, Place, as_yaml, places, value_at


class Mutant(NamedTuple):
    """A gloss file and whether an error is due; None if it may be right as it is."""

    name: str
    data: bytes
    due: bool | None


GOOD = as_yaml(COMPLETE)

# What YAML understands and a gloss file does not, in place of a value.
_VALUES = (
    "{a: b}", "[a, [b]]", "&anchor x", "*alias", "!!python/name:os.system x", "!custom x",
    "!!int 'x'", "!!timestamp 2025-99-99", "!!binary x", "<<: {a: b}", "{<<: *a}", "[*a, *a]",
    "{? [a]: b}", "%x", "@x", "`x`", "{", "[", "'", '"', "'x' y", "x: y: z", "|3\n", ">-9\n x",
)  # fmt: skip
_SIGNS = "\0\x01\x07\x1b\x7f\x85\u2028\u2029\ufffe\t:#&*!|>'\"%@`{}[],-?~"
_TEXTS = ("article", "quotes", "figures", "questions", "sources", "speakers", "timeline")


def mutants(seed: int = 20250225) -> Iterator[Mutant]:
    """More than 660 of them."""
    yield from _values()
    yield from _keys()
    yield from _rules()
    yield from _whole_files()
    yield from _accidents(random.Random(seed))


def _changed(place: Place, value: Any) -> bytes:
    data = copy.deepcopy(COMPLETE)
    value_at(data, place[:-1])[place[-1]] = value
    return as_yaml(data).encode()


def _values() -> Iterator[Mutant]:
    """Other kinds of values, in single fields."""
    texts = [place for place in places(COMPLETE) if isinstance(value_at(COMPLETE, place), str)]
    for number, value in enumerate(_VALUES):
        for place in texts[number % 7 :: 7]:
            marked = _changed(place, "MARK").decode().replace("MARK", value, 1)
            due = None if value == "|3\n" else True  # an empty text
            yield Mutant(f"value {value!r} at {place}", marked.encode(), due)
    for place in texts[::4]:
        name = ".".join(map(str, place))
        yield Mutant(f"a list at {name}", _changed(place, ["a", "b"]), True)
        yield Mutant(f"a mapping at {name}", _changed(place, {"no-such": "key"}), True)
    for place in places(COMPLETE):
        if isinstance(value_at(COMPLETE, place), (dict, list)):
            yield Mutant(f"text at {place}", _changed(place, "text"), True)


def _keys() -> Iterator[Mutant]:
    """Keys that are unknown, missing or there twice."""
    mappings = [place for place in places(COMPLETE) if isinstance(value_at(COMPLETE, place), dict)]
    for place in mappings:
        if place not in (("speakers",), ("sources",)):
            yield Mutant(f"unknown key in {place}", _changed((*place, "unknwon"), "x"), True)
    lines = GOOD.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.endswith(":\n") or ": " not in line:
            continue
        again = line.replace("- ", "  ", 1) if line.lstrip().startswith("- ") else line
        twice = "".join([*lines[: number + 1], again, *lines[number + 1 :]])
        yield Mutant(f"line {number + 1} twice", twice.encode(), True)
    for place in (("article", "rights"), ("article", "title"), ("speakers", "ann", "name")):
        yield Mutant(f"nothing at {place}", _changed(place, " "), True)
    yield Mutant("no outlet", _changed(("sources", "post", "outlet"), ""), True)
    for group in ("title", "rights"):
        data = copy.deepcopy(COMPLETE)
        del data["article"][group]
        yield Mutant(f"no {group}", as_yaml(data).encode(), True)


def _rules() -> Iterator[Mutant]:
    """Values of the right kind that mean nothing."""
    wrong = {
        "url": ("javascript:x", "data:x", "ftp://a", "https://", "http://[", "a b", "//a.example"),
        "archive": ("x", "vbscript:x", "https://a.example/\u202e"),
        "published": ("25/02/2025", "2025-13-01", "yesterday", "2025-02-30", "0", "99999"),
        "language": ("English (UK)", "e", "de_DE_x!", "--"),
        "words": ("sha256:x", "md5:0", "x"),
        "filed": ("soon",),
        "speaker": ("nobody",),
        "source": ("nowhere",),
        "fidelity": ("exact", "true"),
        "verdict": ("wrong", "no"),
        "target": ("page",),
        "minutes": ("many", "5.5"),
        "linked": ("perhaps",),
    }
    for place in places(COMPLETE):
        for value in wrong.get(str(place[-1]), ()):
            yield Mutant(f"{value!r} at {place}", _changed(place, value), True)
    for place in places(COMPLETE):
        if place[-1] == "id":
            for value in ("", "1a", "a b", "ä", "x" * 65, "../a", "<b>", "a\u202eb"):
                yield Mutant(f"id {value!r} at {place}", _changed(place, value), True)
        if len(place) > 1 and place[-2] in ("sources", "items") and isinstance(place[-1], int):
            yield Mutant(f"unknown id at {place}", _changed(place, "no-such-id"), True)
    data = copy.deepcopy(COMPLETE)
    data["figures"][0]["id"] = "q1"
    yield Mutant("an id twice", as_yaml(data).encode(), True)


def _whole_files() -> Iterator[Mutant]:
    """What is wrong with a file as a whole."""
    good = GOOD.encode()
    bomb = "a0: &a0 [x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
    )
    merge = "m0: &m0 {a: b}\n" + "".join(
        f"m{n}: &m{n} {{<<: [*m{n - 1}, *m{n - 1}]}}\n" for n in range(1, 24)
    )
    yield Mutant("as it is", good, False)
    yield Mutant("with CRLF", good.replace(b"\n", b"\r\n"), False)
    yield Mutant("with CR", good.replace(b"\n", b"\r"), False)
    yield Mutant("with a byte order mark", b"\xef\xbb\xbf" + good, False)
    for name, data in {
        "empty": b"", "a space": b" ", "a comment": b"# x\n", "null": b"null\n", "text": b"text\n",
        "a list": b"- a\n", "UTF-16": GOOD.encode("utf-16"), "UTF-32": GOOD.encode("utf-32"),
        "Latin-1": "article: {title: \xe4}\n".encode("latin-1"), "binary": bytes(range(256)),
        "two documents": good + b"---\n" + good, "a bomb of aliases": bomb.encode(),
        "a bomb of merges": merge.encode(), "deep lists": b"[" * 30_000, "deep maps": b"{a: " * 9_000,
        "deep blocks": "".join(" " * n + "a:\n" for n in range(900)).encode(),
        "deep keys": b"? " * 5_000, "deep entries": b"- " * 5_000, "a directive": b"%YAML 9.9\n" + good,
        "a long text": good.replace(b"A title", b"x" * 30_000), "surrogates": b"a: \xed\xa0\x80\n",
        "a huge number": b"article: " + b"9" * 5_000, "too long": b"# " + b"x" * 9_000_000,
        "a long key": b"x" * 5_000 + b": y\n", "a long key, asked for": b"? " + b"x" * 5_000 + b"\n: y\n",
        "many keys": b"".join(b"k%d: v\n" % n for n in range(20_000)),
        "many glosses without ids": b"article: {title: a, rights: b}\nquotes:\n" + b"- {exact: a}\n" * 5_000,
    }.items():  # fmt: skip
        yield Mutant(name, data, True)


def _accidents(rng: random.Random) -> Iterator[Mutant]:
    """Slips of the hand, which may leave a file that is right."""
    lines = GOOD.splitlines(keepends=True)
    for number in range(60):
        at = rng.randrange(len(GOOD))
        sign = rng.choice(_SIGNS)
        yield Mutant(f"sign {number}", (GOOD[:at] + sign + GOOD[at:]).encode(), None)
        end = at + rng.randrange(1, 30)
        yield Mutant(f"cut {number}", (GOOD[:at] + GOOD[end:]).encode(), None)
        one, two = sorted(rng.sample(range(len(lines)), 2))
        swapped = [*lines]
        swapped[one], swapped[two] = lines[two], lines[one]
        yield Mutant(f"swap {number}", "".join(swapped).encode(), None)
        indented = [*lines]
        indented[one] = rng.choice((" ", "  ", "\t")) + indented[one]
        yield Mutant(f"indent {number}", "".join(indented).encode(), None)
        yield Mutant(f"end {number}", GOOD[:at].encode(), None)
        raw = bytearray(GOOD.encode())
        raw[rng.randrange(len(raw))] = rng.randrange(128, 256)
        yield Mutant(f"byte {number}", bytes(raw), True)
    for name in _TEXTS:
        yield Mutant(f"{name} misspelt", GOOD.replace(f"{name}:", f"{name}s:", 1).encode(), True)


def articles() -> Iterator[tuple[str, bytes]]:
    """More than 100 articles that keep a careless parser busy, end it, or are no text."""
    unit = {
        "[": 20_000, "![[]()": 8_000, "[a](<b": 8_000, "[a](": 8_000, "[a][": 8_000, "*": 20_000,
        "- ": 20_000, "1. ": 5_000, "> ": 10_000, ">": 20_000, "<http://a": 10_000, "<a@b.c": 10_000,
        "<b ": 10_000, "<b\n\n": 10_000, "<!--": 20_000, "<![CDATA[": 8_000, "<?": 20_000,
        "a[^1]": 5_000, "*a **b ": 5_000, "_a __b ": 5_000, "`a``b": 10_000, "# a\n": 20_000,
        "a\n=\n": 20_000, "a\n: b\n": 5_000, "```a\n": 20_000, "~~~\n\n": 20_000, "{: a }": 10_000,
        "&#1": 30_000, "\\[": 30_000, "|a": 20_000, "!!! a\n": 10_000, "[TOC]\n\n": 3_000,
    }  # fmt: skip
    around = {"alone": "{}", "in a list": "- {}", "in a quotation": "> {}", "in a heading": "# {}"}
    for text, times in unit.items():
        for place, form in around.items():
            yield f"{text!r} × {times:,} {place}", form.format(text * times).encode()
    yield "nested lists", "".join(" " * 4 * n + "- a\n" for n in range(1_000)).encode()
    yield "nested admonitions", "".join(" " * 4 * n + "!!! a\n" for n in range(1_000)).encode()
    yield "rising backticks", "".join("a" + "`" * n for n in range(600)).encode()
    yield "abbreviations", "".join(f"*[A{n}]: b\n" for n in range(12_000)).encode()
    yield "UTF-16", "# A\n".encode("utf-16")
    yield "Latin-1", "Stra\xdfe\n".encode("latin-1")
    yield "binary", bytes(range(256)) * 40
    yield "surrogates", b"\xed\xa0\x80"
    yield "5 MB", b"word " * 1_000_000
    yield "one line of 1.9 MB", b"word " * 380_000
    yield "metadata that grows", b"---\na: &a [x]\nb: [*a, *a]\n---\n# A\n"
    yield "deep metadata", b"---\na: " + b"[" * 3_000 + b"\n---\n# A\n"
