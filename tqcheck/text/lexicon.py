"""Which English words translate a French one, as learned from parallel text (``training/lexicon.py``).

The table holds stems (see `stems`) and weights from 1 to 100, the geometric mean of both translation probabilities.
"""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import count

from . import calendar, stems, wordlists
from .fold import bare
from .inflect_en import inflect
from .wordlists import lines, sorted_rows, table

_STANDS_OUT = 30
"""Weight from which a translation may be offered."""
_FEW = 200
"""So many times the text is searched before the table is made of it."""
LEAST = 4
"""Weights below this are noise unless the words look alike."""


@cache
def _rows() -> dict[str, str]:
    """What stands behind a stem in its line: how often it was seen, a tab, the English stems."""
    return dict(line.split("\t", 1) for line in lines("lexicon-fr-en.tsv"))


_asked = count()


def _row(stem: str) -> str:
    """What stands behind a stem in its line, or nothing: looked up in the text by who asks a few times, then in the table."""
    if next(_asked) >= _FEW:
        return _rows().get(stem, "")
    found = sorted_rows("lexicon-fr-en.tsv", stem)
    return "\t".join(found[0][1:]) if found else ""


@lru_cache(20_000)
def translations(stem: str) -> dict[str, int]:
    """The English stems of a French stem with their weights, best first; empty for a word that is not in the table."""
    row = _row(stem)
    if not row:
        return {}
    pairs = (entry.rpartition(":") for entry in row.partition("\t")[2].split())
    return {english: weight for english, _, digits in pairs if (weight := int(digits)) >= LEAST or english[:4] == stem[:4]}


def stems_for(french: str) -> dict[str, int]:
    """The English stems of a French word in any form with their weights."""
    return translations(stems.french(french))


def weight(french: str, english: str) -> int:
    """How often an English word translates a French one, both in any form: from 1 to 100, 0 where it never does."""
    return stems_for(french).get(stems.english(english), 0)


@lru_cache(20_000)
def seen(stem: str) -> int:
    """In how many sentences the French stem was seen."""
    row = _row(stem)
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


def offered(word: str) -> str | None:
    """The English word that most often translates a French one in lower case, in the same number; None where none stands out."""
    if named := calendar.english().get(word):
        return named
    rows = stems_for(word)
    best = max(rows, key=lambda t: rows[t], default="")
    if rows.get(best, 0) < _STANDS_OUT:
        return None
    base = _usual().get(best)
    return inflect(base, "s") if base and word.endswith(("s", "x")) and inflect(base, "s") in wordlists.english() else base


@cache
def _usual() -> dict[str, str]:
    """The most frequent English word of each stem."""
    found: dict[str, str] = {}
    for _, text in table("word-frequency.tsv"):
        for word in text.split():
            found.setdefault(stems.english(word), word)
    return found


@cache
def english() -> frozenset[str]:
    """The English stems of the table."""
    return frozenset(entry.rpartition(":")[0] for row in _rows().values() for entry in row.partition("\t")[2].split())
