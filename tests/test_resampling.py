"""The middle of resampled values is one thing for all scores."""

from __future__ import annotations

import random

import pytest

from tqcheck.score.resampling import middle


@pytest.mark.parametrize(
    ("count", "expected"), [(1, (0, 0)), (2, (0, 1)), (39, (0, 38)), (40, (1, 38)), (200, (5, 194)), (1000, (25, 974))]
)
def test_as_many_are_left_out_below_as_above(count: int, expected: tuple[int, int]) -> None:
    values = random.Random(1).sample(range(count), count)
    assert middle(values) == expected
