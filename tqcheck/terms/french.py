"""The words of French patterns that must stand there, and of these the one by which an entry is looked for."""

from __future__ import annotations

from collections.abc import Iterable

from ..text import stems
from ..typed import Any
from .program import Items


def fixed(item: Any) -> list[str]:
    """The words, of which one is there, of an item of a program that is nothing but a word; none of others."""
    while isinstance(item, list) and item[0] in ("(", "j"):
        item = item[2]
    if isinstance(item, str):
        return [item]
    found: list[str] = item[1] if item[0] == "w" else [item[1].lower()] if item[0] == "=" else []
    return found


def rarest(programs: Iterable[Items]) -> list[str]:
    """For every pattern the forms of the word that is seen least in French."""
    found: dict[str, None] = {}
    for items in programs:
        words: list[list[str]] = [forms for item in items if (forms := fixed(item))]
        if words:
            found.update(dict.fromkeys(min(words, key=lambda forms: _seen(forms))))
    return list(found)


def _seen(forms: Iterable[str]) -> int:
    from ..text import lexicon  # only to compile: not on the way of a check

    return sum(lexicon.seen(stem) for stem in {stems.french(form) for form in forms})
