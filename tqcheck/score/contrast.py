"""How whole a sentence looks: weights of runs and gaps of words and classes, learned from good sentences beside the same ones damaged.

A language model says what is likely; this says what damage leaves behind: a lost word, a wrong form, a tense that does not fit. Twelve
keys for each word are hashed into a table of half bytes, each of which names one of sixteen weights.
"""

from __future__ import annotations

from collections.abc import Sequence

from .packed import Packed
from .words import END, START, Word

BITS, LEVELS = 22, 16
FREQUENT, ABOVE = 2000, 70_000
"""Words below the first number stand for themselves in the longer keys, others for their class above the second."""
FACTOR = 0x9E3779B97F4A7C15
_SHIFT, _PLACE = 64 - BITS, (1 << BITS) - 1
_ROOM = 150_000
"""Pairs of words that are kept."""


class Contrast:
    """`contrast.weights`: two half bytes a byte, the lower first; `contrast.levels`: what each is worth."""

    def __init__(self, model: Packed, classes: Sequence[int]) -> None:
        levels = list(model["contrast.levels"])
        self._table = model["contrast.weights"]
        self._levels = [[levels[i & 15] for i in range(256)], [levels[i >> 4] for i in range(256)]]
        self._start, self._end = classes[START], classes[END]
        self._pairs: dict[int, float] = {}

    def __call__(self, words: Sequence[Word]) -> list[float]:
        """The weight of each word of a sentence in its place, and of the end."""
        found: list[float] = []
        table, levels, known, factor = self._table, self._levels, self._pairs, FACTOR
        n1 = f1 = f2 = f3 = START
        c1 = c2 = c3 = c4 = self._start
        for n, c in [*[(word.number, word.group) for word in words], (END, self._end)]:
            f = n if n < FREQUENT else ABOVE + c
            three = c | c1 << 10 | c2 << 20
            four = three | c3 << 30
            weight = known.get(n << 16 | n1)
            if weight is None:
                if len(known) > _ROOM:
                    known.clear()
                weight = 0.0
                for key in f << 4, (f | f1 << 17) << 4 | 1, (n | n1 << 17) << 4 | 2, (n | c1 << 17) << 4 | 10, (c | n1 << 17) << 4 | 11:
                    place = key * factor >> _SHIFT & _PLACE
                    weight += levels[place & 1][table[place >> 1]]
                known[n << 16 | n1] = weight
            for key in (
                (f | f1 << 17 | f2 << 34) << 4 | 3,
                three << 4 | 4,
                four << 4 | 5,
                (f | f2 << 17) << 4 | 6,
                (f | f3 << 17) << 4 | 7,
                (four | c4 << 40) << 4 | 8,
                (c | f1 << 10 | c2 << 27) << 4 | 9,
            ):
                place = key * factor >> _SHIFT & _PLACE
                weight += levels[place & 1][table[place >> 1]]
            found.append(weight)
            n1, f1, f2, f3, c1, c2, c3, c4 = n, f, f1, f2, c, c1, c2, c3
        return found
