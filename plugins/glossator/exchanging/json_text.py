"""JSON of strangers: read whole or refused with the line that is wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn

MAX_BYTES = 20_000_000
"""The largest file, in bytes, that is read."""

_STRING_OR_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b', re.DOTALL)
_LONGEST_NUMBER = 18


class UnreadableError(ValueError):
    """A file that cannot be used; ``line`` is 1-based, the message says what and how to mend it."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


class Object(dict[str, Any]):
    """A JSON object that remembers a key that stood in it twice."""

    repeated: str | None = None


def read_text(data: bytes, encoding: str = "utf-8") -> str:
    """The text of a file, without its byte order mark.

    Raises:
        UnreadableError: it is too long, binary or in another encoding.
    """
    if len(data) > MAX_BYTES:
        what = f"The file is longer than {MAX_BYTES // 1_000_000} MB. Split it."
        raise UnreadableError(1, what)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and encoding == "utf-8":
        raise UnreadableError(1, "The file is UTF-16. Save it as UTF-8.")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        mend = "Save it as UTF-8, or say with --encoding what it is (latin-1)."
        raise UnreadableError(line, f"The file is not {encoding.upper()} text. {mend}") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise UnreadableError(line, "The file is no text but binary data.")
    return text.removeprefix("\ufeff")


def read_json(text: str) -> Any:
    """What the JSON says; objects are :class:`Object`.

    Raises:
        UnreadableError: it is no JSON, is nested too deeply, or holds what JSON has no word for.
    """
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_refused,
            # Longer ones cost time and are no offset; as text they are of the wrong type.
            parse_int=lambda digits: int(digits) if len(digits) <= _LONGEST_NUMBER else digits,
        )
    except json.JSONDecodeError as error:
        what = f"This is not valid JSON: {error.msg} (column {error.colno})."
        end = error.pos >= len(text.rstrip())
        mend = "The file seems cut off; fetch it again." if end else "Export it again."
        raise UnreadableError(error.lineno, f"{what} {mend}") from error
    except _ConstantError as error:
        line = _line_of_constant(text)
        what = f"{error} is no JSON. Write a number or null."
        raise UnreadableError(line, what) from error
    except RecursionError as error:
        raise UnreadableError(1, "The JSON is nested too deeply.") from error


def repeated_key(value: Any) -> str | None:
    """A key that stands twice in an object somewhere in ``value``."""
    return next(
        (
            each.repeated
            for each in _walk(value)
            if isinstance(each, Object) and each.repeated is not None
        ),
        None,
    )


def half_character(value: Any) -> bool:
    """Whether a text in ``value`` holds half of a surrogate pair, which is no character."""
    return any(isinstance(each, str) and not _is_whole(each) for each in _walk(value))


def _is_whole(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _walk(value: Any) -> Iterator[Any]:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        yield item
        if isinstance(item, dict):
            waiting += item.keys()
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item


class _ConstantError(ValueError):
    pass


def _refused(name: str) -> NoReturn:
    raise _ConstantError(name)


def _object(pairs: list[tuple[str, Any]]) -> Object:
    made = Object(pairs)
    if len(made) < len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                made.repeated = key
            seen.add(key)
    return made


def _line_of_constant(text: str) -> int:
    for found in _STRING_OR_CONSTANT.finditer(text):
        if not found[0].startswith('"'):
            return text.count("\n", 0, found.start()) + 1
    return 1
