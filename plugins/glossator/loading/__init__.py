"""Files → model. Every mistake becomes a finding that names line and cure; none raises."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from pydantic import ValidationError

from glossator.findings import Finding, nearest
from glossator.loading.containment import leads_outside, outside
from glossator.loading.rules import GROUPS, Rules
from glossator.loading.schema import (
    GlossFile,
    SourcesFile,
    prepared,
    prepared_sources,
    shape_findings,
)
from glossator.loading.site_config import project_folders
from glossator.loading.source_lock import Lock, find_lock, load_lock
from glossator.loading.yaml_nodes import MAX_MISTAKES, Node, read_yaml
from glossator.model import Gloss, Source

GLOSS_SUFFIX = ".gloss.yml"
SHARED_SOURCES = "sources.yml"


@dataclass(frozen=True)
class Loaded:
    """What a gloss file says, None if it has an error, and everything there is to mend."""

    gloss: Gloss | None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class LoadedSources:
    """The shared sources of a project and the line of each."""

    path: Path | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def gloss_path(article: Path) -> Path:
    """The gloss file that belongs to an article: same place and name, ``.gloss.yml``."""
    return article.with_name(article.stem + GLOSS_SUFFIX)


def article_path(gloss_file: Path) -> Path:
    """The article that a gloss file belongs to."""
    if not gloss_file.name.endswith(GLOSS_SUFFIX):
        return gloss_file.with_suffix(".md")
    return gloss_file.with_name(gloss_file.name.removesuffix(GLOSS_SUFFIX) + ".md")


def find_shared_sources(directory: Path) -> Path | None:
    """The nearest ``sources.yml`` in ``directory`` or above it, within the project."""
    candidates = (folder / SHARED_SOURCES for folder in project_folders(directory))
    return next((candidate for candidate in candidates if candidate.is_file()), None)


def load_sources(path: Path | None) -> LoadedSources:
    """Read a shared ``sources.yml``; with ``None``, there are no shared sources."""
    if path is None:
        return LoadedSources()
    if leads_outside(path):
        return LoadedSources(path, findings=(outside(path),))
    read = read_yaml(path, fill="Write at least one source, or delete the file.")
    findings = list(read.findings)
    root = read.root
    if root is None:
        return LoadedSources(path, findings=_in_order(findings))
    inner = root.get("sources")
    if inner is not None and len(root.items()) == 1 and not _is_source(inner):
        root = inner
    rules = Rules(path)
    rules.judge_sources(root)
    findings += rules.findings
    sources: dict[str, Source] = {}
    try:
        data = {"sources": prepared_sources(root.plain())}
        sources = SourcesFile.model_validate(data).sources
    except ValidationError as error:
        shape_findings(root, error, findings, path, within=("sources",))
    return LoadedSources(
        path,
        MappingProxyType(sources),
        MappingProxyType(dict(root.key_lines)),
        _in_order(findings),
    )


def load(
    path: Path | str, *, shared: LoadedSources | None = None, lock: Lock | None = None
) -> Loaded:
    """Read a gloss file, the shared sources it may cite, and what is known of their addresses.

    Args:
        path: the ``.gloss.yml`` file.
        shared: shared sources already read; without it, the nearest ``sources.yml`` above.
        lock: records already read; without it, the nearest ``sources.lock.yml`` above.

    Returns:
        The gloss, or ``None`` if anything in it is an error, and all findings at once, in
        the order of the lines. Nothing that a file can hold raises.
    """
    path = Path(path)
    if leads_outside(path):
        return Loaded(None, (outside(path),))
    findings: list[Finding] = []
    read = read_yaml(path)
    own = list(read.findings)
    if shared is None:
        shared = load_sources(find_shared_sources(path.absolute().parent))
        findings += shared.findings
    elif any(finding.severity == "error" for finding in shared.findings):
        own.append(_unusable(path, shared))
    if lock is None:
        lock = load_lock(find_lock(path.absolute().parent))
        findings += lock.findings
    root = read.root
    if root is None:
        return Loaded(None, (*findings, *_in_order(own)))
    rules = Rules(path)
    rules.judge_gloss(root, dict(shared.lines), shared.path)
    own += rules.findings
    parsed: GlossFile | None = None
    try:
        parsed = GlossFile.model_validate(prepared(root))
    except ValidationError as error:
        shape_findings(root, error, own, path)
    findings += _in_order(own)
    if parsed is None or any(finding.severity == "error" for finding in findings):
        return Loaded(None, tuple(findings))
    fields = {name: getattr(parsed, name) for name in GlossFile.model_fields}
    fields["speakers"] = MappingProxyType(parsed.speakers)
    fields["sources"] = MappingProxyType({**shared.sources, **parsed.sources})
    lines = MappingProxyType(_lines(root))
    gloss = Gloss(path=path, lines=lines, records=lock.records, **fields)
    return Loaded(gloss, tuple(findings))


def _is_source(node: Node) -> bool:
    names = {item.name for item in dataclasses.fields(Source)}
    return bool(node.items()) and all(
        key in names and child.text is not None for key, child in node.items()
    )


def _unusable(path: Path, shared: LoadedSources) -> Finding:
    return Finding(
        code="shared-sources",
        path=path,
        line=1,
        what=f"The sources in {nearest(shared.path or path)} cannot be used.",
        mend="Mend the mistakes of that file first.",
    )


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: finding.line)
    if len(ordered) > MAX_MISTAKES:
        what = f"There are more than {MAX_MISTAKES} mistakes."
        last = replace(ordered[MAX_MISTAKES], code="too-many", what=what, mend="Mend these first.")
        ordered = [*ordered[:MAX_MISTAKES], last]
    return tuple(ordered)


def _lines(root: Node) -> dict[str, int]:
    lines: dict[str, int] = {}
    for group in (*GROUPS, "questions"):
        node = root.get(group)
        for entry in node.entries() if node is not None else ():
            ident = entry.get("id")
            if ident is not None and ident.text is not None:
                lines.setdefault(ident.text, entry.line)
    sources = root.get("sources")
    for key, line in sources.key_lines.items() if sources is not None else ():
        lines.setdefault(f"source:{key}", line)
    speakers = root.get("speakers")
    for key, line in speakers.key_lines.items() if speakers is not None else ():
        lines.setdefault(f"speaker:{key}", line)
    if "lesson" in root.key_lines:
        lines["lesson"] = root.key_lines["lesson"]
    article = root.get("article")
    if article is not None:
        # A seal that is missing is to stand below `rights`.
        above = article.key_lines.get("rights", root.key_lines["article"])
        lines["article.words"] = article.key_lines.get("words", above)
    return lines
