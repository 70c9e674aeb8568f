"""The towns of the countries that are confused, looked for only around a mention of one (``data/towns.tsv``, made by ``tools/towns.py``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from .text.lazy import Expression
from .text.wordlists import row

_CAPITAL = Expression(r"[A-ZÀ-Þ][^\W\d_]+")
_PERSON = Expression(r"(?:\b[A-ZÀ-Þ][\w'-]*|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Sgt)\.) $")
_BEGINS = frozenset("In At From Near To The And But For Of On Around Outside Greater Central North South East West".split())
_FAMILY_NAME = Expression(r" [A-ZÀ-Þ][a-zà-ÿ]")


def towns_in(text: str, start: int, end: int, countries: set[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, country) of the towns of these countries in text[start:end]; a part of a longer name is none."""
    tables = [(country, _by_first_word(country)) for country in sorted(countries)]
    for match in _CAPITAL.finditer(text, start, end):
        first = bare(match.group().lower())
        for country, table in tables:
            for length, name in table.get(first, ()):
                at, to = match.start(), match.start() + length
                if bare(text[at:to].lower()) == name and not text[to : to + 1].isalnum() and not _part(text, at, to):
                    yield at, to, country
                    break


def _part(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word directly before or after makes it a part of a longer name (Anna Essling)."""
    before = _PERSON.search(text[max(0, start - 30) : start])
    return bool(before and before.group().strip() not in _BEGINS) or _FAMILY_NAME.match(text, end) is not None


@cache
def _by_first_word(country: str) -> dict[str, list[tuple[int, str]]]:
    """First word -> (length, whole name), the longest first; small letters without accents."""
    found: dict[str, list[tuple[int, str]]] = {}
    towns = row("towns.tsv", country)
    for name in towns.split("|") if towns else ():
        plain = bare(name.lower())
        match = _CAPITAL.match(name)
        if match:
            found.setdefault(bare(match.group().lower()), []).append((len(name), plain))
    for names in found.values():
        names.sort(reverse=True)
    return found


def bare(text: str) -> str:
    """`text` without accents; its length stays."""
    if text.isascii():
        return text
    import unicodedata

    return "".join(unicodedata.normalize("NFD", char)[0] for char in text)
