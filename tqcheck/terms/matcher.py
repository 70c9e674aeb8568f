"""One pass over a text for every literal of the glossaries.

Short texts are looked up word by word, which needs no preparation; long ones go through an Aho-Corasick automaton, built
once a process. Both find the same hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..text.fold import literal
from ..text.needles import Needles
from .classes import NUMBER_WORDS
from .store import Glossary, head

_LONG = 600_000
"""Characters from which building the automaton costs less than looking up word by word."""
_WORD = re.compile(rb"[^ ]+")

Hit = tuple[int, int, int]
"""Offset and length of the literal in the text, and the number it stands for."""


Literals = tuple[tuple[int, ...], dict[str, list[tuple[int, list[int]]]]]
"""Of how many words they are, ascending; and for each the glossary (-1: the matcher itself) with the numbers there."""

_NUMBERS = frozenset(NUMBER_WORDS.encode().split())


class Beside(NamedTuple):
    """Folded words, one of which stands directly before a literal, directly after it, and one of each set near it; whether it is
    written with a capital, and whether its entry needs the source."""

    before: frozenset[bytes] | None
    after: frozenset[bytes] | None
    near: tuple[frozenset[bytes], ...]
    cased: bool
    source: bool

    def fits(self, text: bytes, start: int, end: int) -> bool:
        """Whether the words directly before and after text[start:end] are among these."""
        if self.before is not None:
            words = text[max(0, start - 30) : start].split()
            if not words or not (words[-1] in self.before or (b"#" in self.before and _is_number(words[-1]))):
                return False
        if self.after is not None:
            words = text[end : end + 30].split(None, 1)
            if not words or not (words[0] in self.after or (b"#" in self.after and _is_number(words[0]))):
                return False
        return True


def _is_number(word: bytes) -> bool:
    return word[:1].isdigit() or word in _NUMBERS


def _folded(words: Iterable[str]) -> frozenset[bytes]:
    return frozenset(word.encode("latin-1") for word in words)


class Matcher:
    """Finds the literals of several glossaries.

    Numbers below `patterns` are patterns (those of the second glossary follow those of the first, and so on), then come the marks
    up to `anchor_base`, then the literals that rules ask for (`anchors`, by the name of the rule). `shapes` are the byte strings that
    rules look for in the shape of a text (see `Reading.find`).
    """

    def __init__(
        self, glossaries: Iterable[Glossary], anchors: dict[str, tuple[str, ...]] | None = None, shapes: Iterable[bytes] = ()
    ) -> None:
        self.shapes = Needles(shapes)
        self.glossaries = list(glossaries)
        self._bases: list[int] = []
        self.patterns = 0
        for glossary in self.glossaries:
            self._bases.append(self.patterns)
            self.patterns += glossary.patterns
        self.marks = [mark for glossary in self.glossaries for mark in glossary.marks]
        self.anchor_base = self.patterns + len(self.marks)
        self.anchor_names = list(anchors or {})
        self._anchors: dict[str, list[tuple[str, int]]] = {}
        for number, name in enumerate(self.anchor_names, self.anchor_base):
            for word in (anchors or {})[name]:
                text = literal(word)
                self._anchors.setdefault(head(text), []).append((text, number))
        self._automaton: _Automaton | None = None
        self._by_head: dict[str, Literals] = {}
        self._beside: dict[int, Beside] = {}
        self._seen = 0

    def owner(self, number: int) -> tuple[Glossary, int]:
        """The glossary of a pattern and the number inside it."""
        for glossary, base in zip(reversed(self.glossaries), reversed(self._bases), strict=True):
            if number >= base:
                return glossary, number - base
        raise IndexError(number)

    def beside(self, number: int) -> Beside:
        """What stands beside the literals of this pattern."""
        found = self._beside.get(number)
        if found is None:
            glossary, inner = self.owner(number)
            before, after, near, cased, source = glossary.beside(inner)
            found = self._beside[number] = Beside(
                before and _folded(before), after and _folded(after), tuple(map(_folded, near)), cased, source
            )
        return found

    def search(self, folded: bytes) -> list[Hit]:
        """All hits in a folded text (`search_bytes`), by offset."""
        self._seen += len(folded)
        if self._automaton is None and self._seen < _LONG:
            return list(self._short(folded))
        if self._automaton is None:
            try:
                self._automaton = _Automaton(self._pairs())
            except ImportError:  # no wheel for this platform: slower, same hits
                return list(self._short(folded))
        return self._automaton.search(folded)

    def _numbers(self, which: int, numbers: list[int]) -> list[int]:
        """Numbers of one glossary as numbers of this matcher; of -1, that is of the matcher itself, as they are."""
        if which < 0:
            return numbers
        glossary = self.glossaries[which]
        marks = self.patterns + sum(len(g.marks) for g in self.glossaries[:which]) - glossary.patterns
        return [self._bases[which] + n if n < glossary.patterns else marks + n for n in numbers]

    def _pairs(self) -> Iterator[tuple[str, list[int]]]:
        for which, glossary in enumerate(self.glossaries):
            for text, numbers in glossary.all_literals():
                yield text, self._numbers(which, numbers)
        for found in self._anchors.values():
            for text, number in found:
                yield text, [number]

    def _short(self, folded: bytes) -> Iterator[Hit]:
        """Look up, at every word and at every two words, the runs of words that some literal beginning so has."""
        words = [(match.start(), match.group().decode("latin-1")) for match in _WORD.finditer(folded)]
        for i, (start, word) in enumerate(words):
            yield from self._from(words, i, 1, word, start + len(word))
            if i + 1 < len(words) and words[i + 1][0] == start + len(word) + 1:
                text = f"{word} {words[i + 1][1]}"
                yield from self._from(words, i, 2, text, start + len(text))

    def _from(self, words: list[tuple[int, str]], i: int, size: int, text: str, end: int) -> Iterator[Hit]:
        """Hits at word i of the literals that begin with `text`, which is `size` words long."""
        known = self._by_head.get(text)
        if known is None:
            known = self._by_head[text] = self._beginning(text)
        sizes, literals = known
        start = words[i][0]
        while sizes and size <= sizes[-1]:
            if size in sizes:
                for which, numbers in literals.get(text, ()):
                    for number in self._numbers(which, numbers):
                        yield start, len(text), number
            if i + size >= len(words) or words[i + size][0] != end + 1:
                return
            text = f"{text} {words[i + size][1]}"
            end = start + len(text)
            size += 1

    def _beginning(self, text: str) -> Literals:
        """The literals that begin with one or two words and have no more than these, or more than two."""
        found: dict[str, list[tuple[int, list[int]]]] = {}
        for which, glossary in enumerate(self.glossaries):
            for each, numbers in glossary.literals(text).items():
                found.setdefault(each, []).append((which, numbers))
        for anchor, number in self._anchors.get(text, ()):
            found.setdefault(anchor, []).append((-1, [number]))
        return tuple(sorted({each.count(" ") + 1 for each in found})), found


class _Automaton:
    """Aho-Corasick over the folded bytes. A literal is padded by a space on both sides, so word boundaries cost nothing."""

    def __init__(self, pairs: Iterable[tuple[str, list[int]]]) -> None:
        merged: dict[bytes, list[int]] = {}
        for text, numbers in pairs:
            merged.setdefault(f" {text} ".encode("latin-1"), []).extend(numbers)
        self._numbers = list(merged.values())
        from ahocorasick_rs import BytesAhoCorasick, MatchKind

        self._engine = BytesAhoCorasick(list(merged), matchkind=MatchKind.Standard)

    def search(self, folded: bytes) -> list[Hit]:
        found = [
            (start, end - start - 2, number)
            for which, start, end in self._engine.find_matches_as_indexes(b" " + folded + b" ", overlapping=True)
            for number in self._numbers[which]
        ]
        found.sort()
        return found
