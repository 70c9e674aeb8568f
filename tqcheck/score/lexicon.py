"""What is known of translation: which English words answer which foreign ones, and how long a translation is. Learned from parallel texts."""

from __future__ import annotations

from binascii import crc32
from bisect import bisect_left

from .packed import Packed

_ROOM = 50_000
"""Forms that are kept."""


class Lexicon:
    """Entry (see `foreign.entries`) to English word numbers and strengths, 0 to 255. Arrays: lexicon.keys (sorted checksums), .starts, .words, .strengths."""

    def __init__(self, model: Packed) -> None:
        self._keys, self._starts = model["lexicon.keys"], model["lexicon.starts"]
        self._words, self._strengths = model["lexicon.words"], model["lexicon.strengths"]
        self._known: dict[str, dict[int, int]] = {}

    def __call__(self, word: str) -> dict[int, int]:
        """The answers to an entry; empty where it is not in the table."""
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


class Lengths:
    """How many letters and words the English of a source has: sums over its characters. Arrays: lengths.codes (sorted code points), .letters, .words;
    the first of each stands for any other character."""

    def __init__(self, model: Packed) -> None:
        codes: list[int] = list(model["lengths.codes"])
        self._letters: dict[int, float] = dict(zip(codes, model["lengths.letters"], strict=True))
        self._words: dict[int, float] = dict(zip(codes, model["lengths.words"], strict=True))

    def __call__(self, source: str) -> tuple[float, float]:
        """Letters and words to expect."""
        codes = list(map(ord, source.lower()))
        letters, words = (max(1.0, sum([known.get(code, known[0]) for code in codes])) for known in (self._letters, self._words))
        return letters, words


class Bilingual:
    """Both."""

    def __init__(self, model: Packed) -> None:
        self.lexicon, self.lengths = Lexicon(model), Lengths(model)
