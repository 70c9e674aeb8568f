"""Many short byte strings searched in one pass: the cheap first look that tells where a costly expression is worth trying."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

_MANY = 20_000
"""Bytes searched in all from which loading the automaton costs less than searching for one needle after the other."""


class Needles:
    """Byte strings that are looked for together. They are found wherever they stand, inside words too."""

    def __init__(self, needles: Iterable[bytes]) -> None:
        self.needles = dict.fromkeys(needles)
        self._list = list(self.needles)
        self._seen = 0

    def search(self, view: bytes) -> dict[bytes, list[int]]:
        """The offsets of every needle that stands in `view`, ascending."""
        self._seen += len(view)
        automaton = self._automaton if self._seen > _MANY else None
        if automaton is None:
            return {needle: places for needle in self.needles if (places := offsets(view, needle))}
        found: dict[bytes, list[int]] = {}
        for which, start, _ in automaton.find_matches_as_indexes(view, overlapping=True):
            found.setdefault(self._list[which], []).append(start)
        return found

    @cached_property
    def _automaton(self) -> BytesAhoCorasick | None:
        try:
            from ahocorasick_rs import BytesAhoCorasick, MatchKind
        except ImportError:  # no wheel for this platform: slower, same places
            return None
        return BytesAhoCorasick(self._list, matchkind=MatchKind.Standard)


def offsets(view: bytes, needle: bytes) -> list[int]:
    """Where `needle` stands in `view`, overlaps included."""
    found = []
    position = view.find(needle)
    while position >= 0:
        found.append(position)
        position = view.find(needle, position + 1)
    return found
