"""The word lists of ``tqcheck/data``: one word or expression a line, ``#`` for remarks."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def words(name: str) -> frozenset[str]:
    """The lines of a list."""
    text = files("tqcheck").joinpath("data", name).read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))
