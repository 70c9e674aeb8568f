"""The files of ``tqcheck/data``: word lists, one word or expression a line, and tables; ``#`` begins a remark."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache, lru_cache

from ..typed import AnyStr

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

    def __contains__(self, word: object) -> bool:
        if self._set is not None:
            return word in self._set
        if not isinstance(word, str):
            return False
        self._asked += 1
        if self._asked > 300:
            self._set = frozenset(self._text[1:-1].split("\n"))
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


@cache
def french_only() -> Vocabulary:
    """French words in lower case that are no English ones."""
    return Vocabulary("french-only.txt")


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


def lines_of(name: str, sought: str, key: Callable[[str], str]) -> list[str]:
    """The lines of a long file that have this key, by which they are sorted."""
    return _halved(_bytes(name), sought, lambda line: key(line.decode()))


def _halved(data: bytes, sought: AnyStr, key: Callable[[bytes], AnyStr]) -> list[str]:
    """The lines that have this key, by which they are sorted; but for some on the way to them the others are not read."""
    at, end = data.find(b"\n") + 1 if data.startswith(b"#") else 0, len(data)
    while at < end:
        middle = (at + end) // 2
        start, stop = data.rfind(b"\n", at, middle) + 1 or at, data.find(b"\n", middle)
        if key(data[start:stop]) < sought:
            at = stop + 1
        else:
            end = start
    found = []
    while at < len(data) and key(line := data[at : data.find(b"\n", at)]) == sought:
        found.append(line.decode())
        at += len(line) + 1
    return found


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
    """The cells of every line that begins with `key` and a tab, in a file whose lines are sorted."""
    return [line.split("\t") for line in _halved(_bytes(name), key.encode(), lambda line: line.partition(b"\t")[0])]
