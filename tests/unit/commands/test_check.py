"""``glossator check``: what fails, how it is told, and what ``--fix`` writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator
from markdown import markdown

from glossator.cli import main
from glossator.fingerprints import fingerprints
from glossator.text import visible_text
from sites import ARTICLE, GLOSS, WELL_GLOSSED, small_site, write

NAME = "docs/articles/library.gloss.yml"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path, "", {NAME: WELL_GLOSSED})


def check(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def records(*arguments: str) -> list[dict[str, object]]:
    found = json.loads(check("--format", "json", *arguments).stdout)
    assert isinstance(found, list)
    return found


def test_warnings_fail_only_a_strict_check(site: Path) -> None:
    write(site, {NAME: GLOSS})
    assert check().exit_code == 0
    assert check("--strict").exit_code == 1
    assert "2 warnings, 7 notes" in check().stderr


def test_notes_fail_nothing(site: Path) -> None:
    write(site, {NAME: WELL_GLOSSED.replace("exact: last year", "exact: Tuesday")})
    assert [each["severity"] for each in records()] == ["note"]
    assert check("--strict").exit_code == 0


LEVELS = "findings: {unchecked: off, no-evidence: error}"


@pytest.mark.parametrize(
    "config",
    [
        {"mkdocs.yml": f"plugins:\n  - glossator:\n      {LEVELS}\n"},
        {"mkdocs.yml": f"plugins:\n  glossator:\n    {LEVELS.replace('off', 'ignore')}\n"},
        {"mkdocs.yml": f"markdown_extensions:\n  - glossator:\n      {LEVELS}\n"},
        {
            "mkdocs.yml": "site_name: S\nINHERIT: base.yml\n",
            "base.yml": f"plugins:\n  - glossator:\n      {LEVELS}\n",
        },
    ],
    ids=["plugin", "mapping", "extension", "inherited"],
)
def test_a_site_says_how_grave_it_takes_findings(site: Path, config: dict[str, str]) -> None:
    write(site, {NAME: GLOSS, **config})
    found = {(each["code"], each["severity"]) for each in records()}
    assert "unchecked" not in {code for code, _ in found}
    assert ("no-evidence", "error") in found
    assert check().exit_code == 1


def test_a_zensical_site_does_too(site: Path) -> None:
    (site / "mkdocs.yml").unlink()
    levels = "[project.markdown_extensions.glossator.findings]\nunchecked = 'ignore'\n"
    write(site, {NAME: GLOSS, "zensical.toml": f"[project]\nsite_name = 'S'\n{levels}"})
    assert "unchecked" not in {each["code"] for each in records()}


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ("{uncheckd: note}", "unknown code “uncheckd”. Did you mean “unchecked”?"),
        ("{unchecked: fine}", "has “fine” for “unchecked”. Known: error, warning, note, ignore."),
        ("{orphaned: note}", "“orphaned” in `findings` is an error and stays one."),
        ("[unchecked]", "`findings` is no mapping."),
    ],
)
def test_a_wrong_setting_is_told_once(site: Path, findings: str, said: str) -> None:
    write(site, {"mkdocs.yml": f"plugins: [glossator: {{findings: {findings}}}]\n", NAME: GLOSS})
    told = [each for each in records() if each["code"] == "settings"]
    assert len(told) == 1
    assert said in f"{told[0]['what']} {told[0]['mend']}"
    assert check().exit_code == 1


def test_a_settings_mistake_is_told_where_nothing_else_is(site: Path) -> None:
    write(site, {"mkdocs.yml": "plugins: [glossator: {findings: 3}]\n"})
    assert [each["code"] for each in records()] == ["settings"]


def test_unused_shared_sources_are_told_where_all_that_may_cite_them_is_checked(
    site: Path,
) -> None:
    source = "x: {outlet: X, published: null, kind: k, language: en}\n"
    write(site, {"docs/sources.yml": source})
    assert [(each["code"], each["path"], each["line"]) for each in records()] == [
        ("unused-source", "docs/sources.yml", 1)
    ]
    assert records("docs/articles") == records(NAME) == []


MOVED = ARTICLE.replace("mayor Ana Lind told", "said mayor Ana Lind to")
EDITED = ARTICLE.replace("will stay closed on Mondays", "is to stay closed on Mondays")


def unsealed(gloss: str = WELL_GLOSSED) -> str:
    return "\n".join(line for line in gloss.split("\n") if not line.startswith("  words:"))


def fingerprinted(article: str) -> str:
    """The line of a gloss file that holds an article's fingerprints."""
    return f"  fingerprints: {fingerprints(visible_text(markdown(article)))}"


def test_fix_writes_what_is_sure_and_leaves_every_other_byte(site: Path) -> None:
    gloss = f"# mine\n{unsealed()}# the end\n"
    gloss = gloss.replace("article:\n", f"article:\n{fingerprinted(ARTICLE)}\n", 1)
    write(site, {NAME: gloss, "docs/articles/library.md": MOVED})
    (lost,) = (each for each in records() if each["code"] == "moved")
    assert lost["fixes"] == [{"id": "q1", "set": {"suffix": "” said mayor"}, "sure": True}]
    assert (site / NAME).read_text("utf-8") == gloss
    done = check("--fix")
    assert f"{NAME}: q1: suffix: “” mayor Ana Lind” → “” said mayor”\n" in done.stderr
    assert "--fix wrote 1 change.\n" in done.stderr
    old, new = "    suffix: ” mayor Ana Lind\n", "    suffix: ” said mayor\n"
    assert (site / NAME).read_text("utf-8") == gloss.replace(old, new)
    assert [each["code"] for each in records()] == ["unsealed"]
    assert "--fix wrote 0 changes.\n" in check("--fix").stderr


def test_fix_leaves_to_a_person_what_is_not_sure(site: Path) -> None:
    wrong = unsealed().replace("exact: 12%", "exact: 13%")
    write(site, {NAME: wrong})
    done = check("--fix")
    assert done.exit_code == 1
    why = "without `fingerprints` nothing tells that the passage stood here"
    assert f"    perhaps exact: 12% (left to you: {why})\n" in done.stdout
    assert "--fix wrote 0 changes and left 1 gloss to you: why stands below each." in done.stderr
    assert (site / NAME).read_text("utf-8") == wrong


def test_fix_never_files_a_seal_but_adds_fingerprints_to_one(site: Path) -> None:
    check("--fix")
    sealed = (site / NAME).read_text("utf-8")
    assert sealed.count("  fingerprints: >-\n    ") == 1
    write(site, {"docs/articles/library.md": ARTICLE.replace("plan a disaster", "idea a joke")})
    (broken,) = (each for each in records("--fix") if each["code"] == "seal-broken")
    what = "The article's words are not the ones that were sealed: “idea a joke.”, after "
    assert str(broken["what"]).startswith(what)
    assert (site / NAME).read_text("utf-8") == sealed


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "council. Visits",
            "council. Few visits",
            "“Few visits”, after “told the town council.”, stands where 1 other stood.",
        ),
        (
            " on Tuesday",
            "",
            "word 18, “said.”, after “from May, the council”, stands where 3 others stood.",
        ),
        (" stay closed", "", "after “The town library will” 2 words are missing."),
        (
            "a disaster",
            "one disaster",
            "word 54, “one”, after “parents called the plan”, was another.",
        ),
        ("a disaster", "a big disaster", "word 55, “big”, after “called the plan a”, was added."),
        ("# Library", "# Libraries", "word 1, “Libraries”, at the beginning, was another."),
        (
            "“We had no choice,” the",
            '"We had no choice," the',
            '“"We had no choice,"”, after “the plan a disaster.”, stands where 4 others stood.',
        ),
    ],
)
def test_a_broken_seal_names_the_first_word_that_differs(
    site: Path, old: str, new: str, said: str
) -> None:
    check("--fix")
    assert ARTICLE.count(old) == 1
    write(site, {"docs/articles/library.md": ARTICLE.replace(old, new)})
    (broken,) = (each for each in records() if each["code"] == "seal-broken")
    assert broken["what"] == f"The article's words are not the ones that were sealed: {said}"


def test_fix_writes_within_brackets_too(site: Path) -> None:
    filed = fingerprints("One Then x a b c d.")
    gloss = f"{{article: {{title: T, rights: r, fingerprints: {filed}}}, "
    gloss += "links: [{id: l1, exact: a b c d, prefix: 'x ', "
    gloss += "source: s}], sources: {s: {outlet: S}}}\n"
    write(site, {NAME: gloss, "docs/articles/library.md": "# One\n\nThen a b c d.\n"})
    check("--fix")
    assert (site / NAME).read_text("utf-8") == gloss.replace("prefix: 'x ', ", "")


def _only(required: str, **properties: object) -> dict[str, object]:
    """A JSON Schema of an object with these properties and no others."""
    return {
        "type": "object",
        "required": required.split(),
        "properties": properties,
        "additionalProperties": False,
    }


def _list(items: object) -> dict[str, object]:
    return {"type": "array", "items": items}


_TEXT = {"type": "string", "minLength": 1}
_MESSAGE = _only("text", text=_TEXT)
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = _only(
    "id",
    id=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_only("", level=_LEVEL),
)
_PLACE = _only(
    "artifactLocation",
    artifactLocation=_only("", uri={"type": "string", "format": "uri-reference"}),
    region=_only("", startLine={"type": "integer", "minimum": 1}),
)
SARIF = _only(
    "version runs",
    version={"const": "2.1.0"},
    runs=_list(
        _only(
            "tool",
            tool=_only(
                "driver",
                driver=_only("name", name=_TEXT, semanticVersion=_TEXT, rules=_list(_RULE)),
            ),
            columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            results=_list(
                _only(
                    "message",
                    ruleId=_TEXT,
                    ruleIndex={"type": "integer", "minimum": 0},
                    level=_LEVEL,
                    message=_MESSAGE,
                    locations=_list(_only("", physicalLocation=_PLACE)),
                    properties={"type": "object"},
                )
            ),
        )
    ),
    **{"$schema": {"type": "string", "format": "uri"}},
)
"""What SARIF 2.1.0 requires and allows (sections 3.13 to 3.52), of the parts that are used."""


@pytest.mark.parametrize("gloss", [GLOSS, WELL_GLOSSED, "", "- a", "article: [", GLOSS * 2])
def test_sarif_is_as_the_standard_has_it(site: Path, gloss: str) -> None:
    write(site, {NAME: gloss})
    log = json.loads(check("--format", "sarif").stdout)
    checker = Draft202012Validator.FORMAT_CHECKER
    assert [*Draft202012Validator(SARIF, format_checker=checker).iter_errors(log)] == []


def test_sarif(site: Path) -> None:
    write(site, {NAME: GLOSS.replace("exact: 12%", "exact: 13%")})
    log = json.loads(check("--format", "sarif").stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        (place,) = result["locations"]
        where = place["physicalLocation"]
        assert where["artifactLocation"]["uri"].startswith("docs/articles/library.")
        assert where["region"]["startLine"] > 0
    assert {rule["id"] for rule in rules} == {result["ruleId"] for result in run["results"]}
    edited = next(each for each in run["results"] if each["ruleId"] == "edited")
    assert edited["properties"]["fixes"][0]["set"] == {"exact": "12%"}


def test_workflow_commands(site: Path) -> None:
    write(site, {NAME: WELL_GLOSSED.replace("exact: 12%", "exact: 13%")})
    line = WELL_GLOSSED[: WELL_GLOSSED.index("id: f1")].count("\n") + 1
    assert check("--format", "github").stdout == (
        f"::error file={NAME},line={line},title=The words were edited::f1: “13%25” does not stand "
        "in the article. Did you mean “12%25”? Then write that in `exact`.\n"
    )


def test_what_a_file_says_cannot_give_a_workflow_command(site: Path) -> None:
    evil = WELL_GLOSSED.replace("exact: 12%", 'exact: "x\\n::error file=a,line=1::%0Aowned\\u2028"')
    write(site, {NAME: evil})
    for line in check("--format", "github").stdout.splitlines():
        assert line.startswith(f"::error file={NAME},line=") or "library.md" in line
        assert "%0Aowned" not in line.replace("%250Aowned", "")


@pytest.mark.parametrize(
    ("config", "line", "said"),
    [
        ("site_name: A\n\tb: 2\n", 2, "A tab is used"),
        ("a: 1\nbad: [\n", 2, "not valid YAML"),
        (b"\xff", 1, "not UTF-8"),
    ],
)
def test_a_configuration_that_cannot_be_read_is_told(
    site: Path, config: str | bytes, line: int, said: str
) -> None:
    (site / "mkdocs.yml").write_bytes(config if isinstance(config, bytes) else config.encode())
    done = check()
    assert done.exit_code == 2
    assert f"mkdocs.yml:{line}: error unreadable: " in (done.stdout + done.stderr)
    assert said in (done.stdout + done.stderr)


def test_no_setting_makes_less_of_an_error(site: Path) -> None:
    config = "plugins: [{glossator: {findings: {no-source: ignore}}}]\n"
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    write(site, {NAME: WELL_GLOSSED.replace("links:\n", "links:\n  - {id: l9, exact: Mondays}\n")})
    done = check()
    assert done.exit_code == 1
    assert "error no-source: A link names no source." in (done.stdout + done.stderr)
