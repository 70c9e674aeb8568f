"""What the glossaries and rules look for, by the word it is known by; each word is read at first sight.

So a short text reads little of a glossary, and after the first pages of a long one the words are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from ..text.fold import literal
from .classes import CAPITAL, FIRST, LAST, NUMBER
from .store import Glossary, Key

K = TypeVar("K")
V = TypeVar("V")


class Entry(NamedTuple):
    """The numbers of all that is known by one word: by the word that must stand before it, by the one that must stand after it; for what
    needs none there; and for what needs a number or a capital there: (side, which, numbers).
    """

    before: dict[str, list[int]]
    after: dict[str, list[int]]
    alone: list[int]
    special: list[tuple[int, str, list[int]]]


class Needs(NamedTuple):
    """What a pattern needs around the word it is known by (see `sought.Sought`), ends exclusive: one of a set of words among those from first
    to last, counted from there, where a number or capital may be one of the set; a character directly before one of those from first to
    last; the spelling; and one of a set of words somewhere around.
    """

    near: list[tuple[int, int, frozenset[str], bool]]
    gaps: list[tuple[int, int, str]]
    spelled: frozenset[str]
    around: frozenset[str] | None


class Wording(NamedTuple):
    """A text that is known by one of its words: the words before and after that, its length, and what it is: marks of a glossary, or what
    rules have asked for.
    """

    before: list[str]
    after: list[str]
    length: int
    marks: list[str]
    rules: list[str]


class _Lazy(dict[K, V]):
    """A dictionary that makes its values at first need."""

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make

    def __missing__(self, key: K) -> V:
        found = self[key] = self._make(key)
        return found


class Index:
    """The glossaries and what rules ask for (by the name of the rule), under one numbering: patterns and wordings of the first glossary,
    those of the second, and so on, then what rules ask for (`anchors`) and words of the text that they want (`wanted`). `classes` gives the
    members of the country classes.
    """

    def __init__(
        self,
        glossaries: list[Glossary],
        anchors: dict[str, tuple[str, ...]],
        wanted: dict[str, Callable[[str], bool]],
        classes: Callable[[], dict[str, list[str]]],
    ) -> None:
        self._glossaries, self._classes = glossaries, classes
        self._bases = [0]
        for glossary in glossaries:
            self._bases.append(self._bases[-1] + glossary.patterns + glossary.wordings)
        self._wanted = list(wanted.items())
        self._asked = [(rule, text) for rule, texts in anchors.items() for text in texts]
        self._anchored: dict[str, list[int]] = defaultdict(list)
        for number, (_, text) in enumerate(self._asked, self._bases[-1]):
            self._anchored[_longest(literal(text).split())].append(number)
        self.without_source: dict[str, Entry | None] = _Lazy(lambda word: self._entry(word, 1))
        """Word → what is known by it, but for patterns that need a source."""
        self.with_source: dict[str, Entry | None] = _Lazy(lambda word: self._entry(word, 2))
        self.sought: dict[int, Needs | Wording | None] = _Lazy(self._sought)
        """Number → what it needs further; None: a pattern that needs nothing."""
        self._sets: dict[tuple[int, int], frozenset[str]] = _Lazy(self._set)

    def owner(self, number: int) -> tuple[Glossary, int]:
        """The glossary of a pattern and the pattern's number inside it."""
        which = self._which(number)
        return self._glossaries[which], number - self._bases[which]

    def _which(self, number: int) -> int:
        which = 0
        while which + 1 < len(self._bases) and self._bases[which + 1] <= number:
            which += 1
        return which

    def _entry(self, word: str, parts: int) -> Entry | None:
        entry = Entry({}, {}, [], [])
        for which, glossary in enumerate(self._glossaries):
            if known := glossary.known_by(word):
                for key in known[:parts]:
                    self._add(which, key, entry)
        if word in self._anchored:
            entry.alone.extend(self._anchored[word])
        for rule, wants in self._wanted:
            if wants(word):
                entry.alone.append(self._bases[-1] + len(self._asked))
                self._asked.append((rule, word))
        return entry if any(entry) else None

    def _add(self, which: int, key: Key, entry: Entry) -> None:
        """What a glossary knows by a word."""
        base, sets = self._bases[which], self._sets
        entry.alone.extend(base + number for number in key[0])
        for side, by_word, groups in ((-1, entry.before, key[2]), (1, entry.after, key[1])):
            for words, numbers in groups:
                found = [base + number for number in numbers]
                for word in sets[which, words]:
                    if word in by_word:
                        by_word[word] = by_word[word] + found
                    elif word in (NUMBER, CAPITAL):
                        entry.special.append((side, word, found))
                    else:
                        by_word[word] = found

    def _set(self, key: tuple[int, int]) -> frozenset[str]:
        """A set of words of a glossary, with the edges of classes written out."""
        words = set(self._glossaries[key[0]].words(key[1]))
        for each in [word for word in words if word[0] in (FIRST, LAST)]:
            words.discard(each)
            edge = 0 if each[0] == FIRST else -1
            words.update(literal(member).split()[edge] for member in self._classes().get(each[1:], ()))
        return frozenset(words)

    def _sought(self, number: int) -> Needs | Wording | None:
        which = self._which(number)
        number -= self._bases[which]
        if which == len(self._glossaries):
            rule, text = self._asked[number]
            words = literal(text).split()
            return _wording(words, _longest(words), [], [rule])
        glossary = self._glossaries[which]
        if number >= glossary.patterns:
            text, word, marks = glossary.wording(number - glossary.patterns)
            return _wording(text.split(" "), word, [glossary.marks[mark] for mark in marks], [])
        if not (needs := glossary.needs(number)):
            return None
        near, gaps, spelled, around = needs
        sets = [(first, last + 1, self._sets[which, words]) for first, last, words in near]
        return Needs(
            [(first, last, words, NUMBER in words or CAPITAL in words) for first, last, words in sets],
            [(first, last + 1, chars) for first, last, chars in gaps],
            frozenset(spelled),
            self._sets[which, around] if around >= 0 else None,
        )


def _wording(words: list[str], by: str, marks: list[str], rules: list[str]) -> Wording:
    at = words.index(by)
    return Wording(words[:at], words[at + 1 :], len(" ".join(words)), marks, rules)


def _longest(words: Iterable[str]) -> str:
    """Most often the rarest."""
    return max(words, key=len)
