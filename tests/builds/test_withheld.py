"""A withheld gloss: nothing of what it says stands in any byte of the built site."""

from __future__ import annotations

import html
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from glossator.text import visible_text
from glossator.vocabulary import FIDELITIES, VERDICTS
from sites import (
    ARTICLE,
    GLOSS,
    LESSON,
    ROOT,
    Site,
    build,
    built,
    fingerprint,
    first_site,
    small_site,
    words,
    words_of_markdown,
)

CODE = {"GLOSSATOR_CLASS_CODE": "acorn-actor-album-alley-almond"}
MATERIAL = "theme: {name: material, font: false}\nplugins: [search, glossator]\n"
PLAIN = "theme: {name: mkdocs, highlightjs: false}\nplugins: [search, glossator]\n"
CLASS = f"{LESSON}  reveal: class\n"

_SHOWN = {
    "article": {"title", "outlet", "published", "author", "language", "rights"},
    "questions": {"id", "title", "skill", "minutes", "kind", "question"},
}
"""What a student is shown of the file, by group."""

_OFFERED = {"choices": "text", "pairs": None, "sequence": None}
"""What questions offer; which of it is right stands nowhere."""


def strings(value: Any) -> Iterator[str]:
    """Every text below a value of the file, Markdown paragraph by paragraph and word by word."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield value


def split(gloss: str) -> tuple[set[str], set[str]]:
    """Every text of a gloss file: what students are to see, and what not."""
    data = yaml.load(gloss, Loader=yaml.BaseLoader)
    shown: set[str] = set()
    found: set[str] = set()
    for group, content in data.items():
        entries = content if isinstance(content, list) else [content]
        for entry in entries:
            for key, value in entry.items():
                seen = key in _SHOWN.get(group, ()) or (group == "questions" and key in _OFFERED)
                (shown if seen else found).update(strings(value))
    return shown, found - shown


def pieces(texts: set[str]) -> set[str]:
    """The texts, and the sentences and addresses in them: none may stand alone either."""
    made = set()
    for text in texts:
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)|[*_`]", r"\1", text)
        for part in (text, plain, *re.split(r"(?<=[.;:!?])\s+|\n+", plain)):
            made.add(words(part))
        made.update(re.findall(r"https?://[^\s)>\"]+", text))
    return {each for each in made if len(each) > 3}


def leaks(site: Path, texts: set[str], seen: str) -> list[str]:
    """Which of ``texts`` stand in which file, unless they stand in what everybody may see."""
    own = words(visible_text(seen)) + words_of_markdown(seen)
    searched = {each for each in pieces(texts) if each not in own}
    assert len(searched) > 10
    found = []
    for path in sorted(site.rglob("*")):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        assert path.suffix != ".gz" or path.name == "sitemap.xml.gz"
        text = raw.decode("utf-8", "replace")
        read = words(html.unescape(text))
        escaped = words(json.dumps(text, ensure_ascii=False))
        unescaped = (
            words(text.encode().decode("unicode_escape", "replace"))
            if path.suffix == ".json"
            else ""
        )
        name = path.relative_to(site).as_posix()
        found += [f"{name}: {each}" for each in searched
                  if each in read or each in escaped or each in unescaped]  # fmt: skip
    return found


# Words of our own that explain themselves on every site, in style sheets and on legends.
_GENERAL = {*FIDELITIES, *VERDICTS}


def secret_texts(gloss: str) -> set[str]:
    """What nobody may read: all but the words of our own, plain identifiers and short values."""
    return {
        each
        for each in split(gloss)[1]
        if each not in _GENERAL
        and each != "the article"
        and not re.fullmatch(r"[\w.-]{1,12}|sha256:.*", each, re.ASCII)
    }


def assert_withheld(site: Site, page: str, lesson: str, gloss: str, article: str) -> None:
    seen = " ".join((article, *split(gloss)[0]))
    assert leaks(site.folder, secret_texts(gloss), seen) == []
    # On the article's own pages, not even our words or a short fact.
    for path in (page, lesson):
        own = site.text(path)
        assert not [each for each in _GENERAL if re.search(rf"\b{each}\b", own)], path
    slug = page.removesuffix("/index.html")
    assert not list(site.folder.glob(f"{slug}.gloss.yml*"))
    assert not list(site.folder.rglob("sources*.yml"))
    assert site.page(page).select("mark.gloss, .gloss-ref, .gloss-note, svg.gloss-strip") == []
    assert words(site.page(page).select_one("article[data-gloss-article]").get_text()) == (  # type: ignore[union-attr]
        words_of_markdown(article)
    )


@pytest.mark.parametrize(
    ("builder", "config"),
    [("mkdocs", MATERIAL), ("mkdocs", PLAIN), ("properdocs", MATERIAL)],
    ids=["mkdocs-material", "mkdocs-mkdocs", "properdocs-material"],
)
def test_nothing_of_a_withheld_gloss_is_published(
    tmp_path: Path, builder: str, config: str
) -> None:
    shared = "sources:\n  census: {outlet: Bureau of Counting, title: Our heads, kind: census}\n"
    gloss = CLASS.replace("sources: [minutes]", "sources: [minutes, census]")
    files = {
        "docs/articles/library.gloss.yml": gloss,
        "docs/articles/library.gloss.yml~": gloss,
        "docs/sources.yml": shared,
        "docs/index.md": "# Home\n\n<!-- glossator: articles -->\n\n[L](articles/library.md)\n",
        # Another article, with its notes open, beside it.
        "docs/other.md": "# Other\n\nA text with 12%.\n",
        "docs/other.gloss.yml": "article: {title: Other, rights: mine}\n"
        "figures:\n  - {id: f1, exact: 12%, note: This is public.}\n",
    }
    folder = small_site(tmp_path, config, files)
    site = built(folder, strict=False, builder=builder, environment=CODE)
    lesson = "articles/library/lesson/index.html"
    assert_withheld(site, "articles/library/index.html", lesson, gloss, ARTICLE)
    every = "".join(path.read_text("utf-8", "replace") for path in site.folder.rglob("*.*")
                    if path.is_file())  # fmt: skip
    assert "Bureau of Counting" not in every
    assert "This is public." in every
    assert site.broken_links() == []
    assert site.doubled_ids() == []
    assert site.foreign_loads() == []


def test_nothing_of_the_first_article_either(tmp_path: Path) -> None:
    """The real one: some 130 notes, 95 sources, a dozen answers."""
    source = first_site(tmp_path / "source")
    path = source / "docs/articles/putin-rare-minerals.gloss.yml"
    gloss = path.read_text(encoding="utf-8").replace("reveal: self-study", "reveal: class")
    assert "reveal: class" in gloss
    path.write_text(gloss, encoding="utf-8")
    # Pages of this repository's own guide quote the article's notes as examples.
    for other in ("guide", "assets", "decisions"):
        shutil.rmtree(source / "docs" / other, ignore_errors=True)
    for name in ("how-to-read.md", "index.md", "sources.md"):
        (source / "docs" / name).write_text(
            "# Home\n\n<!-- glossator: articles -->\n\n<!-- glossator: sources -->\n", "utf-8"
        )
    (source / "mkdocs.yml").write_text(f"site_name: One\n{MATERIAL}", encoding="utf-8")
    site = built(source, tmp_path / "site", strict=False, environment=CODE)
    article = (ROOT / "docs/articles/putin-rare-minerals.md").read_text(encoding="utf-8")
    page = "articles/putin-rare-minerals"
    assert_withheld(site, f"{page}/index.html", f"{page}/lesson/index.html", gloss, article)
    assert len(pieces(secret_texts(gloss))) > 1_000


def test_the_search_would_find_what_is_published(tmp_path: Path) -> None:
    """The test above can fail: with the notes in the page it finds hundreds of them."""
    gloss = f"{LESSON}  reveal: self-study\n"
    files = {"docs/articles/library.gloss.yml": gloss}
    site = built(small_site(tmp_path, MATERIAL, files), strict=False)
    found = leaks(site.folder, secret_texts(gloss), ARTICLE)
    assert len({each.partition(": ")[2] for each in found}) > 15
    assert {each.partition(":")[0] for each in found} >= {
        "articles/library.gloss.yml",
        "articles/library/index.html",
        "articles/library/lesson/index.html",
        "search/search_index.json",
        "sources/index.html",
    }


def sealed(page: str) -> dict[str, Any]:
    """The boxes of a student page, with what is needed to open them but the code."""
    found = re.search(r'id="sealed">(.*?)</script>', page)
    assert found is not None
    made: dict[str, Any] = json.loads(found[1])
    return made


def test_two_sealed_builds_are_the_same_and_another_code_is_another(tmp_path: Path) -> None:
    files = {"docs/articles/library.gloss.yml": CLASS}
    folder = small_site(tmp_path, MATERIAL, files)
    one, two, other = (tmp_path / name for name in ("one", "two", "other"))
    built(folder, one, strict=False, environment=CODE)
    built(
        folder,
        two,
        strict=False,
        environment={"GLOSSATOR_CLASS_CODE": "ACORN actor album alley almond"},
    )
    built(
        folder,
        other,
        strict=False,
        environment={"GLOSSATOR_CLASS_CODE": "zebra-zephyr-wren-actor-woodland"},
    )
    assert fingerprint(one) == fingerprint(two)
    lesson = "articles/library/lesson/index.html"
    changed = {
        path for path, digest in fingerprint(one).items() if fingerprint(other)[path] != digest
    }
    assert changed == {lesson}
    made = [sealed((each / lesson).read_text("utf-8")) for each in (one, other)]
    assert made[0]["salt"] == made[1]["salt"]
    assert not set(made[0]["boxes"].values()) & set(made[1]["boxes"].values())


def test_lengths_tell_nothing(tmp_path: Path) -> None:
    files = {"docs/articles/library.gloss.yml": CLASS}
    site = built(small_site(tmp_path, MATERIAL, files), strict=False, environment=CODE)
    page = site.text("articles/library/lesson/index.html")
    boxes = sealed(page)["boxes"]
    sizes: dict[str, set[int]] = {}
    for name, box in boxes.items():
        sizes.setdefault(name.partition(":")[0], set()).add(len(box))
    assert set(sizes) == {"mark", "question", "notes"}
    assert all(len(each) == 1 for each in sizes.values())


def test_without_a_code_nothing_is_built_and_the_old_site_stands(tmp_path: Path) -> None:
    folder = small_site(tmp_path, PLAIN, {"docs/articles/library.gloss.yml": GLOSS})
    built(folder, strict=False)
    before = fingerprint(folder / "site")
    (folder / "docs/articles/library.gloss.yml").write_text(CLASS, encoding="utf-8")
    done = build(folder, strict=False)
    assert done.returncode == 1
    assert "docs/articles/library.gloss.yml:" in done.stdout
    assert "they cannot be sealed. There is no class code" in done.stdout
    assert fingerprint(folder / "site") == before
    weak = build(folder, strict=False, environment={"GLOSSATOR_CLASS_CODE": "secret"})
    assert "has 6 letters and digits, and needs 20" in weak.stdout
    assert fingerprint(folder / "site") == before


def test_the_gloss_file_of_a_draft_is_not_copied_either(tmp_path: Path) -> None:
    files = {"docs/articles/library.gloss.yml": CLASS, "docs/index.md": "# Home\n"}
    folder = small_site(tmp_path, f"{PLAIN}draft_docs: articles/library.md\n", files)
    site = built(folder, strict=False, environment=CODE)
    assert not list(site.folder.glob("articles/*"))
    assert leaks(site.folder, secret_texts(CLASS), ARTICLE) == []


def test_a_page_of_the_site_s_own_is_not_replaced(tmp_path: Path) -> None:
    files = {
        "docs/articles/library.gloss.yml": f"{LESSON}  reveal: self-study\n",
        "docs/articles/library/lesson.md": "# Ours\n",
    }
    folder = small_site(tmp_path, PLAIN, files)
    done = build(folder, strict=False)
    assert "The student page has no place" in done.stdout
    assert "Ours" in Site(folder / "site", "").text("articles/library/lesson/index.html")


@pytest.mark.parametrize("directories", [True, False])
def test_where_the_page_stands(tmp_path: Path, directories: bool) -> None:
    lesson = f"{LESSON}  reveal: open\n"
    files = {
        "docs/index.md": ARTICLE,
        "docs/index.gloss.yml": lesson,
        "docs/deep/er/one.md": ARTICLE,
        "docs/deep/er/one.gloss.yml": lesson,
    }
    config = f"{PLAIN}use_directory_urls: {str(directories).lower()}\n"
    folder = small_site(tmp_path, config, files)
    (folder / "docs/articles/library.gloss.yml").unlink()
    site = built(folder, strict=False)
    for page in ("lesson/index.html", "deep/er/one/lesson/index.html"):
        assert site.page(page).select_one("h1").get_text() == "Read, decide, compare"  # type: ignore[union-attr]
    assert site.broken_links() == []
    assert site.foreign_loads() == []


def test_without_a_choice_there_is_no_student_page(tmp_path: Path) -> None:
    files = {"docs/articles/library.gloss.yml": LESSON}
    site = built(small_site(tmp_path, PLAIN, files), strict=False)
    assert not [path for path in site.pages if "lesson" in path]
    assert not (site.folder / "assets/glossator/student.js").exists()
    assert "For the class" not in site.text("articles/library/index.html")


def test_a_site_in_german_has_its_page_in_german(tmp_path: Path) -> None:
    config = "theme: {name: material, font: false, language: de}\nplugins: [search, glossator]\n"
    files = {"docs/articles/library.gloss.yml": f"{LESSON}  reveal: self-study\n"}
    site = built(small_site(tmp_path, config, files), strict=False)
    page = site.page("articles/library/lesson/index.html")
    assert page.select_one("html")["lang"] == "de"  # type: ignore[index]
    assert "Lesen" in page.get_text()
