"""``glossator import`` as people and programs use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from exchange_samples import item, quote
from exchange_samples import row as sample_row
from glossator.cli import main
from glossator.loading import load, load_sources
from sites import ARTICLE, GLOSS, write

ADDRESS = "https://post.example/library"
WITH_ADDRESS = GLOSS.replace(
    "  outlet: The Town Post\n", f"  outlet: The Town Post\n  url: {ADDRESS}\n"
)
GLOSS_FILE = Path("docs/a.gloss.yml")


def row(exact: str | None = "a disaster", **fields: Any) -> dict[str, Any]:
    return {**sample_row(exact, **fields), "uri": fields.get("uri", ADDRESS)}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = f"# A remark of mine.\n{WITH_ADDRESS}"
    write(tmp_path, {"mkdocs.yml": "site_name: S\n", "docs/a.md": ARTICLE, str(GLOSS_FILE): text})
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, input: bytes | None = None) -> Result:  # noqa: A002
    return CliRunner().invoke(main, ["import", *arguments], input=input)


def put(name: str, data: Any) -> str:
    Path(name).write_bytes(data if isinstance(data, bytes) else json.dumps(data).encode())
    return name


def test_annotations_are_added_and_every_other_byte_stays() -> None:
    before = GLOSS_FILE.read_text(encoding="utf-8")
    done = run("docs/a.md", put("h.json", {"total": 1, "rows": [row()]}))
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    counts = "1 imported, 0 there already, 0 orphaned, 0 ambiguous, 0 refused"
    assert f"h.json: 1 item read: {counts}." in done.stderr
    after = GLOSS_FILE.read_text(encoding="utf-8")
    gone = [line for line in before.splitlines() if line not in after.splitlines()]
    assert gone == []
    gloss = load(GLOSS_FILE).gloss
    assert gloss is not None
    new = gloss.claims[-1]
    assert (new.exact, new.verdict) == ("a disaster", "unchecked")
    assert new.note is not None
    assert new.note.endswith("— jane · 2024-05-01 · [annotation](https://hypothes.is/a/abc)")


def test_importing_twice_adds_nothing() -> None:
    name = put("h.json", [row(), row("12%", id="b"), row("no choice", id="c", tags=["quote"])])
    assert run("docs/a.md", name).exit_code == 1
    once = GLOSS_FILE.read_bytes()
    done = run("docs/a.md", name)
    assert "2 there already" in done.stderr
    assert GLOSS_FILE.read_bytes() == once


def test_what_is_not_taken_is_listed_and_counted() -> None:
    rows = [
        row(),
        row("nowhere at all", id="b"),
        row("We had no choice", id="c"),
        row(id="d", references=["abc"]),
        row(id="e", group="x"),
        row(None, id="f"),
        row(id="g", uri="https://other.example/"),
        {"uri": 5, "user": "x"},
    ]
    name = put("h.json", {"total": 300, "rows": rows})
    done = run("docs/a.md", name)
    assert done.exit_code == 2
    lines = done.stdout.splitlines()
    assert len(lines) == 7
    assert lines[0].startswith("h.json: annotation 2 (https://hypothes.is/a/b): orphaned: ")
    assert lines[1].startswith("h.json: annotation 3 (https://hypothes.is/a/c): ambiguous: ")
    assert lines[6] == "h.json: annotation 8: refused: Its “uri” is no address."
    assert "292 more are not in this file." in done.stderr
    assert "8 items read: 1 imported, 0 there already, 1 orphaned, 1 ambiguous, 5 refused" in (
        done.stderr
    )


def test_a_report_for_programs() -> None:
    done = run(
        "docs/a.md", put("h.json", [row(), row("nowhere", id="b")]), "--format", "json", "--dry-run"
    )
    assert done.exit_code == 1
    [report] = json.loads(done.stdout)["files"]
    counts = {key: report[key] for key in ("read", "imported", "orphaned", "ambiguous", "refused")}
    assert counts == {"read": 2, "imported": 1, "orphaned": 1, "ambiguous": 0, "refused": 0}
    first, second = report["items"]
    assert (first["status"], first["kind"], first["id"]) == ("imported", "claim", "c2")
    assert (second["code"], second["words"]) == ("orphaned", "nowhere")


def test_a_dry_run_writes_nothing() -> None:
    before = GLOSS_FILE.read_bytes()
    assert run("docs/a.md", put("h.json", [row()]), "--dry-run").exit_code == 0
    assert GLOSS_FILE.read_bytes() == before


def test_a_file_with_carriage_returns_keeps_them() -> None:
    GLOSS_FILE.write_bytes(WITH_ADDRESS.replace("\n", "\r\n").encode())
    before = GLOSS_FILE.read_bytes()
    assert run("docs/a.md", put("h.json", [row()])).exit_code == 0
    after = GLOSS_FILE.read_bytes()
    assert after.count(b"\n") == after.count(b"\r\n")
    assert set(before.split(b"\r\n")) <= set(after.split(b"\r\n"))


NAMED = f"{ADDRESS}#:~:text=a%20disaster"


@pytest.mark.parametrize("named", [NAMED, {"source": NAMED}])
def test_an_address_that_names_words_is_no_page_note(named: Any) -> None:
    note = {"type": "Annotation", "id": "https://n.example/1", "target": named, "bodyValue": "Hm."}
    assert run("docs/a.md", put("n.json", [note])).exit_code == 0
    loaded = load(GLOSS_FILE).gloss
    assert loaded is not None
    assert any(each.exact and "a disaster" in each.exact for each in loaded.annotations)


def test_why_nothing_could_be_added_is_told() -> None:
    GLOSS_FILE.write_text(f"  article: {{title: T, rights: r, url: '{ADDRESS}'}}\n")
    before = GLOSS_FILE.read_bytes()
    done = run("docs/a.md", put("h.json", [row()]))
    assert done.exit_code == 2
    assert "line 3 would be wrong. The line “claims:” begins with no space" in done.output
    assert GLOSS_FILE.read_bytes() == before


def test_a_list_in_brackets_is_left_alone() -> None:
    section = f"article: {{title: T, rights: r, url: '{ADDRESS}'}}\n"
    GLOSS_FILE.write_text(f"{section}claims: [{{id: x, target: article}}]\n")
    before = GLOSS_FILE.read_bytes()
    done = run("docs/a.md", put("h.json", [row()]))
    assert done.exit_code == 2
    assert "docs/a.gloss.yml:2: `claims` is written in brackets." in done.output
    assert GLOSS_FILE.read_bytes() == before


def test_a_gloss_file_that_is_not_there_is_begun() -> None:
    GLOSS_FILE.unlink()
    done = run("docs/a.md", put("h.json", [row()]))
    assert done.exit_code == 0, done.output
    gloss = load(GLOSS_FILE).gloss
    assert gloss is not None
    assert gloss.article.words is not None
    assert gloss.claims[0].exact == "a disaster"


def test_our_own_export_makes_the_whole_file_anew() -> None:
    exported = CliRunner().invoke(main, ["export", "docs/a.md", "--format", "web-annotation"])
    before = load(GLOSS_FILE).gloss
    assert before is not None
    GLOSS_FILE.unlink()
    assert run("docs/a.md", put("own.jsonld", exported.stdout_bytes)).exit_code == 0
    after = load(GLOSS_FILE).gloss
    assert after is not None
    assert after.annotations == before.annotations
    assert (after.article, after.sources, after.speakers, after.questions, after.timeline) == (
        before.article,
        before.sources,
        before.speakers,
        before.questions,
        before.timeline,
    )


def test_an_export_without_any_address_comes_back() -> None:
    GLOSS_FILE.write_text(GLOSS, encoding="utf-8")
    exported = CliRunner().invoke(main, ["export", "docs/a.md", "--format", "web-annotation"])
    done = run("docs/a.md", put("own.jsonld", exported.stdout_bytes))
    assert done.exit_code == 0, done.output
    assert "0 imported" in done.stderr


def test_the_page_of_the_site_is_the_article_too() -> None:
    Path("mkdocs.yml").write_text("site_name: S\nsite_url: https://site.example/x/\n")
    assert run("docs/a.md", put("h.json", [row(uri="https://site.example/x/a/")])).exit_code == 0


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", [item(), item(id="b:2", title="Other", URL="https://e.example/2")]),
        (
            "a.bib",
            b"@misc{smith2024, howpublished={The Town Post}, title={A}}\n"
            b"@misc{b:2, howpublished={B}, title={B}}",
        ),
    ],
)
def test_sources_into_a_gloss_file_and_into_shared_ones(name: str, data: Any) -> None:
    done = run("docs/a.md", put(name, data))
    assert done.exit_code == 0, done.output
    gloss = load(GLOSS_FILE).gloss
    assert gloss is not None
    assert {"smith2024", "b-2", "minutes"} <= set(gloss.sources)
    assert "“b:2” is now b-2." in done.stderr
    assert run("docs/a.md", name).exit_code == 0
    GLOSS_FILE.write_text(GLOSS, encoding="utf-8")
    done = run("docs/sources.yml", name)
    assert done.exit_code == 0, done.output
    assert set(load_sources(Path("docs/sources.yml")).sources) == {"smith2024", "b-2"}
    once = Path("docs/sources.yml").read_bytes()
    assert run("docs/sources.yml", name).exit_code == 0
    assert Path("docs/sources.yml").read_bytes() == once


@pytest.mark.parametrize(
    "before", ["# Mine.\nold: {outlet: O}\n", "sources:\n  old: {outlet: O}\n"]
)
def test_shared_sources_keep_their_form(before: str) -> None:
    path = Path("docs/sources.yml")
    path.write_text(before)
    assert run("docs/sources.yml", put("a.json", [item()])).exit_code == 0
    after = path.read_text()
    assert after.startswith(before)
    expected = {"smith2024", "old"} if "old" in before else {"smith2024"}
    assert set(load_sources(path).sources) == expected


def test_a_bibliography_with_a_missing_brace_is_no_empty_list() -> None:
    name = put("a.bib", b"@misc{a, title={A, howpublished={X}}\n@misc{b, howpublished={Y}}\n")
    done = run("docs/sources.yml", name)
    assert done.exit_code == 2
    assert "a.bib: line 1 (a): refused: The entry cannot be read" in done.stdout
    assert set(load_sources(Path("docs/sources.yml")).sources) == {"b"}


def test_an_old_bibliography_in_another_encoding() -> None:
    name = put("a.bib", "@misc{a, howpublished={Müller}}".encode("latin-1"))
    done = run("docs/sources.yml", name)
    assert done.exit_code == 2
    assert "a.bib:1: The file is not UTF-8 text." in done.output
    assert run("docs/sources.yml", name, "--encoding", "latin-1").exit_code == 0
    assert load_sources(Path("docs/sources.yml")).sources["a"].outlet == "Müller"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"rows": [', "h.json:1: This is not valid JSON"),
        (b'{"rows":\n [NaN]}', "h.json:2: NaN is no JSON"),
        (b"[" * 100_000, "h.json:1: The JSON is nested too deeply."),
        (b"\xff", "h.json:1: The file is not UTF-8 text."),
        (b" " * 20_000_001, "h.json:1: The file is longer than 20 MB."),
        (b"[]", "h.json:1: There is no annotation and no source in it."),
        (b"", "h.json:1: The file is empty."),
        (b'[{"type": "Annotation", "target": "\\ud800"}]', "annotation 1: refused: A text in it"),
        (b'[{"a": 1, "a": 2}]', "annotation 1: refused: The key “a” stands twice in it."),
        (b"[5]", "annotation 1: refused: It is no object."),
    ],
)
def test_broken_files_end_with_a_place_and_2(data: bytes, said: str) -> None:
    before = GLOSS_FILE.read_bytes()
    done = run("docs/a.md", put("h.json", data))
    assert done.exit_code == 2
    assert said in done.output
    assert "Traceback" not in done.output
    assert GLOSS_FILE.read_bytes() == before


def test_a_broken_file_among_good_ones_stops_before_anything_is_written() -> None:
    before = GLOSS_FILE.read_bytes()
    assert run("docs/a.md", put("good.json", [row()]), put("bad.json", b"[")).exit_code == 2
    assert GLOSS_FILE.read_bytes() == before


def test_from_standard_input() -> None:
    done = run("docs/a.md", "-", input=json.dumps([row()]).encode())
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["docs/a.md"], "Missing argument 'FILES...'"),
        (["docs/a.md", "nowhere.json"], "nowhere.json: There is no such file or folder."),
        (["docs/none.md", "h.json"], "docs/none.md: There is no such file"),
        (["docs/sources.yml", "h.json"], "It holds annotations. Name the article"),
        (["docs/a.md", "h.json", "--encoding", "x"], "“x” is no encoding"),
        (["docs/a.md", "h.json", "--as", "link"], "'link' is not one of"),
    ],
)
def test_wrong_use(arguments: list[str], said: str) -> None:
    put("h.json", [row()])
    done = run(*arguments)
    assert done.exit_code == 2
    assert said in done.output


def test_files_with_mistakes_are_mended_first() -> None:
    put("h.json", [row()])
    GLOSS_FILE.write_text("article: {title: T}\n")
    assert "Mend the gloss file first" in run("docs/a.md", "h.json").output
    Path("docs/sources.yml").write_text("a: {title: T}\n")
    done = run("docs/sources.yml", put("a.json", [item()]))
    assert (done.exit_code, "Mend the sources first" in done.output) == (2, True)


def test_terminal_escapes_in_a_file_do_not_reach_the_terminal() -> None:
    bad = {
        "type": "Annotation",
        "id": "\x1b]0;x\x07",
        "target": {"source": "\x1b[31m", "selector": quote("x\u202e")},
    }
    done = run("docs/a.md", put("h.json", [bad]))
    assert done.exit_code == 1
    assert "\x1b" not in done.output
    assert "\u202e" not in done.output
