"""A document and its source, pair by pair, with what several rules ask of a pair computed once."""

from __future__ import annotations

from functools import cached_property, lru_cache
from weakref import WeakKeyDictionary

from . import align
from .terms.reading import Reading
from .text import lexicon, quantities, stems
from .text.fold import bare
from .text.quantities import Quantity
from .text.wordlists import words

Token = tuple[int, int, str]
_LONG = 120
"""Characters from which a pair is cut into sentences."""
_ALIKE = 30
"""The weight of two words that look alike and are not in the lexicon."""


class Pair:
    """A stretch of the target, its place in the document, and its source. Both texts are `plain` views."""

    def __init__(self, start: int, target: str, source: str, around: tuple[str, str] = ("", "")) -> None:
        self.start, self.target, self.source, self._around = start, target, source, around
        self.gap = False
        """Whether it is a paragraph of the source for which the alignment found no place."""

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
    def small(self) -> tuple[frozenset[str], frozenset[str]]:
        """The words of the source and those of the target, in lower case."""
        return frozenset([w.lower() for _, _, w in self.french]), frozenset([w.lower() for _, _, w in self.english])

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """Those of the source and those of the target."""
        french, english = self.small
        return quantities.read(self.source, "fr", self.french, french), quantities.read(self.target, "en", self.english, english)

    @cached_property
    def _places(self) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        """Where the stems of the target stand, and the words by their first five letters."""
        places: dict[str, list[int]] = {}
        heads: dict[str, list[int]] = {}
        for j, (_, _, word) in enumerate(self.english):
            stem, head = _stem_and_head(word)
            places.setdefault(stem, []).append(j)
            if head:
                heads.setdefault(head, []).append(j)
        return places, heads

    @cached_property
    def links(self) -> dict[int, int]:
        """The target token of source tokens, by index: the likeliest links first, one to one. Function words have none."""
        english, french = self.english, self.french
        places, heads = self._places
        across = len(english) / max(len(french), 1)
        offers: list[tuple[float, int, int]] = []
        for i, (_, _, word) in enumerate(french):
            rows, head = _asked(word)
            if rows:
                for stem in rows.keys() & places.keys():
                    weight = rows[stem]
                    offers += [(weight / (1 + abs(i * across - j) / 8), i, j) for j in places[stem]]
            if head and head in heads:
                offers += [(_ALIKE / (1 + abs(i * across - j) / 8), i, j) for j in heads[head]]
        offers.sort(reverse=True)
        links: dict[int, int] = {}
        taken: set[int] = set()
        for _, i, j in offers:
            if i not in links and j not in taken:
                links[i] = j
                taken.add(j)
        return links

    def related(self, enough: int) -> bool:
        """Whether at least so many words of the source have a counterpart, as far as a quick look tells."""
        there, heads = self._places
        count = 0
        for _, _, word in self.french:
            rows, head = _asked(word)
            count += head in heads or not rows.keys().isdisjoint(there)
            if count >= enough:
                return True
        return False

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


@lru_cache(20_000)
def _stem_and_head(word: str) -> tuple[str, str]:
    """The stem of an English word, and the letters by which it begins if it is long enough to look like another."""
    return stems.english(word), bare(word)[:5] if len(word) > 3 else ""


@lru_cache(20_000)
def _asked(word: str) -> tuple[dict[str, int], str]:
    """The translations of a French word and the letters by which a look-alike begins; nothing for function words."""
    if len(word) < 2 or word.lower() in words("stop-words-fr.txt"):
        return {}, ""
    return lexicon.translations(stems.french(word)), bare(word)[:5] if len(word) > 3 else ""


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
                found[-1].gap = start == end
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
