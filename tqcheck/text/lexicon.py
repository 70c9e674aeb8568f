"""Which English words translate a French one, as learned from parallel text (``training/lexicon.py``).

The table holds stems (see `stems`) and weights from 1 to 100, the geometric mean of both translation probabilities.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .fold import bare
from .wordlists import lines

LEAST = 4
"""Weights below this are noise unless the words look alike."""


@cache
def _rows() -> dict[str, str]:
    """What stands behind a stem in its line: how often it was seen, a tab, the English stems."""
    return dict(line.split("\t", 1) for line in lines("lexicon-fr-en.tsv"))


@lru_cache(20_000)
def translations(stem: str) -> dict[str, int]:
    """The English stems of a French stem with their weights, best first; empty for a word that is not in the table."""
    row = _rows().get(stem)
    if row is None:
        return {}
    pairs = (entry.rpartition(":") for entry in row.partition("\t")[2].split())
    return {english: weight for english, _, digits in pairs if (weight := int(digits)) >= LEAST or english[:4] == stem[:4]}


@lru_cache(20_000)
def seen(stem: str) -> int:
    """In how many sentences the French stem was seen."""
    row = _rows().get(stem)
    return int(row.partition("\t")[0].removesuffix("N")) if row else 0


@cache
def _bare_stems() -> frozenset[str]:
    return frozenset(bare(stem) for stem in _rows() if not stem.isascii())


def known(stem: str) -> bool:
    """Whether the French stem is in the table, give or take accents (*Etrangères*)."""
    return stem in _rows() or bare(stem) in _bare_stems()


@lru_cache(20_000)
def is_name(stem: str) -> bool:
    """Whether the French stem is nearly always written with a capital."""
    row = _rows().get(stem)
    return row is not None and row.partition("\t")[0].endswith("N")


@cache
def english() -> frozenset[str]:
    """The English stems of the table."""
    return frozenset(entry.rpartition(":")[0] for row in _rows().values() for entry in row.partition("\t")[2].split())
