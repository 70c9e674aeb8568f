"""Finds the places of a text where a pattern, a mark or a word that a rule asked for may stand.

Every word of the text is looked up in the index of what is sought, and what stands around it is compared with what is needed there.
For patterns all this is necessary, not sufficient: their programs decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from typing import Any, NamedTuple

from ..text.needles import Needles
from ..text.tokens import Words
from .classes import CAPITAL, NUMBER, NUMBER_WORDS
from .index import Index, Needs, Wording
from .store import Glossary

_NUMBERS = frozenset(NUMBER_WORDS.split())


class Places(NamedTuple):
    """What was found, by offset: (offset, pattern) where a pattern may match in the sentence; (start, end, mark); and for every rule
    that asked for words (start, end) of these.
    """

    candidates: list[tuple[int, int]]
    marks: list[tuple[int, int, str]]
    anchors: dict[str, list[tuple[int, int]]]


class Matcher:
    """Finds what several glossaries and the rules look for. By the names of the rules, `anchors` are words and phrases, `wanted` tell
    whether a rule wants to see a word; `shapes` are the byte strings that `Reading.find` is asked for.

    `classes` gives the members of the country classes; by default those of the first glossary that has countries.
    """

    def __init__(
        self,
        glossaries: Iterable[Glossary],
        anchors: dict[str, tuple[str, ...]] | None = None,
        classes: Callable[[], dict[str, list[str]]] | None = None,
        wanted: dict[str, Callable[[str], bool]] | None = None,
        shapes: Iterable[bytes] = (),
    ) -> None:
        self.shapes = Needles(shapes)
        self.glossaries = list(glossaries)
        self.classes = classes or (lambda: next((g.classes for g in self.glossaries if g.country_ids), {}))
        self._index = Index(self.glossaries, anchors or {}, wanted or {}, self.classes)
        self.owner = self._index.owner

    def search(self, text: str, found: Words, source: bool) -> Places:
        """All places in a `plain` text with these words; with a source also of the patterns that need one."""
        words, starts = [*found.words, ""], [*found.starts, len(text)]  # the end is also what stands before the first word
        places = Places([], [], defaultdict(list))
        candidates, sought = places.candidates, self._index.sought
        known = self._index.with_source if source else self._index.without_source
        entries = list(map(known.__getitem__, found.words))
        for i, (before, after, alone, special) in compress(enumerate(entries), entries):  # type: ignore[misc]
            numbers: list[int] = alone
            if more := before.get(words[i - 1]):
                numbers = numbers + more
            if more := after.get(words[i + 1]):
                numbers = numbers + more
            for side, which, more in special:
                if _is(which, text, words, starts, i + side):
                    numbers = numbers + more
            for number in numbers:
                needs: Any = sought[number]
                if type(needs) is Wording:
                    _take(needs, places, words, starts, i)
                elif needs is None or (
                    _fits(needs, text, words, starts, i) and (not needs.around or found.has_around(starts[i], needs.around))
                ):
                    candidates.append((starts[i], number))
        return places

    def known_by(self, words: Iterable[str]) -> Iterator[int]:
        """The numbers of all that is known by one of these words."""
        for entry in filter(None, map(self._index.with_source.__getitem__, words)):
            yield from entry.alone
            for numbers in (*entry.before.values(), *entry.after.values(), *(each[2] for each in entry.special)):
                yield from numbers


def _take(wording: Wording, places: Places, words: list[str], starts: list[int], i: int) -> None:
    """Add a mark or anchor, if all of its wording stands around word i, with one character between the words."""
    before, after, length, marks, rules = wording
    if before or after:
        first, last = i - len(before), i + len(after)
        if first < 0 or words[first:i] != before or words[i + 1 : last + 1] != after:
            return
        start, end = starts[first], starts[last] + len(words[last])
        if end - start != length:
            return
    else:
        start, end = starts[i], starts[i] + length
    for mark in marks:
        places.marks.append((start, end, mark))
    for rule in rules:
        places.anchors[rule].append((start, end))


def _fits(needs: Needs, text: str, words: list[str], starts: list[int], i: int) -> bool:
    """Whether what a pattern needs stands around word i."""
    for first, last, wanted, special in needs.near:
        if wanted.isdisjoint(words[max(0, i + first) : i + last]) and not (
            special
            and any(
                _is(which, text, words, starts, j) for which in (NUMBER, CAPITAL) if which in wanted for j in range(i + first, i + last)
            )
        ):
            return False
    if needs.spelled and text[starts[i] : starts[i] + len(words[i])] not in needs.spelled:
        return False
    return all(any(_between(chars, text, words, starts, j) for j in range(i + first, i + last)) for first, last, chars in needs.gaps)


def _is(which: str, text: str, words: list[str], starts: list[int], j: int) -> bool:
    """Whether word j is a number or has a capital, as `which` says."""
    if not 0 <= j < len(words) - 1:
        return False
    if which == NUMBER:
        return words[j][:1].isdigit() or words[j] in _NUMBERS
    return not text[max(0, starts[j] - 1) : starts[j] + 1].islower()


def _between(chars: str, text: str, words: list[str], starts: list[int], j: int) -> bool:
    """Whether one of these characters stands directly before word j; the text begins and ends as a line does."""
    if not 0 <= j < len(words):
        return False
    gap = text[starts[j - 1] + len(words[j - 1]) : starts[j]] if j else "\n" + text[: starts[0]]
    return any(char in gap for char in chars) or (j == len(words) - 1 and "\n" in chars)
