"""How often each of very many keys was seen, in little room."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping

_OPEN = 20_000
"""Keys that are counted in a dictionary before they are packed."""


class Counts:
    """Counts keys for as long as there are any, at eight bytes a time: packed, a key is its hash, and stands as often as it was seen."""

    def __init__(self) -> None:
        self._open: Counter[int] = Counter()
        self._packed: list[array[int]] = []

    def __getitem__(self, key: str) -> int:
        sought = hash(key)
        return self._open[sought] + sum(bisect_right(each, sought) - bisect_left(each, sought) for each in self._packed)

    def add(self, key: str, times: int = 1) -> int:
        """Count a key; how often it was seen by now."""
        self._open[hash(key)] += times
        if len(self._open) >= _OPEN:
            self._packed.append(array("q", sorted(self._open.elements())))
            self._open = Counter()
        return self[key]

    def update(self, counted: Mapping[str, int]) -> None:
        """Count what was counted elsewhere."""
        for key, times in counted.items():
            self.add(key, times)
