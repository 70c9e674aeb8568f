"""What denies: the French and English words by which rules see that a text denies at all, or near a place.

``denials.tsv`` has the words that always deny, ``negation-en.txt`` and ``negation-fr.txt`` all that may say what a negation of the other
language says. A rule names what denies for it besides.
"""

from __future__ import annotations

from functools import cache

from .lazy import Expression, I
from .wordlists import row, words


@cache
def english(*more: str) -> Expression:
    """An English word that denies, or that one of `more` describes."""
    return _any(row("denials.tsv", "english"), *more, behind=r"|n't\b")


@cache
def french(*more: str) -> Expression:
    """A French word that denies, *ne* among them, or that one of `more` describes."""
    return _any(row("denials.tsv", "french"), *more, behind=r"|\bn'")


@cache
def beside_ne(*more: str) -> Expression:
    """A French word with which a *ne* denies, or that one of `more` describes."""
    return _any(row("denials.tsv", "beside-ne"), *more)


@cache
def english_may() -> Expression:
    """An English word that may say what a French negation says."""
    return _any(english_able(), behind=r"|n't\b")


@cache
def french_may() -> Expression:
    """A French word, or a question, for which English may have a negation."""
    return _any(row("denials.tsv", "french"), *sorted(words("negation-fr.txt")), behind=r"|\bn'|\?")


@cache
def english_able() -> str:
    """The same as a part of an expression, without *n't*."""
    return "|".join(sorted(words("negation-en.txt")))


def _any(*shapes: str, behind: str = "") -> Expression:
    return Expression(rf"\b(?:{'|'.join(shapes)})\b{behind}", I)
