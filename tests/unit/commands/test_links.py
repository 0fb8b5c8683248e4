"""``glossator links``: whole runs beside a server that plays the web and an archive."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner, Result

from glossator.cli import main
from glossator.commands import links as command
from glossator.linking import checking
from glossator.loading import load
from glossator.loading.source_lock import load_lock
from sites import small_site, write
from webserver import NAMES, Reply, Request, Web, html, look_up, serving

GLOSS = "docs/articles/a.gloss.yml"
LOCK = "docs/sources.lock.yml"

FILE = """\
article: {{title: T, rights: Ours.}}
sources:
  minutes:   # of the council
    outlet: Council
    url: {one}/minutes
    published: 2025-03-05

  report: {{outlet: Library, url: "{two}/report"}}
quotes:
  - id: q1
    exact: We had no choice
    wording: {{text: We had no good choice left., source: minutes}}
    sources: [minutes, report]
"""

WORDS = "We had no good choice left"
PAGE = html("<p>She said: we had no good choice left.</p><p>The end.</p>")


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    monkeypatch.setattr(socket, "getaddrinfo", look_up(NAMES))
    with serving() as made:
        made.pages |= {"/minutes": PAGE, "/report": html("A report.")}
        yield made


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, web: Web) -> Path:
    monkeypatch.chdir(tmp_path)
    gloss = FILE.format(one=web.url(""), two=web.url("", "two.test"))
    small_site(tmp_path, "", {GLOSS: gloss, "docs/articles/a.md": "We had no choice.\n"})
    for name in ("library.md", "library.gloss.yml"):
        for path in tmp_path.rglob(name):
            path.unlink()
    return tmp_path


def links(*arguments: str) -> Result:
    shown = ["links", "--allow-private", "--pause", "0", *arguments]
    return CliRunner().invoke(main, shown, catch_exceptions=False)


def states(*arguments: str) -> dict[str, str]:
    found = json.loads(links("--format", "json", *arguments).stdout)
    return {urlsplit(each["url"]).path: each["state"] for each in found}


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the day of the next runs."""

    def set_to(text: str) -> None:
        class Day(date):
            @classmethod
            def today(cls) -> Day:
                return cls.fromisoformat(text)

        monkeypatch.setattr(checking, "date", Day)

    set_to("2026-11-22")
    return set_to


def test_all_is_well(site: Path, web: Web) -> None:
    result = links()
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        "2 sources at 2 addresses, 2 asked for: 1 live with the same passage, 1 live.\n"
    )
    records = load_lock(site / LOCK).records
    assert [record.state for record in records.values()] == ["same-passage", "live"]


def test_the_states_of_the_issue(site: Path, web: Web, day: Any) -> None:
    assert states() == {"/minutes": "same-passage", "/report": "live"}
    day("2026-11-29")
    web.pages["/minutes"] = html("<p>He claimed: we had no good choice left.</p>")
    assert states()["/minutes"] == "passage-moved"
    web.pages["/minutes"] = html("<p>She said: we had no choice at all.</p>")
    assert states()["/minutes"] == "passage-gone"
    web.pages["/minutes"] = Reply("", 404)
    assert states()["/minutes"] == "dead"
    text = (site / GLOSS).read_text()
    lines = f"    archive: {web.url('/copy', 'archive.test')}\n"
    write(site, {GLOSS: text.replace("    published: 2025-03-05\n", lines)})
    web.pages["/copy"] = PAGE
    assert states() == {"/minutes": "dead-with-copy", "/copy": "same-passage", "/report": "live"}
    assert load_lock(site / LOCK).records[web.url("/minutes")].copy == web.url(
        "/copy", "archive.test"
    )


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (
            html("<p>She said: we had no very good choice left.</p>"),
            (
                1,
                "minutes: The source no longer has the words “We had no good choice left.”, missed "
                "since 2026-11-22. It has “we had no very good choice left.”. Compare;",
            ),
        ),
        (Reply("", 410), (1, "minutes: The source is gone: it is not there any more (410)")),
        (Reply("", 500), (0, "its server fails (500). If it still is so on another day")),
        (Reply("", 403), (0, "")),
        (html("<p>You say: we had no good choice left.</p>"), (0, "")),
    ],
)
def test_what_a_person_is_told(
    site: Path, web: Web, day: Any, reply: Reply, told: tuple[int, str]
) -> None:
    web.pages["/minutes"] = reply
    result = links()
    code, said = told
    assert result.exit_code == code
    assert said in result.stdout
    assert len(result.stdout.splitlines()) == bool(said)
    if said:
        found = r"docs/articles/a\.gloss\.yml:3: (?:warning [a-z-]+: )?minutes: "
        assert re.match(found, result.stdout)


def test_a_passage_that_moved_is_told_once(site: Path, web: Web) -> None:
    links()
    web.pages["/minutes"] = html("<p>He claimed: we had no good choice left.</p>")
    assert "“We had no good choice left.” now stand beside others." in links().stdout
    assert links().stdout == ""


def test_an_address_that_leads_to_the_front_page(site: Path, web: Web) -> None:
    web.pages["/report"] = Reply(status=301, headers={"Location": "/"})
    web.pages["/"] = html("Welcome.")
    result = links()
    assert "report: The address now leads to the front page" in result.stdout
    assert result.exit_code == 0


def test_reasons_are_summed_up(site: Path, web: Web) -> None:
    web.pages["two.test/robots.txt"] = Reply("User-agent: *\nDisallow: /")
    result = links()
    assert "1 not checked.\n  1: the site asks programs to stay away (robots.txt)" in result.stderr
    assert result.exit_code == 0


def test_json_tells_everything(site: Path, web: Web) -> None:
    [minutes, report] = json.loads(links("--format", "json").stdout)
    assert minutes["url"] == minutes["final"] == web.url("/minutes")
    assert minutes["sources"] == [{"id": "minutes", "path": GLOSS, "line": 3}]
    [passage] = minutes["passages"]
    assert passage["exact"] == "We had no good choice left."
    assert (passage["prefix"], passage["suffix"]) == ("She said: ", ".\nThe end.")
    assert report["state"] == "live"


# What is asked, and how often.


def test_private_addresses_need_a_word(site: Path, web: Web) -> None:
    result = CliRunner().invoke(main, ["links"])
    assert web.log == []
    assert result.stdout.count("it leads into a private network") == 2
    assert result.exit_code == 0


def test_only_what_is_due_is_asked_for(site: Path, web: Web, day: Any) -> None:
    web.pages["/report"] = Reply("", 500)
    assert states("--older-than", "7") == {"/minutes": "same-passage", "/report": "failing"}
    web.log.clear()
    assert states("--older-than", "7") == {"/minutes": "same-passage", "/report": "failing"}
    assert web.asked() == []
    day("2026-11-23")
    assert states("--older-than", "7") == {"/minutes": "same-passage", "/report": "dead"}
    assert web.asked() == ["/report"]
    web.log.clear()
    text = (site / GLOSS).read_text()
    write(site, {GLOSS: text.replace("no good choice left", "no good choice")})
    links("--older-than", "7")
    assert web.asked() == ["/minutes"]
    day("2026-11-30")
    web.log.clear()
    result = links("--older-than", "7")
    assert sorted(web.asked()) == ["/minutes", "/report"]
    assert result.exit_code == 1


def test_what_is_known_is_told_though_nobody_was_asked(site: Path, web: Web) -> None:
    web.pages["/minutes"] = Reply("", 404)
    told = links().stdout
    assert links("--older-than", "7").stdout == told != ""


def test_unchanged_pages_are_not_sent_again(site: Path, web: Web) -> None:
    def minutes(request: Request) -> Reply:
        same = request.headers.get("If-None-Match") == '"1"'
        return Reply(status=304) if same else html("We had no good choice left", ETag='"1"')

    web.pages["/minutes"] = minutes
    links()
    before = (site / LOCK).read_bytes()
    assert states()["/minutes"] == "same-passage"
    assert (site / LOCK).read_bytes() == before


def test_the_same_finding_gives_the_same_bytes(site: Path, web: Web, day: Any) -> None:
    links()
    before = (site / LOCK).read_bytes()
    links()
    assert (site / LOCK).read_bytes() == before
    (site / LOCK).unlink()
    links()
    assert (site / LOCK).read_bytes() == before


def test_an_address_in_two_places_is_asked_for_once(site: Path, web: Web) -> None:
    other = (site / GLOSS).read_text().replace("exact: We", "exact: we")
    other = other.replace("We had no good choice left.", "The end")
    write(site, {"docs/articles/b.gloss.yml": other, "docs/articles/b.md": "we had no choice\n"})
    links()
    assert sorted(web.asked()) == ["/minutes", "/report"]
    passages = load_lock(site / LOCK).records[web.url("/minutes")].passages
    assert [passage.exact for passage in passages] == ["The end", "We had no good choice left."]


def test_parts_of_one_page_are_asked_for_once(site: Path, web: Web) -> None:
    text = (site / GLOSS).read_text()
    write(site, {GLOSS: text.replace(web.url("/report", "two.test"), web.url("/minutes#two"))})
    web.pages["/minutes"] = lambda request: (
        Reply(status=304) if "If-None-Match" in request.headers else html(WORDS, ETag='"1"')
    )
    for _ in range(2):
        found = json.loads(links("--format", "json").stdout)
        assert [each["state"] for each in found] == ["same-passage", "live"]
    assert web.asked() == ["/minutes"] * 2
    assert [record.final for record in load_lock(site / LOCK).records.values()] == [None, None]


def test_a_translation_is_not_looked_for(site: Path, web: Web) -> None:
    text = (site / GLOSS).read_text()
    text = text.replace("    outlet: Council\n", "    outlet: Council\n    language: uk\n")
    write(site, {GLOSS: text.replace("source: minutes}", "source: minutes, language: en}")})
    assert states()["/minutes"] == "live"


def test_shared_sources(site: Path, web: Web) -> None:
    shared = f"law: {{outlet: State, url: '{web.url('/law')}'}}\n"
    write(site, {"docs/sources.yml": shared})
    result = links()
    assert "docs/sources.yml:1: warning source-dead: law: The source is gone" in result.stdout
    assert web.url("/law") in load_lock(site / LOCK).records


def test_what_no_source_names_any_more_is_dropped(site: Path, web: Web) -> None:
    links()
    text = (site / GLOSS).read_text()
    write(site, {GLOSS: text.replace("/report", "/report2")})
    links(GLOSS)
    assert len(load_lock(site / LOCK).records) == 3
    links("docs/articles")
    assert len(load_lock(site / LOCK).records) == 3
    links()
    assert web.url("/report", "two.test") not in load_lock(site / LOCK).records
    write(site, {"docs/articles/broken.gloss.yml": "article: ["})
    write(site, {GLOSS: text})
    assert links().exit_code == 2
    assert len(load_lock(site / LOCK).records) == 3


# When something is in the way.


def go_off_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    monkeypatch.setattr(socket, "getaddrinfo", fails)


def test_a_machine_that_is_off_line_says_nothing_of_the_sources(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    links()
    before = (site / LOCK).read_bytes()

    go_off_line(monkeypatch)
    result = links()
    assert result.exit_code == 2
    assert "Is this machine on line? Nothing was written down." in result.stderr
    assert (site / LOCK).read_bytes() == before


@pytest.fixture
def lost(site: Path, web: Web) -> Path:
    """The site with two sources more, on domains that are not there any more."""
    more = "".join(
        f"  {name}: {{outlet: O, url: 'http://{name}.test/{name}'}}\n" for name in ("old", "older")
    )
    text = (site / GLOSS).read_text().replace("quotes:\n", f"{more}quotes:\n")
    write(site, {GLOSS: text.replace("[minutes, report]", "[minutes, report, old, older]")})
    return site


def test_where_only_lost_domains_are_due_another_host_is_asked_too(
    lost: Path, web: Web, day: Any
) -> None:
    assert states("--older-than", "6")["/old"] == "failing"
    web.log.clear()
    day("2026-11-23")
    result = links("--older-than", "6")
    assert (
        result.exit_code,
        "old: The source is gone: there is no such host" in result.stdout,
    ) == (
        1,
        True,
    )
    assert web.asked() == ["/minutes", "/report"]
    assert "4 asked for: " in result.stderr
    web.log.clear()
    assert states("--older-than", "6")["/older"] == "dead"
    assert web.log == []


def test_off_line_where_only_lost_domains_are_due(
    lost: Path, web: Web, day: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    links()
    before = (lost / LOCK).read_bytes()
    day("2026-11-23")
    go_off_line(monkeypatch)
    result = links("--older-than", "6")
    assert (result.exit_code, "Is this machine on line?" in result.stderr) == (2, True)
    assert (lost / LOCK).read_bytes() == before


def test_off_line_where_one_lost_domain_is_due(
    site: Path, web: Web, day: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(site, {GLOSS: (site / GLOSS).read_text().replace("two.test", "lost.test")})
    links()
    before = (site / LOCK).read_bytes()
    day("2026-11-23")
    go_off_line(monkeypatch)
    assert links("--older-than", "6").exit_code == 2
    assert (site / LOCK).read_bytes() == before


def test_a_site_whose_hosts_are_all_lost_is_told_so(site: Path, web: Web, day: Any) -> None:
    text = (site / GLOSS).read_text()
    write(site, {GLOSS: text.replace("one.test", "old.test").replace("two.test", "older.test")})
    result = links()
    assert result.exit_code == 2
    assert "If it is, say so: glossator links --on-line" in result.stderr
    assert not (site / LOCK).exists()
    assert states("--on-line") == {"/minutes": "failing", "/report": "failing"}
    day("2026-11-23")
    assert states() == {"/minutes": "dead", "/report": "dead"}


def test_an_archive_that_answers_tells_that_this_machine_is_on_line(
    site: Path, archive: Web
) -> None:
    text = (site / GLOSS).read_text()
    write(site, {GLOSS: text.replace("one.test", "old.test").replace("two.test", "older.test")})
    links("--archive")
    assert load_lock(site / LOCK).records


def test_nothing_is_written_meanwhile_by_a_machine_that_is_off_line(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    links()
    before = (site / LOCK).read_bytes()
    monkeypatch.setattr(checking, "_SAVE_EVERY", 1)
    go_off_line(monkeypatch)
    assert links().exit_code == 2
    assert (site / LOCK).read_bytes() == before


def test_a_lock_file_in_the_midst_of_a_merge(site: Path, web: Web) -> None:
    write(site, {LOCK: "<<<<<<< ours\nlinks: []\n"})
    result = links()
    assert result.exit_code == 2
    assert (
        "sources.lock.yml:1: warning sources-lock: The file is in the midst of a merge"
        in result.stderr
    )
    assert "Take one side of a merge whole" in result.stderr
    assert web.log == []
    assert (site / LOCK).read_text() == "<<<<<<< ours\nlinks: []\n"


def _full(path: Path, *_: object) -> None:
    raise OSError(28, "No space left on device", str(path))


def test_a_folder_that_may_not_be_written(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.linking.lock.replace", _full)
    result = links()
    assert result.exit_code == 2
    assert "sources.lock.yml: It cannot be written: No space left on device." in result.stderr


def test_a_disk_that_fills_up_during_a_long_run_is_told(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.linking.lock.replace", _full)
    monkeypatch.setattr(checking, "_SAVE_EVERY", 1)
    result = links()
    assert result.exit_code == 2
    assert "sources.lock.yml: It cannot be written: No space left on device." in result.stderr


def test_without_the_extra(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [each for each in sys.modules if each.startswith("glossator.linking.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx", None)
    result = links()
    assert result.exit_code == 2
    assert "`glossator links` needs httpx. Install the extra `links`" in result.stderr


def test_a_page_that_nobody_can_decode_ends_no_run(site: Path, web: Web) -> None:
    web.pages["/minutes"] = Reply(
        b"<meta charset='a\0b'>\xff We had no good choice left.",
        headers={"Content-Type": "text/html"},
    )
    assert links().exit_code == 0
    assert {r.state for r in load_lock(site / LOCK).records.values()} == {"unreadable", "live"}


def test_a_page_that_is_slow_to_read_keeps_no_other_host_waiting(site: Path, web: Web) -> None:
    body = b"<meta " * 800_000 + b"\xff We had no good choice left."
    web.pages["/minutes"] = Reply(body, headers={"Content-Type": "text/html"})
    begun = time.process_time()
    assert states() == {"/minutes": "unreadable", "/report": "live"}
    assert time.process_time() - begun < 20


@pytest.mark.parametrize(
    "place",
    [
        "glossator.linking.fetching._exchange",
        "glossator.linking.fetching.rules_of",
        "glossator.linking.states.read_page",
        "glossator.linking.rounds.validators_for",
    ],
)
def test_a_fault_of_ours_with_one_source_ends_no_run(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    module, _, name = place.rpartition(".")
    real = getattr(sys.modules[module], name)
    seen: list[int] = []

    def fails_once(*given: Any, **named: Any) -> Any:
        seen.append(1)
        if len(seen) == 1:
            raise ZeroDivisionError
        return real(*given, **named)

    monkeypatch.setattr(place, fails_once)
    result = links()
    assert "Glossator itself failed at it, which is a fault to report" in result.stdout
    assert result.exit_code == 0
    records = load_lock(site / LOCK).records.values()
    assert sorted(record.state for record in records)[-1] == "not-checked"
    assert len(records) == 2


def test_a_fault_while_copies_are_looked_for_ends_no_run(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.linking.rounds.find_copy", lambda *_: 1 / 0)
    result = links("--archive")
    assert "The archive could not be asked about every source." in result.stderr
    assert len(load_lock(site / LOCK).records) == 2


@pytest.mark.parametrize("path", ["docs/none.md", "docs/sources.yml"])
def test_wrong_use(site: Path, path: str) -> None:
    write(site, {"docs/sources.yml": "a: {outlet: A}\n"})
    assert links(path).exit_code == 2


def test_nothing_to_ask_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = links()
    assert result.exit_code == 0
    assert result.stderr == "0 sources at 0 addresses, 0 asked for: nothing is known yet.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_what_was_found_until_then_is_kept(site: Path, web: Web, sent: signal.Signals) -> None:
    held: list[float] = []

    def hold(_: Request) -> Reply:
        held.append(time.monotonic())
        time.sleep(3)
        return html("Late.")

    web.pages["/report"] = hold
    text = (site / GLOSS).read_text().replace("one.test", "127.0.0.1")
    write(site, {GLOSS: text.replace("two.test", "127.0.0.1")})
    arguments = ["links", "--allow-private", "--pause", "0"]
    # A shell lets what it starts in the background ignore Ctrl-C.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from glossator.cli import main; main()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 30
    while not held and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(1)  # until the first answer is taken down, while the second is held
    process.send_signal(sent)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Stopped: 1 of 2 addresses were asked" in told
    records = load_lock(site / LOCK).records.values()
    assert [record.state for record in records] == ["same-passage"]


def test_a_bar_on_a_terminal_only(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "Asking" not in links().stderr
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with command._progress(2) as step:
        step()
        step()
    assert "100%" in capsys.readouterr().err


# Archived copies.


@pytest.fixture
def archive(web: Web, monkeypatch: pytest.MonkeyPatch) -> Web:
    def available(request: Request) -> Reply:
        asked = parse_qs(urlsplit(request.path).query)
        path = urlsplit(asked["url"][0]).path
        stamp = asked.get("timestamp", ["20260101"])[0].ljust(14, "0")
        if path != "/minutes":
            return Reply(json.dumps({"url": asked["url"][0], "archived_snapshots": {}}))
        copy = {
            "available": True,
            "status": "200",
            "timestamp": stamp,
            "url": web.url(f"/web/{stamp}/minutes", "archive.test"),
        }
        return Reply(json.dumps({"archived_snapshots": {"closest": copy}}))

    original = web.reply

    def reply(request: Request) -> Reply:
        is_api = request.path.startswith("/wayback/available?")
        return available(request) if is_api else original(request)

    monkeypatch.setattr(web, "reply", reply)
    monkeypatch.setenv("GLOSSATOR_WAYBACK_API", web.url("/wayback/available", "archive.test"))
    web.pages["/web/20250305000000/minutes"] = PAGE
    return web


def test_a_copy_is_written_where_the_source_is_defined(site: Path, archive: Web) -> None:
    before = (site / GLOSS).read_text()
    copy = archive.url("/web/20250305000000/minutes", "archive.test")
    result = links("--archive")
    assert result.exit_code == 0
    after = (site / GLOSS).read_text()
    assert after == before.replace("/minutes\n", f"/minutes\n    archive: {copy}\n")
    loaded = load(site / GLOSS).gloss
    assert loaded is not None
    assert loaded.sources["minutes"].archive == copy
    assert f"{GLOSS}: minutes: archive written, a copy of 2025-03-05." in result.stderr
    assert "No archived copy is known of report." in result.stderr
    assert load_lock(site / LOCK).records[copy].state == "same-passage"
    archive.log.clear()
    links("--archive")
    assert [path for path in archive.asked() if "minutes&" in path] == []


def test_in_shared_sources_and_in_braces_too(site: Path, archive: Web) -> None:
    minutes = f'{{outlet: "Council", url: "{archive.url("/minutes")}", published: 2025-03-05}}'
    shared = f"# Shared.\r\nsources:\r\n  council: {minutes}   # as printed\r\n"
    path = site / "docs/sources.yml"
    path.write_bytes(shared.encode())
    links("--archive")
    copy = archive.url("/web/20250305000000/minutes", "archive.test")
    end = f'/minutes", archive: "{copy}"'
    assert path.read_bytes().decode() == shared.replace('/minutes"', end)


def test_nothing_is_written_into_a_file_outside_the_project(
    site: Path, archive: Web, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "sources.yml"
    shared = f"council: {{outlet: C, url: '{archive.url('/minutes')}', published: 2025-03-05}}\n"
    outside.write_text(shared)
    (site / "docs/sources.yml").symlink_to(outside)
    result = links("--archive")
    assert (result.exit_code, "docs/sources.yml" in result.stdout + result.stderr) == (1, True)
    assert outside.read_text() == shared


def test_a_dead_source_has_a_copy_from_now_on(site: Path, archive: Web) -> None:
    archive.pages["/minutes"] = Reply("", 404)
    assert links().exit_code == 1
    result = links("--archive")
    assert result.exit_code == 0
    assert "Readers are sent to the archived copy." in result.stdout
    assert states()["/minutes"] == "dead-with-copy"


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (html("Other words."), "The copy of 2025-03-05 has not got the words"),
        (Reply("", 404), "The copy of 2025-03-05 is gone"),
    ],
)
def test_a_copy_that_does_not_help_is_not_written(
    site: Path, archive: Web, reply: Reply, said: str
) -> None:
    archive.pages["/web/20250305000000/minutes"] = reply
    before = (site / GLOSS).read_bytes()
    assert said in links("--archive").stderr
    assert (site / GLOSS).read_bytes() == before


def test_what_was_found_is_kept_where_no_copy_can_be_written(
    site: Path, archive: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("glossator.linking.copies.replace", full)
    assert links("--archive").exit_code == 2
    assert load_lock(site / LOCK).records[archive.url("/minutes")].state == "same-passage"


def test_what_was_written_meanwhile_stays(
    site: Path, archive: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = (
        (site / GLOSS)
        .read_text()
        .replace("/minutes\n", "/minutes\n    archive: https://c.example/\n")
    )

    def edit(request: Request) -> Reply:
        write(site, {GLOSS: own})
        return PAGE

    archive.pages["/web/20250305000000/minutes"] = edit
    links("--archive")
    assert (site / GLOSS).read_text() == own


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"archived_snapshots": []}', "nonsense", "[" * 9_999]
)
def test_an_archive_that_talks_nonsense(
    site: Path, web: Web, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    original = web.reply
    monkeypatch.setattr(
        web, "reply", lambda each: Reply(body) if "wayback" in each.path else original(each)
    )
    monkeypatch.setenv("GLOSSATOR_WAYBACK_API", web.url("/wayback/available", "archive.test"))
    before = (site / GLOSS).read_bytes()
    result = links("--archive")
    assert result.exit_code == 0
    assert "The archive could not be asked about every source." in result.stderr
    assert (site / GLOSS).read_bytes() == before


# The rest of Glossator reads, and asks nobody.


def test_neither_check_nor_build_opens_a_connection(site: Path, web: Web, tmp_path: Path) -> None:
    web.pages["/minutes"] = Reply("", 404)
    links()
    web.log.clear()
    (site / "mkdocs.yml").write_text("site_name: S\nplugins: [glossator]\ntheme: mkdocs\n")
    program = """\
import sys
def forbid(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
        raise SystemExit(f"a connection: {event} {arguments}")
sys.addaudithook(forbid)
from glossator.cli import main
main(["check"], standalone_mode=False) if sys.argv[1] == "check" else None
if sys.argv[1] == "build":
    from mkdocs.__main__ import cli
    cli(["build", "--quiet"])
"""
    environment = {**os.environ, "DISABLE_MKDOCS_2_WARNING": "true"}
    for name in ("check", "build"):
        done = subprocess.run(
            [sys.executable, "-c", program, name],
            capture_output=True,
            text=True,
            cwd=site,
            env=environment,
            check=False,
        )
        assert "a connection" not in done.stderr
        assert done.returncode == 0, done.stderr
        if name == "check":
            assert "minutes: The source is gone" in done.stdout
    assert web.log == []
    page = (site / "site/articles/a/index.html").read_text()
    assert "no longer at its address" in page
