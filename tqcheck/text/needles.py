"""Many short byte strings searched in a few passes: the cheap first look that tells where a costly expression is worth trying."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

_MANY = 20_000
"""Bytes searched in all from which compiling expressions costs less than searching for one needle after the other."""


class Needles:
    """Byte strings that are looked for together. They are found wherever they stand, inside words too."""

    def __init__(self, needles: Iterable[bytes]) -> None:
        self.needles = dict.fromkeys(needles)
        self._seen = 0

    def search(self, view: bytes) -> dict[bytes, list[int]]:
        """The offsets of every needle that stands in `view`, ascending."""
        self._seen += len(view)
        if self._seen < _MANY:
            return {needle: places for needle in self.needles if (places := offsets(view, needle))}
        found: dict[bytes, list[int]] = {}
        for expression, width, alike in self._groups:
            for match in expression.finditer(view):
                at = match.start()
                for needle in alike[view[at : at + width]]:
                    if view.startswith(needle, at):
                        found.setdefault(needle, []).append(at)
        return found

    @cached_property
    def _groups(self) -> list[tuple[re.Pattern[bytes], int, dict[bytes, list[bytes]]]]:
        """The needles by their first byte, for which `re` looks quickly, with an expression that looks ahead for the rest; and as many
        bytes as the shortest has, with the needles that begin so.
        """
        groups: dict[bytes, list[bytes]] = {}
        for needle in self.needles:
            groups.setdefault(needle[:1], []).append(needle)
        return [
            (re.compile(re.escape(first) + b"(?=" + _any(needle[1:] for needle in group) + b")", re.S), *_alike(group))
            for first, group in groups.items()
        ]


def _alike(needles: list[bytes]) -> tuple[int, dict[bytes, list[bytes]]]:
    """The length of the shortest, and the needles by so many of their first bytes."""
    width = min(map(len, needles))
    alike: dict[bytes, list[bytes]] = {}
    for needle in needles:
        alike.setdefault(needle[:width], []).append(needle)
    return width, alike


def _any(rests: Iterable[bytes]) -> bytes:
    """An expression for one of several byte strings, branching where they part."""
    branches: dict[bytes, list[bytes]] = {}
    for rest in rests:
        if not rest:
            return b""
        branches.setdefault(rest[:1], []).append(rest[1:])
    single = b"".join(re.escape(first) for first, ends in branches.items() if b"" in ends)
    parts = [b"[" + single + b"]"] if single else []
    parts += [re.escape(first) + _any(ends) for first, ends in branches.items() if b"" not in ends]
    return b"(?:" + b"|".join(parts) + b")"


def offsets(view: bytes, needle: bytes) -> list[int]:
    """Where `needle` stands in `view`, overlaps included."""
    return list(_offsets(view, needle))


def _offsets(view: bytes, needle: bytes) -> Iterator[int]:
    position = view.find(needle)
    while position >= 0:
        yield position
        position = view.find(needle, position + 1)
