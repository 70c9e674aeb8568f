"""What the glossaries and rules look for, by two words side by side or by one; read at first sight of each word.

So a short text reads little of a glossary, and after the first pages of a long one the words are known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from ..records import NamedTuple
from ..text.fold import literal
from ..typed import TypeVar
from .classes import CAPITAL, FIRST, LAST, NUMBER
from .store import PARTS, Glossary, Group

K = TypeVar("K")
V = TypeVar("V")


PLAIN, ALL, UNHEARD, SELDOM = range(4)
"""What may be looked for: what needs no source; all; of what needs one only what good English never says, or seldom at most."""
_PARTS = (range(1), range(PARTS), range(1, 2), range(1, 3))
"""Of what a glossary knows by a word, these."""
FEW = 4000
"""After so many words of text all that is known by a word is kept; before, what is known by it and its neighbours is looked up."""
_MANY = 50_000
"""Words that are remembered as seen."""
_MARKS = max(FIRST, LAST) + "~"
"""The marks of edges and all names of classes behind them come before this, words in letters after it."""


class Alone(NamedTuple):
    """The numbers of what is known by one word, and of what needs a number or a capital beside it: (side, which, numbers)."""

    numbers: list[int]
    special: list[tuple[int, str, list[int]]]


Beside = dict[str, list[int]]
"""Numbers by the word that must stand beside."""
Known = dict[str, tuple[Alone | None, Beside, Beside]]
"""What is known of words: numbers by one word alone, by it and the one after it, by it and the one before it."""


class Needs(NamedTuple):
    """What a pattern needs around the word it is known by (see `sought.Sought`): exactly so many words away one of a set, and whether a
    number or capital may be one of these; one of a set among the words from first to before last; a character directly before one of
    the words from first to before last; the spelling; and one of a set of words somewhere around.
    """

    exact: tuple[tuple[int, frozenset[str], bool], ...]
    near: tuple[tuple[int, int, frozenset[str]], ...]
    gaps: tuple[tuple[int, int, str], ...]
    spelled: tuple[str, ...]
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
            plain = text.isascii() and text.isalpha() and text.islower()  # as most are: one word, as it is looked for
            self._anchored[text if plain else _longest(literal(text).split())].append(number)
        self._known: tuple[Known, ...] = tuple({} for _ in _PARTS)
        self._seen: tuple[set[str], ...] = tuple(set() for _ in _PARTS)  # the words of which all is known there
        self._looked_at = 0
        self._rows: dict[tuple[int, str], list[Group]] = {}
        self._wished: dict[tuple[str, str], int] = {}
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

    def known(self, words: Sequence[str], part: int) -> Known:
        """What is known by the words of a text: `PLAIN`, `ALL`, `UNHEARD` or `SELDOM`."""
        self._looked_at += len(words)
        if self._looked_at < FEW:
            few: Known = {}
            for word, neighbours in _neighbours(words).items():
                self._add(few, word, part, neighbours)
            return few
        known, seen = self._known[part], self._seen[part]
        new = set(words) - seen
        if len(seen) > _MANY:  # of most, nothing is known
            seen.intersection_update(known)
        seen.update(new)
        for word in new:
            self._add(known, word, part, None)
        return known

    def _add(self, known: Known, word: str, part: int, neighbours: Neighbours | None) -> None:
        """What is known by a word; beside it only these, or any."""
        alone: list[int] = []
        if part in (PLAIN, ALL):
            alone = [*self._anchored.get(word, ()), *(self._wish(rule, word) for rule, wants in self._wanted if wants(word))]
        special: list[tuple[int, str, list[int]]] = []
        after: Beside = {}
        before: Beside = {}
        wanted = _PARTS[part]
        for which, base in zip(range(len(self._glossaries)), self._bases, strict=False):
            for belongs, side, words, found in self._by_word(which, word):
                if belongs not in wanted:
                    continue
                if not side:
                    alone += [base + number for number in found]
                    continue
                members = self._members((which, words))
                if neighbours and not (members := neighbours[side < 0].intersection(members)):
                    continue
                numbers = [base + number for number in found]
                mine = after if side > 0 else before
                for other in members:
                    if other in mine:
                        mine[other] = mine[other] + numbers
                    elif other in (NUMBER, CAPITAL):
                        special.append((side, other, numbers))
                    else:
                        mine[other] = numbers
        if alone or special or after or before:
            known[word] = Alone(alone, special) if alone or special else None, after, before

    def _by_word(self, which: int, word: str) -> list[Group]:
        """What a glossary knows by a word; kept while little was read, because a second look asks for the same words."""
        found = self._rows.get((which, word))
        if found is None:
            found = self._glossaries[which].known_by(word)
            if self._looked_at < FEW:
                self._rows[which, word] = found
        return found

    def _wish(self, rule: str, word: str) -> int:
        """The number under which a rule that wants to see a word is told of it."""
        if (rule, word) not in self._wished:
            self._wished[rule, word] = self._bases[-1] + len(self._asked)
            self._asked.append((rule, word))
        return self._wished[rule, word]

    def numbers(self, words: Iterable[str]) -> Iterator[int]:
        """The numbers of all that is known by one of these words, whatever stands beside it."""
        for which, glossary in enumerate(self._glossaries):
            for word in set(words):
                for *_, numbers in glossary.known_by(word):
                    yield from (self._bases[which] + number for number in numbers)

    def _members(self, key: tuple[int, int]) -> Iterable[str]:
        """The words of a set that is asked for once: kept only where there is work in it."""
        if key in self._sets:
            return self._sets[key]
        words = self._glossaries[key[0]].words(key[1])
        return words if words[0] > _MARKS else self._sets[key]

    def _set(self, key: tuple[int, int]) -> frozenset[str]:
        """A set of words of a glossary, with the edges of classes written out."""
        words = self._glossaries[key[0]].words(key[1])
        if words[0] > _MARKS:
            return frozenset(words)
        edges = [word for word in words if word[0] in (FIRST, LAST)]
        return frozenset(words).difference(edges).union(*(self._classes().get(edge, ()) for edge in edges))

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
        sets = [(first, last, self._sets[which, words]) for first, last, words in near]
        return Needs(
            tuple([(first, words, NUMBER in words or CAPITAL in words) for first, last, words in sets if first == last]),
            tuple([(first, last + 1, words) for first, last, words in sets if first != last]),
            tuple([(first, last + 1, chars) for first, last, chars in gaps]),
            tuple(spelled),
            self._sets[which, around] if around >= 0 else None,
        )


Neighbours = tuple[set[str], set[str]]
"""The words directly after and directly before a word in a text, and what may stand for these."""


def _neighbours(words: Sequence[str]) -> dict[str, Neighbours]:
    found: dict[str, Neighbours] = {word: ({NUMBER, CAPITAL}, {NUMBER, CAPITAL}) for word in words}
    for word, after in pairwise(words):
        found[word][0].add(after)
        found[after][1].add(word)
    return found


def _wording(words: list[str], by: str, marks: list[str], rules: list[str]) -> Wording:
    at = words.index(by)
    return Wording(words[:at], words[at + 1 :], len(" ".join(words)), marks, rules)


def _longest(words: Iterable[str]) -> str:
    """Most often the rarest."""
    return max(words, key=len)
