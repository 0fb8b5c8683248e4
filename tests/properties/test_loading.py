"""Invariant 3 for files: a damaged file gives a gloss or a finding in it, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossator import annotate, load
from glossator.loading import load_sources
from samples import ARTICLE_HTML, COMPLETE, as_yaml

TEXT = as_yaml(COMPLETE).encode()
PIECES = [b"\0", b"\t", b"\n", b"\r", b"  ", b": ", b"- ", b"#", b"'", b'"', b"[", b"{", b"}", b"]"]
PIECES += [b"&a ", b"*a", b"!!int ", b"|\n", b">\n", b"---\n", b"...\n", b"? ", b"<<: ", b"%", b"@"]
PIECES += [b"null", b"~", b"\xff", b"\xe2\x80\xa8", b"\xc2\x85", b"\\", b'"\\ud800"', b"9" * 5_000]

_EDITS = st.lists(
    st.tuples(
        st.integers(0, len(TEXT)),
        st.integers(0, 12),
        st.sampled_from([b"", *PIECES]) | st.binary(max_size=3),
    ),
    min_size=1,
    max_size=4,
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    data = TEXT
    for start, length, piece in draw(_EDITS):
        data = data[:start] + piece + data[start + length :]
    return data


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    (folder / "mkdocs.yml").touch()
    return folder / "article.gloss.yml"


@given(damaged())
def test_3_a_damaged_file_is_read_or_reported(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    loaded = load(file)
    errors = [finding for finding in loaded.findings if finding.severity == "error"]
    assert (loaded.gloss is None) == bool(errors)
    last = len(data.splitlines()) or 1
    for finding in loaded.findings:
        assert 1 <= finding.line <= last
        assert str(finding).isprintable()
    assert [finding.line for finding in loaded.findings] == sorted(
        finding.line for finding in loaded.findings
    )
    if loaded.gloss is not None:
        assert annotate(ARTICLE_HTML, loaded.gloss).html


@given(damaged())
def test_3_a_damaged_file_of_shared_sources_is_read_or_reported(file: Path, data: bytes) -> None:
    file.write_bytes(data[data.find(b"sources:") :])
    shared = load_sources(file)
    assert shared.sources or shared.findings
