"""What a person did, where the parser of YAML says what it missed.

The parser names the place at which it gave up, often a line below the mistake, in its own words.
Here the lines around are looked at, and the mistake is named that people make there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from glossator.findings import shown

_KEY = re.compile(r"(?P<lead>\s*(?:- +)*)(?P<key>[\w.-]+):(?: |$)")
_GLUED_KEY = re.compile(r"\s*(?:- +)*[\w.-]+:[^\s/]")
_GLUED_DASH = re.compile(r"\s*-[\w.-]+: ")
_AFTER_QUOTES = re.compile(r""":\s+(?:"[^"]*"|'[^']*')\s*[^\s#,\]}]""")
_MISALIGNED = ("did not find expected key", "expected '-' indicator", "expected <document start>")
_FIRST_SIGN = ("cannot start any token", "mapping keys are not allowed", "directive")


class Mistake(NamedTuple):
    """What is wrong, on which 1-based line, and how to mend it."""

    line: int
    what: str
    mend: str


def mistake(error: Any, text: str, too_deep: tuple[str, str]) -> Mistake:
    """The mistake behind an error of the parser; ``too_deep`` says that values are nested so."""
    lines = text.splitlines() or [""]
    context, problem = (str(getattr(error, each, None) or "") for each in ("context", "problem"))
    problem = problem or str(getattr(error, "reason", None) or "")
    line = _line(getattr(error, "problem_mark", None) or _begun(error), lines)
    begun = _line(_begun(error), lines)
    written = lines[line - 1]
    merged = next((at for at, each in enumerate(lines, 1) if each.startswith("<<<<<<< ")), None)
    if merged is not None:
        what = "The file is in the midst of a merge: two versions stand between marks."
        return Mistake(merged, what, "Keep one of the two, and delete the lines with the marks.")
    if "nesting depth" in problem:
        return Mistake(line, *too_deep)
    if "\t" in written[: _indent(written)]:
        return Mistake(line, "A tab is used for indentation.", "Use spaces.")
    if "escape" in problem:
        mend = r"Write `\\` for a backslash, or put the text in single quotation marks."
        what = "A backslash within double quotation marks stands before a sign it has no sense for."
        return Mistake(line, what, mend)
    if "quoted scalar" in problem or "quoted scalar" in context:
        # The problem is where the text ends, the mistake is where it begins.
        what = "A quotation mark is opened and not closed."
        return Mistake(begun, what, "Close it, or double it inside.")
    if "',' or" in problem:
        sign = problem.rstrip("'")[-1]
        what = f"A bracket is opened and not closed: {shown(lines[begun - 1])}."
        return Mistake(begun, what, f"Close it with `{sign}`, or put a comma between its parts.")
    if "comment or line break" in problem:
        what = f"Text stands behind `|` or `>`: {shown(written)}."
        return Mistake(line, what, "Begin it on the next line, two spaces further in.")
    if any(sign in problem for sign in _FIRST_SIGN):
        what = f"A text may not begin with that character: {shown(written)}."
        return Mistake(line, what, "Put the text in quotation marks.")
    if "expected ':'" in problem:
        return _without_colon(begun, lines)
    return _of_layout(line, lines, problem)


def _of_layout(line: int, lines: list[str], problem: str) -> Mistake:
    """A line that does not fit to those above it."""
    written = lines[line - 1]
    above = next((at for at in range(line - 1, 0, -1) if _says(lines[at - 1])), None)
    if above is not None and "mapping values" in problem:
        before = lines[above - 1]
        if _GLUED_DASH.match(before):
            what = f"A space is missing after the dash: {shown(before)}."
            return Mistake(above, what, "Write `- id: …`.")
        if _GLUED_KEY.match(before):
            what = f"A space is missing after the colon: {shown(before)}."
            return Mistake(above, what, "Write `key: value`.")
        if _indent(before) == _indent(written) and ":" not in before:
            return _without_colon(above, lines)
    if any(each in problem for each in _MISALIGNED) and _AFTER_QUOTES.search(written):
        what = f"Something stands after the closing quotation mark: {shown(written)}."
        return Mistake(line, what, "Put the whole text in quotation marks; double those inside.")
    if _KEY.match(written) and (wanted := _wanted(line, lines)) is not None:
        return _misaligned(line, written, wanted)
    if "mapping values are not allowed" in problem:
        what = "A colon followed by a space stands where no new key can begin."
        mend = "Put the whole text in quotation marks, or indent the line as its neighbours are."
        return Mistake(line, what, mend)
    said = shown(problem or "unknown problem").strip("“”")
    mend = "Look at the indentation, quotation marks and brackets just before this place."
    return Mistake(line, f"This is not valid YAML ({said}).", mend)


def _misaligned(line: int, written: str, wanted: int) -> Mistake:
    there = _spaces(_indent(written))
    what = f"The line {shown(written)} begins with {there}, and its neighbours with {wanted}."
    mend = f"Begin it with {_spaces(wanted)}: keys of one entry stand exactly below one another."
    return Mistake(line, what, mend)


def _spaces(number: int) -> str:
    return "no space" if number == 0 else "1 space" if number == 1 else f"{number} spaces"


def _wanted(line: int, lines: list[str]) -> int | None:
    """How far in a line should begin, as those above it do; None if it does, or none tells."""
    written = lines[line - 1]
    columns = set(_columns(lines[: line - 1], of_dash=written.lstrip().startswith("- ")))
    if not columns or _indent(written) in columns:
        return None
    return min(columns, key=lambda column: (abs(column - _indent(written)), -column))


def _columns(above: list[str], *, of_dash: bool) -> Iterator[int]:
    """Where the keys, or the dashes, begin of the line above and of those that it belongs to."""
    outer = 1_000
    for written in reversed(above):
        found = _KEY.match(written)
        if not _says(written) or found is None or _indent(written) >= outer:
            continue
        outer = _indent(written)
        dashed = "-" in found["lead"]
        if of_dash and dashed:
            yield outer
        elif not of_dash:
            yield len(found["lead"])
        if outer == 0:
            return


def _without_colon(line: int, lines: list[str]) -> Mistake:
    what = f"A colon is missing: {shown(lines[line - 1])}."
    return Mistake(line, what, "Write `key: value`; go on with a long text two spaces further in.")


def _says(written: str) -> bool:
    return bool(written.strip()) and not written.lstrip().startswith("#")


def _indent(written: str) -> int:
    return len(written) - len(written.lstrip())


def _begun(error: Any) -> Any:
    return getattr(error, "context_mark", None) or getattr(error, "problem_mark", None)


def _line(mark: Any, lines: list[str]) -> int:
    """The end of the file counts as one more line to the parser."""
    return min(mark.line + 1, len(lines)) if mark is not None else 1
