"""Degrees below zero that the English gives above it: *- 6 °C* against *6C*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression

_BELOW_FR = Expression(r"(?:(?<!\w)(?P<sign>[-−‑] ?|–(?=\d))|\bmoins )(?P<number>\d+(?:[.,]\d+)?) ?(?:°|º|degrés)", 2)
_RANGE = Expression(r"\d ?\Z")
"""Before a dash that joins two numbers."""
_BELOW_EN = Expression(r"(?:[-−–‑] ?|\b(?:minus|negative|below) )\Z", 2)
_ZERO = Expression(r"\b(?:below|sub|minus|freezing|zero|frost|negative|F|Fahrenheit)\b|°F", 2)
_DEGREES = r"(?= ?(?:°|º|C\b|degrees|deg\b)|-degree)"


def lost(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if not pair.numeric:
        return
    for match in _BELOW_FR.finditer(pair.source):
        if match["sign"] and _RANGE.search(pair.source, 0, match.start()):
            continue
        number = match["number"].replace(",", ".")
        found = list(re.finditer(rf"(?<![\d.,]){re.escape(number)}{_DEGREES}", pair.target))
        if len(found) != 1 or _ZERO.search(pair.target):
            continue
        start, end = found[0].span()
        if not _BELOW_EN.search(pair.target, 0, start):
            yield start, end, f"{'minus ' if pair.target.startswith(' degrees', end) else '-'}{number}", match.group()
