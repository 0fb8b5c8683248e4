"""What must hold beyond the shape of a file: ids, references, dates, addresses.

The rules read the nodes and not the model, so that one wrong value hides no other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import Path
from urllib.parse import urlsplit

from glossator.dates import is_date
from glossator.findings import Finding, did_you_mean, nearest, shown
from glossator.loading.yaml_nodes import MAX_MISTAKES, Node

GROUPS = ("quotes", "figures", "claims", "signals", "links", "overlaps")

ID_FORM = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,63}", re.ASCII)
QUESTION_KEYS = {
    "choices": ("multiple-choice", 2),
    "pairs": ("match", 2),
    "sequence": ("order", 2),
    "passages": ("mark-text", 1),
}
"""Which kind of question each of these keys belongs to, and how many it needs."""
SEAL_FORM = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
LANGUAGE_FORM = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}(?:\.0{0,9})?", re.ASCII)
_TRUE = frozenset({"1", "on", "t", "true", "y", "yes"})
"""What is read as ``true``, in capitals too."""
SEAL_MEND = "A seal is `sha256:` and 64 hexadecimal digits; `glossator check` prints it."
ID_MEND = "Begin with a letter; use letters a to z, digits, `-` and `_`, 64 at most."
DATE_MEND = "Write 2025-02-24, 2025-02 or 2025; about: 2025-02~; or later: 2025-02-24/.."
LANGUAGE_MEND = "Write a language tag such as `en`, `de` or `pt-BR` (BCP 47)."
URL_MEND = "Give a whole address that begins with https://."
_NOTE_LINK = re.compile(r"\]\(\s*<?([^)\s>]{1,2000})")
_URL_FORBIDDEN = re.compile(r"[\x00-\x20\x7f\"<>\\^`{|}\u2065\U000e0000-\U000e0fff]")
"""The last two hold what is no character yet, and is kept free for such as are not seen."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})
"""Kinds of characters that are not seen, or change how others are: control, format (bidirectional
ones and tags among them), halves of pairs, spaces. Source: Unicode Standard, section 4.5."""


class Rules:
    """The rules for one file; ``findings`` collects what they find."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.findings: list[Finding] = []

    @property
    def full(self) -> bool:
        """Whether more findings would help nobody."""
        return len(self.findings) > MAX_MISTAKES

    def report(self, code: str, line: int, what: str, mend: str, ident: str | None = None) -> None:
        if not self.full:
            self.findings.append(
                Finding(code=code, path=self.path, line=line, what=what, mend=mend, id=ident)
            )

    def judge_gloss(self, root: Node, shared: dict[str, int], shared_path: Path | None) -> None:
        """Judge a whole gloss file; ``shared`` maps ids of shared sources to their lines."""
        if (article := root.get("article")) is not None:
            self.judge_article(article)
        speakers, sources = root.get("speakers"), root.get("sources")
        if speakers is not None:
            self.judge_ids(speakers, "speaker")
            for _, speaker in speakers.items():
                self.judge_filled(speaker, "name")
        if sources is not None:
            self.judge_sources(sources)
            for ident, line in sources.key_lines.items():
                if ident in shared:
                    where = nearest(shared_path) if shared_path else "the shared sources"
                    what = f"The source {shown(ident)} is defined here and in {where}"
                    self.report(
                        "duplicate-id", line, f"{what}:{shared[ident]}.", "Keep one of the two."
                    )
        known_speakers = dict(speakers.items()) if speakers else {}
        known_sources = {**(dict(sources.items()) if sources else {}), **shared}
        ids = self.judge_annotations(root, known_speakers, known_sources)
        glosses = dict(ids)
        self.judge_links(root.get("article"), ids)
        for group in (*GROUPS, "questions"):
            for node in _entries(root, group):
                self.judge_links(node, ids)
        for event in _entries(root, "timeline"):
            self.judge_date(event.get("date"))
            self.judge_references(event.get("sources"), "source", known_sources)
        for question in _entries(root, "questions"):
            self.judge_id(question, ids)
        for question in _entries(root, "questions"):
            self.judge_references(question.get("sources"), "source", known_sources)
            self.judge_references(question.get("items"), "gloss", glosses)
            self.judge_question(question)
            self.judge_minutes(question)
        if (lesson := root.get("lesson")) is not None:
            self.judge_lesson(lesson, root)

    def judge_lesson(self, lesson: Node, root: Node) -> None:
        """Cards are quotes and figures that stand on words; their number is none below zero."""
        self.judge_minutes(lesson)
        groups = {
            ident: (group, node.get("exact") is not None)
            for group in GROUPS
            for node in _entries(root, group)
            if (ident := _id_text(node)) is not None
        }
        known = [
            ident
            for ident, (group, placed) in groups.items()
            if group in ("quotes", "figures") and placed
        ]
        cards = lesson.get("cards")
        for entry in cards.entries() if cards is not None else ():
            if entry.text is None or entry.text in known:
                continue
            what = f"`lesson: cards:` names {shown(entry.text)}, and there is no such gloss."
            mend = did_you_mean(entry.text, known)
            if entry.text in groups:
                what = f"`lesson: cards:` names {shown(entry.text)}, which can be no card."
                mend = "Name a quote or a figure that stands on words of the article."
            self.report("lesson-card", entry.line, what, mend)
        most = lesson.get("cards_at_most")
        if most is not None and most.text is not None and most.text.startswith("-"):
            what = f"`lesson: cards_at_most:` is {shown(most.text)}."
            self.report("lesson-card", most.line, what, "Give 0 or more.")

    def judge_minutes(self, node: Node) -> None:
        """Whatever takes time takes a minute at least."""
        minutes = node.get("minutes")
        if minutes is None or minutes.text is None or not _WHOLE.fullmatch(minutes.text.strip()):
            return
        if float(minutes.text) < 1:
            what = f"`minutes` is {shown(minutes.text)}."
            self.report("shape", minutes.line, what, "Give 1 or more.", _id_text(node))

    def judge_article(self, article: Node) -> None:
        self.judge_internal(article)
        self.judge_filled(article, "title", "rights")
        self.judge_url(article.get("url"))
        self.judge_date(article.get("published"))
        self.judge_date(article.get("filed"))
        self.judge_language(article.get("language"))
        words = article.get("words")
        if words is not None and words.text is not None and not SEAL_FORM.fullmatch(words.text):
            self.report(
                "seal-form",
                words.line,
                f"The seal is {shown(words.text)}.",
                SEAL_MEND,
            )

    def judge_sources(self, sources: Node) -> None:
        self.judge_ids(sources, "source")
        for _, source in sources.items():
            self.judge_internal(source)
            self.judge_filled(source, "outlet")
            self.judge_url(source.get("url"))
            self.judge_url(source.get("archive"))
            self.judge_date(source.get("published"))
            self.judge_language(source.get("language"))
            self.judge_language(source.get("translated_from"))

    def judge_filled(self, node: Node, *keys: str) -> None:
        """What must be there must say something."""
        for key in keys:
            child = node.get(key)
            if child is not None and child.text is not None and not child.text.strip():
                self.report("shape", child.line, f"{shown(key)} is empty.", "Give a value.")

    def judge_internal(self, node: Node) -> None:
        if "stated" in node.key_lines:
            line = node.key_lines["stated"]
            self.report("shape", line, "Unknown key “stated”.", "Delete it; Glossator counts.")

    def judge_annotations(
        self, root: Node, speakers: Collection[str], sources: Collection[str]
    ) -> dict[str, int]:
        ids: dict[str, int] = {}
        for group in GROUPS:
            for node in _entries(root, group):
                self.judge_id(node, ids)
                self.judge_target(node)
                self.judge_references(node.get("sources"), "source", sources)
                self.judge_reference(node.get("source"), "source", sources)
                self.judge_reference(node.get("speaker"), "speaker", speakers)
                claimant = node.get("claimed_by")
                if claimant is not None and claimant.text and " " not in claimant.text:
                    self.judge_reference(claimant, "speaker", speakers)
                self.judge_quote(node, sources)
                if group == "links" and not _names_a_source(node):
                    what = "A link names no source."
                    self.report("no-source", node.line, what, "Add `sources: [id]`.")
        return ids

    def judge_quote(self, node: Node, sources: Collection[str]) -> None:
        said = node.get("said")
        if said is not None:
            self.judge_date(said.get("on"))
            self.judge_language(said.get("language"))
        wording = node.get("wording")
        if wording is None:
            return
        for part in wording.entries() or [wording]:
            self.judge_reference(part.get("source"), "source", sources)
            self.judge_language(part.get("language"))

    def judge_question(self, node: Node) -> None:
        """A question has what its kind needs, and nothing that only another kind can use."""
        kind = node.get("kind")
        kind_name = kind.text if kind is not None and kind.text else "short-answer"
        for key, (owner, least) in QUESTION_KEYS.items():
            part = node.get(key)
            count = len(part.entries()) if part is not None else 0
            if part is not None and owner != kind_name:
                what = f"`{key}` belongs to a question of the kind `{owner}`."
                mend = f"Add `kind: {owner}`, or delete `{key}`."
                self.report("question", part.line, what, mend, _id_text(node))
            elif owner == kind_name and count < least:
                what = f"A question of the kind `{owner}` has {count} `{key}`."
                self.report("question", node.line, what, f"Give at least {least}.", _id_text(node))
        choices = node.get("choices")
        if kind_name == "multiple-choice" and choices is not None:
            right = (choice.get("correct") for choice in choices.entries())
            if not any(each is not None and (each.text or "").lower() in _TRUE for each in right):
                what = "No choice is the right one."
                mend = "Add `correct: true` to those that are."
                self.report("question", choices.line, what, mend, _id_text(node))

    def judge_target(self, node: Node) -> None:
        exact, target = _given(node, "exact"), _given(node, "target")
        ident = _id_text(node)
        if exact is not None and target is not None:
            what = "A gloss has both `exact` and `target`."
            self.report("target", target.line, what, "Keep one of the two.", ident)
        elif exact is None and target is None:
            what = "A gloss says neither which words it is about nor that it is about them all."
            mend = "Add `exact: …` or `target: article`."
            self.report("target", node.line, what, mend, ident)
        elif exact is not None and exact.text is not None and not exact.text.strip():
            self.report("target", exact.line, "`exact` holds no words.", "Give them.", ident)
        elif exact is None and (node.get("prefix") or node.get("suffix")):
            what = "`prefix` and `suffix` stand without `exact`."
            self.report("target", node.line, what, "Delete them.", ident)

    def judge_id(self, node: Node, ids: dict[str, int]) -> None:
        ident = node.get("id")
        if ident is None or ident.text is None:
            return
        self.judge_id_form(ident.text, ident.line)
        if ident.text in ids:
            what = f"The id {shown(ident.text)} stands twice; first on line {ids[ident.text]}."
            self.report(
                "duplicate-id", ident.line, what, "Give one of them another id.", ident.text
            )
        else:
            ids[ident.text] = ident.line

    def judge_ids(self, mapping: Node, kind: str) -> None:
        for key, line in mapping.key_lines.items():
            self.judge_id_form(key, line, kind)

    def judge_id_form(self, ident: str, line: int, kind: str = "gloss") -> None:
        if not ID_FORM.fullmatch(ident):
            self.report("id-form", line, f"The {kind} id {shown(ident)} is not usable.", ID_MEND)

    def judge_references(self, node: Node | None, kind: str, known: Collection[str]) -> None:
        for entry in node.entries() if node is not None else ():
            self.judge_reference(entry, kind, known)

    def judge_reference(self, node: Node | None, kind: str, known: Collection[str]) -> None:
        if node is None or node.text is None or node.text in known or self.full:
            return
        what = f"Unknown {kind} {shown(node.text)}."
        self.report(f"unknown-{kind}", node.line, what, did_you_mean(node.text, list(known)))

    def judge_links(self, node: Node | None, ids: dict[str, int]) -> None:
        """Judge the links in the fields that hold Markdown."""
        for key in ("note", "plain", "evidence", "question", "answer"):
            prose = node.get(key) if node is not None else None
            if prose is None or prose.text is None:
                continue
            for address in _NOTE_LINK.findall(prose.text):
                if address.startswith("#note-"):
                    if address[6:] not in ids:
                        what = f"A link leads to the note {shown(address[6:])}, which is not there."
                        mend = did_you_mean(address[6:], list(ids))
                        self.report("unknown-gloss", prose.line, what, mend)
                elif not address.lower().startswith(("http://", "https://", "mailto:")):
                    what = f"A link in a note leads to {shown(address)}."
                    mend = "Only https://, http://, mailto: and #note-… links are kept."
                    self.report("note-link", prose.line, what, mend)

    def judge_date(self, node: Node | None) -> None:
        if node is not None and node.text is not None and not is_date(node.text):
            self.report("date", node.line, f"{shown(node.text)} is not a date.", DATE_MEND)

    def judge_language(self, node: Node | None) -> None:
        if node is not None and node.text is not None and not LANGUAGE_FORM.fullmatch(node.text):
            self.report(
                "language", node.line, f"{shown(node.text)} is not a language.", LANGUAGE_MEND
            )

    def judge_url(self, node: Node | None) -> None:
        if node is None or node.text is None:
            return
        problem = url_problem(node.text)
        if problem:
            what = f"The address {shown(node.text)} {problem}."
            self.report("url", node.line, what, URL_MEND)


def url_problem(url: str) -> str | None:
    """What is wrong with ``url`` as a link to a source; None if nothing is."""
    unseen = not url.isascii() and any(unicodedata.category(sign) in _UNSEEN for sign in url)
    if unseen or _URL_FORBIDDEN.search(url):
        return "holds a character that no address may hold"
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        return "cannot be understood"
    if parts.scheme.lower() not in ("http", "https"):
        return "does not begin with http:// or https://"
    if not host:
        return "names no host"
    return None


def _entries(root: Node, group: str) -> list[Node]:
    node = root.get(group)
    entries = node.entries() if node is not None else []
    return [entry for entry in entries if isinstance(entry.value, dict)]


def _names_a_source(node: Node) -> bool:
    source, sources = node.get("source"), node.get("sources")
    # Anything that is no list has the wrong shape, which is said elsewhere.
    return (source is not None and source.value is not None) or (
        sources is not None and sources.value not in (None, [])
    )


def _given(node: Node, key: str) -> Node | None:
    """The node under ``key``, None also where nothing stands behind the key."""
    found = node.get(key)
    return found if found is not None and found.value is not None else None


def _id_text(node: Node) -> str | None:
    ident = node.get("id")
    return ident.text if ident is not None else None
