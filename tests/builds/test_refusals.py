"""What a build refuses, how it says so, and that the old site outlives the refusal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from sites import (
    BUILDERS,
    GLOSS,
    Site,
    article_of,
    build,
    built,
    fingerprint,
    notes_of,
    small_site,
    words,
    write,
)

CONFIG = "theme: {name: material, font: false}\nplugins: [search, glossator]\n"
GLOSS_FILE = "docs/articles/library.gloss.yml"
PAGE = "articles/library/index.html"


class Standing(NamedTuple):
    """A built site in its folder, and the hash of each of its files."""

    folder: Path
    builder: str
    files: dict[str, str]


# What is broken → the line to look at (the nth with these words) and a word of the message.
BROKEN = {
    "YAML": (("speakers:\n", "speakers: {\n"), None, ""),
    "a tab": (("  lind:", "\tlind:"), "\tlind", "tab"),
    "an unknown key": (("    speaker:", "    speeker:"), "speeker", "speaker"),
    "an unknown source": (("[minutes]", "[minuts]"), "minuts", "minutes"),
    "an unknown speaker": (("speaker: lind", "speaker: linda"), "linda", "lind"),
    "a wrong word": (("fidelity: altered", "fidelity: alterd"), "alterd", "altered"),
    "an id twice": (("id: c1", "id: f2"), "id: f2", "f2"),
    "a script's address": (("https://example.org", "javascript:alert"), "javascript", "https"),
    "no rights": (("  rights:", "  note:"), "article:", "rights"),
    "nothing": ((GLOSS, ""), "", ""),
    "not text": ((GLOSS, "\x00\x01\x02"), "", ""),
}


def broken_gloss(name: str) -> tuple[str, int | None]:
    """The broken file and the line that a message must name, None if that is YAML's to say."""
    (good, bad), place, _ = BROKEN[name]
    text = GLOSS.replace(good, bad, 1)
    assert text != GLOSS
    if place is None:
        return text, None
    return text, text.count(
        "\n", 0, text.rindex(place) if name == "an id twice" else text.index(place)
    ) + 1


@pytest.fixture(scope="module", params=BUILDERS)
def standing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Standing:
    """A site that has been built well once."""
    folder = small_site(tmp_path_factory.mktemp("standing"), CONFIG)
    built(folder, builder=request.param)
    return Standing(folder, request.param, fingerprint(folder / "site"))


@pytest.mark.parametrize("broken", BROKEN, ids=lambda name: name.replace(" ", "-"))
def test_a_broken_gloss_file_stops_the_build_while_the_old_site_stands(
    standing: Standing, broken: str
) -> None:
    text, line = broken_gloss(broken)
    (standing.folder / GLOSS_FILE).write_text(text, encoding="utf-8")
    done = build(standing.folder, builder=standing.builder, strict=False)

    assert done.returncode != 0
    assert "Traceback" not in done.stdout
    places = re.findall(rf"^  {re.escape(GLOSS_FILE)}:(\d+): ", done.stdout, flags=re.M)
    assert places, done.stdout
    assert line is None or str(line) in places, done.stdout
    assert BROKEN[broken][2] in done.stdout
    assert fingerprint(standing.folder / "site") == standing.files


def test_broken_shared_sources_stop_the_build_too(standing: Standing) -> None:
    shared = standing.folder / "docs/sources.yml"
    shared.write_text("other:\n  outlet: Somebody\n  titel: Something\n", encoding="utf-8")
    try:
        done = build(standing.folder, builder=standing.builder, strict=False)
    finally:
        shared.unlink()
    assert done.returncode != 0
    assert "Traceback" not in done.stdout
    assert "docs/sources.yml:3: " in done.stdout
    assert fingerprint(standing.folder / "site") == standing.files


def test_an_article_that_is_not_text_stops_the_build_too(standing: Standing) -> None:
    """MkDocs itself would find out when the old site is gone."""
    article = standing.folder / "docs/articles/library.md"
    good = article.read_bytes()
    (standing.folder / GLOSS_FILE).write_text(GLOSS, encoding="utf-8")
    article.write_bytes("Schöne Worte".encode("latin-1"))
    try:
        done = build(standing.folder, builder=standing.builder, strict=False)
    finally:
        article.write_bytes(good)
    assert done.returncode != 0
    assert "Traceback" not in done.stdout
    assert (
        "docs/articles/library.md:1: error unreadable: The article is not UTF-8 text."
        in done.stdout
    )
    assert fingerprint(standing.folder / "site") == standing.files


def test_all_mistakes_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    files = {
        GLOSS_FILE: broken_gloss("an unknown key")[0],
        "docs/second.md": "# Second\n",
        "docs/second.gloss.yml": broken_gloss("a wrong word")[0].replace("id: c1", "id: f2"),
    }
    done = build(small_site(tmp_path, CONFIG, files))
    assert done.returncode != 0
    assert "Unknown key “speeker”" in done.stdout
    assert "alterd" in done.stdout
    assert len(re.findall(r"docs/second\.gloss\.yml:\d+: ", done.stdout)) == 2


def orphaned(folder: Path) -> Path:
    gloss = GLOSS.replace("exact: 12%", "exact: 13 per cent")
    return small_site(folder, CONFIG, {GLOSS_FILE: gloss})


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_gloss_without_its_place_warns_and_fails_only_when_strict(
    tmp_path: Path, builder: str
) -> None:
    folder = orphaned(tmp_path)
    done = build(folder, builder=builder, strict=False)
    assert done.returncode == 0
    line = GLOSS[: GLOSS.index("id: f1")].count("\n") + 1
    missing = "f1: “13 per cent” does not stand in the article."
    assert f"WARNING -  {GLOSS_FILE}:{line}: orphaned: {missing}" in done.stdout
    before = fingerprint(folder / "site")
    done = build(folder, builder=builder, strict=True)
    assert done.returncode == 1
    assert f"  {GLOSS_FILE}:{line}: error orphaned: {missing}" in done.stdout
    assert "Traceback" not in done.stdout
    assert fingerprint(folder / "site") == before


def test_a_strict_build_leaves_to_the_pages_what_another_plugin_may_put_there(
    tmp_path: Path,
) -> None:
    """A hook that writes the missing words into the page: only the page can tell."""
    hook = (
        "def on_page_markdown(markdown, **_):\n    return markdown.replace('12%', '13 per cent')\n"
    )
    folder = orphaned(tmp_path)
    write(folder, {"hook.py": hook, "mkdocs.yml": f"site_name: S\n{CONFIG}hooks: [hook.py]\n"})
    done = build(folder, strict=True)
    assert "13 per cent" not in done.stdout
    assert "not the ones that were sealed" in done.stdout
    assert "Aborted with 1 warnings in strict mode" in done.stdout


def test_a_gloss_without_its_place_is_not_lost(tmp_path: Path) -> None:
    """Its note stands on the page and says so; nothing is marked for it, by no best guess."""
    site = built(orphaned(tmp_path), strict=False)
    page = site.page(PAGE)
    note = next(note for note in notes_of(page) if note["id"] == "note-f1")
    problem = note.select_one(".gloss-problem")
    assert problem is not None
    assert "not found in the article" in problem.get_text()
    assert "13 per cent" in note.get_text()
    assert note.select_one("a.gloss-back") is None
    assert not page.select("[data-gloss-ref=f1], [data-gloss~=f1]")
    assert "12%" in article_of(page).get_text()
    assert site.broken_links() == []


def test_an_ambiguous_quote_is_refused(tmp_path: Path) -> None:
    gloss = re.sub(r"    suffix: .*\n", "", GLOSS)
    done = build(small_site(tmp_path, CONFIG, {GLOSS_FILE: gloss}), strict=False)
    assert "q1: “We had no choice,” stands at 2 places." in done.stdout
    page = Site(tmp_path / "site", "http://site.test/").page(PAGE)
    assert not page.select("[data-gloss-ref=q1], [data-gloss~=q1]")


def test_a_changed_article_breaks_its_seal(tmp_path: Path) -> None:
    folder = small_site(tmp_path, CONFIG)
    article = folder / "docs/articles/library.md"
    text = article.read_text(encoding="utf-8").replace("Some parents", "Many parents")
    article.write_text(text, encoding="utf-8")
    assert build(folder).returncode == 1
    assert not (folder / "site").exists()
    done = build(folder, strict=False)
    assert (
        f"{GLOSS_FILE}:6: seal-broken: The article's words are not the ones that were sealed."
        in done.stdout
    )
    page = Site(folder / "site", "http://site.test/").page(PAGE)
    header = page.select_one(".gloss-header")
    assert header is not None
    assert "broken: these are not the words that were filed" in words(header.get_text())


def test_an_unsealed_article_is_named(tmp_path: Path) -> None:
    gloss = re.sub(r"  words: .*\n", "", GLOSS)
    done = build(small_site(tmp_path, CONFIG, {GLOSS_FILE: gloss}))
    assert done.returncode == 1
    seal = re.search(r"words: (sha256:\w+)", GLOSS)
    assert seal is not None
    assert f"add `words: {seal[1]}`" in done.stdout


def test_a_gloss_file_without_an_article_is_named(tmp_path: Path) -> None:
    done = build(small_site(tmp_path, CONFIG, {"docs/libary.gloss.yml": GLOSS}))
    assert done.returncode != 0
    assert (
        "docs/libary.gloss.yml:1: error no-article: There is no article “libary.md”" in done.stdout
    )


def test_a_gloss_file_with_another_ending_is_named(tmp_path: Path) -> None:
    done = build(small_site(tmp_path, CONFIG, {"docs/other.gloss.yaml": GLOSS}))
    assert done.returncode != 0
    assert "docs/other.gloss.yaml:1: " in done.stdout


def test_an_id_that_the_article_already_has_is_refused(tmp_path: Path) -> None:
    article = "\n\n## Heading {#note-q1}\n"
    folder = small_site(tmp_path, f"{CONFIG}markdown_extensions: [attr_list]\n")
    path = folder / "docs/articles/library.md"
    path.write_text(path.read_text(encoding="utf-8") + article, encoding="utf-8")
    done = build(folder, strict=False)
    assert "The article already has an element with the id “note-q1”." in done.stdout
    assert Site(folder / "site", "http://site.test/").doubled_ids() == []


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("layers: [quotes]", "quote"),
        ("layers: quote", "list"),
        ("leyers: [quote]", "leyers"),
        ("sources_page: 3", "sources_page"),
    ],
)
def test_a_wrong_option_of_the_plugin_is_named(tmp_path: Path, option: str, said: str) -> None:
    config = f"plugins: [search, {{glossator: {{{option}}}}}]\n"
    done = build(small_site(tmp_path, config))
    assert done.returncode == 1
    assert said in done.stdout
    assert "Traceback" not in done.stdout


# What an article may not be, and what the message names.
UNFIT = {
    "a script": (
        "# Library\n\n<script>alert(1)</script>\n",
        "library.md:3: error active-content: The article holds",
    ),
    "a handler": (
        "# Library\n\n*x*{: onclick=alert(1) }\n",
        "library.md:3: error active-content: The article holds",
    ),
    "a title": (
        "# &lt;/title&gt;&lt;script&gt;\n",
        "library.md:1: error active-content: The page's title is",
    ),
    "metadata": (
        "---\ndescription: '\"><script>alert(1)</script>'\n---\n# Library\n",
        "library.md:2: error active-content: The page's `description` holds",
    ),
    "brackets": (
        "# Library\n\n" + "![[]()" * 8_000,
        "library.md:3: error too-much: The Markdown parser would",
    ),
    "lists": (
        "- " * 20_000,
        "library.md:1: error too-much: Lists, quotations or blocks are nested too deeply",
    ),
}
UNFIT_CONFIG = f"{CONFIG}markdown_extensions: [attr_list]\n"


@pytest.mark.parametrize("name", UNFIT)
def test_an_article_that_is_not_fit_is_refused_before_the_old_site_is_gone(
    tmp_path: Path, name: str
) -> None:
    folder = small_site(tmp_path, UNFIT_CONFIG)
    before = fingerprint(built(folder).folder)
    article, said = UNFIT[name]
    write(folder, {"docs/articles/library.md": article})
    done = build(folder, strict=False)
    assert done.returncode == 1
    assert said in done.stdout
    assert "Traceback" not in done.stdout
    assert fingerprint(folder / "site") == before


def test_the_owner_answers_for_the_articles_that_are_named(tmp_path: Path) -> None:
    config = "theme: {name: material, font: false}\nplugins:\n  - search\n  - glossator:\n"
    frame = '<iframe src="https://example.org/" title="A map"></iframe>'
    files = {"docs/articles/library.md": f"# Library\n\n{frame}\n"}
    folder = small_site(tmp_path, f"{config}      active_content: [articles/library.md]\n", files)
    assert frame in built(folder, strict=False).text("articles/library/index.html")
    write(folder, {"mkdocs.yml": f"site_name: S\n{config}      active_content: [other.md]\n"})
    assert (
        "library.md:3: error active-content: The article holds `<iframe>`"
        in build(folder, strict=False).stdout
    )


@pytest.mark.parametrize("name", ["library.md", "library.gloss.yml"])
def test_a_link_that_leads_out_of_the_project_is_refused(tmp_path: Path, name: str) -> None:
    """MkDocs itself would follow it, and publish what is there."""
    write(tmp_path, {"secret": "The password is 12,345."})
    folder = small_site(tmp_path / "site", CONFIG)
    before = fingerprint(built(folder).folder)
    path = folder / "docs/articles" / name
    path.unlink()
    path.symlink_to(tmp_path / "secret")
    done = build(folder, strict=False)
    assert done.returncode == 1
    assert f"{name}:1: error outside: This is a link that leads out of the project." in done.stdout
    assert fingerprint(folder / "site") == before


@pytest.mark.parametrize("option", ["sources_page: ../../a.md", "reading_page: /a.md"])
def test_a_page_outside_the_site_is_refused(tmp_path: Path, option: str) -> None:
    folder = small_site(tmp_path, f"plugins:\n  - glossator:\n      {option}\n")
    done = build(folder)
    assert done.returncode == 1
    assert "is no page of the site" in done.stdout
