"""How whole a sentence looks: weights of runs and gaps of words and classes, learned from good sentences beside the same ones damaged.

A language model says what is likely; this says what damage leaves behind: a lost word, a wrong form, a tense that does not fit. Twelve
keys for each word are hashed into a table of half bytes, each of which names one of sixteen weights.
"""

from __future__ import annotations

from collections.abc import Sequence

from .packed import Packed
from .words import END, START, Word

BITS, LEVELS = 20, 16
FREQUENT, ABOVE = 2000, 70_000
"""Words below the first number stand for themselves in the longer keys, others for their class above the second."""
FACTOR = 0x9E3779B97F4A7C15
_SHIFT, _PLACE = 64 - BITS, (1 << BITS) - 1
_ROOM = 150_000
"""Pairs of words that are kept."""


class Contrast:
    """`contrast.weights`: two half bytes a byte, the lower first; `contrast.levels`: what each is worth."""

    def __init__(self, model: Packed, classes: Sequence[int]) -> None:
        halves = bytes(model["contrast.weights"])
        table = bytearray(2 * len(halves))
        table[0::2] = halves.translate(bytes(i & 15 for i in range(256)))
        table[1::2] = halves.translate(bytes(i >> 4 for i in range(256)))
        self._table, self._levels = bytes(table), list(model["contrast.levels"])
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
            pair = known.get(n << 16 | n1)
            if pair is None:
                if len(known) > _ROOM:
                    known.clear()
                keys = f << 4, (f | f1 << 17) << 4 | 1, (n | n1 << 17) << 4 | 2, (n | c1 << 17) << 4 | 10, (c | n1 << 17) << 4 | 11
                pair = known[n << 16 | n1] = sum([levels[table[key * factor >> _SHIFT & _PLACE]] for key in keys])
            found.append(
                pair
                + levels[table[((f | f1 << 17 | f2 << 34) << 4 | 3) * factor >> _SHIFT & _PLACE]]
                + levels[table[(three << 4 | 4) * factor >> _SHIFT & _PLACE]]
                + levels[table[(four << 4 | 5) * factor >> _SHIFT & _PLACE]]
                + levels[table[((f | f2 << 17) << 4 | 6) * factor >> _SHIFT & _PLACE]]
                + levels[table[((f | f3 << 17) << 4 | 7) * factor >> _SHIFT & _PLACE]]
                + levels[table[((four | c4 << 40) << 4 | 8) * factor >> _SHIFT & _PLACE]]
                + levels[table[((c | f1 << 10 | c2 << 27) << 4 | 9) * factor >> _SHIFT & _PLACE]]
            )
            n1, f1, f2, f3, c1, c2, c3, c4 = n, f, f1, f2, c, c1, c2, c3
        return found
