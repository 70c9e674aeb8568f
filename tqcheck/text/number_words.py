"""Values of numbers written in words, English and French: enough to say that a number is present."""

from __future__ import annotations

import re
from functools import cache

from .wordlists import table

_WORD = re.compile(r"[^\W\d_]+")


@cache
def _table(language: str, kind: str) -> dict[str, float]:
    return {row[2]: float(row[3]) for row in table("number-words.tsv") if row[:2] == (language, kind)}


def values(text: str) -> set[float]:
    """Every value that English number words in `text` may mean, parts included."""
    words = [w.lower() for w in _WORD.findall(text)]
    alone = {**_table("en", "ordinal"), **_table("en", "other")}
    return {alone[w] for w in words if w in alone} | _compound(words, _table("en", "unit"), _table("en", "scale"), {"and"})


def values_fr(text: str) -> set[float]:
    """The same for French."""
    return _compound([w.lower() for w in _WORD.findall(text)], _table("fr", "unit"), _table("fr", "scale"), {"et"})


def _compound(words: list[str], units: dict[str, float], scales: dict[str, float], joints: set[str]) -> set[float]:
    found: set[float] = set()
    total = current = 0.0
    open_ = False
    for word in [*words, ""]:
        if word in units:
            value = float(units[word])
            current = current * value if value == 20 and current == 4 else current + value
            found |= {value, current, total + current}
            open_ = True
        elif word in scales:
            scale = float(scales[word])
            current = max(current, 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            found |= {scale, total + current}
            open_ = True
        elif word not in joints or not open_:
            if open_:
                found.add(total + current)
            total = current = 0.0
            open_ = False
    return found
