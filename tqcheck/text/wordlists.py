"""The files of ``tqcheck/data``: word lists, one word or expression a line, and tables; ``#`` begins a remark."""

from __future__ import annotations

import os
from bisect import bisect_left
from functools import cache, lru_cache

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "data")


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a list."""
    text = _read(name)
    if "#" in text or "\n\n" in text:
        return frozenset(lines(name))
    return frozenset(text.rstrip("\n").split("\n"))  # long lists have no remarks: a check of a small file reads them whole


class Vocabulary:
    """A long sorted list that a check of a small file asks a few words of: looked up in its text, and made a set when it is asked often."""

    def __init__(self, name: str) -> None:
        self._text = f"\n{_read(name).strip()}\n"
        self._asked = 0
        self._set: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._set is not None:
            return word in self._set
        self._asked += 1
        if self._asked > 300:
            self._set = frozenset(self._text.split())
        low, high = 0, len(self._text) - 1
        while low < high:
            start = self._text.rfind("\n", 0, (low + high) // 2 + 1)
            end = self._text.find("\n", start + 1)
            found = self._text[start + 1 : end]
            if found == word:
                return True
            if found < word:
                low = end
            else:
                high = start
        return False


@cache
def english() -> Vocabulary:
    """English words in lower case."""
    return Vocabulary("english-words.txt")


@lru_cache(20_000)
def is_english(word: str) -> bool:
    """Whether a lower-case word, or what it is regularly formed from, is in the list."""
    known = english()
    forms = [word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), word.removesuffix("d")]
    forms += [word.removesuffix("ing"), word.removesuffix("ly"), f"{word[:-3]}y" if word.endswith("ies") else word]
    for ending in ("ise", "ised", "ises", "ising", "isation"):
        if word.endswith(ending):
            forms.append(f"{word.removesuffix(ending)}iz{ending[2:]}")
    return any(form in known for form in forms)


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table."""
    return tuple(tuple(line.split("\t")) for line in lines(name))


def lines(name: str) -> list[str]:
    """The lines of a file of the folder, without remarks and empty ones."""
    return [line.rstrip() for line in _read(name).split("\n") if line.strip() and not line.startswith("#")]


def long_lines(name: str) -> list[str]:
    """The lines of a long file, in which only the first is a remark."""
    return _read(name).rstrip("\n").split("\n")[1:]


def row(name: str, key: str) -> str:
    """What stands behind `key` and a tab in its line of a file, or nothing; the other lines are not looked at."""
    data = _bytes(name)
    start = data.find(f"\n{key}\t".encode())
    if start < 0:
        return ""
    start += len(key.encode()) + 2
    end = data.find(b"\n", start)
    return data[start : end if end >= 0 else len(data)].decode()


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words behind `key` and a tab in its line of a file."""
    return frozenset(row(name, key).split())


@cache
def _bytes(name: str) -> bytes:
    return _contents(name)


def _contents(name: str) -> bytes:
    with open(os.path.join(_FOLDER, name), "rb") as file:
        return file.read()


def _read(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def whole(name: str) -> str:
    """The text of a file of the folder."""
    return _bytes(name).decode()


def sorted_rows(name: str, key: str) -> list[list[str]]:
    """The cells of every line that begins with `key` and a tab, in a file whose lines are sorted; the other lines are not read."""
    rows, sought = _sorted_lines(name), f"{key}\t".encode()
    first = last = bisect_left(rows, sought)
    while last < len(rows) and rows[last].startswith(sought):
        last += 1
    return [row.decode().split("\t") for row in rows[first:last]]


@cache
def _sorted_lines(name: str) -> list[bytes]:
    return _contents(name).rstrip(b"\n").split(b"\n")
