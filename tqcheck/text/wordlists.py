"""The files of ``tqcheck/data``: word lists, one word or expression a line, and tables; ``#`` begins a remark."""

from __future__ import annotations

import os
from functools import cache

_FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "data")


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a list."""
    return frozenset(lines(name))


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a tab-separated table."""
    return tuple(tuple(line.split("\t")) for line in lines(name))


def lines(name: str) -> list[str]:
    """The lines of a file of the folder, without remarks and empty ones."""
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return [line.rstrip() for line in file if line.strip() and not line.startswith("#")]
