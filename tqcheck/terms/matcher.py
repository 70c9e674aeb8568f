"""Finds the places of a text where a pattern, a mark or a word that a rule asked for may stand.

Every word of the text is looked up in the index of what is sought, and what stands around it is compared with what is needed there.
For patterns all this is necessary, not sufficient: their programs decide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import compress
from operator import itemgetter

from ..records import NamedTuple
from ..text.needles import Needles
from ..text.tokens import Words
from ..typed import Any, TypeVar
from .classes import BEYOND, CAPITAL, NUMBER, NUMBER_WORDS
from .index import Index, Known, Needs, Wording
from .store import Glossary

_NUMBERS = frozenset(NUMBER_WORDS.split())
_BEYOND = [""] * BEYOND
"""Stand for the words beyond both ends of a text."""


class Places(NamedTuple):
    """What was found, by offset: (offset, pattern) where a pattern may match in the sentence; (start, end, mark); and for every rule
    that asked for words (start, end) of these.
    """

    candidates: list[tuple[int, int]]
    marks: list[tuple[int, int, str]]
    anchors: dict[str, list[tuple[int, int]]]


T = TypeVar("T")


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
        self._derived: dict[Any, Any] = {}

    def derived(self, make: Callable[[Matcher], T]) -> T:
        """What a rule makes of this matcher, made once; it lives as long as the matcher."""
        if make not in self._derived:
            self._derived[make] = make(self)
        found: T = self._derived[make]
        return found

    def search(self, text: str, found: Words, part: int) -> Places:
        """All places in a `plain` text with these words of what is looked for: `index.PLAIN`, `ALL`, `UNHEARD` or `SELDOM`."""
        words, starts = [*found.words, *_BEYOND], [*found.starts, len(text)]  # counting back from the first word leads beyond the last
        places = Places([], [], defaultdict(list))
        sought = self._index.sought
        for i, number in _known(self._index.known(found.words, part), text, words, starts):
            needs: Any = sought[number]
            if type(needs) is Wording:
                _take(needs, places, words, starts, i)
            elif needs is None or (
                _fits(needs, text, words, starts, i) and (not needs.around or found.has_around(starts[i], needs.around))
            ):
                places.candidates.append((starts[i], number))
        places.candidates.sort()
        places.marks.sort(key=itemgetter(0))  # those of one word stay in their order
        for spans in places.anchors.values():
            spans.sort()
        return places

    def numbers(self, words: Iterable[str]) -> Iterator[int]:
        """The patterns of which a word to look for is among these, whatever stands around it."""
        return self._index.numbers(words)


def _known(known: Known, text: str, words: list[str], starts: list[int]) -> Iterator[tuple[int, int]]:
    """(i, number) of all that is known by word i and perhaps the one beside it."""
    here = list(map(known.alone.get, words))
    for i, alone in compress(enumerate(here), here):
        assert alone
        for number in alone.numbers:
            yield i, number
        for side, which, numbers in alone.special:
            if _is(which, text, words, starts, i + side):
                for number in numbers:
                    yield i, number
    for known_beside, others in ((known.after, words[1:]), (known.before, words[-1:] + words[:-1])):
        beside: list[Any] = list(map(known_beside.get, words))
        found: list[Any] = list(map(dict.get, compress(beside, beside), compress(others, beside)))
        for i, fitting in compress(zip(compress(range(len(words)), beside), found, strict=True), found):
            for number in fitting:
                yield i, number


def _take(wording: Wording, places: Places, words: list[str], starts: list[int], i: int) -> None:
    """Add a mark or anchor, if all of its wording stands around word i, with one character between the words."""
    before, after, length, marks, rules = wording
    start = starts[i]
    if before or after:
        first, last = i - len(before), i + len(after)
        start = starts[first]
        if words[i + 1 : last + 1] != after or words[max(0, first) : i] != before or starts[last] + len(words[last]) - start != length:
            return
    for mark in marks:
        places.marks.append((start, start + length, mark))
    for rule in rules:
        places.anchors[rule].append((start, start + length))


def _fits(needs: Needs, text: str, words: list[str], starts: list[int], i: int) -> bool:
    """Whether what a pattern needs stands around word i."""
    exact, near, gaps, spelled, _ = needs
    for offset, wanted, special in exact:
        if words[i + offset] not in wanted and not (
            special and any(_is(which, text, words, starts, i + offset) for which in (NUMBER, CAPITAL) if which in wanted)
        ):
            return False
    for first, last, wanted in near:
        if wanted.isdisjoint(words[max(0, i + first) : i + last]):
            return False
    if spelled and text[starts[i] : starts[i] + len(words[i])] not in spelled:
        return False
    for first, last, chars in gaps:
        for j in range(i + first, i + last):
            if _between(chars, text, words, starts, j):
                break
        else:
            return False
    return True


def _is(which: str, text: str, words: list[str], starts: list[int], j: int) -> bool:
    """Whether word j is a number or has a capital, as `which` says."""
    if which == NUMBER:
        return words[j][:1].isdigit() or words[j] in _NUMBERS
    return words[j] != "" and not text[max(0, starts[j] - 1) : starts[j] + 1].islower()


def _between(chars: str, text: str, words: list[str], starts: list[int], j: int) -> bool:
    """Whether one of these characters stands directly before word j; the text begins and ends as a line does."""
    if not 0 <= j < len(starts):
        return False
    gap = text[starts[j - 1] + len(words[j - 1]) : starts[j]] if j else text[: starts[0]]
    return any(char in chars for char in gap) or ("\n" in chars and j in (0, len(starts) - 1))
