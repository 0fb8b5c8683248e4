"""The catalogues of the page's own words, from the code: ``make translations``.

A text is what the code gives to ``say`` or ``count`` of a ``Translator``, or holds in one of
the tables whose words are said later. Catalogues name no lines and no day, so that they
change only when a text does.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from glossator.bar import MODES
from glossator.citations import TITLE_BASES
from glossator.labels import KIND_NAMES
from glossator.lesson.accepting import CARD_RUBRICS
from glossator.lesson.answered import RUBRICS
from glossator.lesson.plan import KEY_QUESTIONS, SIFT
from glossator.vocabulary import FIDELITIES, KINDS, MANNERS, VERDICTS

PACKAGE = Path(__file__).parent.parent / "plugins" / "glossator"
LOCALES = PACKAGE / "locales"


def texts() -> Iterator[str | tuple[str, str]]:
    """Every text that the page may say; a pair is for one and for many."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from said_in(path.read_text(encoding="utf-8"))
    for pair in KIND_NAMES.values():
        yield from pair
    for table in (FIDELITIES, VERDICTS):
        for word, meaning in table.items():
            yield word.replace("-", " ")
            yield meaning
    yield from KINDS.values()
    yield from MODES.values()
    yield from TITLE_BASES.values()
    yield from MANNERS.values()
    for table in (SIFT, KEY_QUESTIONS, RUBRICS.values(), CARD_RUBRICS.values()):
        for parts in table:
            yield from parts


def said_in(source: str) -> Iterator[str | tuple[str, str]]:
    """The texts that a module gives to ``say`` and ``count``.

    Babel's own reader sees into f-strings from Python 3.12 on only, and would join the two
    texts of a choice into one that nobody says.
    """
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        given = [each.value if isinstance(each, ast.Constant) else None for each in node.args]
        match node.func.attr, given:
            case "say", [str(text), *_]:
                yield text
            case "count", [str(one), str(many), _, *_]:
                yield one, many


def template() -> Catalog:
    """A catalogue of all texts and no translation."""
    catalog = Catalog(charset="utf-8")
    for text in sorted(set(texts()), key=str):
        if text:
            catalog.add(text, "" if isinstance(text, str) else ("", ""))
    return catalog


def translated(path: Path) -> Catalog:
    """What a file of translations holds."""
    with path.open("rb") as file:
        return read_po(file, locale=path.stem)


def updated(path: Path) -> bytes:
    """The file as it should be: every text of the code and no other, translations kept."""
    catalog = translated(path)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.fuzzy = False
    out = BytesIO()
    write_po(out, catalog, width=98, sort_output=True, no_location=True, ignore_obsolete=True)
    lines = out.getvalue().decode("utf-8").split("\n")
    unwanted = ("POT-", "PO-", "Generated-By", "Last-Trans", "Language-T", "Report-", "Project-")
    kept = [line for line in lines if not line.startswith(tuple(f'"{each}' for each in unwanted))]
    return "\n".join(kept).encode("utf-8")


def main() -> int:
    """Bring every catalogue up to date; 1 if one has texts that are not translated."""
    missing = 0
    for path in sorted(LOCALES.glob("*.po")):
        path.write_bytes(updated(path))
        open_ = [message.id for message in translated(path) if message.id and not message.string]
        sys.stdout.write(f"{path.name}: {len(open_)} texts to translate\n")
        missing += len(open_)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
