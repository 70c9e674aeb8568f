"""A vocabulary finds what a set finds, before and after it becomes one."""

from __future__ import annotations

from tqcheck.text.wordlists import Vocabulary, lines


def test_looking_up_in_the_text_finds_what_the_set_finds() -> None:
    every = lines("english-words.txt")
    assert every == sorted(every)
    asked = [*every[:3], *every[-3:], *every[::400], "", "a", "zzzz", "abandonz", "0", "é"]
    fresh = Vocabulary("english-words.txt")
    known = frozenset(every)
    assert [word in fresh for word in asked[:250]] == [word in known for word in asked[:250]]
    again = Vocabulary("english-words.txt")
    assert [word in again for word in asked * 4] == [word in known for word in asked * 4]
