"""Languages: their codes as files write them (en, en-GB, EN_US, eng), and whether words are French."""

from __future__ import annotations

from collections.abc import Collection

from .wordlists import french_only, words

SOURCES, TARGETS = ("fr",), ("en",)
"""The languages that texts may be translated from and into."""
NAMES = {"en": ("en", "english", "anglais"), "fr": ("fr", "french", "français", "francais")}
"""What the heading of a column may call a language."""
_THREE = {"eng": "en", "fra": "fr", "fre": "fr"}


def primary(code: str) -> str:
    """The language of a code, in lower case, without region and script."""
    first = code.strip().replace("_", "-").partition("-")[0].lower()
    return _THREE.get(first, first)


def same(code: str | None, wanted: str) -> bool:
    """Whether a code that a file gives, if it gives one, is the language that is wanted."""
    return not code or not code.strip() or primary(code) == primary(wanted)


def is_french(lower: Collection[str]) -> bool:
    """Whether words, in lower case, are French and not English, as their small ones tell."""
    french = sum(w in words("french-function-words.txt") or w in french_only() for w in lower)
    english = sum(w in words("common-words-en.txt") for w in lower)
    return french >= 4 and french >= 0.35 * len(lower) and english <= 0.12 * len(lower)
