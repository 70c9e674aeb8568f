"""Names of persons as they are given in the countries that are confused, looked for only around a mention of one (``data/bearers.tsv``).

*Mahamadou* is of Niger, *Muhammadu* of Nigeria; *Chukwu~* stands for every name that begins so, *~dóttir* for every one that ends so. A name
that two of the countries share says nothing between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..text.lazy import Expression
from ..text.wordlists import english, row
from .towns import bare

_NAME = Expression(r"(?<![\w'’-])[A-ZÀ-Þ][a-zà-ÿ'’ñ-]*[\wà-ÿĀ-ž'’-]*")
_NEXT = Expression(r" [A-ZÀ-Þ]\w")
_BEFORE = Expression(r"\b(?:[A-ZÀ-Þ][\w'’.-]+|ould|mint|ag|el|al|ben|bin|bint|von|van|de|dos|da) $")
_SHORTEST = 3
"""Letters that must be left of a name beside what it begins or ends with."""


def bearers_in(text: str, start: int, end: int, countries: set[str]) -> Iterator[tuple[int, int, str]]:
    """(start, end, country) of the persons' names of exactly one of these countries in text[start:end]."""
    tables = [(country, *_forms(country)) for country in sorted(countries)]
    tables = [each for each in tables if any(each[1:])]
    if not tables:
        return
    for match in _NAME.finditer(text, start, end):
        word = match.group()
        if (short := word.removesuffix("'s").removesuffix("’s")) != word:
            word = short
        name = bare(word).lower()
        if len(name) < 2:
            continue
        of = [country for country, whole, begins, ends in tables if name in whole or _patterned(name, begins, ends)]
        if len(of) == 1 and (name not in english() or _named(text, match.start(), match.start() + len(word))):
            yield match.start(), match.start() + len(word), of[0]


def _patterned(name: str, begins: tuple[str, ...], ends: tuple[str, ...]) -> bool:
    if len(name) < _SHORTEST + 2:
        return False
    return (bool(begins) and name.startswith(begins)) or (bool(ends) and name[_SHORTEST:].endswith(ends) and name not in english())


def _named(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word beside it makes an English word a name (Grace Banda, Tong Deng)."""
    return _NEXT.match(text, end) is not None or _BEFORE.search(text[max(0, start - 24) : start]) is not None


@cache
def _forms(country: str) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Whole names, beginnings and endings, in small letters without accents."""
    names = [bare(name).lower() for name in row("bearers.tsv", country).split("|") if name]
    return (
        frozenset(name for name in names if "~" not in name),
        tuple(name[:-1] for name in names if name.endswith("~")),
        tuple(name[1:] for name in names if name.startswith("~")),
    )
