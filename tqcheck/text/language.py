"""Whether words are French, by their small words."""

from __future__ import annotations

from collections.abc import Collection

from .wordlists import words

_FEWEST = 4
"""French words that there must be."""


def is_french(lower: Collection[str]) -> bool:
    """Whether these words, in lower case, are French and not English: *le président est arrivé à …*."""
    french = sum(w in words("french-function-words.txt") or w in words("french-only.txt") for w in lower)
    english = sum(w in words("common-words-en.txt") for w in lower)
    return french >= _FEWEST and french >= 0.35 * len(lower) and english <= 0.12 * len(lower)
