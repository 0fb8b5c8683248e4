"""Does a gloss find its passage after the article was changed, and never another?

    python benchmarks/anchoring.py [--seed N] [--seeds N] [--passages N] [--without-fingerprints]
                                   [--no-peers] [--examples]

A passage of an article is glossed with a selector that leads to it and nowhere else, as
``glossator check`` demands. The article is then changed (mutations.py), so that the place of the
passage afterwards is known, and asked for again. Whoever answers may be right, wrong or silent:

* *placed*: on the page without asking. *sure*: proposed, and what ``check --fix`` writes.
  *offered*: the place that ``check`` proposes to a person. *among*: one of several offered.
* *wrong*: placed elsewhere than the passage, or at all where it is gone or where a number, a
  name or a “not” in it has changed; and the same of what is sure.
* *elsewhere*: all that was offered lies elsewhere, which a person has to see. *refused*: nothing
  is placed, sure or offered.

A place is right if it covers more than half of the passage and not more than as much again; what
is placed or sure must be the passage to the letter, white space and marks at its ends aside.

The peers get the same selectors: ``reanchor`` as its documentation says, with its own defaults,
and bare ``str.find``. Of them, an answer at the passage is right and any other is wrong; a changed
number that they take for the same is counted apart, as *taken*.
"""

from __future__ import annotations

import argparse
import html as html_module
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from articles import Article, articles
from mutations import AFTER, SPACELESS, WITH_COPIES, Case, pieces

from glossator.anchoring import Anchorer
from glossator.annotate import Placement, place
from glossator.fingerprints import fingerprints
from glossator.judging.repairs import repaired
from glossator.model import Article as Meta
from glossator.model import Gloss, Quote, Span, TextQuoteSelector
from glossator.selecting import selector_for
from glossator.text import seal, visible_text

_OPEN, _CLOSE = "\ue000", "\ue001"
_EDGE = " \n\u00a0\u2009\u202f\u00ad\u200b\u200e\u2060.,;:!?。、،”“„«»\"'’‘‚()"


class Trial(NamedTuple):
    """A selector, the article it was written for, and the article as it is now."""

    article: str
    language: str
    mutation: str
    style: str
    fate: str
    selector: TextQuoteSelector
    original: str
    html: str
    text: str
    truth: Span | None


def main() -> None:
    """Run the trials and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_Plain)
    parser.add_argument("--seed", type=int, default=1, help="the first seed")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds, one after another")
    parser.add_argument("--passages", type=int, default=5, help="passages of each article")
    parser.add_argument(
        "--without-fingerprints", action="store_true", help="glosses that know words alone"
    )
    parser.add_argument("--no-peers", action="store_true", help="ours alone")
    parser.add_argument("--examples", action="store_true", help="print each trial that failed")
    parser.add_argument("--only", help="mutations whose names hold this alone")
    options = parser.parse_args()
    who: dict[str, Callable[[Trial], str]] = {
        "glossator": lambda trial: ours(trial, known=not options.without_fingerprints)
    }
    if not options.no_peers:
        who |= peers()
    counts: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in who}
    spent: Counter[str] = Counter()
    seeds = range(options.seed, options.seed + options.seeds)
    for seed in seeds:
        for number, trial in enumerate(trials(seed, options.passages), start=1):
            if options.only and options.only not in trial.mutation:
                continue
            if sys.stderr.isatty() and number % 50 == 0:
                print(f"\rseed {seed}, trial {number}", end="", file=sys.stderr)
            for name, answer in who.items():
                start = time.perf_counter()
                said = answer(trial)
                spent[name] += time.perf_counter() - start
                counts[name][trial.mutation][f"{trial.fate} {said}"] += 1
                if options.examples and name == "glossator" and _is_failure(trial.fate, said):
                    _show(trial, said, known=not options.without_fingerprints)
    known = "without" if options.without_fingerprints else "with"
    print(f"\nseeds {seeds.start}–{seeds.stop - 1}, gloss files {known} fingerprints")
    print_ours(counts["glossator"], spent["glossator"])
    for name in who:
        if name != "glossator":
            print_peer(name, counts[name], spent[name])


class _Plain(argparse.RawDescriptionHelpFormatter):
    pass


def _is_failure(fate: str, said: str) -> bool:
    if "wrong" in said:
        return True
    return said != "refused" if fate == "gone" else said in ("refused", "elsewhere")


# Trials


def trials(seed: int, passages: int) -> Iterator[Trial]:
    """All trials of a seed: the same for the same seed."""
    for article in articles(random.Random(f"{seed} articles")):
        rng = random.Random(f"{seed} {article.name}")
        for case in (passage(article, rng) for _ in range(passages)):
            styles = rng.sample(STYLES, 2)
            for name, after in AFTER.items():
                yield from _tried((article.name, name), case, after(case, rng), styles, rng)
            for name, (before, after) in WITH_COPIES.items():
                copied = before(case, rng)
                if copied is not None:
                    changed = after(copied, rng)
                    yield from _tried((article.name, name), copied, changed, styles, rng)


def passage(article: Article, rng: random.Random) -> Case:
    """A figure, some words, a sentence or several, within a paragraph."""
    lines = article.text.split("\n")
    at = rng.choice([n for n, line in enumerate(lines) for _ in range(1 + len(line) // 100)])
    words = pieces(lines[at], article.language)
    scale = 2 if article.language in SPACELESS else 1
    size = scale * rng.choice([1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 45])
    figures = [n for n, word in enumerate(words) if any(sign.isdigit() for sign in word)]
    size = min(size, len(words))
    start = rng.randint(0, len(words) - size)
    if size <= 2 * scale and figures:
        start = min(rng.choice(figures), len(words) - size)
    between = "" if article.language in SPACELESS else " "
    head = between.join(words[:start]) + (between if start else "")
    chosen = between.join(words[start : start + size])
    tail = between.join(words[start + size :])
    tail = between + tail if tail else ""
    trimmed = chosen.strip(_EDGE)
    if trimmed and rng.random() < 0.7:
        lead = chosen.index(trimmed)
        head, tail = head + chosen[:lead], chosen[lead + len(trimmed) :] + tail
        chosen = trimmed
    before = "".join(f"{line}\n" for line in lines[:at]) + head
    after = tail + "".join(f"\n{line}" for line in lines[at + 1 :])
    return Case(before, chosen, after, article.language)


def _tried(
    names: tuple[str, str], case: Case, changed: Case | None, styles: list[str], rng: random.Random
) -> Iterator[Trial]:
    if changed is None or not case.passage.strip():
        return
    article, name = names
    original = visible_text(_html(case.text))
    html, text, truth = _rendered(changed, rng)
    # Letters of the gloss file itself are those of the article when it was written.
    start = visible_text(_html(case.before + _OPEN + case.passage + case.after)).index(_OPEN)
    span = Span(start, start + len(case.passage))
    if original[span.start : span.end] != case.passage:
        return
    for style in styles:
        selector = selector_of(style, original, span, case)
        if selector is not None:
            fate = changed.fate
            yield Trial(
                article, case.language, name, style, fate, selector, original, html, text, truth
            )


def _rendered(case: Case, rng: random.Random) -> tuple[str, str, Span | None]:
    """The page's HTML, its visible text, and where the passage stands in it."""
    state = rng.getrandbits(32)
    marked = f"{case.before}{_OPEN}{case.passage}{_CLOSE}{case.after}"
    html = _html(case.text, case.entities, random.Random(state))
    text = visible_text(html)
    if case.fate == "gone":
        return html, text, None
    seen = visible_text(_html(marked))
    start = seen.index(_OPEN)
    end = seen.index(_CLOSE) - 1
    return html, text, Span(start, min(end, len(text)))


def _html(text: str, entities: bool = False, rng: random.Random | None = None) -> str:
    def written(match: str) -> str:
        if rng is not None and (not match.isascii() or rng.random() < 0.05):
            return rng.choice([f"&#{ord(match)};", f"&#x{ord(match):X};"])
        return match

    blocks = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if entities:
            safe = "".join(written(sign) if sign not in "&<> " else sign for sign in line)
        else:
            safe = html_module.escape(line, quote=False)
        blocks.append(f"<p>{safe}</p>")
    return "\n".join(blocks)


STYLES = ["exact", "exact", "prefix", "suffix", "both", "both", "long", "drafted", "drafted"]
"""How people write selectors; some more often than others."""


def selector_of(style: str, text: str, span: Span, case: Case) -> TextQuoteSelector | None:
    """A selector of that style, if it leads to the passage in the article it is written for."""
    exact = text[span.start : span.end]
    size = 12 if case.language in SPACELESS else 4
    prefix = "".join(_last(text[: span.start], case.language, size))
    suffix = "".join(_first(text[span.end :], case.language, size))
    if style == "drafted":
        try:
            return selector_for(text, span)
        except ValueError:
            return None
    made = {
        "exact": TextQuoteSelector(exact=exact),
        "prefix": TextQuoteSelector(exact=exact, prefix=prefix or None),
        "suffix": TextQuoteSelector(exact=exact, suffix=suffix or None),
        "both": TextQuoteSelector(exact=exact, prefix=prefix or None, suffix=suffix or None),
        "long": TextQuoteSelector(
            exact=exact,
            prefix=text[max(0, span.start - 60) : span.start] or None,
            suffix=text[span.end : span.end + 60] or None,
        ),
    }[style]
    return made if Anchorer(text).anchor([made], propose=False).span == span else None


def _last(text: str, language: str, size: int) -> str:
    line = text.rpartition("\n")[2]
    words = pieces(line, language)
    return ("" if language in SPACELESS else " ").join(words[-size:])


def _first(text: str, language: str, size: int) -> str:
    line = text.partition("\n")[0]
    words = pieces(line, language)
    return ("" if language in SPACELESS else " ").join(words[:size])


# Answers


def _placement(trial: Trial, *, known: bool) -> Placement:
    selector = trial.selector
    quote = Quote(id="q1", exact=selector.exact, prefix=selector.prefix, suffix=selector.suffix)
    meta = Meta(
        title="T",
        rights="r",
        language=trial.language,
        words=seal(trial.original),
        fingerprints=fingerprints(trial.original) if known else None,
    )
    gloss = Gloss(path=Path("a.gloss.yml"), article=meta, quotes=(quote,))
    return place(trial.html, gloss)


def ours(trial: Trial, *, known: bool) -> str:
    """What ``glossator check`` would say, in a word."""
    selector = trial.selector
    placement = _placement(trial, known=known)
    span = placement.spans.get("q1")
    if span is not None:
        right = trial.fate == "same" and _to_the_letter(span, trial)
        return "placed" if right else "placed wrong"
    offered = [proposal.span for proposal in placement.lost["q1"].proposals]
    for finding in repaired(placement):
        for fix in finding.fixes:
            if fix.sure:
                span = _place_of(fix.values, selector, placement.text)
                right = trial.fate == "same" and span and _to_the_letter(span, trial)
                return "sure" if right else "sure wrong"
    if not offered:
        return "refused"
    if is_right(offered[0], trial.truth):
        return "offered" if len(offered) == 1 else "offered first"
    if any(is_right(each, trial.truth) for each in offered):
        return "among"
    return "elsewhere"


def _place_of(
    values: tuple[tuple[str, str | None], ...], selector: TextQuoteSelector, text: str
) -> Span | None:
    """Where the selector leads once the fix is written."""
    now = {"exact": selector.exact, "prefix": selector.prefix, "suffix": selector.suffix}
    now |= dict(values)
    mended = TextQuoteSelector(exact=now["exact"] or "", prefix=now["prefix"], suffix=now["suffix"])
    return Anchorer(text).anchor([mended], propose=False).span


def is_right(span: Span, truth: Span | None) -> bool:
    """Whether a place covers most of the passage and little else."""
    if truth is None:
        return False
    shared = min(span.end, truth.end) - max(span.start, truth.start)
    return 2 * shared > max(span.end - span.start, truth.end - truth.start)


def _to_the_letter(span: Span, trial: Trial) -> bool:
    if trial.truth is None or not is_right(span, trial.truth):
        return False
    return trial.text[span.start : span.end].strip(_EDGE) == trial.text[
        trial.truth.start : trial.truth.end
    ].strip(_EDGE)


def peers() -> dict[str, Callable[[Trial], str]]:
    """Others who are asked the same; those that are installed."""
    found: dict[str, Callable[[Trial], str]] = {"str.find": _by_find}
    try:
        import reanchor  # noqa: PLC0415
    except ImportError:
        print("reanchor is not installed: pip install 'reanchor>=0.3,<0.4'", file=sys.stderr)
        return found

    def by_reanchor(trial: Trial) -> str:
        selector = reanchor.TextQuoteSelector(
            exact=trial.selector.exact,
            prefix=trial.selector.prefix or "",
            suffix=trial.selector.suffix or "",
        )
        answer = reanchor.resolve_quote(trial.text, selector)
        return _judged(None if answer is None else Span(answer.start, answer.end), trial)

    return {"reanchor": by_reanchor, **found}


def _by_find(trial: Trial) -> str:
    exact = trial.selector.exact
    prefix, suffix = trial.selector.prefix or "", trial.selector.suffix or ""
    at = trial.text.find(prefix + exact + suffix)
    start = at + len(prefix) if at != -1 else trial.text.find(exact)
    return _judged(None if start == -1 else Span(start, start + len(exact)), trial)


def _judged(span: Span | None, trial: Trial) -> str:
    if span is None:
        return "refused"
    if not is_right(span, trial.truth):
        return "wrong"
    return "right" if trial.fate == "same" else "taken"


# The table


def _total(counts: dict[str, Counter[str]]) -> Counter[str]:
    return sum(counts.values(), Counter())


def _sum(counts: Counter[str], fates: str, said: str) -> int:
    return sum(
        number
        for key, number in counts.items()
        if key.partition(" ")[0] in fates.split() and key.partition(" ")[2] in said.split("|")
    )


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f} %" if whole else "–"


_LEADS = "placed|sure|offered|offered first"


def print_ours(counts: dict[str, Counter[str]], seconds: float) -> None:
    """One line for each mutation, then the totals."""
    columns = ("trials", "placed", "sure", "offered", "among", "elsewh.", "refused", "WRONG")
    print(f"{'mutation':<32}" + "".join(f"{name:>9}" for name in columns))
    for name, each in [*counts.items(), ("all", _total(counts))]:
        fates = "same changed gone"
        row = (
            each.total(),
            _sum(each, fates, "placed"),
            _sum(each, fates, "sure"),
            _sum(each, fates, "offered|offered first"),
            _sum(each, fates, "among"),
            _sum(each, fates, "elsewhere"),
            _sum(each, fates, "refused"),
            _sum(each, fates, "placed wrong|sure wrong"),
        )
        print(f"{name:<32}" + "".join(f"{number:>9,}" for number in row))
    total = _total(counts)
    there = sum(number for key, number in total.items() if not key.startswith("gone"))
    gone = total.total() - there
    first, among = _sum(total, "same changed", _LEADS), _sum(total, "same changed", "among")
    print(f"passages that are there: {there:,}")
    print(f"  found (placed, or offered at once)  {_share(first, there)}")
    print(f"  found, with those among several     {_share(first + among, there)}")
    print(f"  found by reanchor's kinds of change {_comparable(counts)}")
    print(f"passages that are gone: {gone:,}")
    refused = _sum(total, "gone", "refused")
    unsure = gone - _sum(total, "gone", "placed wrong|sure wrong|placed|sure")
    print(f"  refused (not even offered)          {_share(refused, gone)}")
    print(f"  not placed and not sure             {_share(unsure, gone)}")
    alone = Counter[str]()
    for name in ("deleted", "sentence deleted", "paragraph deleted"):
        alone += counts.get(name, Counter())
    refused = _sum(alone, "gone", "refused")
    print(f"  refused of those deleted alone      {_share(refused, alone.total())}")
    wrong = "placed wrong|sure wrong"
    print(
        f"wrong: {_sum(total, 'same changed gone', wrong)}; placed "
        f"{_sum(total, 'same changed gone', 'placed wrong')}, sure "
        f"{_sum(total, 'same changed gone', 'sure wrong')}"
    )
    print(f"{1000 * seconds / max(1, total.total()):.1f} ms a trial")


_ITS_KINDS = (
    "sentence before|paragraph inserted|white space|typography|quote style|spelling|word replaced|"
    "duplicated|paragraph moved|retypeset|rewritten|edited, a copy left|scanned"
)


def _comparable(counts: dict[str, Counter[str]]) -> str:
    some: Counter[str] = sum(
        (each for name, each in counts.items() if name in _ITS_KINDS.split("|")), Counter()
    )
    return _share(_sum(some, "same changed", f"{_LEADS}|among"), some.total())


def print_peer(name: str, counts: dict[str, Counter[str]], seconds: float) -> None:
    """The totals of a peer."""
    total = _total(counts)
    there = sum(number for key, number in total.items() if not key.startswith("gone"))
    gone = total.total() - there
    changed = sum(number for key, number in total.items() if key.startswith("changed"))
    right = _sum(total, "same changed", "right|taken")
    print(
        f"{name}: found {_share(right, there)}, wrong {_sum(total, 'same changed gone', 'wrong'):,}"
        f", of the gone refused {_share(_sum(total, 'gone', 'refused'), gone)}, changed passages "
        f"taken for the same {_share(_sum(total, 'changed', 'taken'), changed)}, "
        f"{1000 * seconds / max(1, total.total()):.1f} ms a trial"
    )


def _show(trial: Trial, said: str, *, known: bool) -> None:
    now = None if trial.truth is None else trial.text[trial.truth.start : trial.truth.end]
    print(f"--- {trial.article}, {trial.mutation}, {trial.style}: {said}")
    print(f"    {trial.selector}\n    now {now!r}")
    found = _placement(trial, known=known).lost.get("q1")
    for each in found.proposals if found else ():
        print(f"    offered {each}")


if __name__ == "__main__":
    main()
