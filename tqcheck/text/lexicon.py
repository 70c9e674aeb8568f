"""Which English words translate a French one, as learned from parallel text (``training/lexicon.py``).

The table holds stems (see `stems`) and weights from 1 to 100, the geometric mean of both translation probabilities.
"""

from __future__ import annotations

from functools import cache

from .wordlists import table

LEAST = 4
"""Weights below this are noise unless the words look alike."""


@cache
def _rows() -> dict[str, tuple[str, ...]]:
    return {row[0]: row for row in table("lexicon-fr-en.tsv")}


@cache
def translations(stem: str) -> dict[str, int]:
    """The English stems of a French stem with their weights, best first; empty for a word that is not in the table."""
    row = _rows().get(stem)
    if row is None:
        return {}
    pairs = (entry.rpartition(":") for entry in row[2].split())
    return {english: weight for english, _, digits in pairs if (weight := int(digits)) >= LEAST or english[:4] == stem[:4]}


@cache
def seen(stem: str) -> int:
    """In how many sentences the French stem was seen."""
    row = _rows().get(stem)
    return int(row[1]) if row else 0
