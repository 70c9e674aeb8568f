"""Which English words answer which French ones: a small table of associations learned from parallel texts."""

from __future__ import annotations

from binascii import crc32
from bisect import bisect_left

from .packed import Packed

_ROOM = 50_000
"""Forms that are kept."""


class Lexicon:
    """French form to (English word number, strength 0 to 255). Arrays: lexicon.keys (sorted checksums), .starts, .words, .strengths."""

    def __init__(self, model: Packed) -> None:
        self._keys, self._starts = model["lexicon.keys"], model["lexicon.starts"]
        self._words, self._strengths = model["lexicon.words"], model["lexicon.strengths"]
        self._known: dict[str, dict[int, int]] = {}

    def __call__(self, word: str) -> dict[int, int]:
        """The answers to a French word in lower case; empty where it is not in the table."""
        found = self._known.get(word)
        if found is None:
            key = crc32(word.encode("utf-8", "surrogatepass"))
            at = bisect_left(self._keys, key)
            found = {}
            if at < len(self._keys) and self._keys[at] == key:
                first, last = self._starts[at], self._starts[at + 1]
                found = dict(zip(self._words[first:last], self._strengths[first:last], strict=True))
            if len(self._known) > _ROOM:
                self._known.clear()
            self._known[word] = found
        return found
