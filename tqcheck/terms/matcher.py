"""One pass over a text for every literal of the glossaries.

Short texts are looked up word by word, which needs no preparation; long ones go through an Aho-Corasick automaton, built
once a process. Both find the same hits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..text.fold import literal, search_bytes
from .store import Glossary

_LONG = 60_000
_WORD = re.compile(rb"[^ ]+")

Hit = tuple[int, int, int]
"""Offset and length of the literal in the text, and the number it stands for."""


class Matcher:
    """Finds the literals of several glossaries; numbers of the second glossary follow those of the first, and so on.

    `anchors` are literals that rules ask for, by the name of the rule; they are numbered last.
    """

    def __init__(self, glossaries: Iterable[Glossary], anchors: dict[str, tuple[str, ...]] | None = None) -> None:
        self.glossaries = list(glossaries)
        self._bases: list[int] = []
        base = 0
        for glossary in self.glossaries:
            self._bases.append(base)
            base += glossary.count + len(glossary.marks)
        self.anchor_base = base
        self.anchor_names = list(anchors or {})
        self._anchors: dict[str, list[tuple[str, int]]] = {}
        for number, name in enumerate(self.anchor_names, base):
            for word in (anchors or {})[name]:
                text = literal(word)
                self._anchors.setdefault(text.split(" ", 1)[0], []).append((text, number))
        self._automaton: _Automaton | None = None
        self._sizes: dict[str, tuple[int, ...]] = {}
        self._seen = 0

    def owner(self, number: int) -> tuple[Glossary, int]:
        """The glossary of a number and the number inside it."""
        for glossary, base in zip(reversed(self.glossaries), reversed(self._bases), strict=True):
            if number >= base:
                return glossary, number - base
        raise IndexError(number)

    def search(self, text: str) -> list[Hit]:
        """All hits, by offset."""
        self._seen += len(text)
        folded = search_bytes(text)
        if self._automaton is None and self._seen < _LONG:
            return list(self._short(folded))
        if self._automaton is None:
            try:
                self._automaton = _Automaton(self._pairs())
            except ImportError:  # no wheel for this platform: slower, same hits
                return list(self._short(folded))
        return self._automaton.search(folded)

    def _pairs(self) -> Iterator[tuple[str, list[int]]]:
        for glossary, base in zip(self.glossaries, self._bases, strict=True):
            for group in glossary.literals.values():
                for text, numbers in group.items():
                    yield text, [base + n for n in numbers]
        for found in self._anchors.values():
            for text, number in found:
                yield text, [number]

    def _short(self, folded: bytes) -> Iterator[Hit]:
        """Look up, at every word, the runs of words that some literal beginning with it has."""
        words = [(match.start(), match.group().decode("latin-1")) for match in _WORD.finditer(folded)]
        for i, (start, word) in enumerate(words):
            sizes = self._sizes.get(word)
            if sizes is None:
                sizes = self._sizes[word] = self._sizes_of(word)
            text, end = word, start + len(word)
            for size in range(1, sizes[-1] + 1 if sizes else 1):
                if size > 1:
                    if i + size > len(words) or words[i + size - 1][0] != end + 1:
                        break
                    text = f"{text} {words[i + size - 1][1]}"
                    end = start + len(text)
                if size in sizes:
                    for number in self._numbers_of(word, text):
                        yield start, len(text), number

    def _sizes_of(self, first: str) -> tuple[int, ...]:
        """How many words the literals have that begin with this one, ascending."""
        texts = [text for glossary in self.glossaries for text in glossary.literals.get(first, ())]
        texts += [text for text, _ in self._anchors.get(first, ())]
        return tuple(sorted({text.count(" ") + 1 for text in texts}))

    def _numbers_of(self, first: str, text: str) -> Iterator[int]:
        for glossary, base in zip(self.glossaries, self._bases, strict=True):
            for number in glossary.literals.get(first, {}).get(text, ()):
                yield base + number
        for anchor, number in self._anchors.get(first, ()):
            if anchor == text:
                yield number


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
