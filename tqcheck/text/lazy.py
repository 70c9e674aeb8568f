"""Regular expressions that are compiled when first used: a check of a small file needs few of them, and finds those kept from earlier runs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from . import compiled

I, M, S = 2, 8, 16  # noqa: E741
"""The flags of `re` by its names, as plain numbers."""


class Expression:
    """A compiled `re` pattern in waiting, with the methods used here."""

    def __init__(self, pattern: str | Callable[[], str], flags: int = 0) -> None:
        """`pattern` may be a function: for what is made of a list that is read only then."""
        self._pattern, self._flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return compiled.expression(self._pattern if isinstance(self._pattern, str) else self._pattern(), self._flags)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        return self.compiled.fullmatch(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def findall(self, text: str) -> list[str]:
        return self.compiled.findall(text)

    def sub(self, replacement: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self.compiled.sub(replacement, text)
