"""This repository's own site, built once by each builder, at a root and below a path."""

from __future__ import annotations

import pytest

from sites import BUILDERS, Site, built, first_site

_PLACES = {"root": "", "sub-path": "https://pages.test/sub/path/"}


@pytest.fixture(
    scope="session",
    params=[(builder, place) for builder in BUILDERS for place in _PLACES],
    ids="-".join,
)
def own_site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of this repository."""
    builder, place = request.param
    url = _PLACES[place]
    return built(
        first_site(tmp_path_factory.mktemp("source")),
        tmp_path_factory.mktemp("own"),
        builder=builder,
        environment={"SITE_URL": url} if url else {},
    )
