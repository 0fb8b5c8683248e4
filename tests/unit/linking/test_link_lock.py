"""The lock file: what is written can be read, the same twice, and merges line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator.linking.lock import UnusableLockError, lock_text, save
from glossator.loading.source_lock import LOCK, find_lock, load_lock, lock_place
from glossator.model import LinkRecord, Passage
from sites import write

GOLDEN = """\
# What `glossator links` found at the addresses of the sources. It writes this file; the site, and
# `glossator check`, read it. Keep it with the articles, and do not edit it.
links:
  - url: https://a.example/
    state: dead-with-copy
    why: gone
    checked: 2026-11-29
    status: 404
    copy: https://web.archive.org/web/20250301000000/https://a.example/
  - url: https://b.example/?q=a#b
    state: passage-gone
    checked: 2026-11-29
    status: 200
    final: https://b.example/new
    etag: W/"1"
    last_modified: Sat, 01 Nov 2025 00:00:00 GMT
    passages:
      - exact: no good choice
        start: 12
        prefix: "above\\nShe had "
        suffix: .
        gone: 2026-11-22
        reads: no very good choice
      - exact: “other” words
        start: 0
"""

RECORDS = (
    LinkRecord(
        url="https://b.example/?q=a#b",
        state="passage-gone",
        checked="2026-11-29",
        status=200,
        final="https://b.example/new",
        etag='W/"1"',
        last_modified="Sat, 01 Nov 2025 00:00:00 GMT",
        passages=(
            Passage(
                exact="no good choice",
                start=12,
                prefix="above\nShe had ",
                suffix=".",
                gone="2026-11-22",
                reads="no very good choice",
            ),
            Passage(exact="“other” words", start=0),
        ),
    ),
    LinkRecord(
        url="https://a.example/",
        state="dead-with-copy",
        why="gone",
        checked="2026-11-29",
        status=404,
        copy="https://web.archive.org/web/20250301000000/https://a.example/",
    ),
)
BY_URL = {record.url: record for record in RECORDS}


def test_golden() -> None:
    assert lock_text(BY_URL) == GOLDEN
    assert lock_text(dict(reversed(BY_URL.items()))) == GOLDEN


def test_what_is_written_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    assert save(path, BY_URL)
    assert path.read_text(encoding="utf-8") == GOLDEN
    assert load_lock(path).records == BY_URL
    assert not save(path, {})
    assert not save(path, BY_URL)


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"], include_characters="\n"),
    max_size=40,
)


@given(
    st.builds(
        LinkRecord,
        url=st.from_regex(r"https://[a-z.]{1,9}/[!-~]{0,20}", fullmatch=True),
        state=st.sampled_from(["live", "dead", "passage-gone"]),
        checked=st.dates().map(str),
        why=st.none() | st.just("gone"),
        etag=st.none() | st.from_regex(r"[ -~]{1,30}", fullmatch=True),
        passages=st.lists(
            st.builds(
                Passage,
                exact=TEXT.filter(bool),
                start=st.none() | st.integers(0, 10**7),
                prefix=TEXT,
                suffix=TEXT,
                reads=st.none() | TEXT.filter(bool),
            ),
            max_size=3,
            unique_by=lambda each: each.exact,
        ).map(lambda found: tuple(sorted(found, key=lambda each: each.exact))),
    )
)
def test_whatever_a_record_holds_comes_back(tmp_path_factory: Any, record: LinkRecord) -> None:
    path = tmp_path_factory.mktemp("lock") / LOCK
    path.write_text(lock_text({record.url: record}), encoding="utf-8", newline="")
    lock = load_lock(path)
    assert lock.findings == ()
    assert lock.records == {record.url: record}


def test_an_address_longer_than_a_key_may_be(tmp_path: Path) -> None:
    url = f"https://a.example/{'x' * 5_000}"
    save(tmp_path / LOCK, {url: LinkRecord(url=url, state="live", checked="2026-11-29")})
    assert list(load_lock(tmp_path / LOCK).records) == [url]


def test_what_another_run_has_written_stays(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    one, two = RECORDS
    save(path, {one.url: one})
    save(path, {two.url: two})
    assert load_lock(path).records == BY_URL


def test_what_nobody_cites_any_more_goes(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    save(path, BY_URL)
    assert save(path, {}, only=["https://a.example/"])
    assert list(load_lock(path).records) == ["https://a.example/"]
    assert save(path, {}, only=[])
    assert load_lock(path).findings == ()
    assert path.read_text(encoding="utf-8").endswith("links: []\n")


def test_an_unreadable_lock_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    merged = GOLDEN.replace("    status: 404\n", "<<<<<<< ours\n    status: 404\n=======\n")
    path.write_text(merged, encoding="utf-8")
    with pytest.raises(UnusableLockError, match="Take one side of a merge whole"):
        save(path, BY_URL)
    assert path.read_text(encoding="utf-8") == merged


@pytest.mark.parametrize("target", ["outside/there", "outside/new", "project/sources.lock.yml"])
def test_nothing_is_written_through_a_link_out_of_the_project(tmp_path: Path, target: str) -> None:
    write(tmp_path, {"project/mkdocs.yml": "", "outside/there": "links: []\n"})
    path = tmp_path / "project" / LOCK
    path.symlink_to(tmp_path / target)
    with pytest.raises(UnusableLockError, match="a link out of the project"):
        save(path, BY_URL)
    assert (tmp_path / "outside/there").read_text() == "links: []\n"
    assert not (tmp_path / "outside/new").exists()


def test_a_link_within_the_project_stays_one(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "", "shared/x": "", "docs/x": ""})
    path = tmp_path / "docs" / LOCK
    path.symlink_to(tmp_path / "shared" / LOCK)
    save(path, BY_URL)
    assert path.is_symlink()
    assert load_lock(tmp_path / "shared" / LOCK).records == BY_URL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: warning sources-lock: The file is empty."),
        ("links: {", "not valid YAML"),
        ("other: []\n", ":1: warning sources-lock: There is no list `links`."),
        (
            "links:\n  - url: https://a.example/\n",
            ":2: warning sources-lock: This record cannot be understood.",
        ),
        (
            "links:\n  - {url: u, state: alive, checked: 2026-11-29}\n",
            ":2: warning sources-lock: This record",
        ),
        (
            "links:\n  - {url: u, state: live, checked: yesterday}\n",
            ":2: warning sources-lock: This record",
        ),
        (
            "links:\n  - {url: u, state: live, checked: 2026-11-29T00:00}\n",
            ":2: warning sources-lock: This record",
        ),
        ("links: [a, b]\n", ":1: warning sources-lock: This record"),
    ],
)
def test_a_lock_file_that_cannot_be_used_is_a_finding(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / LOCK
    path.write_text(text, encoding="utf-8")
    lock = load_lock(path)
    assert lock.records == {}
    assert {each.code for each in lock.findings} == {"sources-lock"}
    assert {each.severity for each in lock.findings} == {"warning"}
    assert said in str(lock.findings[0])


def test_of_two_records_of_one_address_the_younger_counts(tmp_path: Path) -> None:
    record = "  - {url: u, state: %s, checked: %s}\n"
    for days in (("2026-11-29", "2026-11-01"), ("2026-11-01", "2026-11-29")):
        lines = [record % ("live" if day.endswith("29") else "dead", day) for day in days]
        write(tmp_path, {LOCK: "links:\n" + "".join(lines)})
        assert load_lock(tmp_path / LOCK).records["u"].state == "live"


# Where it is.


def test_it_stands_beside_the_shared_sources(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "", "docs/articles/a.md": "", "docs/sources.yml": ""})
    articles = tmp_path / "docs/articles"
    assert find_lock(articles) is None
    assert lock_place(articles, tmp_path / "docs/sources.yml") == tmp_path / "docs" / LOCK
    assert lock_place(articles, tmp_path / "sources.yml") == tmp_path / LOCK


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"mkdocs.yml": ""}, "docs/sources.lock.yml"),
        ({"mkdocs.yml": "docs_dir: pages\n"}, "docs/articles/sources.lock.yml"),
        ({"zensical.toml": "[project]\ndocs_dir = 'docs'\n"}, "docs/sources.lock.yml"),
        ({".git/x": ""}, "docs/articles/sources.lock.yml"),
        ({"mkdocs.yml": "", "docs/articles/sources.lock.yml": "links: []\n"},
         "docs/articles/sources.lock.yml"),
        ({"mkdocs.yml": "", "sources.lock.yml": "links: []\n"}, "sources.lock.yml"),
    ],
)  # fmt: skip
def test_or_in_the_docs_folder(tmp_path: Path, files: dict[str, str], place: str) -> None:
    write(tmp_path, {"docs/articles/a.md": "", **files})
    assert lock_place(tmp_path / "docs/articles", None) == tmp_path / place
