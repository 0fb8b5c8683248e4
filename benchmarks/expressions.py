"""Whether a regular expression of the package takes more than linear time on any text.

    python benchmarks/expressions.py [NAME…]

Every regular expression that a module holds, compiles or hands to ``re`` is tried as it is used:
with ``match`` where the package does nothing but that, else from every place of a text. Texts are
repetitions: of signs that mean something somewhere, and of what the expression itself looks for,
piece by piece, for the slow ones begin over and over and never end. One is slow if twice the text
takes more than three times the time. NAME is a part of where they are: `prose`.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

import glossator
from glossator.detecting.figures.lexicon import lexicon

SIZE = 8_000
RATIO = 3.0
SUSPECT = 0.004
"""Seconds; at this size whatever is quadratic takes more, at the least a nanosecond a step."""

SIGNS = (
    "a", " ", "\n", "\t", "<", ">", "<a", "<a ", "<!--", "&", "&a", "&#1", "[", "](", "[a](",
    "*", "_", "`", "#", "-", "--", ".", ",", "0", "1,", "1.", "0.0", "$", "%", "“", "”", "'", '"',
    "(", ")", "a,", "a ", "A ", "A. ", "1 ", "<script", "</", '="', "a=", "a:\n", "- ", "::", "/",
    "\\", "A-", "\u00ad", "of ", "said ", "Mr. ", "May ", "5 May ", "1-2 ", "5% ", "€5 ",
    "<h1 ", "<b x='", "---\n", "a: b\n",
)  # fmt: skip
ENDS = ("", "\0", "x!")
_SAMPLES = "a0A -.,:;/\n\t<>\"'()[]_@=#&“”\u00a0é€"
_ANCHORED = {"match", "fullmatch"}


class Expression(NamedTuple):
    """One regular expression, and whether it is only tried at the beginning of a text."""

    place: str
    pattern: re.Pattern[str]
    anchored: bool


def expressions() -> Iterator[Expression]:
    """Those that modules hold, and those written within functions."""
    for module in pkgutil.walk_packages(glossator.__path__, "glossator."):
        if module.name.endswith("mkdocs_plugin"):
            continue
        held = importlib.import_module(module.name)
        assert held.__file__ is not None
        tree = ast.parse(Path(held.__file__).read_text(encoding="utf-8"))
        for name, value in vars(held).items():
            group = value if isinstance(value, (list, tuple)) else [value]
            for number, each in enumerate(group):
                if isinstance(each, re.Pattern) and isinstance(each.pattern, str):
                    place = f"{module.name}.{name}" + (f"[{number}]" if group is value else "")
                    yield Expression(place, each, each is value and _only_at_the_start(tree, name))
        yield from _within_functions(module.name, tree)
    for language in ("en", "de"):
        for name, value in vars(lexicon(language)).items():
            if isinstance(value, re.Pattern):
                yield Expression(f"lexicon {language}: {name}", value, anchored=False)


def _only_at_the_start(tree: ast.Module, name: str) -> bool:
    """Whether a module only calls ``name.match(text)`` and the like, and never with a slice."""
    calls = {
        id(node.func.value): node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    }
    uses = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    return bool(uses) and all(
        (call := calls.get(id(use))) is not None
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in _ANCHORED
        and len(call.args) == 1
        and not isinstance(call.args[0], ast.Subscript)
        for use in uses
    )


def _within_functions(module: str, tree: ast.Module) -> Iterator[Expression]:
    """Calls of ``re`` in functions; what is put into a pattern there is taken for a comma."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    calls = {id(node): node for each in functions for node in ast.walk(each)}
    for node in calls.values():
        if not (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr not in ("escape", "Pattern", "Match", "purge")
            and (written := _written(node.args[0])) is not None
        ):
            continue
        flags = [_flag(each) for each in (*node.args[1:], *(key.value for key in node.keywords))]
        yield Expression(
            f"{module}:{node.lineno}",
            re.compile(written, sum(flags)),
            node.func.attr in _ANCHORED and not isinstance(node.args[1], ast.Subscript),
        )


def _written(node: ast.expr) -> str | None:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_written(part) or "," for part in parts)
        case _:
            return None


def _flag(node: ast.expr) -> int:
    named = [
        each.attr
        for each in ast.walk(node)
        if isinstance(each, ast.Attribute)
        and isinstance(each.value, ast.Name)
        and each.value.id == "re"
    ]
    return sum(
        int(getattr(re, name)) for name in named if isinstance(getattr(re, name), re.RegexFlag)
    )


def texts(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts on which the pattern may have much to do in vain.

    Of ``size`` signs, if one is repeated; of what is longer more, so that as many beginnings as
    there are, times the signs to read from each, come to the same.
    """
    own = tuple(dict.fromkeys(_runs(pattern)))
    for repeated in dict.fromkeys((*SIGNS, *own)):
        for end in ENDS:
            yield repeated * int(size / len(repeated) ** 0.5) + end
    # What begins once and goes on for long.
    begun = list(dict.fromkeys(_beginnings(pattern)))
    for first, repeated in itertools.product(
        begun, ("a", " ", "\n", "0", "<", "“", "- ", *own[:12])
    ):
        yield first + repeated * (size // len(repeated)) + "\0"


def _runs(pattern: re.Pattern[str]) -> Iterator[str]:
    """What each stretch of the pattern matches, the longest ones last."""
    for parts in _sequences(parser.parse(pattern.pattern, pattern.flags)):
        made = [_sample(part) for part in parts]
        for length in range(1, len(made) + 1):
            for start in range(min(len(made) - length + 1, 6)):
                if run := "".join(made[start : start + length]):
                    yield run


def _beginnings(pattern: re.Pattern[str]) -> Iterator[str]:
    """What the first parts of the pattern match, of its whole and of each branch."""
    parts = list(parser.parse(pattern.pattern, pattern.flags))
    yield from itertools.accumulate(map(_sample, parts))
    for operation, argument in parts:
        if operation is codes.BRANCH:
            for branch in argument[1]:
                yield from itertools.accumulate(map(_sample, branch))


def _sequences(parts: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """A pattern, and each pattern within it."""
    yield list(parts)
    for operation, argument in parts:
        if operation is codes.BRANCH:
            for branch in argument[1]:
                yield from _sequences(branch)
        elif operation is codes.SUBPATTERN:
            yield from _sequences(argument[-1])
        elif operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _sequences(argument[2])


def _sample(part: tuple[Any, Any]) -> str:
    """Something that a part of a pattern matches, by itself."""
    operation, argument = part
    if operation is codes.LITERAL:
        return chr(argument)
    if operation is codes.SUBPATTERN:
        return "".join(map(_sample, argument[-1]))
    if operation is codes.ATOMIC_GROUP:
        return "".join(map(_sample, argument))
    if operation is codes.BRANCH:
        return "".join(map(_sample, argument[1][0]))
    if operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        least, most, parts = argument
        return "".join(map(_sample, parts)) * max(int(least), min(1, int(most)))
    if operation in (codes.IN, codes.NOT_LITERAL, codes.ANY):
        return next(filter(lambda sign: _is_in(sign, operation, argument), _SAMPLES), "")
    return ""


def _is_in(sign: str, operation: Any, argument: Any) -> bool:
    if operation is codes.ANY:
        return sign != "\n"
    if operation is codes.NOT_LITERAL:
        return ord(sign) != argument
    negated = any(each is codes.NEGATE for each, _ in argument)
    return negated != any(_of_class(sign, each, value) for each, value in argument)


def _of_class(sign: str, operation: Any, value: Any) -> bool:
    if operation is codes.LITERAL:
        return ord(sign) == value
    if operation is codes.RANGE:
        return bool(value[0] <= ord(sign) <= value[1])
    if operation is codes.CATEGORY:
        name = str(value).rpartition("_")[2]
        asked = {
            "DIGIT": unicodedata.decimal(sign, None) is not None,
            "SPACE": sign.isspace(),
            "WORD": sign.isalnum() or sign == "_",
        }[name]
        return asked != ("NOT" in str(value))
    return False


def taken(expression: Expression, text: str, runs: int = 1) -> float:
    """Seconds of the processor, the least of some runs."""

    def once() -> float:
        start = time.process_time()
        if expression.anchored:
            expression.pattern.match(text)
            expression.pattern.fullmatch(text)
        else:
            for _ in expression.pattern.finditer(text):
                pass
        return time.process_time() - start

    return min(once() for _ in range(runs))


def growth(expression: Expression) -> str | None:
    """On what it is slow, and how slow; None if it is not."""
    pattern = expression.pattern
    for number, text in enumerate(texts(pattern, SIZE)):
        if taken(expression, text) < SUSPECT or taken(expression, text, 3) < SUSPECT:
            continue
        # The machine may have been busy: what is quadratic stays so.
        longer = [next(itertools.islice(texts(pattern, SIZE * by), number, None)) for by in (2, 4)]
        seconds = [taken(expression, each, 3) for each in (text, *longer)]
        if seconds[1] > RATIO * seconds[0] and seconds[2] > RATIO * seconds[1]:
            told = ", ".join(f"{each * 1000:.0f} ms" for each in seconds)
            return f"{expression.place} on {text[:40]!r}…: {told}"
    return None


def slow(names: Sequence[str] = ()) -> Iterator[str]:
    """Each that is slow; what is being tried is shown on a terminal."""
    every = [
        each for each in expressions() if not names or any(name in each.place for name in names)
    ]
    for number, each in enumerate(every, 1):
        if sys.stderr.isatty():
            print(f"\r\033[K{number}/{len(every)} {each.place}", end="", file=sys.stderr)
        found = growth(each)
        if found is not None:
            yield found
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr)
    anchored = sum(each.anchored for each in every)
    print(f"{len(every)} regular expressions, {anchored} of them tried at the beginning only")


def main() -> None:
    """Print what is slow."""
    start, found = time.process_time(), 0
    for line in slow(sys.argv[1:]):
        print(line, flush=True)
        found += 1
    print(f"{found} slow, in {time.process_time() - start:.0f} s")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
