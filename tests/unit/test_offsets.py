"""A derived text and the way back to its source."""

from __future__ import annotations

import pytest

from glossator.offsets import OffsetMap, Stretch


@pytest.fixture
def made() -> OffsetMap:
    """``ab—cd`` from ``ab&mdash;cd``, then a newline that nothing stands for, then ``e``."""
    offsets = OffsetMap()
    offsets.append("a", 0, 1)
    offsets.append("b", 1, 1)
    offsets.append("—", 2, 7)
    offsets.append("cd", 9, 2)
    offsets.append("\n", 20, 0, -1)
    offsets.append("e", 20, 1, 1)
    return offsets


def test_text_and_length(made: OffsetMap) -> None:
    assert made.text == "ab—cd\ne"
    assert len(made) == 7
    made.append("f", 21, 1, 1)
    assert made.text == "ab—cd\nef"


def test_what_stands_for_nothing_is_not_added(made: OffsetMap) -> None:
    made.append("", 5, 1)
    assert len(made) == 7


@pytest.mark.parametrize(
    ("start", "end", "source"),
    [
        (0, 2, (0, 2)),
        (1, 2, (1, 2)),
        (1, 3, (1, 9)),
        (2, 3, (2, 9)),
        (2, 4, (2, 10)),
        (0, 5, (0, 11)),
        (6, 7, (20, 21)),
        (4, 7, (10, 21)),
    ],
)
def test_source_spans(made: OffsetMap, start: int, end: int, source: tuple[int, int]) -> None:
    assert made.source_span(start, end) == source


def test_neighbours_that_map_one_to_one_are_one_stretch(made: OffsetMap) -> None:
    assert list(made.stretches(0, 7)) == [
        Stretch(0, 2, 0, 2, 0),
        Stretch(2, 1, 2, 7, 0),
        Stretch(3, 2, 9, 2, 0),
        Stretch(5, 1, 20, 0, -1),
        Stretch(6, 1, 20, 1, 1),
    ]


def test_linear_stretches_are_cut_and_atoms_are_not(made: OffsetMap) -> None:
    assert list(made.stretches(1, 4)) == [
        Stretch(1, 1, 1, 1, 0),
        Stretch(2, 1, 2, 7, 0),
        Stretch(3, 1, 9, 1, 0),
    ]
    assert list(made.stretches(3, 3)) == []


def test_only_the_inside_of_an_atom_splits_it() -> None:
    offsets = OffsetMap()
    offsets.append("a", 0, 1)
    offsets.append("¬it", 1, 5)
    offsets.append("b", 6, 1)
    assert [offsets.splits_atom(offset) for offset in range(6)] == [
        *(False, False, True, True, False, False)
    ]


@pytest.mark.parametrize(
    ("source", "derived"), [(0, 0), (1, 1), (2, 2), (5, 2), (9, 3), (10, 4), (11, 5), (15, 5)]
)
def test_from_the_source_to_the_derived_text(made: OffsetMap, source: int, derived: int) -> None:
    assert made.derived(source) == derived


def test_a_source_before_all_stands_at_the_beginning() -> None:
    offsets = OffsetMap()
    offsets.append("a", 3, 1)
    assert [offsets.derived(source) for source in (0, 3, 4, 9)] == [0, 0, 1, 1]
