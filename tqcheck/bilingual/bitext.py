"""A document and its source, pair by pair, with what several rules ask of a pair computed once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from ..memo import kept_for_last
from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text import dictionary, lexicon, quantities, stems
from ..text.fold import bare
from ..text.lazy import Expression
from ..text.quantities import Quantity
from ..text.wordlists import words
from . import align
from .figures import Figures, match

Token = tuple[int, int, str]
_KNOWN = 15
"""Weight from which a word's translation is so usual that it should be there."""
_TOLD = 10
"""The weight of a translation that the dictionary has."""
_LONG = 120
"""Characters from which a pair is cut into sentences."""
_END = Expression(r"[.!?…][\"')»\]]*\s+[\"'(«\[]*[A-ZÀ-ÞŒ0-9]|[.!?…] [\"«]")
"""Where a sentence may end inside a text."""
_ALIKE = 30
"""The weight of two words that look alike and are not in the lexicon."""


class Pair:
    """A stretch of the target, its place in the document, and its source. Both texts are `plain` views."""

    def __init__(
        self, start: int, target: str, source: str, around: tuple[str, str] = ("", ""), whole: tuple[str, str] | None = None
    ) -> None:
        self.start, self.target, self.source, self._around = start, target, source, around
        self.whole = whole or (source, target)
        """Source and target of the segment or paragraph of which the pair is a sentence."""
        self.gap = False
        """Whether it is a paragraph of the source for which the alignment found no place."""

    @cached_property
    def around(self) -> Pair:
        """The sentences before and after, where the pair was cut out of a longer text: translators move things there."""
        return Pair(0, self._around[1], self._around[0])

    @cached_property
    def segment(self) -> Pair:
        """The segment or paragraph of which the pair is a sentence, as one pair."""
        return self if self.whole == (self.source, self.target) else Pair(0, self.whole[1], self.whole[0])

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
        return stems.small(self.source), stems.small(self.target)

    @cached_property
    def numeric(self) -> bool:
        """Whether the source has digits."""
        return stems.has_digit(self.source)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of the target."""
        return frozenset(map(stems.english, self.small[1]))

    @cached_property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]:
        """Those of the source and those of the target."""
        french, english = self.small
        return quantities.read(self.source, "fr", self.french, french), quantities.read(self.target, "en", self.english, english)

    @cached_property
    def figures(self) -> Figures:
        """Which number is which."""
        return match(self)

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

    @cached_property
    def fuller(self) -> dict[int, int]:
        """The links, and those that the dictionary adds between words that have none."""
        links, taken = dict(self.links), set(self.links.values())
        across = len(self.english) / max(len(self.french), 1)
        keys = {j: dictionary.english(word) for j, (_, _, word) in enumerate(self.english) if len(word) > 3 and j not in taken}
        offers = []
        for i, (_, _, word) in enumerate(self.french):
            if i not in links and _asked(word) != ({}, "") and (known := dictionary.look_up(word)):
                offers += [(abs(i * across - j), i, j) for j, own in keys.items() if not own.isdisjoint(known.sole)]
        for _, i, j in sorted(offers):
            if i not in links and j not in taken:
                links[i] = j
                taken.add(j)
        return links

    @cached_property
    def asked(self) -> list[int]:
        """The words of the source that should have a counterpart, by index: those that are linked, and those `expected` to be."""
        return [i for i, (_, _, word) in enumerate(self.french) if i in self.links or expected(word, i)]

    def french_at(self, start: int) -> int | None:
        """The number of the word of the source that begins there."""
        return _at(self.french, start)

    def english_at(self, start: int) -> int | None:
        """The number of the word of the target that begins there."""
        return _at(self.english, start)

    def french_within(self, start: int, end: int) -> range:
        """The numbers of the words of the source that begin in a stretch of it."""
        return range(_first(self.french, start), _first(self.french, end))

    def counterpart(self, start: int, least: int = 0, *, links: bool = False) -> int | None:
        """The number of the English word for the French one that begins there, in `fuller` or only in `links`, if its weight is enough."""
        i = self.french_at(start)
        j = (self.links if links else self.fuller).get(i) if i is not None else None
        return j if i is not None and j is not None and (not least or self.weight(i, j) >= least) else None

    def weight(self, i: int, j: int) -> int:
        """How sure it is that an English word translates a French one: the weight of the lexicon, or that of the dictionary's word."""
        french, english = self.french[i][2], self.english[j][2]
        known = dictionary.look_up(french)
        told = _TOLD if known and not dictionary.english(english).isdisjoint(known.sole) else 0
        return max(told, lexicon.weight(french, english))

    def learned(self, i: int, j: int) -> int:
        """The weight of the lexicon alone."""
        return lexicon.weight(self.french[i][2], self.english[j][2])

    def related(self, enough: int) -> bool:
        """Whether at least so many different words of the source have a counterpart, as far as a quick look tells."""
        there = self.stems
        count = 0
        alike: list[str] = []
        for word in self.small[0]:
            rows, head = _asked(word)
            if rows and not rows.keys().isdisjoint(there):
                count += 1
                if count >= enough:
                    return True
            elif head:
                alike.append(head)
        heads = {_stem_and_head(word)[1] for word in self.small[1]}
        return count + sum(head in heads for head in alike) >= enough

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

    def near(self, start: int, end: int) -> int:
        """The number of the word of the target that stands at the `place` of a stretch of the source, or is the first behind it."""
        return _first(self.english, self.place(start, end))


def _first(tokens: list[Token], start: int) -> int:
    """The number of the first word that begins there or later."""
    return bisect_left(tokens, start, key=lambda token: token[0])


def _at(tokens: list[Token], start: int) -> int | None:
    i = _first(tokens, start)
    return i if i < len(tokens) and tokens[i][0] == start else None


@lru_cache(20_000)
def _stem_and_head(word: str) -> tuple[str, str]:
    """The stem of an English word, and the letters by which it begins if it is long enough to look like another."""
    return stems.english(word), bare(word)[:5] if len(word) > 3 else ""


@lru_cache(20_000)
def _asked(word: str) -> tuple[dict[str, int], str]:
    """The translations of a French word and the letters by which a look-alike begins; nothing for function words."""
    if len(word) < 2 or word.lower() in words("stop-words-fr.txt"):
        return {}, ""
    return lexicon.stems_for(word), bare(word)[:5] if len(word) > 3 else ""


def expected(word: str, i: int) -> bool:
    """Whether a French word has a usual translation, or is a name."""
    if len(word) < 3 or word.lower() in words("stop-words-fr.txt"):
        return False
    rows = lexicon.stems_for(word)
    return max(rows.values()) >= _KNOWN if rows else i > 0 and word[0].isupper()


def differs(
    pair: Pair,
    start: int,
    end: int,
    message: str,
    shown: str = "",
    confidence: float = 0.92,
    fix: str | Iterable[str] | None = None,
    *,
    rule: str,
    severity: str,
    category: str,
    issue_type: str,
    entry: str | None = None,
) -> Finding:
    """A finding from `start` to `end` of the target of a pair; `shown` is what the source has, `fix` what should stand here, or
    several texts that may, the best first.
    """
    return reported(
        pair.start + start,
        pair.start + end,
        message,
        [fix] if fix is None or isinstance(fix, str) else fix,
        *([Evidence("the French has", shown)] if shown else ()),
        rule=rule,
        entry=entry,
        severity=severity,
        category=category,
        issue_type=issue_type,
        confidence=confidence,
    )


@kept_for_last
def pairs(reading: Reading) -> list[Pair]:
    """The pairs of a document that have a source: paragraphs or segments, long ones sentence by sentence."""
    return list(_cut(reading))


def _cut(reading: Reading) -> Iterator[Pair]:
    for start, end, source in reading.pairs():
        target = reading.text[start:end].rstrip("\n")
        if len(source) < _LONG or len(target) < _LONG or not (several(source) or several(target)):
            pair = Pair(start, target, source)
            pair.gap = start == end
            yield pair
        else:
            yield from _sentences(start, target, source)


def several(text: str) -> bool:
    """Whether a text may hold two sentences."""
    return "\n" in text or _END.search(text) is not None


def _sentences(start: int, target: str, source: str) -> list[Pair]:
    beads = align.sentences(source, target)
    texts = [(source[a:b], target[c:d]) for (a, b), (c, d) in beads]
    edge = ("", "")
    found = []
    for k, (_, (place, _)) in enumerate(beads):
        before, after = texts[k - 1] if k else edge, texts[k + 1] if k + 1 < len(texts) else edge
        around = f"{before[0]}\n{after[0]}", f"{before[1]}\n{after[1]}"
        found.append(Pair(start + place, texts[k][1], texts[k][0], around, (source, target)))
    return found
