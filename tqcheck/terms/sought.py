"""What a text must hold for a pattern to match, cheap to look for: rare words, what stands directly beside them, words near them.

Every requirement is a necessary one: where it does not hold, the pattern cannot match. Whether it does is for its program to say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from math import fsum

from ..records import NamedTuple
from ..text.fold import literal
from ..text.wordlists import table
from . import classes
from .classes import BEYOND, CAPITAL, ENDS, FIRST, LAST, NUMBER
from .pattern import Choice, Class, Gap, Inflector, Mark, Node, PatternError, Word

_MOST_KEYS = 240
_MOST_NEAR = 400
_MOST_TOLD = 4
_TELLS = 0.7
"""What is so often as it should be by chance is not compared."""
REACH = 120
"""Words of the sentence, before and after a key, among which the words of a condition on the sentence are looked for."""
_TOGETHER = 20
"""How much oftener two words stand side by side than chance would have it, by and large."""
_AT_LEAST = 0.1
"""The odds of what stands beside a word are not taken for less: rare neighbours are often fixed ones (*united nations*)."""
_STORED = 0.15
"""What a key costs to keep, in occurrences per million."""
_SEEN = 0.1
"""What it costs to come upon a key, as a share of what a place costs where all that stands beside it fits."""
_TOO_COMMON = 2500
"""A word that stands oftener than this in a million words is not looked for, unless what stands beside it is known, and then
one five times as common is not.
"""
_OPEN_WIDTH = {"NUMBER": 14, "NAME": 20, "PERSON": 24, "WORD": 6, "QUOTE": 0}
"""The most words, as the matcher counts them, that a member of these classes has, with some to spare."""


@cache
def _frequencies() -> dict[str, float]:
    return {word: 2.0 ** int(band) / 100 for band, text in table("word-frequency.tsv") for word in text.split()}


@cache
def frequency(word: str) -> float:
    """About how often a word stands in a million words of English."""
    if word in (NUMBER, CAPITAL) or word[:1] in (FIRST, LAST):
        return {NUMBER: 15_000.0, CAPITAL: 100_000.0}.get(word, 5_000.0)
    return _frequencies().get(word, 0.8)


class Edge(NamedTuple):
    """What stands directly beside a word: one of `words` as the next one, and between the two one of the characters `gap` (None:
    anything)."""

    words: frozenset[str] | None
    gap: frozenset[str] | None


_ANYTHING = Edge(None, None)


class Key(NamedTuple):
    """A word to look for; directly before it (side -1) or after it (side 1) stands one of `words`; side 0: anything."""

    word: str
    side: int = 0
    words: tuple[str, ...] = ()


class Near(NamedTuple):
    """One of `words` is among the words from `first` to `last`, counted from the key (-1: the one before it). Only where first and last are
    one and the same can it be any number or any word with a capital.
    """

    first: int
    last: int
    words: tuple[str, ...]


class Between(NamedTuple):
    """One of `chars` stands directly before one of the words from `first` to `last`, counted from the key."""

    first: int
    last: int
    chars: str


class Sought(NamedTuple):
    """What to look for: one of the `keys`; all of `near` and `gaps`; the key spelled in one of these ways (none: in any case); and one of
    these words somewhere around (none: anything).
    """

    keys: list[Key]
    near: list[Near]
    gaps: list[Between]
    spelled: list[str]
    around: tuple[str, ...]


class _Found(NamedTuple):
    """A key with what stands directly beside it, and where it is a word inside a wording, how many of its words stand before and after."""

    word: str
    spelled: str | None
    before: Edge
    after: Edge
    inside: tuple[int, int]

    @property
    def cost(self) -> float:
        """Occurrences per million, for which there is more to do than to see that what stands beside it does not fit."""
        often = frequency(self.word)
        known = [odds for edge in (self.before, self.after) if (odds := _odds(edge)) is not None]
        if often >= (5 * _TOO_COMMON if known else _TOO_COMMON):
            return float("inf")
        return often * (min(known, default=1.0) + _SEEN) + _STORED


def _odds(edge: Edge) -> float | None:
    """How often an edge is as it should be by chance; None where it may be anything."""
    if edge.words is None:
        return None if edge.gap is None or edge.gap & ENDS else 0.2
    return max(_AT_LEAST, _chance(edge.words))


@cache
def _chance(words: frozenset[str] | tuple[str, ...]) -> float:
    """How often one of these stands beside a word by chance and by what goes together."""
    shares = (frequency(word) / 1e6 for word in words)
    return min(1.0, fsum(min(_TOGETHER * share, 2 * share + 0.01) for share in shares))


class Seeker:
    """Works out what to look for. `defined` are the classes of the glossary file."""

    def __init__(self, inflector: Inflector, defined: Mapping[str, list[str]] | None = None) -> None:
        self.inflector = inflector
        self.defined = defined or {}
        self._wordings = cache(self._wordings_of)
        self._edge = cache(self._edge_of_row)
        self._width = cache(self._most)
        self._least = cache(self._fewest)
        self._required = cache(self._required_of)

    def sought(
        self,
        nodes: tuple[Node, ...],
        before: Iterable[tuple[Node, ...]] = (),
        after: Iterable[tuple[Node, ...]] = (),
        sentence: Iterable[str] = (),
        document: Iterable[str] = (),
    ) -> Sought:
        """For a pattern, for the patterns of which one must stand before and after it, and for the words of which one must be in the
        sentence and in the document. Raises `PatternError` where no word of it is rare enough.
        """
        first, last = tuple(before), tuple(after)
        row = (*([Choice(first)] if first else []), *nodes, *([Choice(last)] if last else []))
        best = self._keys(row, _ANYTHING, _ANYTHING)
        if best is None:
            raise PatternError("no fixed word to look for: add a word that is not very common", 1)
        at, found = best
        keys = _merged(found)
        near, gaps = self._chain(row, at, found)
        words = tuple(sorted(set(sentence)))
        wide = [Near(-REACH, REACH, words)] if words else []
        spelled = {each.spelled for each in found}
        return Sought(
            keys,
            [*_telling([each for each in near + self._near(row, at) if not _told(each, keys)]), *wide],
            gaps,
            sorted(filter(None, spelled)) if None not in spelled else [],
            tuple(sorted(set(document))),
        )

    def _keys(self, row: tuple[Node, ...], left: Edge, right: Edge) -> tuple[int, list[_Found]] | None:
        """The node of a row whose words are the best to look for, and these; None where there is none."""
        best: tuple[float, int, list[_Found]] | None = None
        for i, node in enumerate(row):
            found = self._keys_of(node, self._edge(row[:i], -1, left), self._edge(row[i + 1 :], 0, right))
            cost = sum(each.cost for each in found)
            if found and len(found) <= _MOST_KEYS and cost < float("inf") and (best is None or cost < best[0]):
                best = cost, i, found
        return best and best[1:]

    def _keys_of(self, node: Node, left: Edge, right: Edge) -> list[_Found]:
        if isinstance(node, Choice):
            found: list[_Found] = []
            for option in () if node.optional else node.options:
                keys = self._keys(option, left, right)
                if keys is None:
                    return []
                found += keys[1]
            return found
        wordings = self._wordings(node)
        if wordings is None or not all(map(_words, wordings)):
            return []
        exact = isinstance(node, Word) and node.exact
        return [self._key(wording, exact, left, right) for wording in wordings]

    def _key(self, wording: str, exact: bool, left: Edge, right: Edge) -> _Found:
        """The best word of a wording."""
        words = _words(wording)
        shown = [word for word in _letters(wording).split() if _words(word)] if exact else []
        found = [
            _Found(
                word,
                shown[i] if len(shown) == len(words) else None,
                Edge(frozenset((words[i - 1],)), None) if i else left,
                Edge(frozenset((words[i + 1],)), None) if i + 1 < len(words) else right,
                (i, len(words) - 1 - i),
            )
            for i, word in enumerate(words)
        ]
        return min(found, key=lambda each: each.cost)

    def _wordings_of(self, node: Node) -> list[str] | None:
        """The wordings of a word or a closed class; None for all else."""
        if isinstance(node, Word):
            return self.inflector(node.text) if node.inflected else [node.text]
        if isinstance(node, Class) and all(name in classes.CLOSED or name in self.defined for name in node.names):
            return [word for name in node.names for word in (self.defined.get(name) or classes.CLOSED[name])]
        return None

    def _edge_of_row(self, nodes: tuple[Node, ...], side: int, outside: Edge) -> Edge:
        """With what a row ends (side -1) or begins (side 0), where `outside` stands beyond it."""
        if not nodes:
            return outside
        node, rest = (nodes[-1], nodes[:-1]) if side else (nodes[0], nodes[1:])
        if isinstance(node, Gap):
            return _ANYTHING
        if isinstance(node, Mark) and node.char in "^$":
            return Edge(None, ENDS)
        beyond = self._edge(rest, side, outside)
        if isinstance(node, Mark):
            return Edge(beyond.words, frozenset(node.char))
        if isinstance(node, Choice):
            return _either([self._edge(option, side, beyond) for option in node.options] + [beyond] * node.optional)
        wordings = self._wordings(node)
        if wordings is not None:
            return _either([_edge_of(wording, side, beyond) for wording in wordings])
        assert isinstance(node, Class)
        return _either([self._class_edge(name, side, beyond) for name in node.names])

    def _class_edge(self, name: str, side: int, beyond: Edge) -> Edge:
        if name == "QUOTE":
            return Edge(beyond.words, frozenset('"«»'))
        if name in classes.FROM_COUNTRIES:
            return Edge(frozenset((f"{LAST if side else FIRST}{name}",)), None)
        if name == "NUMBER":
            return Edge(frozenset(NUMBER), None)
        if name in ("NAME", "PERSON") and not side:  # a name can end in small letters (N'Djamena-based)
            return Edge(frozenset(CAPITAL), None)
        words = self._wordings(Class((name,)))
        return _either([_edge_of(word, side, beyond) for word in words]) if words else _ANYTHING

    def _chain(self, row: tuple[Node, ...], at: int, found: list[_Found]) -> tuple[list[Near], list[Between]]:
        """What stands where one part of a row meets the next, farther and farther from the keys."""
        near = _rest_of(self._wordings(row[at]) or [], found)
        gaps: list[Between] = []
        for side, edge_side, parts in ((-1, -1, row[:at][::-1]), (1, 0, row[at + 1 :])):
            edges = [(0, 0, _either([each.after if side > 0 else each.before for each in found]))]
            inside = [each.inside[side > 0] for each in found]
            least, most = (0, self._width(row[at]) - 1) if isinstance(row[at], Choice) else (min(inside), max(inside))
            for i in range(len(parts) + 1):
                edges.append((least, most, self._edge(parts[i:] if side > 0 else parts[i:][::-1], edge_side, _ANYTHING)))
                if i < len(parts):
                    least, most = least + self._least(parts[i]), most + self._width(parts[i])
            for least, most, edge in edges:
                if edge.words and len(edge.words) <= _MOST_NEAR:
                    near.append(_near(side, least + 1, most + 1, edge.words))
                if edge.gap:
                    first, last = (least + 1, most + 1) if side > 0 else (-most, -least)
                    gaps.append(Between(first, last, "".join(sorted(edge.gap))))
        return near, list(dict.fromkeys(gaps))

    def _near(self, row: tuple[Node, ...], at: int) -> list[Near]:
        """The rarest of the words that must stand in the other parts of a row."""
        found: list[Near] = []
        for i, node in enumerate(row):
            words = self._required(node) if i != at else None
            if words and len(words) <= _MOST_NEAR:
                between = row[min(i, at) + 1 : max(i, at)]
                most = sum(map(self._width, between)) + self._width(row[at]) - 1 + self._width(node)
                found.append(_near(1 if i > at else -1, sum(map(self._least, between)) + 1, most, words))
        return found

    def _required_of(self, node: Node) -> frozenset[str] | None:
        """Words of which one stands wherever a node matches; None where it is not so."""
        if isinstance(node, Choice):
            options = [] if node.optional else [self._required_in(option) for option in node.options]
        elif isinstance(node, Class) and all(name in classes.FROM_COUNTRIES for name in node.names):
            return frozenset(f"{FIRST}{name}" for name in node.names)
        else:
            wordings = self._wordings(node) or []
            options = [min((frozenset((word,)) for word in _words(wording)), key=_total, default=None) for wording in wordings]
        if not options or any(option is None for option in options):
            return None
        return frozenset().union(*(option for option in options if option))

    def _required_in(self, row: tuple[Node, ...]) -> frozenset[str] | None:
        return min((words for node in row if (words := self._required(node))), key=_total, default=None)

    def _most(self, node: Node) -> int:
        """The most words that a node can have; a gap counts words with points or apostrophes inside as one."""
        if isinstance(node, Gap):
            return 3 * node.most + 2
        if isinstance(node, Choice):
            return max(sum(map(self._width, option)) for option in node.options)
        wordings = self._wordings(node)
        if wordings is not None:
            return max((len(_words(wording)) for wording in wordings), default=0)
        return max(_OPEN_WIDTH.get(name, 8) for name in node.names) if isinstance(node, Class) else 0

    def _fewest(self, node: Node) -> int:
        """The fewest words that a node can have."""
        if isinstance(node, Choice):
            return 0 if node.optional else min(sum(map(self._least, option)) for option in node.options)
        wordings = self._wordings(node)
        if wordings is not None:
            return min((len(_words(wording)) for wording in wordings), default=0)
        return int(isinstance(node, Class) and set(node.names) <= set(classes.FROM_COUNTRIES))  # a name may be Cyrillic: no word here


def _near(side: int, least: int, most: int, words: frozenset[str]) -> Near:
    first, last = (least, most) if side > 0 else (-most, -least)
    return Near(first, last, tuple(sorted(words)))


def _rest_of(wordings: list[str], found: list[_Found]) -> list[Near]:
    """The other words of a key's wording, where there is but one."""
    if len(wordings) != 1:
        return []
    words, at = _words(wordings[0]), found[0].inside[0]
    return [Near(i - at, i - at, (word,)) for i, word in enumerate(words) if i != at]


def _telling(near: list[Near]) -> list[Near]:
    """The few that tell most, the surest first."""
    odds: dict[Near, float] = {}
    for each in near:
        if each.first == each.last:
            odds[each] = _chance(each.words) if abs(each.first) < BEYOND else 1.0
        elif NUMBER not in each.words and CAPITAL not in each.words:
            odds[each] = (each.last - each.first + 1) * _total(each.words) * 1.5e-6
    return sorted((each for each in odds if odds[each] < _TELLS), key=lambda each: odds[each])[:_MOST_TOLD]


def _told(near: Near, keys: list[Key]) -> bool:
    """Whether keys say that themselves."""
    return near.first == near.last and all((key.side, key.words) == (near.first, near.words) for key in keys)


def _total(words: Iterable[str]) -> float:
    return fsum(map(frequency, words))


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(literal(text).split())


def _letters(text: str) -> str:
    return "".join(char if _words(char) else " " for char in text)


def _edge_of(wording: str, side: int, beyond: Edge) -> Edge:
    words = _words(wording)
    if words:
        return Edge(frozenset((words[side],)), None)
    if any(map(str.isalnum, wording)):  # letters beyond Latin-1: no word for the matcher
        return _ANYTHING
    return Edge(beyond.words, frozenset(wording.strip()))


def _either(edges: list[Edge]) -> Edge:
    words = [edge.words for edge in edges if edge.words is not None]
    gaps = [edge.gap for edge in edges if edge.gap is not None]
    return Edge(
        frozenset().union(*words) if len(words) == len(edges) else None,
        frozenset().union(*gaps) if len(gaps) == len(edges) else None,
    )


def _merged(found: list[_Found]) -> list[Key]:
    """The keys, each word once, with what stands on the side that tells more."""
    by_word: dict[str, list[_Found]] = {}
    for each in found:
        by_word.setdefault(each.word, []).append(each)
    keys = []
    for word, same in by_word.items():
        sides = {-1: _either([each.before for each in same]).words, 1: _either([each.after for each in same]).words}
        known = {side: words for side, words in sides.items() if words is not None}
        side = min(known, key=lambda each: _total(known[each]), default=0)
        keys.append(Key(word, side, tuple(sorted(known.get(side, ())))))
    return keys
