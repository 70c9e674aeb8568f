"""Shares of a whole that a text names in words: *un tiers*, *three quarters of* (``data/shares.tsv``)."""

from __future__ import annotations

import re
from functools import cache

from ..records import NamedTuple
from .wordlists import table


class Share(NamedTuple):
    """`value`: of the whole, 0 to 1; `english`: as English writes a French one."""

    where: re.Match[str]
    value: float
    english: str


@cache
def signals() -> frozenset[str]:
    """The words without which no French text names a share."""
    return frozenset(row[0] for row in table("shares.tsv") if row[1] == "fr")


def named(text: str, language: str) -> list[Share]:
    """The shares of a text in `language` (fr or en), in the order of the table."""
    return [Share(match, value, english) for name, value, english in _names(language) for match in name.finditer(text)]


@cache
def _names(language: str) -> list[tuple[re.Pattern[str], float, str]]:
    rows = table("shares.tsv")
    return [(re.compile(rf"\b{shape}", re.I), float(value), english) for _, spoken, shape, value, english in rows if spoken == language]
