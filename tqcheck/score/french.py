"""French words as the lexicon counts them."""

from __future__ import annotations

from ..text.fold import plain
from ..text.lazy import Expression

_TOKEN = Expression(r"[^\W\d_]+'|[^\W\d_]+|\d[\d.,:]*\d|\d|[^\w\s]")


def french(text: str) -> list[str]:
    """Surface tokens: words, elided articles apart ("l'"), numbers, punctuation marks."""
    return _TOKEN.findall(plain(text))
