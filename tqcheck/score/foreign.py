"""Words of a source as the lexicon counts them."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.fold import plain
from ..text.lazy import Expression

_TOKEN = Expression(r"[^\W\d_]+'|[^\W\d_]+|\d[\d.,:]*\d|\d|[^\w\s]")
_WORD = Expression(r"[^\s!-&(-/:-@\[-`{-~،؛؟。、「」，：；（）《》“”‘’«»…—–·।\d]+")
_HAN = Expression(r"[\u4e00-\u9fff]+")
_STEM = 5


def french(text: str) -> list[str]:
    """Surface tokens: words, elided articles apart ("l'"), numbers, punctuation marks."""
    return _TOKEN.findall(plain(text))


def entries(text: str, language: str) -> list[str]:
    """The entries of the lexicon that a source in small letters asks for. Of French every form has its own; of other languages, of which the lexicon
    has seen less, forms are cut to a stem; Chinese has its characters and pairs of characters."""
    if language == "fr":
        return [word for word in french(text) if word[0].isalpha()]
    if language in ("zh", "ja"):
        runs: Sequence[str] = _HAN.findall(text)
        return [f"{language}:{run[i : i + size]}" for run in runs for size in (1, 2) for i in range(len(run) - size + 1)]
    return [f"{language}:{word if len(word) <= _STEM else word[: max(_STEM, len(word) - 3)]}" for word in _WORD.findall(plain(text))]
