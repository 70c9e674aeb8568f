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
        padded = folded + b" "
        sets = list(zip(self.glossaries, self._bases, strict=True))
        for match in _WORD.finditer(folded):
            word = match.group().decode("latin-1")
            for glossary, base in sets:
                for text, numbers in glossary.literals.get(word, {}).items():
                    if padded.startswith((text + " ").encode("latin-1"), match.start()):
                        for number in numbers:
                            yield match.start(), len(text), base + number
            for text, number in self._anchors.get(word, ()):
                if padded.startswith((text + " ").encode("latin-1"), match.start()):
                    yield match.start(), len(text), number


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
