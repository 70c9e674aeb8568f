"""A vocabulary finds what a set finds, before and after it becomes one."""

from __future__ import annotations

import pytest

from tqcheck.text.wordlists import Vocabulary, lines, lines_of, sorted_rows


def test_looking_up_in_the_text_finds_what_the_set_finds() -> None:
    every = lines("english-words.txt")
    assert every == sorted(every)
    asked = [*every[:3], *every[-3:], *every[::400], "", "a", "zzzz", "abandonz", "0", "é"]
    fresh = Vocabulary("english-words.txt")
    known = frozenset(every)
    assert [word in fresh for word in asked[:250]] == [word in known for word in asked[:250]]
    again = Vocabulary("english-words.txt")
    assert [word in again for word in asked * 4] == [word in known for word in asked * 4]


@pytest.mark.parametrize("name", ["together-en.txt", "french-only.txt"])
def test_lists_that_are_looked_up_in_their_text_are_sorted(name: str) -> None:
    every = lines(name)
    assert every == sorted(every)
    vocabulary = Vocabulary(name)
    assert all(word in vocabulary for word in every[::60])
    assert all(word in vocabulary for word in every)  # by now it is a set


@pytest.mark.parametrize("name", ["company.tsv", "lexicon-fr-en.tsv", "place-names.tsv", "towns.tsv"])
def test_tables_that_are_looked_up_by_halving_are_sorted(name: str) -> None:
    keys = [line.partition("\t")[0] for line in lines(name)]
    assert [key.encode() for key in keys] == sorted(key.encode() for key in keys)
    assert all({row[0] for row in sorted_rows(name, key)} == {key} for key in (keys[0], keys[1], keys[len(keys) // 2], keys[-1]) if key)
    assert all(len(sorted_rows(name, key)) == keys.count(key) for key in keys[:: len(keys) // 40])
    assert sorted_rows(name, "") == sorted_rows(name, "zzzz") == sorted_rows(name, "ÿ") == []


def test_the_lines_of_a_key_are_found_by_halving() -> None:
    every = [line for line in lines("dictionary-fr-en.tsv") if line.startswith("con")]
    found = lines_of("dictionary-fr-en.tsv", "con", lambda line: line[:3])
    assert found == every
    assert len(found) > 300
