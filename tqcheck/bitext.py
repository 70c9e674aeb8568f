"""A document and its source, pair by pair, with what several rules ask of a pair computed once."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from weakref import WeakKeyDictionary

from . import align
from .terms.reading import Reading
from .text import lexicon, quantities, stems
from .text.fold import bare
from .text.quantities import Quantity
from .text.wordlists import words

Token = tuple[int, int, str]
_LONG = 600
"""Characters from which a pair is cut into sentences."""
_ALIKE = 30
"""The weight of two words that look alike and are not in the lexicon."""


class Pair:
    """A stretch of the target, its place in the document, and its source. Both texts are `plain` views."""

    def __init__(self, start: int, target: str, source: str, around: tuple[str, str] = ("", "")) -> None:
        self.start, self.target, self.source, self._around = start, target, source, around

    @cached_property
    def around(self) -> Pair:
        """The sentences before and after, where the pair was cut out of a longer text: translators move things there."""
        return Pair(0, self._around[1], self._around[0])

    @cached_property
    def french(self) -> list[Token]:
        """(start, end, word) of the source."""
        return stems.tokens(self.source)

    @cached_property
    def english(self) -> list[Token]:
        """(start, end, word) of the target."""
        return stems.tokens(self.target)

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """Those of the source and those of the target."""
        return quantities.read(self.source, "fr", self.french), quantities.read(self.target, "en", self.english)

    @cached_property
    def links(self) -> dict[int, int]:
        """The target token of source tokens, by index: the likeliest links first, one to one. Function words have none."""
        places: dict[str, list[int]] = defaultdict(list)
        heads: dict[str, list[int]] = defaultdict(list)
        for j, (_, _, word) in enumerate(self.english):
            places[stems.english(word)].append(j)
            if len(word) > 3:
                heads[bare(word)[:5]].append(j)
        function = words("stop-words-fr.txt")
        across = len(self.english) / max(len(self.french), 1)
        offers: list[tuple[float, int, int]] = []
        for i, (_, _, word) in enumerate(self.french):
            if len(word) < 2 or word.lower() in function:
                continue
            for stem, weight in lexicon.translations(stems.french(word)).items():
                for j in places.get(stem, ()):
                    offers.append((weight / (1 + abs(i * across - j) / 8), i, j))
            if len(word) > 3:
                for j in heads.get(bare(word)[:5], ()):
                    offers.append((_ALIKE / (1 + abs(i * across - j) / 8), i, j))
        offers.sort(reverse=True)
        links: dict[int, int] = {}
        taken: set[int] = set()
        for _, i, j in offers:
            if i not in links and j not in taken:
                links[i] = j
                taken.add(j)
        return links

    def place(self, start: int, end: int) -> int:
        """Where in the target something should stand that stands from `start` to `end` in the source.

        After the counterpart of the nearest word before it or before that of the nearest after it, whichever is nearer.
        """
        after = min((i for i in self.links if self.french[i][0] >= end), default=None)
        before = max((i for i in self.links if self.french[i][1] <= start), default=None)
        if after is not None and (before is None or self.french[after][0] - end < start - self.french[before][1]):
            return self.english[self.links[after]][0]
        if before is not None:
            return self.english[self.links[before]][1]
        return len(self.target.rstrip())


_pairs: WeakKeyDictionary[Reading, list[Pair]] = WeakKeyDictionary()


def pairs(reading: Reading) -> list[Pair]:
    """The pairs of a document that have a source: paragraphs or segments, long ones sentence by sentence."""
    found = _pairs.get(reading)
    if found is None:
        found = _pairs[reading] = []
        for start, end, source in reading.pairs():
            target = reading.text[start:end].rstrip("\n")
            if len(source) < _LONG or len(target) < _LONG:
                found.append(Pair(start, target, source))
            else:
                found += _sentences(start, target, source)
    return found


def _sentences(start: int, target: str, source: str) -> list[Pair]:
    beads = align.sentences(source, target)
    texts = [(source[a:b], target[c:d]) for (a, b), (c, d) in beads]
    edge = ("", "")
    found = []
    for k, (_, (place, _)) in enumerate(beads):
        before, after = texts[k - 1] if k else edge, texts[k + 1] if k + 1 < len(texts) else edge
        around = f"{before[0]}\n{after[0]}", f"{before[1]}\n{after[1]}"
        found.append(Pair(start + place, texts[k][1], texts[k][0], around))
    return found
