"""A vocabulary finds what a set finds, before and after it becomes one."""

from __future__ import annotations

import pytest

from tqcheck.text.wordlists import Vocabulary, lines, sorted_rows


def test_looking_up_in_the_text_finds_what_the_set_finds() -> None:
    every = lines("english-words.txt")
    assert every == sorted(every)
    asked = [*every[:3], *every[-3:], *every[::400], "", "a", "zzzz", "abandonz", "0", "é"]
    fresh = Vocabulary("english-words.txt")
    known = frozenset(every)
    assert [word in fresh for word in asked[:250]] == [word in known for word in asked[:250]]
    again = Vocabulary("english-words.txt")
    assert [word in again for word in asked * 4] == [word in known for word in asked * 4]


@pytest.mark.parametrize("name", ["company.tsv", "place-names.tsv"])
def test_tables_that_are_looked_up_by_halving_are_sorted(name: str) -> None:
    keys = [line.partition("\t")[0] for line in lines(name)]
    assert [key.encode() for key in keys] == sorted(key.encode() for key in keys)
    assert all(sorted_rows(name, key)[0][0] == key for key in (keys[0], keys[len(keys) // 2], keys[-1]) if key)
