"""Language codes as files write them: en, en-GB, EN_US, eng."""

from __future__ import annotations

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
