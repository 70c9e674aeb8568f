"""Keys counted in little room are counted as a dictionary counts them."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.text import counts


@given(st.lists(st.text("abé", max_size=2)), st.integers(1, 5))
def test_as_a_dictionary_counts(keys: list[str], held: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counts, "_OPEN", held)
        counted, expected = counts.Counts(), Counter[str]()
        for key in keys:
            expected[key] += 1
            assert counted.add(key) == expected[key]
        counted.update(expected)
        assert all(counted[key] == 2 * times for key, times in expected.items())
        assert counted["never seen"] == 0
