"""The towns of the countries that are confused, looked for only around a mention of one.

``data/towns.tsv``, made by ``tools/towns.py``, is sorted by the first words of the names, so that a small text finds the few it asks for.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..text.lazy import Expression
from ..text.wordlists import sorted_rows

_CAPITAL = Expression(r"[A-ZÀ-Þ][^\W\d_]+")
_PERSON = Expression(r"(?:\b[A-ZÀ-Þ][\w'-]*|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Sgt)\.) $")
_BEGINS = frozenset("In At From Near To The And But For Of On Around Outside Greater Central North South East West".split())
_FAMILY_NAME = Expression(r" [A-ZÀ-Þ][a-zà-ÿ]")


def towns_in(text: str, start: int, end: int, countries: set[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, country) of the towns of exactly one of these countries in text[start:end]; a part of a longer name is none."""
    for match in _CAPITAL.finditer(text, start, end):
        at = match.start()
        ends: dict[str, int] = {}
        for country, name in _known_by(bare(match.group().lower())):
            to = at + len(name)
            if country not in countries or country in ends or bare(text[at:to].lower()) != name:
                continue
            if not text[to : to + 1].isalnum() and not _part(text, at, to):
                ends[country] = to
        longest = max(ends.values(), default=0)
        if list(ends.values()).count(longest) == 1:
            yield from ((at, to, country) for country, to in ends.items() if to == longest)


def _part(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word directly before or after makes it a part of a longer name (Anna Essling)."""
    before = _PERSON.search(text[max(0, start - 30) : start])
    return bool(before and before.group().strip() not in _BEGINS) or _FAMILY_NAME.match(text, end) is not None


def key(name: str) -> str:
    """The first word of a name, in small letters without accents; none where it has no such word."""
    match = _CAPITAL.match(name)
    return bare(match.group().lower()) if match else ""


@lru_cache(20_000)
def _known_by(word: str) -> list[tuple[str, str]]:
    """(country, name) of the towns whose first word this is, by country, the longest first; small letters without accents."""
    towns = [(country, bare(name.lower())) for _, country, name in sorted_rows("towns.tsv", word)]
    return sorted(towns, key=lambda town: (town[0], -len(town[1])))


def bare(text: str) -> str:
    """`text` without accents; its length stays."""
    if text.isascii():
        return text
    import unicodedata

    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)
