"""An n-gram model over numbers (words or classes), read from a hashed table of four bytes an entry.

An entry: 16 bits of the hash to tell n-grams apart (a wrong match in about 1 of 20,000 look-ups), 8 bits log-probability, 8 bits
backoff. An n-gram is kept only with its prefix and its suffix, so one walk from the bigram upwards finds the longest match.
"""

from __future__ import annotations

_MASK = 0xFFFFFFFFFFFFFFFF
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F
P_STEP, BO_STEP, BO_LOW = 0.08, 0.03, -5.0
"""Natural logarithms: p = -step * byte; backoff = low + step * byte."""
_ROOM = 100_000


class Ngrams:
    """Looks up n-grams of up to four numbers of 16 bits. `slots`: the table; `unigrams`, `backoffs`: bytes by number."""

    def __init__(self, slots: memoryview[int], unigrams: memoryview[int], backoffs: memoryview[int]) -> None:
        self._slots, self._size = slots, len(slots)
        self._cache: dict[int, int] = {}
        self.unigrams, self._backoffs = unigrams, backoffs

    def _probe(self, key: int) -> int:
        """The low 16 bits of the entry of a key plus one (so that a miss is 0); kept for the next time."""
        h = key * _FIRST & _MASK
        h = (h ^ h >> 32) * _SECOND & _MASK
        mark = (h >> 16 & 0xFFFF) or 1
        slots, at = self._slots, (h >> 32) * self._size >> 32
        while True:
            entry = slots[at]
            if entry >> 16 == mark:
                found = (entry & 0xFFFF) + 1
                break
            if not entry:
                found = 0
                break
            at += 1
            if at == self._size:
                at = 0
        if len(self._cache) > _ROOM:
            self._cache.clear()
        self._cache[key] = found
        return found

    def score(self, numbers: list[int]) -> tuple[list[float], list[int]]:
        """Log-probability of every number but the first (the sentence start), and the order of the longest n-gram found for it."""
        get, probe = self._cache.get, self._probe
        unigrams, backoffs = self.unigrams, self._backoffs
        logs: list[float] = []
        orders: list[int] = []
        c, b, a = numbers[0], 0, 0
        two = three = 0  # entries of the n-grams that end in the word before
        for d in numbers[1:]:
            key = c << 16 | d
            bigram = get(key)
            if bigram is None:
                bigram = probe(key)
            trigram = order = 0
            if bigram:
                found, order = bigram, 2
                if b:
                    key |= b << 32
                    entry = get(key)
                    trigram = probe(key) if entry is None else entry
                    if trigram:
                        found, order = trigram, 3
                        if a:
                            key |= a << 48
                            entry = get(key)
                            if entry is None:
                                entry = probe(key)
                            if entry:
                                found, order = entry, 4
                value = (found - 1 >> 8) * -P_STEP
            else:
                order, value = 1, unigrams[d] * -P_STEP + backoffs[c] * BO_STEP + BO_LOW
            if order < 3 and two:
                value += (two - 1 & 0xFF) * BO_STEP + BO_LOW
            if order < 4 and three:
                value += (three - 1 & 0xFF) * BO_STEP + BO_LOW
            logs.append(value)
            orders.append(order)
            a, b, c = b, c, d
            two, three = bigram, trigram
        return logs, orders
